//! Phase 8, first part: where lines leave and reach their boxes, and lines made
//! straight where they have the room.
//!
//! Phase 7 knows boxes by their centres, so a line that could run straight past
//! the centre of a wide box comes out bent. Here one line after the other takes
//! the fewest bends that its neighbours leave it.

use super::adjacency::Adjacency;
use super::order::Order;
use super::place::Spacing;
use super::proper::Proper;

/// The course of all lines across the layers.
#[derive(Clone, Debug)]
pub(crate) struct Courses {
    /// The x of each vertex; nodes stand where they stood.
    pub(crate) x: Vec<f64>,
    /// Where each segment leaves its upper vertex.
    pub(crate) out: Vec<f64>,
    /// Where it reaches its lower one.
    pub(crate) into: Vec<f64>,
}

/// Times that ends are spread and lines straightened, each meeting the other's
/// places; ends are spread once more than lines are straightened last.
const ROUNDS: u32 = 2;
/// Passes over both sides of all boxes, and at most so many over all lines.
const PASSES: u32 = 3;

/// Spreads the ends of lines along the sides of their boxes and straightens the
/// lines.
///
/// Before: neighbours of a layer keep `spacing`. After: they still do; ends of
/// lines lie on the sides of their boxes, in the order of their other ends.
/// Complexity: O(V + S log S).
pub(crate) fn courses(proper: &Proper, order: &Order, x: &[f64], spacing: &Spacing<'_>) -> Courses {
    let end = |segment: &(u32, u32)| (x[segment.0 as usize], x[segment.1 as usize]);
    let (out, into) = proper.segments.iter().map(end).unzip();
    let mut courses = Courses { x: x.to_vec(), out, into };
    let loom = Loom {
        proper,
        order,
        spacing,
        below: Side::of(&proper.below, proper, order),
        above: Side::of(&proper.above, proper, order),
    };
    for _ in 0..ROUNDS {
        loom.spread(&mut courses);
        for _ in 0..PASSES {
            if !loom.straighten(&mut courses) {
                break;
            }
        }
    }
    courses
}

/// One side of every box: the segments that end there, from left to right.
struct Side {
    /// Where the run of each node begins in `segments`.
    start: Vec<u32>,
    segments: Vec<u32>,
    /// Where each segment stands in `segments`.
    at: Vec<u32>,
}

impl Side {
    fn of(near: &Adjacency, proper: &Proper, order: &Order) -> Self {
        let mut side = Self { start: vec![0], segments: Vec::new(), at: vec![0; proper.segments.len()] };
        let mut ends: Vec<(u32, u32)> = Vec::new();
        for node in 0..proper.nodes as u32 {
            ends.clear();
            ends.extend(near.of(node).iter().map(|&(other, at)| (order.place[other as usize], at)));
            ends.sort_unstable();
            for &(_, segment) in &ends {
                side.at[segment as usize] = side.segments.len() as u32;
                side.segments.push(segment);
            }
            side.start.push(side.segments.len() as u32);
        }
        side
    }

    fn run(&self, node: u32) -> std::ops::Range<usize> {
        self.start[node as usize] as usize..self.start[node as usize + 1] as usize
    }
}

struct Loom<'a> {
    proper: &'a Proper,
    order: &'a Order,
    spacing: &'a Spacing<'a>,
    below: Side,
    above: Side,
}

