//! The open file.

use crate::connection::{open, open_copy, open_scratch, quick_check};
use crate::cycle::refuse_cycles;
use crate::error::{Error, Result};
use crate::journal::{self, Cursor, Entry, EntryKind, JournalEntry, LogLine, RemovedPosition};
use crate::lease::{Claim, Lease};
use crate::migration::{MIGRATIONS, bring_up, found, translated};
use crate::place::{Draft, Existing, as_text};
use crate::portrait::{self, Kept};
use crate::rows::{self, Rows};
use crate::shape::{Unknown, unknown_shape};
use rusqlite::{Connection, TransactionBehavior};
use simpul_model::{Change, Document, Moment, Portrait, RecordRef, Row};
use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How to open a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// For reading: needs no lease, and sees what others write.
    Read,
    /// For writing: takes the lease, or is refused with [`Error::Locked`].
    Write,
    /// For writing, and a stale lease is taken over. Ask a person first.
    TakeOver,
}

/// What opening gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granted {
    /// It can be written.
    Write,
    /// It can be read, as asked.
    Read,
    /// It can only be read: the file is marked so, or nothing can be written where it lies.
    ReadOnlyPlace,
    /// It can only be read: the disk is full.
    FullDisk,
}

/// A file just opened.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub file: File,
    /// What may be done with it.
    pub granted: Granted,
    /// The copy that was made of an older file before it was brought up to [`crate::SCHEMA`].
    pub backup: Option<PathBuf>,
}

/// A file's content.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The organisation.
    pub document: Document,
    /// What else is in the file that this program does not know.
    pub unknown: Vec<Unknown>,
    /// The file's revision: the number of its newest entry.
    pub revision: u64,
}

/// Called with rows written and rows in all; stops the writing by breaking.
pub type Progress<'p> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'p;

/// An open organisation file.
#[derive(Debug)]
pub struct File {
    path: PathBuf,
    connection: Connection,
    /// The file itself, where it is an older one and `connection` a copy for reading.
    original: Option<Original>,
    lease: Option<Lease>,
    cursor: Cursor,
}

/// An older file that is only read.
#[derive(Debug)]
struct Original {
    connection: Connection,
    /// What it said of others' writing when the copy was made.
    copied_at: i64,
}

impl File {
    /// Creates a file from its first rows, in any order, and opens it for writing.
    ///
    /// The file appears whole or, on failure and when cancelled, not at all; nothing is replaced unless told.
    /// `base` is the history's first entry. O(n log n).
    pub fn create<R: Borrow<Row>>(
        path: &Path,
        existing: Existing,
        claim: &Claim,
        base: &JournalEntry,
        rows: impl IntoIterator<Item = R>,
        progress: &mut Progress<'_>,
    ) -> Result<Self> {
        let draft = Draft::beside(path, existing)?;
        // Where there is no file yet, a stale lease is a leftover and nobody's.
        let lease = Lease::take(path, claim, existing == Existing::Refuse)?;
        let mut scratch = open_scratch(draft.path())?;
        let transaction = scratch.transaction()?;
        found(&transaction, MIGRATIONS)?;
        write_base(&transaction, base, rows, progress)?;
        transaction.commit()?;
        scratch.close().map_err(|(_, error)| error)?;
        draft.put()?;
        let connection = open(path, true)?;
        let cursor = Cursor::read(&connection)?;
        Ok(Self { path: path.to_owned(), connection, original: None, lease: Some(lease), cursor })
    }

