//! "Who do I ask?": the page, where who asks is at home, and the cards that answer.

use super::contact::{Asker, asker_of};
use super::line::{Lines, photo};
use super::way::way;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::settings::{Kept, stands};
use crate::{key, text};
use simpul_model as model;
use simpul_model::{Confirmation, Moment, RecordKind, RecordRef, Topic, fold};
use simpul_search::{Answer, Question, Reach, answers, nearest};
use std::collections::BTreeSet;

/// So many topics stand on the page.
const TOPICS: usize = 10;

/// What the page shows before anything is typed. Makes the index ready, so that the first letter is answered
/// as quickly as the last.
///
/// # Errors
/// `no-file`.
pub fn ask_page(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<AskPage, ApiError> {
    let snapshot = desk.snapshot()?;
    snapshot.index(snapshot.today(ctx));
    let document = &*snapshot.document;
    let lines = Lines { document, today: snapshot.today(ctx) };
    let kept = desk.kept();
    let place = home(&kept, document);
    let mut asked = kept.asked(document);
    asked.sort_by_cached_key(|(topic, times)| (std::cmp::Reverse(*times), order(topic)));
    let counted = !asked.is_empty();
    let mut topics: Vec<&Topic> = asked.into_iter().take(TOPICS).map(|(topic, _)| topic).collect();
    if topics.len() < TOPICS {
        let known: BTreeSet<_> = topics.iter().map(|topic| topic.id).collect();
        let mut others: Vec<&Topic> = document.topics().iter().filter(|t| !known.contains(&t.id)).collect();
        others.sort_by_cached_key(|topic| order(topic));
        topics.extend(others.into_iter().take(TOPICS - topics.len()));
    }
    Ok(AskPage {
        unit: place.and_then(|place| lines.unit_name(asker_of(&lines, place).unit?)),
        place: place.map(|place| place_name(&lines, place)),
        topics: topics.into_iter().map(|topic| named(document, topic.id.into())).collect(),
        counted,
        total: document.topics().len() as u32,
    })
}

/// Says where who asks is at home: a unit, or the person they are. A file open for reading allows it, too.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn set_place(desk: &Desk, request: SetPlace, ctx: &Ctx) -> Result<AskPage, ApiError> {
    let snapshot = desk.snapshot()?;
    let place = key::maybe(request.place.as_deref(), key::parse)?;
    if let Some(place) = place.filter(|&place| !stands(&snapshot.document, place)) {
        return Err(ApiError::not_found(&key::of(place)));
    }
    desk.kept().set_place(&snapshot.document, place);
    ask_page(desk, Nothing {}, ctx)
}

/// What was chosen here, else the person who acts here.
pub(super) fn home(kept: &Kept, document: &model::Document) -> Option<RecordRef> {
    kept.place(document).or_else(|| kept.me(document).map(|me| me.id.into()))
}

/// A position is called by who holds it.
fn place_name(lines: &Lines<'_>, place: RecordRef) -> Name {
    match place {
        RecordRef::Position(id) => Name { key: key::of(id), name: lines.position(id).name },
        other => named(lines.document, other),
    }
}

/// Answers while somebody types, with everything that a card shows.
///
/// # Errors
/// `no-file`.
pub fn ask(desk: &Desk, request: AskRequest, ctx: &Ctx) -> Result<AskView, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    let place = home(&desk.kept(), lines.document);
    let asker = place.map_or(Asker::default(), |place| asker_of(&lines, place));
    let question = Question {
        text: &request.question,
        from: asker.unit,
        asker: asker.position,
        limit: request.limit.clamp(1, 50) as usize,
    };
    let now = ctx.clock.now();
    let found = answers(lines.document, snapshot.index(today), question, today);
    let answers: Vec<AnswerCard> = found.into_iter().map(|found| card(&lines, found, now)).collect();
    let wanted = answers.is_empty() && !request.question.trim().is_empty();
    let turn_to = wanted.then(|| nearest(lines.document, question, today)).flatten();
    let turn_to = turn_to.and_then(|(head, ways)| {
        Some(TurnTo {
            head: reached(&lines, head)?,
            ways: ways.into_iter().map(|w| way(&lines, w, now)).collect(),
        })
    });
    Ok(AskView { question: request.question, answers, turn_to })
}

/// Counts that the answer to a topic was looked at, on this computer only and without saying by whom.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn count_asked(desk: &Desk, request: CountAsked, _: &Ctx) -> Result<Nothing, ApiError> {
    let topic = key::topic(&request.topic)?;
    if desk.snapshot()?.document.topics().get(topic).is_none() {
        return Err(ApiError::not_found(&request.topic));
    }
    desk.kept().count_asked(topic);
    Ok(Nothing {})
}

