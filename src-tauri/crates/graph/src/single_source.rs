//! Single sources: items that nobody else can supply when one person is away.
//!
//! Who supplies a need: the position it is narrowed to, else everybody on a position of the supplying unit or
//! of the units inside it. Where all active needs of an item together come to one person at most, and none of
//! their positions has a backup on which somebody else sits, the item hangs on them. Parties outside the
//! company and units without any position say nothing about it.

use crate::tree::{NONE, UnitTree};
use simpul_model::{Date, Document, End, ItemId, Need, NeedId, PersonId, PositionId, fold};
use std::collections::{BTreeMap, BTreeSet};

/// An item with one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleSource {
    /// What.
    pub item: ItemId,
    /// The positions that supply it, ascending.
    pub positions: Vec<PositionId>,
    /// Who holds them.
    pub person: Option<PersonId>,
    /// How bad it is.
    pub gravity: Gravity,
    /// The active needs of it, ascending.
    pub needs: Vec<NeedId>,
    /// Distinct customers.
    pub customers: usize,
}

/// How bad a single source is, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Nobody is there.
    Vacant,
    /// The last day of who is there is known.
    Leaving(Date),
    /// Somebody is there.
    Held,
}

/// All single sources: graver ones first, then those with more customers, then by item name and id.
/// O(n log n) over units, positions, assignments and needs.
pub fn single_sources(document: &Document, today: Date) -> Vec<SingleSource> {
    let seats = Seats::new(document, today);
    let mut by_item: BTreeMap<ItemId, Vec<&Need>> = BTreeMap::new();
    for need in document.needs().iter().filter(|need| need.is_active()) {
        by_item.entry(need.item).or_default().push(need);
    }
    let mut found: Vec<SingleSource> =
        by_item.into_iter().filter_map(|(item, needs)| seats.single(item, &needs)).collect();
    let name = |item| document.items().get(item).map(|item| fold(&item.name));
    found.sort_by_cached_key(|single| {
        (single.gravity, std::cmp::Reverse(single.customers), name(single.item), single.item)
    });
    found
}

/// Who sits in each unit and below: nobody, one, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Staff {
    Nobody,
    One(PersonId),
    Several,
}

impl Staff {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, staff) | (staff, Self::Nobody) => staff,
            (Self::One(a), Self::One(b)) if a == b => self,
            _ => Self::Several,
        }
    }
}

struct Seats<'a> {
    document: &'a Document,
    today: Date,
    tree: UnitTree,
    /// Of each unit with those inside it.
    staff: Vec<Staff>,
    seats: Vec<usize>,
}

impl<'a> Seats<'a> {
    fn new(document: &'a Document, today: Date) -> Self {
        let tree = UnitTree::of(document);
        let (staff, seats) = (vec![Staff::Nobody; tree.len()], vec![0; tree.len()]);
        let mut all = Self { document, today, tree, staff, seats };
        for position in document.positions().iter() {
            if let Some(at) = position.unit.and_then(|unit| all.tree.find(unit)) {
                all.staff[at as usize] = all.staff[at as usize].and(all.of_position(position.id));
                all.seats[at as usize] += 1;
            }
        }
        for at in (0..all.tree.len()).rev() {
            let unit = all.tree.top_down[at] as usize;
            let up = all.tree.parent[unit];
            if up != NONE {
                all.staff[up as usize] = all.staff[up as usize].and(all.staff[unit]);
                all.seats[up as usize] += all.seats[unit];
            }
        }
        all
    }

    fn of_position(&self, position: PositionId) -> Staff {
        let people = self.document.holders(position, self.today).map(|(person, _)| Staff::One(person.id));
        people.fold(Staff::Nobody, Staff::and)
    }

    fn of_end(&self, end: End) -> Staff {
        match end {
            End::Position(position) => self.of_position(position),
            // A unit without positions may be anybody.
            End::Unit(unit) => match self.tree.find(unit).map(|at| at as usize) {
                Some(at) if self.seats[at] > 0 => self.staff[at],
                _ => Staff::Several,
            },
        }
    }

    fn single(&self, item: ItemId, needs: &[&Need]) -> Option<SingleSource> {
        let suppliers: BTreeSet<End> = needs.iter().map(|need| need.supplier).collect();
        let mut staff = Staff::Nobody;
        for &end in &suppliers {
            staff = if self.is_external(end) { Staff::Several } else { staff.and(self.of_end(end)) };
            if staff == Staff::Several {
                return None;
            }
        }
        let positions: BTreeSet<PositionId> = suppliers.iter().flat_map(|&end| self.positions(end)).collect();
        let person = if let Staff::One(person) = staff { Some(person) } else { None };
        if positions.iter().any(|&position| self.has_backup(position, person)) {
            return None;
        }
        let customers: BTreeSet<End> = needs.iter().map(|need| need.customer).collect();
        Some(SingleSource {
            item,
            gravity: person.map_or(Gravity::Vacant, |person| self.stays(person, &positions)),
            positions: positions.into_iter().collect(),
            person,
            needs: needs.iter().map(|need| need.id).collect(),
            customers: customers.len(),
        })
    }

