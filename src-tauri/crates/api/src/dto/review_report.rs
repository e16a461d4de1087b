//! The review for terminals: what it keeps to is called by id or name, records have their id outside.

use super::{Concern, DecisionView, Named, ReviewCounts, ReviewKind, ReviewRequest, ReviewState, SinceWord};
use serde::{Deserialize, Serialize};

/// What a review finds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReviewReport {
    /// Units down to this depth stand for themselves; nothing: positions do.
    pub level: Option<u32>,
    /// The branch that it keeps to.
    pub branch: Option<ReviewParty>,
    /// The process that it keeps to.
    pub process: Option<String>,
    /// The review that is gone on with.
    pub review: Option<String>,
    /// What it is compared with.
    pub compared: Option<ReviewCompared>,
    /// In branch and process, of every kind.
    pub progress: ReviewCounts,
    /// Most serious first.
    pub findings: Vec<ReviewLine>,
    /// The same as the window asks for it.
    #[serde(skip)]
    pub request: ReviewRequest,
}

/// A record by its id outside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ReviewParty {
    pub kind: String,
    pub id: String,
    pub name: String,
}

/// The review that another one is compared with, and what came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ReviewCompared {
    pub name: String,
    /// ISO date and time, UTC.
    pub at: String,
    pub new: u32,
    pub changed: u32,
    pub same: u32,
    pub gone: u32,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewLine {
    /// What it is.
    pub kind: ReviewKind,
    /// How serious it is.
    pub concern: Concern,
    /// Where it stands.
    pub state: ReviewState,
    /// What is the matter, as a code with arguments.
    #[serde(flatten)]
    pub title: Named,
    /// The same as a sentence.
    pub message: String,
    /// What it is about.
    pub about: Vec<ReviewParty>,
    /// The needs behind it, by their ids outside.
    pub needs: Vec<String>,
    /// What was decided, whether or not that holds.
    pub decision: Option<DecisionView>,
    /// How it stands against what it is compared with.
    pub since: Option<SinceWord>,
}