fn card(lines: &Lines<'_>, found: Answer, now: Moment) -> AnswerCard {
    let document = lines.document;
    let nobody = found.owner == Reach::default();
    let record = found.matched.record;
    let promised = Promised::of(document, record, found.owner);
    let reason = |reason: &simpul_search::Reason| ReasonView {
        asked: reason.asked.clone(),
        found: reason.found.clone(),
        how: reason.how.code().to_owned(),
        own: reason.own,
    };
    AnswerCard {
        key: key::of(record),
        kind: kind(record.kind()),
        title: found.matched.text,
        via: found.matched.via,
        how: found.matched.how.code().to_owned(),
        missing: found.matched.missing as u32,
        reasons: found.matched.reasons.iter().map(reason).collect(),
        route: (!nobody).then(|| found.route.code().to_owned()),
        owner: reached(lines, found.owner),
        backup: found.backup.and_then(|backup| reached(lines, backup)),
        turn_to: found.next.filter(|_| nobody).and_then(|next| reached(lines, next)),
        ways: found.ways.into_iter().map(|found| way(lines, found, now)).collect(),
        reply_within: promised.reply_within,
        send_along: promised.send_along,
        steps: found.steps.into_iter().filter_map(|step| reached(lines, step)).collect(),
        confirmed: word(lines, found.confirmed.as_ref()),
        topics: found.related.topics.iter().map(|&topic| named(document, topic.into())).collect(),
        needs: found.related.needs.iter().map(|&need| lines.brief(need)).collect(),
    }
}

/// What was promised to those who ask, in the words given.
#[derive(Default)]
pub(super) struct Promised {
    pub(super) reply_within: String,
    pub(super) send_along: String,
}

impl Promised {
    /// Of a topic what stands there; of an item how soon its supplier acknowledges a request.
    pub(super) fn of(document: &model::Document, record: RecordRef, owner: Reach) -> Self {
        match record {
            RecordRef::Topic(id) => document.topics().get(id).map_or_else(Self::default, |topic| Self {
                reply_within: topic.reply_within.clone(),
                send_along: topic.send_along.clone(),
            }),
            RecordRef::Item(item) => {
                let served = document.needs_of_item(item).filter(|need| {
                    need.is_active()
                        && match need.supplier {
                            model::End::Position(position) => Some(position) == owner.position,
                            model::End::Unit(unit) => Some(unit) == owner.unit,
                        }
                });
                let mut said = served.map(|need| &need.standard.ack_within.text);
                let reply_within = said.find(|said| !said.is_empty()).cloned().unwrap_or_default();
                Self { reply_within, ..Self::default() }
            }
            _ => Self::default(),
        }
    }
}

pub(super) fn reached(lines: &Lines<'_>, reach: Reach) -> Option<Reached> {
    let document = lines.document;
    let name = |record: RecordRef| named(document, record);
    let record = reach.position.map(RecordRef::Position);
    let record = record.or(reach.person.map(RecordRef::Person)).or(reach.unit.map(RecordRef::Unit))?;
    let held = reach.position.and_then(|id| document.holders(id, lines.today).next());
    Some(Reached {
        key: key::of(record),
        unit: reach.unit.map(|id| name(id.into())),
        position: reach.position.map(|id| name(id.into())),
        person: reach.person.map(|id| name(id.into())),
        photo: reach.person.and_then(|id| document.people().get(id)).map(photo).unwrap_or_default(),
        acting: held.is_some_and(|(_, assignment)| assignment.acting),
        vacant: reach.position.is_some() && reach.person.is_none(),
    })
}

/// Who said that a topic or channel is right, and whether that is long ago.
pub(super) fn word(lines: &Lines<'_>, confirmed: Option<&Confirmation>) -> Option<Word> {
    let rhythm = lines.document.organisation().rhythm;
    let view = |word: &Confirmation| Word {
        by: word.by.clone(),
        at: text::moment(word.at),
        old: rhythm.is_over(word, lines.today),
    };
    confirmed.map(view)
}

/// A record's key and what people call it.
pub(super) fn named(document: &model::Document, record: RecordRef) -> Name {
    let name = match record {
        RecordRef::Unit(id) => document.units().get(id).map(|unit| &unit.name),
        RecordRef::Position(id) => document.positions().get(id).map(|position| &position.title),
        RecordRef::Person(id) => document.people().get(id).map(|person| &person.name),
        RecordRef::Topic(id) => document.topics().get(id).map(|topic| &topic.name),
        _ => None,
    };
    Name { key: key::of(record), name: name.cloned().unwrap_or_default() }
}

fn order(topic: &Topic) -> (bool, String, String, model::TopicId) {
    let external = topic.external_id.clone().unwrap_or_default();
    (external.is_empty(), external, fold(&topic.name), topic.id)
}

fn kind(kind: RecordKind) -> HitKind {
    match kind {
        RecordKind::Position => HitKind::Position,
        RecordKind::Person => HitKind::Person,
        RecordKind::Topic => HitKind::Topic,
        RecordKind::Item => HitKind::Item,
        _ => HitKind::Unit,
    }
}
