//! Tables as files, with headings and words in the language of who reads them.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::use_case::export::write;
use simpul_exchange::table::{Cell, Table, TableError, csv, xlsx};
use std::collections::BTreeMap;
use std::path::Path;

/// Writes a table where the user said, as it is sorted and filtered.
///
/// # Errors
/// `no-file`, `not-found`, `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_figures(
    desk: &Desk,
    request: TableExportRequest,
    ctx: &Ctx,
) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let sheet = snapshot.counted.sheet(&snapshot.document, &request.rows.table, today)?;
    let order = snapshot.counted.order(&sheet, &request.rows, request.language);
    ctx.report("write", 0, order.len() as u64);
    let word = |key: String| messages::word(request.language, &key, &BTreeMap::new());
    let columns = sheet.columns();
    let cell = |(cell, column): (&FigureCell, &FigureColumn)| match cell {
        FigureCell::Number(number) => Cell::Number(*number),
        FigureCell::Text(text) if column.kind == ColumnKind::Word && !text.is_empty() => {
            Cell::Text(word(format!("table.word.{text}")))
        }
        FigureCell::Text(text) => Cell::Text(text.clone()),
    };
    let table = Table {
        name: word(format!("table.name.{}", name(&request.rows.table))),
        headings: columns.iter().map(|column| word(format!("table.column.{}", column.code))).collect(),
        rows: order
            .iter()
            .map(|&at| sheet.rows[at as usize].cells.iter().zip(&columns).map(cell).collect())
            .collect(),
    };
    let bytes = match request.format {
        TableFormat::Csv => csv(&table),
        TableFormat::Xlsx => xlsx(&table, today)?,
    };
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows: order.len() as u32 })
}

fn name(table: &FigureTable) -> &'static str {
    match table {
        FigureTable::Units => "units",
        FigureTable::Managers => "managers",
        FigureTable::Boxes { figure } => match figure {
            Figure::Vacant => "vacant",
            Figure::Wide => "wide",
            Figure::Narrow => "narrow",
            Figure::Span { .. } => "managers",
            Figure::Layer { .. } => "layer",
            Figure::OneOverOne => "oneOverOne",
            Figure::Stray | Figure::OtherUnit => "otherUnit",
            Figure::DoublePost => "doublePost",
            Figure::Starting => "starting",
            Figure::Leaving => "leaving",
            Figure::Unit { .. } => "unit",
        },
    }
}

impl From<TableError> for ApiError {
    fn from(error: TableError) -> Self {
        match error {
            TableError::TooLong { rows } => Self::new("table-too-long", &[("rows", rows.to_string())]),
            other => Self::new("table-failed", &[("why", other.to_string())]),
        }
    }
}
