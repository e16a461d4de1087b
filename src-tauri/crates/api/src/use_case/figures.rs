//! Figures for HR: what is notable at a glance, the tables behind it, and the boxes behind each number.

mod boxes;
mod counted;
mod sheet;
mod write;

pub(crate) use counted::Counted;
pub(super) use counted::sorted;
pub(super) use sheet::{Sheet, number, text};
pub use write::export_figures;

use super::chart;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_graph::{Figures, Width};
use simpul_model as model;
use simpul_model::{Document, Edit, Row};

/// Everything at a glance.
///
/// # Errors
/// `no-file`.
pub fn figures(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<FiguresView, ApiError> {
    let snapshot = desk.snapshot()?;
    let figures = snapshot.counted.figures(&snapshot.document, snapshot.today(ctx));
    Ok(at_a_glance(&snapshot.document, &figures, snapshot.revision))
}

/// Rows of a table behind the figures, sorted and filtered.
///
/// # Errors
/// `no-file`, `not-found` for a unit that is not there.
pub fn figure_rows(desk: &Desk, request: RowsRequest, ctx: &Ctx) -> Result<FigureRows, ApiError> {
    let snapshot = desk.snapshot()?;
    let sheet = snapshot.counted.sheet(&snapshot.document, &request.table, snapshot.today(ctx))?;
    let order = snapshot.counted.order(&sheet, &request, ctx.language);
    let wanted = order.iter().skip(request.from as usize).take(request.count as usize);
    let own = request.sort.is_none() && request.filter.trim().is_empty();
    let row = |&at: &u32| {
        let row = &sheet.rows[at as usize];
        FigureRow { depth: if own { row.depth } else { 0 }, ..row.clone() }
    };
    Ok(FigureRows {
        revision: snapshot.revision,
        columns: sheet.columns(),
        rows: wanted.map(row).collect(),
        matching: order.len() as u32,
        total: sheet.rows.len() as u32,
    })
}

/// The boxes behind a figure, and how to unfold the chart so that they are seen.
///
/// # Errors
/// `no-file`, `not-found` for a unit that is not there.
pub fn figure_boxes(desk: &Desk, request: BoxesRequest, ctx: &Ctx) -> Result<BoxesView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &snapshot.document;
    let figures = snapshot.counted.figures(document, snapshot.today(ctx));
    let positions = boxes::behind(document, &figures, &request.figure)?;
    let showing = chart::showing(document, &request.chart, &positions, chart::MOST_SHOWN, ctx.clock.today())?;
    Ok(BoxesView {
        keys: positions.into_iter().map(key::of).collect(),
        toggled: showing.toggled,
        shown: showing.shown,
    })
}

/// What is usual here, as an edit of the organisation.
pub(super) fn limits(document: &Document, narrow: u32, wide: u32) -> Edit {
    let spans = model::SpanLimits { narrow, wide };
    let row = model::Organisation { spans, ..document.organisation().clone() };
    Edit::Update { row: Row::Organisation(row), by: None }
}

fn at_a_glance(document: &Document, figures: &Figures, revision: u32) -> FiguresView {
    let (total, spans) = (figures.total, &figures.spans);
    let lying = |width| spans.lying(width).count() as u32;
    FiguresView {
        revision,
        people: total.people,
        fte: total.fte,
        positions: total.positions,
        units: document.units().iter().filter(|unit| !unit.external).count() as u32,
        vacant: total.vacant,
        starting: total.starting,
        leaving: total.leaving,
        managers: spans.managers.len() as u32,
        span_mean: spans.summary.mean,
        span_median: spans.summary.median,
        span_max: spans.summary.max as u32,
        limits: SpanLimits { narrow: spans.limits.narrow, wide: spans.limits.wide },
        narrow: lying(Width::Narrow),
        wide: lying(Width::Wide),
        spread: spread(figures),
        layers: figures.layers.clone(),
        chains: figures.one_over_one.len() as u32,
        other_unit: figures.other_unit.len() as u32,
        stray: figures.other_unit.iter().filter(|row| !row.leads).count() as u32,
        double_posts: figures.double_posts.len() as u32,
        overbooked: figures.double_posts.iter().filter(|post| post.share > 100).count() as u32,
    }
}

/// Bars from one report to the most: one by one to 15, wider ones beyond, those without managers too.
fn spread(figures: &Figures) -> Vec<SpanBar> {
    const WIDER: [(u32, u32); 5] = [(16, 20), (21, 30), (31, 50), (51, 100), (101, u32::MAX)];
    let most = figures.spans.summary.max as u32;
    let bars = (1..=15).map(|n| (n, n)).chain(WIDER).take_while(|&(from, _)| from <= most);
    let bar = |(from, to): (u32, u32)| SpanBar {
        from,
        to: to.min(most.max(from)),
        managers: figures.spans.spread.range(from..=to).map(|(_, managers)| managers).sum(),
        width: width(Width::of(from, figures.spans.limits)),
    };
    let exact = |bar: SpanBar| if bar.from < 16 { SpanBar { to: bar.from, ..bar } } else { bar };
    bars.map(bar).map(exact).collect()
}

fn width(width: Width) -> WidthWord {
    match width {
        Width::Narrow => WidthWord::Narrow,
        Width::Within => WidthWord::Within,
        Width::Wide => WidthWord::Wide,
    }
}
