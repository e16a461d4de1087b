//! `organisation`: one row, there from the start.

use crate::error::Result;
use rusqlite::Connection;
use simpul_model::Organisation;

pub(crate) fn read(connection: &Connection) -> Result<Organisation> {
    let name = connection.query_row("SELECT name FROM organisation WHERE id = 1", [], |row| row.get(0))?;
    Ok(Organisation { name })
}

pub(crate) fn write(connection: &Connection, organisation: &Organisation) -> Result<()> {
    connection.execute("UPDATE organisation SET name = ?1 WHERE id = 1", [&organisation.name])?;
    Ok(())
}
