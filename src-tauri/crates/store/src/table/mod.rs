//! The tables of the file, one a module: its columns beside the mapping of its rows, both ways.
//!
//! A table names its columns once; the statements follow from that list, so that a column cannot be written
//! and not read. Link tables (custom values, processes of a need ...) hold `owner, key` and perhaps a value,
//! and are read in one pass beside their owners. Reads are ordered by id, always.

mod answer;
mod assignment;
mod channel;
mod decision;
mod dotted_line;
mod field;
mod finding;
mod item;
mod need;
mod need_set;
pub(crate) mod organisation;
mod person;
mod position;
mod process;
mod question;
mod round;
mod topic;
mod unit;

use crate::cells::{Binding, Cells};
use crate::error::{Error, Result};
use rusqlite::{CachedStatement, Connection};
use simpul_model::{Record, RecordRef};

/// A record that has a table.
pub(crate) trait Stored: Record {
    /// The table's name.
    const TABLE: &'static str;
    /// Its columns after `id`, in the order of `bind` and `read`.
    const COLUMNS: &'static [&'static str];
    /// Its link tables, in the order of `links` and `link`.
    const LINKS: &'static [Link] = &[];

    /// Which record this is.
    fn record(&self) -> RecordRef;

    /// Writes the columns.
    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()>;

    /// Reads the columns; nothing for a row that this program cannot understand and leaves alone.
    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>>;

    /// The rows of link table number `of`.
    fn links(&self, _of: usize) -> Vec<(u64, Option<&str>)> {
        Vec::new()
    }

    /// Takes in a row of link table number `of`; rows come in the order of their keys.
    fn link(&mut self, _of: usize, _key: u64, _value: Option<String>) {}
}

/// A link table: its name, the columns of owner and key, and the column of the value if it has one.
pub(crate) struct Link {
    pub(crate) table: &'static str,
    pub(crate) owner: &'static str,
    pub(crate) key: &'static str,
    pub(crate) value: Option<&'static str>,
}

/// Adds rows to a table and its links, with statements prepared once.
pub(crate) struct Inserter<'c> {
    row: CachedStatement<'c>,
    links: Vec<CachedStatement<'c>>,
}

impl<'c> Inserter<'c> {
    pub(crate) fn new<T: Stored>(connection: &'c Connection) -> Result<Self> {
        let columns = T::COLUMNS.join(", ");
        let values: String = (2..T::COLUMNS.len() + 2).map(|n| format!(", ?{n}")).collect();
        let sql = format!("INSERT INTO {} (id, {columns}) VALUES (?1{values})", T::TABLE);
        Ok(Self { row: connection.prepare_cached(&sql)?, links: link_inserts::<T>(connection)? })
    }

    pub(crate) fn insert<T: Stored>(&mut self, row: &T) -> Result<()> {
        execute(&mut self.row, row)
            .and_then(|_| insert_links(&mut self.links, row))
            .map_err(|e| e.at(row.record()))
    }
}

/// Changes rows of a table and its links.
pub(crate) struct Updater<'c> {
    row: CachedStatement<'c>,
    clear: Vec<CachedStatement<'c>>,
    links: Vec<CachedStatement<'c>>,
}

