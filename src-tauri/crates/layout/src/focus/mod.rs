//! One node in the middle, and around it those it is linked with: who serves it at the left, whom it serves at
//! the right, and above and below those with whom it is linked both ways.
//!
//! 1. `seats::seats`: on which of the four sides each node sits, and how many steps out
//! 2. `place::place`: the boxes, side by side, step by step
//! 3. `route::route`: the lines between neighbouring steps, on tracks of their own
//!
//! Guarantees, tested as properties: no two boxes overlap, no line runs through a box that is not its end,
//! lines begin and end on the borders of their boxes, and the drawing depends on nothing but the input.

mod place;
mod route;
mod seats;
#[cfg(test)]
mod tests;

pub use seats::{Seat, Side, seats};

use crate::geometry::{Rect, Size};
use crate::layered::{Edge, LayeredLayout};

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct FocusInput<'a> {
    /// Size of each node's box; the middle one grows with its lines.
    pub sizes: &'a [Size],
    /// The edges, at most one for a pair of nodes.
    pub edges: &'a [Edge],
    /// Where each node sits, as [`seats()`] says; nodes without a seat get an empty box.
    pub seats: &'a [Option<Seat>],
}

/// How it is to be drawn. Lengths are world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FocusOptions {
    /// Between boxes of one step.
    pub node_gap: f64,
    /// Least distance between neighbouring steps.
    pub step_gap: f64,
    /// Between lines that run beside each other.
    pub edge_gap: f64,
    /// Between the ends of lines on one side of the middle box.
    pub port_gap: f64,
}

impl Default for FocusOptions {
    fn default() -> Self {
        Self { node_gap: 20.0, step_gap: 96.0, edge_gap: 14.0, port_gap: 16.0 }
    }
}

/// Whether an edge between two seats is drawn: those of neighbouring steps on one side.
#[must_use]
pub fn joins(a: Option<Seat>, b: Option<Seat>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let (inner, outer) = if a.hop < b.hop { (a, b) } else { (b, a) };
    outer.hop == inner.hop + 1 && (inner.hop == 0 || inner.side == outer.side)
}

/// Places boxes and lines; an edge that [`joins`] leaves out gets an empty line. O(n log n + e²) for `e` edges
/// between two neighbouring steps.
#[must_use]
pub fn focus(input: &FocusInput<'_>, options: &FocusOptions) -> LayeredLayout {
    let steps = place::Steps::of(input);
    let placed = place::place(input, &steps, options);
    let routes = route::route(input, &steps, &placed, options);
    let seated = input.seats.iter().zip(&placed.boxes).filter(|(seat, _)| seat.is_some());
    let boxes = seated.map(|(_, &bbox)| bbox);
    let lines = routes.iter().flatten().map(|&point| Rect::spanning(point, point));
    let bounds = Rect::around(boxes.chain(lines)).unwrap_or_default();
    let (dx, dy) = (-bounds.x, -bounds.y);
    LayeredLayout {
        boxes: placed.boxes.iter().map(|bbox| bbox.shifted(dx, dy)).collect(),
        routes: routes
            .into_iter()
            .map(|line| line.into_iter().map(|p| crate::geometry::Point::new(p.x + dx, p.y + dy)).collect())
            .collect(),
        bounds: bounds.shifted(dx, dy),
        component: vec![0; input.sizes.len()],
        layer: input.seats.iter().map(|seat| seat.map_or(0, |seat| seat.hop)).collect(),
        crossings: 0,
    }
}
