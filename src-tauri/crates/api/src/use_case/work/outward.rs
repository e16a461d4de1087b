//! The way to the external customer.

use super::{Look, briefs};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_graph::Outward;

/// A shortest way to an external customer for every node, and who has none.
///
/// # Errors
/// `no-file`, `not-found` for a process or unit of the request.
pub fn outward(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<OutwardView, ApiError> {
    let snapshot = desk.snapshot()?;
    let look = Look::new(&snapshot.document, &request, snapshot.today(ctx), ctx)?;
    let outward = Outward::new(&snapshot.document, &look.graph);
    let inside = (0..look.graph.nodes().len() as u32).filter(|&at| !look.graph.is_external(at));
    let ways = inside.map(|at| outward.way(at)).filter(|way| !way.is_empty());
    Ok(OutwardView {
        at: look.at(),
        customers: outward.customers().iter().map(|&at| look.name_at(at)).collect(),
        ways: ways.map(|way| way.into_iter().map(|at| look.name_at(at)).collect()).collect(),
        without: outward.without(&look.graph).map(|at| look.name_at(at)).collect(),
        needs_without: briefs(&look.lines, &outward.needs_without(&look.graph)),
    })
}
