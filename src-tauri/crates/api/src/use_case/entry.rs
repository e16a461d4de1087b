//! Ways to record needs that ask: the order of an interview, and the reporting lines that may want a pair.

use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Document, End, NeedStatus, PositionId, RecordRef, UnitId, fold};
use std::collections::HashSet;

/// More lines than this are looked at branch by branch.
const MOST_LINES: usize = 400;

/// The units of branches in the order in which they are gone through; without a key all that are inside. Linear.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn unit_order(desk: &Desk, request: KeysRequest, ctx: &Ctx) -> Result<UnitOrder, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let lines = Lines { document, today: snapshot.today(ctx) };
    let tops = request.keys.iter().map(|top| key::unit(top)).collect::<Result<Vec<_>, _>>()?;
    let mut todo: Vec<UnitId> =
        if tops.is_empty() { document.units_in(None).map(|unit| unit.id).collect() } else { tops };
    todo.reverse();
    let mut units = Vec::new();
    while let Some(id) = todo.pop() {
        let Some(unit) = document.units().get(id) else { return Err(ApiError::not_found(&key::of(id))) };
        todo.extend(document.units_in(Some(id)).rev().map(|unit| unit.id));
        if !unit.external && !unit.archived {
            units.extend(lines.unit_name(id));
        }
    }
    Ok(UnitOrder { units })
}

/// The reporting lines of a unit's branch, or below a position: those who report sit there. O(n log n).
///
/// # Errors
/// `no-file`, `not-found`.
pub fn reporting_lines(desk: &Desk, request: KeysRequest, ctx: &Ctx) -> Result<ReportingLines, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let lines = Lines { document, today: snapshot.today(ctx) };
    let mut reports = reports(document, &request.keys)?;
    let total = reports.len() as u32;
    let tie = |id: &PositionId| {
        let position = document.positions().get(*id);
        let external = position.and_then(|p| p.external_id.clone());
        (external.is_none(), external, position.map(|p| fold(&p.title)), *id)
    };
    reports.sort_by_cached_key(|(boss, report)| (tie(boss), tie(report)));
    reports.truncate(MOST_LINES);
    let lines = reports.into_iter().map(|(boss, report)| ReportingLine {
        boss: lines.position(boss),
        report: lines.position(report),
        down: between(document, report, boss),
        up: between(document, boss, report),
    });
    Ok(ReportingLines { lines: lines.collect(), total })
}

fn reports(document: &Document, keys: &[Key]) -> Result<Vec<(PositionId, PositionId)>, ApiError> {
    let mut seats: HashSet<PositionId> = HashSet::new();
    for at in keys {
        match key::parse(at)? {
            RecordRef::Unit(unit) => {
                for unit in document.unit_branch(unit) {
                    seats.extend(document.positions_in(Some(unit)).map(|seat| seat.id));
                }
            }
            RecordRef::Position(top) => {
                seats.extend(document.branch(top).into_iter().filter(|&id| id != top))
            }
            _ => return Err(ApiError::not_found(at)),
        }
    }
    let line = |id: PositionId| Some((document.positions().get(id)?.manager?, id));
    Ok(seats.into_iter().filter_map(line).collect())
}

/// Needs that have not ended of one position that another serves.
pub(super) fn between(document: &Document, customer: PositionId, supplier: PositionId) -> u32 {
    let served = |need: &&simpul_model::Need| {
        need.supplier == End::Position(supplier) && need.status != NeedStatus::Ended
    };
    document.needs_of(End::Position(customer)).filter(served).count() as u32
}
