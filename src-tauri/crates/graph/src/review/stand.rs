//! Where a finding stands: what was decided about it, and whether its facts are still those.

use super::{Changed, ReviewItem, ReviewState, Story};
use simpul_model::{Answer, Decision, Document, Facts, RecordRef};
use std::collections::{BTreeMap, BTreeSet};

/// Lays the decision about a finding beside it. An answer to "is nothing needed back?" decides as well, unless it
/// is that nobody knows; of the two the later one counts.
pub(super) fn place(document: &Document, item: &mut ReviewItem, decision: Option<&Decision>) {
    item.decision = decision.map(|decision| decision.id);
    let given = item.answer.and_then(|id| document.answers().get(id));
    let answered =
        matches!(item.story, Story::OneWay { answer: Some(Answer::Nothing | Answer::Missing), .. });
    if answered || decision.is_some_and(|decision| decision.facts == item.facts) {
        item.state = ReviewState::Decided;
        return;
    }
    let lapsed = given.filter(|_| !matches!(item.story, Story::OneWay { answer: Some(_), .. }));
    let seen = match (decision, lapsed) {
        (Some(decision), Some(answer)) if answer.at > decision.at => facts_of(answer),
        (Some(decision), _) => decision.facts.clone(),
        (None, Some(answer)) => facts_of(answer),
        (None, None) => return,
    };
    item.state = ReviewState::Returned;
    item.changed = changed(&seen, &item.facts);
}

/// What an answer was given on.
fn facts_of(answer: &simpul_model::OneWayAnswer) -> Facts {
    let records = answer.needs_seen.iter().map(|&need| need.into()).collect();
    Facts { records, words: BTreeMap::new() }
}

fn changed(then: &Facts, now: &Facts) -> Changed {
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