    fn is_external(&self, end: End) -> bool {
        let unit = self.document.unit_of(end).and_then(|unit| self.document.units().get(unit));
        unit.is_some_and(|unit| unit.external)
    }

    fn positions(&self, end: End) -> Vec<PositionId> {
        match end {
            End::Position(position) => vec![position],
            End::Unit(unit) => {
                let units = self.document.unit_branch(unit).into_iter();
                units.flat_map(|unit| self.document.positions_in(Some(unit)).map(|p| p.id)).collect()
            }
        }
    }

    fn has_backup(&self, position: PositionId, person: Option<PersonId>) -> bool {
        let backup = self.document.positions().get(position).and_then(|position| position.backup);
        let mut people = backup.into_iter().flat_map(|backup| self.document.holders(backup, self.today));
        people.any(|(other, _)| Some(other.id) != person)
    }

    /// Leaving when every assignment of the person to these positions ends; the last day of the last of them.
    fn stays(&self, person: PersonId, positions: &BTreeSet<PositionId>) -> Gravity {
        let current = self.document.assignments_of(person).filter(|post| post.is_current(self.today));
        let mut here = current.filter(|post| positions.contains(&post.position));
        let last =
            here.try_fold(None, |last: Option<Date>, post| post.until.map(|until| last.max(Some(until))));
        last.flatten().map_or(Gravity::Held, Gravity::Leaving)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::{SOON, Sketch, TODAY};

    /// A unit with a lead and, where asked for, a clerk; the customer needs the item from the lead.
    fn office() -> (Sketch, PositionId, PersonId, NeedId) {
        let mut sketch = Sketch::default();
        let (unit, customer) = (sketch.unit("office", None), sketch.unit("customer", None));
        let lead = sketch.position("lead", Some(unit), None);
        let rina = sketch.person("Rina");
        let need = sketch.need_between(End::Unit(customer), End::Position(lead));
        (sketch, lead, rina, need)
    }

    fn gravities(sketch: &Sketch) -> Vec<Gravity> {
        single_sources(&sketch.document(), TODAY).iter().map(|single| single.gravity).collect()
    }

    #[test]
    fn one_person_without_a_backup_is_a_single_source() {
        let (mut sketch, lead, rina, need) = office();
        assert_eq!(gravities(&sketch), [Gravity::Vacant]);
        sketch.assign(rina, lead, 100, None);
        let found = single_sources(&sketch.document(), TODAY);
        let single = SingleSource {
            item: ItemId::from_raw(1),
            positions: vec![lead],
            person: Some(rina),
            gravity: Gravity::Held,
            needs: vec![need],
            customers: 1,
        };
        assert_eq!(found, [single]);
    }

    #[test]
    fn who_leaves_is_worse_than_who_stays() {
        let (mut sketch, lead, rina, _) = office();
        sketch.assign(rina, lead, 100, Some(SOON));
        assert_eq!(gravities(&sketch), [Gravity::Leaving(SOON)]);
        assert!(Gravity::Vacant < Gravity::Leaving(SOON) && Gravity::Leaving(SOON) < Gravity::Held);
    }

    #[test]
    fn a_backup_counts_when_somebody_else_sits_there() {
        let (mut sketch, lead, rina, _) = office();
        sketch.assign(rina, lead, 100, None);
        let clerk = sketch.position("clerk", None, Some(lead));
        sketch.position_mut(lead).backup = Some(clerk);
        assert_eq!(gravities(&sketch), [Gravity::Held], "the backup is vacant");
        sketch.assign(rina, clerk, 20, None);
        assert_eq!(gravities(&sketch), [Gravity::Held], "they would stand in for themselves");
        let budi = sketch.person("Budi");
        sketch.assign(budi, clerk, 80, None);
        assert_eq!(gravities(&sketch), []);
    }

    #[test]
    fn a_unit_supplies_with_everybody_in_it_and_below() {
        let mut sketch = Sketch::default();
        let (unit, customer) = (sketch.unit("unit", None), sketch.unit("customer", None));
        let team = sketch.unit("team", Some(unit));
        sketch.need(customer, unit);
        assert_eq!(gravities(&sketch), [], "nothing is known of who works there");
        let (a, b) = (sketch.position("a", Some(unit), None), sketch.position("b", Some(team), None));
        assert_eq!(gravities(&sketch), [Gravity::Vacant]);
        let (rina, budi) = (sketch.person("Rina"), sketch.person("Budi"));
        sketch.assign(rina, a, 50, None);
        sketch.assign(rina, b, 50, None);
        assert_eq!(gravities(&sketch), [Gravity::Held], "two seats, one person");
        sketch.assign(budi, b, 50, None);
        assert_eq!(gravities(&sketch), []);
    }

    #[test]
    fn a_second_supplier_or_one_outside_is_enough() {
        let (mut sketch, lead, rina, _) = office();
        sketch.assign(rina, lead, 100, None);
        let (vendor, customer) = (sketch.unit("vendor", None), sketch.unit("other", None));
        sketch.unit_mut(vendor).external = true;
        sketch.need(customer, vendor);
        assert_eq!(gravities(&sketch), []);
    }
}
