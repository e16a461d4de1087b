//! What stops when somebody stops, for terminals: who is named by id or name, needs by their id outside.

use super::line::Lines;
use super::work::{stopping, stops_of};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key::{self, outside};
use simpul_graph::{Because, Stop};
use simpul_model::{Document, End, NeedId, RecordRef, fold};
use std::collections::BTreeSet;

/// What stops when all of `who` stop at once.
///
/// # Errors
/// `no-file`, `unknown-party` for one that is no unit, position or person.
pub fn stop(desk: &Desk, request: StopRequest, ctx: &Ctx) -> Result<StopReport, ApiError> {
    let snapshot = desk.snapshot()?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    let document = lines.document;
    let mut ends: BTreeSet<End> = BTreeSet::new();
    let mut stopped = Vec::new();
    for who in &request.who {
        let unknown = || ApiError::new("unknown-party", &[("name", who.clone())]);
        let record = named(document, who).ok_or_else(unknown)?;
        ends.extend(stopping(document, record, lines.today).ok_or_else(unknown)?);
        stopped.push(party(&lines, record));
    }
    let found = simpul_graph::impact(document, &ends.into_iter().collect::<Vec<_>>());
    let (counts, may_counts) = stops_of(document, &found);
    let id = |need: NeedId| outside(document, need.into());
    let line = |stop: &Stop| {
        let brief = lines.brief(stop.need);
        let (because, of) = match stop.because {
            Because::Supplier => (BecauseWord::Supplier, None),
            Because::MadeFrom(need) => (BecauseWord::MadeFrom, Some(need)),
            Because::Misses(need) => (BecauseWord::Misses, Some(need)),
        };
        StopLine {
            need: id(stop.need),
            wave: stop.wave,
            because,
            of: of.map(id),
            of_item: of.map(|need| lines.brief(need).item).unwrap_or_default(),
            item: brief.item,
            customer: brief.customer.name,
            supplier: brief.supplier.name,
        }
    };
    let covered = found.covered.iter().map(|covered| {
        let by = lines.brief(covered.by);
        StopCovered {
            need: id(covered.need),
            by: id(covered.by),
            item: by.item,
            customer: by.customer.name,
            supplier: by.supplier.name,
        }
    });
    let reached = found.outside.iter().map(|reached| StopReached {
        id: outside(document, reached.unit.into()),
        name: lines.unit(reached.unit).name,
        wave: reached.wave,
        certain: reached.certain,
    });
    Ok(StopReport {
        stopped,
        counts,
        may_counts,
        certain: found.certain.iter().map(line).collect(),
        may: found.may.iter().map(line).collect(),
        covered: covered.collect(),
        outside: reached.collect(),
    })
}

/// The keys of units, positions or people called so.
///
/// # Errors
/// `no-file`, `unknown-party` for one that is none of them.
pub fn stop_keys(desk: &Desk, who: &[String]) -> Result<Vec<Key>, ApiError> {
    let snapshot = desk.snapshot()?;
    let found = |who: &String| {
        let record = named(&snapshot.document, who).map(key::of);
        record.ok_or_else(|| ApiError::new("unknown-party", &[("name", who.clone())]))
    };
    who.iter().map(found).collect()
}

/// The record called so: unit, position, person by id, then by name; the first in tie order of the file.
fn named(document: &Document, who: &str) -> Option<RecordRef> {
    let is = |external: &Option<String>| external.as_deref() == Some(who);
    let unit = document.units().iter().find(|unit| is(&unit.external_id)).map(|unit| unit.id.into());
    let seat = || document.positions().iter().find(|seat| is(&seat.external_id)).map(|seat| seat.id.into());
    let person = || document.people().iter().find(|person| is(&person.external_id)).map(|p| p.id.into());
    unit.or_else(seat).or_else(person).or_else(|| by_name(document, &fold(who)))
}

fn by_name(document: &Document, folded: &str) -> Option<RecordRef> {
    let unit = document.units().iter().find(|unit| fold(&unit.name) == folded).map(|unit| unit.id.into());
    let person = || {
        document.people().iter().find(|person| fold(&person.name) == folded).map(|person| person.id.into())
    };
    let seat =
        || document.positions().iter().find(|seat| fold(&seat.title) == folded).map(|seat| seat.id.into());
    unit.or_else(person).or_else(seat)
}

fn party(lines: &Lines<'_>, record: RecordRef) -> StopParty {
    let name = match record {
        RecordRef::Unit(id) => lines.unit(id).name,
        RecordRef::Position(id) => {
            lines.document.positions().get(id).map(|seat| seat.title.clone()).unwrap_or_default()
        }
        RecordRef::Person(id) => {
            lines.document.people().get(id).map(|person| person.name.clone()).unwrap_or_default()
        }
        _ => String::new(),
    };
    StopParty { kind: record.kind().code().to_owned(), id: outside(lines.document, record), name }
}
