//! Nodes on a circle in the order of a tree, the tree as arcs outside them, links bundled along the tree inside.
//!
//! 1. `circle::circle`: the angle of every seat, and the radius
//! 2. `labels::labels`: where the words go, and which have to be left out
//! 3. `arcs::arcs`: the parts of the tree, outside the words
//! 4. `bundle::bundle`: the links, led along the tree (D. Holten, "Hierarchical Edge Bundles: Visualization of
//!    Adjacency Relations in Hierarchical Data", IEEE TVCG 12 (2006))
//!
//! Guarantees, tested as properties by `check`: seats stand in the order given, each at its own angle; words never
//! run into each other nor stand upside down; links begin and end at their seats and stay inside the circle; and
//! the drawing depends on nothing but the input. The centre of the circle is the origin.

mod arcs;
mod bundle;
#[cfg(test)]
pub(crate) mod check;
mod circle;
mod labels;
#[cfg(test)]
mod tests;

use crate::geometry::Point;

/// Part of a tree, parents before what is in them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Head {
    /// How deep it lies, from 1.
    pub depth: u32,
    /// How wide its words are; nothing for one that has no seat on the circle.
    pub seat: Option<f64>,
    /// Words of heads with more weight stay where there is not room for all.
    pub weight: u32,
}

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct WheelInput<'a> {
    /// The tree.
    pub heads: &'a [Head],
    /// Pairs of heads with seats.
    pub links: &'a [(u32, u32)],
}

/// How it is to be drawn. Lengths are world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WheelOptions {
    /// Between neighbouring seats, where the circle has room.
    pub seat_gap: f64,
    /// The least and the largest radius.
    pub radius: (f64, f64),
    /// Radius of a seat.
    pub seat: f64,
    /// Height of a line of words.
    pub line: f64,
    /// Between the circle and the words.
    pub label_gap: f64,
    /// Words are wider than this for nobody.
    pub label: f64,
    /// Between the arcs of one level of the tree and the next.
    pub ring: f64,
    /// At most so many levels of the tree are drawn.
    pub rings: usize,
    /// How closely links follow the tree, from 0 to 1.
    pub strength: f64,
}

impl Default for WheelOptions {
    fn default() -> Self {
        Self {
            seat_gap: 17.0,
            radius: (210.0, 640.0),
            seat: 5.0,
            line: 14.0,
            label_gap: 8.0,
            label: 150.0,
            ring: 24.0,
            rings: 3,
            strength: 0.85,
        }
    }
}

/// Words beside a seat.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Where they begin, or end where they run towards the circle: the middle of their height.
    pub at: Point,
    /// By how many radians they are turned clockwise, from -π/2 to π/2.
    pub turned: f64,
    /// Whether they end there.
    pub ends: bool,
    /// How wide they may be.
    pub room: f64,
}

/// A head with a place on the circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seated {
    /// In radians clockwise from the right.
    pub angle: f64,
    /// Its middle.
    pub at: Point,
    /// Its words; nothing where there is no room for them.
    pub label: Option<Label>,
}

/// A part of the tree with more than one seat, outside the circle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arc {
    /// Which head.
    pub head: u32,
    /// Where it begins and ends, clockwise.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// How far out.
    pub radius: f64,
}

/// Where everything goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WheelLayout {
    /// Of the circle on which the seats stand.
    pub radius: f64,
    /// By head; nothing for those without a seat.
    pub seats: Vec<Option<Seated>>,
    /// From the innermost.
    pub arcs: Vec<Arc>,
    /// By link, from its first end to its second.
    pub routes: Vec<Vec<Point>>,
}

/// Places everything. O(n log n) over heads, and linear in links times the depth of the tree.
#[must_use]
pub fn wheel(input: &WheelInput<'_>, options: &WheelOptions) -> WheelLayout {
    let circle = circle::circle(input.heads, options);
    let labels = labels::labels(input.heads, &circle, options);
    let arcs = arcs::arcs(input.heads, &circle, &labels, options);
    let routes = bundle::bundle(input, &circle, options);
    let seat = |(angle, label): (&Option<f64>, Option<Label>)| {
        angle.map(|angle| Seated { angle, at: polar(circle.radius, angle), label })
    };
    WheelLayout {
        radius: circle.radius,
        seats: circle.angles.iter().zip(labels).map(seat).collect(),
        arcs,
        routes,
    }
}

/// The point this far from the middle.
pub(crate) fn polar(radius: f64, angle: f64) -> Point {
    Point::new(radius * angle.cos(), radius * angle.sin())
}

/// Where the subtree of each head ends: the first head after it that is not in it. Linear.
pub(crate) fn ends(heads: &[Head]) -> Vec<usize> {
    let mut ends = vec![heads.len(); heads.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        while let Some(&last) = open.last().filter(|&&last| heads[last].depth >= head.depth) {
            ends[last] = at;
            open.pop();
        }
        open.push(at);
    }
    ends
}
