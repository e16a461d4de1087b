//! Questions that nobody could answer, taken in.

use super::draft::Draft;
use super::{Refusal, rules};
use crate::record::OpenQuestion;
use crate::row::Row;
use std::collections::{BTreeMap, BTreeSet};

/// The same words are one question, and what was taken in already counts once. Asked again, a question is
/// open again: the topic made for it did not help. O(n log n) in the questions.
pub(super) fn ask(draft: &mut Draft<'_>, questions: Vec<OpenQuestion>) -> Result<(), Refusal> {
    let kept = || draft.questions().iter();
    let mut known: BTreeSet<String> =
        kept().flat_map(|question| &question.asked).map(|asking| asking.mark.clone()).collect();
    // Of several with the same words the oldest.
    let mut by_words: BTreeMap<String, OpenQuestion> =
        kept().rev().map(|question| (OpenQuestion::words(&question.text), question.clone())).collect();
    for question in questions {
        let asked: Vec<_> =
            question.asked.into_iter().filter(|asking| known.insert(asking.mark.clone())).collect();
        if asked.is_empty() {
            continue;
        }
        let question = match by_words.remove(&OpenQuestion::words(&question.text)) {
            Some(mut earlier) => {
                earlier.asked.extend(asked);
                earlier.topic = None;
                earlier
            }
            None => OpenQuestion { text: question.text.trim().to_owned(), asked, ..question },
        };
        by_words.insert(OpenQuestion::words(&question.text), question.clone());
        let row = Row::OpenQuestion(question);
        rules::check(draft, &row)?;
        draft.put(row);
    }
    Ok(())
}
