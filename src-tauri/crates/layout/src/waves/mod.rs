//! Columns of boxes, each in one of several lanes, with lines that run from column to column: how something
//! spreads, wave by wave.
//!
//! 1. `slots::Slots`: a slot for each box, and one in every column that a long line passes
//! 2. `order::order`: the slots of each column, so that few lines cross
//! 3. `place::place`: how high each slot stands, near those it is joined to
//! 4. `route::route`: the lines, curved between columns and level across them
//!
//! Guarantees, tested as properties: boxes of a column keep its order of lanes and do not overlap, no line runs
//! through a box, lines begin and end on the borders of their boxes, and the drawing depends on nothing but the
//! input.

mod order;
mod place;
mod route;
mod slots;
#[cfg(test)]
mod tests;

use crate::geometry::{Point, Rect, Size};
use slots::Slots;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct WavesInput<'a> {
    /// Size of each box.
    pub sizes: &'a [Size],
    /// The column of each, from 0 at the left.
    pub columns: &'a [u32],
    /// The lane of each, from 0 at the top.
    pub lanes: &'a [u32],
    /// Whether it stands below the others of its lane.
    pub last: &'a [bool],
    /// Lines, each from a box to one further right.
    pub edges: &'a [(u32, u32)],
}

/// How it is to be drawn. Lengths are world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WavesOptions {
    /// Between columns.
    pub column_gap: f64,
    /// Between boxes of one column.
    pub node_gap: f64,
    /// Between lanes.
    pub lane_gap: f64,
    /// Room for a line that passes a column.
    pub passage: f64,
}

impl Default for WavesOptions {
    fn default() -> Self {
        Self { column_gap: 112.0, node_gap: 14.0, lane_gap: 56.0, passage: 10.0 }
    }
}

/// Where everything stands; the top left box or lane at 0, 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WavesLayout {
    /// One a box.
    pub boxes: Vec<Rect>,
    /// One a line, from its source on.
    pub routes: Vec<Vec<Point>>,
    /// The left and right end of each column.
    pub columns: Vec<(f64, f64)>,
    /// The upper and lower end of each lane; nothing for one without boxes.
    pub lanes: Vec<Option<(f64, f64)>>,
    /// Holds all of it.
    pub bounds: Rect,
}

/// Places boxes and lines. O(rounds × (n log n)) over boxes and the columns lines pass.
#[must_use]
pub fn waves(input: &WavesInput<'_>, options: &WavesOptions) -> WavesLayout {
    let slots = Slots::of(input, options);
    let order = order::order(&slots);
    let placed = place::place(&slots, &order, options);
    let routes = route::route(input, &slots, &placed);
    let boxes = placed.boxes(&slots, input.sizes);
    let hull = Rect::around(boxes.iter().copied()).unwrap_or_default();
    let lines = routes.iter().flatten().map(|&point| Rect::spanning(point, point));
    let bounds = Rect::around(lines).map_or(hull, |lines| lines.union(hull));
    WavesLayout { boxes, routes, columns: placed.columns, lanes: placed.lanes, bounds }
}
