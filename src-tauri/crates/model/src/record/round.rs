//! Rounds: reviews that somebody began, named and kept, so that each can be gone on with and compared with another.

use super::{Facts, Moment, ReviewKey, ReviewLevel};
use crate::id::{ProcessId, RoundId, UnitId};
use serde::{Deserialize, Serialize};

/// A review that somebody began: what it keeps to, and what was found then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// What it is called.
    pub name: String,
    /// At which level it looks.
    pub level: ReviewLevel,
    /// Only what touches this unit or what is in it. It need not be there any more.
    pub branch: Option<UnitId>,
    /// Only what touches a need of this process. It need not be there any more.
    pub process: Option<ProcessId>,
    /// What was found when it began, most serious first.
    pub found: Vec<RoundItem>,
    /// By whom it was begun.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// What was found when a review began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundItem {
    /// Names it.
    pub key: ReviewKey,
    /// What it rested on.
    pub facts: Facts,
}

impl Round {
    /// Whether both look at the same: level, branch and process.
    pub fn looks_at_the_same(&self, other: &Self) -> bool {
        (self.level, self.branch, self.process) == (other.level, other.branch, other.process)
    }
}
