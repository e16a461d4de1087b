//! Sets of needs: who stands on a side, and who does not yet.

use super::Document;
use crate::id::*;
use crate::record::*;
use std::collections::BTreeSet;

impl Document {
    /// Who is on a side by its rule: in sibling order under a unit, top down at a level; none where the members
    /// were chosen one by one. Linear for a level.
    pub fn members(&self, side: Members) -> Vec<UnitId> {
        let counts = |unit: &&Unit| !unit.external && !unit.archived;
        match side {
            Members::These => Vec::new(),
            Members::Under(unit) => self.units_in(Some(unit)).filter(counts).map(|unit| unit.id).collect(),
            Members::Level(level) => {
                let mut row: Vec<&Unit> = self.units_in(None).collect();
                for _ in 1..level {
                    row = row.into_iter().flat_map(|unit| self.units_in(Some(unit.id))).collect();
                }
                row.into_iter().filter(counts).map(|unit| unit.id).collect()
            }
        }
    }

    /// Who needs and who gives in the pairs a set is missing: those its rules name and no need of it joins, whether
    /// it runs or ended. Pairs with themselves and those that another need of the same item joins are none.
    /// O(pairs × log n).
    pub fn missing_in(&self, set: &NeedSet) -> Vec<(End, End)> {
        if set.customers == Members::These && set.suppliers == Members::These {
            return Vec::new();
        }
        let needs: Vec<&Need> = self.needs_in_set(set.id).collect();
        let Some(item) = needs.iter().find(|need| need.status != NeedStatus::Ended).map(|need| need.item)
        else {
            return Vec::new();
        };
        let joined: BTreeSet<(End, End)> = needs.iter().map(|need| (need.customer, need.supplier)).collect();
        let side = |members: Members, end: fn(&Need) -> End| -> Vec<End> {
            if members != Members::These {
                return self.members(members).into_iter().map(End::Unit).collect();
            }
            let lasting = needs.iter().filter(|need| need.status != NeedStatus::Ended);
            lasting.map(|need| end(need)).collect::<BTreeSet<End>>().into_iter().collect()
        };
        let customers = side(set.customers, |need| need.customer);
        let suppliers = side(set.suppliers, |need| need.supplier);
        let pairs = customers
            .iter()
            .flat_map(|&customer| suppliers.iter().map(move |&supplier| (customer, supplier)));
        let open = pairs.filter(|pair| pair.0 != pair.1 && !joined.contains(pair));
        open.filter(|&(customer, supplier)| self.same_need(customer, supplier, item).is_none()).collect()
    }

    /// The need that says this and has not ended.
    pub fn same_need(&self, customer: End, supplier: End, item: ItemId) -> Option<&Need> {
        let same =
            |need: &&Need| need.supplier == supplier && need.item == item && need.status != NeedStatus::Ended;
        self.needs_of(customer).find(same)
    }
}
