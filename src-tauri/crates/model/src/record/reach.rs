//! Whom to ask and how to reach them.

use super::need::Confirmation;
use crate::id::{ChannelId, PersonId, PositionId, TopicId, UnitId};
use crate::text::Date;
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
    /// Who else has a part in it, ascending, each part once. Who owns it is accountable for it and stands here for
    /// another part only.
    #[serde(default)]
    pub involved: Vec<Involved>,
}

impl Topic {
    /// A topic of which nothing is known but its name.
    pub fn new(id: TopicId, name: impl Into<String>) -> Self {
        Self {
            id,
            external_id: None,
            name: name.into(),
            synonyms: Vec::new(),
            owner: None,
            backup: None,
            reply_within: String::new(),
            send_along: String::new(),
            confirmed: None,
            involved: Vec::new(),
        }
    }

    /// Everybody with a part in it and the owner as accountable, ascending.
    pub fn parts(&self) -> Vec<Involved> {
        let owner = self.owner.map(|party| Involved { party, part: Part::Accountable });
        let mut parts: Vec<Involved> = self.involved.iter().copied().chain(owner).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

/// What somebody has to do with a topic: the letters of a table of responsibilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// They do the work.
    Responsible,
    /// They answer for it. Exactly one should: the owner; any other stands here because somebody said so.
    Accountable,
    /// They are asked before.
    Consulted,
    /// They are told afterwards.
    Informed,
}

impl Part {
    /// All, in the order of the letters.
    pub const ALL: [Self; 4] = [Self::Responsible, Self::Accountable, Self::Consulted, Self::Informed];

    /// Its letter, the same in every language.
    pub const fn letter(self) -> char {
        match self {
            Self::Responsible => 'R',
            Self::Accountable => 'A',
            Self::Consulted => 'C',
            Self::Informed => 'I',
        }
    }

    /// What a letter stands for.
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.letter() == letter.to_ascii_uppercase())
    }
}

/// Somebody with a part in a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Involved {
    /// Who.
    pub party: Party,
    /// With which part.
    pub part: Part,
}

/// How long a word that something is right is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// So many months; 0: for ever.
    pub months: u32,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self { months: 12 }
    }
}

impl Rhythm {
    /// The longest: ten years.
    pub const MOST: u32 = 120;

    /// Whether a word given then should be asked for again.
    pub fn is_over(self, word: &Confirmation, today: Date) -> bool {
        let Ok(given) = jiff::Timestamp::from_millisecond(word.at) else { return false };
        let given = given.to_zoned(jiff::tz::TimeZone::UTC).date();
        let months = jiff::Span::new().try_months(self.months).ok();
        self.months > 0 && months.is_some_and(|span| given.saturating_add(span) < today)
    }
}

/// A way to reach a unit, position or person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// Whose it is.
    pub owner: Party,
    /// The topic that it is for alone; nothing: for all that its owner is asked.
    #[serde(default)]
    pub topic: Option<TopicId>,
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
