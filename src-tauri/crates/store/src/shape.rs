//! What a file holds beyond what this program knows: reported, and left where it is.

use crate::error::{Error, Result};
use crate::migration::{MIGRATIONS, found};
use rusqlite::Connection;
use simpul_model::RecordRef;
use std::collections::{BTreeMap, BTreeSet};

/// Something in the file that this program does not know. It stays in the file, untouched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// A table, view or trigger.
    Table(String),
    /// A column of a table.
    Column {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// A record of a kind that a newer program may understand; it is not in the document.
    Record(RecordRef),
}

/// Compares a file with the schema as this program founds it. A missing table or column is damage.
pub(crate) fn unknown_shape(connection: &Connection) -> Result<Vec<Unknown>> {
    let reference = Connection::open_in_memory()?;
    found(&reference, MIGRATIONS)?;
    let (expected, present) = (columns(&reference)?, columns(connection)?);
    for (table, columns) in &expected {
        if present.get(table).is_none_or(|present| !columns.is_subset(present)) {
            return Err(Error::damaged(table));
        }
    }
    let mut unknown = Vec::new();
    for (table, columns) in present {
        match expected.get(&table) {
            None => unknown.push(Unknown::Table(table)),
            Some(known) => unknown.extend(
                columns
                    .difference(known)
                    .map(|column| Unknown::Column { table: table.clone(), column: column.clone() }),
            ),
        }
    }
    Ok(unknown)
}

fn columns(connection: &Connection) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut statement = connection.prepare(
        "SELECT entry.name, column.name
         FROM sqlite_schema AS entry LEFT JOIN pragma_table_xinfo(entry.name) AS column
         WHERE entry.type <> 'index' AND entry.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )?;
    let mut rows = statement.query([])?;
    let mut columns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        columns.entry(row.get(0)?).or_default().extend(row.get::<_, Option<String>>(1)?);
    }
    Ok(columns)
}
