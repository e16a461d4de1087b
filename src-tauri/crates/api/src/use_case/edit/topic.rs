//! A topic as somebody wishes it, and the question it answers.

use super::{Wish, held, reach};
use crate::dto::{ChannelDraft, PartDraft, TopicDraft};
use crate::error::ApiError;
use crate::key;
use crate::use_case::topics::with_parts;
use simpul_model::{
    Channel, Confirmation, Document, Edit, IdGen, Named, OpenQuestion, Part, Party, RecordRef, Row, Topic,
    TopicId, fold,
};

pub(in crate::use_case) fn save(
    document: &Document,
    draft: TopicDraft,
    word: Option<Confirmation>,
    question: Option<&str>,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let was = key::maybe(draft.topic.as_deref(), key::topic)?;
    let was = was.map(|id| held(document.topics().get(id), &key::of(id))).transpose()?;
    let id = was.as_ref().map_or_else(|| TopicId::mint(ids), |was| was.id);
    let name = draft.name.trim().to_owned();
    let mut row = Topic {
        id,
        external_id: was.as_ref().and_then(|was| was.external_id.clone()),
        synonyms: words(&name, draft.synonyms),
        name,
        owner: key::maybe(draft.owner.as_deref(), key::party)?,
        backup: key::maybe(draft.backup.as_deref(), key::party)?,
        reply_within: draft.reply_within.trim().to_owned(),
        send_along: draft.send_along.trim().to_owned(),
        confirmed: was.as_ref().and_then(|was| was.confirmed.clone()),
        involved: was.as_ref().map(|was| was.involved.clone()).unwrap_or_default(),
    };
    if let Some(wished) = draft.parts {
        row = involving(row, wished)?;
    }
    if word.is_some() || was.as_ref() != Some(&row) {
        row.confirmed.clone_from(&word);
    }
    let code = if was.is_some() { "change-topic" } else { "add-topic" };
    let step = Named::new(code).with("name", row.name.clone());
    let ways = ways(document, was.as_ref(), &row, draft.channels, word.as_ref(), ids)?;
    let mut edits = match was {
        Some(_) => vec![Edit::Update { row: Row::Topic(row), by: None }],
        None => vec![Edit::Add(Row::Topic(row))],
    };
    edits.extend(ways);
    edits.extend(answering(document, question, id)?);
    Ok(Wish { created: Some(RecordRef::Topic(id)), ..Wish::step(step, edits) })
}

/// The question is answered by the topic.
fn answering(document: &Document, question: Option<&str>, topic: TopicId) -> Result<Option<Edit>, ApiError> {
    let Some(asked) = key::maybe(question, key::question)? else { return Ok(None) };
    let asked = held(document.questions().get(asked), &key::of(asked))?;
    let row = Row::OpenQuestion(OpenQuestion { topic: Some(topic), ..asked });
    Ok(Some(Edit::Update { row, by: None }))
}

/// The ways that are for the topic alone; those of an owner who hands it on are the new one's.
pub(in crate::use_case) fn ways(
    document: &Document,
    was: Option<&Topic>,
    is: &Topic,
    drafts: Option<Vec<ChannelDraft>>,
    word: Option<&Confirmation>,
    ids: &mut dyn IdGen,
) -> Result<Vec<Edit>, ApiError> {
    let known = document.channels_for(is.id);
    let before = was.and_then(|was| was.owner);
    let hand_on = |channel: &Channel| match is.owner {
        Some(owner) if Some(channel.owner) == before => Channel { owner, ..channel.clone() },
        _ => channel.clone(),
    };
    let kept: Vec<Channel> = known.map(hand_on).collect();
    let moved = kept.iter().filter(|one| document.channels().get(one.id) != Some(one));
    let mut edits: Vec<Edit> =
        moved.map(|one| Edit::Update { row: Row::Channel(one.clone()), by: None }).collect();
    if let Some(drafts) = drafts {
        let owner = is.owner.or_else(|| kept.first().map(|channel| channel.owner));
        let kept: Vec<&Channel> = kept.iter().collect();
        match owner {
            Some(owner) => edits.extend(reach::channels(&kept, drafts, (owner, Some(is.id)), word, ids)?),
            None if drafts.iter().all(|draft| draft.address.trim().is_empty()) => {}
            None => return Err(ApiError::new("channel-nobody", &[("name", is.name.clone())])),
        }
    }
    Ok(edits)
}

