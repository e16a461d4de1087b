//! Places among siblings: numbers with gaps, so that a move renumbers its siblings only when a gap is used up.

/// The distance between neighbours after numbering.
const STEP: i64 = 1 << 20;

/// Where a record goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// This number is free and lies right.
    At(i64),
    /// All siblings get new numbers, in this order.
    Renumber,
}

/// Finds a number between the sibling before and the one after. `orders` are the siblings' numbers in
/// order, the moved one left out; `at` is how many of them come before it.
pub(super) fn place(orders: &[i64], at: usize) -> Place {
    let before = at.checked_sub(1).and_then(|at| orders.get(at));
    let after = orders.get(at);
    match (before, after) {
        (None, None) => Place::At(0),
        (Some(&before), None) => before.checked_add(STEP).map_or(Place::Renumber, Place::At),
        (None, Some(&after)) => after.checked_sub(STEP).map_or(Place::Renumber, Place::At),
        (Some(&before), Some(&after)) => {
            let middle = before + (after - before) / 2;
            if before < middle && middle < after { Place::At(middle) } else { Place::Renumber }
        }
    }
}

/// The number of the sibling at `at` after renumbering.
pub(super) fn numbered(at: usize) -> i64 {
    at as i64 * STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_room_or_asks_to_renumber() {
        assert_eq!(place(&[], 0), Place::At(0));
        assert_eq!(place(&[10], 1), Place::At(10 + STEP));
        assert_eq!(place(&[10], 0), Place::At(10 - STEP));
        assert_eq!(place(&[10, 20], 1), Place::At(15));
        assert_eq!(place(&[10, 11], 1), Place::Renumber);
        assert_eq!(place(&[i64::MAX], 1), Place::Renumber);
    }
}
