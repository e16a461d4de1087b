//! `need_set`: needs that were said at once.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Members, NeedSet, NeedSetId, RecordRef, UnitId};

impl Stored for NeedSet {
    const TABLE: &'static str = "need_set";
    const COLUMNS: &'static [&'static str] =
        &["customers_level", "customers_under", "suppliers_level", "suppliers_under"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        for side in [self.customers, self.suppliers] {
            let (level, under) = match side {
                Members::These => (None, None),
                Members::Level(level) => (Some(level), None),
                Members::Under(unit) => (None, Some(unit.raw())),
            };
            to.put(level)?;
            to.maybe_id(under)?;
        }
        Ok(())
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self { id: NeedSetId::from_raw(id), customers: side(from)?, suppliers: side(from)? }))
    }
}

fn side(from: &mut Cells<'_>) -> Result<Members> {
    let level = from.take::<Option<u32>>()?;
    let under = from.maybe_id(UnitId::from_raw)?;
    Ok(match (level, under) {
        (Some(level), _) => Members::Level(level),
        (None, Some(unit)) => Members::Under(unit),
        (None, None) => Members::These,
    })
}
