//! Removing boxes, with an answer for everything that hangs on them.

use super::arrange::{moving_positions, moving_units};
use super::boxes::{Boxes, manager, parent, tops};
use super::{Wish, below};
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Below, Document, Edit, End, Fate, PositionId, RecordRef, UnitId};
use std::collections::BTreeSet;

/// Removes positions, units or people. `fates` are those of needs, topics and channels.
pub(super) fn removing(
    document: &Document,
    keys: &[Key],
    choice: &BelowChoice,
    fates: [&FateChoice; 3],
) -> Result<Wish, ApiError> {
    if let Some(people) = people(keys) {
        let edits = people?.into_iter().map(Edit::RemovePerson).collect();
        return Ok(Edit::All(edits).into());
    }
    let boxes = Boxes::of(document, keys)?;
    let name = boxes.named(document, "remove");
    let edits = match boxes {
        Boxes::Positions(ids) => positions(document, ids, choice, fates)?,
        Boxes::Units(ids) => units(document, ids, choice, fates)?,
    };
    Ok(Wish::step(name, edits))
}

/// The people named, where all are.
fn people(keys: &[Key]) -> Option<Result<Vec<simpul_model::PersonId>, ApiError>> {
    let all = !keys.is_empty() && keys.iter().all(|key| key.starts_with("person:"));
    all.then(|| keys.iter().map(|text| key::person(text)).collect())
}

fn positions(
    document: &Document,
    ids: Vec<PositionId>,
    choice: &BelowChoice,
    fates: [&FateChoice; 3],
) -> Result<Vec<Edit>, ApiError> {
    let reports = below(choice, key::position)?;
    let whole = matches!(reports, Below::DeleteWith);
    let ids =
        if whole { tops(&ids, |id| manager(document, id)) } else { moving_positions(document, ids, true) };
    let gone: BTreeSet<PositionId> = if whole {
        ids.iter().flat_map(|&id| document.branch(id)).collect()
    } else {
        ids.iter().copied().collect()
    };
    if let Below::MoveTo(to) = reports
        && gone.contains(&to)
    {
        return Err(ApiError::new("refused-inside", &[]));
    }
    let outside = |end: End| match end {
        End::Position(id) => !gone.contains(&id),
        End::Unit(_) => true,
    };
    let above = |id: PositionId| {
        let mut at = manager(document, id);
        while let Some(next) = at.filter(|next| gone.contains(next)) {
            at = manager(document, next);
        }
        at.map(End::Position)
    };
    let mut edits = Vec::new();
    for &id in &gone {
        let [needs, topics, channels] = fates.map(|fate| read(fate, || above(id), &outside));
        edits.push(Edit::HandOver {
            from: End::Position(id),
            needs: needs?,
            topics: topics?,
            channels: channels?,
        });
    }
    edits.extend(ids.into_iter().map(|position| Edit::RemovePosition { position, reports }));
    Ok(edits)
}

fn units(
    document: &Document,
    ids: Vec<UnitId>,
    choice: &BelowChoice,
    fates: [&FateChoice; 3],
) -> Result<Vec<Edit>, ApiError> {
    let policy = below(choice, key::unit)?;
    let whole = matches!(policy, Below::DeleteWith);
    let ids = if whole { tops(&ids, |id| parent(document, id)) } else { moving_units(document, ids, true) };
    let gone: BTreeSet<UnitId> = if whole {
        ids.iter().flat_map(|&id| document.unit_branch(id)).collect()
    } else {
        ids.iter().copied().collect()
    };
    if let Below::MoveTo(to) = policy
        && gone.contains(&to)
    {
        return Err(ApiError::new("refused-inside", &[]));
    }
    let outside = |end: End| match end {
        End::Unit(id) => !gone.contains(&id),
        End::Position(id) => {
            !whole || !document.unit_of(End::Position(id)).is_some_and(|u| gone.contains(&u))
        }
    };
    let above = |id: UnitId| {
        let mut at = parent(document, id);
        while let Some(next) = at.filter(|next| gone.contains(next)) {
            at = parent(document, next);
        }
        at.map(End::Unit)
    };
    let mut edits = Vec::new();
    for &id in &gone {
        let seats = document.positions_in(Some(id)).filter(|_| whole).map(|p| End::Position(p.id));
        // Seats first: what stays with their unit then goes on with the unit.
        for from in seats.chain([End::Unit(id)]) {
            let [needs, topics, channels] = fates.map(|fate| read(fate, || above(id), &outside));
            let (needs, topics, channels) = (needs?, topics?, channels?);
            edits.push(Edit::HandOver { from, needs, topics, channels });
        }
    }
    edits.extend(ids.into_iter().map(|unit| Edit::RemoveUnit { unit, below: policy }));
    Ok(edits)
}

/// A choice as the model says it; whoever takes over must stay.
fn read(
    choice: &FateChoice,
    above: impl Fn() -> Option<End>,
    outside: &impl Fn(End) -> bool,
) -> Result<Fate, ApiError> {
    Ok(match choice.how {
        FateHow::Stay => Fate::Stay,
        FateHow::Up => above().map_or(Fate::Stay, Fate::To),
        FateHow::MoveTo => {
            let to = key::end(choice.to.as_deref().unwrap_or_default())?;
            if !outside(to) {
                return Err(ApiError::new("refused-inside", &[]));
            }
            Fate::To(to)
        }
        FateHow::End => Fate::End,
    })
}

/// Records that go with the ones named, the named ones included.
pub(in crate::use_case) fn with_branch(document: &Document, record: RecordRef) -> Vec<End> {
    match record {
        RecordRef::Position(id) => document.branch(id).into_iter().map(End::Position).collect(),
        RecordRef::Unit(id) => {
            let units = document.unit_branch(id);
            let seats =
                units.iter().flat_map(|&u| document.positions_in(Some(u))).map(|p| End::Position(p.id));
            seats.chain(units.iter().copied().map(End::Unit)).collect()
        }
        _ => Vec::new(),
    }
}
