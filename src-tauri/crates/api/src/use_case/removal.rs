//! What hangs on records that are to be removed: the ground for the question what becomes of it.

use super::edit::with_branch;
use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Document, End, Party, RecordRef};
use std::collections::BTreeSet;

/// Counts what hangs on units, positions or people.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn removal(desk: &Desk, request: KeysRequest, ctx: &Ctx) -> Result<RemovalView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &snapshot.document;
    let lines = Lines { document, today: snapshot.today(ctx) };
    let mut records = Vec::new();
    for text in &request.keys {
        let record = key::parse(text)?;
        if !document.row_exists(record) {
            return Err(ApiError::not_found(text));
        }
        records.push(record);
    }
    records.sort_unstable();
    records.dedup();
    let inside: BTreeSet<End> = records.iter().flat_map(|&record| with_branch(document, record)).collect();
    let mut view = RemovalView {
        name: String::new(),
        count: records.len() as u32,
        reports: 0,
        branch: 0,
        subunits: 0,
        positions: 0,
        own: Asked::default(),
        all: Asked::default(),
        unit: None,
        above: None,
    };
    let first = records.first().copied();
    for &record in &records {
        let (name, own) = match record {
            RecordRef::Position(id) => {
                view.reports += document.reports_to(Some(id)).count() as u32;
                (lines.position(id).name, asked(&lines, End::Position(id)))
            }
            RecordRef::Unit(id) => {
                view.subunits += document.units_in(Some(id)).count() as u32;
                view.positions += document.positions_in(Some(id)).count() as u32;
                (lines.unit(id).name, asked(&lines, End::Unit(id)))
            }
            RecordRef::Person(id) => {
                view.positions += document.assignments_of(id).count() as u32;
                let name = document.people().get(id).map(|p| p.name.clone()).unwrap_or_default();
                (name, reached(document, Party::Person(id)))
            }
            other => return Err(ApiError::not_found(&key::of(other))),
        };
        view.own = sum(view.own, own);
        if Some(record) == first {
            view.name = name;
        }
    }
    view.all = inside.iter().fold(Asked::default(), |all, &end| sum(all, asked(&lines, end)));
    let seats = inside.iter().filter(|end| matches!(end, End::Position(_))).count();
    let named = records.iter().filter(|record| matches!(record, RecordRef::Position(_))).count();
    view.branch = (seats - named) as u32;
    view.unit = common(&records, |record| match record {
        RecordRef::Position(id) => lines.unit_name(document.positions().get(id)?.unit?),
        _ => None,
    });
    view.above = common(&records, |record| match record {
        RecordRef::Position(id) => {
            let above = lines.position(document.positions().get(id)?.manager?);
            Some(Name { key: above.key, name: above.name })
        }
        RecordRef::Unit(id) => lines.unit_name(document.units().get(id)?.parent?),
        _ => None,
    });
    Ok(view)
}

/// The posts that people's boxes stand for.
///
/// # Errors
/// `no-file`, `not-found`, `refused-no-post` for somebody without one.
pub fn posts(desk: &Desk, request: KeysRequest, ctx: &Ctx) -> Result<PostsView, ApiError> {
    let snapshot = desk.snapshot()?;
    let keys = super::edit::posts(&snapshot.document, request.keys, ctx.clock.today())?;
    Ok(PostsView { keys })
}

/// What all records have in common.
fn common(records: &[RecordRef], of: impl Fn(RecordRef) -> Option<Name>) -> Option<Name> {
    let mut found = records.iter().map(|&record| of(record));
    let first = found.next()??;
    found.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

fn asked(lines: &Lines<'_>, end: End) -> Asked {
    let document = lines.document;
    let needs = document.needs_of(end).count() + document.needs_served_by(end).count();
    match end {
        End::Unit(id) => Asked { needs: needs as u32, ..reached(document, Party::Unit(id)) },
        End::Position(id) => Asked {
            needs: needs as u32,
            holders: document.holders(id, lines.today).count() as u32,
            dotted: (document.dotted_from(id).count() + document.dotted_to(id).count()) as u32,
            ..reached(document, Party::Position(id))
        },
    }
}

fn reached(document: &Document, party: Party) -> Asked {
    let topics = document.topics_owned_by(party).count() + document.topics_backed_up_by(party).count();
    Asked { topics: topics as u32, channels: document.channels_of(party).count() as u32, ..Asked::default() }
}

fn sum(a: Asked, b: Asked) -> Asked {
    Asked {
        holders: a.holders + b.holders,
        needs: a.needs + b.needs,
        topics: a.topics + b.topics,
        channels: a.channels + b.channels,
        dotted: a.dotted + b.dotted,
    }
}
