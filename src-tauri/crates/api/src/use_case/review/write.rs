//! The queue as a file: a page to read, a table to work with.

use super::queue::{Found, Queue, Scope};
use super::{Asked, Reviewed};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::use_case::export::write;
use simpul_exchange::report::{Entry, Part, Report, html};
use simpul_exchange::table::{Cell, Table, csv, xlsx};
use simpul_graph::ReviewItem;
use simpul_model::{NeedId, RecordRef};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Writes the queue as it is filtered where the user said.
///
/// # Errors
/// `no-file`, `not-found`, `cancelled`, `table-too-long`, `table-failed`, `not-writable`, `disk-full`.
pub fn export_review(
    desk: &Desk,
    request: ReviewExportRequest,
    ctx: &Ctx,
) -> Result<TableExported, ApiError> {
    let snapshot = desk.snapshot()?;
    let asked = Asked::of(&snapshot.document, &request.review)?;
    let mut reviewed = Reviewed::of(&snapshot, asked.level, asked.positions, ctx)?;
    reviewed.language = request.language;
    let scope = Scope::of(reviewed.document(), &asked);
    let queue = Queue::of(&reviewed, &scope, &request.review, asked.since);
    ctx.report("write", 0, queue.found.len() as u64);
    let begun = asked.round.map(|round| round.name.as_str()).unwrap_or_default();
    let bytes = in_form(&reviewed, &queue, request.format, &Titles { key: "review.report", begun })?;
    ctx.check()?;
    write(Path::new(&request.path), &bytes)?;
    Ok(TableExported { path: request.path, rows: queue.found.len() as u32 })
}

/// What the list is called.
pub(super) struct Titles<'a> {
    /// Its key in the catalogue.
    pub(super) key: &'a str,
    /// The name under which it was begun; empty: none.
    pub(super) begun: &'a str,
}

/// The queue as the bytes of a file.
pub(super) fn in_form(
    reviewed: &Reviewed<'_>,
    queue: &Queue<'_>,
    format: ReviewFormat,
    titles: &Titles<'_>,
) -> Result<Vec<u8>, ApiError> {
    let (language, today) = (reviewed.language, reviewed.lines.today);
    let lines: Vec<Line<'_>> = queue.found.iter().map(|found| Line::of(reviewed, found)).collect();
    let sheet = || table(&lines, queue.since.as_ref(), language, &word(language, titles.key));
    Ok(match format {
        ReviewFormat::Html => {
            let name = &reviewed.document().organisation().name;
            html(&report(&lines, queue, language, titles, name, &today.to_string()))
        }
        ReviewFormat::Csv => csv(&sheet()),
        ReviewFormat::Xlsx => xlsx(&sheet(), today)?,
    })
}

/// A finding as a line of a report.
struct Line<'a> {
    row: &'a ReviewRow,
    title: String,
    units: String,
    needs: String,
}

impl<'a> Line<'a> {
    fn of(reviewed: &Reviewed<'_>, found: &'a Found<'_>) -> Self {
        let (row, item) = (&found.row, found.item);
        Self {
            row,
            title: messages::named(reviewed.language, "review.title", &row.title),
            units: item.map(|item| units(reviewed, item)).unwrap_or_default(),
            needs: item.map(|item| needs(reviewed, &item.needs)).unwrap_or_default(),
        }
    }
}

fn needs(reviewed: &Reviewed<'_>, needs: &[NeedId]) -> String {
    let text = |&need: &NeedId| {
        let brief = reviewed.lines.brief(need);
        format!("{} ({} → {})", brief.item, brief.supplier.name, brief.customer.name)
    };
    needs.iter().map(text).collect::<Vec<_>>().join("; ")
}

/// The units it is about, and those at the ends of the needs behind it.
fn units(reviewed: &Reviewed<'_>, item: &ReviewItem) -> String {
    let document = reviewed.document();
    let of_record = |&record: &RecordRef| match record {
        RecordRef::Unit(unit) => Some(unit),
        RecordRef::Position(position) => document.positions().get(position).and_then(|seat| seat.unit),
        _ => None,
    };
    let mut units: Vec<_> = item.key.about.iter().filter_map(of_record).collect();
    let ends = item.needs.iter().filter_map(|&need| document.needs().get(need));
    units
        .extend(ends.flat_map(|need| [need.supplier, need.customer]).filter_map(|end| document.unit_of(end)));
    let mut seen = BTreeSet::new();
    units.retain(|&unit| seen.insert(unit));
    let name = |unit| reviewed.lines.unit_name(unit).map(|unit| unit.name);
    units.into_iter().filter_map(name).collect::<Vec<_>>().join("; ")
}

fn word(language: Language, key: &str) -> String {
    messages::word(language, key, &BTreeMap::new())
}

/// What was decided, in a word; an answer to a question in its own.
fn outcome(language: Language, row: &ReviewRow) -> String {
    let Some(decision) = &row.decision else { return String::new() };
    match (decision.outcome, decision.answer) {
        (_, Some(answer)) => word(language, &format!("review.answer.{}", answer.code())),
        (Some(outcome), None) => word(language, &format!("review.outcome.{}", outcome.code())),
        (None, None) => String::new(),
    }
}

