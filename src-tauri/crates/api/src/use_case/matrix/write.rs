//! A matrix as a scene for a picture file, and as a table for a spreadsheet.

use super::{Ruled, seen_request};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::session::Snapshot;
use crate::use_case::export::write;
use crate::use_case::map::{Seen, node_key};
use crate::use_case::phases::Phases;
use simpul_drawing::geometry::{Point, Rect};
use simpul_drawing::matrix::{
    MatrixCell, MatrixHead, MatrixInput, cell_place, draw as draw_matrix, heading_place,
};
use simpul_drawing::scene::{Scene, flags};
use simpul_exchange::table::{Cell, Table, csv, xlsx};
use simpul_graph::Node;
use std::collections::BTreeMap;
use std::path::Path;

/// A picture holds at most so many rows and columns: more could not be read on any page.
const MOST_DRAWN: usize = 150;
/// A sheet holds no more columns than this, one of them the names.
const MOST_COLUMNS: usize = 16_384;

/// A matrix as drawn.
pub(crate) struct Drawn {
    pub(crate) scene: Scene,
    /// Rows drawn, of how many.
    pub(crate) rows: (u32, u32),
    /// Pairs drawn.
    pub(crate) pairs: u32,
}

/// Draws a matrix, its first rows and columns where there are too many.
///
/// # Errors
/// As [`super::matrix`].
pub(crate) fn draw(
    snapshot: &Snapshot,
    seen: &Seen<'_>,
    request: &MatrixRequest,
    ctx: &Ctx,
) -> Result<Drawn, ApiError> {
    let ruled = Ruled::of(snapshot, seen, request, ctx)?;
    let total = ruled.axis.heads.len();
    let rows = total.min(MOST_DRAWN);
    let head = |at: usize| MatrixHead {
        key: node_key(ruled.axis.heads[at].node),
        name: ruled.name(at).to_owned(),
        depth: ruled.axis.heads[at].depth,
        inside: ruled.inside(at),
    };
    let kept = |cell: &&super::cells::Cell| cell.row.max(cell.column) < rows as u32;
    let shown: Vec<_> = ruled.cells.list.iter().filter(kept).collect();
    let cells = shown.iter().map(|cell| MatrixCell {
        row: cell.row,
        column: cell.column,
        key: seen.pair_key(&seen.shown[cell.pair as usize]),
        label: super::cells::compact(cell.strength),
        step: ruled.cells.step(cell),
        flags: cell.flags,
    });
    let blocks = ruled.axis.blocks.iter().map(|block| (block.start, block.length));
    let input = MatrixInput {
        heads: (0..rows).map(head).collect(),
        external_from: ruled.axis.external_from.min(rows as u32),
        blocks: blocks.filter(|(start, length)| start + length <= rows as u32).collect(),
        cells: cells.collect(),
        reading: messages::word(ctx.language, "picture.matrix.reading", &BTreeMap::new()),
        revision: snapshot.revision,
    };
    let mut pairs: Vec<u32> = shown.iter().map(|cell| cell.pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    Ok(Drawn { scene: draw_matrix(&input), rows: (rows as u32, total as u32), pairs: pairs.len() as u32 })
}

/// Where everything of a whole matrix stands.
pub(crate) struct Places {
    /// The headings of the rows.
    pub(crate) heads: Vec<(Node, Rect)>,
    pub(crate) cells: Vec<CellPlace>,
    pub(crate) whole: Rect,
    pub(crate) elapsed_ms: BTreeMap<String, f64>,
}

/// Where a cell stands.
pub(crate) struct CellPlace {
    pub(crate) row: u32,
    pub(crate) column: u32,
    pub(crate) two_way: bool,
    pub(crate) middle: Point,
}

/// The geometry of a matrix, without drawing it.
///
/// # Errors
/// As [`super::matrix`].
pub(crate) fn places(
    snapshot: &Snapshot,
    seen: &Seen<'_>,
    request: &MatrixRequest,
    ctx: &Ctx,
) -> Result<Places, ApiError> {
    let mut phases = Phases::start(ctx);
    let ruled = Ruled::of(snapshot, seen, request, ctx)?;
    phases.done("order");
    let heads: Vec<(Node, Rect)> =
        ruled.axis.heads.iter().zip(0..).map(|(head, at)| (head.node, heading_place(at))).collect();
    let cells = ruled.cells.list.iter().map(|cell| CellPlace {
        row: cell.row,
        column: cell.column,
        two_way: cell.flags & flags::TWO_WAY != 0,
        middle: cell_place(cell.row, cell.column).center(),
    });
    let last = (heads.len() as u32).saturating_sub(1);
    let whole = Rect::new(0.0, 0.0, 0.0, 0.0).union(cell_place(last, last));
    Ok(Places { cells: cells.collect(), heads, whole, elapsed_ms: phases.into_millis() })
}

/// Writes a matrix as a table: a row for each who gives, a column for each who needs, and how much.
///
/// # Errors
/// `picture-empty`, `table-too-wide`, `table-failed`, `not-writable`, `disk-full`, and as [`super::matrix`].
pub fn export_matrix(
    desk: &Desk,
    request: MatrixExportRequest,
    ctx: &Ctx,
) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let seen = Seen::of(&snapshot.document, &seen_request(&request.matrix))?;
    let ruled = Ruled::of(&snapshot, &seen, &request.matrix, ctx)?;
    let heads = ruled.axis.heads.len();
    if heads == 0 {
        return Err(ApiError::new("picture-empty", &[]));
    }
    if heads >= MOST_COLUMNS {
        return Err(ApiError::new("table-too-wide", &[("columns", (heads + 1).to_string())]));
    }
    ctx.report("write", 0, heads as u64);
    let names: Vec<String> = (0..heads).map(|at| ruled.long_name(at)).collect();
    let word = |key: &str| messages::word(request.language, key, &BTreeMap::new());
    let mut cells = ruled.cells.list.iter().peekable();
    let row = |at: usize| {
        let inside = ruled.strength_inside(at).map(|strength| (at, strength));
        let mut full: Vec<(usize, f64)> = inside.into_iter().collect();
        while let Some(cell) = cells.next_if(|cell| cell.row as usize == at) {
            full.push((cell.column as usize, cell.strength));
        }
        full.sort_unstable_by_key(|&(column, _)| column);
        let mut row = vec![Cell::Text(names[at].clone())];
        let mut next = 0;
        for (column, number) in full {
            if column > next {
                row.push(Cell::Gap((column - next) as u16));
            }
            row.push(Cell::Number(number));
            next = column + 1;
        }
        if next < heads {
            row.push(Cell::Gap((heads - next) as u16));
        }
        row
    };
    let corner = word("picture.matrix.reading");
    let table = Table {
        name: word("picture.matrix.sheet"),
        rows: (0..heads).map(row).collect(),
        headings: [corner].into_iter().chain(names.iter().cloned()).collect(),
    };
    ctx.check()?;
    let bytes = match request.format {
        TableFormat::Csv => csv(&table),
        TableFormat::Xlsx => xlsx(&table, snapshot.today(ctx))?,
    };
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows: heads as u32 })
}
