//! `process`: labels shared by needs.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Process, ProcessId, RecordRef};

impl Stored for Process {
    const TABLE: &'static str = "process";
    const COLUMNS: &'static [&'static str] = &["name"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.name)
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self { id: ProcessId::from_raw(id), name: from.take()? }))
    }
}
