//! The chart: which boxes are shown, drawn as a scene or listed as an outline.

mod boxes;
mod coming;
pub(crate) mod options;
mod path;
mod people;
mod picture;
mod showing;
mod words;

pub(crate) use boxes::chart_by;
pub(crate) use picture::draw;
pub(crate) use showing::showing;

use super::scene_answer;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use boxes::{Boxes, Forest, Rolled};

/// The chart as info and scene.
///
/// # Errors
/// `no-file`, `not-found` for the branch asked for, `cancelled`.
pub fn chart(desk: &Desk, request: ChartRequest, ctx: &Ctx) -> Result<Vec<u8>, ApiError> {
    let snapshot = desk.snapshot()?;
    let start = ctx.clock.elapsed();
    let drawn = draw(&snapshot, &request, ctx)?;
    let info = ChartInfo { elapsed_ms: ctx.millis_since(start), ..drawn.info };
    scene_answer(&info, &drawn.scene)
}

/// The chart as an outline.
///
/// # Errors
/// `no-file`, `not-found` for the branch asked for.
pub fn outline(desk: &Desk, request: ChartRequest, ctx: &Ctx) -> Result<Outline, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &snapshot.document;
    let forest = Forest::of(document, request.by, request.root.as_deref(), ctx.clock.today())?;
    let boxes = Boxes::shown(&forest, document, &request);
    let lines = super::line::Lines { document, today: snapshot.today(ctx) };
    let rolled = Rolled::of(document, request.by, lines.today);
    let rows =
        boxes.list.iter().map(|shown| forest.outline_row(&lines, &rolled, ctx.language, shown)).collect();
    Ok(Outline { rows, shown: boxes.list.len() as u32, total: forest.len() as u32 })
}
