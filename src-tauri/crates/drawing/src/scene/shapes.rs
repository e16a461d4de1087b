//! Shapes: what items are painted by, held once for all items that are painted alike.

use std::borrow::Cow;
use std::ops::Deref;

use hashbrown::HashMap;

use simpul_layout::geometry::{Point, Rect};

use super::{Item, Op, Scene};
use crate::metrics::Weight;
use crate::theme::Token;

/// What items are painted by. Those whose primitives differ in their texts, and in points told by no
/// [`Anchor`], alone share a shape: one pen a primitive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shapes {
    /// The pens of all shapes, one shape after another, each from back to front.
    pub pens: Vec<Pen>,
    /// The points of pens that have them told by the box of the item.
    pub anchors: Vec<Anchor>,
    /// Where each shape ends in `pens`.
    ends: Vec<u32>,
}

/// One stroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Pen {
    /// How it is painted, and what `geom` means.
    pub op: Op,
    /// See [`Op`].
    pub geom: [f32; 5],
    /// Width of the stroke.
    pub width: f32,
    /// How many points it has.
    pub points: u32,
    /// Where they begin in [`Shapes::anchors`]; each item has its own in [`Scene::points`] if nowhere.
    pub anchored: Option<u32>,
    /// Levels of detail, a sum of [`super::lod`].
    pub lod: u8,
    /// Painted inside.
    pub fill: Token,
    /// Painted along the outline.
    pub stroke: Token,
    /// Of texts: [`super::Align`] in the two low bits, 4 for weight 600.
    pub style: u8,
}

/// A point told from the nearer sides of the box of its item, so that lines of all lengths are of one shape.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// How far right of the left side, or of the right one, it is.
    pub x: f32,
    /// How far below the upper side, or the lower one.
    pub y: f32,
    /// Bits: 1 for the right side, 2 for the lower one.
    pub sides: u8,
}

/// A pen as it paints one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Prim<'s> {
    /// What items of its shape have in common.
    pub pen: &'s Pen,
    /// What it writes, or the name of the photo it paints.
    pub text: Option<&'s str>,
    /// Its points, in world coordinates.
    pub points: Cow<'s, [Point]>,
}

impl Deref for Prim<'_> {
    type Target = Pen;

    fn deref(&self) -> &Pen {
        self.pen
    }
}

impl Pen {
    /// The weight of a text.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        if self.style & super::SEMI_BOLD == 0 { Weight::Regular } else { Weight::SemiBold }
    }

    /// Whether it takes one of the item's texts.
    #[must_use]
    pub const fn has_text(&self) -> bool {
        matches!(self.op, Op::Text | Op::Photo)
    }

    /// How many of the item's own points it takes.
    #[must_use]
    pub const fn own_points(&self) -> u32 {
        if self.anchored.is_none() { self.points } else { 0 }
    }
}

/// Further from a side than this no point is told by it: what is in the middle of something differs from item
/// to item.
const NEAR: f64 = 96.0;

impl Anchor {
    /// `point` as it stands in `bbox`; nothing if it is near no corner, or would not come back to the last bit.
    pub(super) fn of(point: Point, bbox: Rect) -> Option<Self> {
        let side = |at: f64, near: f64, far: f64| {
            let is_far = (at - far).abs() < (at - near).abs();
            let from = if is_far { far } else { near };
            let offset = (at - from) as f32;
            ((at - from).abs() <= NEAR && from + f64::from(offset) == at).then_some((offset, is_far))
        };
        let (x, right) = side(point.x, bbox.x, bbox.right())?;
        let (y, lower) = side(point.y, bbox.y, bbox.bottom())?;
        Some(Self { x, y, sides: u8::from(right) | u8::from(lower) << 1 })
    }

    /// Where it stands in `bbox`.
    #[must_use]
    pub fn at(self, bbox: Rect) -> Point {
        let x = if self.sides & 1 == 0 { bbox.x } else { bbox.right() };
        let y = if self.sides & 2 == 0 { bbox.y } else { bbox.bottom() };
        Point::new(x + f64::from(self.x), y + f64::from(self.y))
    }
}

impl Shapes {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Where each ends in [`Shapes::pens`].
    #[must_use]
    pub fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// The pens of a shape; none if there is no such shape.
    #[must_use]
    pub fn pens_of(&self, shape: u32) -> &[Pen] {
        let end = |shape: usize| self.ends.get(shape).copied().unwrap_or(0) as usize;
        let shape = shape as usize;
        let start = if shape == 0 { 0 } else { end(shape - 1) };
        self.pens.get(start..end(shape)).unwrap_or_default()
    }

