//! An import before it happens: every table with its columns and first rows, findings with proposals, and the
//! organisation as it would be. Nothing is written.

use super::found::groups;
use super::renewal::{Leaving, Renewal, renewal};
use super::returning::Returning;
use super::{options, read, tables};
use crate::ctx::Ctx;
use crate::desk::{Desk, OpenBook};
use crate::dto::*;
use crate::error::ApiError;
use crate::session::{Snapshot, ids};
use crate::use_case::{chart, scene_answer};
use simpul_exchange::read as exchange;
use simpul_exchange::read::{Book, Why};
use simpul_model::{Date, Document, fold};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lines shown to find the headings in.
const HEAD: usize = 15;
/// Rows shown below the headings.
const ROWS: usize = 10;
/// Values of a weight or a frequency that are listed.
const VALUES: usize = 12;
/// Headings that name the ends of links without saying which way they go.
const EITHER: &[&str] = &[
    "from", "to", "source", "target", "dari", "ke", "asal", "tujuan", "unita", "unitb", "a", "b", "unit1",
    "unit2", "pihak1", "pihak2", "person1", "person2", "ego", "alter",
];

/// What an import would make of its files. Tables that cannot be read say why, and the others are shown.
///
/// # Errors
/// `cancelled`.
pub fn preview_import(desk: &Desk, request: ImportRequest, ctx: &Ctx) -> Result<ImportPreview, ApiError> {
    let start = ctx.clock.elapsed();
    let options = options(&request, ctx)?;
    let mut preview = ImportPreview::default();
    let mut sources = Vec::new();
    desk.forget_books(&request.files);
    let total = request.files.len() as u64;
    for (at, told) in request.files.iter().enumerate() {
        if !ctx.report("open", at as u64, total) {
            return Err(ApiError::cancelled());
        }
        let (view, source) = match table(desk, told, &options) {
            Ok((view, source)) => (view, source),
            Err(error) => {
                (TableView { name: name_of(&told.path), error: Some(error), ..Default::default() }, None)
            }
        };
        let remembered = source
            .as_ref()
            .filter(|_| is_undecided(told))
            .and_then(|source| desk.kept().remembered_table(&tables::headings(&source.sheet)).cloned());
        preview.tables.push(TableView { remembered, ..view });
        sources.push(source);
    }
    if request.only_columns {
        preview.elapsed_ms = ctx.millis_since(start);
        return Ok(preview);
    }
    let whole = |view: &TableView| {
        view.error.is_none()
            && view.lacks.is_none()
            && view.ends.as_ref().is_none_or(|ends| ends.asks.is_some())
    };
    let readable = !sources.is_empty() && preview.tables.iter().all(whole);
    let sources: Option<Vec<exchange::Source>> = sources.into_iter().collect();
    if let Some(sources) = sources.filter(|_| readable) {
        let before = desk.snapshot().ok().filter(|_| request.out.is_none());
        let nothing = Document::default();
        let existing = before.as_ref().map_or(&nothing, |open| &*open.document);
        let mut ids = ids(existing, ctx);
        let mut watch = |at: exchange::Progress| ctx.report("read", at.done as u64, at.total as u64);
        let mut import = exchange::read(&sources, existing, &options, &mut ids, &mut watch)?;
        let renewing = &request.renewing;
        let leaving = Leaving::of(existing, &import, renewing.scope.as_deref(), options.today)?;
        leaving.carry_out(&mut import, renewing, true, options.today)?;
        ctx.check()?;
        let questions = std::mem::take(&mut import.questions);
        let (findings, parked) = (import.findings.clone(), import.parked.len());
        let mut document: Document = import.into_rows().collect();
        let today = ctx.clock.today();
        if let Some(open) = before {
            let (returning, read) = Returning::of(desk, &open.document, document)?;
            let Renewal { change, view } =
                renewal(&open.document, &read, &leaving, &returning, &questions, renewing, ctx)?;
            document = open.document.with(&change);
            preview.renewal = Some(Box::new(view));
        }
        preview.groups = groups(&findings, &request.files, &sources, &options.pins, &document, today);
        preview.figures = Some(figures(&document, parked, today));
        desk.keep_draft(Some((request, Arc::new(document))));
    }
    preview.elapsed_ms = ctx.millis_since(start);
    Ok(preview)
}

