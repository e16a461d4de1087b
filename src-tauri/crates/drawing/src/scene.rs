//! The display list: items (cards, lines, areas, labels, handles), each with a box, a record key and a run of
//! primitives.
//!
//! Item boxes and points are world coordinates; the geometry of rectangles, texts and circles is relative to
//! the box of their item, small enough for `f32`. Later items are painted over earlier ones, so lines come
//! before the cards they join. Texts are cut to their room already: painters never measure.

mod builder;

use std::collections::BTreeSet;
use std::ops::Range;

use simpul_layout::geometry::{Point, Rect};

use crate::metrics::Weight;
use crate::theme::Token;

pub(crate) use builder::{Builder, Paint, Type};

/// A finished picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
    /// The primitives of all items, one item after another.
    pub prims: Vec<Prim>,
    /// The points of paths and heads, in world coordinates.
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
        for item in self.items.iter_mut().filter(|item| item.kind == Kind::Handle) {
            if drop(item.flags) && self.strings.get(item.key) != "toggle:tray" {
                item.prims.end = item.prims.start;
            }
        }
        self
    }

    /// How an item is painted.
    #[must_use]
    pub fn prims_of(&self, item: &Item) -> &[Prim] {
        &self.prims[item.prims.start as usize..item.prims.end as usize]
    }

    /// The points of a path or a head.
    #[must_use]
    pub fn points_of(&self, prim: &Prim) -> &[Point] {
        &self.points[prim.points.start as usize..prim.points.end as usize]
    }

    /// The names of the photos in it, each once, sorted. O(primitives).
    #[must_use]
    pub fn photos(&self) -> BTreeSet<&str> {
        let photos = self.prims.iter().filter(|prim| prim.op == Op::Photo);
        photos.filter_map(|prim| Some(self.strings.get(prim.text?))).collect()
    }
}

/// Something a user can point at.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it stands, in world coordinates.
    pub bbox: Rect,
    /// Its run in [`Scene::prims`].
    pub prims: Range<u32>,
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
    /// `geom`: x of the anchor, y of the baseline, width, size, and by how many radians it is turned clockwise
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

/// One stroke of the pen.
#[derive(Clone, Debug, PartialEq)]
pub struct Prim {
    /// How it is painted, and what `geom` means.
    pub op: Op,
    /// See [`Op`].
    pub geom: [f32; 5],
    /// Width of the stroke.
    pub width: f32,
    /// String index of a text, or of a photo's name.
    pub text: Option<u32>,
    /// Its run in [`Scene::points`].
    pub points: Range<u32>,
    /// Levels of detail, a sum of [`lod`].
    pub lod: u8,
    /// Painted inside.
    pub fill: Token,
    /// Painted along the outline.
    pub stroke: Token,
    /// Of texts: [`Align`] in the two low bits, 4 for weight 600.
    pub style: u8,
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

/// Bit of [`Prim::style`]: weight 600.
pub const SEMI_BOLD: u8 = 4;

impl Prim {
    /// The weight of a text.
    #[must_use]
    pub const fn weight(&self) -> Weight {
        if self.style & SEMI_BOLD == 0 { Weight::Regular } else { Weight::SemiBold }
    }
}

/// Texts, each once, in one run of bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// The `index`-th text; empty if there is none.
    #[must_use]
    pub fn get(&self, index: u32) -> &str {
        let index = index as usize;
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) as usize };
        self.ends.get(index).map_or("", |&end| &self.text[start..end as usize])
    }

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

    /// Adds `text`, whether it is there already or not.
    pub fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).expect("a picture holds less than 4 GiB of text"));
        self.ends.len() as u32 - 1
    }

    /// All of them, one after another, without separators.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Where each ends in [`Strings::bytes`].
    #[must_use]
    pub fn ends(&self) -> &[u32] {
        &self.ends
    }
}
