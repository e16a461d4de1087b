//! `unit`: divisions, departments, teams, and parties outside; with `unit_custom`.

use super::{Link, Stored, field};
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Custom, PositionId, RecordRef, Unit, UnitId};

impl Stored for Unit {
    const TABLE: &'static str = "unit";
    const COLUMNS: &'static [&'static str] = &[
        "external_id",
        "name",
        "parent",
        "kind",
        "external",
        "archived",
        "purpose",
        "contact",
        "head",
        "place",
        "imported",
    ];
    const LINKS: &'static [Link] =
        &[Link { table: "unit_custom", owner: "unit", key: "field", value: Some("value") }];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.external_id)?;
        to.put(&self.name)?;
        to.maybe_id(self.parent.map(UnitId::raw))?;
        to.put(&self.kind)?;
        to.put(self.external)?;
        to.put(self.archived)?;
        to.put(&self.purpose)?;
        to.maybe_id(self.contact.map(PositionId::raw))?;
        to.maybe_id(self.head.map(PositionId::raw))?;
        to.put(self.order)?;
        to.json(self.imported.as_deref())
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: UnitId::from_raw(id),
            external_id: from.take()?,
            name: from.take()?,
            parent: from.maybe_id(UnitId::from_raw)?,
            kind: from.take()?,
            external: from.take()?,
            archived: from.take()?,
            purpose: from.take()?,
            contact: from.maybe_id(PositionId::from_raw)?,
            head: from.maybe_id(PositionId::from_raw)?,
            order: from.take()?,
            custom: Custom::new(),
            imported: from.json()?.map(Box::new),
        }))
    }

    fn links(&self, _of: usize) -> Vec<(u64, Option<&str>)> {
        field::values(&self.custom)
    }

    fn link(&mut self, _of: usize, key: u64, value: Option<String>) {
        field::value(&mut self.custom, key, value);
    }
}
