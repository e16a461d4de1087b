//! Which stripe a unit has: one per division, so that a branch keeps its colour all the way down.

use simpul_model::{Document, UnitId};
use std::collections::HashMap;

/// Colour indexes of units.
pub(crate) struct Colours {
    by_unit: HashMap<UnitId, u32>,
}

impl Colours {
    /// Numbers the divisions in their order: the units below a single root, else the roots. O(units).
    pub(crate) fn of(document: &Document) -> Self {
        let roots: Vec<UnitId> =
            document.units_in(None).filter(|u| !u.external && !u.archived).map(|u| u.id).collect();
        let mut by_unit = HashMap::new();
        let divisions: Vec<UnitId> = match roots.as_slice() {
            [root] => {
                by_unit.insert(*root, 0);
                document.units_in(Some(*root)).map(|u| u.id).collect()
            }
            _ => roots,
        };
        let first = by_unit.len() as u32;
        for (colour, division) in (first..).zip(divisions) {
            by_unit.extend(document.unit_branch(division).into_iter().map(|unit| (unit, colour)));
        }
        Self { by_unit }
    }

    /// The colour of a unit; nothing for those outside the company.
    pub(crate) fn get(&self, unit: UnitId) -> Option<u32> {
        self.by_unit.get(&unit).copied()
    }
}
