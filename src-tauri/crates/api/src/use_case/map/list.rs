//! The pairs of the map as a file: a page to read, a workbook or CSV to work with.

use super::said::{self, said as filter_said};
use super::{Seen, rows};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::text;
use crate::use_case::export::write;
use crate::use_case::line::Lines;
use simpul_exchange::report::{Report, html};
use simpul_exchange::table::{Cell, Table, csv, xlsx};
use simpul_graph::Pair;
use simpul_model::{NeedId, fold};
use std::collections::BTreeMap;
use std::path::Path;

const COLUMNS: [&str; 10] =
    ["a", "b", "pair", "aGives", "bGives", "aGivesWhat", "bGivesWhat", "answer", "answeredBy", "answeredOn"];

/// Writes the pairs that the map shows, by the names of their ends, each with what its needs are about and what
/// was answered about it.
///
/// # Errors
/// `no-file`, `not-found` for a unit or process asked for, `picture-empty` where no pair is shown, `cancelled`,
/// `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_pairs(desk: &Desk, request: PairsExportRequest, ctx: &Ctx) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let language = request.language;
    let seen = Seen::of(&snapshot.document, &request.map)?;
    if seen.shown.is_empty() {
        return Err(ApiError::new("picture-empty", &[]));
    }
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    ctx.report("write", 0, seen.shown.len() as u64);
    let word = |key: &str| messages::word(language, key, &BTreeMap::new());
    let table = table(&lines, &seen, language, ctx);
    let rows = table.rows.len() as u32;
    let bytes = match request.format {
        ReviewFormat::Html => {
            let info = seen.info();
            let number = |n: u32| messages::number(language, u64::from(n));
            let of = [("shown", info.shown_pairs), ("total", info.total_pairs)];
            let args = of.map(|(name, n)| (name.to_owned(), number(n))).into();
            let mut summary = vec![messages::word(language, "picture.shown-pairs", &args)];
            summary.extend(filter_said(seen.document, &request.map, ctx));
            html(&Report {
                language: if language == Language::En { "en" } else { "id" }.to_owned(),
                title: format!("{} – {}", word("table.name.pairs"), seen.document.organisation().name),
                summary,
                parts: Vec::new(),
                tables: vec![table],
            })
        }
        ReviewFormat::Csv => csv(&table),
        ReviewFormat::Xlsx => xlsx(&table, today)?,
    };
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows })
}

fn table(lines: &Lines<'_>, seen: &Seen<'_>, language: Language, ctx: &Ctx) -> Table {
    let word = |key: &str| messages::word(language, key, &BTreeMap::new());
    let code = |heading: &str, code: &str| word(&format!("table.{heading}.{code}"));
    let cells = |(row, pair): (LinkRow, &Pair)| {
        let turned = pair.one_way().is_some_and(|(giver, _)| giver != pair.a);
        let (gives, gets) = if turned { (&pair.back, &pair.forth) } else { (&pair.forth, &pair.back) };
        let question = seen.answers.question(&seen.graph, pair);
        let answer = question.answer.filter(|_| !question.lapsed);
        vec![
            Cell::Text(row.a.name),
            Cell::Text(row.b.name),
            Cell::Text(code("word", &said::code(&row.kind))),
            Cell::Number(f64::from(row.a_gives)),
            Cell::Number(f64::from(row.b_gives)),
            Cell::Text(items(lines, gives)),
            Cell::Text(items(lines, gets)),
            Cell::Text(row.answer.map(|answer| code("word", &said::code(&answer))).unwrap_or_default()),
            Cell::Text(answer.map(|answer| answer.by.clone()).unwrap_or_default()),
            Cell::Text(answer.map(|answer| text::moment(answer.at)).unwrap_or_default()),
        ]
    };
    Table {
        name: word("table.name.pairs"),
        headings: COLUMNS.iter().map(|column| code("column", column)).collect(),
        rows: rows(lines, seen, ctx).into_iter().map(cells).collect(),
    }
}

/// What needs are about, each once, by name.
fn items(lines: &Lines<'_>, needs: &[NeedId]) -> String {
    let mut items: Vec<String> = needs.iter().map(|&need| lines.brief(need).item).collect();
    items.sort_by_cached_key(|item| (fold(item), item.clone()));
    items.dedup();
    items.join("; ")
}
