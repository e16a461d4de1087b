//! Records that look like one: the same e-mail address, the same name where one of the two came from no
//! list, the same unit's name twice in one place. The later record is the one the finding is about.

use super::Seen;
use crate::document::Document;
use crate::fold::fold;
use crate::id::{PersonId, UnitId};
use crate::record::FindingKind;
use std::collections::HashMap;

/// Pairs of people, the one that stays first. O(n).
pub(crate) fn twins(document: &Document) -> Vec<(PersonId, PersonId)> {
    let mut pairs = Vec::new();
    let mut by_address: HashMap<String, PersonId> = HashMap::new();
    let mut found: HashMap<PersonId, ()> = HashMap::new();
    for person in document.people().iter().filter(|p| p.email.contains('@')) {
        let first = *by_address.entry(person.email.trim().to_ascii_lowercase()).or_insert(person.id);
        if first != person.id {
            pairs.push((first, person.id));
            found.insert(person.id, ());
        }
    }
    // By name only where somebody was added by hand: two people of one list are two people.
    let by_hand: Vec<_> = document.people().iter().filter(|p| p.external_id.is_none()).collect();
    if by_hand.is_empty() || by_hand.len() == document.people().len() {
        return pairs;
    }
    let mut by_name: HashMap<String, PersonId> = HashMap::new();
    for person in document.people().iter().filter(|p| p.external_id.is_some()) {
        by_name.entry(fold(&person.name)).or_insert(person.id);
    }
    for person in by_hand.into_iter().filter(|p| !found.contains_key(&p.id)) {
        if let Some(&first) = by_name.get(&fold(&person.name)) {
            pairs.push((first, person.id));
        }
    }
    pairs.sort_unstable_by_key(|&(_, later)| later);
    pairs
}

pub(super) fn people(document: &Document, seen: &mut Vec<Seen>) {
    for (first, later) in twins(document) {
        let name = |id| document.people().get(id).map_or("", |p| p.name.as_str());
        seen.push(Seen::of(FindingKind::DuplicatePerson, later, &[name(later), name(first)]));
    }
}

/// The unit of the same name right beside this one that was there first.
pub(crate) fn twin_of_unit(document: &Document, unit: UnitId) -> Option<UnitId> {
    let unit = document.units().get(unit)?;
    let name = fold(&unit.name);
    let beside = document.units_in(unit.parent).filter(|other| other.id < unit.id);
    beside.filter(|other| fold(&other.name) == name).map(|other| other.id).min()
}

pub(super) fn units(document: &Document, seen: &mut Vec<Seen>) {
    let mut first: HashMap<(Option<UnitId>, String), UnitId> = HashMap::new();
    for unit in document.units().iter() {
        let there = *first.entry((unit.parent, fold(&unit.name))).or_insert(unit.id);
        if there != unit.id {
            seen.push(Seen::of(FindingKind::DuplicateUnit, unit.id, &[&unit.name]));
        }
    }
}
