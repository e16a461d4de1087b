//! The contact answer: who answers for what was asked, how to reach them, and whom to try next.

use crate::index::{Index, WordMatch};
use simpul_model::{
    Channel, Date, Document, End, Party, PersonId, PositionId, RecordKind, RecordRef, UnitId,
};
use std::collections::BTreeSet;

/// How the question's words were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As they stand.
    Exact,
    /// One of them as the beginning of a word.
    Prefix,
}

impl How {
    /// Its code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
        }
    }
}

/// What of the file fitted the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Which record.
    pub record: RecordRef,
    /// The text that fitted.
    pub text: String,
    /// How.
    pub how: How,
}

/// Whom to reach: as much of it as is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// The unit.
    pub unit: Option<UnitId>,
    /// The position in it.
    pub position: Option<PositionId>,
    /// Who holds it today.
    pub person: Option<PersonId>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// How well it fits; comparable within one question only.
    pub score: f64,
    /// What fitted.
    pub matched: Matched,
    /// Who answers; empty where nobody is named.
    pub owner: Reach,
    /// Who answers when the owner does not.
    pub backup: Option<Reach>,
    /// Channels in the order to try: of the position, its holder, the unit.
    pub channels: Vec<(Party, Channel)>,
    /// Whom to try when nobody answers: the backup, else one level up.
    pub next: Option<Reach>,
    /// When somebody last said that this is right.
    pub confirmed: Option<simpul_model::Moment>,
}

/// The kinds of record that somebody answers for.
const KINDS: &[RecordKind] =
    &[RecordKind::Topic, RecordKind::Item, RecordKind::Unit, RecordKind::Position, RecordKind::Person];

/// Answers a question, best first; each owner once.
pub fn answers(document: &Document, index: &Index, question: &str, limit: usize, today: Date) -> Vec<Answer> {
    let mut owners = BTreeSet::new();
    let mut given = Vec::new();
    // An owner met again is no further answer, so more records are looked at than answers are wanted.
    for found in index.search(question, KINDS, limit.saturating_mul(8)) {
        let look = Look { document, today };
        let (owner, backup, confirmed) = look.owner(found.record);
        let named = (owner.unit, owner.position, owner.person);
        if owner != Reach::default() && !owners.insert(named) {
            continue;
        }
        let how = match found.how {
            WordMatch::Exact => How::Exact,
            WordMatch::Prefix => How::Prefix,
        };
        given.push(Answer {
            score: found.score,
            matched: Matched { record: found.record, text: found.text, how },
            channels: look.channels(owner),
            next: backup.or_else(|| look.up(owner)),
            owner,
            backup,
            confirmed,
        });
        if given.len() == limit {
            break;
        }
    }
    given
}

struct Look<'a> {
    document: &'a Document,
    today: Date,
}

impl Look<'_> {
    fn owner(&self, record: RecordRef) -> (Reach, Option<Reach>, Option<simpul_model::Moment>) {
        match record {
            RecordRef::Topic(id) => match self.document.topics().get(id) {
                Some(topic) => (
                    topic.owner.map(|owner| self.party(owner)).unwrap_or_default(),
                    topic.backup.map(|backup| self.party(backup)),
                    topic.confirmed.as_ref().map(|word| word.at),
                ),
                None => Default::default(),
            },
            RecordRef::Item(id) => {
                let need = self.document.needs_of_item(id).find(|need| need.is_active());
                let owner = need.map(|need| match need.supplier {
                    End::Unit(unit) => self.unit(unit),
                    End::Position(position) => self.position(position),
                });
                let confirmed = need.and_then(|need| need.confirmed_by_supplier.as_ref()).map(|word| word.at);
                (owner.unwrap_or_default(), owner.and_then(|o| self.backup(o)), confirmed)
            }
            RecordRef::Unit(id) => self.with_backup(self.unit(id)),
            RecordRef::Position(id) => self.with_backup(self.position(id)),
            RecordRef::Person(id) => self.with_backup(self.person(id)),
            _ => Default::default(),
        }
    }

    fn with_backup(&self, owner: Reach) -> (Reach, Option<Reach>, Option<simpul_model::Moment>) {
        (owner, self.backup(owner), None)
    }

    fn backup(&self, owner: Reach) -> Option<Reach> {
        let backup = self.document.positions().get(owner.position?)?.backup?;
        Some(self.position(backup))
    }

    fn party(&self, party: Party) -> Reach {
        match party {
            Party::Unit(unit) => self.unit(unit),
            Party::Position(position) => self.position(position),
            Party::Person(person) => self.person(person),
        }
    }

    /// A unit answers through its contact, else through its head.
    fn unit(&self, unit: UnitId) -> Reach {
        let record = self.document.units().get(unit);
        let answering = record.and_then(|u| u.contact.or_else(|| self.document.head(u)));
        match answering {
            Some(position) => Reach { unit: Some(unit), ..self.position(position) },
            None => Reach { unit: Some(unit), ..Reach::default() },
        }
    }

    fn position(&self, position: PositionId) -> Reach {
        Reach {
            unit: self.document.positions().get(position).and_then(|p| p.unit),
            position: Some(position),
            person: self.document.holders(position, self.today).next().map(|(person, _)| person.id),
        }
    }

    fn person(&self, person: PersonId) -> Reach {
        let held = self.document.assignments_of(person).find(|a| a.is_current(self.today));
        let reach = held.map(|a| self.position(a.position)).unwrap_or_default();
        Reach { person: Some(person), ..reach }
    }

    fn up(&self, owner: Reach) -> Option<Reach> {
        let manager = self.document.positions().get(owner.position?)?.manager?;
        Some(self.position(manager))
    }

    fn channels(&self, owner: Reach) -> Vec<(Party, Channel)> {
        let parties = [
            owner.position.map(Party::Position),
            owner.person.map(Party::Person),
            owner.unit.map(Party::Unit),
        ];
        let of = |party: Party| self.document.channels_of(party).map(move |c| (party, c.clone()));
        let mut seen = BTreeSet::new();
        let all = parties.into_iter().flatten().flat_map(of);
        all.filter(|(_, c)| seen.insert((c.kind.clone(), c.address.clone()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_model::{Position, Row, Topic, TopicId, Unit};

    #[test]
    fn a_topic_is_answered_by_its_owner_then_one_level_up() {
        let today = "2026-11-22".parse().unwrap();
        let director = Position::new(PositionId::from_raw(1), "Director");
        let lead = Position {
            manager: Some(director.id),
            ..Position::new(PositionId::from_raw(2), "Mail-room lead")
        };
        let unit = Unit::new(UnitId::from_raw(3), "General affairs");
        let topic = Topic {
            id: TopicId::from_raw(4),
            external_id: None,
            name: "Mail sorting".into(),
            synonyms: vec![],
            owner: Some(Party::Position(lead.id)),
            backup: None,
            reply_within: String::new(),
            send_along: String::new(),
            confirmed: None,
        };
        let (lead_id, director_id) = (lead.id, director.id);
        let rows = [Row::Position(director), Row::Position(lead), Row::Unit(unit), Row::Topic(topic)];
        let document: Document = rows.into_iter().collect();
        let index = Index::build(&document, today);
        let first = &answers(&document, &index, "mail sorting", 5, today)[0];
        assert_eq!(first.owner.position, Some(lead_id), "not the director");
        assert_eq!(first.next.and_then(|next| next.position), Some(director_id));
        assert_eq!(first.matched.how, How::Exact);
    }
}
