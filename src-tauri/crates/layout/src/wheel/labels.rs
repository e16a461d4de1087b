//! Where words go: outside the circle, turned so that they read outwards and never upside down.
//!
//! Before: angles of seats.
//! After: two lines of words stand at least their height apart; those left out have the least weight.

use super::circle::Circle;
use super::{Head, Label, WheelOptions, polar};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::f64::consts::{FRAC_PI_2, PI};

/// By head; nothing where there is no seat or no room. O(n log n).
pub(super) fn labels(heads: &[Head], circle: &Circle, options: &WheelOptions) -> Vec<Option<Label>> {
    let radius = circle.radius + options.seat + options.label_gap;
    // Words stand closest together at their inner ends.
    let apart = options.line / radius;
    let seated: Vec<usize> = (0..heads.len()).filter(|&at| circle.angles[at].is_some()).collect();
    let mut order: Vec<usize> = (0..seated.len()).collect();
    order.sort_by_key(|&place| (Reverse(heads[seated[place]].weight), place));
    let angle = |place: usize| circle.angles[seated[place]].unwrap_or_default();
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for place in order {
        let before = kept.range(..place).next_back().or(kept.iter().next_back());
        let after = kept.range(place..).next().or(kept.iter().next());
        let far = |&other: &usize| between(angle(place), angle(other)) >= apart - 1e-9;
        if before.is_none_or(far) && after.is_none_or(far) {
            kept.insert(place);
        }
    }
    let mut labels = vec![None; heads.len()];
    for place in kept {
        let at = seated[place];
        labels[at] = Some(label(angle(place), radius, heads[at].seat.unwrap_or_default().min(options.label)));
    }
    labels
}

fn label(angle: f64, radius: f64, room: f64) -> Label {
    // On the left half words run towards the circle.
    let ends = angle > FRAC_PI_2 + 1e-9;
    let turned = if ends { angle - PI } else { angle };
    Label { at: polar(radius, angle), turned, ends, room }
}

/// How far apart two angles are, the shorter way round.
pub(super) fn between(a: f64, b: f64) -> f64 {
    let apart = (a - b).rem_euclid(2.0 * PI);
    apart.min(2.0 * PI - apart)
}
