//! The open file: its document in memory, its file on disk, and the one route by which both change.

use crate::ctx::Ctx;
use crate::dto::{Counts, FileView, Named};
use crate::error::ApiError;
use crate::key;
use crate::use_case::{Counted, finding_counts};
use simpul_model::{Change, Date, Document, Edit, IdGen, Moment, TimeOrderedIds, plan};
use simpul_search::Index;
use simpul_store as store;
use simpul_store::{EntryKind, Granted, JournalEntry};
use std::path::Path;
use std::sync::{Arc, OnceLock};

mod aside;
mod refusal;
mod settle;

use aside::Aside;
pub(crate) use aside::Beside;
pub(crate) use refusal::refused;

/// What is shown, as it stood at one revision. Cheap to take and to drop.
#[derive(Clone)]
pub(crate) struct Snapshot {
    pub(crate) document: Arc<Document>,
    pub(crate) revision: u32,
    /// Nothing for the organisation as it stands.
    pub(crate) beside: Option<Beside>,
    index: Arc<OnceLock<Index>>,
    /// Figures of this revision, made when first asked for and shared with later snapshots of it.
    pub(crate) counted: Arc<Counted>,
}

impl Snapshot {
    /// A document that is in no file yet, or on nobody's desk.
    pub(crate) fn of(document: Arc<Document>) -> Self {
        Self { document, revision: 0, beside: None, index: Arc::default(), counted: Arc::default() }
    }

