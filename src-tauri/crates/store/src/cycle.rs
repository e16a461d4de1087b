//! The check that no unit and no position stands below itself, once a transaction.
//!
//! One statement climbs from the touched rows to their roots, visiting each ancestor once (`UNION` drops what
//! was seen), so a chain of 100,000 touched rows costs what it is long. The circle, if there is one, lies
//! among what was visited.

use crate::error::{Error, Result};
use rusqlite::Connection;
use simpul_model::{Change, RecordKind, RecordRef, Row};
use std::collections::HashMap;

/// Refuses with [`Error::Cycle`] when a row that `change` added or moved stands below itself.
pub(crate) fn refuse_cycles(connection: &Connection, change: &Change) -> Result<()> {
    let (mut units, mut positions) = (Vec::new(), Vec::new());
    for after in change.added.iter().chain(change.updated.iter().map(|(_, after)| after)) {
        match after {
            Row::Unit(unit) if unit.parent.is_some() => units.push(unit.id.raw() as i64),
            Row::Position(position) if position.manager.is_some() => positions.push(position.id.raw() as i64),
            _ => {}
        }
    }
    check(connection, RecordKind::Unit, UNITS_ABOVE, &units)?;
    check(connection, RecordKind::Position, POSITIONS_ABOVE, &positions)
}

const UNITS_ABOVE: &str = "
    WITH RECURSIVE above (id) AS (
        SELECT value FROM json_each(?1)
        UNION
        SELECT unit.parent FROM above JOIN unit ON unit.id = above.id WHERE unit.parent IS NOT NULL
    )
    SELECT unit.id, unit.parent FROM above JOIN unit ON unit.id = above.id ORDER BY unit.id";

const POSITIONS_ABOVE: &str = "
    WITH RECURSIVE above (id) AS (
        SELECT value FROM json_each(?1)
        UNION
        SELECT position.manager FROM above JOIN position ON position.id = above.id
        WHERE position.manager IS NOT NULL
    )
    SELECT position.id, position.manager FROM above JOIN position ON position.id = above.id
    ORDER BY position.id";

fn check(connection: &Connection, kind: RecordKind, above: &str, touched: &[i64]) -> Result<()> {
    if touched.is_empty() {
        return Ok(());
    }
    let touched = serde_json::Value::from(touched).to_string();
    let mut statement = connection.prepare_cached(above)?;
    let rows = statement.query_map([touched], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(i64, Option<i64>)> = rows.collect::<rusqlite::Result<_>>()?;
    match one_of_a_circle(&rows) {
        Some(id) => Err(Error::Cycle { record: RecordRef::from_parts(kind, id as u64) }),
        None => Ok(()),
    }
}

/// Follows each row's parents until the root or a row walked before; linear.
fn one_of_a_circle(rows: &[(i64, Option<i64>)]) -> Option<i64> {
    let parents: HashMap<i64, Option<i64>> = rows.iter().copied().collect();
    let mut walk_of = HashMap::with_capacity(rows.len());
    for (walk, &(start, _)) in rows.iter().enumerate() {
        let mut next = Some(start);
        while let Some(id) = next {
            match walk_of.get(&id) {
                Some(&earlier) if earlier == walk => return Some(id),
                Some(_) => break,
                None => walk_of.insert(id, walk),
            };
            next = parents.get(&id).copied().flatten();
        }
    }
    None
}
