//! The parts of the tree as arcs outside the words, the highest outermost.
//!
//! Before: angles of seats, and their words.
//! After: each arc spans the seats of its head; arcs of one level lie on one ring and do not touch.

use super::circle::Circle;
use super::{Arc, Head, Label, WheelOptions, ends};

/// From the innermost. Linear in heads times levels.
pub(super) fn arcs(
    heads: &[Head],
    circle: &Circle,
    labels: &[Option<Label>],
    options: &WheelOptions,
) -> Vec<Arc> {
    let longest = labels.iter().flatten().map(|label| label.room).fold(0.0, f64::max);
    let inner = circle.radius + options.seat + 2.0 * options.label_gap + longest;
    let ends = ends(heads);
    let mut found: Vec<(u32, Arc)> = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let seats = circle.angles[at..ends[at]].iter().flatten();
        let (from, to) = seats
            .clone()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), &angle| (from.min(angle), to.max(angle)));
        let count = seats.count();
        // What holds all branches says nothing, and one seat has words of its own.
        if count < 2 || head.depth < circle.branch {
            continue;
        }
        let side = 0.3 * circle.step;
        found.push((head.depth, Arc { head: at as u32, from: from - side, to: to + side, radius: 0.0 }));
    }
    let mut levels: Vec<u32> = found.iter().map(|&(depth, _)| depth).collect();
    levels.sort_unstable();
    levels.dedup();
    levels.truncate(options.rings);
    let ring = |depth: u32| levels.iter().rev().position(|&level| level == depth);
    let mut arcs: Vec<(usize, Arc)> = found
        .into_iter()
        .filter_map(|(depth, arc)| {
            let ring = ring(depth)?;
            Some((ring, Arc { radius: inner + ring as f64 * options.ring, ..arc }))
        })
        .collect();
    arcs.sort_by_key(|&(ring, arc)| (ring, arc.head));
    arcs.into_iter().map(|(_, arc)| arc).collect()
}
