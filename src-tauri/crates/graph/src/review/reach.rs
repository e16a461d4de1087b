//! What is no longer true of whom to ask: topics without somebody who answers, duties that several claim, ways that
//! reach nobody, and words that are old.

use super::found::Found;
use super::{Concern, Going, Story};
use crate::presence::Presence;
use simpul_model::RecordRef;
use simpul_model::{ChannelId, Date, Document, End, Part, Party, Rhythm, TopicId, UnitId, fold, fold_words};
use std::collections::{BTreeMap, BTreeSet};

/// A duty of one word is none that two could quarrel about.
const FEWEST_WORDS: usize = 2;
/// So many who claim one duty are compared.
const MOST_CLAIMS: usize = 64;

pub(super) fn record(party: Party) -> RecordRef {
    match party {
        Party::Unit(id) => id.into(),
        Party::Position(id) => id.into(),
        Party::Person(id) => id.into(),
    }
}

impl Found {
    /// Topics that nobody owns, that several are accountable for, and whose owner is not there or will not be.
    pub(super) fn topics(&mut self, document: &Document, today: Date) {
        let mut presence = Presence::of(document, today);
        for topic in document.topics().iter() {
            let Some(owner) = topic.owner else {
                self.add(vec![topic.id.into()], Concern::Question, 1, vec![], Story::Unowned(topic.id), []);
                continue;
            };
            let accountable = topic.parts().into_iter().filter(|one| one.part == Part::Accountable);
            let parties: Vec<Party> = accountable.map(|one| one.party).collect();
            if parties.len() > 1 {
                let facts: Vec<RecordRef> = parties.iter().map(|&party| record(party)).collect();
                let size = parties.len();
                let story = Story::SeveralOwners { topic: topic.id, parties };
                self.add(vec![topic.id.into()], Concern::Question, size, vec![], story, facts);
            }
            let Some(going) = presence.of_topic(topic) else { continue };
            let story = Story::OwnerGoing { topic: topic.id, owner, going };
            let facts = [record(owner)].into_iter().chain(topic.backup.map(record));
            let item = self.add(vec![topic.id.into()], Concern::Risk, 1, vec![], story, facts);
            if let Some(item) = item {
                item.facts.words.insert("going".to_owned(), going.code().to_owned());
                let until = if let Going::Leaving(until) = going { Some(until) } else { None };
                item.facts.words.extend(until.map(|until| ("until".to_owned(), until.to_string())));
            }
        }
    }

    /// Reported most often first. Reported once more, one that was decided is back.
    pub(super) fn unreached(&mut self, document: &Document) {
        let open = document.questions().iter().filter(|question| !question.is_answered(document));
        for question in open {
            let Some(party) = question.unreached else { continue };
            let (about, story) = (vec![question.id.into()], Story::Unreached(question.id));
            let size = question.asked.len();
            if let Some(item) = self.add(about, Concern::Risk, size, vec![], story, [record(party)]) {
                item.facts.words.insert("reports".to_owned(), size.to_string());
            }
        }
    }

    /// Words that are older than the rhythm, those about one owner together: whoever is asked is asked once.
    pub(super) fn out_of_date(&mut self, document: &Document, today: Date) {
        let rhythm: Rhythm = document.organisation().rhythm;
        let mut old: BTreeMap<Party, (Vec<TopicId>, Vec<ChannelId>)> = BTreeMap::new();
        for topic in document.topics().iter() {
            let is_old = topic.confirmed.as_ref().is_some_and(|word| rhythm.is_over(word, today));
            if let (true, Some(owner)) = (is_old, topic.owner) {
                old.entry(owner).or_default().0.push(topic.id);
            }
        }
        for channel in document.channels().iter() {
            if channel.confirmed.as_ref().is_some_and(|word| rhythm.is_over(word, today)) {
                old.entry(channel.owner).or_default().1.push(channel.id);
            }
        }
        for (owner, (topics, channels)) in old {
            let facts: Vec<RecordRef> = topics
                .iter()
                .map(|&topic| topic.into())
                .chain(channels.iter().map(|&channel| channel.into()))
                .collect();
            let size = facts.len();
            let story = Story::OutOfDate { owner, topics, channels };
            self.add(vec![record(owner)], Concern::Hint, size, vec![], story, facts);
        }
    }

