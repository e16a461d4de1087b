//! `channel`: ways to reach a unit, position or person.

use super::Stored;
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{Channel, ChannelId, RecordRef, TopicId};

impl Stored for Channel {
    const TABLE: &'static str = "channel";
    const COLUMNS: &'static [&'static str] = &[
        "owner_unit",
        "owner_position",
        "owner_person",
        "kind",
        "address",
        "hours",
        "purpose",
        "place",
        "confirmed_by",
        "confirmed_at",
        "topic",
    ];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.party(Some(self.owner))?;
        to.put(&self.kind)?;
        to.put(&self.address)?;
        to.put(&self.hours)?;
        to.put(&self.purpose)?;
        to.put(self.order)?;
        to.confirmation(self.confirmed.as_ref())?;
        to.maybe_id(self.topic.map(TopicId::raw))
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: ChannelId::from_raw(id),
            owner: from.party()?.ok_or_else(|| from.wrong())?,
            kind: from.take()?,
            address: from.take()?,
            hours: from.take()?,
            purpose: from.take()?,
            order: from.take()?,
            confirmed: from.confirmation()?,
            topic: from.maybe_id(TopicId::from_raw)?,
        }))
    }
}