    /// The day on which it is looked at: the day shown, where that is past.
    pub(crate) fn today(&self, ctx: &Ctx) -> Date {
        match &self.beside {
            Some(Beside::Past { day, .. }) => *day,
            _ => ctx.clock.today(),
        }
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
    /// What is shown in place of the organisation as it stands.
    aside: Option<Aside>,
    /// Grows whenever something else is shown, and with every step of a scenario.
    turns: u32,
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
            aside: None,
            turns: 0,
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
            aside: None,
            turns: 0,
        })
    }

    /// What is shown.
    pub(crate) fn document(&self) -> &Document {
        self.aside.as_ref().map_or(&self.document, |aside| &aside.document)
    }

    /// The organisation as it stands, whatever is shown.
    pub(crate) fn now(&self) -> &Arc<Document> {
        &self.document
    }

    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    pub(crate) fn file(&self) -> &store::File {
        &self.file
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        let revision = self.revision();
        match &self.aside {
            None => Snapshot {
                document: Arc::clone(&self.document),
                revision,
                beside: None,
                index: Arc::clone(&self.index),
                counted: Arc::clone(&self.counted),
            },
            Some(aside) => Snapshot {
                document: Arc::clone(&aside.document),
                revision,
                beside: Some(aside.what.clone()),
                index: Arc::clone(&aside.index),
                counted: Arc::clone(&aside.counted),
            },
        }
    }

    fn revision(&self) -> u32 {
        (self.file.revision() as u32).wrapping_add(self.turns)
    }

    /// New ids, above all in use.
    pub(crate) fn ids(&self, ctx: &Ctx) -> impl IdGen + use<> {
        match &self.aside {
            None => ids(&self.document, ctx),
            Some(aside) => aside.ids(&self.document, ctx),
        }
    }

    /// Plans an edit, writes it, then changes memory. If the write fails, nothing else has happened.
    pub(crate) fn carry_out(&mut self, edit: Edit, by: &str, ctx: &Ctx) -> Result<Done, ApiError> {
        self.carry_out_with(edit, &mut std::iter::empty(), by, ctx)
    }

    /// The same for an edit that names pictures which the file may not hold yet.
    pub(crate) fn carry_out_with(
        &mut self,
        edit: Edit,
        pictures: &mut dyn Iterator<Item = std::io::Result<store::Kept>>,
        by: &str,
        ctx: &Ctx,
    ) -> Result<Done, ApiError> {
        self.writable()?;
        if self.aside.is_some() {
            return self.carry_out_aside(edit, pictures, by, ctx);
        }
        let kind = if matches!(edit, Edit::Import(_)) { EntryKind::Import } else { EntryKind::Edit };
        let planned = plan(&self.document, edit).map_err(|refusal| refused(&self.document, &refusal))?;
        if !planned.change.is_empty() {
            let entry = entry(kind, &planned.name, by, ctx);
            self.file.commit_with(&planned.change, &entry, pictures)?;
            self.replace(planned.after);
        }
        Ok(Done { name: planned.name, touched: touched(&planned.change) })
    }

    pub(crate) fn undo(&mut self, by: &str, ctx: &Ctx) -> Result<Done, ApiError> {
        self.writable()?;
        if self.aside.is_some() {
            return self.step_aside(true);
        }
        let entry = self.file.undo_entry()?.ok_or_else(|| ApiError::new("nothing-to-undo", &[]))?;
        self.step(EntryKind::Undo(entry.seq), entry.name, entry.change.invert(), by, ctx)
    }

    pub(crate) fn redo(&mut self, by: &str, ctx: &Ctx) -> Result<Done, ApiError> {
        self.writable()?;
        if self.aside.is_some() {
            return self.step_aside(false);
        }
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
        self.file.commit(change, &entry(kind, name, by, ctx))?;
        Ok(())
    }

    fn replace(&mut self, after: Document) {
        self.document = Arc::new(after);
        self.index = Arc::default();
        self.counted = Arc::default();
    }

    /// Whether the file can be written, whatever is shown of it.
    pub(crate) fn can_write(&self) -> bool {
        !self.read_only
    }

    /// Refused where nothing can be changed, and why.
    pub(crate) fn writable(&self) -> Result<(), ApiError> {
        match (&self.read_only_why, &self.aside) {
            (Some(why), _) if self.read_only && why.code == FULL_DISK => Err(ApiError::new("disk-full", &[])),
            _ if self.read_only => Err(ApiError::new("file-read-only", &[])),
            (_, Some(Aside { what: Beside::Past { .. }, .. })) => Err(ApiError::new("past-read-only", &[])),
            _ => Ok(()),
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
        self.stand_anew()?;
        Ok(true)
    }

    /// The file as the window shows it. O(n).
    pub(crate) fn view(&self, ctx: &Ctx) -> FileView {
        let snapshot = self.snapshot();
        let today = snapshot.today(ctx);
        let document = &*snapshot.document;
        let (undo, redo) = self.undo_and_redo();
        FileView {
            path: self.sample.is_none().then(|| self.path().to_string_lossy().into_owned()),
            name: document.organisation().name.clone(),
            read_only: self.writable().is_err(),
            read_only_why: self.read_only_why.clone(),
            revision: snapshot.revision,
            counts: counts(document, today),
            findings: finding_counts(document, today),
            undo,
            redo,
            chart_by: crate::use_case::chart_by(document),
            sample: self.sample.clone(),
            can_write: !self.read_only,
            shown: self.shown(),
            scenarios: self.scenario_lines(),
        }
    }

    fn undo_and_redo(&self) -> (Option<Named>, Option<Named>) {
        if self.writable().is_err() {
            return (None, None);
        }
        match &self.aside {
            Some(Aside { steps, .. }) => {
                (steps.undo.last().cloned().map(Into::into), steps.redo.first().cloned().map(Into::into))
            }
            None => {
                let named = |entry: store::Entry| entry.name.into();
                let (undo, redo) = (self.file.undo_entry(), self.file.redo_entry());
                (undo.ok().flatten().map(named), redo.ok().flatten().map(named))
            }
        }
    }
}

fn entry(kind: EntryKind, name: &simpul_model::Named, by: &str, ctx: &Ctx) -> JournalEntry {
    JournalEntry { at: ctx.clock.now(), by: by.to_owned(), name: name.clone(), kind }
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
