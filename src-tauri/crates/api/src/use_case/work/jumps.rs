//! Needs that jump far in the tree of units.

use super::{Look, count};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;

/// How far needs go through the tree of units; the level of the request is not looked at, its filter is.
///
/// # Errors
/// `no-file`, `not-found` for a process or unit of the request.
pub fn jumps(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<JumpsView, ApiError> {
    let snapshot = desk.snapshot()?;
    let look = Look::new(&snapshot.document, &request, snapshot.today(ctx), ctx)?;
    let found = simpul_graph::jumps(&snapshot.document, &look.graph.view().filter);
    let jump = |jump: &simpul_graph::Jump| JumpView {
        need: look.lines.brief(jump.need),
        common: jump.common.map(|unit| look.unit(unit)),
        up: jump.up,
        down: jump.down,
    };
    Ok(JumpsView {
        by_steps: found.by_steps.iter().map(|(&steps, &needs)| (steps, count(needs))).collect(),
        far_from: simpul_graph::FAR,
        far: found.far.iter().map(jump).collect(),
    })
}
