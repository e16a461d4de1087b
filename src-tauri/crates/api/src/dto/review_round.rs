//! Reviews that were begun: named, kept, gone on with, and compared with each other.

use super::{Key, LevelView, Name};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Begins a review of what is worth a decision now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct StartReviewRequest {
    /// What it shall be called.
    pub name: String,
    /// Units down to this depth stand for themselves; nothing: the level at which the map opens.
    pub level: Option<u32>,
    /// The level below the deepest unit.
    pub positions: bool,
    /// Only what touches this unit or what is in it.
    pub branch: Option<Key>,
    /// Only what touches a need of this process: its id.
    pub process: Option<String>,
}

/// Every review that was begun, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct RoundsView {
    pub revision: u32,
    pub rounds: Vec<RoundView>,
}

/// A review that was begun, and how far it got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RoundView {
    /// Names it.
    pub key: Key,
    /// What it is called.
    pub name: String,
    /// At which level it looks.
    pub at_level: LevelView,
    /// The branch it keeps to; without a name where the unit is no longer there.
    pub branch: Option<Name>,
    /// The process it keeps to; without a name where it is no longer there.
    pub process: Option<Name>,
    /// Who began it.
    pub by: String,
    /// When: ISO date and time, UTC.
    pub at: String,
    /// How many findings there were.
    pub found: u32,
    /// Of these: decided.
    pub decided: u32,
    /// Of these: no longer found.
    pub gone: u32,
}

/// How a finding stands against those of an earlier time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum SinceWord {
    /// It was not found then.
    New,
    /// It was, and rests on something else now.
    Changed,
    /// It was, and rests on the same.
    Same,
    /// It was, and is no longer found.
    Gone,
}

impl SinceWord {
    /// Every one, in this order.
    pub const ALL: &'static [Self] = &[Self::New, Self::Changed, Self::Same, Self::Gone];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Gone => "gone",
        }
    }
}

/// With what a queue is compared, and what came of it, of the kinds asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct SinceView {
    pub round: RoundName,
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    pub gone: u32,
}

/// A review by its name and the time it was begun.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct RoundName {
    pub key: Key,
    pub name: String,
    /// ISO date and time, UTC.
    pub at: String,
}
