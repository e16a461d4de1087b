//! The angle of every seat and the radius of the circle.
//!
//! Before: heads, parents before what is in them.
//! After: seats stand clockwise from the top in their order, evenly but for a gap before each new branch.

use super::{Head, WheelOptions, ends};
use std::f64::consts::{FRAC_PI_2, TAU};

/// Seats on a circle.
pub(super) struct Circle {
    pub(super) radius: f64,
    /// By head; nothing for those without a seat.
    pub(super) angles: Vec<Option<f64>>,
    /// Between neighbours that stand closest.
    pub(super) step: f64,
    /// The depth at which the tree first parts.
    pub(super) branch: u32,
}

/// How many seats a gap is wide.
const GAP: f64 = 1.0;

/// Linear.
pub(super) fn circle(heads: &[Head], options: &WheelOptions) -> Circle {
    let ends = ends(heads);
    let holds = |at: usize| ends[at] > at + 1;
    let branch = branching(heads, &holds);
    let mut places = vec![None; heads.len()];
    let (mut next, mut gap, mut held) = (0.0, false, false);
    for (at, head) in heads.iter().enumerate() {
        // A branch begins or has ended: what has been seated so far stands apart from what follows.
        if head.depth <= branch {
            gap |= held || holds(at);
            held = holds(at);
        }
        if head.seat.is_some() {
            if gap && next > 0.0 {
                next += GAP;
            }
            gap = false;
            places[at] = Some(next);
            next += 1.0;
        }
    }
    // The last branch stands apart from the first as well.
    let all: f64 = (next + GAP).max(2.0);
    let (least, most) = options.radius;
    Circle {
        radius: (all * options.seat_gap / TAU).clamp(least, most),
        angles: places.iter().map(|place| place.map(|place: f64| place / all * TAU - FRAC_PI_2)).collect(),
        step: TAU / all,
        branch,
    }
}

/// The depth at which the tree first parts: what lies higher stands alone above everything.
fn branching(heads: &[Head], holds: &impl Fn(usize) -> bool) -> u32 {
    let mut branches = vec![0_u32; heads.iter().map(|head| head.depth as usize).max().unwrap_or(0) + 1];
    for (_, head) in heads.iter().enumerate().filter(|&(at, _)| holds(at)) {
        branches[head.depth as usize] += 1;
    }
    branches.iter().position(|&count| count > 1).unwrap_or(1) as u32
}
