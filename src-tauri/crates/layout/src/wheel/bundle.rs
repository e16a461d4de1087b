//! Links led along the tree: the points of the tree between two seats are the control points of a spline.
//!
//! Before: angles of seats.
//! After: a link begins and ends at its seats and stays inside the circle. Where several go the same way through
//! the tree they run close together; how close is `strength`. Paper: D. Holten 2006, section 3.

use super::circle::Circle;
use super::{Head, WheelInput, WheelOptions, ends, polar};
use crate::geometry::Point;

/// Straight pieces of a curve for each of its control points.
const PIECES: usize = 8;
/// Inner rings lie further out than even steps would have it: links of neighbours bend gently.
const OUTWARDS: f64 = 0.6;
/// The innermost ring of the tree, as a share of the radius.
const INNERMOST: f64 = 0.1;

/// By link. O(links · depth) after O(n).
pub(super) fn bundle(input: &WheelInput<'_>, circle: &Circle, options: &WheelOptions) -> Vec<Vec<Point>> {
    let tree = Tree::of(input.heads, circle);
    let route = |&(from, to): &(u32, u32)| {
        let mut control = tree.path(from as usize, to as usize);
        let radius = circle.radius - options.seat;
        for (end, head) in [(0, from), (control.len() - 1, to)] {
            if let Some(angle) = circle.angles[head as usize] {
                control[end] = polar(radius, angle);
            }
        }
        spline(&straightened(&control, options.strength))
    };
    input.links.iter().map(route).collect()
}

/// The inner points of the tree.
struct Tree {
    /// The head each one lies in.
    parent: Vec<Option<usize>>,
    depth: Vec<u32>,
    point: Vec<Point>,
}

impl Tree {
    fn of(heads: &[Head], circle: &Circle) -> Self {
        let mut parent = vec![None; heads.len()];
        let mut open: Vec<usize> = Vec::new();
        for (at, head) in heads.iter().enumerate() {
            while open.last().is_some_and(|&last| heads[last].depth >= head.depth) {
                open.pop();
            }
            parent[at] = open.last().copied();
            open.push(at);
        }
        let ends = ends(heads);
        let deepest = heads.iter().map(|head| head.depth).max().unwrap_or(1);
        let point = heads.iter().enumerate().map(|(at, head)| {
            let (mut x, mut y) = (0.0, 0.0);
            for &angle in circle.angles[at..ends[at]].iter().flatten() {
                (x, y) = (x + f64::cos(angle), y + f64::sin(angle));
            }
            // What holds the whole circle stands in its middle.
            let out = (f64::from(head.depth - 1) / f64::from(deepest.max(2))).powf(OUTWARDS);
            if x.hypot(y) < 1e-9 {
                return Point::default();
            }
            polar(circle.radius * if head.depth == 1 { INNERMOST } else { out }, y.atan2(x))
        });
        Self { point: point.collect(), depth: heads.iter().map(|head| head.depth).collect(), parent }
    }

    /// From one head up to where both meet and down to the other. The meeting point itself is left out where
    /// the way is long enough without it: there links part better.
    fn path(&self, from: usize, to: usize) -> Vec<Point> {
        let (mut up, mut down) = (vec![from], vec![to]);
        let (mut a, mut b) = (Some(from), Some(to));
        while a != b {
            let depth = |at: Option<usize>| at.map_or(0, |at| self.depth[at]);
            if depth(a) >= depth(b) {
                a = a.and_then(|at| self.parent[at]);
                up.extend(a.filter(|_| a != b));
            } else {
                b = b.and_then(|at| self.parent[at]);
                down.extend(b.filter(|_| a != b));
            }
        }
        let meeting = a.filter(|_| up.len() + down.len() <= 3);
        let centre = a.is_none() && up.len() + down.len() <= 3;
        let mut path: Vec<Point> = up.iter().map(|&at| self.point[at]).collect();
        path.extend(meeting.map(|at| self.point[at]));
        path.extend(centre.then(Point::default));
        path.extend(down.iter().rev().map(|&at| self.point[at]));
        path
    }
}

/// Control points drawn towards the straight line between the ends.
fn straightened(control: &[Point], strength: f64) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (control.first(), control.last()) else { return Vec::new() };
    let steps = (control.len() - 1).max(1) as f64;
    let pulled = |(at, point): (usize, &Point)| {
        let way = at as f64 / steps;
        let line = Point::new(first.x + (last.x - first.x) * way, first.y + (last.y - first.y) * way);
        Point::new(
            strength * point.x + (1.0 - strength) * line.x,
            strength * point.y + (1.0 - strength) * line.y,
        )
    };
    control.iter().enumerate().map(pulled).collect()
}

/// A uniform cubic B-spline that begins and ends at its first and last control point.
fn spline(control: &[Point]) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (control.first(), control.last()) else { return Vec::new() };
    let mut padded = vec![first; 2];
    padded.extend_from_slice(control);
    padded.extend([last; 2]);
    let mut curve = vec![first];
    for four in padded.windows(4) {
        for piece in 1..=PIECES {
            let t = piece as f64 / PIECES as f64;
            let (s, t2, t3) = (1.0 - t, t * t, t * t * t);
            let weights = [
                s * s * s / 6.0,
                (3.0 * t3 - 6.0 * t2 + 4.0) / 6.0,
                (-3.0 * t3 + 3.0 * t2 + 3.0 * t + 1.0) / 6.0,
                t3 / 6.0,
            ];
            let sum = |of: fn(&Point) -> f64| four.iter().zip(weights).map(|(point, w)| of(point) * w).sum();
            curve.push(Point::new(sum(|point| point.x), sum(|point| point.y)));
        }
    }
    if let Some(end) = curve.last_mut() {
        *end = last;
    }
    curve
}
