//! Ways to reach somebody, and words that topics and ways are right.

use super::{Wish, held};
use crate::dto::ChannelDraft;
use crate::error::ApiError;
use crate::key;
use simpul_model::{
    Channel, ChannelId, Confirmation, Document, Edit, IdGen, Named, Organisation, Party, RecordRef, Rhythm,
    Row, Topic, TopicId, fold,
};

/// The ways of one party as they are wished, in the order to try.
pub(super) fn save(
    document: &Document,
    owner: &str,
    drafts: Vec<ChannelDraft>,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let party = key::party(owner)?;
    let record = key::parse(owner)?;
    if !document.row_exists(record) {
        return Err(ApiError::not_found(owner));
    }
    let was: Vec<&Channel> = document.channels_of(party).filter(|channel| channel.topic.is_none()).collect();
    let edits = channels(&was, drafts, (party, None), None, ids)?;
    let name = Named::new("change-channels").with("name", called(document, record));
    Ok(Wish::step(name, edits))
}

/// What makes the ways that were those that are wished. One that says something else now is no longer the one that
/// somebody said to be right.
pub(super) fn channels(
    was: &[&Channel],
    drafts: Vec<ChannelDraft>,
    (owner, topic): (Party, Option<TopicId>),
    word: Option<&Confirmation>,
    ids: &mut dyn IdGen,
) -> Result<Vec<Edit>, ApiError> {
    let mut edits = Vec::new();
    let mut kept = Vec::new();
    for (order, draft) in (0..).zip(drafts.into_iter().filter(|draft| !draft.address.trim().is_empty())) {
        let id = key::maybe(draft.channel.as_deref(), key::channel)?;
        let known = id.map(|id| held(was.iter().copied().find(|channel| channel.id == id), &key::of(id)));
        let known = known.transpose()?;
        let text = |text: String| text.trim().to_owned();
        let mut row = Channel {
            id: known.as_ref().map_or_else(|| ChannelId::mint(ids), |known| known.id),
            owner: known.as_ref().map_or(owner, |known| known.owner),
            topic,
            kind: text(draft.kind),
            address: text(draft.address),
            hours: text(draft.hours),
            purpose: text(draft.purpose),
            order,
            confirmed: known.as_ref().and_then(|known| known.confirmed.clone()),
        };
        let says = |channel: &Channel| Channel { order: 0, confirmed: None, ..channel.clone() };
        if known.as_ref().is_none_or(|known| says(known) != says(&row)) {
            row.confirmed = None;
        }
        row.confirmed = word.cloned().or(row.confirmed);
        kept.push(row.id);
        edits.push(match known {
            Some(known) if known == row => continue,
            Some(_) => Edit::Update { row: Row::Channel(row), by: None },
            None => Edit::Add(Row::Channel(row)),
        });
    }
    let gone = was.iter().filter(|channel| !kept.contains(&channel.id));
    edits.extend(gone.map(|channel| Edit::Remove(channel.id.into())));
    Ok(edits)
}

/// Topics and ways are right, or the word is taken back. Of a way that is right, reports that it reaches nobody are
/// settled.
pub(super) fn confirm(
    document: &Document,
    keys: &[String],
    word: Option<&Confirmation>,
) -> Result<Wish, ApiError> {
    let mut edits = Vec::new();
    let mut only = None;
    for text in keys {
        let record = key::parse(text)?;
        only = Some(record);
        let row = match document.row(record) {
            Some(Row::Topic(topic)) => Row::Topic(Topic { confirmed: word.cloned(), ..topic }),
            Some(Row::Channel(channel)) => {
                let reports = document.questions().iter().filter(|report| {
                    word.is_some()
                        && report.unreached == Some(channel.owner)
                        && fold(&report.text) == fold(&channel.address)
                });
                edits.extend(reports.map(|report| Edit::Remove(report.id.into())));
                Row::Channel(Channel { confirmed: word.cloned(), ..channel })
            }
            _ => return Err(ApiError::not_found(text)),
        };
        edits.push(Edit::Update { row, by: None });
    }
    let verb = if word.is_some() { "confirm" } else { "withdraw" };
    let name = match (keys, only) {
        ([_], Some(record)) => {
            Named::new(format!("{verb}-{}", record.kind().code())).with("name", called(document, record))
        }
        _ => Named::new(format!("{verb}-reach")).with("count", keys.len().to_string()),
    };
    Ok(Wish::step(name, edits))
}

/// After how many months they are asked about again.
pub(super) fn rhythm(document: &Document, months: u32) -> Wish {
    let row = Organisation { rhythm: Rhythm { months }, ..document.organisation().clone() };
    let edits = vec![Edit::Update { row: Row::Organisation(row), by: None }];
    Wish::step(Named::new("change-rhythm").with("count", months.to_string()), edits)
}

fn called(document: &Document, record: RecordRef) -> String {
    match document.row(record) {
        Some(Row::Channel(channel)) => channel.address,
        _ => crate::use_case::ask::named(document, record).name,
    }
}
