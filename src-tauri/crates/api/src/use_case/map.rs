//! The needs map: which nodes and pairs are shown, drawn as a scene or listed as a table.

mod filter;
mod focus;
mod list;
mod picture;
mod said;
mod seen;
mod wheel;

pub use list::export_pairs;

pub(crate) use filter::{choices, filter_of, process_called};
pub(crate) use picture::draw;
pub(crate) use said::said;
pub(crate) use seen::{Seen, level_choices, node_key, node_of, process_choices, view_of};

use super::line::{Lines, answer_word};
use super::scene_answer;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_graph::Pair;
use simpul_model as model;

/// The map as info and scene.
///
/// # Errors
/// `no-file`, `not-found` for a unit or process asked for, `cancelled`.
pub fn map(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<Vec<u8>, ApiError> {
    let snapshot = desk.snapshot()?;
    let start = ctx.clock.elapsed();
    let seen = Seen::of(&snapshot.document, &request)?;
    let drawn = draw(&snapshot, &seen, &request, ctx)?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    let focus = seen.focus.as_ref().and_then(|focus| focus.info(&seen, &lines, ctx));
    let elapsed_ms = ctx.millis_since(start);
    let info =
        MapInfo { revision: snapshot.revision, focus, elapsed_ms, unnamed: drawn.unnamed, ..seen.info() };
    scene_answer(&info, &drawn.scene)
}

/// The map as a table.
///
/// # Errors
/// `no-file`, `not-found` for a unit or process asked for.
pub fn links(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<Links, ApiError> {
    let snapshot = desk.snapshot()?;
    let seen = Seen::of(&snapshot.document, &request)?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    let rows = rows(&lines, &seen, ctx).into_iter().map(|(row, _)| row).collect();
    let isolated = seen.isolated.iter().map(|&at| seen.name(&lines, at, ctx)).collect();
    Ok(Links { rows, isolated })
}

/// The pairs shown as rows, by the names of their ends.
fn rows<'a>(lines: &Lines<'_>, seen: &'a Seen<'_>, ctx: &Ctx) -> Vec<(LinkRow, &'a Pair)> {
    let mut rows: Vec<(LinkRow, &Pair)> =
        seen.shown.iter().map(|pair| (row(lines, seen, pair, ctx), pair)).collect();
    rows.sort_by_cached_key(|(row, _)| (model::fold(&row.a.name), model::fold(&row.b.name), row.key.clone()));
    rows
}

/// A pair as a row; the supplier of a one-way pair comes first.
fn row(lines: &Lines<'_>, seen: &Seen<'_>, pair: &Pair, ctx: &Ctx) -> LinkRow {
    let (first, second) = pair.one_way().unwrap_or((pair.a, pair.b));
    let (forth, back) = (pair.forth.len() as u32, pair.back.len() as u32);
    let turned = first != pair.a;
    let question = seen.answers.question(&seen.graph, pair);
    LinkRow {
        key: seen.pair_key(pair),
        a: seen.name(lines, first, ctx),
        b: seen.name(lines, second, ctx),
        kind: pair_kind(pair.kind),
        a_gives: if turned { back } else { forth },
        b_gives: if turned { forth } else { back },
        external: pair.external,
        back_filtered: seen.back_is_filtered(pair),
        answer: question.answer.filter(|_| !question.lapsed).map(|answer| answer_word(answer.answer)),
    }
}

pub(crate) fn pair_kind(kind: simpul_graph::PairKind) -> PairKind {
    match kind {
        simpul_graph::PairKind::TwoWay => PairKind::TwoWay,
        simpul_graph::PairKind::Summed => PairKind::Summed,
        simpul_graph::PairKind::OneWay => PairKind::OneWay,
    }
}
