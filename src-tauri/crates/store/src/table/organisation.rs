//! `organisation`: one row, there from the start.

use crate::error::Result;
use rusqlite::Connection;
use simpul_model::{Organisation, SpanLimits};

pub(crate) fn read(connection: &Connection) -> Result<Organisation> {
    let sql = "SELECT name, span_narrow, span_wide FROM organisation WHERE id = 1";
    let row = connection.query_row(sql, [], |row| {
        let spans = SpanLimits { narrow: row.get(1)?, wide: row.get(2)? };
        Ok(Organisation { name: row.get(0)?, spans })
    })?;
    Ok(row)
}

pub(crate) fn write(connection: &Connection, organisation: &Organisation) -> Result<()> {
    let Organisation { name, spans } = organisation;
    let sql = "UPDATE organisation SET name = ?1, span_narrow = ?2, span_wide = ?3 WHERE id = 1";
    connection.execute(sql, (name, spans.narrow, spans.wide))?;
    Ok(())
}