impl Loom<'_> {
    /// Moves the ends of lines towards where their other ends are.
    fn spread(&self, courses: &mut Courses) {
        let Courses { x, out, into } = courses;
        for _ in 0..PASSES {
            self.spread_side(&self.below, x, into, out);
            self.spread_side(&self.above, x, out, into);
        }
    }

    fn spread_side(&self, side: &Side, x: &[f64], others: &[f64], own: &mut [f64]) {
        for node in 0..self.proper.nodes as u32 {
            let segments = &side.segments[side.run(node)];
            let wanted: Vec<f64> = segments.iter().map(|&at| others[at as usize]).collect();
            let width = self.spacing.widths[node as usize];
            let places = spread(&wanted, x[node as usize], width, self.spacing.edge_gap);
            for (&segment, place) in segments.iter().zip(places) {
                own[segment as usize] = place;
            }
        }
    }

    /// Takes bends out of one line after the other; whether any could be taken.
    fn straighten(&self, courses: &mut Courses) -> bool {
        let (mut stops, mut runs) = (Vec::new(), Vec::new());
        let mut gained = false;
        for &(first, past) in self.proper.chain.iter().filter(|&&(first, past)| first < past) {
            self.stops(courses, first, past, &mut stops);
            let slants = stops.windows(2).filter(|two| two[0].now != two[1].now).count();
            if slants == 0 {
                continue;
            }
            straightest(&stops, &mut runs);
            if runs.len() > slants {
                continue;
            }
            gained = true;
            let mut from = 0;
            for &(to, place) in &runs {
                for at in from..to {
                    self.settle(courses, first, past, at, place);
                }
                from = to;
            }
        }
        gained
    }

    /// Where the line stands now, and how far its neighbours let it move: at
    /// its upper box, at each dummy, at its lower box.
    fn stops(&self, courses: &Courses, first: u32, past: u32, stops: &mut Vec<Stop>) {
        stops.clear();
        let segments = &self.proper.segments[first as usize..past as usize];
        stops.push(self.port(&self.below, segments[0].0, first, &courses.x, &courses.out));
        stops.extend(segments[1..].iter().map(|segment| self.slot(segment.0, &courses.x)));
        let lower = segments[segments.len() - 1].1;
        stops.push(self.port(&self.above, lower, past - 1, &courses.x, &courses.into));
    }

    fn port(&self, side: &Side, node: u32, segment: u32, x: &[f64], own: &[f64]) -> Stop {
        let run = side.run(node);
        let at = side.at[segment as usize] as usize;
        let reach = reach(self.spacing.widths[node as usize]);
        let gap = self.spacing.edge_gap.min(2.0 * reach / (run.len() - 1).max(1) as f64);
        let there = |at: usize| own[side.segments[at] as usize];
        let center = x[node as usize];
        let left = if at > run.start { there(at - 1) + gap } else { center - reach };
        let right = if at + 1 < run.end { there(at + 1) - gap } else { center + reach };
        Stop::new(own[segment as usize], left, right)
    }

    fn slot(&self, vertex: u32, x: &[f64]) -> Stop {
        let row = &self.order.layers[self.proper.layer[vertex as usize] as usize];
        let place = self.order.place[vertex as usize] as usize;
        let left = place.checked_sub(1).map(|at| row[at]);
        let right = row.get(place + 1).copied();
        Stop::new(
            x[vertex as usize],
            left.map_or(f64::NEG_INFINITY, |left| x[left as usize] + self.spacing.between(left, vertex)),
            right.map_or(f64::INFINITY, |right| x[right as usize] - self.spacing.between(vertex, right)),
        )
    }

    fn settle(&self, courses: &mut Courses, first: u32, past: u32, stop: usize, place: f64) {
        let segment = first as usize + stop;
        if segment < past as usize {
            courses.out[segment] = place;
        }
        if stop > 0 {
            courses.into[segment - 1] = place;
        }
        if stop > 0 && segment < past as usize {
            courses.x[self.proper.segments[segment].0 as usize] = place;
        }
    }
}

/// Where a line passes a layer, and between which places it may.
#[derive(Clone, Copy, Debug)]
struct Stop {
    now: f64,
    left: f64,
    right: f64,
}

impl Stop {
    /// Where it stands is always allowed, however close its neighbours are.
    fn new(now: f64, left: f64, right: f64) -> Self {
        Self { now, left: left.min(now), right: right.max(now) }
    }
}

/// Splits the stops into as few runs as there can be that each have a place in
/// common: one past the last stop of each run, and its place, which is as near
/// as may be to the middle of where its stops are now.
fn straightest(stops: &[Stop], runs: &mut Vec<(usize, f64)>) {
    runs.clear();
    let mut from = 0;
    while from < stops.len() {
        let (mut left, mut right) = (f64::NEG_INFINITY, f64::INFINITY);
        let mut to = from;
        while let Some(stop) = stops.get(to) {
            let (l, r) = (left.max(stop.left), right.min(stop.right));
            if l > r {
                break;
            }
            (left, right) = (l, r);
            to += 1;
        }
        let mut places: Vec<f64> = stops[from..to].iter().map(|stop| stop.now).collect();
        places.sort_unstable_by(f64::total_cmp);
        let middle = f64::midpoint(places[(places.len() - 1) / 2], places[places.len() / 2]);
        runs.push((to, middle.clamp(left, right)));
        from = to;
    }
}

