//! Walking the document: who sits where, who leads what, which unit stands for which at a level.

use super::Document;
use crate::id::*;
use crate::record::*;
use crate::text::Date;

impl Document {
    /// Units directly inside `parent` (nothing: the roots), in sibling order.
    pub fn units_in(&self, parent: Option<UnitId>) -> impl DoubleEndedIterator<Item = &Unit> + Clone {
        self.indexes.units_in.of(parent).filter_map(|id| self.units.get(id))
    }

    /// Positions directly in `unit` (nothing: those without a unit), in sibling order.
    pub fn positions_in(&self, unit: Option<UnitId>) -> impl DoubleEndedIterator<Item = &Position> + Clone {
        self.indexes.positions_in.of(unit).filter_map(|id| self.positions.get(id))
    }

    /// Positions reporting directly to `manager` (nothing: those reporting to nobody, parked ones
    /// included), in sibling order.
    pub fn reports_to(
        &self,
        manager: Option<PositionId>,
    ) -> impl DoubleEndedIterator<Item = &Position> + Clone {
        self.indexes.reports_to.of(manager).filter_map(|id| self.positions.get(id))
    }

    /// All assignments to a position, past and future ones included, by id.
    pub fn assignments_to(
        &self,
        position: PositionId,
    ) -> impl DoubleEndedIterator<Item = &Assignment> + Clone {
        self.indexes.holders_of.of(position).filter_map(|id| self.assignments.get(id))
    }

    /// All assignments of a person, past and future ones included, by id.
    pub fn assignments_of(&self, person: PersonId) -> impl DoubleEndedIterator<Item = &Assignment> + Clone {
        self.indexes.held_by.of(person).filter_map(|id| self.assignments.get(id))
    }

    /// Who holds a position today, by assignment.
    pub fn holders(&self, position: PositionId, today: Date) -> impl Iterator<Item = (&Person, &Assignment)> {
        let current = self.assignments_to(position).filter(move |a| a.is_current(today));
        current.filter_map(|a| Some((self.people.get(a.person)?, a)))
    }

    /// Whether nobody holds a position today.
    pub fn is_vacant(&self, position: PositionId, today: Date) -> bool {
        self.holders(position, today).next().is_none()
    }

    /// Dotted lines that start at a position.
    pub fn dotted_from(&self, position: PositionId) -> impl Iterator<Item = &DottedLine> {
        self.indexes.dotted_from.of(position).filter_map(|id| self.dotted_lines.get(id))
    }

    /// Dotted lines that end at a position.
    pub fn dotted_to(&self, position: PositionId) -> impl Iterator<Item = &DottedLine> {
        self.indexes.dotted_to.of(position).filter_map(|id| self.dotted_lines.get(id))
    }

    /// Needs whose customer is exactly this end.
    pub fn needs_of(&self, customer: End) -> impl Iterator<Item = &Need> {
        self.indexes.needed_by.of(customer).filter_map(|id| self.needs.get(id))
    }

    /// Needs whose supplier is exactly this end.
    pub fn needs_served_by(&self, supplier: End) -> impl Iterator<Item = &Need> {
        self.indexes.supplied_by.of(supplier).filter_map(|id| self.needs.get(id))
    }

    /// Needs of an item.
    pub fn needs_of_item(&self, item: ItemId) -> impl Iterator<Item = &Need> {
        self.indexes.needs_of_item.of(item).filter_map(|id| self.needs.get(id))
    }

    /// Needs of a set.
    pub fn needs_in_set(&self, set: NeedSetId) -> impl Iterator<Item = &Need> {
        self.indexes.needs_in_set.of(set).filter_map(|id| self.needs.get(id))
    }

    /// Topics a party owns.
    pub fn topics_owned_by(&self, owner: Party) -> impl Iterator<Item = &Topic> {
        self.indexes.owned_topics.of(owner).filter_map(|id| self.topics.get(id))
    }

    /// Topics a party stands in for.
    pub fn topics_backed_up_by(&self, backup: Party) -> impl Iterator<Item = &Topic> {
        self.indexes.backed_up_topics.of(backup).filter_map(|id| self.topics.get(id))
    }

    /// Channels of a party, in the order to try.
    pub fn channels_of(&self, owner: Party) -> impl Iterator<Item = &Channel> {
        self.indexes.channels_of.of(owner).filter_map(|id| self.channels.get(id))
    }

    /// Ways to reach somebody that are for one topic alone, in the order to try.
    pub fn channels_for(&self, topic: TopicId) -> impl Iterator<Item = &Channel> {
        self.indexes.channels_for.of(topic).filter_map(|id| self.channels.get(id))
    }

    /// Positions that name this one as their backup.
    pub fn backed_up_by(&self, position: PositionId) -> impl Iterator<Item = &Position> {
        self.indexes.backed_up_positions.of(position).filter_map(|id| self.positions.get(id))
    }

    /// The unit an end stands in: the unit itself, or the position's present unit.
    pub fn unit_of(&self, end: End) -> Option<UnitId> {
        match end {
            End::Unit(unit) => Some(unit),
            End::Position(position) => self.positions.get(position)?.unit,
        }
    }

    /// A unit and the units it lies in, innermost first. Stops at a circle, which no accepted edit makes.
    pub fn unit_path(&self, unit: UnitId) -> Vec<UnitId> {
        let mut path = Vec::new();
        let mut next = Some(unit);
        while let Some(id) = next.filter(|_| path.len() <= self.units.len()) {
            path.push(id);
            next = self.units.get(id).and_then(|u| u.parent);
        }
        path
    }

    /// Depth of a unit: a root has depth 1.
    pub fn unit_depth(&self, unit: UnitId) -> usize {
        self.unit_path(unit).len()
    }

    /// The head of a unit: the position named, else the only position in it whose superior sits outside
    /// it, else none.
    pub fn head(&self, unit: &Unit) -> Option<PositionId> {
        if let Some(named) = unit.head.filter(|&id| self.positions.contains(id)) {
            return Some(named);
        }
        let outside = |p: &&Position| {
            let superior = p.manager.and_then(|m| self.positions.get(m));
            superior.is_none_or(|m| m.unit != Some(unit.id))
        };
        let mut tops = self.positions_in(Some(unit.id)).filter(outside);
        let first = tops.next()?;
        tops.next().is_none().then_some(first.id)
    }

    /// A position and those below it, parents before children, in sibling order. Iterative, O(size).
    pub fn branch(&self, top: PositionId) -> Vec<PositionId> {
        let mut branch = vec![top];
        let mut at = 0;
        while let Some(&id) = branch.get(at) {
            branch.extend(self.reports_to(Some(id)).map(|p| p.id));
            at += 1;
        }
        branch
    }

    /// A unit and those inside it, parents before children, in sibling order. Iterative, O(size).
    pub fn unit_branch(&self, top: UnitId) -> Vec<UnitId> {
        let mut branch = vec![top];
        let mut at = 0;
        while let Some(&id) = branch.get(at) {
            branch.extend(self.units_in(Some(id)).map(|u| u.id));
            at += 1;
        }
        branch
    }

    /// The item whose folded name equals that of `name`. O(items).
    pub fn item_named(&self, name: &str) -> Option<&Item> {
        let folded = crate::fold(name);
        self.items.iter().find(|item| crate::fold(&item.name) == folded)
    }
}
