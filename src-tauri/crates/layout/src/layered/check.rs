//! What every layered drawing promises, as one function that looks for faults.

use super::{LayeredInput, LayeredLayout};
use crate::geometry::{Point, Rect};

/// A broken promise; numbers are indexes of nodes and edges.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Not one box for each node and one line for each edge.
    Count,
    /// A number that is none, or something outside the bounds.
    OutOfBounds,
    /// Two boxes overlap.
    Overlap(u32, u32),
    /// An edge's line runs through a box that is not one of its ends.
    Through(u32, u32),
    /// An edge's line does not begin and end on the borders of its boxes.
    Loose(u32),
    /// Both ends of an edge stand on one layer.
    Level(u32),
}

/// All faults of a drawing; a sound one has none.
///
/// Complexity: O(V² + V P) for P points of all lines: for tests and for looking
/// into a report, not for every run.
#[must_use]
pub fn faults(input: &LayeredInput<'_>, drawing: &LayeredLayout) -> Vec<Fault> {
    if drawing.boxes.len() != input.sizes.len() || drawing.routes.len() != input.edges.len() {
        return vec![Fault::Count];
    }
    let mut faults = Vec::new();
    let bounds = drawing.bounds.grown(1e-6);
    let corners = drawing
        .boxes
        .iter()
        .flat_map(|rect| [Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom())]);
    if !corners.chain(drawing.routes.iter().flatten().copied()).all(|point| bounds.contains(point)) {
        faults.push(Fault::OutOfBounds);
    }
    for (index, rect) in (0u32..).zip(&drawing.boxes) {
        for (other, there) in (0..index).zip(&drawing.boxes) {
            if rect.grown(-1e-6).intersects(*there) {
                faults.push(Fault::Overlap(other, index));
            }
        }
    }
    for (index, edge) in (0u32..).zip(input.edges) {
        let line = &drawing.routes[index as usize];
        if edge.source == edge.target {
            if !line.is_empty() {
                faults.push(Fault::Loose(index));
            }
            continue;
        }
        let (source, target) = (edge.source as usize, edge.target as usize);
        let joined = line.first().is_some_and(|&point| on_border(drawing.boxes[source], point))
            && line.last().is_some_and(|&point| on_border(drawing.boxes[target], point));
        if !joined {
            faults.push(Fault::Loose(index));
        }
        if drawing.layer[source] == drawing.layer[target] {
            faults.push(Fault::Level(index));
        }
        for (node, rect) in (0u32..).zip(&drawing.boxes) {
            let own = node == edge.source || node == edge.target;
            let hit = line.windows(2).any(|ends| runs_through(*rect, ends[0], ends[1]));
            if hit && !own {
                faults.push(Fault::Through(index, node));
            }
        }
    }
    faults
}

fn on_border(rect: Rect, point: Point) -> bool {
    rect.grown(1e-6).contains(point)
        && !(rect.x + 1e-6 < point.x
            && point.x < rect.right() - 1e-6
            && rect.y + 1e-6 < point.y
            && point.y < rect.bottom() - 1e-6)
}

/// Whether the segment from `a` to `b` has a point inside the rectangle.
///
/// Paper: Liang, Barsky, "A new concept and method for line clipping", 1984.
#[must_use]
pub fn runs_through(rect: Rect, a: Point, b: Point) -> bool {
    let rect = rect.grown(-1e-6);
    if rect.w <= 0.0 || rect.h <= 0.0 {
        return false;
    }
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for (step, room) in
        [(-dx, a.x - rect.x), (dx, rect.right() - a.x), (-dy, a.y - rect.y), (dy, rect.bottom() - a.y)]
    {
        if step == 0.0 {
            if room <= 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    enter < leave
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_runs_through_what_it_enters() {
        let rect = Rect::new(10.0, 10.0, 20.0, 10.0);
        let through = |ax, ay, bx, by| runs_through(rect, Point::new(ax, ay), Point::new(bx, by));
        assert!(through(0.0, 15.0, 40.0, 15.0));
        assert!(through(15.0, 12.0, 16.0, 13.0), "it may lie inside whole");
        assert!(through(5.0, 5.0, 35.0, 25.0), "across two corners");
        assert!(!through(0.0, 10.0, 40.0, 10.0), "along the border");
        assert!(!through(0.0, 15.0, 9.0, 15.0), "it ends before");
        assert!(!through(0.0, 35.0, 40.0, 15.5), "past the corner");
    }
}