    /// Opens a file. One that lies where nothing can be written opens for reading and says so. An older file is
    /// brought up to date if it is to be changed; a reader gets a copy of it that is, and the file stays as it was.
    pub fn open(path: &Path, access: Access, claim: &Claim) -> Result<Opened> {
        let (lease, granted) = match access {
            Access::Read => (None, Granted::Read),
            Access::Write | Access::TakeOver => match take_lease(path, claim, access == Access::TakeOver)? {
                Ok(lease) => (Some(lease), Granted::Write),
                Err(granted) => (None, granted),
            },
        };
        let mut connection = open(path, lease.is_some())?;
        let backup = if lease.is_some() { bring_up(&mut connection, MIGRATIONS, path)? } else { None };
        quick_check(&connection)?;
        let (connection, original) = match translated(&connection, MIGRATIONS)? {
            Some(copy) => {
                let copied_at = data_version(&connection)?;
                (copy, Some(Original { connection, copied_at }))
            }
            None => (connection, None),
        };
        let cursor = Cursor::read(&connection)?;
        let file = Self { path: path.to_owned(), connection, original, lease, cursor };
        Ok(Opened { file, granted, backup })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was opened for writing.
    pub fn is_writable(&self) -> bool {
        self.lease.is_some()
    }

    /// The number of the newest entry known here.
    pub fn revision(&self) -> u64 {
        self.cursor.revision
    }

    /// Reads everything, at one moment. O(n log n).
    pub fn load(&mut self) -> Result<Loaded> {
        self.copy_again()?;
        let transaction = self.connection.transaction()?;
        let mut unknown = unknown_shape(&transaction)?;
        let (rows, left) = rows::read(&transaction)?;
        let cursor = Cursor::read(&transaction)?;
        transaction.commit()?;
        unknown.extend(left.into_iter().map(Unknown::Record));
        self.cursor = cursor;
        Ok(Loaded { document: rows.into_iter().collect(), unknown, revision: self.cursor.revision })
    }

    /// Copies an older file anew where others have written it since.
    fn copy_again(&mut self) -> Result<()> {
        let Some(original) = &mut self.original else { return Ok(()) };
        let now = data_version(&original.connection)?;
        if now != original.copied_at {
            self.connection = match translated(&original.connection, MIGRATIONS)? {
                Some(copy) => copy,
                None => open_copy(&original.connection)?,
            };
            original.copied_at = now;
        }
        Ok(())
    }

    /// Writes a change and its entry in one transaction, and gives the new revision.
    ///
    /// Refused without a trace when the file moved on, a reference would dangle or a circle would close. For
    /// [`EntryKind::Undo`] the change is the inverse of the entry's, for [`EntryKind::Redo`] the entry's own.
    pub fn commit(&mut self, change: &Change, entry: &JournalEntry) -> Result<u64> {
        self.commit_with(change, entry, &mut std::iter::empty())
    }

    /// The same for a change that names pictures which the file may not hold yet.
    ///
    /// They are taken one at a time, so that a folder of them need not fit into memory; one that cannot be had
    /// leaves the file as it was.
    pub fn commit_with(
        &mut self,
        change: &Change,
        entry: &JournalEntry,
        pictures: &mut dyn Iterator<Item = std::io::Result<Kept>>,
    ) -> Result<u64> {
        let cursor = &self.cursor;
        let seq = written_whole(&mut self.connection, &self.lease, |transaction| {
            if journal::revision(transaction)? != cursor.revision || !cursor.accepts(entry.kind) {
                return Err(Error::ChangedMeanwhile);
            }
            portrait::keep(transaction, pictures)?;
            Rows::of(&change.added)?.insert(transaction, &mut || Ok(()))?;
            rows::update(transaction, &change.updated)?;
            Rows::of(&change.removed)?.delete(transaction)?;
            refuse_cycles(transaction, change)?;
            journal::append(transaction, entry, change)
        })?;
        self.cursor.advance(seq, entry.kind);
        Ok(seq)
    }

    /// Writes the base of a file that holds no records yet, in one transaction: a first import.
    ///
    /// Cancelling or failing leaves the file as it was. O(n log n).
    pub fn write_all<R: Borrow<Row>>(
        &mut self,
        base: &JournalEntry,
        rows: impl IntoIterator<Item = R>,
        progress: &mut Progress<'_>,
    ) -> Result<u64> {
        let revision = self.cursor.revision;
        let seq = written_whole(&mut self.connection, &self.lease, |transaction| {
            if journal::revision(transaction)? != revision {
                return Err(Error::ChangedMeanwhile);
            }
            if rows::read(transaction)?.0.len() > 1 {
                return Err(Error::NotEmpty);
            }
            write_base(transaction, base, rows, progress)
        })?;
        self.cursor.advance(seq, EntryKind::Base);
        Ok(seq)
    }

    /// Adds pictures that people of the file are shown with already. They are no step of the history.
    pub fn add_portraits(&mut self, pictures: &mut dyn Iterator<Item = std::io::Result<Kept>>) -> Result<()> {
        written_whole(&mut self.connection, &self.lease, |transaction| portrait::keep(transaction, pictures))
    }

    /// The picture of this name, read from the disk; nothing where the file holds none.
    pub fn portrait(&self, name: Portrait) -> Result<Option<Vec<u8>>> {
        portrait::read(&self.connection, name)
    }

    /// The last removals by hand of positions that bear these external ids, the newest first.
    pub fn removed_positions(&self, ids: BTreeSet<&str>) -> Result<Vec<RemovedPosition>> {
        journal::removed(&self.connection, &self.cursor, ids)
    }

    /// Writes a copy, history and all, that appears whole or not at all.
    pub fn save_copy(&self, path: &Path, existing: Existing) -> Result<()> {
        let draft = Draft::beside(path, existing)?;
        self.connection.execute("VACUUM INTO ?1", [as_text(draft.path())?])?;
        draft.put()
    }

    /// What undo would take back.
    pub fn undo_entry(&self) -> Result<Option<Entry>> {
        self.cursor.to_undo().map_or(Ok(None), |seq| journal::entry(&self.connection, seq))
    }

    /// What redo would replay.
    pub fn redo_entry(&self) -> Result<Option<Entry>> {
        self.cursor.to_redo().map_or(Ok(None), |seq| journal::entry(&self.connection, seq))
    }

    /// The newest entries of the history, newest first.
    pub fn log(&self, limit: usize) -> Result<Vec<LogLine>> {
        journal::log(&self.connection, limit)
    }

    /// The newest entries that touched a record, newest first, each with its part of the change. Linear in the history.
    pub fn log_of(&self, record: RecordRef, limit: usize) -> Result<Vec<(LogLine, Change)>> {
        journal::of_record(&self.connection, record, limit)
    }

    /// A number that changes when another program writes the file: time to load again.
    pub fn data_version(&self) -> Result<i64> {
        data_version(self.original.as_ref().map_or(&self.connection, |original| &original.connection))
    }

    /// Says that the writer is still there; call it every [`crate::REFRESH_EVERY`]. Refused with
    /// [`Error::LeaseLost`] when somebody took over. Nothing to do for readers.
    pub fn refresh_lease(&mut self, now: Moment) -> Result<()> {
        self.lease.as_mut().map_or(Ok(()), |lease| lease.refresh(now))
    }
}

fn data_version(connection: &Connection) -> Result<i64> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// The lease, or what is granted where none can be written.
fn take_lease(path: &Path, claim: &Claim, take_over: bool) -> Result<std::result::Result<Lease, Granted>> {
    let metadata = fs::metadata(path).map_err(|source| Error::io(path, source))?;
    if metadata.permissions().readonly() {
        return Ok(Err(Granted::ReadOnlyPlace));
    }
    match Lease::take(path, claim, take_over) {
        Ok(lease) => Ok(Ok(lease)),
        Err(Error::DiskFull) => Ok(Err(Granted::FullDisk)),
        Err(Error::NoAccess { .. } | Error::Io { .. }) => Ok(Err(Granted::ReadOnlyPlace)),
        Err(error) => Err(error),
    }
}

/// Writes in one transaction, or not at all.
fn written_whole<T>(
    connection: &mut Connection,
    lease: &Option<Lease>,
    write: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    if lease.is_none() {
        return Err(Error::ReadOnly);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let written = write(&transaction).and_then(|done| Ok(transaction.commit().map(|()| done)?));
    if written.is_err() {
        // After a full disk SQLite leaves the rolling back to whoever looks at the file next: that is us,
        // so that nobody finds it half written.
        drop(connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())));
    }
    written
}

/// Rows between two reports of progress.
const REPORT_EVERY: usize = 1024;

fn write_base<R: Borrow<Row>>(
    connection: &Connection,
    base: &JournalEntry,
    rows: impl IntoIterator<Item = R>,
    progress: &mut Progress<'_>,
) -> Result<u64> {
    let rows: Vec<R> = rows.into_iter().collect();
    let total = rows.len();
    let mut done = 0;
    let mut tick = |done: usize| match progress(done, total) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Cancelled),
    };
    Rows::of(rows.iter().map(Borrow::borrow))?.insert(connection, &mut || {
        done += 1;
        if done % REPORT_EVERY == 1 { tick(done - 1) } else { Ok(()) }
    })?;
    tick(total)?;
    let base = JournalEntry { kind: EntryKind::Base, ..base.clone() };
    journal::append(connection, &base, &Change::default())
}

mod beside;

#[cfg(test)]
mod tests;
