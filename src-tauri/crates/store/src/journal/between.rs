//! From one moment of the history to another.

use super::{Cursor, EntryKind, entry};
use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension};
use simpul_model::{Change, Moment};

/// The change that leads from the state after entry `from` to the state after entry `to`, earlier or later.
///
/// What stands at a moment is a stack of entries, and the stacks of two moments begin alike: what one has
/// beyond that is taken back, what the other has is made again. So a step and its undo cost nothing, and the
/// whole is linear in the entries and in the rows of the changes that stand at one of the two alone.
///
/// Refused with [`Error::BeforeBase`] where a first import lies between: what was before is not kept.
pub(crate) fn between(connection: &Connection, from: u64, to: u64) -> Result<Change> {
    let (first, last) = (from.min(to), from.max(to));
    let mut statement =
        connection.prepare_cached("SELECT seq, kind, target FROM journal WHERE seq <= ?1 ORDER BY seq")?;
    let mut rows = statement.query([last as i64])?;
    let (mut cursor, mut early) = (Cursor::default(), None);
    while let Some(row) = rows.next()? {
        let seq = row.get::<_, i64>(0)? as u64;
        if seq > first && early.is_none() {
            early = Some(cursor.clone());
        }
        let target = row.get::<_, Option<i64>>(2)?.map(|seq| seq as u64);
        let kind = EntryKind::of(&row.get::<_, String>(1)?, target)?;
        if kind == EntryKind::Base && seq > first {
            return Err(Error::BeforeBase);
        }
        cursor.advance(seq, kind);
    }
    let early = early.unwrap_or_else(|| cursor.clone());
    if early.revision != first || cursor.revision != last {
        return Err(Error::ChangedMeanwhile);
    }
    let (was, is) = if from <= to { (early.undo, cursor.undo) } else { (cursor.undo, early.undo) };
    let shared = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
    let change = |&seq: &u64| {
        let entry = entry(connection, seq)?.ok_or_else(|| Error::damaged("journal"))?;
        Ok(entry.change)
    };
    let back = was[shared..].iter().rev().map(|seq| change(seq).map(Change::invert));
    let forth = is[shared..].iter().map(change);
    Ok(Change::squash_all(back.chain(forth).collect::<Result<Vec<Change>>>()?))
}

/// The number of the entry the history begins with: the last first import.
pub(crate) fn base(connection: &Connection) -> Result<u64> {
    let sql = "SELECT max(seq) FROM journal WHERE kind = 'base'";
    let base: Option<i64> = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    base.map(|seq| seq as u64).ok_or_else(|| Error::damaged("journal"))
}

/// When an entry was made.
pub(crate) fn moment_of(connection: &Connection, seq: u64) -> Result<Option<Moment>> {
    let mut statement = connection.prepare_cached("SELECT at FROM journal WHERE seq = ?1")?;
    Ok(statement.query_row([seq as i64], |row| row.get(0)).optional()?)
}
