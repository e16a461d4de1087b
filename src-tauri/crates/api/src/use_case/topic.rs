//! A topic to be changed, and which questions would find it as it is being written.

use super::ask::{home, named, word};
use super::contact::{Asker, asker_of};
use super::edit::topic::save;
use super::line::Lines;
use super::way::record;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::{ids, refused};
use simpul_model::{Channel, Document, Involved, OpenQuestion, Party, RecordRef, fold, plan};
use simpul_search::{Question, Reach, answers};

/// So far down it is looked for.
const PLACES: usize = 10;
/// So many answers are told.
const TOLD: usize = 5;
/// So many open questions are tried.
const OPEN: usize = 200;

/// A topic as it stands in the file.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn topic(desk: &Desk, request: TopicRequest, ctx: &Ctx) -> Result<TopicView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let topic = document.topics().get(key::topic(&request.topic)?);
    let topic = topic.ok_or_else(|| ApiError::not_found(&request.topic))?;
    let party = |party: Option<Party>| party.map(|party| named(document, record(party)));
    let (owner, backup) = (party(topic.owner), party(topic.backup));
    let draft = TopicDraft {
        topic: Some(key::of(topic.id)),
        name: topic.name.clone(),
        synonyms: topic.synonyms.clone(),
        owner: owner.as_ref().map(|owner| owner.key.clone()),
        backup: backup.as_ref().map(|backup| backup.key.clone()),
        reply_within: topic.reply_within.clone(),
        send_along: topic.send_along.clone(),
        channels: Some(document.channels_for(topic.id).map(channel_draft).collect()),
        parts: None,
    };
    let mut involved: Vec<(Involved, Name)> =
        topic.involved.iter().map(|one| (*one, named(document, record(one.party)))).collect();
    involved.sort_by_cached_key(|(one, name)| (one.part, fold(&name.name), one.party));
    let parts = involved.into_iter().map(|(one, party)| PartView { party, letter: one.part.letter().into() });
    let lines = Lines { document, today: snapshot.today(ctx) };
    let confirmed = word(&lines, topic.confirmed.as_ref());
    Ok(TopicView { draft, owner, backup, confirmed, parts: parts.collect() })
}

/// The ways to reach a unit, position or person, as they stand in the file.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn channels_of(desk: &Desk, request: InspectRequest, _: &Ctx) -> Result<ChannelsView, ApiError> {
    let snapshot = desk.snapshot()?;
    let party = key::party(&request.key)?;
    if !snapshot.document.row_exists(record(party)) {
        return Err(ApiError::not_found(&request.key));
    }
    let general = snapshot.document.channels_of(party).filter(|channel| channel.topic.is_none());
    Ok(ChannelsView { channels: general.map(channel_draft).collect() })
}

/// What a question, and the open questions of the review, would find were the topic as it is written. Nothing is
/// changed. O(w log n) in the words of the topic, beside the looking: the index of the file is used with the topic
/// laid over it.
///
/// # Errors
/// `no-file`, `not-found`, `refused-…`.
pub fn try_topic(desk: &Desk, request: TryTopic, ctx: &Ctx) -> Result<TopicTried, ApiError> {
    let snapshot = desk.snapshot()?;
    let (document, today) = (&*snapshot.document, snapshot.today(ctx));
    let mut draft = request.draft;
    if draft.name.trim().is_empty() {
        // As long as it has no name, another word for it stands for one.
        draft.name = draft.synonyms.iter().find(|way| !way.trim().is_empty()).cloned().unwrap_or_default();
    }
    if draft.name.trim().is_empty() {
        return Ok(TopicTried::default());
    }
    let wish = save(document, draft, None, None, &mut ids(document, ctx))?;
    let planned = plan(document, wish.edit).map_err(|refusal| refused(document, &refusal))?;
    let (after, own) = (&planned.after, wish.created);
    let index = match own {
        Some(RecordRef::Topic(id)) => snapshot.index(today).with_topic(document, after, id),
        _ => snapshot.index(today).clone(),
    };
    let lines = Lines { document: after, today };
    let place = home(&desk.kept(), after);
    let asker = place.map_or(Asker::default(), |place| asker_of(&lines, place));
    let found = |text: &str, limit: usize| {
        let question = Question { text, from: asker.unit, asker: asker.position, limit };
        answers(after, &index, question, today)
    };
    let is_own = |record: RecordRef| Some(record) == own;
    let given = found(&request.question, PLACES);
    let place = given.iter().position(|answer| is_own(answer.matched.record));
    let told = given.iter().take(TOLD.max(place.map_or(0, |at| at + 1))).map(|answer| TriedAnswer {
        title: answer.matched.text.clone(),
        who: who(after, answer.owner),
        own: is_own(answer.matched.record),
    });
    // What is tried itself is told by its place.
    let tried = OpenQuestion::words(&request.question);
    let others = |question: &&OpenQuestion| {
        question.unreached.is_none()
            && !question.is_answered(after)
            && OpenQuestion::words(&question.text) != tried
    };
    let open = after.questions().iter().filter(others).take(OPEN);
    let fits = |text: &&String| found(text, TOLD).iter().any(|answer| is_own(answer.matched.record));
    Ok(TopicTried {
        place: place.map(|at| at as u32 + 1),
        answers: told.collect(),
        open: open.map(|question| &question.text).filter(fits).cloned().collect(),
    })
}

fn who(document: &Document, reach: Reach) -> String {
    let record = reach.person.map(RecordRef::Person);
    let record = record.or(reach.position.map(RecordRef::Position)).or(reach.unit.map(RecordRef::Unit));
    record.map(|record| named(document, record).name).unwrap_or_default()
}

/// A way as it stands in the file.
pub(super) fn channel_draft(channel: &Channel) -> ChannelDraft {
    ChannelDraft {
        channel: Some(key::of(channel.id)),
        kind: channel.kind.clone(),
        address: channel.address.clone(),
        hours: channel.hours.clone(),
        purpose: channel.purpose.clone(),
    }
}
