//! `item`: what can be needed.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::code::Code;
use crate::error::Result;
use simpul_model::{Item, ItemId, RecordRef};

impl Stored for Item {
    const TABLE: &'static str = "item";
    const COLUMNS: &'static [&'static str] = &["name", "kind"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.name)?;
        to.put(self.kind.code())
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self { id: ItemId::from_raw(id), name: from.take()?, kind: from.code()? }))
    }
}
