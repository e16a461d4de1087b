//! Scenes are made here: items one after another, each with what it is painted by.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};
use rayon::prelude::*;

use simpul_layout::geometry::{Point, Rect};

use super::{Align, Imprint, Item, Kind, Op, Pen, SEMI_BOLD, Scene};
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

/// Things that are drawn in one go: enough that putting them together costs little beside.
pub(super) const PART: usize = 4096;

/// Parts that are drawn before they are put in order: the next ones take over their memory.
const AT_ONCE: usize = 8;

/// Collects items from back to front; what is painted goes to the item begun last.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    scene: Scene,
    /// How the item begun last is painted so far.
    imprint: Imprint,
    /// Whether there is such an item.
    begun: bool,
    /// The texts so far, by their index. Only asked for what it holds, never walked.
    known: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Builder {
    /// Goes on from a finished scene.
    pub(crate) fn from(scene: Scene) -> Self {
        Self { scene, ..Self::default() }
    }

    /// For about so many items and texts: a large scene that grows step by step is copied as often.
    pub(crate) fn with_room(items: usize, texts: usize) -> Self {
        let mut builder = Self::default();
        builder.scene.items.reserve(items);
        builder.scene.texts.reserve(texts);
        builder
    }

    /// Draws `count` things in parts beside each other, each part on its own, and puts them in order. Returns what
    /// `draw` gave for each part, with the index of the first item of it. The parts are the same on every
    /// machine, and so are the bytes.
    pub(crate) fn in_parts<T: Send>(
        &mut self,
        count: usize,
        draw: impl Fn(&mut Self, Range<usize>) -> T + Sync,
    ) -> Vec<(u32, T)> {
        let part = |part: usize| {
            let mut builder = Self::with_room(PART, 5 * PART);
            let drawn = draw(&mut builder, part * PART..count.min((part + 1) * PART));
            (builder, drawn)
        };
        let parts = count.div_ceil(PART);
        let mut placed = Vec::with_capacity(parts);
        for from in (0..parts).step_by(AT_ONCE) {
            let some: Vec<(Self, T)> = (from..parts.min(from + AT_ONCE)).into_par_iter().map(part).collect();
            placed.extend(some.into_iter().map(|(part, drawn)| (self.append(part), drawn)));
        }
        placed
    }

    /// Goes on with the items of `part`, in their order; returns the index of the first. O(size of the part).
    fn append(&mut self, mut part: Self) -> u32 {
        self.close();
        part.close();
        let Self { scene, imprint, .. } = self;
        let Scene { items, shapes, texts, points, strings, .. } = part.scene;
        let adopted = (0..shapes.len() as u32).map(|shape| imprint.adopt(&shapes, shape, &mut scene.shapes));
        let adopted: Vec<u32> = adopted.collect();
        let [first_item, first_text, first_point] =
            [scene.items.len(), scene.texts.len(), scene.points.len()].map(|length| length as u32);
        let first_string = scene.strings.len() as u32;
        scene.items.extend(items.into_iter().map(|item| Item {
            shape: adopted[item.shape as usize],
            texts: first_text + item.texts,
            points: first_point + item.points,
            key: first_string + item.key,
            ends: item.ends.map(|end| end.map(|item| first_item + item)),
            ..item
        }));
        scene.texts.extend(texts.iter().map(|text| first_string + text));
        scene.points.extend_from_slice(&points);
        scene.strings.append(&strings);
        first_item
    }

    /// Begins an item and returns its index.
    pub(crate) fn begin(&mut self, kind: Kind, key: &str, bbox: Rect, flags: u8) -> u32 {
        self.close();
        let scene = &mut self.scene;
        let key = scene.strings.push(key);
        let (texts, points) = (scene.texts.len() as u32, scene.points.len() as u32);
        scene.items.push(Item { bbox, shape: 0, texts, points, key, ends: [None; 2], kind, flags });
        self.begun = true;
        self.scene.items.len() as u32 - 1
    }

    /// Sets the ends of a line or handle.
    pub(crate) fn join(&mut self, item: u32, ends: [Option<u32>; 2]) {
        self.scene.items[item as usize].ends = ends;
    }

    pub(crate) fn rect(&mut self, lod: u8, rect: Rect, radius: f64, paint: Paint) {
        let geom = [rect.x, rect.y, rect.w, rect.h, radius];
        self.pen(Op::Rect, geom, lod, paint);
    }

    pub(crate) fn circle(&mut self, lod: u8, centre: Point, radius: f64, paint: Paint) {
        self.pen(Op::Circle, [centre.x, centre.y, radius, 0.0, 0.0], lod, paint);
    }

    /// The photo of this name, cut to a circle.
    pub(crate) fn photo(&mut self, lod: u8, centre: Point, radius: f64, name: &str) {
        let name = self.intern(name);
        self.scene.texts.push(name);
        self.pen(Op::Photo, [centre.x, centre.y, radius, 0.0, 0.0], lod, Paint::default());
    }

    /// One line of text, cut to `room`; nothing where nothing fits. Returns its width.
    pub(crate) fn text(&mut self, lod: u8, at: Point, room: f64, text: &str, set: Type) -> f64 {
        let (cut, width) = metrics::fit_measured(text, set.size, set.weight, room);
        if cut.is_empty() {
            return 0.0;
        }
        let words = self.intern(&cut);
        self.scene.texts.push(words);
        let weight = if set.weight == Weight::SemiBold { SEMI_BOLD } else { 0 };
        let pen = self.pen(Op::Text, [at.x, at.y, 0.0, set.size, 0.0], lod, Paint::filled(set.colour));
        pen.style = set.align as u8 | weight;
        width
    }

    /// [`Builder::text`], turned clockwise about its anchor by `angle` radians.
    pub(crate) fn turned(&mut self, lod: u8, at: Point, room: f64, text: &str, set: Type, angle: f64) -> f64 {
        let width = self.text(lod, at, room, text, set);
        if let Some(pen) = self.imprint.last().filter(|_| width > 0.0) {
            pen.geom[4] = angle as f32;
        }
        width
    }

    /// A line through `points`; `op` is one of the three kinds of path, `gap` the gap of a double one.
    pub(crate) fn path(&mut self, lod: u8, op: Op, points: &[Point], radius: f64, gap: f64, paint: Paint) {
        self.pen(op, [radius, gap, 0.0, 0.0, 0.0], lod, paint);
        self.points(points);
    }

    pub(crate) fn head(&mut self, lod: u8, corners: [Point; 3], colour: Token) {
        self.pen(Op::Head, [0.0; 5], lod, Paint::filled(colour));
        self.points(&corners);
    }

    /// The finished scene, its bounds `margin` wider than what is in it.
    pub(crate) fn finish(mut self, margin: f64, revision: u32) -> Scene {
        self.close();
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

    fn pen(&mut self, op: Op, geom: [f64; 5], lod: u8, Paint { fill, stroke, width }: Paint) -> &mut Pen {
        let (geom, width) = (geom.map(|value| value as f32), width as f32);
        self.imprint.add(Pen { op, geom, width, points: 0, anchored: None, lod, fill, stroke, style: 0 })
    }

    fn points(&mut self, points: &[Point]) {
        let bbox = self.last_box();
        if !self.imprint.points(points, bbox) {
            self.scene.points.extend_from_slice(points);
        }
    }

    /// The item begun last is whole. Those of a scene gone on from have their shapes.
    fn close(&mut self) {
        let Self { scene, imprint, begun, .. } = self;
        if let Some(item) = scene.items.last_mut().filter(|_| std::mem::take(begun)) {
            item.shape = imprint.close(&mut scene.shapes);
        }
    }

    fn intern(&mut self, text: &str) -> u32 {
        let Self { scene, known, hasher, .. } = self;
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
