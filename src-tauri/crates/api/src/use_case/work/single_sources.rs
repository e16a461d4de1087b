//! What hangs on one person.

use super::{briefs, count, person_name};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::text;
use crate::use_case::line::Lines;
use simpul_graph::{Gravity, SingleSource};

/// Items that nobody else can supply when one person is away.
///
/// # Errors
/// `no-file`.
pub fn single_sources(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<SingleSourcesView, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    let found = simpul_graph::single_sources(&snapshot.document, today);
    Ok(SingleSourcesView { sources: found.iter().map(|single| source(&lines, single)).collect() })
}

fn source(lines: &Lines<'_>, single: &SingleSource) -> SingleSourceView {
    let until = if let Gravity::Leaving(until) = single.gravity { Some(until.to_string()) } else { None };
    SingleSourceView {
        item: lines.document.items().get(single.item).map(|item| item.name.clone()).unwrap_or_default(),
        positions: single.positions.iter().map(|&position| lines.position(position)).collect(),
        person: single.person.map(|person| person_name(lines.document, person)),
        gravity: text::gravity(single.gravity),
        until,
        customers: count(single.customers),
        needs: briefs(lines, &single.needs),
    }
}
