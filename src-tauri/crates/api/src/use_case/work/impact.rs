//! What stops when somebody stops.

use super::{count, person_name};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::line::Lines;
use simpul_graph::{Because, Impact, Stop};
use simpul_model::{Date, Document, End, PersonId, RecordRef};
use std::collections::BTreeSet;

/// What stops when units, positions or people stop, all at once. A person stops the positions that nobody else
/// holds.
///
/// # Errors
/// `no-file`, `not-found` for a key that names nothing that can stop.
pub fn impact(desk: &Desk, request: ImpactRequest, ctx: &Ctx) -> Result<ImpactView, ApiError> {
    let snapshot = desk.snapshot()?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    let mut parties = Vec::new();
    let mut ends = BTreeSet::new();
    for name in &request.keys {
        let record = key::parse(name)?;
        ends.extend(stopping(lines.document, record, lines.today).ok_or_else(|| ApiError::not_found(name))?);
        parties.push(party(&lines, record));
    }
    let ends: Vec<End> = ends.into_iter().collect();
    let found = simpul_graph::impact(lines.document, &ends);
    let stops = |stops: &[Stop]| stops.iter().map(|stop| stop_view(&lines, stop)).collect();
    let (counts, may_counts) = stops_of(lines.document, &found);
    Ok(ImpactView {
        stopped: parties,
        certain: stops(&found.certain),
        may: stops(&found.may),
        covered: found
            .covered
            .iter()
            .map(|covered| CoveredView { need: lines.brief(covered.need), by: lines.brief(covered.by) })
            .collect(),
        outside: found
            .outside
            .iter()
            .map(|reached| ReachedView {
                unit: lines.unit_name(reached.unit).unwrap_or_default(),
                wave: reached.wave,
                certain: reached.certain,
            })
            .collect(),
        counts,
        may_counts,
    })
}

/// The ends that stop with a record; nothing for one that cannot, or is gone.
pub(crate) fn stopping(document: &Document, record: RecordRef, today: Date) -> Option<Vec<End>> {
    match record {
        RecordRef::Unit(id) if document.units().contains(id) => Some(vec![End::Unit(id)]),
        RecordRef::Position(id) if document.positions().contains(id) => Some(vec![End::Position(id)]),
        RecordRef::Person(id) if document.people().contains(id) => Some(seats(document, id, today)),
        _ => None,
    }
}

fn seats(document: &Document, person: PersonId, today: Date) -> Vec<End> {
    let current = document.assignments_of(person).filter(|post| post.is_current(today));
    let alone = |&position: &simpul_model::PositionId| {
        document.holders(position, today).all(|(holder, _)| holder.id == person)
    };
    current.map(|post| post.position).filter(alone).map(End::Position).collect()
}

/// Counts of what stops for certain, and of what may beside it.
pub(crate) fn stops_of(document: &Document, impact: &Impact) -> (ImpactCounts, ImpactCounts) {
    let customers = |stops: &[Stop]| -> BTreeSet<End> {
        let needs = stops.iter().filter_map(|stop| document.needs().get(stop.need));
        needs.map(|need| need.customer).collect()
    };
    let last = |stops: &[Stop]| stops.last().map_or(0, |stop| stop.wave);
    let outside = |certain| impact.outside.iter().filter(|reached| reached.certain == certain).count();
    let (sure, perhaps) = (customers(&impact.certain), customers(&impact.may));
    let certain = ImpactCounts {
        needs: count(impact.certain.len()),
        customers: count(sure.len()),
        outside: count(outside(true)),
        waves: last(&impact.certain),
    };
    let may = ImpactCounts {
        needs: count(impact.may.len()),
        customers: count(perhaps.difference(&sure).count()),
        outside: count(outside(false)),
        waves: last(&impact.may),
    };
    (certain, may)
}

fn stop_view(lines: &Lines<'_>, stop: &Stop) -> StopView {
    let (because, of) = match stop.because {
        Because::Supplier => (BecauseWord::Supplier, None),
        Because::MadeFrom(need) => (BecauseWord::MadeFrom, Some(need)),
        Because::Misses(need) => (BecauseWord::Misses, Some(need)),
    };
    StopView { need: lines.brief(stop.need), wave: stop.wave, because, of: of.map(|need| lines.brief(need)) }
}

fn party(lines: &Lines<'_>, record: RecordRef) -> PartyView {
    match record {
        RecordRef::Unit(id) => lines.unit(id),
        RecordRef::Position(id) => lines.position(id),
        RecordRef::Person(id) => {
            let Name { key, name } = person_name(lines.document, id);
            PartyView { key, name, ..PartyView::default() }
        }
        _ => PartyView::default(),
    }
}
