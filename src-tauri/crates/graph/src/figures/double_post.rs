//! People on several positions at once.

use super::sorted;
use simpul_model::{Date, Document, PersonId, PositionId, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody with several posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoublePost {
    /// Who.
    pub person: PersonId,
    /// What they hold today, in tie order; at least two.
    pub positions: Vec<PositionId>,
    /// Their shares together, in percent.
    pub share: u32,
}

/// People with at least two positions today, by external id, then folded name, then id. O(n log n).
pub(super) fn of(document: &Document, today: Date) -> Vec<DoublePost> {
    let mut held: BTreeMap<PersonId, (BTreeSet<PositionId>, u32)> = BTreeMap::new();
    for assignment in document.assignments().iter().filter(|a| a.is_current(today)) {
        let (positions, share) = held.entry(assignment.person).or_default();
        positions.insert(assignment.position);
        *share += u32::from(assignment.share);
    }
    let several = held.into_iter().filter(|(_, (positions, _))| positions.len() > 1);
    let mut posts: Vec<DoublePost> = several
        .map(|(person, (positions, share))| DoublePost {
            person,
            positions: sorted(document, positions),
            share,
        })
        .collect();
    posts.sort_by_cached_key(|post| {
        let person = document.people().get(post.person);
        let external = person.and_then(|p| p.external_id.clone());
        (external.is_none(), external, person.map(|p| fold(&p.name)), post.person)
    });
    posts
}
