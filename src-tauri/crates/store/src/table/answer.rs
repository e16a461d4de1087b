//! `answer`: what was answered about one-way pairs; with `answer_need`.

use super::{Link, Stored};
use crate::cells::{Binding, Cells};
use crate::code::Code;
use crate::error::Result;
use simpul_model::{AnswerId, NeedId, OneWayAnswer, RecordRef, UnitId};

impl Stored for OneWayAnswer {
    const TABLE: &'static str = "answer";
    const COLUMNS: &'static [&'static str] = &["one_unit", "other_unit", "answer", "by", "at"];
    const LINKS: &'static [Link] =
        &[Link { table: "answer_need", owner: "answer", key: "need", value: None }];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.id(self.units.0.raw())?;
        to.id(self.units.1.raw())?;
        to.put(self.answer.code())?;
        to.put(&self.by)?;
        to.put(self.at)
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: AnswerId::from_raw(id),
            units: (from.id(UnitId::from_raw)?, from.id(UnitId::from_raw)?),
            answer: from.code()?,
            by: from.take()?,
            at: from.take()?,
            needs_seen: Vec::new(),
        }))
    }

    fn links(&self, _of: usize) -> Vec<(u64, Option<&str>)> {
        self.needs_seen.iter().map(|id| (id.raw(), None)).collect()
    }

    fn link(&mut self, _of: usize, key: u64, _value: Option<String>) {
        self.needs_seen.push(NeedId::from_raw(key));
    }
}
