//! `portrait`: pictures of people by name. Documents, changes and the history hold the names alone.

use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension};
use simpul_model::Portrait;
use std::path::Path;

/// A picture on its way into the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What names it.
    pub name: Portrait,
    /// A JPEG.
    pub bytes: Vec<u8>,
}

/// Adds those that are not there yet. A picture that cannot be had stops it.
pub(crate) fn keep(to: &Connection, pictures: &mut dyn Iterator<Item = std::io::Result<Kept>>) -> Result<()> {
    let sql = "INSERT INTO portrait (name, bytes) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING";
    let mut statement = to.prepare_cached(sql)?;
    for picture in pictures {
        let Kept { name, bytes } = picture.map_err(|source| Error::io(Path::new("portrait"), source))?;
        statement.execute((name.to_string(), bytes))?;
    }
    Ok(())
}

/// One of them; nothing where the file has none of this name.
pub(crate) fn read(from: &Connection, name: Portrait) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT bytes FROM portrait WHERE name = ?1";
    let found = from.prepare_cached(sql)?.query_row([name.to_string()], |row| row.get(0));
    Ok(found.optional()?)
}
