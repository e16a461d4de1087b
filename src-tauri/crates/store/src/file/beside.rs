//! What an open file keeps beside the organisation: its past, named versions, scenarios.

use super::{File, written_whole};
use crate::error::{Error, Result};
use crate::journal::{self, JournalEntry};
use crate::portrait::{self, Kept};
use crate::scenario::{self, Scenario, Steps, Version};
use simpul_model::{Change, Moment};

impl File {
    /// The change from the state after entry `from` of the history to the state after entry `to`. Linear in
    /// the entries and in the rows of the changes that stand at one of the two alone.
    ///
    /// Refused with [`Error::BeforeBase`] before [`File::base`].
    pub fn between(&self, from: u64, to: u64) -> Result<Change> {
        journal::between(&self.connection, from, to)
    }

    /// The number of the earliest entry whose state can be shown.
    pub fn base(&self) -> Result<u64> {
        journal::base(&self.connection)
    }

    /// When an entry of the history was made; nothing where there is none of this number.
    pub fn moment_of(&self, seq: u64) -> Result<Option<Moment>> {
        journal::moment_of(&self.connection, seq)
    }

    /// The named versions, in the order of the history.
    pub fn versions(&self) -> Result<Vec<Version>> {
        scenario::versions(&self.connection)
    }

    /// Names an entry of the history.
    pub fn add_version(&mut self, version: &Version) -> Result<()> {
        self.beside(|connection| scenario::add_version(connection, version))
    }

    /// Takes a name away; the history stays.
    pub fn remove_version(&mut self, id: u64) -> Result<()> {
        self.beside(|connection| scenario::remove_version(connection, id))
    }

    /// The scenarios, oldest first.
    pub fn scenarios(&self) -> Result<Vec<Scenario>> {
        scenario::scenarios(&self.connection)
    }

    /// Begins a scenario without steps.
    pub fn add_scenario(&mut self, scenario: &Scenario) -> Result<()> {
        self.beside(|connection| scenario::add_scenario(connection, scenario))
    }

    /// Gives a scenario another name.
    pub fn rename_scenario(&mut self, id: u64, name: &str) -> Result<()> {
        self.beside(|connection| scenario::rename_scenario(connection, id, name))
    }

    /// Removes a scenario with its steps.
    pub fn remove_scenario(&mut self, id: u64) -> Result<()> {
        self.beside(|connection| scenario::remove_scenario(connection, id))
    }

    /// The steps of a scenario. Linear.
    pub fn steps(&self, scenario: u64) -> Result<Steps> {
        scenario::steps(&self.connection, scenario)
    }

    /// Adds a step to a scenario; those taken back can no longer be made again.
    pub fn add_step(&mut self, scenario: u64, entry: &JournalEntry, change: &Change) -> Result<()> {
        self.add_step_with(scenario, entry, change, &mut std::iter::empty())
    }

    /// The same for a change that names pictures, as in [`File::commit_with`].
    pub fn add_step_with(
        &mut self,
        scenario: u64,
        entry: &JournalEntry,
        change: &Change,
        pictures: &mut dyn Iterator<Item = std::io::Result<Kept>>,
    ) -> Result<()> {
        self.beside(|connection| {
            portrait::keep(connection, pictures)?;
            scenario::add_step(connection, scenario, entry, change)
        })
    }

    /// Takes back the last step of a scenario that stands.
    pub fn undo_step(&mut self, scenario: u64) -> Result<()> {
        self.beside(|connection| scenario::mark_step(connection, scenario, true))
    }

    /// Makes the step taken back last again.
    pub fn redo_step(&mut self, scenario: u64) -> Result<()> {
        self.beside(|connection| scenario::mark_step(connection, scenario, false))
    }

    /// Writes in one transaction, on the history as it is known here.
    fn beside(&mut self, write: impl FnOnce(&rusqlite::Connection) -> Result<()>) -> Result<()> {
        let revision = self.cursor.revision;
        written_whole(&mut self.connection, &self.lease, |transaction| {
            if journal::revision(transaction)? != revision {
                return Err(Error::ChangedMeanwhile);
            }
            write(transaction)
        })
    }
}
