//! `dotted_line`: second reporting lines.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{DottedLine, DottedLineId, PositionId, RecordRef};

impl Stored for DottedLine {
    const TABLE: &'static str = "dotted_line";
    const COLUMNS: &'static [&'static str] = &["from_position", "to_position", "label"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.id(self.from.raw())?;
        to.id(self.to.raw())?;
        to.put(&self.label)
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: DottedLineId::from_raw(id),
            from: from.id(PositionId::from_raw)?,
            to: from.id(PositionId::from_raw)?,
            label: from.take()?,
        }))
    }
}