/// The topic with these who have a part in it and no others. Its owner stays; where there is none, it goes to the
/// first who is accountable.
fn involving(row: Topic, wished: Vec<PartDraft>) -> Result<Topic, ApiError> {
    let said = wished.iter().map(|one| Ok((key::party(&one.party)?, parts_of(&one.letters)?)));
    let mut said: Vec<(Party, Vec<Part>)> = said.collect::<Result<_, ApiError>>()?;
    said.extend(row.owner.map(|owner| (owner, vec![Part::Accountable])));
    Ok(Topic { involved: Vec::new(), ..row }.with_parts(&said))
}

fn parts_of(letters: &str) -> Result<Vec<Part>, ApiError> {
    simpul_exchange::parts::parts(letters)
        .ok_or_else(|| ApiError::new("bad-letters", &[("letters", letters.to_owned())]))
}

/// What somebody has to do with a topic, in place of what they had.
pub(super) fn set_parts(
    document: &Document,
    topic: &str,
    party: &str,
    letters: &str,
    ids: &mut dyn IdGen,
) -> Result<Wish, ApiError> {
    let was = held(document.topics().get(key::topic(topic)?), topic)?;
    let edits = with_parts(document, &was, &[(key::party(party)?, parts_of(letters)?)], ids)?;
    Ok(Wish::step(Named::new("change-parts").with("name", was.name), edits))
}

/// Topics go, as one step.
pub(super) fn remove(topics: &[String]) -> Result<Wish, ApiError> {
    let gone = topics.iter().map(|text| key::topic(text).map(|id| Edit::Remove(id.into())));
    let edits: Vec<Edit> = gone.collect::<Result<_, _>>()?;
    Ok(match <[Edit; 1]>::try_from(edits) {
        Ok([one]) => one.into(),
        Err(edits) => Wish::step(Named::new("remove-topics").with("count", edits.len().to_string()), edits),
    })
}

/// Other words for a topic that is there, and the question that it answers then. Who said that the topic is right
/// did not say so of other words less: their word stands.
pub(super) fn add_words(
    document: &Document,
    topic: &str,
    more: Vec<String>,
    question: Option<&str>,
) -> Result<Wish, ApiError> {
    let was = held(document.topics().get(key::topic(topic)?), topic)?;
    let synonyms = words(&was.name, was.synonyms.iter().cloned().chain(more).collect());
    let (id, name) = (was.id, was.name.clone());
    let mut edits = vec![Edit::Update { row: Row::Topic(Topic { synonyms, ..was }), by: None }];
    edits.extend(answering(document, question, id)?);
    Ok(Wish { created: Some(id.into()), ..Wish::step(Named::new("change-topic").with("name", name), edits) })
}

/// Other words, each once, in the order given; the name itself is none of them.
fn words(name: &str, given: Vec<String>) -> Vec<String> {
    let mut seen = vec![fold(name)];
    let mut kept = Vec::new();
    for word in given {
        let word = word.trim();
        let folded = fold(word);
        if !folded.is_empty() && !seen.contains(&folded) {
            seen.push(folded);
            kept.push(word.to_owned());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_stand_once_and_never_for_the_name() {
        let given = [" slip gaji", "Payslip", "", "Slip  Gaji", "wages"].map(str::to_owned).to_vec();
        assert_eq!(words("payslip", given), ["slip gaji", "wages"]);
    }
}
