//! What became of one record: the entries that touched it.

use super::{EntryKind, JournalEntry, LogLine, args_of, inflated, read};
use crate::error::{Error, Result};
use crate::migration::MIGRATIONS;
use rusqlite::Connection;
use simpul_model::{Change, Named, RecordRef, UnitId};

/// The newest entries that touched a record, newest first, each with its part of the change. What took one of them
/// back, or made it again, is no line of its own but shows in it. Linear in the history; only entries in which the
/// record's id stands are read as changes.
pub(crate) fn of_record(
    connection: &Connection,
    record: RecordRef,
    limit: usize,
) -> Result<Vec<(LogLine, Change)>> {
    // Every kind writes its ids alike; the organisation has none.
    let id = serde_json::to_string(&UnitId::from_raw(record.raw())).map_err(|_| Error::damaged("journal"))?;
    let id = Some(id).filter(|_| record != RecordRef::Organisation);
    let mut statement = connection.prepare_cached(
        "SELECT seq, at, by, name_code, name_args, kind, schema, change,
            (SELECT kind FROM journal AS later WHERE later.target = journal.seq ORDER BY seq DESC LIMIT 1)
         FROM journal WHERE target IS NULL AND change IS NOT NULL ORDER BY seq DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if found.len() == limit {
            break;
        }
        let json = inflated(&row.get::<_, Vec<u8>>(7)?)?;
        if id.as_ref().is_some_and(|id| !json.contains(id)) {
            continue;
        }
        let change = only(read(json.as_bytes(), row.get(6)?, MIGRATIONS)?, record);
        if change.is_empty() {
            continue;
        }
        let entry = JournalEntry {
            at: row.get(1)?,
            by: row.get(2)?,
            name: Named { code: row.get(3)?, args: args_of(&row.get::<_, String>(4)?)? },
            kind: EntryKind::of(&row.get::<_, String>(5)?, None)?,
        };
        let undone = row.get::<_, Option<String>>(8)?.as_deref() == Some("undo");
        found.push((LogLine { seq: row.get::<_, i64>(0)? as u64, entry, undone }, change));
    }
    Ok(found)
}

fn only(mut change: Change, record: RecordRef) -> Change {
    change.added.retain(|row| row.record() == record);
    change.removed.retain(|row| row.record() == record);
    change.updated.retain(|(_, row)| row.record() == record);
    change
}
