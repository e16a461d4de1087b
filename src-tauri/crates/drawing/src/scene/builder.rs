//! Scenes are made here: items one after another, each with what it is painted by.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use simpul_layout::geometry::{Point, Rect};

use super::{Align, Item, Kind, Op, Prim, SEMI_BOLD, Scene};
use crate::metrics::{self, Weight};
use crate::theme::Token;

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) align: Align,
    pub(crate) colour: Token,
}

impl Type {
    pub(crate) const fn new(size: f64, weight: Weight, colour: Token) -> Self {
        Self { size, weight, align: Align::Left, colour }
    }

    pub(crate) const fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// How a shape is painted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Paint {
    pub(crate) fill: Token,
    pub(crate) stroke: Token,
    pub(crate) width: f64,
}

impl Paint {
    pub(crate) const fn filled(fill: Token) -> Self {
        Self { fill, stroke: Token::NONE, width: 0.0 }
    }

    pub(crate) const fn stroked(stroke: Token, width: f64) -> Self {
        Self { fill: Token::NONE, stroke, width }
    }

    pub(crate) const fn with_fill(self, fill: Token) -> Self {
        Self { fill, ..self }
    }
}

/// Collects items from back to front; primitives go to the item begun last.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    scene: Scene,
    /// The texts so far, by their index. Only asked for what it holds, never walked.
    known: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Builder {
    /// Goes on from a finished scene.
    pub(crate) fn from(scene: Scene) -> Self {
        Self { scene, ..Self::default() }
    }

    /// For about so many items and primitives: a large scene that grows step by step is copied as often.
    pub(crate) fn with_room(items: usize, prims: usize) -> Self {
        let mut builder = Self::default();
        builder.scene.items.reserve(items);
        builder.scene.prims.reserve(prims);
        builder
    }

    /// Begins an item and returns its index.
    pub(crate) fn begin(&mut self, kind: Kind, key: &str, bbox: Rect, flags: u8) -> u32 {
        let key = self.scene.strings.push(key);
        let at = self.scene.prims.len() as u32;
        self.scene.items.push(Item { bbox, prims: at..at, key, ends: [None; 2], kind, flags });
        self.scene.items.len() as u32 - 1
    }

    /// Sets the ends of a line or handle.
    pub(crate) fn join(&mut self, item: u32, ends: [Option<u32>; 2]) {
        self.scene.items[item as usize].ends = ends;
    }

    pub(crate) fn rect(&mut self, lod: u8, rect: Rect, radius: f64, paint: Paint) {
        let geom = [rect.x, rect.y, rect.w, rect.h, radius];
        self.prim(Op::Rect, geom, lod, paint);
    }

    pub(crate) fn circle(&mut self, lod: u8, centre: Point, radius: f64, paint: Paint) {
        self.prim(Op::Circle, [centre.x, centre.y, radius, 0.0, 0.0], lod, paint);
    }

    /// The photo of this name, cut to a circle.
    pub(crate) fn photo(&mut self, lod: u8, centre: Point, radius: f64, name: &str) {
        let index = self.intern(name);
        self.prim(Op::Photo, [centre.x, centre.y, radius, 0.0, 0.0], lod, Paint::default());
        if let Some(prim) = self.scene.prims.last_mut() {
            prim.text = Some(index);
        }
    }

    /// One line of text, cut to `room`; nothing where nothing fits. Returns its width.
    pub(crate) fn text(&mut self, lod: u8, at: Point, room: f64, text: &str, set: Type) -> f64 {
        let (cut, width) = metrics::fit_measured(text, set.size, set.weight, room);
        if cut.is_empty() {
            return 0.0;
        }
        let index = self.intern(&cut);
        self.prim(Op::Text, [at.x, at.y, width, set.size, 0.0], lod, Paint::filled(set.colour));
        if let Some(prim) = self.scene.prims.last_mut() {
            prim.text = Some(index);
            prim.style = set.align as u8 | if set.weight == Weight::SemiBold { SEMI_BOLD } else { 0 };
        }
        width
    }

    /// [`Builder::text`], turned clockwise about its anchor by `angle` radians.
    pub(crate) fn turned(&mut self, lod: u8, at: Point, room: f64, text: &str, set: Type, angle: f64) -> f64 {
        let width = self.text(lod, at, room, text, set);
        if let Some(prim) = self.scene.prims.last_mut().filter(|_| width > 0.0) {
            prim.geom[4] = angle as f32;
        }
        width
    }

    /// A line through `points`; `op` is one of the three kinds of path, `gap` the gap of a double one.
    pub(crate) fn path(&mut self, lod: u8, op: Op, points: &[Point], radius: f64, gap: f64, paint: Paint) {
        self.prim(op, [radius, gap, 0.0, 0.0, 0.0], lod, paint);
        self.points(points);
    }

    pub(crate) fn head(&mut self, lod: u8, corners: [Point; 3], colour: Token) {
        self.prim(Op::Head, [0.0; 5], lod, Paint::filled(colour));
        self.points(&corners);
    }

    /// The finished scene, its bounds `margin` wider than what is in it.
    pub(crate) fn finish(mut self, margin: f64, revision: u32) -> Scene {
        let hull = Rect::around(self.scene.items.iter().map(|item| item.bbox)).unwrap_or_default();
        self.scene.bounds = hull.grown(margin);
        self.scene.revision = revision;
        self.scene
    }

    /// The index the next item will have.
    pub(crate) fn next_item(&self) -> u32 {
        self.scene.items.len() as u32
    }

    /// Where the item begun last stands.
    pub(crate) fn last_box(&self) -> Rect {
        self.scene.items.last().map(|item| item.bbox).unwrap_or_default()
    }

    fn prim(&mut self, op: Op, geom: [f64; 5], lod: u8, paint: Paint) {
        let at = self.scene.points.len() as u32;
        self.scene.prims.push(Prim {
            op,
            geom: geom.map(|value| value as f32),
            width: paint.width as f32,
            text: None,
            points: at..at,
            lod,
            fill: paint.fill,
            stroke: paint.stroke,
            style: 0,
        });
        if let Some(item) = self.scene.items.last_mut() {
            item.prims.end += 1;
        }
    }

    fn points(&mut self, points: &[Point]) {
        self.scene.points.extend_from_slice(points);
        if let Some(prim) = self.scene.prims.last_mut() {
            prim.points.end = self.scene.points.len() as u32;
        }
    }

    fn intern(&mut self, text: &str) -> u32 {
        let Self { scene, known, hasher } = self;
        let strings = &mut scene.strings;
        let hash = hasher.hash_one(text);
        if let Some(&index) = known.find(hash, |&index| strings.get(index) == text) {
            return index;
        }
        let index = strings.push(text);
        known.insert_unique(hash, index, |&index| hasher.hash_one(strings.get(index)));
        index
    }
}
