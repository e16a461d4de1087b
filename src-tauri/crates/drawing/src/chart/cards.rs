//! Where cards stand, so that lines and labels find the places between them.

use simpul_layout::geometry::Rect;

/// The least gap a line goes through.
const LEAST: f64 = 6.0;
/// How far a line goes out of its way; behind a card is better than farther.
const REACH: f64 = 900.0;

/// The cards of a chart that grows down, by their upper borders.
pub(super) struct Cards {
    list: Vec<Rect>,
    tallest: f64,
}

impl Cards {
    /// O(n log n).
    pub(super) fn of(cards: impl Iterator<Item = Rect>) -> Self {
        let mut list: Vec<Rect> = cards.collect();
        list.sort_by(|a, b| a.y.total_cmp(&b.y));
        let tallest = list.iter().map(|card| card.h).fold(0.0, f64::max);
        Self { list, tallest }
    }

    /// Whether nothing stands where `place` is. O(log n + cards of its height).
    pub(super) fn leave_free(&self, place: Rect) -> bool {
        !self.between(place.y, place.bottom()).any(|card| card.intersects(place))
    }

    /// The place nearest to `wanted`, and not before `first`, where a line from one height to the other meets no
    /// card and is `clear` of them where it can be; `wanted` itself where there is none near. O(k log k) for k
    /// cards between.
    pub(super) fn gap(&self, [one, other]: [f64; 2], wanted: f64, first: f64, clear: f64) -> f64 {
        let between = self.between(one.min(other), one.max(other));
        let mut spans: Vec<(f64, f64)> = between.map(|card| (card.x, card.right())).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut best, mut off) = (wanted, REACH);
        let mut free_from = f64::NEG_INFINITY;
        for (begin, end) in spans.into_iter().chain([(f64::INFINITY, f64::INFINITY)]) {
            let room = begin - free_from;
            if room >= LEAST {
                let clear = clear.min(room / 2.0);
                let place = wanted.max(free_from + clear).min(begin - clear).max(first);
                if place <= begin - clear && (place - wanted).abs() < off {
                    (best, off) = (place, (place - wanted).abs());
                }
            }
            free_from = free_from.max(end);
        }
        best
    }

    fn between(&self, top: f64, bottom: f64) -> impl Iterator<Item = &Rect> {
        let from = self.list.partition_point(|card| card.y <= top - self.tallest);
        self.list[from..]
            .iter()
            .take_while(move |card| card.y < bottom)
            .filter(move |card| card.bottom() > top)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Cards {
        let below = Rect::new(40.0, 200.0, 100.0, 60.0);
        Cards::of([Rect::new(0.0, 0.0, 100.0, 60.0), below, Rect::new(120.0, 0.0, 100.0, 60.0)].into_iter())
    }

    #[test]
    fn a_line_goes_through_the_nearest_gap() {
        let through = |rows, wanted, first| row().gap(rows, wanted, first, 10.0);
        let anywhere = f64::NEG_INFINITY;
        assert_eq!(through([-20.0, 80.0], 90.0, anywhere), 110.0);
        assert_eq!(through([80.0, -20.0], 20.0, anywhere), -10.0);
        assert_eq!(through([80.0, -20.0], 20.0, 20.0), 110.0);
        assert_eq!(through([80.0, 180.0], 90.0, anywhere), 90.0, "between the rows nothing stands");
        assert_eq!(through([-20.0, 300.0], 130.0, anywhere), 230.0, "both rows at once");
    }

    #[test]
    fn a_label_finds_out_what_is_free() {
        assert!(row().leave_free(Rect::new(0.0, 70.0, 200.0, 16.0)));
        assert!(!row().leave_free(Rect::new(90.0, 50.0, 20.0, 16.0)));
        assert!(row().leave_free(Rect::new(102.0, 20.0, 16.0, 16.0)));
    }
}
