//! The history: every change of the file, who made it and when, and what can be undone and redone.
//!
//! The table is append only. An undo is an entry of its own that names the one it takes back, so the stacks
//! of undo and redo are a function of the entries and survive closing; they are derived once, when the file
//! is opened, and kept in step.

use crate::error::{Error, Result};
use crate::migration::{MIGRATIONS, Migration, newest};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use simpul_model::{Change, Moment, Named};
use std::collections::BTreeMap;
use std::io::{BufReader, BufWriter, Read, Write};

mod between;
mod of_record;
mod removed;

pub(crate) use between::{base, between, moment_of};
pub(crate) use of_record::of_record;
pub use removed::RemovedPosition;
pub(crate) use removed::removed;

/// Who did what, when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// What it is called.
    pub name: Named,
    /// What kind of entry.
    pub kind: EntryKind,
}

/// What an entry of the history is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// The rows from which the history starts; cannot be undone.
    Base,
    /// Somebody's edit.
    Edit,
    /// An import into a file that held something already.
    Import,
    /// Takes back the entry with this number.
    Undo(u64),
    /// Replays the entry with this number.
    Redo(u64),
}

impl EntryKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Edit => "edit",
            Self::Import => "import",
            Self::Undo(_) => "undo",
            Self::Redo(_) => "redo",
        }
    }

    const fn target(self) -> Option<u64> {
        match self {
            Self::Undo(seq) | Self::Redo(seq) => Some(seq),
            _ => None,
        }
    }

    fn of(code: &str, target: Option<u64>) -> Result<Self> {
        Ok(match (code, target) {
            ("base", None) => Self::Base,
            ("edit", None) => Self::Edit,
            ("import", None) => Self::Import,
            ("undo", Some(seq)) => Self::Undo(seq),
            ("redo", Some(seq)) => Self::Redo(seq),
            _ => return Err(Error::damaged("journal")),
        })
    }
}

/// An entry that can be undone or redone, with the change as it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number.
    pub seq: u64,
    /// What it is called.
    pub name: Named,
    /// What it did; undoing applies the inverse.
    pub change: Change,
}

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Its number, which is the file's revision after it.
    pub seq: u64,
    /// Who did what, when.
    pub entry: JournalEntry,
    /// Whether it stands taken back.
    pub undone: bool,
}

/// Where the history stands: the newest entry, and the entries that can be undone and redone, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) revision: u64,
    undo: Vec<u64>,
    redo: Vec<u64>,
}

impl Cursor {
    /// Derives it from the entries. Linear.
    pub(crate) fn read(connection: &Connection) -> Result<Self> {
        let mut statement =
            connection.prepare_cached("SELECT seq, kind, target FROM journal ORDER BY seq")?;
        let mut rows = statement.query([])?;
        let mut cursor = Self::default();
        while let Some(row) = rows.next()? {
            let target = row.get::<_, Option<i64>>(2)?.map(|seq| seq as u64);
            let kind = EntryKind::of(&row.get::<_, String>(1)?, target)?;
            if !cursor.accepts(kind) {
                return Err(Error::damaged("journal"));
            }
            cursor.advance(row.get::<_, i64>(0)? as u64, kind);
        }
        Ok(cursor)
    }

    /// Only the newest entry that stands can be undone, only the one undone last redone.
    pub(crate) fn accepts(&self, kind: EntryKind) -> bool {
        match kind {
            EntryKind::Undo(seq) => self.to_undo() == Some(seq),
            EntryKind::Redo(seq) => self.to_redo() == Some(seq),
            EntryKind::Base | EntryKind::Edit | EntryKind::Import => true,
        }
    }

    pub(crate) fn advance(&mut self, seq: u64, kind: EntryKind) {
        self.revision = seq;
        match kind {
            EntryKind::Base => {
                self.undo.clear();
                self.redo.clear();
            }
            EntryKind::Edit | EntryKind::Import => {
                self.undo.push(seq);
                self.redo.clear();
            }
            EntryKind::Undo(_) => self.redo.extend(self.undo.pop()),
            EntryKind::Redo(_) => self.undo.extend(self.redo.pop()),
        }
    }

    pub(crate) fn to_undo(&self) -> Option<u64> {
        self.undo.last().copied()
    }

    pub(crate) fn to_redo(&self) -> Option<u64> {
        self.redo.last().copied()
    }
}

