//! A connection as every part of this crate expects it: keys on and asserted, a rollback journal, writes that
//! reach the disk, and nothing that a mailed file could run.

use crate::error::{Error, Result};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

/// `SMPL`, in the header of every Simpul file.
pub(crate) const APPLICATION_ID: i32 = 0x534d_504c;

/// How long a statement waits for another process that writes this very moment.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens an existing Simpul file for writing, or for reading only.
pub(crate) fn open(path: &Path, write: bool) -> Result<Connection> {
    check_header(path)?;
    let mode = if write { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let connection = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guard(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::NotASimpulFile { path: path.to_owned() });
    }
    if write {
        durable(&connection)?;
    }
    Ok(connection)
}

/// Opens a file that is still empty, for filling it in one go: fast and unsafe, because a file that is put in
/// its place only when complete loses nothing by a crash.
pub(crate) fn open_scratch(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    guard(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    set(&connection, "journal_mode", "off")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    set(&connection, "locking_mode", "exclusive")?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    Ok(connection)
}

/// A copy of a file that nobody else sees: SQLite keeps it in memory and what does not fit there in a nameless
/// file, which goes with the connection.
pub(crate) fn open_copy(of: &Connection) -> Result<Connection> {
    let mut copy = Connection::open("")?;
    match Backup::new(of, &mut copy)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(Error::ChangedMeanwhile),
    }
    guard(&copy)?;
    Ok(copy)
}

fn guard(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    // Files come by mail: no trigger or view of theirs runs.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    keys_on(connection)
}

/// SQLite ignores the setting in silence inside a transaction, hence the reading back.
fn keys_on(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "foreign_keys", true)?;
    let on: bool = connection.pragma_query_value(None, "foreign_keys", |row| row.get(0))?;
    if on { Ok(()) } else { Err(Error::damaged("foreign_keys")) }
}

fn durable(connection: &Connection) -> Result<()> {
    set(connection, "journal_mode", "delete")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Sets a pragma that answers with what it became.
fn set(connection: &Connection, pragma: &str, value: &str) -> Result<()> {
    let became: String = connection.pragma_update_and_check(None, pragma, value, |row| row.get(0))?;
    if became == value { Ok(()) } else { Err(Error::damaged(pragma)) }
}

/// Tells a Simpul file from others, and a truncated one from a whole one, before SQLite touches it.
fn check_header(path: &Path) -> Result<()> {
    let not_ours = || Error::NotASimpulFile { path: path.to_owned() };
    let metadata = fs::metadata(path).map_err(|source| Error::io(path, source))?;
    if !metadata.is_file() {
        return Err(not_ours());
    }
    let mut head = Vec::with_capacity(100);
    let file = fs::File::open(path).map_err(|source| Error::io(path, source))?;
    file.take(100).read_to_end(&mut head).map_err(|source| Error::io(path, source))?;
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(not_ours());
    }
    let (Some(page), Some(pages)) = (head.get(16..18), head.get(28..32)) else {
        return Err(Error::damaged("header"));
    };
    let page = page.iter().fold(0u64, |n, &byte| n << 8 | u64::from(byte));
    let page = if page == 1 { 65_536 } else { page };
    let pages = pages.iter().fold(0u64, |n, &byte| n << 8 | u64::from(byte));
    if metadata.len() < page * pages { Err(Error::damaged("length")) } else { Ok(()) }
}

/// Files up to this size are checked as a whole when they are opened; it takes a few milliseconds.
const CHECKED_BYTES: u64 = 4 << 20;

/// Has SQLite check its own structures, where that is quick. Larger files show damage when they are read.
pub(crate) fn quick_check(connection: &Connection) -> Result<()> {
    let bytes: u64 = ["page_count", "page_size"]
        .iter()
        .map(|pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)))
        .try_fold(1, |product, n| n.map(|n| product * n as u64))?;
    if bytes > CHECKED_BYTES {
        return Ok(());
    }
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        return Ok(());
    }
    // The last line says where; one before it names the database.
    Err(Error::damaged(verdict.lines().last().unwrap_or_default()))
}