    /// Duties, purposes and topics in the same words in units of which neither lies in the other. Positions of one
    /// title do the same work in several places, which is no quarrel. Those that the same ones claim stand together.
    pub(super) fn duties(&mut self, document: &Document) {
        let mut together: BTreeMap<Vec<RecordRef>, Vec<String>> = BTreeMap::new();
        for (words, claims) in claims(document) {
            let by = quarrelling(document, &claims);
            if !by.is_empty() {
                together.entry(by).or_default().push(words);
            }
        }
        for (by, duties) in together {
            let (about, size) = (by.clone(), by.len());
            let words = duties.join("; ");
            let story = Story::DutyTwice { duties, by };
            let facts = about.clone();
            if let Some(item) = self.add(about, Concern::Question, size, vec![], story, facts) {
                item.facts.words.insert("duty".to_owned(), words);
            }
        }
    }
}

/// Somebody who claims a duty.
struct Claim {
    by: RecordRef,
    unit: UnitId,
    /// Of a position its title.
    title: Option<String>,
}

/// Duties in folded words, each with who claims it.
fn claims(document: &Document) -> BTreeMap<String, Vec<Claim>> {
    let mut found: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    let mut claim = |text: &str, by: RecordRef, unit: UnitId, title: Option<&str>| {
        let own = document.units().get(unit).is_some_and(|unit| !unit.external && !unit.archived);
        let mut seen = BTreeSet::new();
        for duty in text.split(['\n', ';', '•', '.']).filter(|_| own) {
            let words = fold_words(duty);
            let words = if words.len() < FEWEST_WORDS { continue } else { words.join(" ") };
            if seen.insert(words.clone()) {
                found.entry(words).or_default().push(Claim { by, unit, title: title.map(fold) });
            }
        }
    };
    for unit in document.units().iter() {
        claim(&unit.purpose, unit.id.into(), unit.id, None);
    }
    for position in document.positions().iter() {
        if let Some(unit) = position.unit {
            claim(&position.duties, position.id.into(), unit, Some(&position.title));
        }
    }
    for topic in document.topics().iter() {
        if let Some(unit) = topic.owner.and_then(|owner| unit_of(document, owner)) {
            claim(&topic.name, topic.id.into(), unit, None);
        }
    }
    found.retain(|_, claims| claims.len() > 1);
    found
}

/// Where a party stands; a person by what they hold.
fn unit_of(document: &Document, party: Party) -> Option<UnitId> {
    let end = match party {
        Party::Unit(unit) => End::Unit(unit),
        Party::Position(position) => End::Position(position),
        Party::Person(person) => End::Position(document.assignments_of(person).next()?.position),
    };
    document.unit_of(end)
}

/// Those who claim what another one apart from them claims, ascending. O(n²) in a bounded number.
fn quarrelling(document: &Document, claims: &[Claim]) -> Vec<RecordRef> {
    let claims = &claims[..claims.len().min(MOST_CLAIMS)];
    let paths: Vec<Vec<UnitId>> = claims.iter().map(|claim| document.unit_path(claim.unit)).collect();
    let apart = |a: usize, b: usize| {
        let nested = paths[a].contains(&claims[b].unit) || paths[b].contains(&claims[a].unit);
        let same_work = claims[a].title.is_some() && claims[a].title == claims[b].title;
        !nested && !same_work
    };
    let all = 0..claims.len();
    let mut by: Vec<RecordRef> =
        all.clone().filter(|&a| all.clone().any(|b| a != b && apart(a, b))).map(|a| claims[a].by).collect();
    by.sort_unstable();
    by.dedup();
    by
}

#[cfg(test)]
mod tests;
