//! Who works together, and where the chart says otherwise.

use super::{Look, briefs};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_graph::{Elsewhere, chart_and_work};

/// The communities of a level beside the branches of the chart.
///
/// # Errors
/// `no-file`, `not-found` for a process or unit of the request, `cancelled`.
pub fn communities(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<CommunitiesView, ApiError> {
    let snapshot = desk.snapshot()?;
    let look = Look::new(&snapshot.document, &request, snapshot.today(ctx), ctx)?;
    let cancel = ctx.cancel.clone();
    let found = simpul_graph::communities(&look.graph, &|| cancel.is_cancelled());
    let found = found.map_err(|_| ApiError::cancelled())?;
    let chart = chart_and_work(&snapshot.document, &look.graph, &found);
    let elsewhere = |row: &Elsewhere| ElsewhereView {
        node: look.name(row.node),
        branch: look.unit(row.branch),
        home: look.unit(row.home),
        community: row.community,
        with_branch: briefs(&look.lines, &row.needs_own),
        with_home: briefs(&look.lines, &row.needs_home),
    };
    Ok(CommunitiesView {
        at: look.at(),
        groups: found.groups.iter().map(|group| look.names(group)).collect(),
        modularity: found.modularity,
        chart_modularity: chart.modularity,
        branch_depth: chart.branch_depth,
        elsewhere: chart.elsewhere.iter().map(elsewhere).collect(),
    })
}
