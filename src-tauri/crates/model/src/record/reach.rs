//! Whom to ask and how to reach them.

use super::need::Confirmation;
use crate::id::{ChannelId, PersonId, PositionId, TopicId, UnitId};
use serde::{Deserialize, Serialize};

/// Somebody who can own a topic or be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// A unit.
    Unit(UnitId),
    /// A position.
    Position(PositionId),
    /// A person.
    Person(PersonId),
}

/// Something people ask about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its id in the file it was imported from.
    pub external_id: Option<String>,
    /// What it is called.
    pub name: String,
    /// Other words people use for it.
    pub synonyms: Vec<String>,
    /// Who answers.
    pub owner: Option<Party>,
    /// Who answers when the owner does not.
    pub backup: Option<Party>,
    /// How soon an answer is promised, in words.
    pub reply_within: String,
    /// What to send along.
    pub send_along: String,
    /// Who last said that this is right.
    pub confirmed: Option<Confirmation>,
}

/// A way to reach a unit, position or person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// Whose it is.
    pub owner: Party,
    /// E-mail, telephone, chat, form, in person, in free words.
    pub kind: String,
    /// The address or number.
    pub address: String,
    /// When it is served, as given.
    pub hours: String,
    /// What it is for.
    pub purpose: String,
    /// Place in the order to try, ascending; ties by id.
    pub order: i64,
    /// Who last said that this is right.
    pub confirmed: Option<Confirmation>,
}
