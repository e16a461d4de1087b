//! What can go wrong with a file, named by what the user can do about it.

use simpul_model::{Moment, RecordRef};
use std::io;
use std::path::{Path, PathBuf};

/// The result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a file was not opened, read or written. Whatever the variant, the file is as it was before the call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file or folder: choose another.
    #[error("{} is not there", path.display())]
    NotFound {
        /// What was looked for.
        path: PathBuf,
    },
    /// The file is something else: choose another.
    #[error("{} is not a Simpul file", path.display())]
    NotASimpulFile {
        /// The file.
        path: PathBuf,
    },
    /// Written by a newer Simpul: update the program.
    #[error("the file has schema {found}, this program knows up to {known}")]
    NewerFile {
        /// The file's schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// Its content contradicts itself: fall back on a copy.
    #[error("the file is damaged: {place}")]
    Damaged {
        /// Where it shows: a table, or a check by name.
        place: String,
    },
    /// A writing program ended half way and its rollback waits: open the file for writing once.
    #[error("an unfinished write has to be rolled back first")]
    NeedsRecovery,
    /// Somebody else writes: wait, open for reading or, when stale, take over.
    #[error("{user} on {host} has the file open since {since}")]
    Locked {
        /// Their computer.
        host: String,
        /// Their name there.
        user: String,
        /// When they opened it.
        since: Moment,
        /// Whether the lease has not been refreshed for a minute, so that it may be taken over.
        stale: bool,
    },
    /// Somebody took over: reopen.
    #[error("somebody else took over writing")]
    LeaseLost,
    /// Another program holds the file this very moment: try again.
    #[error("the file is busy")]
    Busy,
    /// The file moved on since it was loaded: load again and repeat.
    #[error("the file was changed meanwhile")]
    ChangedMeanwhile,
    /// What was before the first import is not kept: begin with the first import.
    #[error("the history begins later")]
    BeforeBase,
    /// It was opened for reading, or lies where nothing can be written: save a copy elsewhere.
    #[error("the file can only be read")]
    ReadOnly,
    /// A file stands there already: choose another name, or replace it.
    #[error("{} exists already", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The system refuses access: ask for the right, or choose another place.
    #[error("no access to {}", path.display())]
    NoAccess {
        /// The file or folder.
        path: PathBuf,
    },
    /// The disk is full: make room.
    #[error("the disk is full")]
    DiskFull,
    /// The caller cancelled.
    #[error("cancelled")]
    Cancelled,
    /// A base can be written into an empty file only: import as a change.
    #[error("the file is not empty")]
    NotEmpty,
    /// A record names one that is not there, or is still named by one; without a record it shows at the end
    /// of the transaction only.
    #[error("a reference of {record:?} does not hold")]
    DanglingReference {
        /// The record being written.
        record: Option<RecordRef>,
    },
    /// A record holds a value that the file cannot keep.
    #[error("a value of {record:?} cannot be kept")]
    BadValue {
        /// The record being written.
        record: Option<RecordRef>,
    },
    /// Units or positions would stand below themselves.
    #[error("{record:?} stands below itself")]
    Cycle {
        /// One of the circle.
        record: RecordRef,
    },
    /// The disk or the network failed.
    #[error("reading or writing {} failed", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// SQLite failed in a way that none of the above names.
    #[error("the database failed")]
    Database(#[source] rusqlite::Error),
}

impl Error {
    /// Names a failure of the file system.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NoAccess { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { path, source },
        }
    }

    /// The same, for a failure that happened while this record was written.
    pub(crate) fn at(self, written: RecordRef) -> Self {
        match self {
            Self::DanglingReference { .. } => Self::DanglingReference { record: Some(written) },
            Self::BadValue { .. } => Self::BadValue { record: Some(written) },
            other => other,
        }
    }

    pub(crate) fn damaged(place: impl Into<String>) -> Self {
        Self::Damaged { place: place.into() }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let code = match &source {
            rusqlite::Error::SqliteFailure(failure, _) => failure.extended_code,
            rusqlite::Error::SqlInputError { error, .. } => error.extended_code,
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => return Self::damaged(source.to_string()),
            _ => return Self::Database(source),
        };
        match code {
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY | ffi::SQLITE_CONSTRAINT_TRIGGER => {
                return Self::DanglingReference { record: None };
            }
            // The row the change adds is there already.
            ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
                return Self::ChangedMeanwhile;
            }
            ffi::SQLITE_READONLY_ROLLBACK | ffi::SQLITE_READONLY_RECOVERY => return Self::NeedsRecovery,
            _ => {}
        }
        match code & 0xff {
            ffi::SQLITE_FULL => Self::DiskFull,
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => Self::Busy,
            ffi::SQLITE_READONLY => Self::ReadOnly,
            ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => Self::damaged("SQLite"),
            ffi::SQLITE_CONSTRAINT | ffi::SQLITE_MISMATCH | ffi::SQLITE_TOOBIG => {
                Self::BadValue { record: None }
            }
            _ => Self::Database(source),
        }
    }
}
