//! The boxes an edit of the chart is about: positions or units, never both at once.

use crate::dto::Key;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Document, Named, PositionId, PositionKind, RecordRef, UnitId};
use std::collections::BTreeSet;

/// Several boxes of one kind, each once.
pub(super) enum Boxes {
    Positions(Vec<PositionId>),
    Units(Vec<UnitId>),
}

impl Boxes {
    /// Reads keys; every record must be there.
    pub(super) fn of(document: &Document, keys: &[Key]) -> Result<Self, ApiError> {
        let (mut positions, mut units) = (Vec::new(), Vec::new());
        for text in keys {
            match key::parse(text)? {
                RecordRef::Position(id) if document.positions().contains(id) => positions.push(id),
                RecordRef::Unit(id) if document.units().contains(id) => units.push(id),
                _ => return Err(ApiError::not_found(text)),
            }
        }
        match (positions.is_empty(), units.is_empty()) {
            (false, true) => Ok(Self::Positions(once(positions))),
            (true, false) => Ok(Self::Units(once(units))),
            (true, true) => Err(ApiError::new("refused-nothing", &[])),
            (false, false) => Err(ApiError::new("refused-mixed", &[])),
        }
    }

    /// What a step with them is called: by the one record, or by how many.
    pub(super) fn named(&self, document: &Document, verb: &str) -> Named {
        let one = |kind: &str, name: String| Named::new(format!("{verb}-{kind}")).with("name", name);
        match self {
            Self::Positions(ids) if ids.len() == 1 => one("position", title(document, ids[0])),
            Self::Units(ids) if ids.len() == 1 => one("unit", unit_name(document, ids[0])),
            Self::Positions(ids) => several(verb, ids.len()),
            Self::Units(ids) => several(verb, ids.len()),
        }
    }
}

fn several(verb: &str, count: usize) -> Named {
    Named::new(format!("{verb}-several")).with("count", count.to_string())
}

pub(super) fn title(document: &Document, id: PositionId) -> String {
    document.positions().get(id).map(|p| p.title.clone()).unwrap_or_default()
}

pub(super) fn unit_name(document: &Document, id: UnitId) -> String {
    document.units().get(id).map(|u| u.name.clone()).unwrap_or_default()
}

fn once<I: Copy + Ord>(ids: Vec<I>) -> Vec<I> {
    let mut seen = BTreeSet::new();
    ids.into_iter().filter(|&id| seen.insert(id)).collect()
}

/// Those that hang below none of the others. Each record is climbed once, so a chain of any length is linear.
pub(super) fn tops<I: Copy + Ord>(ids: &[I], above: impl Fn(I) -> Option<I>) -> Vec<I> {
    let chosen: BTreeSet<I> = ids.iter().copied().collect();
    let mut clear: BTreeSet<I> = BTreeSet::new();
    let mut covered: BTreeSet<I> = BTreeSet::new();
    for &id in ids {
        let mut climbed = Vec::new();
        let mut at = above(id);
        let hit = loop {
            match at {
                None => break false,
                Some(next) if chosen.contains(&next) || covered.contains(&next) => break true,
                Some(next) if clear.contains(&next) => break false,
                Some(next) => {
                    climbed.push(next);
                    at = above(next);
                }
            }
        };
        if hit {
            covered.extend(climbed);
            covered.insert(id);
        } else {
            clear.extend(climbed);
        }
    }
    ids.iter().copied().filter(|id| !covered.contains(id)).collect()
}

/// Siblings in their order, whatever the order in which they were chosen.
pub(super) fn in_order<I: Copy, K: Ord>(ids: &mut [I], place: impl Fn(I) -> K) {
    ids.sort_by_cached_key(|&id| place(id));
}

pub(super) fn manager(document: &Document, id: PositionId) -> Option<PositionId> {
    document.positions().get(id).and_then(|p| p.manager)
}

pub(super) fn parent(document: &Document, id: UnitId) -> Option<UnitId> {
    document.units().get(id).and_then(|u| u.parent)
}

/// The siblings among which a position has a place: in the line, or beside it, and not waiting for one.
pub(super) fn siblings(document: &Document, of: PositionId) -> Vec<PositionId> {
    let Some(position) = document.positions().get(of) else { return Vec::new() };
    let line = position.kind == PositionKind::Line;
    let beside = document.reports_to(position.manager);
    let alike = beside.filter(|p| (p.kind == PositionKind::Line) == line && p.parked.is_none());
    alike.map(|p| p.id).collect()
}

#[cfg(test)]
mod tests {
    use super::tops;

    #[test]
    fn those_below_another_one_come_along_by_themselves() {
        let above = |id: u32| (id > 1).then_some(id / 2);
        assert_eq!(tops(&[5, 2, 4, 3], above), [2, 3]);
        assert_eq!(tops(&[4, 5], above), [4, 5]);
        let chain: Vec<u32> = (1..=100_000).collect();
        assert_eq!(tops(&chain, |id| (id > 1).then(|| id - 1)), [1], "a chain is climbed once");
    }
}
