//! The contact answer: who answers for what was asked, how to reach them, and whom to try next.

use crate::candidate::{Candidate, Place, Route, candidates};
use crate::index::{Field, Index};
use crate::line::Line;
use crate::matching::{Fits, How, Reason, fits};
use crate::reach::{Look, Reach};
use crate::related::Related;
use crate::ways::{Way, asked_first};
use simpul_model::{
    Confirmation, Date, Document, Party, PositionId, RecordKind, RecordRef, UnitId, fold_words,
};
use std::collections::{BTreeMap, BTreeSet};

/// A question and who asks it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Question<'a> {
    /// In any words, in English or Indonesian or both.
    pub text: &'a str,
    /// The unit of who asks, if known: of equal answers the nearer comes first.
    pub from: Option<UnitId>,
    /// The position of who asks, if known: a complaint about their superior is not answered by that one.
    pub asker: Option<PositionId>,
    /// At most so many answers.
    pub limit: usize,
}

/// What of the file fitted the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// Which record.
    pub record: RecordRef,
    /// What it is called.
    pub text: String,
    /// The other word for it that was asked, or what a way to reach them is for, where that is what fitted.
    pub via: Option<String>,
    /// How the least sure word was found.
    pub how: How,
    /// How many words that the question is about, and that stand somewhere, do not stand in it.
    pub missing: usize,
    /// How the others were found, in the order asked.
    pub reasons: Vec<Reason>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// How well it fits; comparable within one question only.
    pub score: f64,
    /// What fitted.
    pub matched: Matched,
    /// By which right the owner answers for it.
    pub route: Route,
    /// Steps through the tree of units from who asks; 0 where that is not known.
    pub distance: usize,
    /// Who answers; empty where nobody is named.
    pub owner: Reach,
    /// Who answers when the owner does not.
    pub backup: Option<Reach>,
    /// The ways to reach them, in the order to try; where nobody is named, those of [`Self::next`].
    pub ways: Vec<Way>,
    /// Whom to try one after the other when nobody answers: the backup, then up the line.
    pub steps: Vec<Reach>,
    /// Whom to try when nobody answers: a superior who fits as well, else the backup, else one level up;
    /// where nobody is named, the head nearest to who asks.
    pub next: Option<Reach>,
    /// Who last said that this is right, and when.
    pub confirmed: Option<Confirmation>,
    /// What else they answer for.
    pub related: Related,
}

/// The kinds of record that somebody answers for.
const KINDS: &[RecordKind] =
    &[RecordKind::Topic, RecordKind::Item, RecordKind::Unit, RecordKind::Position, RecordKind::Person];

/// Answers a question, best first. Each owner comes once; who is above somebody already named is no answer of
/// their own, and where they fit as well they are that one's next step.
///
/// Ordered by the class of the weakest word (a missing one is the weakest); by which right (see [`Route`]); distance; depth in
/// the reporting line, deepest first; score; name.
pub fn answers(document: &Document, index: &Index, question: Question<'_>, today: Date) -> Vec<Answer> {
    let place = Place::new(Look { document, today }, question);
    let mut line = Line::new(document);
    let mut given = Given::default();
    let found = fits(index, question.text, KINDS);
    for equal in found.all.chunk_by(|a, b| a.class() == b.class()) {
        if given.answers.len() == question.limit {
            break;
        }
        given.earlier = given.answers.len();
        let mut waiting = candidates(&place, &mut line, index, equal);
        waiting.retain(|candidate| !place.is_about(candidate.owner));
        // Many may be taken in by few, so more are looked at each time.
        let mut most = question.limit;
        while !waiting.is_empty() && given.answers.len() < question.limit {
            let best = waiting.best(most);
            most = most.saturating_mul(2);
            for candidate in best {
                // Once there are enough, only next steps are looked for, so that they do not hang on how many.
                if !given.takes_in(&candidate) && given.answers.len() < question.limit {
                    given.add(answer(&place, &line, index, &found, candidate), &line);
                }
            }
        }
        waiting.retain(|candidate| given.stands_above(candidate.owner));
        waiting.best(usize::MAX).iter().for_each(|candidate| _ = given.takes_in(candidate));
    }
    given.answers
}

/// Answers so far.
#[derive(Default)]
struct Given {
    answers: Vec<Answer>,
    owners: BTreeSet<Reach>,
    /// Superiors of those named, each with the answer they stand behind.
    superiors: BTreeMap<PositionId, usize>,
    /// How many were given of a better class than the one looked at.
    earlier: usize,
    /// Answers that have got a superior as their next step.
    moved: BTreeSet<usize>,
}

impl Given {
    /// Whether it is above one who is named.
    fn stands_above(&self, owner: Reach) -> bool {
        owner.position.is_some_and(|position| self.superiors.contains_key(&position))
    }

    /// Whether its owner is named already, or is above one who is, whose next step they then are.
    fn takes_in(&mut self, candidate: &Candidate<'_>) -> bool {
        if let Some(&at) = candidate.owner.position.and_then(|position| self.superiors.get(&position)) {
            // One who fits worse is not named either, but the backup goes before them.
            if at >= self.earlier && self.moved.insert(at) {
                self.answers[at].next = Some(candidate.owner);
            }
            return true;
        }
        candidate.owner != Reach::default() && self.owners.contains(&same(candidate.owner))
    }

