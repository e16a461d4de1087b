//! The open file: its document in memory, its file on disk, and the one route by which both change.

use crate::ctx::Ctx;
use crate::dto::{Counts, FileView, Named};
use crate::error::ApiError;
use crate::key;
use crate::use_case::{Counted, finding_counts};
use simpul_model::{Change, Date, Document, Edit, IdGen, Moment, RecordRef, TimeOrderedIds, plan};
use simpul_search::Index;
use simpul_store as store;
use simpul_store::{EntryKind, Granted, JournalEntry};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The open file as it stood at one revision. Cheap to take and to drop.
#[derive(Clone)]
pub(crate) struct Snapshot {
    pub(crate) document: Arc<Document>,
    pub(crate) revision: u32,
    index: Arc<OnceLock<Index>>,
    /// Figures of this revision, made when first asked for and shared with later snapshots of it.
    pub(crate) counted: Arc<Counted>,
}

impl Snapshot {
    /// A document that is in no file yet.
    pub(crate) fn of(document: Arc<Document>) -> Self {
        Self { document, revision: 0, index: Arc::default(), counted: Arc::default() }
    }

    /// The search index of this revision, built when first asked for and shared with later snapshots of it.
    pub(crate) fn index(&self, today: Date) -> &Index {
        self.index.get_or_init(|| Index::build(&self.document, today))
    }
}

/// An open organisation file.
pub(crate) struct Session {
    file: store::File,
    document: Arc<Document>,
    index: Arc<OnceLock<Index>>,
    counted: Arc<Counted>,
    read_only: bool,
    read_only_why: Option<Named>,
    sample: Option<String>,
    /// What tells whether another program has written the file since it was loaded; nothing: unknown.
    seen: Option<i64>,
}

/// Why a file on a full disk is open for reading.
const FULL_DISK: &str = "read-only-full";

/// What a step did.
pub(crate) struct Done {
    pub(crate) name: simpul_model::Named,
    pub(crate) touched: Vec<String>,
}

impl Session {
    /// A file just created from `document`.
    pub(crate) fn created(file: store::File, document: Document, sample: Option<String>) -> Self {
        let document = Arc::new(document);
        Self {
            file,
            document,
            index: Arc::default(),
            counted: Arc::default(),
            read_only: false,
            read_only_why: None,
            sample,
            seen: None,
        }
    }

    /// A file just opened; its content is loaded here.
    pub(crate) fn opened(opened: store::Opened) -> Result<Self, ApiError> {
        let mut file = opened.file;
        let loaded = file.load()?;
        let unknown = loaded.unknown.len();
        let why = match opened.granted {
            Granted::ReadOnlyPlace => Some(Named { code: "read-only-place".into(), ..Named::default() }),
            Granted::FullDisk => Some(Named { code: FULL_DISK.into(), ..Named::default() }),
            Granted::Read | Granted::Write if unknown > 0 => Some(Named {
                code: "unknown-content".into(),
                args: [("count".to_owned(), unknown.to_string())].into(),
            }),
            Granted::Read | Granted::Write => None,
        };
        Ok(Self {
            seen: file.data_version().ok(),
            read_only: opened.granted != Granted::Write,
            read_only_why: why,
            document: Arc::new(loaded.document),
            index: Arc::default(),
            counted: Arc::default(),
            file,
            sample: None,
        })
    }

    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    pub(crate) fn file(&self) -> &store::File {
        &self.file
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot {
            document: Arc::clone(&self.document),
            revision: self.file.revision() as u32,
            index: Arc::clone(&self.index),
            counted: Arc::clone(&self.counted),
        }
    }

    /// New ids, above all in use.
    pub(crate) fn ids(&self, ctx: &Ctx) -> impl IdGen + use<> {
        ids(&self.document, ctx)
    }

    /// Plans an edit, writes it, then changes memory. If the write fails, nothing else has happened.
    pub(crate) fn carry_out(&mut self, edit: Edit, by: &str, ctx: &Ctx) -> Result<Done, ApiError> {
        self.writable()?;
        let kind = if matches!(edit, Edit::Import(_)) { EntryKind::Import } else { EntryKind::Edit };
        let planned = plan(&self.document, edit).map_err(|refusal| refused(&self.document, &refusal))?;
        if !planned.change.is_empty() {
            self.write(&planned.change, kind, &planned.name, by, ctx)?;
            self.replace(planned.after);
        }
        Ok(Done { name: planned.name, touched: touched(&planned.change) })
    }

