//! Questions that nobody could answer and ways that reached nobody, taken in.

use super::draft::Draft;
use super::{Refusal, rules};
use crate::record::OpenQuestion;
use crate::row::Row;
use std::collections::{BTreeMap, BTreeSet};

/// What makes two of them the same.
type Same = (Option<crate::record::Party>, String);

/// The same words are one question, and what was taken in already counts once. Asked again, a question is
/// open again: the topic made for it did not help. O(n log n) in the questions.
pub(super) fn ask(draft: &mut Draft<'_>, questions: Vec<OpenQuestion>) -> Result<(), Refusal> {
    let kept = || draft.questions().iter();
    let mut known: BTreeSet<String> =
        kept().flat_map(|question| &question.asked).map(|asking| asking.mark.clone()).collect();
    // Of several with the same words the oldest.
    let mut known_as: BTreeMap<Same, OpenQuestion> =
        kept().rev().map(|question| (question.same(), question.clone())).collect();
    for question in questions {
        let mut question = question;
        let same = question.same();
        let asked: Vec<_> = std::mem::take(&mut question.asked)
            .into_iter()
            .filter(|asking| known.insert(asking.mark.clone()))
            .collect();
        if asked.is_empty() {
            continue;
        }
        let question = match known_as.remove(&same) {
            Some(mut earlier) => {
                earlier.asked.extend(asked);
                earlier.topic = None;
                earlier
            }
            None => OpenQuestion { text: question.text.trim().to_owned(), asked, ..question },
        };
        known_as.insert(same, question.clone());
        let row = Row::OpenQuestion(question);
        rules::check(draft, &row)?;
        draft.put(row);
    }
    Ok(())
}
