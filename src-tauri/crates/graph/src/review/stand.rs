//! Where a finding stands: what was decided about it, and whether its facts are still those.

use super::{Changed, ReviewItem, ReviewState, Story};
use simpul_model::{Answer, Decision, Document, Facts, NeedId, OneWayAnswer, RecordRef};
use std::collections::{BTreeMap, BTreeSet};

/// Lays the decision about a finding beside it. An answer to "is nothing needed back?" decides as well, unless it
/// is that nobody knows. Whichever of the two holds decides; where neither does, the later one says what changed.
/// What changed since an answer that lapsed the finding says already.
pub(super) fn place(document: &Document, item: &mut ReviewItem, decision: Option<&Decision>) {
    item.decision = decision.map(|decision| decision.id);
    let since_answer = std::mem::take(&mut item.changed);
    let given = item.answer.and_then(|id| document.answers().get(id));
    let answered =
        matches!(item.story, Story::OneWay { answer: Some(Answer::Nothing | Answer::Missing), .. });
    if answered || decision.is_some_and(|decision| decision.facts == item.facts) {
        item.state = ReviewState::Decided;
        return;
    }
    let lapsed = given.filter(|_| !matches!(item.story, Story::OneWay { answer: Some(_), .. }));
    item.changed = match (decision, lapsed) {
        (Some(decision), Some(answer)) if answer.at > decision.at => since_answer,
        (Some(decision), _) => changed(&decision.facts, &item.facts),
        (None, Some(_)) => since_answer,
        (None, None) => return,
    };
    item.state = ReviewState::Returned;
}

/// What changed since an answer that was given about some needs.
pub(super) fn since_answer(answer: &OneWayAnswer, now: &[NeedId]) -> Changed {
    let facts = |needs: &[NeedId]| Facts {
        records: needs.iter().map(|&need| need.into()).collect(),
        words: BTreeMap::new(),
    };
    changed(&facts(&answer.needs_seen), &facts(now))
}

pub(super) fn changed(then: &Facts, now: &Facts) -> Changed {
    let (before, after): (BTreeSet<RecordRef>, BTreeSet<RecordRef>) =
        (then.records.iter().copied().collect(), now.records.iter().copied().collect());
    let names: BTreeSet<&String> = then.words.keys().chain(now.words.keys()).collect();
    let word = |name: &&String| then.words.get(*name) != now.words.get(*name);
    Changed {
        added: after.difference(&before).copied().collect(),
        gone: before.difference(&after).copied().collect(),
        words: names
            .into_iter()
            .filter(word)
            .map(|name| (name.clone(), then.words.get(name).cloned(), now.words.get(name).cloned()))
            .collect(),
    }
}
