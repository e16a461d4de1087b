//! Positions that sit in another unit than their manager.
//!
//! Every head of a unit does where managers sit in the unit above, so that is told apart: what is worth a
//! look are the others, whose unit and whose boss pull in different directions.

use super::by_position;
use simpul_model::{Document, PositionId, UnitId};

/// A position and its manager in different units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherUnit {
    /// Which.
    pub position: PositionId,
    /// Where it sits.
    pub unit: UnitId,
    /// Its manager.
    pub manager: PositionId,
    /// Where that one sits.
    pub manager_unit: UnitId,
    /// Whether the position leads its unit, so that its manager has to sit elsewhere.
    pub leads: bool,
}

/// Positions with a unit whose manager has another. O(n log n).
pub(super) fn of(document: &Document) -> Vec<OtherUnit> {
    let heads: Vec<Option<PositionId>> = document.units().iter().map(|unit| document.head(unit)).collect();
    let ids: Vec<UnitId> = document.units().ids().collect();
    let head = |unit: UnitId| ids.binary_search(&unit).ok().and_then(|at| heads[at]);
    let rows = document.positions().iter().filter_map(|position| {
        let manager = document.positions().get(position.manager?)?;
        let (unit, manager_unit) = (position.unit?, manager.unit?);
        let leads = head(unit) == Some(position.id);
        let row = OtherUnit { position: position.id, unit, manager: manager.id, manager_unit, leads };
        (unit != manager_unit).then_some(row)
    });
    by_position(document, rows.collect(), |row| row.position)
}