/// The share of a side over which few lines spread.
const MIDDLE: f64 = 0.64;

/// How far from the middle of a side of that width lines may end.
fn reach(width: f64) -> f64 {
    width / 2.0 - (width * 0.1).min(10.0)
}

/// Places along one side of a box: in the given order, apart, and each as near
/// as that allows to where its line would run straight.
///
/// Paper: Ayer and others, "An empirical distribution function for sampling
/// with incomplete information", 1955 (pool adjacent violators).
fn spread(wanted: &[f64], center: f64, width: f64, gap: f64) -> Vec<f64> {
    let count = wanted.len();
    // The middle of the side first; towards its corners only as far as there are lines.
    let needed = gap * count.saturating_sub(1) as f64 / 2.0;
    let half = (width * MIDDLE / 2.0).max(needed).min(reach(width));
    let (left, right) = (center - half, center + half);
    if count < 2 {
        return wanted.iter().map(|x| x.clamp(left, right)).collect();
    }
    let gap = gap.min((right - left) / (count - 1) as f64);
    // Without the gaps the places only have to ascend: the least squares fit pools neighbours.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (at, &x) in wanted.iter().enumerate() {
        let mut pool = (x.clamp(left, right) - at as f64 * gap, 1);
        while let Some(&last) = pools.last() {
            if last.0 < pool.0 {
                break;
            }
            let sum = last.0 * last.1 as f64 + pool.0 * pool.1 as f64;
            pool = (sum / (last.1 + pool.1) as f64, last.1 + pool.1);
            pools.pop();
        }
        pools.push(pool);
    }
    let room = right - (count - 1) as f64 * gap;
    pools
        .iter()
        .flat_map(|&(x, size)| std::iter::repeat_n(x.clamp(left, room.max(left)), size))
        .enumerate()
        .map(|(at, x)| x + at as f64 * gap)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::place::balanced;
    use super::super::tests::{config, crowded, graphs, ordered};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(config())]
        #[test]
        fn lines_stay_in_order_on_their_sides_and_apart((sizes, edges) in graphs()) {
            for (proper, order, widths) in ordered(&sizes, &edges) {
                let spacing = Spacing { widths: &widths, node_gap: 30.0, edge_gap: 12.0 };
                let x = balanced(&proper, &order, &spacing);
                let courses = courses(&proper, &order, &x, &spacing);
                prop_assert_eq!(crowded(&order, &courses.x, &spacing), []);
                prop_assert_eq!(&courses.x[..proper.nodes], &x[..proper.nodes]);
                for (near, own) in [(&proper.below, &courses.out), (&proper.above, &courses.into)] {
                    let side = Side::of(near, &proper, &order);
                    for node in 0..proper.nodes as u32 {
                        let half = widths[node as usize] / 2.0;
                        let ends = side.segments[side.run(node)].iter().map(|&at| own[at as usize]);
                        let ends: Vec<f64> = ends.collect();
                        prop_assert!(ends.windows(2).all(|two| two[0] < two[1]));
                        prop_assert!(ends.iter().all(|end| (end - x[node as usize]).abs() < half));
                    }
                }
            }
        }
    }

    #[test]
    fn runs_are_as_few_as_their_places_allow() {
        let stop = |now: f64, left: f64, right: f64| Stop { now, left, right };
        let stops =
            [stop(0.0, -5.0, 20.0), stop(30.0, 10.0, 40.0), stop(12.0, 0.0, 15.0), stop(90.0, 80.0, 99.0)];
        let mut runs = Vec::new();
        straightest(&stops, &mut runs);
        assert_eq!(runs, [(3, 12.0), (4, 90.0)]);
    }
}
