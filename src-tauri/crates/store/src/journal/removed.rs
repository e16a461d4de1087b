//! Who removed a record by hand, and when.

use super::{Cursor, unpack};
use crate::error::Result;
use crate::migration::MIGRATIONS;
use rusqlite::{Connection, OptionalExtension};
use simpul_model::{Moment, Position};
use std::collections::BTreeSet;

/// A position that somebody removed by an edit that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct RemovedPosition {
    /// As it was last.
    pub position: Position,
    /// Who removed it.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// The last removals of positions that bear these external ids, the newest first. What an import took away, or
/// what was taken back since, is none. Linear in the edits since the oldest of them.
pub(crate) fn removed(
    connection: &Connection,
    cursor: &Cursor,
    mut wanted: BTreeSet<&str>,
) -> Result<Vec<RemovedPosition>> {
    let sql = "SELECT at, by, schema, change FROM journal WHERE seq = ?1 AND kind = 'edit'";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = Vec::new();
    for &seq in cursor.undo.iter().rev() {
        if wanted.is_empty() {
            break;
        }
        let entry = statement
            .query_row([seq as i64], |row| {
                Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get::<_, Vec<u8>>(3)?))
            })
            .optional()?;
        let Some((at, by, schema, change)) = entry else { continue };
        for row in unpack(&change, schema, MIGRATIONS)?.removed {
            let simpul_model::Row::Position(position) = row else { continue };
            if position.external_id.as_deref().is_some_and(|id| wanted.remove(id)) {
                found.push(RemovedPosition { position, by: by.clone(), at });
            }
        }
    }
    Ok(found)
}
