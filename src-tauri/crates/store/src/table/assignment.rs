//! `assignment`: who holds what, from when until when.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Assignment, AssignmentId, PersonId, PositionId, RecordRef};

impl Stored for Assignment {
    const TABLE: &'static str = "assignment";
    const COLUMNS: &'static [&'static str] =
        &["person", "position", "share", "acting", "first_day", "last_day", "imported"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.id(self.person.raw())?;
        to.id(self.position.raw())?;
        to.put(self.share)?;
        to.put(self.acting)?;
        to.date(self.from)?;
        to.date(self.until)?;
        to.json(self.imported.as_deref())
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: AssignmentId::from_raw(id),
            person: from.id(PersonId::from_raw)?,
            position: from.id(PositionId::from_raw)?,
            share: from.take()?,
            acting: from.take()?,
            from: from.date()?,
            until: from.date()?,
            imported: from.json()?.map(Box::new),
        }))
    }
}
