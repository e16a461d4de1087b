//! Curves from one box to others, over whatever lies between them: what a box of a chart is joined to.
//!
//! Guarantees: a curve begins on the border of the hub and ends on that of its box, upright to both; no two begin
//! at one place; between rows next to each other a curve keeps to the gap between them; the order in which the
//! boxes are given moves no curve unless two boxes lie at the same place. It avoids no box: what lies below is
//! meant to be seen through. O(n log n).

use crate::geometry::{Point, Rect};

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

/// Boxes of one row that stand closer than this share of their width are joined straight across the gap.
const BESIDE: f64 = 0.75;
/// The share of a side that ends of curves are spread over.
const SPREAD: f64 = 0.8;
/// How far from the middle, as a share of the side, a lone end lies: reporting lines keep to the middle.
const ASIDE: f64 = 0.2;
/// Length of the pieces that a curve is made of, how few there are at least, and at most.
const PIECE: f64 = 20.0;
const PIECES: (f64, f64) = (10.0, 40.0);

/// The curves from `hub` to each of `others`, as polylines from the hub on.
#[must_use]
pub fn spokes(hub: Rect, others: &[Rect]) -> Vec<Vec<Point>> {
    let sides: Vec<(Side, Side)> = others.iter().map(|&other| sides(hub, other)).collect();
    let mut order: Vec<usize> = (0..others.len()).collect();
    let place = |at: usize| along(sides[at].0, others[at].center());
    order.sort_by(|&a, &b| {
        let (near, far) = (place(a), place(b));
        sides[a].0.cmp(&sides[b].0).then(near.0.total_cmp(&far.0)).then(near.1.total_cmp(&far.1))
    });
    let mut starts = vec![Point::default(); others.len()];
    for group in order.chunk_by(|&a, &b| sides[a].0 == sides[b].0) {
        for (place, &at) in group.iter().enumerate() {
            let share = if group.len() == 1 {
                0.5 + ASIDE * towards(hub, others[at], sides[at].0)
            } else {
                (1.0 - SPREAD) / 2.0 + SPREAD * (place as f64 + 0.5) / group.len() as f64
            };
            starts[at] = on(hub, sides[at].0, share);
        }
    }
    let curve = |(at, &other): (usize, &Rect)| {
        let (leaves, arrives) = sides[at];
        let end = on(other, arrives, 0.5 + ASIDE * towards(other, hub, arrives));
        curve(starts[at], leaves, end, arrives)
    };
    others.iter().enumerate().map(curve).collect()
}

/// The sides by which two boxes are joined.
fn sides(hub: Rect, other: Rect) -> (Side, Side) {
    let across = (other.x - hub.right()).max(hub.x - other.right());
    let down = (other.y - hub.bottom()).max(hub.y - other.bottom());
    if down > 0.0 {
        return if other.y > hub.y { (Side::Bottom, Side::Top) } else { (Side::Top, Side::Bottom) };
    }
    // Of one row: over the heads of those who stand between.
    if across > BESIDE * hub.w {
        return (Side::Top, Side::Top);
    }
    if other.x > hub.x { (Side::Right, Side::Left) } else { (Side::Left, Side::Right) }
}

/// A place along a side first, then away from it.
fn along(side: Side, point: Point) -> (f64, f64) {
    match side {
        Side::Top | Side::Bottom => (point.x, point.y),
        Side::Left | Side::Right => (point.y, point.x),
    }
}

/// On which half of a side another box lies: -1 before its middle, 1 behind it, between where it is near.
fn towards(of: Rect, other: Rect, side: Side) -> f64 {
    let (from, to) = (along(side, of.center()).0, along(side, other.center()).0);
    let length = along(side, Point::new(of.w, of.h)).0;
    ((to - from) / (length * ASIDE).max(1.0)).clamp(-1.0, 1.0)
}

/// The point at a share of a side.
fn on(rect: Rect, side: Side, share: f64) -> Point {
    match side {
        Side::Top => Point::new(rect.x + share * rect.w, rect.y),
        Side::Bottom => Point::new(rect.x + share * rect.w, rect.bottom()),
        Side::Left => Point::new(rect.x, rect.y + share * rect.h),
        Side::Right => Point::new(rect.right(), rect.y + share * rect.h),
    }
}

