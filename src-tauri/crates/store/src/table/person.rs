//! `person`: who may hold positions; with `person_custom`.

use super::{Link, Stored, field};
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Custom, Person, PersonId, RecordRef};

impl Stored for Person {
    const TABLE: &'static str = "person";
    const COLUMNS: &'static [&'static str] =
        &["external_id", "name", "email", "phone", "location", "status", "photo", "imported", "portrait"];
    const LINKS: &'static [Link] =
        &[Link { table: "person_custom", owner: "person", key: "field", value: Some("value") }];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.external_id)?;
        to.put(&self.name)?;
        to.put(&self.email)?;
        to.put(&self.phone)?;
        to.put(&self.location)?;
        to.put(&self.status)?;
        to.put(&self.photo)?;
        to.json(self.imported.as_deref())?;
        to.put(self.portrait.map(|name| name.to_string()))
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: PersonId::from_raw(id),
            external_id: from.take()?,
            name: from.take()?,
            email: from.take()?,
            phone: from.take()?,
            location: from.take()?,
            status: from.take()?,
            photo: from.take()?,
            custom: Custom::new(),
            imported: from.json()?.map(Box::new),
            portrait: from.portrait()?,
        }))
    }

    fn links(&self, _of: usize) -> Vec<(u64, Option<&str>)> {
        field::values(&self.custom)
    }

    fn link(&mut self, _of: usize, key: u64, value: Option<String>) {
        field::value(&mut self.custom, key, value);
    }
}
