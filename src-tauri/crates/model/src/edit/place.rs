//! Creating, updating and moving records.

use super::draft::Draft;
use super::order::{Place, numbered, place};
use super::{Branch, Refusal, Side, rules};
use crate::change::Change;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use std::collections::BTreeSet;

/// An order of this value asks for the last place among the siblings.
const LAST: i64 = i64::MAX;

pub(super) fn add(draft: &mut Draft<'_>, row: Row) -> Result<(), Refusal> {
    let record = row.record();
    if record != RecordRef::Organisation && draft.row(record).is_some() {
        return Err(Refusal::Exists(record));
    }
    rules::check(draft, &row)?;
    let row = match row {
        Row::Unit(unit) if unit.order == LAST => {
            let order = last_unit_order(draft, unit.parent);
            Row::Unit(Unit { order, ..unit })
        }
        Row::Position(position) if position.order == LAST => {
            let order = last_position_order(draft, position.manager);
            Row::Position(Position { order, ..position })
        }
        Row::Need(need) => {
            rules::no_duplicate(draft, &need)?;
            Row::Need(need)
        }
        row => row,
    };
    draft.put(row);
    rules::no_circle(draft, record)
}

/// All at once, so that a record may refer to one that comes later. Circles are looked for once.
pub(super) fn add_all(draft: &mut Draft<'_>, rows: Vec<Row>) -> Result<(), Refusal> {
    let records: Vec<RecordRef> = rows.iter().map(Row::record).collect();
    let mut seen = BTreeSet::new();
    if let Some(&twice) = records.iter().find(|&&record| draft.row_exists(record) || !seen.insert(record)) {
        return Err(Refusal::Exists(twice));
    }
    // Several that ask for the last place share its number; their ids keep them in order.
    let placed = rows.into_iter().map(|row| match row {
        Row::Unit(unit) if unit.order == LAST => {
            Row::Unit(Unit { order: last_unit_order(draft, unit.parent), ..unit })
        }
        Row::Position(position) if position.order == LAST => {
            Row::Position(Position { order: last_position_order(draft, position.manager), ..position })
        }
        row => row,
    });
    let placed: Vec<Row> = placed.collect();
    draft.put_all(placed);
    for row in records.iter().filter_map(|&record| draft.row(record)) {
        rules::check(draft, &row)?;
        if let Row::Need(need) = &row {
            rules::no_duplicate(draft, need)?;
        }
    }
    rules::no_circles(draft, &records)
}

pub(super) fn update(draft: &mut Draft<'_>, row: Row, by: Option<Side>) -> Result<(), Refusal> {
    let record = row.record();
    let was = draft.row(record).ok_or(Refusal::Missing(record))?;
    match rules::check(draft, &row) {
        // An import may have brought a need of somebody from themselves; its other fields can be changed all the same.
        Err(Refusal::SelfNeed) if is_own(&was) => {}
        checked => checked?,
    }
    let row = match (was, row) {
        (Row::Need(was), Row::Need(mut need)) => {
            rules::no_duplicate(draft, &need)?;
            forget_words(&was, &mut need, by);
            if was.customer != need.customer || was.supplier != need.supplier {
                forget_answers(draft, need.id);
            }
            Row::Need(need)
        }
        (_, row) => row,
    };
    draft.put(row);
    rules::no_circle(draft, record)
}

/// A promise that changed is no longer the one the other end confirmed.
fn forget_words(was: &Need, need: &mut Need, by: Option<Side>) {
    let ends = was.customer != need.customer || was.supplier != need.supplier;
    let due = was.standard.due.text != need.standard.due.text;
    let aim = was.standard.aim.text != need.standard.aim.text;
    if !(ends || due || aim || was.item != need.item) {
        return;
    }
    if by != Some(Side::Customer) && need.confirmed_by_customer == was.confirmed_by_customer {
        need.confirmed_by_customer = None;
    }
    if by != Some(Side::Supplier) && need.confirmed_by_supplier == was.confirmed_by_supplier {
        need.confirmed_by_supplier = None;
    }
}

/// An answer was given about the needs as they ran then. It names them by id alone, so a need that was
/// turned has to take its answers along; added and ended ones show by themselves.
/// Whether it is a need of somebody from themselves.
fn is_own(row: &Row) -> bool {
    matches!(row, Row::Need(need) if need.customer == need.supplier)
}

fn forget_answers(draft: &mut Draft<'_>, need: NeedId) {
    let stale = draft.answers().iter().filter(|answer| answer.needs_seen.contains(&need));
    let stale: Vec<AnswerId> = stale.map(|answer| answer.id).collect();
    stale.into_iter().for_each(|id| draft.remove(id.into()));
}

