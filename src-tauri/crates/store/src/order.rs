//! Parents before children, without recursion.

use crate::error::{Error, Result};
use crate::table::Stored;

/// Orders rows so that each comes after its parent where that is among them; otherwise by id.
///
/// Takes rows in id order. Each row is stepped on once: O(n log n) for any depth and width. A circle is
/// refused with [`Error::Cycle`].
pub(crate) fn parents_first<'r, T: Stored>(
    rows: &[&'r T],
    parent: impl Fn(&T) -> Option<T::Id>,
) -> Result<Vec<&'r T>> {
    let ids: Vec<T::Id> = rows.iter().map(|row| row.id()).collect();
    let at = |id: T::Id| ids.binary_search(&id).ok();
    let mut seen = vec![false; rows.len()];
    let mut placed = vec![false; rows.len()];
    let mut ordered = Vec::with_capacity(rows.len());
    let mut climb = Vec::new();
    for start in 0..rows.len() {
        let mut next = Some(start);
        while let Some(row) = next.filter(|&row| !placed[row]) {
            if std::mem::replace(&mut seen[row], true) {
                return Err(Error::Cycle { record: rows[row].record() });
            }
            climb.push(row);
            next = parent(rows[row]).and_then(at);
        }
        while let Some(row) = climb.pop() {
            placed[row] = true;
            ordered.push(rows[row]);
        }
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_model::{Unit, UnitId};

    fn unit(id: u64, parent: Option<u64>) -> Unit {
        Unit { parent: parent.map(UnitId::from_raw), ..Unit::new(UnitId::from_raw(id), "") }
    }

    fn order(units: &[Unit]) -> Result<Vec<u64>> {
        let rows: Vec<&Unit> = units.iter().collect();
        Ok(parents_first(&rows, |unit| unit.parent)?.iter().map(|unit| unit.id.raw()).collect())
    }

    #[test]
    fn parents_come_first_and_ids_decide_the_rest() {
        let units = [unit(1, Some(4)), unit(2, None), unit(3, Some(99)), unit(4, Some(5)), unit(5, None)];
        assert_eq!(order(&units).unwrap(), [5, 4, 1, 2, 3]);
    }

    #[test]
    fn a_circle_is_refused() {
        let units = [unit(1, Some(3)), unit(2, Some(1)), unit(3, Some(2))];
        assert!(matches!(order(&units), Err(Error::Cycle { .. })));
        assert!(matches!(order(&[unit(1, Some(1))]), Err(Error::Cycle { .. })));
    }

    #[test]
    fn a_chain_of_100_000_against_the_order_of_ids() {
        let units: Vec<Unit> = (1..=100_000).map(|n| unit(n, (n < 100_000).then_some(n + 1))).collect();
        let ordered = order(&units).unwrap();
        assert!(ordered.is_sorted_by(|a, b| a > b));
    }
}
