//! The lines: out of the right border of a box, in a curve to the next column, level where they pass one, and into
//! the left border of a box.

use super::WavesInput;
use super::place::Placed;
use super::slots::Slots;
use crate::geometry::Point;

/// The share of a border that ends of lines are spread over.
const SPREAD: f64 = 0.7;
/// At most so far apart.
const APART: f64 = 14.0;
/// Ends that would be nearer to each other meet in one point: one head instead of a heap of them.
const NEAR: f64 = 5.0;
/// Straight pieces of a curve.
const PIECES: usize = 24;

pub(super) fn route(input: &WavesInput<'_>, slots: &Slots, placed: &Placed) -> Vec<Vec<Point>> {
    let ends = ends(input, slots, placed);
    let passes = |slot: u32| placed.top[slot as usize] + slots.height[slot as usize] / 2.0;
    let line = |(at, &(from, to)): (usize, &(u32, u32))| {
        let links = slots.of_line(at);
        let mut points = Vec::with_capacity(links.len() * (PIECES + 2));
        let (start, end) = ends[at];
        let mut here = Point::new(right_of(from, input, placed), start);
        let border = placed.columns[input.columns[from as usize] as usize].1;
        if here.x < border {
            // Level past the wider boxes of its column.
            points.push(here);
            here.x = border;
        }
        for (step, &(_, next)) in links.iter().enumerate() {
            let column = placed.columns[slots.column[next as usize] as usize];
            let last = step + 1 == links.len();
            let there = if last {
                Point::new(placed.columns[input.columns[to as usize] as usize].0, end)
            } else {
                Point::new(column.0, passes(next))
            };
            curve(here, there, &mut points);
            here = Point::new(column.1, there.y);
        }
        points
    };
    input.edges.iter().enumerate().map(line).collect()
}

/// A curve that leaves and arrives level.
fn curve(from: Point, to: Point, points: &mut Vec<Point>) {
    if (from.y - to.y).abs() < 0.5 {
        points.extend([from, to]);
        return;
    }
    let middle = f64::midpoint(from.x, to.x);
    for step in 0..=PIECES {
        let t = step as f64 / PIECES as f64;
        let rest = 1.0 - t;
        let (a, b, c, d) = (rest * rest * rest, 3.0 * rest * rest * t, 3.0 * rest * t * t, t * t * t);
        let x = a * from.x + (b + c) * middle + d * to.x;
        points.push(Point::new(x, (a + b) * from.y + (c + d) * to.y));
    }
}

fn right_of(node: u32, input: &WavesInput<'_>, placed: &Placed) -> f64 {
    placed.columns[input.columns[node as usize] as usize].0 + input.sizes[node as usize].w
}

/// How high each line leaves and arrives: along a border by where the other end stands.
fn ends(input: &WavesInput<'_>, slots: &Slots, placed: &Placed) -> Vec<(f64, f64)> {
    let middle = |slot: u32| placed.top[slot as usize] + slots.height[slot as usize] / 2.0;
    let mut leaving: Vec<(u32, f64, usize)> = Vec::new();
    let mut arriving: Vec<(u32, f64, usize)> = Vec::new();
    for (at, &(from, to)) in input.edges.iter().enumerate() {
        let links = slots.of_line(at);
        let (first, last) =
            (links.first().map_or(to, |link| link.1), links.last().map_or(from, |link| link.0));
        leaving.push((from, middle(first), at));
        arriving.push((to, middle(last), at));
    }
    let mut ends = vec![(0.0, 0.0); input.edges.len()];
    spread(leaving, input, placed, &mut |at, y| ends[at].0 = y);
    spread(arriving, input, placed, &mut |at, y| ends[at].1 = y);
    ends
}

fn spread(
    mut ends: Vec<(u32, f64, usize)>,
    input: &WavesInput<'_>,
    placed: &Placed,
    set: &mut impl FnMut(usize, f64),
) {
    ends.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    for group in ends.chunk_by(|a, b| a.0 == b.0) {
        let node = group[0].0 as usize;
        let height = input.sizes[node].h;
        let room = (SPREAD * height / group.len() as f64).min(APART);
        let apart = if room < NEAR { 0.0 } else { room };
        let first = placed.top[node] + height / 2.0 - apart * (group.len() - 1) as f64 / 2.0;
        for (place, &(.., at)) in group.iter().enumerate() {
            set(at, first + apart * place as f64);
        }
    }
}