    pub(crate) fn undo(&mut self, by: &str, ctx: &Ctx) -> Result<Done, ApiError> {
        self.writable()?;
        let entry = self.file.undo_entry()?.ok_or_else(|| ApiError::new("nothing-to-undo", &[]))?;
        self.step(EntryKind::Undo(entry.seq), entry.name, entry.change.invert(), by, ctx)
    }

    pub(crate) fn redo(&mut self, by: &str, ctx: &Ctx) -> Result<Done, ApiError> {
        self.writable()?;
        let entry = self.file.redo_entry()?.ok_or_else(|| ApiError::new("nothing-to-redo", &[]))?;
        self.step(EntryKind::Redo(entry.seq), entry.name, entry.change, by, ctx)
    }

    fn step(
        &mut self,
        kind: EntryKind,
        name: simpul_model::Named,
        change: Change,
        by: &str,
        ctx: &Ctx,
    ) -> Result<Done, ApiError> {
        self.write(&change, kind, &name, by, ctx)?;
        self.replace(self.document.with(&change));
        Ok(Done { name, touched: touched(&change) })
    }

    fn write(
        &mut self,
        change: &Change,
        kind: EntryKind,
        name: &simpul_model::Named,
        by: &str,
        ctx: &Ctx,
    ) -> Result<(), ApiError> {
        let entry = JournalEntry { at: ctx.clock.now(), by: by.to_owned(), name: name.clone(), kind };
        self.file.commit(change, &entry)?;
        Ok(())
    }

    fn replace(&mut self, after: Document) {
        self.document = Arc::new(after);
        self.index = Arc::default();
        self.counted = Arc::default();
    }

    fn writable(&self) -> Result<(), ApiError> {
        match &self.read_only_why {
            _ if !self.read_only => Ok(()),
            Some(why) if why.code == FULL_DISK => Err(ApiError::new("disk-full", &[])),
            _ => Err(ApiError::new("file-read-only", &[])),
        }
    }

    /// Keeps the lease alive; when somebody took it over the file can only be read from now on. Says whether
    /// that is so since now.
    pub(crate) fn refresh_lease(&mut self, now: Moment) -> bool {
        let lost = !self.read_only && self.file.refresh_lease(now).is_err();
        if lost {
            self.read_only = true;
            self.read_only_why = Some(Named { code: "lease-lost".into(), ..Named::default() });
        }
        lost
    }

    /// A reader reads again what another program has written since; says whether there was something. Only
    /// the question costs where there is nothing. O(n log n) otherwise.
    pub(crate) fn catch_up(&mut self) -> Result<bool, ApiError> {
        if !self.read_only {
            return Ok(false);
        }
        let now = self.file.data_version()?;
        if self.seen == Some(now) {
            return Ok(false);
        }
        let before = self.file.revision();
        let loaded = self.file.load()?;
        self.seen = Some(now);
        if loaded.revision == before {
            return Ok(false);
        }
        self.replace(loaded.document);
        Ok(true)
    }

    /// The file as the window shows it. O(n).
    pub(crate) fn view(&self, ctx: &Ctx) -> FileView {
        let today = ctx.clock.today();
        let undo = if self.read_only { None } else { self.file.undo_entry().ok().flatten() };
        let redo = if self.read_only { None } else { self.file.redo_entry().ok().flatten() };
        let named = |entry: store::Entry| entry.name.into();
        FileView {
            path: self.sample.is_none().then(|| self.path().to_string_lossy().into_owned()),
            name: self.document.organisation().name.clone(),
            read_only: self.read_only,
            read_only_why: self.read_only_why.clone(),
            revision: self.file.revision() as u32,
            counts: counts(&self.document, today),
            findings: finding_counts(&self.document, today),
            undo: undo.map(named),
            redo: redo.map(named),
            chart_by: crate::use_case::chart_by(&self.document),
            sample: self.sample.clone(),
        }
    }
}

/// New ids, above all that `document` uses.
pub(crate) fn ids(document: &Document, ctx: &Ctx) -> TimeOrderedIds {
    TimeOrderedIds::new(ctx.clock.now().max(0) as u64, ctx.seed, document.largest_id())
}

