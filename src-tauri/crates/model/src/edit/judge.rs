//! What is said about findings: mended, no problem here, decided.

use super::draft::Draft;
use super::hand_over::give_parts;
use super::{Refusal, rules};
use crate::id::*;
use crate::record::*;
use crate::row::Row;
use std::collections::BTreeMap;

/// Findings that somebody calls no problem here are kept, those of the data too; once the word is taken
/// back a finding of the data needs no row any more.
pub(super) fn accept(
    draft: &mut Draft<'_>,
    findings: Vec<Finding>,
    word: Option<Confirmation>,
) -> Result<(), Refusal> {
    for finding in findings {
        let kept = draft.findings().contains(finding.id);
        match &word {
            Some(word) => draft.put(Row::Finding(Finding {
                state: FindingState::Accepted,
                accepted: Some(word.clone()),
                ..finding
            })),
            None if !kept => return Err(Refusal::Missing(finding.id.into())),
            None if finding.is_of_data() => draft.remove(finding.id.into()),
            None => draft.put(Row::Finding(Finding { state: FindingState::Open, accepted: None, ..finding })),
        }
    }
    Ok(())
}

/// Keeps decisions of a review, each in place of an earlier one about the same, of this edit too.
pub(super) fn decide(draft: &mut Draft<'_>, decisions: Vec<Decision>) -> Result<(), Refusal> {
    let last: BTreeMap<ReviewKey, usize> =
        decisions.iter().enumerate().map(|(at, decision)| (decision.key.clone(), at)).collect();
    let earlier: Vec<DecisionId> =
        draft.decisions().iter().filter(|e| last.contains_key(&e.key)).map(|e| e.id).collect();
    earlier.into_iter().for_each(|id| draft.remove(id.into()));
    for (at, decision) in decisions.into_iter().enumerate() {
        if last.get(&decision.key) != Some(&at) {
            continue;
        }
        let row = Row::Decision(decision);
        rules::check(draft, &row)?;
        draft.put(row);
    }
    Ok(())
}

/// Marks findings as mended. The steps that mended them follow as edits of their own.
pub(super) fn mend(draft: &mut Draft<'_>, findings: Vec<Finding>) -> Result<(), Refusal> {
    for finding in findings {
        if !draft.findings().contains(finding.id) {
            return Err(Refusal::Missing(finding.id.into()));
        }
        draft.put(Row::Finding(Finding { state: FindingState::Repaired, ..finding }));
    }
    Ok(())
}

/// Makes several records of one person one: their posts, topics and channels follow, and what the one that
/// stays does not say is taken from those that go, in their order.
pub(super) fn merge_people(draft: &mut Draft<'_>, into: PersonId, from: &[PersonId]) -> Result<(), Refusal> {
    let mut stays = draft.person(into)?;
    for &gone in from.iter().filter(|&&gone| gone != into) {
        let person = draft.person(gone)?;
        take_over(&mut stays, person);
        let posts: Vec<Assignment> = draft.assignments_of(gone).cloned().collect();
        for post in posts {
            let held =
                |a: &Assignment| a.position == post.position && a.from == post.from && a.until == post.until;
            if draft.assignments_of(into).any(held) {
                draft.remove(post.id.into());
            } else {
                draft.put(Row::Assignment(Assignment { person: into, ..post }));
            }
        }
        let (old, new) = (Party::Person(gone), Party::Person(into));
        let topics: Vec<Topic> =
            draft.topics_owned_by(old).chain(draft.topics_backed_up_by(old)).cloned().collect();
        for topic in topics {
            let swap = |party: Option<Party>| party.map(|party| if party == old { new } else { party });
            let (owner, backup) = (swap(topic.owner), swap(topic.backup));
            draft.put(Row::Topic(Topic { owner, backup, ..topic }));
        }
        give_parts(draft, old, Some(new));
        let channels: Vec<Channel> = draft.channels_of(old).cloned().collect();
        for channel in channels {
            draft.put(Row::Channel(Channel { owner: new, ..channel }));
        }
        draft.remove(gone.into());
    }
    let row = Row::Person(stays);
    rules::check(draft, &row)?;
    draft.put(row);
    Ok(())
}

fn take_over(stays: &mut Person, gone: Person) {
    let fill = |field: &mut String, value: String| {
        if field.trim().is_empty() {
            *field = value;
        }
    };
    fill(&mut stays.email, gone.email);
    fill(&mut stays.phone, gone.phone);
    fill(&mut stays.location, gone.location);
    fill(&mut stays.status, gone.status);
    fill(&mut stays.photo, gone.photo);
    stays.portrait = stays.portrait.or(gone.portrait);
    stays.external_id = stays.external_id.take().or(gone.external_id);
    for (field, value) in gone.custom {
        stays.custom.entry(field).or_insert(value);
    }
}