    fn add(&mut self, answer: Answer, line: &Line<'_>) {
        let at = self.answers.len();
        self.owners.insert(same(answer.owner));
        for superior in answer.owner.position.into_iter().flat_map(|position| line.above(position)) {
            // Who stands above is known from here up.
            if self.superiors.contains_key(&superior) {
                break;
            }
            self.superiors.insert(superior, at);
        }
        self.answers.push(answer);
    }
}

/// A position is one owner, whoever holds it and whichever unit it speaks for.
fn same(owner: Reach) -> Reach {
    match owner.position {
        Some(_) => Reach { position: owner.position, ..Reach::default() },
        None => owner,
    }
}

/// Whom to turn to where nothing fits: the head nearest to who asks, and how to reach them.
pub fn nearest(document: &Document, question: Question<'_>, today: Date) -> Option<(Reach, Vec<Way>)> {
    let place = Place::new(Look { document, today }, question);
    let head = place.nearest_head()?;
    Some((head, place.ways(None, head, None)))
}

fn answer(
    place: &Place<'_>,
    line: &Line<'_>,
    index: &Index,
    found: &Fits,
    candidate: Candidate<'_>,
) -> Answer {
    let reasons = found.reasons(index, candidate.fit);
    let (backup, confirmed) = (candidate.backup(place.look), candidate.confirmed(place.look.document));
    let Candidate { fit, record, route, owner, distance, .. } = candidate;
    let nobody = owner == Reach::default();
    let allowed = |reach: &Reach| !place.is_about(*reach);
    // Who stands in for themselves is no backup; then their own stands in.
    let another = |backup: &Reach| backup.position.is_none() || backup.position != owner.position;
    let backup = backup.filter(another).filter(allowed).or_else(|| place.look.backup(owner)).filter(allowed);
    let next = if nobody { place.nearest_head() } else { backup.or_else(|| place.look.up(owner)) };
    let next = next.filter(allowed);
    let topic = if let RecordRef::Topic(id) = record { Some(id) } else { None };
    let mut ways = match next.filter(|_| nobody) {
        Some(head) => place.ways(topic, head, None),
        None => place.ways(topic, owner, backup),
    };
    asked_first(&mut ways, &found.unmet(fit));
    let purpose = purpose(place, record, fit.field, &reasons);
    if let Some(purpose) = &purpose {
        ways.sort_by_key(|way| way.purpose != *purpose);
    }
    Answer {
        score: fit.score,
        matched: Matched {
            record,
            text: index.record_at(fit.entry).1.to_owned(),
            via: via(place, record, fit.field, &reasons).or(purpose),
            how: fit.weakest,
            missing: fit.missing,
            reasons,
        },
        route,
        distance,
        ways,
        steps: place.steps(line, owner, backup),
        next,
        related: place.look.related(index, record, owner),
        owner,
        backup,
        confirmed,
    }
}

/// The first other word for a topic in which a word of the question stands.
fn via(place: &Place<'_>, record: RecordRef, field: Field, reasons: &[Reason]) -> Option<String> {
    let (RecordRef::Topic(id), Field::Synonym) = (record, field) else { return None };
    let asked: Vec<String> = reasons.iter().flat_map(|reason| fold_words(&reason.found)).collect();
    let fits = |synonym: &&String| fold_words(synonym).iter().any(|word| asked.contains(word));
    place.look.document.topics().get(id)?.synonyms.iter().find(fits).cloned()
}

/// What the first way to reach a unit or position is for in which a word of the question stands, where that is not
/// among what they do.
fn purpose(place: &Place<'_>, record: RecordRef, field: Field, reasons: &[Reason]) -> Option<String> {
    let document = place.look.document;
    let (of, does) = match record {
        RecordRef::Unit(id) => (Party::Unit(id), document.units().get(id)?.purpose.as_str()),
        RecordRef::Position(id) => (Party::Position(id), document.positions().get(id)?.duties.as_str()),
        _ => return None,
    };
    let asked: Vec<String> = reasons.iter().flat_map(|reason| fold_words(&reason.found)).collect();
    let has = |text: &str| fold_words(text).iter().any(|word| asked.contains(word));
    if field != Field::Text || has(does) {
        return None;
    }
    let ways = document.channels_of(of).filter(|channel| channel.topic.is_none());
    ways.map(|channel| &channel.purpose).find(|purpose| has(purpose)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_model::{Party, Position, Row, Topic, TopicId, Unit};

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
            involved: Vec::new(),
        };
        let (lead_id, director_id) = (lead.id, director.id);
        let rows = [Row::Position(director), Row::Position(lead), Row::Unit(unit), Row::Topic(topic)];
        let document: Document = rows.into_iter().collect();
        let index = Index::build(&document, today);
        let first = &answers(
            &document,
            &index,
            Question { text: "mail sorting", limit: 5, ..Question::default() },
            today,
        )[0];
        assert_eq!(first.owner.position, Some(lead_id), "not the director");
        assert_eq!(first.next.and_then(|next| next.position), Some(director_id));
        assert_eq!(first.matched.how, How::Exact);
    }
}
