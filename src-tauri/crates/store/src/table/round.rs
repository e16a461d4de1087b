//! `round`: reviews that were begun, with what was found then.

use super::Stored;
use super::decision::{level_of, level_text};
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{ProcessId, RecordRef, Round, RoundId, RoundItem, UnitId};

impl Stored for Round {
    const TABLE: &'static str = "round";
    const COLUMNS: &'static [&'static str] = &["name", "level", "branch", "process", "found", "by", "at"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.name)?;
        to.put(level_text(self.level))?;
        to.maybe_id(self.branch.map(UnitId::raw))?;
        to.maybe_id(self.process.map(ProcessId::raw))?;
        to.json(Some(&self.found))?;
        to.put(&self.by)?;
        to.put(self.at)
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        let name = from.take()?;
        let level = level_of(&from.take::<String>()?).ok_or_else(|| from.wrong())?;
        Ok(Some(Self {
            id: RoundId::from_raw(id),
            name,
            level,
            branch: from.maybe_id(UnitId::from_raw)?,
            process: from.maybe_id(ProcessId::from_raw)?,
            found: from.json::<Vec<RoundItem>>()?.unwrap_or_default(),
            by: from.take()?,
            at: from.take()?,
        }))
    }
}