/// The newest entry's number in the file as it stands; 0 before the first.
pub(crate) fn revision(connection: &Connection) -> Result<u64> {
    let newest: Option<i64> =
        connection.prepare_cached("SELECT max(seq) FROM journal")?.query_row([], |row| row.get(0))?;
    Ok(newest.unwrap_or(0) as u64)
}

/// Appends an entry; its change is stored for edits and imports only. Gives its number.
pub(crate) fn append(connection: &Connection, entry: &JournalEntry, change: &Change) -> Result<u64> {
    let change = match entry.kind {
        EntryKind::Edit | EntryKind::Import => Some(pack(change)?),
        EntryKind::Base | EntryKind::Undo(_) | EntryKind::Redo(_) => None,
    };
    let seq = revision(connection)? + 1;
    let args = serde_json::to_string(&entry.name.args).map_err(|_| Error::damaged("journal"))?;
    let target = entry.kind.target().map(|seq| seq as i64);
    let mut statement = connection.prepare_cached(
        "INSERT INTO journal (seq, at, by, name_code, name_args, schema, kind, target, change)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    statement.execute((
        seq as i64,
        entry.at,
        &entry.by,
        &entry.name.code,
        args,
        newest(MIGRATIONS),
        entry.kind.code(),
        target,
        change,
    ))?;
    Ok(seq)
}

/// One entry with its change.
pub(crate) fn entry(connection: &Connection, seq: u64) -> Result<Option<Entry>> {
    let sql = "SELECT name_code, name_args, schema, change FROM journal WHERE seq = ?1";
    let found = connection.prepare_cached(sql)?.query_row([seq as i64], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get::<_, Option<Vec<u8>>>(3)?))
    });
    let Some((code, args, schema, Some(change))) = found.optional()? else {
        return Ok(None);
    };
    let name = Named { code, args: args_of(&args)? };
    Ok(Some(Entry { seq, name, change: unpack(&change, schema, MIGRATIONS)? }))
}

/// The newest entries, newest first.
pub(crate) fn log(connection: &Connection, limit: usize) -> Result<Vec<LogLine>> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, at, by, name_code, name_args, kind, target,
            (SELECT kind FROM journal AS later WHERE later.target = journal.seq ORDER BY seq DESC LIMIT 1)
         FROM journal ORDER BY seq DESC LIMIT ?1",
    )?;
    let mut rows = statement.query([i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let target = row.get::<_, Option<i64>>(6)?.map(|seq| seq as u64);
        let entry = JournalEntry {
            at: row.get(1)?,
            by: row.get(2)?,
            name: Named { code: row.get(3)?, args: args_of(&row.get::<_, String>(4)?)? },
            kind: EntryKind::of(&row.get::<_, String>(5)?, target)?,
        };
        let undone = row.get::<_, Option<String>>(7)?.as_deref() == Some("undo");
        lines.push(LogLine { seq: row.get::<_, i64>(0)? as u64, entry, undone });
    }
    Ok(lines)
}

pub(crate) fn args_of(json: &str) -> Result<BTreeMap<String, String>> {
    serde_json::from_str(json).map_err(|_| Error::damaged("journal"))
}

pub(crate) fn pack(change: &Change) -> Result<Vec<u8>> {
    let mut json = BufWriter::new(ZlibEncoder::new(Vec::new(), Compression::fast()));
    serde_json::to_writer(&mut json, change).map_err(|_| Error::BadValue { record: None })?;
    json.flush()
        .and_then(|()| json.into_inner().map_err(std::io::IntoInnerError::into_error)?.finish())
        .map_err(|_| Error::BadValue { record: None })
}

pub(crate) fn unpack(packed: &[u8], schema: u32, migrations: &[Migration]) -> Result<Change> {
    read(BufReader::new(ZlibDecoder::new(packed)), schema, migrations)
}

fn read(json: impl Read, schema: u32, migrations: &[Migration]) -> Result<Change> {
    let read = if schema == newest(migrations) {
        serde_json::from_reader(json)
    } else {
        serde_json::from_reader(json).and_then(|older: Value| {
            let later = migrations.iter().filter(|migration| migration.number > schema);
            serde_json::from_value(later.fold(older, |change, migration| (migration.convert)(change)))
        })
    };
    read.map_err(|_| Error::damaged("journal"))
}

/// A packed change as the text it was.
fn inflated(packed: &[u8]) -> Result<String> {
    let mut json = String::new();
    let read = ZlibDecoder::new(packed).read_to_string(&mut json);
    read.map(|_| json).map_err(|_| Error::damaged("journal"))
}

#[cfg(test)]
mod tests;