fn touched(change: &Change) -> Vec<String> {
    // A window that is told of thousands looks at everything anew.
    const MOST: usize = 1000;
    let rows =
        change.added.iter().chain(change.updated.iter().map(|(_, after)| after)).chain(&change.removed);
    rows.take(MOST).map(|row| key::of(row.record())).collect()
}

fn counts(document: &Document, today: Date) -> Counts {
    let mut held: Vec<_> =
        document.assignments().iter().filter(|a| a.is_current(today)).map(|a| a.position).collect();
    held.sort_unstable();
    held.dedup();
    let external = document.units().iter().filter(|u| u.external).count();
    Counts {
        people: document.people().len() as u32,
        positions: document.positions().len() as u32,
        vacant: (document.positions().len() - held.len()) as u32,
        units: (document.units().len() - external) as u32,
        external: external as u32,
        needs: document.needs().len() as u32,
        topics: document.topics().len() as u32,
    }
}

/// A refusal, with the names of what it is about.
pub(crate) fn refused(document: &Document, refusal: &simpul_model::Refusal) -> ApiError {
    use simpul_model::Refusal as R;
    let name = |record: RecordRef| match document.row(record) {
        Some(simpul_model::Row::Unit(u)) => u.name,
        Some(simpul_model::Row::Position(p)) => p.title,
        Some(simpul_model::Row::Person(p)) => p.name,
        Some(simpul_model::Row::Item(i)) => i.name,
        _ => String::new(),
    };
    match refusal {
        R::Missing(record) => ApiError::new("refused-missing", &[("kind", record.kind().code().to_owned())]),
        R::Exists(record) => ApiError::new("refused-exists", &[("name", name(*record))]),
        R::ReportingCycle(id) => ApiError::new("refused-cycle", &[("name", name((*id).into()))]),
        R::UnitCycle(id) => ApiError::new("refused-unit-cycle", &[("name", name((*id).into()))]),
        R::EmptyName(_) => ApiError::new("refused-empty-name", &[]),
        R::SelfNeed => ApiError::new("refused-self-need", &[]),
        R::DuplicateNeed(_) => ApiError::new("refused-duplicate", &[]),
        R::InUse { record, by } => {
            ApiError::new("refused-in-use", &[("name", name(*record)), ("count", by.to_string())])
        }
        R::EndsBeforeStart => ApiError::new("refused-ends-before-start", &[]),
        R::TooManyFields => ApiError::new("refused-too-many-fields", &[]),
        R::BadLimits => ApiError::new("refused-bad-limits", &[]),
        R::BadShare => ApiError::new("refused-bad-share", &[]),
        R::NeedsPolicy(record) => ApiError::new("refused-needs-policy", &[("name", name(*record))]),
        other => ApiError::new("refused", &[("why", other.to_string())]),
    }
}

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        match &error {
            E::NotFound { path } => Self::new("file-not-found", &[("path", shown(path))]),
            E::NotASimpulFile { path } => Self::new("file-not-simpul", &[("path", shown(path))]),
            E::NewerFile { found, known } => {
                Self::new("file-newer", &[("found", found.to_string()), ("known", known.to_string())])
            }
            E::OlderFile { .. } => Self::new("file-older", &[]),
            E::Damaged { place } => Self::new("file-broken", &[("place", place.clone())]),
            E::NeedsRecovery => Self::new("file-needs-recovery", &[]),
            E::Locked { host, user, since, stale } => Self::new(
                if *stale { "file-locked-stale" } else { "file-locked" },
                &[("host", host.clone()), ("user", user.clone()), ("since", crate::text::moment(*since))],
            ),
            E::LeaseLost => Self::new("lease-lost", &[]),
            E::Busy => Self::new("file-busy", &[]),
            E::ChangedMeanwhile => Self::new("changed-meanwhile", &[]),
            E::ReadOnly => Self::new("file-read-only", &[]),
            E::Exists { path } => Self::new("file-exists", &[("path", shown(path))]),
            E::NoAccess { path } => Self::new("no-access", &[("path", shown(path))]),
            E::DiskFull => Self::new("disk-full", &[]),
            E::Cancelled => Self::cancelled(),
            E::Io { path, source } => {
                Self::new("not-readable", &[("path", shown(path)), ("why", source.to_string())])
            }
            other => Self::new("internal", &[("why", other.to_string())]),
        }
    }
}
