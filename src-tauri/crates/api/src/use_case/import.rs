//! Bringing files in: read and resolved on a snapshot, written in one step.

mod conflicts;
mod differences;
mod found;
mod preview;
mod proposals;
mod renewal;
mod returning;
mod tables;

pub use preview::{preview_chart, preview_import};

use super::doctor::finding_view;
use super::files::{create, named, take, with_extension};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key::{self, outside};
use crate::session::{Session, ids};
pub(in crate::use_case) use proposals::mended;
use renewal::{Leaving, Renewal, renewal};
use returning::Returning;
use simpul_exchange::read as exchange;
use simpul_model::{Change, Document, Edit, Finding, PersonId, PositionId};
use simpul_store::Existing;
use std::collections::BTreeMap;
use std::path::Path;

/// A file of an import, in memory.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// What was decided about it.
    pub(super) told: ImportFile,
}

/// What the files make.
pub(super) struct Brought {
    pub(super) document: Document,
    findings: Vec<Finding>,
    parked: Vec<PositionId>,
    leaving: Leaving,
    questions: Vec<exchange::Question>,
}

/// Brings files into a new file, or into the open one.
///
/// # Errors
/// `no-file`, `not-readable`, `bad-…` for files that hold no table, `changed-meanwhile`, `cancelled`, and
/// what the file says. Nothing is changed then.
pub fn import_files(desk: &Desk, request: ImportRequest, ctx: &Ctx) -> Result<Imported, ApiError> {
    let start = ctx.clock.elapsed();
    let sources = request.files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let imported = match request.out.clone() {
        Some(out) => into_new(desk, sources, &request, &out, ctx)?,
        None => into_open(desk, sources, &request, ctx)?,
    };
    if !request.dry_run {
        tables::remember(desk, &request, ctx);
        desk.forget_books(&[]);
    }
    let report = ImportReport { elapsed_ms: ctx.millis_since(start), ..imported.report };
    Ok(Imported { report, ..imported })
}

fn into_new(
    desk: &Desk,
    sources: Vec<Source>,
    request: &ImportRequest,
    out: &str,
    ctx: &Ctx,
) -> Result<Imported, ApiError> {
    let path = with_extension(out);
    if path.exists() && !request.force && !request.dry_run {
        return Err(ApiError::new("file-exists", &[("path", path.to_string_lossy().into_owned())]));
    }
    let brought = bring_in(&Document::default(), sources, request, ctx)?;
    let document = named(brought.document, &title(&path));
    let report = report(&document, &brought.findings, &brought.parked, &Change::default());
    if request.dry_run {
        return Ok(Imported { file: FileView::default(), report });
    }
    let existing = if request.force { Existing::Replace } else { Existing::Refuse };
    desk.close();
    let file = create(desk, &path, existing, &document, "import-new", ctx)?;
    let file = take(desk, Session::created(file, document, None), ctx);
    Ok(Imported { file, report })
}

fn into_open(
    desk: &Desk,
    sources: Vec<Source>,
    request: &ImportRequest,
    ctx: &Ctx,
) -> Result<Imported, ApiError> {
    let by = desk.who();
    if !request.dry_run {
        desk.with_session(|session| session.writable())?;
    }
    let snapshot = desk.snapshot()?;
    let brought = bring_in(&snapshot.document, sources, request, ctx)?;
    let Brought { document, findings, parked, leaving, questions } = brought;
    let before = &*snapshot.document;
    let (returning, document) = Returning::of(desk, before, document)?;
    let Renewal { change, view } =
        renewal(before, &document, &leaving, &returning, &questions, &request.renewing, ctx)?;
    let after = before.with(&change);
    let report = ImportReport {
        differences: differences::of(&change, before, &after, ctx.clock.today()),
        renewal: Some(Box::new(view)),
        ..report(&after, &findings, &parked, &change)
    };
    desk.with_session(|session| {
        if session.snapshot().revision != snapshot.revision {
            return Err(ApiError::new("changed-meanwhile", &[]));
        }
        if !request.dry_run {
            session.carry_out(Edit::Import(Box::new(change)), &by, ctx)?;
        }
        Ok(Imported { file: session.view(ctx), report })
    })
}

/// The answers to questions about names, by line.
fn same(renewing: &Renewing) -> Result<BTreeMap<u32, Option<PersonId>>, ApiError> {
    let answer = |same: &SamePerson| Ok((same.line, key::maybe(same.person.as_deref(), key::person)?));
    renewing.same.iter().map(answer).collect()
}

/// Reads and resolves files against `existing`.
pub(super) fn bring_in(
    existing: &Document,
    sources: Vec<Source>,
    request: &ImportRequest,
    ctx: &Ctx,
) -> Result<Brought, ApiError> {
    let options = options(request, ctx)?;
    let mut tables = Vec::new();
    for source in &sources {
        ctx.check()?;
        tables.extend(tables::of(source, &options.pins)?);
    }
    let mut ids = ids(existing, ctx);
    let mut watch = |at: exchange::Progress| ctx.report("read", at.done as u64, at.total as u64);
    let mut import = exchange::read(&tables, existing, &options, &mut ids, &mut watch)?;
    let leaving = Leaving::of(existing, &import, request.renewing.scope.as_deref(), options.today)?;
    leaving.carry_out(&mut import, &request.renewing, request.dry_run, options.today)?;
    ctx.check()?;
    let (findings, parked) = (import.findings.clone(), import.parked.clone());
    let questions = std::mem::take(&mut import.questions);
    Ok(Brought { document: import.into_rows().collect(), findings, parked, leaving, questions })
}

