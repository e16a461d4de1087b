//! Gaps and overlaps: what nobody answers for, what several do, and who answers for nothing.

use super::found::Found;
use super::{Concern, Story};
use simpul_model::{Date, Document, End, Party, Position, PositionId, RecordRef, ReviewKind, UnitId, fold};
use std::collections::{BTreeMap, BTreeSet};

/// The kinds of findings that are about who answers for what.
pub const RESPONSIBILITIES: [ReviewKind; 6] = [
    ReviewKind::OwnerGoing,
    ReviewKind::Unowned,
    ReviewKind::SeveralOwners,
    ReviewKind::DutyTwice,
    ReviewKind::Unanswered,
    ReviewKind::NoDuties,
];

impl Found {
    /// All of these kinds.
    pub(super) fn responsibilities(&mut self, document: &Document, today: Date) {
        self.topics(document, today);
        self.duties(document);
        self.unanswered(document);
        self.without_duties(document);
    }

    /// Asked most often first. Asked once more, one that was decided is back.
    pub(super) fn unanswered(&mut self, document: &Document) {
        let asked = document.questions().iter().filter(|question| question.unreached.is_none());
        let open = asked.filter(|question| !question.is_answered(document));
        let mut open: Vec<_> = open.collect();
        open.sort_by_cached_key(|question| (fold(&question.text), question.id));
        for question in open {
            let (about, times) = (vec![question.id.into()], question.asked.len());
            let story = Story::Unanswered(question.id);
            if let Some(item) = self.add(about, Concern::Question, times, Vec::new(), story, []) {
                item.facts.words.insert("times".to_owned(), times.to_string());
            }
        }
    }

    /// Positions that answer for nothing, those of one unit together and those without a unit, too; where nothing is
    /// said of any position, there is no gap to see yet.
    fn without_duties(&mut self, document: &Document) {
        let answering = Answering::of(document);
        if !answering.is_said {
            return;
        }
        let mut idle: BTreeMap<Option<UnitId>, Vec<PositionId>> = BTreeMap::new();
        for position in document.positions().iter().filter(|position| !answering.has_something(position)) {
            let unit = position.unit.and_then(|unit| document.units().get(unit));
            if unit.is_none_or(|unit| !unit.external && !unit.archived) {
                idle.entry(unit.map(|unit| unit.id)).or_default().push(position.id);
            }
        }
        for (unit, positions) in idle {
            let facts: Vec<RecordRef> = positions.iter().map(|&position| position.into()).collect();
            // Who stands in no unit belongs to the organisation alone.
            let about = unit.map_or(RecordRef::Organisation, RecordRef::from);
            let size = positions.len();
            let story = Story::NoDuties { unit, positions };
            self.add(vec![about], Concern::Hint, size, vec![], story, facts);
        }
    }
}

/// Who answers for something beside the duties in words.
struct Answering<'a> {
    document: &'a Document,
    /// Those with a part in a topic, and those who stand in.
    parties: BTreeSet<Party>,
    /// Those who lead or are asked for a unit.
    of_units: BTreeSet<PositionId>,
    /// Whether duties, parts or supplied items of positions were written down at all.
    is_said: bool,
}

impl<'a> Answering<'a> {
    fn of(document: &'a Document) -> Self {
        let topics = document.topics().iter();
        let with_part = topics.flat_map(|topic| {
            topic.parts().into_iter().map(|one| one.party).chain(topic.backup).collect::<Vec<_>>()
        });
        let parties: BTreeSet<Party> = with_part.collect();
        let units = document.units().iter();
        let of_units = units.flat_map(|unit| [document.head(unit), unit.contact]).flatten().collect();
        let is_said = parties.iter().any(|party| !matches!(party, Party::Unit(_)))
            || document.positions().iter().any(|position| !position.duties.trim().is_empty())
            || document.needs().iter().any(|need| matches!(need.supplier, End::Position(_)));
        Self { document, parties, of_units, is_said }
    }

    /// Duties, a topic, an item to give, others to lead, a unit or somebody to stand in for; of a person who holds it
    /// what they have is its own, too.
    fn has_something(&self, position: &Position) -> bool {
        let (document, id) = (self.document, position.id);
        let of_holder = || {
            let mut held = document.assignments_to(id);
            held.any(|held| self.parties.contains(&Party::Person(held.person)))
        };
        !position.duties.trim().is_empty()
            || self.parties.contains(&Party::Position(id))
            || self.of_units.contains(&id)
            || document.reports_to(Some(id)).next().is_some()
            || document.backed_up_by(id).next().is_some()
            || document.needs_served_by(End::Position(id)).any(|need| need.is_active())
            || of_holder()
    }
}

#[cfg(test)]
mod tests;
