//! The display list: items (cards, lines, areas, labels, handles), each with a box, a record key and the shape
//! it is painted by.
//!
//! Item boxes and points are world coordinates; the geometry of rectangles, texts and circles is relative to
//! the box of their item, small enough for `f32`. Later items are painted over earlier ones, so lines come
//! before the cards they join. Texts are cut to their room already: painters never measure.
//!
//! Cards are made alike, so what their primitives have in common is held once, as a shape ([`Shapes`]); an item
//! has its place, and texts and points of its own.

mod builder;
mod shapes;
mod strings;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use simpul_layout::geometry::{Point, Rect};

pub(crate) use builder::{Builder, Paint, Type};
pub(crate) use shapes::Imprint;
pub use shapes::{Anchor, Pen, Prim, Shapes};
pub use strings::Strings;

/// A finished picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
    /// What they are painted by.
    pub shapes: Shapes,
    /// The strings of the items' texts and photos, one item after another.
    pub texts: Vec<u32>,
    /// The points of the items' paths and heads that stand in no shape, likewise, in world coordinates.
    pub points: Vec<Point>,
    /// Keys and texts.
    pub strings: Strings,
    /// Holds every item.
    pub bounds: Rect,
    /// Revision of the document this is a picture of.
    pub revision: u32,
}

impl Scene {
    /// The scene on paper, where nothing folds: without what is drawn of the handles whose flags `drop` names.
    /// The tray's stays, as it stands in a title. O(items).
    #[must_use]
    pub fn without_handles(mut self, drop: impl Fn(u8) -> bool) -> Self {
        let bare = self.shapes.add_bare();
        for item in self.items.iter_mut().filter(|item| item.kind == Kind::Handle) {
            if drop(item.flags) && self.strings.get(item.key) != "toggle:tray" {
                item.shape = bare;
            }
        }
        self
    }

    /// How an item is painted, from back to front.
    pub fn prims_of<'s>(&'s self, item: &'s Item) -> impl Iterator<Item = Prim<'s>> {
        self.shapes.prims_of(self, item)
    }

    /// The names of the photos in it, each once, sorted. O(primitives).
    #[must_use]
    pub fn photos(&self) -> BTreeSet<&str> {
        let prims = self.items.iter().flat_map(|item| self.prims_of(item));
        prims.filter(|prim| prim.op == Op::Photo).filter_map(|prim| prim.text).collect()
    }
}

/// Something a user can point at.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it stands, in world coordinates.
    pub bbox: Rect,
    /// Its place among [`Scene::shapes`].
    pub shape: u32,
    /// Where its texts begin in [`Scene::texts`].
    pub texts: u32,
    /// Where its points begin in [`Scene::points`].
    pub points: u32,
    /// Its record: a string index, such as that of `unit:7k2`.
    pub key: u32,
    /// For lines, the items of the cards at both ends, where they are drawn; for handles the first is the
    /// card they belong to.
    pub ends: [Option<u32>; 2],
    /// What it is.
    pub kind: Kind,
    /// Bits of [`flags`].
    pub flags: u8,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A position or a unit.
    Card = 0,
    /// A line between two cards.
    Edge = 1,
    /// A titled area behind cards.
    Area = 2,
    /// Words that stand alone.
    Label = 3,
    /// Folds and unfolds.
    Handle = 4,
}

/// What else is to be known of an item.
pub mod flags {
    /// A pair linked in both directions.
    pub const TWO_WAY: u8 = 1;
    /// A pair two-way in its totals only.
    pub const SUMMED: u8 = 2;
    /// Outside the company, or with an end there.
    pub const EXTERNAL: u8 = 4;
    /// Nobody holds the position.
    pub const VACANT: u8 = 8;
    /// Folded: it stands for more than is drawn.
    pub const COLLAPSED: u8 = 16;
    /// A one-way pair answered "nothing is needed back".
    pub const CALM: u8 = 32;
}

/// At which levels of detail a primitive is drawn: a sum of these.
pub mod lod {
    /// Far away: blocks of colour.
    pub const BLOCK: u8 = 1;
    /// In between: names alone.
    pub const NAME: u8 = 2;
    /// Near: the whole card.
    pub const FULL: u8 = 4;
    /// From everywhere.
    pub const ALL: u8 = BLOCK | NAME | FULL;
}

/// How a primitive is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Op {
    /// `geom`: x, y, width, height, radius.
    Rect = 0,
    /// `geom`: x of the anchor, y of the baseline, nothing, size, and by how many radians it is turned clockwise
    /// about its anchor.
    Text = 1,
    /// An open polyline; `geom`: radius of the rounded bends.
    Path = 2,
    /// A ribbon as wide as `width` with a gap; `geom`: radius, gap.
    Double = 3,
    /// A filled triangle of three points.
    Head = 4,
    /// `geom`: centre x, centre y, radius.
    Circle = 5,
    /// A double path for what is two-way in its totals only: two hairlines and a wide gap.
    Hollow = 6,
    /// A photo cut to a circle, named by its text; `geom`: centre x, centre y, radius. Nothing is drawn where
    /// the painter has no photo of this name.
    Photo = 7,
}

/// Where the anchor of a text lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Align {
    /// At its left end.
    #[default]
    Left = 0,
    /// In its middle.
    Centre = 1,
    /// At its right end.
    Right = 2,
}

/// Bit of [`Pen::style`]: weight 600.
pub const SEMI_BOLD: u8 = 4;
