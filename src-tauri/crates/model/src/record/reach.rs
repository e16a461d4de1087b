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

impl Topic {
    /// The topic where these have these parts and no others; whoever is not named keeps theirs. It stays with its
    /// owner while they are accountable, else goes to the first who is; others who are stand beside them.
    #[must_use]
    pub fn with_parts(&self, said: &[(Party, Vec<Part>)]) -> Self {
        let is_said = |party: Party| said.iter().any(|(other, _)| *other == party);
        let now =
            said.iter().flat_map(|(party, parts)| parts.iter().map(|&part| Involved { party: *party, part }));
        let kept = self.involved.iter().copied().filter(|one| !is_said(one.party));
        let mut involved: Vec<Involved> = now.chain(kept).collect();
        let is_accountable = |one: &&Involved| one.part == Part::Accountable;
        let stays = self.owner.filter(|&owner| {
            !is_said(owner) || involved.contains(&Involved { party: owner, part: Part::Accountable })
        });
        let owner = stays.or_else(|| involved.iter().find(is_accountable).map(|one| one.party));
        involved.retain(|one| one.part != Part::Accountable || Some(one.party) != owner);
        involved.sort_unstable();
        involved.dedup();
        let confirmed = self.confirmed.clone().filter(|_| owner == self.owner);
        let backup = self.backup.filter(|_| self.backup != owner || owner == self.owner);
        Self { owner, backup, involved, confirmed, ..self.clone() }
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

#[cfg(test)]
mod tests {
    use super::*;

    const A: Party = Party::Unit(UnitId::from_raw(1));
    const B: Party = Party::Position(PositionId::from_raw(2));
    const C: Party = Party::Person(PersonId::from_raw(3));

    fn topic() -> Topic {
        Topic { owner: Some(A), backup: Some(B), ..Topic::new(TopicId::from_raw(9), "leave") }
    }

    fn letters(topic: &Topic) -> Vec<(Party, char)> {
        topic.parts().into_iter().map(|one| (one.party, one.part.letter())).collect()
    }

    #[test]
    fn the_owner_is_accountable_and_stays_while_they_are() {
        let both =
            topic().with_parts(&[(C, vec![Part::Accountable, Part::Informed]), (A, vec![Part::Accountable])]);
        assert_eq!(both.owner, Some(A), "whoever owned it already");
        assert_eq!(letters(&both), [(A, 'A'), (C, 'A'), (C, 'I')]);
        let other = both.with_parts(&[(A, vec![Part::Responsible])]);
        assert_eq!((other.owner, letters(&other)), (Some(C), vec![(A, 'R'), (C, 'A'), (C, 'I')]));
        assert_eq!(other.with_parts(&[(C, vec![])]).owner, None);
    }

    #[test]
    fn a_backup_who_becomes_the_owner_stands_in_for_nobody() {
        let taken = topic().with_parts(&[(A, vec![]), (B, vec![Part::Accountable])]);
        assert_eq!((taken.owner, taken.backup), (Some(B), None));
    }

    #[test]
    fn a_word_is_over_after_so_many_months_and_never_where_it_is_for_ever() {
        let word = Confirmation { by: "Ayu".into(), at: 1_700_000_000_000 };
        let over = |months, day: &str| Rhythm { months }.is_over(&word, day.parse().unwrap());
        assert!(!over(12, "2024-11-14") && over(12, "2024-11-15"), "given on 14 November 2023");
        assert!(!over(0, "2099-01-01"));
    }
}