    /// A shape of these pens and anchors, of which the pens count from the first. Returns its place.
    pub(crate) fn add(&mut self, pens: &[Pen], anchors: &[Anchor]) -> u32 {
        let first = self.anchors.len() as u32;
        let moved = |pen: &Pen| Pen { anchored: pen.anchored.map(|at| first + at), ..pen.clone() };
        self.pens.extend(pens.iter().map(moved));
        self.anchors.extend_from_slice(anchors);
        self.ends.push(self.pens.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// A shape by which nothing is painted.
    pub(super) fn add_bare(&mut self) -> u32 {
        self.add(&[], &[])
    }

    pub(super) fn prims_of<'s>(
        &'s self,
        scene: &'s Scene,
        item: &'s Item,
    ) -> impl Iterator<Item = Prim<'s>> + use<'s> {
        let (mut text, mut point) = (item.texts as usize, item.points as usize);
        self.pens_of(item.shape).iter().map(move |pen| {
            let words = pen.has_text().then(|| {
                text += 1;
                scene.texts.get(text - 1).map_or("", |&string| scene.strings.get(string))
            });
            let count = pen.points as usize;
            let points = if let Some(first) = pen.anchored {
                let anchors = self.anchors.iter().skip(first as usize).take(count);
                Cow::Owned(anchors.map(|anchor| anchor.at(item.bbox)).collect())
            } else {
                point += count;
                Cow::Borrowed(scene.points.get(point - count..point).unwrap_or_default())
            };
            Prim { pen, text: words, points }
        })
    }
}

/// The item that is being made: its pens so far, and which shapes there are to share.
#[derive(Debug, Default)]
pub(crate) struct Imprint {
    pens: Vec<Pen>,
    anchors: Vec<Anchor>,
    /// All that a shape is, in words that are equal where shapes are.
    words: Vec<u32>,
    /// Only asked for what it holds, never walked.
    known: HashMap<Box<[u32]>, u32>,
}

impl Imprint {
    pub(super) fn add(&mut self, pen: Pen) -> &mut Pen {
        self.pens.push(pen);
        let last = self.pens.len() - 1;
        &mut self.pens[last]
    }

    /// The pen last added.
    pub(super) fn last(&mut self) -> Option<&mut Pen> {
        self.pens.last_mut()
    }

    /// Gives the pen last added its points, told by the box of the item if all of them can be; says whether.
    pub(super) fn points(&mut self, points: &[Point], bbox: Rect) -> bool {
        let first = self.anchors.len();
        self.anchors.extend(points.iter().map_while(|&point| Anchor::of(point, bbox)));
        let all = self.anchors.len() - first == points.len();
        if !all {
            self.anchors.truncate(first);
        }
        if let Some(pen) = self.pens.last_mut() {
            pen.points = points.len() as u32;
            pen.anchored = all.then_some(first as u32);
        }
        all
    }

    /// The place among `shapes` of a shape of another scene.
    pub(super) fn adopt(&mut self, of: &Shapes, shape: u32, shapes: &mut Shapes) -> u32 {
        let pens = of.pens_of(shape);
        let first = pens.iter().find_map(|pen| pen.anchored).unwrap_or(0);
        let count: u32 = pens.iter().filter(|pen| pen.anchored.is_some()).map(|pen| pen.points).sum();
        let from_first = |pen: &Pen| Pen { anchored: pen.anchored.map(|at| at - first), ..pen.clone() };
        self.pens.extend(pens.iter().map(from_first));
        self.anchors.extend_from_slice(&of.anchors[first as usize..(first + count) as usize]);
        self.close(shapes)
    }

    /// The shape of the item, new or known, and begins the next one.
    pub(super) fn close(&mut self, shapes: &mut Shapes) -> u32 {
        self.words.clear();
        for pen in &self.pens {
            let bytes = [pen.op as u8, pen.lod, pen.fill.0, pen.stroke.0];
            self.words.extend(pen.geom.map(f32::to_bits));
            self.words.extend([pen.width.to_bits(), u32::from_le_bytes(bytes), u32::from(pen.style)]);
            self.words.extend([pen.points, pen.anchored.unwrap_or(u32::MAX)]);
        }
        for anchor in &self.anchors {
            self.words.extend([anchor.x.to_bits(), anchor.y.to_bits(), u32::from(anchor.sides)]);
        }
        let shape = match self.known.get(&self.words[..]) {
            Some(&shape) => shape,
            None => {
                let shape = shapes.add(&self.pens, &self.anchors);
                self.known.insert(self.words.as_slice().into(), shape);
                shape
            }
        };
        self.pens.clear();
        self.anchors.clear();
        shape
    }
}
