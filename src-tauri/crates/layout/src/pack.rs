//! Packing: rectangles side by side and below each other so that together they
//! fill a window of a given shape. The largest come first; ties go to the
//! smaller index, so the same rectangles always land in the same places.

use crate::geometry::{Point, Size};

/// Above this many rectangles only plain shelves are tried.
const SKYLINE_LIMIT: usize = 600;
/// How many widths are tried.
const WIDTHS: u32 = 24;

/// The top left corner of each rectangle.
///
/// No two rectangles come nearer than `gap`; the hull starts at 0, 0 and is
/// about `aspect` times as wide as high. Deterministic.
/// Complexity: O(n log n), and O(n²) for up to 600 rectangles, which are laid
/// on a skyline (Burke, Kendall, Whitwell, "A new placement heuristic for the
/// orthogonal stock-cutting problem", 2004, in given order) instead of shelves.
#[must_use]
pub fn pack(sizes: &[Size], aspect: f64, gap: f64) -> Vec<Point> {
    let aspect = if aspect.is_finite() && aspect > 0.0 { aspect } else { 1.0 };
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|&a, &b| {
        let (x, y) = (sizes[a], sizes[b]);
        (y.w * y.h).total_cmp(&(x.w * x.h)).then(y.h.total_cmp(&x.h)).then(a.cmp(&b))
    });
    let widest = sizes.iter().fold(0.0f64, |widest, size| widest.max(size.w));
    let total: f64 = sizes.iter().map(|size| (size.w + gap) * (size.h + gap)).sum();
    let ideal = (total * aspect).sqrt();
    let mut best: Option<(f64, Vec<Point>)> = None;
    for step in 0..WIDTHS {
        let limit = (ideal * (0.7 + 0.05 * f64::from(step))).max(widest);
        let corners = if sizes.len() <= SKYLINE_LIMIT {
            on_skyline(sizes, &order, limit, gap)
        } else {
            on_shelves(sizes, &order, limit, gap)
        };
        let (width, height) = hull(sizes, &corners);
        // The scale at which the window shows all of it decides.
        let need = (width / aspect).max(height);
        if best.as_ref().is_none_or(|best| need < best.0 - 1e-9) {
            best = Some((need, corners));
        }
    }
    best.map_or_else(Vec::new, |best| best.1)
}

fn hull(sizes: &[Size], corners: &[Point]) -> (f64, f64) {
    sizes.iter().zip(corners).fold((0.0, 0.0), |(width, height): (f64, f64), (size, at)| {
        (width.max(at.x + size.w), height.max(at.y + size.h))
    })
}

fn on_shelves(sizes: &[Size], order: &[usize], limit: f64, gap: f64) -> Vec<Point> {
    let mut corners = vec![Point::default(); sizes.len()];
    let (mut x, mut y, mut height) = (0.0, 0.0, 0.0f64);
    for &at in order {
        let size = sizes[at];
        if x > 0.0 && x + size.w > limit {
            x = 0.0;
            y += height + gap;
            height = 0.0;
        }
        corners[at] = Point::new(x, y);
        x += size.w + gap;
        height = height.max(size.h);
    }
    corners
}

/// Each rectangle goes where its top can be highest, then leftmost.
fn on_skyline(sizes: &[Size], order: &[usize], limit: f64, gap: f64) -> Vec<Point> {
    let mut corners = vec![Point::default(); sizes.len()];
    // Steps (left edge, height filled so far), up to the next one's left edge.
    let mut steps: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    for &at in order {
        let size = sizes[at];
        let (mut best, mut best_y) = (0, f64::INFINITY);
        for (first, step) in steps.iter().enumerate() {
            if first > 0 && step.0 + size.w > limit + 1e-9 {
                break;
            }
            let y = steps[first..]
                .iter()
                .take_while(|other| other.0 < step.0 + size.w + gap)
                .fold(0.0f64, |y, other| y.max(other.1));
            if y < best_y - 1e-9 {
                best = first;
                best_y = y;
            }
        }
        let left = steps[best].0;
        corners[at] = Point::new(left, best_y);
        let right = left + size.w + gap;
        let past = steps.iter().take_while(|step| step.0 < right).count();
        let resumed = (right, steps[past - 1].1);
        let next_starts_here = steps.get(past).is_some_and(|step| step.0 <= right);
        let new = [(left, best_y + size.h + gap), resumed];
        let kept = if next_starts_here { 1 } else { 2 };
        steps.splice(best..past, new.into_iter().take(kept));
    }
    corners
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Rect;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig {
            rng_seed: proptest::test_runner::RngSeed::Fixed(7),
            failure_persistence: None,
            ..ProptestConfig::default()
        })]
        #[test]
        fn rectangles_keep_their_gap(
            sizes in proptest::collection::vec((1.0f64..400.0, 1.0f64..400.0), 0..40),
            aspect in 0.3f64..3.0,
        ) {
            let sizes: Vec<Size> = sizes.into_iter().map(|(w, h)| Size::new(w, h)).collect();
            let corners = pack(&sizes, aspect, 20.0);
            prop_assert_eq!(corners.len(), sizes.len());
            for (at, corner) in corners.iter().enumerate() {
                let grown = Rect::new(corner.x, corner.y, sizes[at].w + 19.99, sizes[at].h + 19.99);
                for other in 0..at {
                    let there = Rect::new(corners[other].x, corners[other].y,
                        sizes[other].w + 19.99, sizes[other].h + 19.99);
                    prop_assert!(!grown.intersects(there), "{} and {} come too near", at, other);
                }
            }
        }
    }

    #[test]
    fn equal_squares_fill_a_wide_window_in_rows() {
        let corners = pack(&[Size::new(10.0, 10.0); 8], 2.0, 0.0);
        let width = corners.iter().fold(0.0f64, |width, at| width.max(at.x + 10.0));
        assert_eq!(width, 40.0);
    }

    #[test]
    fn a_hundred_thousand_rectangles_are_packed() {
        let corners = pack(&vec![Size::new(140.0, 40.0); 100_000], 1.6, 30.0);
        assert_eq!(corners.len(), 100_000);
    }
}
