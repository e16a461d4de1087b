//! A table as a file: a page to read, a workbook or CSV to work with, the needs behind every row with it.

use super::asked::asked;
use super::{Study, Table};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::use_case::export::write;
use crate::use_case::figures::sorted;
use crate::use_case::line::Lines;
use simpul_exchange::report::{Report, html};
use simpul_exchange::table::{Cell, Table as Sheet, csv, xlsx};
use simpul_model::NeedId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Writes a table as it is sorted and filtered where the user said.
///
/// # Errors
/// `no-file`, `not-found`, `cancelled`, `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_study(desk: &Desk, request: StudyExportRequest, ctx: &Ctx) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let (rows, language) = (&request.rows, request.language);
    let study = asked(&snapshot, &rows.study, ctx)?;
    let table = study.table(&rows.table)?;
    let order = sorted(&table.sheet, rows.sort.as_deref(), rows.descending, &rows.filter, language);
    ctx.report("write", 0, order.len() as u64);
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    let sheet = sheet(&lines, table, &order, language);
    let bytes = match request.format {
        ReviewFormat::Html => {
            let organisation = &snapshot.document.organisation().name;
            html(&page(&study, rows.study.question.code(), sheet, organisation, language))
        }
        ReviewFormat::Csv => csv(&sheet),
        ReviewFormat::Xlsx => xlsx(&sheet, today)?,
    };
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows: order.len() as u32 })
}

fn word(language: Language, key: &str) -> String {
    messages::word(language, key, &BTreeMap::new())
}

fn sheet(lines: &Lines<'_>, table: &Table, order: &[u32], language: Language) -> Sheet {
    let columns = table.sheet.columns();
    let mut headings: Vec<String> =
        columns.iter().map(|column| word(language, &format!("table.column.{}", column.code))).collect();
    headings.push(word(language, "table.column.behind"));
    let cell = |(cell, column): (&FigureCell, &FigureColumn)| match cell {
        FigureCell::Number(number) => Cell::Number(*number),
        FigureCell::Text(text) if column.kind == ColumnKind::Word && !text.is_empty() => {
            Cell::Text(word(language, &format!("table.word.{text}")))
        }
        FigureCell::Text(text) => Cell::Text(text.clone()),
    };
    let row = |&at: &u32| {
        let mut cells: Vec<Cell> =
            table.sheet.rows[at as usize].cells.iter().zip(&columns).map(cell).collect();
        cells.push(Cell::Text(behind(lines, table, at)));
        cells
    };
    let name = word(language, &format!("table.name.{}", table.code));
    Sheet { name, headings, rows: order.iter().map(row).collect() }
}

/// The needs behind a row, each once.
fn behind(lines: &Lines<'_>, table: &Table, at: u32) -> String {
    let parts = &table.behind[at as usize].parts;
    let mut seen: BTreeSet<NeedId> = BTreeSet::new();
    let needs = parts.iter().flat_map(|part| part.listed(lines)).filter(|&need| seen.insert(need));
    let text = needs.map(|need| {
        let brief = lines.brief(need);
        format!("{} ({} → {})", brief.item, brief.supplier.name, brief.customer.name)
    });
    text.collect::<Vec<_>>().join("; ")
}

fn page(study: &Study, question: &str, table: Sheet, organisation: &str, language: Language) -> Report {
    let mut summary = vec![word(language, &format!("study.about.{question}"))];
    summary.push(messages::named(language, "study.detail", &study.detail));
    summary.extend(study.facts.iter().map(|fact| messages::named(language, "study.fact", fact)));
    Report {
        language: if language == Language::En { "en" } else { "id" }.to_owned(),
        title: format!("{} – {organisation}", word(language, &format!("study.question.{question}"))),
        summary,
        parts: Vec::new(),
        tables: vec![table],
    }
}
