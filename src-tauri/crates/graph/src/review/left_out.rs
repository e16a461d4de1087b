//! Units that the rule of a set of needs names and that no need of it joins: a new one most often.

use simpul_model::{Document, End, Members, NeedId, NeedSetId, UnitId};
use std::collections::BTreeMap;

/// A unit that a set is missing.
pub(super) struct LeftOut {
    pub(super) set: NeedSetId,
    pub(super) unit: UnitId,
    /// How many needs it is missing for it.
    pub(super) missing: usize,
    /// The needs of the set.
    pub(super) needs: Vec<NeedId>,
}

/// All of them, by set and unit. O(pairs × log n).
pub(super) fn left_out(document: &Document) -> Vec<LeftOut> {
    let mut found = Vec::new();
    for set in document.need_sets().iter() {
        let mut missing: BTreeMap<UnitId, usize> = BTreeMap::new();
        let ruled = [set.customers, set.suppliers].map(|side| side != Members::These);
        for (customer, supplier) in document.missing_in(set) {
            for (end, ruled) in [customer, supplier].into_iter().zip(ruled) {
                if let (End::Unit(unit), true) = (end, ruled) {
                    *missing.entry(unit).or_default() += 1;
                }
            }
        }
        // With a rule on both sides a new unit is missing in most pairs, the others in few.
        let most = missing.values().copied().max().unwrap_or_default();
        let needs: Vec<NeedId> = document.needs_in_set(set.id).map(|need| need.id).collect();
        let units = missing.into_iter().filter(|&(_, missing)| missing * 2 > most);
        found.extend(units.map(|(unit, missing)| LeftOut {
            set: set.id,
            unit,
            missing,
            needs: needs.clone(),
        }));
    }
    found
}
