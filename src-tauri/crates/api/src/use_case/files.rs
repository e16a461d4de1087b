//! Opening, making, copying and closing files; settings and history.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::samples;
use crate::session::Session;
use crate::text;
use simpul_model::{Document, Organisation, Row};
use simpul_store as store;
use simpul_store::{Access, Claim, EntryKind, Existing, File, JournalEntry};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What the start screen shows.
///
/// # Errors
/// None; the signature is that of every call.
pub fn start(desk: &Desk, _: Nothing, ctx: &Ctx) -> Result<StartView, ApiError> {
    let file = desk.session().as_ref().map(|session| session.view(ctx));
    let kept = desk.kept();
    Ok(StartView {
        recent: kept.recent(),
        samples: samples::NAMES.iter().map(|name| Sample { name: (*name).to_owned() }).collect(),
        settings: Settings { proposed_who: desk.options.user.clone(), ..kept.settings.clone() },
        language: kept.language(desk.options.language),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        file,
    })
}

/// Keeps settings of this computer.
///
/// # Errors
/// None; settings that cannot be kept hold for this run.
pub fn set_settings(desk: &Desk, request: Settings, _: &Ctx) -> Result<Settings, ApiError> {
    let mut kept = desk.kept();
    kept.settings = Settings { proposed_who: String::new(), ..request };
    kept.save();
    Ok(Settings { proposed_who: desk.options.user.clone(), ..kept.settings.clone() })
}

/// Takes a file off the list of those opened before; the file itself is left alone.
///
/// # Errors
/// None.
pub fn forget_recent(desk: &Desk, request: PathRequest, ctx: &Ctx) -> Result<StartView, ApiError> {
    desk.kept().forget(Path::new(&request.path));
    start(desk, Nothing {}, ctx)
}

/// Opens a file, for writing unless only reading is asked for or possible.
///
/// # Errors
/// `file-…` codes that say what the user can do. The file open before stays open then.
pub fn open(desk: &Desk, request: OpenRequest, ctx: &Ctx) -> Result<FileView, ApiError> {
    let path = PathBuf::from(&request.path);
    let access = match (request.read_only, request.take_over) {
        (true, _) => Access::Read,
        (false, true) => Access::TakeOver,
        (false, false) => Access::Write,
    };
    if desk.session().as_ref().is_some_and(|open| open.path() == path) {
        // The same file again: its own lease would stand in the way.
        desk.close();
    }
    let opened = File::open(&path, access, &claim(desk, ctx))?;
    let session = Session::opened(opened)?;
    Ok(take(desk, session, ctx))
}

/// Makes an empty file.
///
/// # Errors
/// `file-exists` and other `file-…` codes.
pub fn new_file(desk: &Desk, request: NewRequest, ctx: &Ctx) -> Result<FileView, ApiError> {
    let path = with_extension(&request.path);
    let document = named(Document::default(), request.name.trim());
    let file = create(desk, &path, Existing::Refuse, &document, "new-file", ctx)?;
    Ok(take(desk, Session::created(file, document, None), ctx))
}

/// Closes the open file. Everything is in the file already.
///
/// # Errors
/// None.
pub fn close_file(desk: &Desk, _: Nothing, _: &Ctx) -> Result<Nothing, ApiError> {
    desk.close();
    Ok(Nothing {})
}

/// Saves a copy of the open file, history and all.
///
/// # Errors
/// `no-file`, `no-access`, `disk-full`.
pub fn save_copy(desk: &Desk, request: PathRequest, _: &Ctx) -> Result<PathRequest, ApiError> {
    let path = with_extension(&request.path);
    desk.with_session(|session| {
        // The dialog has asked already whether to replace.
        session.file().save_copy(&path, Existing::Replace)?;
        Ok(PathRequest { path: path.to_string_lossy().into_owned() })
    })
}

/// The latest lines of the history.
///
/// # Errors
/// `no-file`, or what the file says.
pub fn history(desk: &Desk, request: HistoryRequest, _: &Ctx) -> Result<History, ApiError> {
    desk.with_session(|session| {
        let line = |line: store::LogLine| HistoryLine {
            seq: line.seq as u32,
            at: text::moment(line.entry.at),
            by: line.entry.by,
            name: prefixed(line.entry.kind, line.entry.name.into()),
            undone: line.undone,
        };
        let lines = session.file().log(request.limit as usize)?;
        Ok(History { entries: lines.into_iter().map(line).collect() })
    })
}

pub(super) fn prefixed(kind: EntryKind, name: Named) -> Named {
    match kind {
        EntryKind::Undo(_) => Named { code: format!("undo-{}", name.code), ..name },
        EntryKind::Redo(_) => Named { code: format!("redo-{}", name.code), ..name },
        _ => name,
    }
}

/// Puts an opened file on the desk, in place of the one before.
pub(super) fn take(desk: &Desk, session: Session, ctx: &Ctx) -> FileView {
    let view = session.view(ctx);
    if view.sample.is_none() {
        desk.kept().remember(session.path(), &view.name, text::moment(ctx.clock.now()));
    }
    *desk.session() = Some(session);
    view
}

/// Writes a new file that holds `document`.
pub(super) fn create(
    desk: &Desk,
    path: &Path,
    existing: Existing,
    document: &Document,
    code: &str,
    ctx: &Ctx,
) -> Result<File, ApiError> {
    let base = JournalEntry {
        at: ctx.clock.now(),
        by: desk.who(),
        name: simpul_model::Named::new(code).with("name", document.organisation().name.clone()),
        kind: EntryKind::Base,
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if folder.is_some_and(|folder| !folder.is_dir()) {
        return Err(ApiError::new("file-no-folder", &[("path", path.to_string_lossy().into_owned())]));
    }
    let rows: Vec<Row> = document.rows().collect();
    let mut progress = |done: usize, total: usize| match ctx.report("write", done as u64, total as u64) {
        true => ControlFlow::Continue(()),
        false => ControlFlow::Break(()),
    };
    Ok(File::create(path, existing, &claim(desk, ctx), &base, rows, &mut progress)?)
}

/// The document under a name of its own, where the import gave none.
pub(super) fn named(document: Document, name: &str) -> Document {
    let organisation =
        Row::Organisation(Organisation { name: name.to_owned(), ..document.organisation().clone() });
    let before = Row::Organisation(document.organisation().clone());
    let change = simpul_model::Change { updated: vec![(before, organisation)], ..Default::default() };
    document.with(&change)
}

pub(super) fn claim(desk: &Desk, ctx: &Ctx) -> Claim {
    Claim {
        host: desk.options.host.clone(),
        user: desk.options.user.clone(),
        process: std::process::id(),
        now: ctx.clock.now(),
    }
}

/// The path with the ending of organisation files.
pub(super) fn with_extension(path: &str) -> PathBuf {
    let path = PathBuf::from(path);
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("simpul")) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".simpul");
    PathBuf::from(name)
}
