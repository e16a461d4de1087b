//! `field`: the fields that the company added.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::code::Code;
use crate::error::Result;
use simpul_model::{Custom, Field, FieldId, RecordRef};

impl Stored for Field {
    const TABLE: &'static str = "field";
    const COLUMNS: &'static [&'static str] = &["owner", "name", "value_type", "private", "place"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(self.owner.code())?;
        to.put(&self.name)?;
        to.put(self.value_type.code())?;
        to.put(self.private)?;
        to.put(self.order)
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: FieldId::from_raw(id),
            owner: from.code()?,
            name: from.take()?,
            value_type: from.code()?,
            private: from.take()?,
            order: from.take()?,
        }))
    }
}

/// The rows of a table of custom values.
pub(super) fn values(custom: &Custom) -> Vec<(u64, Option<&str>)> {
    custom.iter().map(|(field, value)| (field.raw(), Some(value.as_str()))).collect()
}

/// Takes in such a row.
pub(super) fn value(custom: &mut Custom, field: u64, value: Option<String>) {
    custom.insert(FieldId::from_raw(field), value.unwrap_or_default());
}