/// The chart of the organisation as an import would make it: info and scene.
///
/// # Errors
/// What reading the files says, `cancelled`.
pub fn preview_chart(desk: &Desk, request: ImportRequest, ctx: &Ctx) -> Result<Vec<u8>, ApiError> {
    let document = match desk.take_draft(&request) {
        Some(document) => document,
        None => {
            let sources = request.files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
            let open = desk.snapshot().ok().filter(|_| request.out.is_none());
            let nothing = Document::default();
            let existing = open.as_ref().map_or(&nothing, |open| &*open.document);
            Arc::new(super::bring_in(existing, sources, &request, ctx)?.document)
        }
    };
    let by = chart::chart_by(&document);
    let drawn = chart::draw(&Snapshot::of(document), &ChartRequest { by, ..ChartRequest::default() }, ctx)?;
    scene_answer(&drawn.info, &drawn.scene)
}

fn is_undecided(told: &ImportFile) -> bool {
    told.columns.is_empty() && told.nothing.is_none() && told.item.is_none()
}

fn name_of(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// One table; nothing to import where its columns are not enough.
fn table(
    desk: &Desk,
    told: &ImportFile,
    options: &exchange::Options,
) -> Result<(TableView, Option<exchange::Source>), ApiError> {
    let book = opened(desk, told)?;
    let (leaf, role) = tables::chosen(&book.book, told, &options.pins);
    let mut view = begin(&book.book, leaf, role);
    let parsed = match book.table(leaf, role, &options.pins, told.header, tables::choices(told)) {
        Ok(parsed) => parsed,
        Err(error) => return Ok((TableView { error: Some(error.into()), ..view }, None)),
    };
    let sheet = &parsed.sheet;
    view.header = sheet.header_line;
    view.row_count = sheet.len() as u32;
    view.rows = (0..sheet.len().min(ROWS))
        .map(|row| LineView {
            line: sheet.line(row),
            cells: (0..sheet.header.len()).map(|column| sheet.cell(row, column).trim().to_owned()).collect(),
        })
        .collect();
    view.columns = columns(&parsed, told, &options.pins);
    view.fields = role.fields().map(str::to_owned).collect();
    view.lacks = parsed.lacks(&options.pins).map(str::to_owned);
    if let Some(levels) = parsed.levels(&options.pins) {
        view.unit_levels = levels.columns.iter().map(|&column| column as u32).collect();
        view.unit_count = levels.units as u32;
        view.unit_example = levels.example;
    }
    if role == exchange::Role::Needs {
        view.ends = ends(&view.columns);
        view.values = values(&parsed, &view.columns, &told.nothing);
        view.asks_item = !view.columns.iter().any(|column| column.is == "item");
    }
    Ok((view, Some(parsed)))
}

/// A file, opened now or for an earlier preview.
fn opened(desk: &Desk, told: &ImportFile) -> Result<Arc<OpenBook>, ApiError> {
    let stamp = std::fs::metadata(&told.path).map(|file| (file.len(), file.modified().ok())).ok();
    if let Some(book) = stamp.and_then(|stamp| desk.book(&told.path, stamp)) {
        return Ok(book);
    }
    let source = read(told)?;
    let book = Arc::new(OpenBook::new(Book::open(&source.name, &source.bytes)?.into_owned()));
    if let Some(stamp) = stamp {
        desk.keep_book(&told.path, stamp, &book);
    }
    Ok(book)
}

fn begin(book: &Book<'_>, leaf: usize, role: exchange::Role) -> TableView {
    let sheets = book.leaves.iter().map(|leaf| SheetView {
        name: leaf.name.clone(),
        hidden: leaf.hidden,
        lines: leaf.lines() as u32,
        role: leaf.guess().map(tables::inner),
    });
    let head = book.leaves[leaf].head(&|_| false, HEAD).into_iter();
    TableView {
        name: book.name.clone(),
        sheet: book.leaves[leaf].name.clone(),
        sheets: sheets.collect(),
        role: Some(tables::inner(role)),
        head: head.map(|line| LineView { line: line.line, cells: line.cells }).collect(),
        ..TableView::default()
    }
}

fn columns(parsed: &exchange::Source, told: &ImportFile, pins: &[exchange::Pin]) -> Vec<ColumnView> {
    let view = |(at, column): (usize, exchange::Match)| {
        let said = told.columns.iter().find(|said| said.at as usize == at);
        let why = match column.why {
            _ if said.is_some() => "told",
            _ if column.field.is_none() => "unknown",
            Why::Name => "name",
            Why::Synonym => "synonym",
            Why::Told => "told",
            Why::Referred if column.field == Some("manager_id") => "refers",
            Why::Referred => "referred",
            Why::Values => "values",
            Why::Nested => "nested",
        };
        let is = match (column.field, said) {
            (Some(field), _) => field.to_owned(),
            (None, Some(said)) if said.is == "skip" => "skip".to_owned(),
            (None, _) => "custom".to_owned(),
        };
        ColumnView { at: at as u32, heading: column.column, is, why: why.to_owned() }
    };
    parsed.matches(pins).into_iter().enumerate().map(view).collect()
}

/// The columns that links run between, and which way where that is known.
fn ends(columns: &[ColumnView]) -> Option<EndsView> {
    let of = |end: &str| columns.iter().find(|column| column.is == end || column.is == format!("{end}_unit"));
    if let (Some(customer), Some(supplier)) = (of("customer"), of("supplier")) {
        let (first, second) = (customer.at.min(supplier.at), customer.at.max(supplier.at));
        return Some(EndsView { first, second, asks: Some(first == customer.at) });
    }
    let plain = |heading: &str| fold(heading).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let either = columns.iter().filter(|column| EITHER.contains(&plain(&column.heading).as_str()));
    let mut places: Vec<u32> = either.map(|column| column.at).take(2).collect();
    if places.len() < 2 {
        places = columns.iter().map(|column| column.at).take(2).collect();
    }
    match places[..] {
        [first, second] => Some(EndsView { first, second, asks: None }),
        _ => None,
    }
}

/// The commonest values of a weight or a frequency, those that stand for no exchange always.
fn values(parsed: &exchange::Source, columns: &[ColumnView], said: &Option<Vec<String>>) -> Vec<ValueView> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let asked = columns.iter().filter(|column| matches!(column.is.as_str(), "weight" | "cadence"));
    for column in asked {
        for row in 0..parsed.sheet.len() {
            let value = parsed.sheet.cell(row, column.at as usize).trim();
            if !value.is_empty() {
                *counts.entry(value.to_owned()).or_default() += 1;
            }
        }
    }
    let view = |(value, count): (String, u32)| {
        let nothing = parsed.choices.stands_for_nothing(&value);
        ValueView {
            nothing: nothing || said.as_ref().is_some_and(|said| said.contains(&value)),
            value,
            count,
        }
    };
    let mut values: Vec<ValueView> = counts.into_iter().map(view).collect();
    values.sort_by(|a, b| b.nothing.cmp(&a.nothing).then(b.count.cmp(&a.count)).then(a.value.cmp(&b.value)));
    values.truncate(VALUES);
    values
}

fn figures(document: &Document, parked: usize, today: Date) -> ImportFigures {
    let held: std::collections::BTreeSet<_> =
        document.assignments().iter().filter(|a| a.is_current(today)).map(|a| a.position).collect();
    let positions = document.positions();
    ImportFigures {
        people: document.people().len() as u32,
        positions: positions.len() as u32,
        vacant: (positions.len() - held.len()) as u32,
        units: document.units().len() as u32,
        needs: document.needs().len() as u32,
        topics: document.topics().len() as u32,
        channels: document.channels().len() as u32,
        parked: parked as u32,
        tops: positions.iter().filter(|p| p.manager.is_none() && p.parked.is_none()).count() as u32,
    }
}
