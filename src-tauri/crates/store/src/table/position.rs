//! `position`: seats, and who reports to whom; with `position_custom`.

use super::{Link, Stored, field};
use crate::cells::{Binding, Cells};
use crate::code::Code;
use crate::error::Result;
use simpul_model::{Custom, Position, PositionId, RecordRef, UnitId};

impl Stored for Position {
    const TABLE: &'static str = "position";
    const COLUMNS: &'static [&'static str] = &[
        "external_id",
        "title",
        "unit",
        "manager",
        "parked",
        "kind",
        "duties",
        "backup",
        "place",
        "imported",
        "seated",
    ];
    const LINKS: &'static [Link] =
        &[Link { table: "position_custom", owner: "position", key: "field", value: Some("value") }];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.external_id)?;
        to.put(&self.title)?;
        to.maybe_id(self.unit.map(UnitId::raw))?;
        to.maybe_id(self.manager.map(PositionId::raw))?;
        to.put(&self.parked)?;
        to.put(self.kind.code())?;
        to.put(&self.duties)?;
        to.maybe_id(self.backup.map(PositionId::raw))?;
        to.put(self.order)?;
        to.json(self.imported.as_deref())?;
        to.json(self.seated.as_ref())
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: PositionId::from_raw(id),
            external_id: from.take()?,
            title: from.take()?,
            unit: from.maybe_id(UnitId::from_raw)?,
            manager: from.maybe_id(PositionId::from_raw)?,
            parked: from.take()?,
            kind: from.code()?,
            duties: from.take()?,
            backup: from.maybe_id(PositionId::from_raw)?,
            order: from.take()?,
            custom: Custom::new(),
            imported: from.json()?.map(Box::new),
            seated: from.json()?,
        }))
    }

    fn links(&self, _of: usize) -> Vec<(u64, Option<&str>)> {
        field::values(&self.custom)
    }

    fn link(&mut self, _of: usize, key: u64, value: Option<String>) {
        field::value(&mut self.custom, key, value);
    }
}
