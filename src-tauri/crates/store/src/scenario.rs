//! Named versions and scenarios: what the file keeps beside the organisation and its history.
//!
//! A version names an entry of the history. A scenario is a list of changes that are made on no state of the
//! file: whoever opens it makes them on the state there is then. Its own undo is a mark on the steps at its
//! end, so it survives closing as well.

use crate::error::{Error, Result};
use crate::journal::{JournalEntry, args_of, pack, unpack};
use crate::migration::{MIGRATIONS, newest};
use rusqlite::Connection;
use simpul_model::{Change, Moment, Named};

/// A name for the organisation as it stood after an entry of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: u64,
    /// The entry.
    pub seq: u64,
    /// What it is called.
    pub name: String,
    /// Who named it.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// A what-if beside the organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: u64,
    /// What it is called.
    pub name: String,
    /// The newest entry of the history when it was begun.
    pub base: u64,
    /// Who began it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Steps that stand; told by the file.
    pub steps: u32,
}

/// Something done in a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// What it is called.
    pub name: Named,
    /// What it did to the state it was made on.
    pub change: Change,
}

/// The steps of a scenario.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Steps {
    /// Those that stand, oldest first.
    pub standing: Vec<Step>,
    /// Those taken back, in the order in which they would be made again.
    pub undone: Vec<Step>,
}

pub(crate) fn versions(connection: &Connection) -> Result<Vec<Version>> {
    let mut statement =
        connection.prepare_cached("SELECT id, seq, name, by, at FROM version ORDER BY seq, id")?;
    let rows = statement.query_map([], |row| {
        Ok(Version {
            id: row.get::<_, i64>(0)? as u64,
            seq: row.get::<_, i64>(1)? as u64,
            name: row.get(2)?,
            by: row.get(3)?,
            at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add_version(connection: &Connection, version: &Version) -> Result<()> {
    let Version { id, seq, name, by, at } = version;
    let sql = "INSERT INTO version (id, seq, name, by, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute((*id as i64, *seq as i64, name, by, at))?;
    Ok(())
}

pub(crate) fn remove_version(connection: &Connection, id: u64) -> Result<()> {
    one(connection.prepare_cached("DELETE FROM version WHERE id = ?1")?.execute([id as i64])?)
}

pub(crate) fn scenarios(connection: &Connection) -> Result<Vec<Scenario>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, name, base, by, at,
            (SELECT count(*) FROM scenario_step WHERE scenario = scenario.id AND undone = 0)
         FROM scenario ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Scenario {
            id: row.get::<_, i64>(0)? as u64,
            name: row.get(1)?,
            base: row.get::<_, i64>(2)? as u64,
            by: row.get(3)?,
            at: row.get(4)?,
            steps: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn add_scenario(connection: &Connection, scenario: &Scenario) -> Result<()> {
    let Scenario { id, name, base, by, at, steps: _ } = scenario;
    let sql = "INSERT INTO scenario (id, name, base, by, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute((*id as i64, name, *base as i64, by, at))?;
    Ok(())
}

pub(crate) fn rename_scenario(connection: &Connection, id: u64, name: &str) -> Result<()> {
    let sql = "UPDATE scenario SET name = ?2 WHERE id = ?1";
    one(connection.prepare_cached(sql)?.execute((id as i64, name))?)
}

pub(crate) fn remove_scenario(connection: &Connection, id: u64) -> Result<()> {
    one(connection.prepare_cached("DELETE FROM scenario WHERE id = ?1")?.execute([id as i64])?)
}

/// The steps of a scenario with their changes. Linear.
pub(crate) fn steps(connection: &Connection, scenario: u64) -> Result<Steps> {
    let mut statement = connection.prepare_cached(
        "SELECT at, by, name_code, name_args, schema, undone, change FROM scenario_step
         WHERE scenario = ?1 ORDER BY place",
    )?;
    let mut rows = statement.query([scenario as i64])?;
    let mut steps = Steps::default();
    while let Some(row) = rows.next()? {
        let name = Named { code: row.get(2)?, args: args_of(&row.get::<_, String>(3)?)? };
        let change = unpack(&row.get::<_, Vec<u8>>(6)?, row.get(4)?, MIGRATIONS)?;
        let step = Step { at: row.get(0)?, by: row.get(1)?, name, change };
        if row.get(5)? { steps.undone.push(step) } else { steps.standing.push(step) }
    }
    Ok(steps)
}

/// Adds a step; those taken back are gone then.
pub(crate) fn add_step(
    connection: &Connection,
    scenario: u64,
    entry: &JournalEntry,
    change: &Change,
) -> Result<()> {
    let taken_back = "DELETE FROM scenario_step WHERE scenario = ?1 AND undone = 1";
    connection.prepare_cached(taken_back)?.execute([scenario as i64])?;
    let args = serde_json::to_string(&entry.name.args).map_err(|_| Error::damaged("scenario_step"))?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO scenario_step (scenario, place, at, by, name_code, name_args, schema, undone, change)
         VALUES (?1, (SELECT coalesce(max(place), 0) + 1 FROM scenario_step WHERE scenario = ?1),
            ?2, ?3, ?4, ?5, ?6, 0, ?7)",
    )?;
    let row =
        (scenario as i64, entry.at, &entry.by, &entry.name.code, args, newest(MIGRATIONS), pack(change)?);
    statement.execute(row)?;
    Ok(())
}

/// Takes the last step that stands back, or makes the first taken back again.
pub(crate) fn mark_step(connection: &Connection, scenario: u64, undone: bool) -> Result<()> {
    let which = if undone { "max(place)" } else { "min(place)" };
    let sql = format!(
        "UPDATE scenario_step SET undone = ?2 WHERE scenario = ?1 AND place =
            (SELECT {which} FROM scenario_step WHERE scenario = ?1 AND undone = ?3)"
    );
    one(connection.prepare_cached(&sql)?.execute((scenario as i64, undone, !undone))?)
}

fn one(rows: usize) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::ChangedMeanwhile) }
}
