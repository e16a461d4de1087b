//! The schema by number: how a new file gets it, and how an older file is brought up to it.
//!
//! A migration is SQL that is never edited once released (its checksum stands in every file it made) and a
//! converter for the changes that older journals hold. A newer file is refused. An older one that is to be
//! changed is first copied aside and then migrated in one transaction; one that is read only stays as it is, and
//! a copy of it that nobody else sees is migrated.

use crate::connection::open_copy;
use crate::error::{Error, Result};
use crate::place::{as_text, free_name};
use rusqlite::Connection;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// One step of the schema.
pub(crate) struct Migration {
    /// The schema it leads to: one more than the one before.
    pub(crate) number: u32,
    /// What it does to the tables.
    pub(crate) sql: &'static str,
    /// Turns a change of the schema before, as JSON, into one of this schema.
    pub(crate) convert: fn(Value) -> Value,
}

/// Every migration, in order.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        sql: include_str!("../migrations/0001_initial.sql"),
        convert: std::convert::identity,
    },
    // What a change of schema 1 does not say about its rows reads as the defaults of the new columns.
    Migration {
        number: 2,
        sql: include_str!("../migrations/0002_figures_and_findings.sql"),
        convert: std::convert::identity,
    },
    Migration {
        number: 3,
        sql: include_str!("../migrations/0003_versions_and_scenarios.sql"),
        convert: std::convert::identity,
    },
    // Rows of older changes say nothing of what an import said.
    Migration {
        number: 4,
        sql: include_str!("../migrations/0004_imported.sql"),
        convert: std::convert::identity,
    },
    // And nothing of the options of the chart: it opens with the usual ones.
    Migration {
        number: 5,
        sql: include_str!("../migrations/0005_chart_options.sql"),
        convert: std::convert::identity,
    },
    // Nor of pictures of people: they had none.
    Migration {
        number: 6,
        sql: include_str!("../migrations/0006_portraits.sql"),
        convert: std::convert::identity,
    },
    // Nor of decisions: none were kept.
    Migration {
        number: 7,
        sql: include_str!("../migrations/0007_decisions.sql"),
        convert: std::convert::identity,
    },
    // Nor of working time: it was not known.
    Migration {
        number: 8,
        sql: include_str!("../migrations/0008_working_time.sql"),
        convert: std::convert::identity,
    },
    // Nor of open questions: none were kept.
    Migration {
        number: 9,
        sql: include_str!("../migrations/0009_open_questions.sql"),
        convert: std::convert::identity,
    },
    // Nor of the organisation's own words: it had none.
    Migration {
        number: 10,
        sql: include_str!("../migrations/0010_own_words.sql"),
        convert: std::convert::identity,
    },
    // Nor of views: none were kept.
    Migration {
        number: 11,
        sql: include_str!("../migrations/0011_views.sql"),
        convert: std::convert::identity,
    },
    // Nor of reviews: none were begun.
    Migration {
        number: 12,
        sql: include_str!("../migrations/0012_rounds.sql"),
        convert: std::convert::identity,
    },
    // Nor of sets of needs: each need was said by itself.
    Migration {
        number: 13,
        sql: include_str!("../migrations/0013_need_sets.sql"),
        convert: std::convert::identity,
    },
    Migration {
        number: 14,
        sql: include_str!("../migrations/0014_seated.sql"),
        convert: std::convert::identity,
    },
    // Nor of parts in topics: they had none but an owner.
    Migration {
        number: 15,
        sql: include_str!("../migrations/0015_parts.sql"),
        convert: std::convert::identity,
    },
];

/// The schema that a list of migrations leads to.
pub(crate) fn newest(migrations: &[Migration]) -> u32 {
    migrations.last().map_or(0, |migration| migration.number)
}

/// Gives an empty database the newest schema.
pub(crate) fn found(connection: &Connection, migrations: &[Migration]) -> Result<()> {
    apply(connection, migrations)
}

/// Brings a file up to the newest schema. Gives the copy made of it, if it was older.
pub(crate) fn bring_up(
    connection: &mut Connection,
    migrations: &[Migration],
    path: &Path,
) -> Result<Option<PathBuf>> {
    let Some(found) = older(connection, migrations)? else { return Ok(None) };
    let aside = free_name(path, &format!("v{found}-backup"));
    connection.execute("VACUUM INTO ?1", [as_text(&aside)?])?;
    migrate(connection, &migrations[found as usize..])?;
    Ok(Some(aside))
}

/// A copy of an older file in the newest schema, for who only reads it; nothing where it has that schema. O(size).
pub(crate) fn translated(connection: &Connection, migrations: &[Migration]) -> Result<Option<Connection>> {
    let Some(found) = older(connection, migrations)? else { return Ok(None) };
    let mut copy = open_copy(connection)?;
    migrate(&mut copy, &migrations[found as usize..])?;
    Ok(Some(copy))
}

/// The schema of a file, if it is an older one.
fn older(connection: &Connection, migrations: &[Migration]) -> Result<Option<u32>> {
    let found = connection.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))?;
    let found = u32::try_from(found).unwrap_or(0);
    let known = newest(migrations);
    if found > known {
        return Err(Error::NewerFile { found, known });
    }
    if found == 0 {
        return Err(Error::damaged("user_version"));
    }
    compare_checksums(connection, migrations, found)?;
    Ok((found < known).then_some(found))
}

fn migrate(connection: &mut Connection, steps: &[Migration]) -> Result<()> {
    // Rebuilding a table under live keys would take its children along.
    connection.pragma_update(None, "foreign_keys", false)?;
    let migrated = migrate_whole(connection, steps);
    connection.pragma_update(None, "foreign_keys", true)?;
    migrated
}

fn migrate_whole(connection: &mut Connection, steps: &[Migration]) -> Result<()> {
    let transaction = connection.transaction()?;
    apply(&transaction, steps)?;
    let broken: i64 =
        transaction.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        return Err(Error::DanglingReference { record: None });
    }
    Ok(transaction.commit()?)
}

fn apply(connection: &Connection, steps: &[Migration]) -> Result<()> {
    for step in steps {
        connection.execute_batch(step.sql)?;
        connection.execute(
            "INSERT INTO migration (number, checksum) VALUES (?1, ?2)",
            (step.number, checksum(step.sql)),
        )?;
        connection.pragma_update(None, "user_version", step.number)?;
    }
    Ok(())
}

fn compare_checksums(connection: &Connection, migrations: &[Migration], upto: u32) -> Result<()> {
    let mut statement = connection.prepare("SELECT checksum FROM migration ORDER BY number")?;
    let stored = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<u32>>>()?;
    let known = migrations.iter().take(upto as usize).map(|migration| checksum(migration.sql));
    if known.eq(stored) { Ok(()) } else { Err(Error::damaged("migration")) }
}

/// CRC-32 of the text, whatever its line ends: it guards against an edit by mistake, not against malice.
fn checksum(sql: &str) -> u32 {
    let mut crc = flate2::Crc::new();
    for line in sql.lines() {
        crc.update(line.as_bytes());
        crc.update(b"\n");
    }
    crc.sum()
}

#[cfg(test)]
mod tests;
