//! What stands behind a finding about whom to ask: topics, ways, duties and questions.

use super::super::words::named;
use super::Detail;
use crate::dto::*;
use crate::key;
use crate::use_case::way::record;
use simpul_graph::{ReviewItem, Story};
use simpul_model::{Asking, End, Party, PositionId, QuestionId, RecordRef, fold};

/// At most so many times of asking are told.
const ASKINGS: usize = 20;

impl Detail<'_> {
    pub(super) fn of_reach(&self, item: &ReviewItem) -> Vec<Evidence> {
        match &item.story {
            Story::OwnerGoing { topic, owner, .. } => {
                let topics = self.lines().document.topics();
                let backup = topics.get(*topic).and_then(|topic| topic.backup);
                let mut parts = vec![self.list_of("owner", [record(*owner)])];
                parts.extend(backup.map(|backup| self.list_of("backup", [record(backup)])));
                parts
            }
            Story::Unowned(topic) => {
                let words = self.lines().document.topics().get(*topic).map(|topic| topic.synonyms.join(", "));
                let words = words.filter(|words| !words.is_empty());
                let also = words.map(|words| Evidence {
                    title: named("words", [("words", words)]),
                    ..Evidence::default()
                });
                [self.list_of("topics", [(*topic).into()])].into_iter().chain(also).collect()
            }
            Story::SeveralOwners { parties, .. } => {
                vec![self.list_of("accountable", parties.iter().map(|&party| record(party)))]
            }
            Story::Unreached(id) => self.askings(*id, "reported"),
            Story::DutyTwice { duties, by } => {
                let duty = |duty: &String| Evidence {
                    title: named("duty", [("duty", duty.clone())]),
                    ..Evidence::default()
                };
                duties.iter().map(duty).chain([self.list_of("claimed", by.iter().copied())]).collect()
            }
            Story::NoDuties { positions, .. } => {
                vec![self.list_of("idle", positions.iter().map(|&position| position.into()))]
            }
            Story::OutOfDate { owner, topics, channels } => {
                let topics = topics.iter().map(|&topic| topic.into());
                let channels = channels.iter().map(|&channel| channel.into());
                [
                    self.list_of("owner", [record(*owner)]),
                    self.list_of("topics", topics),
                    self.list_of("channels", channels),
                ]
                .into_iter()
                .filter(|part| !part.names.is_empty())
                .collect()
            }
            _ => Vec::new(),
        }
    }

    /// Records by name; one that the details of a record cannot show is named only.
    fn list_of(&self, code: &str, records: impl IntoIterator<Item = RecordRef>) -> Evidence {
        let name = |record: RecordRef| {
            let name = self.reviewed.record(record);
            let shown = matches!(record, RecordRef::Unit(_) | RecordRef::Position(_) | RecordRef::Person(_));
            let key = key::of(record);
            Name { key: if shown { key } else { format!("none:{key}") }, name }
        };
        let mut names: Vec<Name> = records.into_iter().map(name).collect();
        names.sort_by_cached_key(|name| (fold(&name.name), name.key.clone()));
        Evidence { title: named(code, []), names, ..Evidence::default() }
    }

    /// Whose ways can be changed.
    pub(super) fn ways_of(&self, item: &ReviewItem) -> Option<Name> {
        let Story::Unreached(id) = item.story else { return None };
        let party = self.lines().document.questions().get(id)?.unreached?;
        Some(Name { key: key::of(record(party)), name: self.reviewed.party(party) })
    }

    /// Topics and ways that can be said to be right.
    pub(super) fn to_confirm(&self, item: &ReviewItem) -> Vec<Key> {
        let document = self.lines().document;
        match &item.story {
            Story::OutOfDate { topics, channels, .. } => {
                let channels = channels.iter().map(|&channel| key::of(channel));
                topics.iter().map(|&topic| key::of(topic)).chain(channels).collect()
            }
            Story::Unreached(id) => {
                let Some(report) = document.questions().get(*id) else { return Vec::new() };
                let ways = report.unreached.into_iter().flat_map(|party| document.channels_of(party));
                let same = ways.filter(|way| fold(&way.address) == fold(&report.text));
                same.map(|way| key::of(way.id)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The seats of who answers for a topic or is reached by a way.
    pub(super) fn answering(&self, about: RecordRef) -> Vec<PositionId> {
        let document = self.lines().document;
        let party = match about {
            RecordRef::Topic(id) => document.topics().get(id).and_then(|topic| topic.owner.or(topic.backup)),
            RecordRef::OpenQuestion(id) => {
                document.questions().get(id).and_then(|question| question.unreached)
            }
            RecordRef::Person(id) => Some(Party::Person(id)),
            _ => None,
        };
        match party {
            Some(Party::Position(position)) => vec![position],
            Some(Party::Unit(unit)) => {
                let unit = document.units().get(unit);
                unit.and_then(|unit| unit.contact.or_else(|| document.head(unit))).into_iter().collect()
            }
            Some(Party::Person(person)) => document.posts_of(person, self.lines().today),
            None => Vec::new(),
        }
    }

    /// Each time it was asked or reported, the latest first: when, from where and by whom, as far as was said.
    pub(super) fn askings(&self, id: QuestionId, code: &str) -> Vec<Evidence> {
        let Some(question) = self.lines().document.questions().get(id) else { return Vec::new() };
        let part = |asking: &Asking| {
            let on = ("on", asking.on.to_string());
            let title = match asking.who.as_str() {
                "" => named(code, [on]),
                who => named(format!("{code}-by"), [on, ("who", who.to_owned())]),
            };
            let unit = asking.unit.and_then(|unit| self.lines().unit_name(unit));
            Evidence { title, names: unit.into_iter().collect(), ..Evidence::default() }
        };
        question.asked.iter().rev().take(ASKINGS).map(part).collect()
    }
}

/// Where a party stands; a person by what they hold.
pub(in crate::use_case::review) fn end_of(document: &simpul_model::Document, party: Party) -> Option<End> {
    Some(match party {
        Party::Unit(unit) => End::Unit(unit),
        Party::Position(position) => End::Position(position),
        Party::Person(person) => End::Position(document.assignments_of(person).next()?.position),
    })
}
