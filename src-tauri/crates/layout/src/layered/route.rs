//! Phase 8: heights of the layers and the course of every edge.
//!
//! Each layer has a band as high as its highest box, grown by a short stub.
//! Inside a band lines run straight down, in their dummy's slot or above and
//! below their own box; only between bands do they slant. So no line can run
//! through a box, whatever the sizes, and two lines cross between two bands
//! exactly when their ends stand in opposite order.

use super::cycles::Arc;
use super::order::Order;
use super::place::Spacing;
use super::proper::Proper;
use super::straighten::{Courses, courses};
use crate::geometry::{Point, Rect, Size};

/// Distances along the layers' axis.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heights<'a> {
    /// Size of each node.
    pub(crate) sizes: &'a [Size],
    /// Least distance between the boxes of two neighbouring layers.
    pub(crate) layer_gap: f64,
}

/// Boxes and lines of one component, in the downward drawing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    /// The box of each node.
    pub(crate) boxes: Vec<Rect>,
    /// The line of each arc from its upper to its lower end.
    pub(crate) lines: Vec<Vec<Point>>,
}

/// Draws a component whose vertices have their x.
///
/// Before: neighbours of a layer keep `spacing`. After: lines begin and end on
/// the borders of their boxes and touch no other box; segments of one gap
/// cross exactly where their order demands it.
/// Complexity: O(V log V + S log S).
pub(crate) fn draw(
    proper: &Proper,
    order: &Order,
    arcs: &[Arc],
    x: &[f64],
    spacing: &Spacing<'_>,
    heights: &Heights<'_>,
) -> Drawing {
    let courses = courses(proper, order, x, spacing);
    let bands = bands(proper, order, &courses, heights);
    let boxes: Vec<Rect> = (0..proper.nodes)
        .map(|node| {
            let size = heights.sizes[node];
            let band = &bands[proper.layer[node] as usize];
            Rect::new(courses.x[node] - size.w / 2.0, band.middle - size.h / 2.0, size.w, size.h)
        })
        .collect();
    let lanes = Lanes::new(proper, arcs, &boxes, &courses.x, spacing);
    let lines = (0..arcs.len())
        .map(|at| {
            let (first, past) = proper.chain[at];
            if first == past {
                lanes.line(at, &arcs[at], proper, &bands, &boxes)
            } else {
                line(&proper.segments[first as usize..past as usize], first, proper, &bands, &boxes, &courses)
            }
        })
        .collect();
    Drawing { boxes, lines }
}

/// One layer's band: lines run straight down between `top` and `bottom`.
struct Band {
    top: f64,
    middle: f64,
    bottom: f64,
}

/// Steepness: a gap is at least this share of its widest slant high, so that
/// lines keep apart and heads point at their boxes.
const STEEPNESS: f64 = 0.12;
/// Gaps grow to at most this many times the least gap.
const GAP_GROWTH: f64 = 4.0;
/// The part of the layer gap in which lines run straight before a box: long
/// enough for their heads.
const STUB: f64 = 0.2;

fn bands(proper: &Proper, order: &Order, courses: &Courses, heights: &Heights<'_>) -> Vec<Band> {
    let stub = heights.layer_gap * STUB;
    let mut widest = vec![0.0f64; proper.layers];
    for (at, &(upper, _)) in proper.segments.iter().enumerate() {
        let slant = (courses.out[at] - courses.into[at]).abs();
        let gap = &mut widest[proper.layer[upper as usize] as usize];
        *gap = gap.max(slant);
    }
    let mut y = 0.0;
    let mut bands = Vec::with_capacity(proper.layers);
    for (layer, vertices) in order.layers.iter().enumerate() {
        let height = vertices
            .iter()
            .filter_map(|&vertex| heights.sizes.get(vertex as usize))
            .fold(0.0f64, |height, size| height.max(size.h));
        bands.push(Band { top: y - stub, middle: y + height / 2.0, bottom: y + height + stub });
        let steep = (widest[layer] * STEEPNESS).min(heights.layer_gap * GAP_GROWTH);
        y += height + heights.layer_gap.max(steep + 2.0 * stub);
    }
    bands
}

fn line(
    segments: &[(u32, u32)],
    first: u32,
    proper: &Proper,
    bands: &[Band],
    boxes: &[Rect],
    courses: &Courses,
) -> Vec<Point> {
    let mut points = Vec::with_capacity(2 * segments.len() + 2);
    for (at, &(upper, lower)) in (first as usize..).zip(segments) {
        let (above, below) =
            (&bands[proper.layer[upper as usize] as usize], &bands[proper.layer[lower as usize] as usize]);
        if !proper.is_dummy(upper) {
            push(&mut points, Point::new(courses.out[at], boxes[upper as usize].bottom()));
        }
        push(&mut points, Point::new(courses.out[at], above.bottom));
        push(&mut points, Point::new(courses.into[at], below.top));
        if !proper.is_dummy(lower) {
            push(&mut points, Point::new(courses.into[at], boxes[lower as usize].y));
        }
    }
    points
}

/// Adds a point, dropping the last one where it lies on a vertical run.
fn push(points: &mut Vec<Point>, point: Point) {
    if let [.., before, last] = points[..]
        && before.x == last.x
        && last.x == point.x
    {
        points.pop();
    }
    if points.last() != Some(&point) {
        points.push(point);
    }
}

/// Lanes left of everything for the arcs that were too long to split.
struct Lanes {
    left: f64,
    gap: f64,
    /// For each arc its lane; only those of whole arcs count.
    lane: Vec<u32>,
    lanes: u32,
    center: Vec<f64>,
}

impl Lanes {
    fn new(proper: &Proper, arcs: &[Arc], boxes: &[Rect], x: &[f64], spacing: &Spacing<'_>) -> Self {
        let mut lanes = 0;
        let lane = (0..arcs.len())
            .map(|at| {
                let (first, past) = proper.chain[at];
                lanes += u32::from(first == past);
                lanes
            })
            .collect();
        let left = boxes.iter().map(|node| node.x).chain(x.iter().copied()).fold(f64::INFINITY, f64::min);
        Self {
            left,
            gap: spacing.edge_gap,
            lane,
            lanes,
            center: boxes.iter().map(|node| node.center().x).collect(),
        }
    }

    /// Down from the source into the gap below it, out to the lane, along it,
    /// and back through the gap above the target. Each lane has a height of its
    /// own in the gaps.
    fn line(&self, at: usize, arc: &Arc, proper: &Proper, bands: &[Band], boxes: &[Rect]) -> Vec<Point> {
        let lane = f64::from(self.lane[at]);
        let share = lane / f64::from(self.lanes + 1);
        let (top, bottom) =
            (proper.layer[arc.from as usize] as usize, proper.layer[arc.to as usize] as usize);
        let between = |gap: usize| {
            let (upper, lower) = (bands[gap].bottom, bands[gap + 1].top);
            upper + (lower - upper) * share
        };
        let x = self.left - lane * self.gap;
        let (from, to) = (self.center[arc.from as usize], self.center[arc.to as usize]);
        let (out, into) = (between(top), between(bottom - 1));
        vec![
            Point::new(from, boxes[arc.from as usize].bottom()),
            Point::new(from, out),
            Point::new(x, out),
            Point::new(x, into),
            Point::new(to, into),
            Point::new(to, boxes[arc.to as usize].y),
        ]
    }
}