/// The rows must be as the change found them, and keep to the rules afterwards.
pub(super) fn import(draft: &mut Draft<'_>, change: Change) -> Result<(), Refusal> {
    let found = change.updated.iter().map(|(before, _)| before).chain(&change.removed);
    let moved = |row: &&Row| draft.row(row.record()).as_ref() != Some(*row);
    let there = |row: &&Row| draft.row_exists(row.record());
    if let Some(row) = found.clone().find(moved).or_else(|| change.added.iter().find(there)) {
        return Err(Refusal::ChangedMeanwhile(row.record()));
    }
    let put: Vec<RecordRef> =
        change.added.iter().chain(change.updated.iter().map(|(_, after)| after)).map(Row::record).collect();
    let left = !change.removed.is_empty();
    draft.apply(change);
    // A need of somebody from themselves comes in with a finding; only by hand it is refused.
    let check = |row: &Row| match rules::check(draft, row) {
        Err(Refusal::SelfNeed) => Ok(()),
        checked => checked,
    };
    if left {
        // Whatever stayed may have named what left.
        draft.rows().try_for_each(|row| check(&row))?;
    } else {
        put.iter().filter_map(|&record| draft.row(record)).try_for_each(|row| check(&row))?;
    }
    rules::no_circles(draft, &put)
}

pub(super) fn move_unit(
    draft: &mut Draft<'_>,
    unit: UnitId,
    parent: Option<UnitId>,
    before: Option<UnitId>,
) -> Result<(), Refusal> {
    let moved = draft.unit(unit)?;
    if let Some(parent) = parent {
        draft.unit(parent)?;
    }
    let siblings: Vec<Unit> = draft.units_in(parent).filter(|u| u.id != unit).cloned().collect();
    let at = position_before(siblings.iter().map(|u| u.id), before, siblings.len())?;
    let orders: Vec<i64> = siblings.iter().map(|u| u.order).collect();
    match place(&orders, at) {
        Place::At(order) => draft.put(Row::Unit(Unit { parent, order, ..moved })),
        Place::Renumber => {
            let mut all = siblings;
            all.insert(at, Unit { parent, ..moved });
            let rows = all.into_iter().enumerate();
            draft.put_all(rows.map(|(at, u)| Row::Unit(Unit { order: numbered(at), ..u })).collect());
        }
    }
    rules::no_circle(draft, unit.into())
}

pub(super) fn move_position(
    draft: &mut Draft<'_>,
    position: PositionId,
    manager: Option<PositionId>,
    before: Option<PositionId>,
    branch: Branch,
) -> Result<(), Refusal> {
    let moved = draft.position(position)?;
    if let Some(manager) = manager {
        draft.position(manager)?;
    }
    if branch == Branch::Alone {
        move_reports(draft, position, moved.manager);
    }
    let siblings: Vec<Position> = draft.reports_to(manager).filter(|p| p.id != position).cloned().collect();
    let at = position_before(siblings.iter().map(|p| p.id), before, siblings.len())?;
    let orders: Vec<i64> = siblings.iter().map(|p| p.order).collect();
    let moved = Position { manager, parked: None, ..moved };
    match place(&orders, at) {
        Place::At(order) => draft.put(Row::Position(Position { order, ..moved })),
        Place::Renumber => {
            let mut all = siblings;
            all.insert(at, moved);
            let rows = all.into_iter().enumerate();
            draft.put_all(rows.map(|(at, p)| Row::Position(Position { order: numbered(at), ..p })).collect());
        }
    }
    rules::no_circle(draft, position.into())
}

/// Gives all reports of `from` another manager, in their order, behind those already there.
pub(super) fn move_reports(draft: &mut Draft<'_>, from: PositionId, to: Option<PositionId>) {
    let reports: Vec<Position> = draft.reports_to(Some(from)).cloned().collect();
    let first = last_position_order(draft, to);
    let rows = reports.into_iter().enumerate().map(|(at, p)| {
        Row::Position(Position { manager: to, order: first.saturating_add(numbered(at)), ..p })
    });
    draft.put_all(rows.collect());
}

fn position_before<I: PartialEq + Into<RecordRef> + Copy>(
    mut siblings: impl Iterator<Item = I>,
    before: Option<I>,
    last: usize,
) -> Result<usize, Refusal> {
    match before {
        None => Ok(last),
        Some(before) => siblings.position(|id| id == before).ok_or(Refusal::Missing(before.into())),
    }
}

pub(super) fn last_unit_order(draft: &Draft<'_>, parent: Option<UnitId>) -> i64 {
    after_last(draft.units_in(parent).next_back().map(|u| u.order))
}

fn last_position_order(draft: &Draft<'_>, manager: Option<PositionId>) -> i64 {
    after_last(draft.reports_to(manager).next_back().map(|p| p.order))
}

fn after_last(last: Option<i64>) -> i64 {
    last.map_or(0, |last| last.saturating_add(numbered(1)))
}
