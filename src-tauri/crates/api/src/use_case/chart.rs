//! The chart: which boxes are shown, drawn as a scene or listed as an outline.

mod boxes;
mod coming;
mod needs;
pub(crate) mod options;
mod path;
mod people;
mod picture;
mod showing;
mod words;

pub(crate) use boxes::chart_by;
pub(crate) use needs::Placed;
pub use needs::{chart_needs, chart_pair};
pub(crate) use picture::draw;
pub(crate) use showing::{MOST as MOST_SHOWN, showing};

use super::scene_answer;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use boxes::{Boxes, Forest, Rolled};
use simpul_model::RecordRef;

/// The chart as info and scene.
///
/// # Errors
/// `no-file`, `not-found` for the branch asked for, `cancelled`.
pub fn chart(desk: &Desk, request: ChartRequest, ctx: &Ctx) -> Result<Vec<u8>, ApiError> {
    let snapshot = desk.snapshot()?;
    let start = ctx.clock.elapsed();
    let drawn = draw(&snapshot, &request, ctx)?;
    snapshot.counted.placed.keep(&request, ctx.clock.today(), drawn.places);
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

/// The boxes of positions or people in a chart, and how to unfold it so that they are seen. A chart of people
/// shows a position by whoever holds it first, and one that is vacant by itself.
///
/// # Errors
/// `no-file`, `not-found` for the branch asked for.
pub fn chart_boxes(desk: &Desk, request: ShowBoxesRequest, ctx: &Ctx) -> Result<BoxesView, ApiError> {
    let snapshot = desk.snapshot()?;
    let (document, today) = (&snapshot.document, ctx.clock.today());
    let people = request.chart.by == ChartBy::Person;
    let (mut keys, mut positions) = (Vec::new(), Vec::new());
    for text in &request.keys {
        let (person, post) = match key::parse(text)? {
            RecordRef::Person(id) => (Some(id), document.post_of(id, today)),
            RecordRef::Position(id) if people => match document.holders(id, today).next() {
                Some((person, _)) => (Some(person.id), document.post_of(person.id, today)),
                None => (None, Some(id)),
            },
            RecordRef::Position(id) => (None, Some(id)),
            _ => continue,
        };
        let Some(post) = post.filter(|_| request.chart.by != ChartBy::Unit) else { continue };
        positions.push(post);
        keys.push(person.filter(|_| people).map_or_else(|| key::of(post), key::of));
    }
    // Somebody asked for these: however many stand beside them.
    let showing = showing(document, &request.chart, &positions, usize::MAX, today)?;
    Ok(BoxesView { keys, toggled: showing.toggled, shown: showing.shown })
}
