//! Needs as a file that brings them back as they are.

use super::COLUMNS;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::use_case::export::write;
use crate::use_case::map::said;
use simpul_exchange::report::{Report, html};
use simpul_exchange::table::{Cell, Table, xlsx};
use simpul_exchange::write_csv::{needs_of, needs_table};
use simpul_model::Document;
use std::collections::BTreeMap;
use std::path::Path;

/// Writes needs where the user said. The headings are those of the plain files, so that every program and an
/// import know them.
///
/// # Errors
/// `no-file`, `unknown-unit`, `unknown-process`, `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_needs(desk: &Desk, request: NeedsExportRequest, ctx: &Ctx) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let (document, today) = (&*snapshot.document, snapshot.today(ctx));
    let sheet = snapshot.counted.needs.sheet(document, desk.language(), today);
    let word = |key: &str| messages::word(desk.language(), &format!("table.{key}"), &BTreeMap::new());
    let order = sheet.order(document, &request.order)?;
    let ids: Vec<_> = order.iter().map(|&at| sheet.rows[at as usize].id).collect();
    let bytes = match request.format {
        ReviewFormat::Csv => needs_of(document, ids.iter().copied()),
        ReviewFormat::Xlsx => xlsx(&needs_table(document, ids.iter().copied(), &word("name.needs")), today)?,
        ReviewFormat::Html => {
            let rows = order.iter().map(|&at| sheet.rows[at as usize].cells.as_slice());
            let count = |n: usize| messages::number(desk.language(), n as u64);
            let args = [("shown", count(ids.len())), ("total", count(document.needs().len()))];
            let args = args.map(|(name, n)| (name.to_owned(), n)).into();
            let mut summary = vec![messages::word(desk.language(), "table.shown-needs", &args)];
            summary.extend(kept_to(document, &request.order.which, ctx));
            html(&Report {
                language: if desk.language() == Language::En { "en" } else { "id" }.to_owned(),
                title: format!("{} – {}", word("name.needs"), document.organisation().name),
                summary,
                parts: Vec::new(),
                tables: vec![page(rows.collect(), &word)],
            })
        }
    };
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows: ids.len() as u32 })
}

/// What the filter of the map lets pass of needs, in words.
fn kept_to(document: &Document, which: &MapFilter, ctx: &Ctx) -> Vec<String> {
    let filter = MapFilter { show: Show::All, at_least: None, statuses: Vec::new(), ..which.clone() };
    said(document, &MapRequest { filter, ..MapRequest::default() }, ctx)
}

/// The needs as a table to read: the columns in which something stands, as on the screen.
fn page(rows: Vec<&[String]>, word: &dyn Fn(&str) -> String) -> Table {
    let said = |at: &usize| rows.iter().any(|cells| !cells[*at].is_empty());
    let columns: Vec<usize> = (0..COLUMNS.len()).filter(said).collect();
    let cells = |row: &&[String]| columns.iter().map(|&at| Cell::Text(row[at].clone())).collect();
    Table {
        name: word("name.needs"),
        headings: columns.iter().map(|&at| word(&format!("need.{}", code(COLUMNS[at])))).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// What a column is called where it crosses the port.
fn code(column: NeedColumn) -> String {
    let told = serde_json::to_value(column).ok();
    told.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}
