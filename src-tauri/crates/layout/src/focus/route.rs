//! The lines: out of the inner box, along a track of their own between the two steps, into the outer box.

use super::place::{ENDS, Placed, SIDES, Steps};
use super::{FocusInput, FocusOptions, Side};
use crate::geometry::{Point, Rect};

/// Nearer than this across, two ends are joined by one straight line.
const STRAIGHT: f64 = 0.5;

pub(super) fn route(
    input: &FocusInput<'_>,
    steps: &Steps,
    placed: &Placed,
    options: &FocusOptions,
) -> Vec<Vec<Point>> {
    let mut routes = vec![Vec::new(); input.edges.len()];
    for side in SIDES {
        let begins = &placed.begins[side as usize];
        for (edges, &begin) in steps.edges[side as usize].iter().zip(begins) {
            for course in courses(side, edges, begin, placed, options) {
                let mut points = course.points(side);
                if input.edges[course.edge as usize].source != course.inner {
                    points.reverse();
                }
                routes[course.edge as usize] = points;
            }
        }
    }
    routes
}

/// A line between two steps, in lengths along and across its side.
struct Course {
    edge: u32,
    inner: u32,
    from: (f64, f64),
    to: (f64, f64),
    /// Where it runs across; nothing for a straight line.
    track: Option<f64>,
}

impl Course {
    fn points(&self, side: Side) -> Vec<Point> {
        let (from, to) = (self.from, self.to);
        let bends = self.track.map(|track| [(track, from.1), (track, to.1)]);
        let way = [from].into_iter().chain(bends.into_iter().flatten()).chain([to]);
        way.map(|(along, across)| match side {
            Side::Left => Point::new(-along, across),
            Side::Right => Point::new(along, across),
            Side::Above => Point::new(across, -along),
            Side::Below => Point::new(across, along),
        })
        .collect()
    }
}

/// The lines between one step and the next. A longer way across takes a track further in, so that lines out of
/// one box do not cross.
fn courses(
    side: Side,
    edges: &[(u32, u32, u32)],
    begin: f64,
    placed: &Placed,
    options: &FocusOptions,
) -> Vec<Course> {
    let span = |node: u32| across(side, placed.boxes[node as usize]);
    let inner_ends = ends(edges, |&(_, inner, outer)| (inner, span(inner), middle(span(outer))));
    let outer_ends = ends(edges, |&(_, inner, outer)| (outer, span(outer), middle(span(inner))));
    let mut list: Vec<Course> = edges
        .iter()
        .zip(inner_ends.into_iter().zip(outer_ends))
        .map(|(&(edge, inner, _), (a, b))| {
            let start = away(side, placed.boxes[inner as usize]);
            let straight = (a - b).abs() < STRAIGHT;
            let (from, to) = ((start, if straight { b } else { a }), (begin, b));
            Course { edge, inner, from, to, track: (!straight).then_some(0.0) }
        })
        .collect();
    list.sort_by(|a, b| {
        let long = |course: &Course| (course.from.1 - course.to.1).abs();
        long(b).total_cmp(&long(a)).then(a.edge.cmp(&b.edge))
    });
    let mut tracks: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut on = vec![0; list.len()];
    for (course, on) in list.iter().zip(&mut on).filter(|(course, _)| course.track.is_some()) {
        let (low, high) = (course.from.1.min(course.to.1), course.from.1.max(course.to.1));
        let gap = options.edge_gap;
        let free = |taken: &Vec<(f64, f64)>| taken.iter().all(|&(a, b)| high + gap < a || b + gap < low);
        *on = tracks.iter().position(free).unwrap_or(tracks.len());
        if *on == tracks.len() {
            tracks.push(Vec::new());
        }
        tracks[*on].push((low, high));
    }
    // Against the outer step: what lies further in belongs to sides that are in the way there.
    let first = begin - ENDS - tracks.len().saturating_sub(1) as f64 * options.edge_gap;
    for (course, on) in list.iter_mut().zip(on) {
        course.track = course.track.map(|_| first + on as f64 * options.edge_gap);
    }
    list
}

/// Where lines meet a box: spread evenly over its side in the order of what they lead to.
fn ends<Of>(edges: &[(u32, u32, u32)], of: Of) -> Vec<f64>
where
    Of: Fn(&(u32, u32, u32)) -> (u32, (f64, f64), f64),
{
    let mut order: Vec<usize> = (0..edges.len()).collect();
    let key = |at: usize| of(&edges[at]);
    order.sort_by(|&a, &b| {
        let ((node_a, _, to_a), (node_b, _, to_b)) = (key(a), key(b));
        node_a.cmp(&node_b).then(to_a.total_cmp(&to_b)).then(edges[a].0.cmp(&edges[b].0))
    });
    let mut places = vec![0.0; edges.len()];
    for group in order.chunk_by(|&a, &b| key(a).0 == key(b).0) {
        for (at, &edge) in group.iter().enumerate() {
            let (low, high) = key(edge).1;
            places[edge] = low + (high - low) * (at as f64 + 1.0) / (group.len() as f64 + 1.0);
        }
    }
    places
}

fn middle((low, high): (f64, f64)) -> f64 {
    f64::midpoint(low, high)
}

/// The stretch of a box across its side.
fn across(side: Side, bbox: Rect) -> (f64, f64) {
    match side {
        Side::Left | Side::Right => (bbox.y, bbox.bottom()),
        Side::Above | Side::Below => (bbox.x, bbox.right()),
    }
}

/// How far out the far border of a box lies.
fn away(side: Side, bbox: Rect) -> f64 {
    match side {
        Side::Left => -bbox.x,
        Side::Right => bbox.right(),
        Side::Above => -bbox.y,
        Side::Below => bbox.bottom(),
    }
}