/// How it stands against what it is compared with, in a word.
fn since(language: Language, row: &ReviewRow) -> String {
    row.since.map(|since| word(language, &format!("review.since.{}", since.code()))).unwrap_or_default()
}

/// What the comparison is called.
fn since_heading(language: Language, since: &SinceView) -> String {
    let args = BTreeMap::from([("name".to_owned(), since.round.name.clone())]);
    messages::word(language, "review.column.since", &args)
}

fn table(lines: &[Line<'_>], compared: Option<&SinceView>, language: Language, name: &str) -> Table {
    let columns = [
        "concern", "kind", "finding", "units", "needs", "state", "decision", "because", "who", "until", "by",
        "at",
    ];
    let row = |line: &Line<'_>| {
        let decision = line.row.decision.as_ref();
        let said = |part: fn(&DecisionView) -> &String| decision.map(part).cloned().unwrap_or_default();
        let cells = [
            word(language, &format!("review.concern.{}", line.row.concern.code())),
            word(language, &format!("review.kind.{}", line.row.kind.code())),
            line.title.clone(),
            line.units.clone(),
            line.needs.clone(),
            word(language, &format!("review.state.{}", line.row.state.code())),
            outcome(language, line.row),
            said(|decision| &decision.because),
            said(|decision| &decision.who),
            said(|decision| &decision.until),
            said(|decision| &decision.by),
            said(|decision| &decision.at),
        ];
        let since = compared.map(|_| since(language, line.row));
        cells.into_iter().chain(since).map(Cell::Text).collect()
    };
    let headings = columns.iter().map(|column| word(language, &format!("review.column.{column}")));
    Table {
        name: name.to_owned(),
        headings: headings.chain(compared.map(|since| since_heading(language, since))).collect(),
        rows: lines.iter().map(row).collect(),
    }
}

fn report(
    lines: &[Line<'_>],
    queue: &Queue<'_>,
    language: Language,
    titles: &Titles<'_>,
    organisation: &str,
    day: &str,
) -> Report {
    let column = |column: &str| word(language, &format!("review.column.{column}"));
    let compared = |row: &ReviewRow| {
        let heading = queue.since.as_ref().map(|compared| since_heading(language, compared));
        (heading.unwrap_or_default(), since(language, row))
    };
    let mut parts: BTreeMap<Concern, Part> = BTreeMap::new();
    for line in lines {
        let decision = line.row.decision.as_ref();
        let said = |part: fn(&DecisionView) -> &String| decision.map(part).cloned().unwrap_or_default();
        let (by, at) = (said(|decision| &decision.by), said(|decision| &decision.at));
        let day = at.split('T').next().unwrap_or_default().to_owned();
        let signed = [by, day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let entry = Entry {
            kind: word(language, &format!("review.kind.{}", line.row.kind.code())),
            title: line.title.clone(),
            facts: vec![
                (column("units"), line.units.clone()),
                (column("needs"), line.needs.clone()),
                compared(line.row),
                (column("state"), word(language, &format!("review.state.{}", line.row.state.code()))),
                (column("decision"), outcome(language, line.row)),
                (column("because"), said(|decision| &decision.because)),
                (column("who"), said(|decision| &decision.who)),
                (column("until"), said(|decision| &decision.until)),
                (column("by"), signed),
            ],
            done: matches!(line.row.state, ReviewState::Decided | ReviewState::Gone),
        };
        let title = || word(language, &format!("review.concern.{}", line.row.concern.code()));
        let part =
            parts.entry(line.row.concern).or_insert_with(|| Part { title: title(), entries: Vec::new() });
        part.entries.push(entry);
    }
    let progress = &queue.progress;
    let all = progress.open + progress.returned + progress.decided;
    let args = BTreeMap::from([
        ("decided".to_owned(), progress.decided.to_string()),
        ("all".to_owned(), all.to_string()),
        ("day".to_owned(), day.to_owned()),
    ]);
    let compared = queue.since.as_ref().map(|since| {
        let day = since.round.at.split('T').next().unwrap_or_default().to_owned();
        let numbers =
            [("new", since.new), ("changed", since.changed), ("same", since.same), ("gone", since.gone)];
        let numbers = numbers.map(|(name, n)| (name.to_owned(), n.to_string()));
        let words = [("name".to_owned(), since.round.name.clone()), ("day".to_owned(), day)];
        messages::word(language, "review.report.since", &numbers.into_iter().chain(words).collect())
    });
    let report = word(language, titles.key);
    Report {
        language: if language == Language::En { "en" } else { "id" }.to_owned(),
        title: format!("{} – {organisation}", if titles.begun.is_empty() { &report } else { titles.begun }),
        summary: [messages::word(language, "review.report.progress", &args)]
            .into_iter()
            .chain(compared)
            .collect(),
        parts: parts.into_values().collect(),
        tables: Vec::new(),
    }
}