impl<'c> Updater<'c> {
    pub(crate) fn new<T: Stored>(connection: &'c Connection) -> Result<Self> {
        let columns: Vec<String> =
            T::COLUMNS.iter().zip(2..).map(|(column, n)| format!("{column} = ?{n}")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ?1", T::TABLE, columns.join(", "));
        let clear = T::LINKS.iter().map(|link| {
            connection.prepare_cached(&format!("DELETE FROM {} WHERE {} = ?1", link.table, link.owner))
        });
        Ok(Self {
            row: connection.prepare_cached(&sql)?,
            clear: clear.collect::<rusqlite::Result<_>>()?,
            links: link_inserts::<T>(connection)?,
        })
    }

    /// Refused with [`Error::ChangedMeanwhile`] when the row is not there.
    pub(crate) fn update<T: Stored>(&mut self, before: &T, after: &T) -> Result<()> {
        let record = after.record();
        if execute(&mut self.row, after).map_err(|e| e.at(record))? != 1 {
            return Err(Error::ChangedMeanwhile);
        }
        if (0..T::LINKS.len()).all(|of| before.links(of) == after.links(of)) {
            return Ok(());
        }
        for clear in &mut self.clear {
            clear.execute([record.raw() as i64])?;
        }
        insert_links(&mut self.links, after).map_err(|e| e.at(record))
    }
}

/// Removes a row; its links go with it. Refused with [`Error::ChangedMeanwhile`] when it is not there.
pub(crate) fn delete<T: Stored>(connection: &Connection, rows: &[&T]) -> Result<()> {
    let mut statement = connection.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", T::TABLE))?;
    for row in rows {
        let gone =
            statement.execute([row.record().raw() as i64]).map_err(|e| Error::from(e).at(row.record()))?;
        if gone != 1 {
            return Err(Error::ChangedMeanwhile);
        }
    }
    Ok(())
}

/// Every row of a table, by id, and the ids of those that were left alone.
pub(crate) fn read_all<T: Stored>(connection: &Connection) -> Result<(Vec<T>, Vec<u64>)> {
    let sql = format!("SELECT id, {} FROM {} ORDER BY id", T::COLUMNS.join(", "), T::TABLE);
    let mut statement = connection.prepare(&sql)?;
    let mut cursor = statement.query([])?;
    let (mut rows, mut ids, mut left) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(row) = cursor.next()? {
        let id = row.get::<_, i64>(0)? as u64;
        match T::read(id, &mut Cells::of(row, 1))? {
            Some(row) => {
                rows.push(row);
                ids.push(id);
            }
            None => left.push(id),
        }
    }
    for (of, link) in T::LINKS.iter().enumerate() {
        read_links(connection, of, link, &ids, &mut rows)?;
    }
    Ok((rows, left))
}

fn read_links<T: Stored>(
    connection: &Connection,
    of: usize,
    link: &Link,
    ids: &[u64],
    rows: &mut [T],
) -> Result<()> {
    let Link { table, owner, key, .. } = link;
    let value = link.value.unwrap_or("NULL");
    let sql = format!("SELECT {owner}, {key}, {value} FROM {table} ORDER BY {owner}, {key}");
    let mut statement = connection.prepare(&sql)?;
    let mut cursor = statement.query([])?;
    let mut at = 0;
    while let Some(row) = cursor.next()? {
        let owner = row.get::<_, i64>(0)? as u64;
        while at < ids.len() && ids[at] != owner {
            at += 1;
        }
        let Some(record) = rows.get_mut(at) else {
            return Err(Error::damaged(*table));
        };
        record.link(of, row.get::<_, i64>(1)? as u64, row.get(2)?);
    }
    Ok(())
}

fn execute<T: Stored>(statement: &mut CachedStatement<'_>, row: &T) -> Result<usize> {
    let mut binding = Binding::of(statement);
    binding.put(row.record().raw() as i64)?;
    row.bind(&mut binding)?;
    debug_assert_eq!(binding.count(), T::COLUMNS.len() + 1, "{} binds every column", T::TABLE);
    Ok(statement.raw_execute()?)
}

fn link_inserts<'c, T: Stored>(connection: &'c Connection) -> Result<Vec<CachedStatement<'c>>> {
    let prepare = |link: &Link| {
        let Link { table, owner, key, .. } = link;
        connection.prepare_cached(&match link.value {
            Some(value) => format!("INSERT INTO {table} ({owner}, {key}, {value}) VALUES (?1, ?2, ?3)"),
            None => format!("INSERT INTO {table} ({owner}, {key}) VALUES (?1, ?2)"),
        })
    };
    Ok(T::LINKS.iter().map(prepare).collect::<rusqlite::Result<_>>()?)
}

fn insert_links<T: Stored>(statements: &mut [CachedStatement<'_>], row: &T) -> Result<()> {
    let owner = row.record().raw() as i64;
    for (of, statement) in statements.iter_mut().enumerate() {
        for (key, value) in row.links(of) {
            match value {
                Some(value) => statement.execute((owner, key as i64, value))?,
                None => statement.execute((owner, key as i64))?,
            };
        }
    }
    Ok(())
}
