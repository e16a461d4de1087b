//! `topic`: what people ask about; with `topic_synonym`.

use super::{Link, Stored};
use crate::cells::{Binding, Cells};
use crate::error::Result;
use simpul_model::{RecordRef, Topic, TopicId};

impl Stored for Topic {
    const TABLE: &'static str = "topic";
    const COLUMNS: &'static [&'static str] = &[
        "external_id",
        "name",
        "owner_unit",
        "owner_position",
        "owner_person",
        "backup_unit",
        "backup_position",
        "backup_person",
        "reply_within",
        "send_along",
        "confirmed_by",
        "confirmed_at",
        "involved",
    ];
    const LINKS: &'static [Link] =
        &[Link { table: "topic_synonym", owner: "topic", key: "place", value: Some("name") }];

    fn record(&self) -> RecordRef {
        self.id.into()
    }

    fn bind(&self, to: &mut Binding<'_, '_>) -> rusqlite::Result<()> {
        to.put(&self.external_id)?;
        to.put(&self.name)?;
        to.party(self.owner)?;
        to.party(self.backup)?;
        to.put(&self.reply_within)?;
        to.put(&self.send_along)?;
        to.confirmation(self.confirmed.as_ref())?;
        to.json(Some(&self.involved))
    }

    fn read(id: u64, from: &mut Cells<'_>) -> Result<Option<Self>> {
        Ok(Some(Self {
            id: TopicId::from_raw(id),
            external_id: from.take()?,
            name: from.take()?,
            synonyms: Vec::new(),
            owner: from.party()?,
            backup: from.party()?,
            reply_within: from.take()?,
            send_along: from.take()?,
            confirmed: from.confirmation()?,
            involved: from.json()?.unwrap_or_default(),
        }))
    }

    fn links(&self, _of: usize) -> Vec<(u64, Option<&str>)> {
        (0..).zip(&self.synonyms).map(|(place, name)| (place, Some(name.as_str()))).collect()
    }

    fn link(&mut self, _of: usize, _place: u64, name: Option<String>) {
        self.synonyms.extend(name);
    }
}