/// A curve that leaves and arrives upright.
fn curve(from: Point, leaves: Side, to: Point, arrives: Side) -> Vec<Point> {
    let (dx, dy) = ((to.x - from.x).abs(), (to.y - from.y).abs());
    let reach = match (leaves, arrives) {
        (Side::Top, Side::Top) => (40.0 + 0.08 * dx).min(180.0),
        (Side::Top | Side::Bottom, _) => (0.6 * dy).clamp(20.0, 260.0),
        _ => (0.6 * dx).clamp(12.0, 260.0),
    };
    let (a, b) = (out(from, leaves, reach), out(to, arrives, reach));
    let count = ((dx + dy + reach) / PIECE).clamp(PIECES.0, PIECES.1) as u32;
    let at = |step: u32| {
        if step == count {
            return to;
        }
        let t = f64::from(step) / f64::from(count);
        let s = 1.0 - t;
        let mix = |p: f64, q: f64, r: f64, e: f64| {
            s * s * s * p + 3.0 * s * s * t * q + 3.0 * s * t * t * r + t * t * t * e
        };
        Point::new(mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y))
    };
    (0..=count).map(at).collect()
}

fn out(from: Point, side: Side, reach: f64) -> Point {
    match side {
        Side::Top => Point::new(from.x, from.y - reach),
        Side::Bottom => Point::new(from.x, from.y + reach),
        Side::Left => Point::new(from.x - reach, from.y),
        Side::Right => Point::new(from.x + reach, from.y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HUB: Rect = Rect::new(1000.0, 400.0, 200.0, 60.0);

    /// Boxes in three rows, some near and some far.
    fn rows() -> Vec<Rect> {
        let places = [(0.0, 520.0), (1000.0, 520.0), (3400.0, 520.0), (700.0, 280.0), (1240.0, 400.0)];
        let far = [(2600.0, 400.0), (-900.0, 400.0), (1010.0, 900.0)];
        places.into_iter().chain(far).map(|(x, y)| Rect::new(x, y, 200.0, 60.0)).collect()
    }

    fn touches(rect: Rect, point: Point) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        rect.grown(1e-9).contains(point)
            && (near(point.x, rect.x)
                || near(point.x, rect.right())
                || near(point.y, rect.y)
                || near(point.y, rect.bottom()))
    }

    #[test]
    fn curves_join_the_borders_and_begin_apart() {
        let curves = spokes(HUB, &rows());
        for (curve, rect) in curves.iter().zip(rows()) {
            assert!(touches(HUB, curve[0]) && touches(rect, curve[curve.len() - 1]), "{rect:?}");
        }
        for (at, one) in curves.iter().enumerate() {
            for other in &curves[at + 1..] {
                let apart = (one[0].x - other[0].x).hypot(one[0].y - other[0].y);
                assert!(apart > 10.0, "{apart}");
            }
        }
    }

    #[test]
    fn between_neighbouring_rows_a_curve_stays_in_the_gap_however_far_it_goes() {
        for (curve, rect) in spokes(HUB, &rows()).into_iter().zip(rows()).take(4) {
            let (top, bottom) = (rect.bottom().min(HUB.bottom()), rect.y.max(HUB.y));
            assert!(curve.iter().all(|point| top <= point.y && point.y <= bottom), "{rect:?}");
        }
    }

    #[test]
    fn far_boxes_of_its_row_are_reached_over_the_heads_of_those_between() {
        let curves = spokes(HUB, &rows());
        let straight = &curves[4];
        assert!(straight.iter().all(|point| HUB.y <= point.y && point.y <= HUB.bottom()));
        for curve in &curves[5..7] {
            assert!(curve.iter().all(|point| point.y <= HUB.y));
        }
    }

    #[test]
    fn the_order_given_moves_no_curve() {
        let (forth, mut back) = (rows(), rows());
        back.reverse();
        let mut turned = spokes(HUB, &back);
        turned.reverse();
        assert_eq!(spokes(HUB, &forth), turned);
    }

    #[test]
    fn boxes_at_one_place_and_none_at_all_are_borne() {
        assert!(spokes(HUB, &[]).is_empty());
        for curve in spokes(HUB, &[HUB, HUB]) {
            assert!(curve.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
        }
    }
}
