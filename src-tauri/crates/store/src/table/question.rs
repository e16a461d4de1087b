//! `question`: what was asked and found nobody, and ways that reached nobody.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Asking, OpenQuestion, QuestionId, RecordRef, TopicId};

impl Stored for OpenQuestion {
    const TABLE: &'static str = "question";
    const COLUMNS: &'static [&'static str] = &["text", "asked", "topic", "unreached"];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.text)?;
        to.json(Some(&self.asked))?;
        to.maybe_id(self.topic.map(TopicId::raw))?;
        to.json(self.unreached.as_ref())
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: QuestionId::from_raw(id),
            text: from.take()?,
            asked: from.json::<Vec<Asking>>()?.unwrap_or_default(),
            topic: from.maybe_id(TopicId::from_raw)?,
            unreached: from.json()?,
        }))
    }
}