fn options(request: &ImportRequest, ctx: &Ctx) -> Result<exchange::Options, ApiError> {
    let pin =
        |(field, column): (&String, &String)| exchange::Pin { field: field.clone(), column: column.clone() };
    Ok(exchange::Options {
        pins: request.columns.iter().map(pin).collect(),
        needs_by: request.needs_by.map(|by| match by {
            NeedsBy::Unit => exchange::NeedsBy::Unit,
            NeedsBy::Position => exchange::NeedsBy::Position,
            NeedsBy::Person => exchange::NeedsBy::Person,
        }),
        today: ctx.clock.today(),
        same: same(&request.renewing)?,
    })
}

fn report(document: &Document, findings: &[Finding], parked: &[PositionId], change: &Change) -> ImportReport {
    ImportReport {
        people: document.people().len() as u32,
        positions: document.positions().len() as u32,
        units: document.units().len() as u32,
        needs: document.needs().len() as u32,
        topics: document.topics().len() as u32,
        channels: document.channels().len() as u32,
        added: change.added.len() as u32,
        updated: change.updated.len() as u32,
        removed: change.removed.len() as u32,
        findings: findings.iter().map(finding_view).collect(),
        parked: parked.iter().map(|&id| key::of(id)).collect(),
        parked_ids: parked.iter().map(|&id| outside(document, id.into())).collect(),
        renewal: None,
        differences: Differences::default(),
        elapsed_ms: 0.0,
    }
}

fn read(file: &ImportFile) -> Result<Source, ApiError> {
    let name = Path::new(&file.path).file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| file.path.clone());
    let refused = |error: std::io::Error| not_readable(&file.path, &error);
    let mut from = std::fs::File::open(&file.path).map_err(refused)?;
    let bytes = exchange::load(&name, &mut from).map_err(|error| match error {
        exchange::ReadError::NotReadable { source, .. } => refused(source),
        other => other.into(),
    })?;
    Ok(Source { name, bytes, told: file.clone() })
}

/// Why a list cannot be read, in words of ours where there are some.
pub(super) fn not_readable(path: &str, error: &std::io::Error) -> ApiError {
    use std::io::ErrorKind as K;
    let path = ("path", path.to_owned());
    match error.kind() {
        K::NotFound => ApiError::new("list-not-found", &[path]),
        K::IsADirectory => ApiError::new("list-is-folder", &[path]),
        K::PermissionDenied => ApiError::new("list-no-access", &[path]),
        _ => ApiError::new("list-not-readable", &[path, ("why", error.to_string())]),
    }
}

/// Headings as an error names them: enough to know the file by.
fn headings(found: &[String]) -> String {
    const MOST: usize = 12;
    let short = |heading: &String| match heading.char_indices().nth(30) {
        Some((end, _)) => format!("{}…", &heading[..end]),
        None => heading.clone(),
    };
    let filled = found.iter().filter(|heading| !heading.is_empty());
    let mut named: Vec<String> = filled.take(MOST + 1).map(short).collect();
    if named.len() > MOST {
        named[MOST] = "…".to_owned();
    }
    named.join(", ")
}

impl From<exchange::ReadError> for ApiError {
    fn from(error: exchange::ReadError) -> Self {
        use exchange::ReadError as E;
        match &error {
            E::NotReadable { file, source } => not_readable(file, source),
            E::Empty { file } => Self::new("csv-empty", &[("file", file.clone())]),
            E::NotText { file } => Self::new("csv-not-text", &[("file", file.clone())]),
            E::NoRows { file } => Self::new("csv-no-rows", &[("file", file.clone())]),
            E::NoColumns { file, wanted, found } => Self::new(
                "csv-no-columns",
                &[("file", file.clone()), ("wanted", (*wanted).to_owned()), ("found", headings(found))],
            ),
            E::Protected { file } => Self::new("book-protected", &[("file", file.clone())]),
            E::Broken { file, why } => {
                Self::new("book-broken", &[("file", file.clone()), ("why", why.clone())])
            }
            E::Unpacked { file, limit } => {
                Self::new("book-too-large", &[("file", file.clone()), ("limit", (limit >> 20).to_string())])
            }
            E::TooManyCells { file, limit } => {
                Self::new("book-too-many-cells", &[("file", file.clone()), ("limit", limit.to_string())])
            }
            E::WebPage { file } => Self::new("web-page", &[("file", file.clone())]),
            E::NoUsers { file } => Self::new("no-users", &[("file", file.clone())]),
            E::LineTooLong { file, line, limit } => Self::new(
                "csv-line-too-long",
                &[("file", file.clone()), ("line", line.to_string()), ("limit", (limit >> 20).to_string())],
            ),
            E::TooLarge { file, limit } => {
                Self::new("csv-too-large", &[("file", file.clone()), ("limit", (limit >> 20).to_string())])
            }
            E::UnknownField { name, known } => {
                Self::new("csv-unknown-field", &[("name", name.clone()), ("known", known.join(", "))])
            }
            E::UnknownColumn { name, known } => {
                Self::new("csv-unknown-column", &[("name", name.clone()), ("known", headings(known))])
            }
            E::Cancelled => Self::cancelled(),
            other => Self::new("internal", &[("why", other.to_string())]),
        }
    }
}

/// A new file is called after itself.
fn title(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
