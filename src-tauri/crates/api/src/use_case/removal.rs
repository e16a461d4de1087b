//! What hangs on a record that is to be removed: the ground for the question what becomes of it.

use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{End, Party, RecordRef};

/// Counts what hangs on a unit, position or person.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn removal(desk: &Desk, request: KeyRequest, ctx: &Ctx) -> Result<RemovalView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &snapshot.document;
    let lines = Lines { document, today: ctx.clock.today() };
    let record = key::parse(&request.key)?;
    if !document.row_exists(record) {
        return Err(ApiError::not_found(&request.key));
    }
    let needs = |end| document.needs_of(end).count() + document.needs_served_by(end).count();
    let topics =
        |party| document.topics_owned_by(party).count() + document.topics_backed_up_by(party).count();
    let channels = |party| document.channels_of(party).count();
    let mut view = RemovalView {
        name: String::new(),
        reports: 0,
        branch: 0,
        subunits: 0,
        positions: 0,
        needs: 0,
        topics: 0,
        channels: 0,
    };
    match record {
        RecordRef::Position(id) => {
            view.name = lines.position(id).name;
            view.reports = document.reports_to(Some(id)).count() as u32;
            view.branch = document.branch(id).len() as u32 - 1;
            view.needs = needs(End::Position(id)) as u32;
            view.topics = topics(Party::Position(id)) as u32;
            view.channels = channels(Party::Position(id)) as u32;
        }
        RecordRef::Unit(id) => {
            view.name = lines.unit(id).name;
            view.subunits = document.units_in(Some(id)).count() as u32;
            view.positions = document.positions_in(Some(id)).count() as u32;
            let branch = document.unit_branch(id);
            view.branch =
                branch.iter().map(|&u| document.positions_in(Some(u)).count()).sum::<usize>() as u32;
            view.needs = needs(End::Unit(id)) as u32;
            view.topics = topics(Party::Unit(id)) as u32;
            view.channels = channels(Party::Unit(id)) as u32;
        }
        RecordRef::Person(id) => {
            view.name = document.people().get(id).map(|p| p.name.clone()).unwrap_or_default();
            view.positions = document.assignments_of(id).count() as u32;
            view.topics = topics(Party::Person(id)) as u32;
            view.channels = channels(Party::Person(id)) as u32;
        }
        _ => return Err(ApiError::not_found(&request.key)),
    }
    Ok(view)
}
