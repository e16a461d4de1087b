//! A topic as somebody wishes it, and the question it answers.

use super::{Wish, held};
use crate::dto::TopicDraft;
use crate::error::ApiError;
use crate::key;
use simpul_model::{
    Confirmation, Document, Edit, IdGen, Named, OpenQuestion, RecordRef, Row, Topic, TopicId, fold,
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
        involved: Vec::new(),
    };
    if word.is_some() || was.as_ref() != Some(&row) {
        row.confirmed = word;
    }
    let code = if was.is_some() { "change-topic" } else { "add-topic" };
    let step = Named::new(code).with("name", row.name.clone());
    let mut edits = match was {
        Some(_) => vec![Edit::Update { row: Row::Topic(row), by: None }],
        None => vec![Edit::Add(Row::Topic(row))],
    };
    if let Some(asked) = key::maybe(question, key::question)? {
        let asked = held(document.questions().get(asked), &key::of(asked))?;
        let row = Row::OpenQuestion(OpenQuestion { topic: Some(id), ..asked });
        edits.push(Edit::Update { row, by: None });
    }
    Ok(Wish { created: Some(RecordRef::Topic(id)), ..Wish::step(step, edits) })
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
