//! The contact answer, in the shape of `simpul contact --json`.

use serde::{Deserialize, Serialize};

/// Asks whom to contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactRequest {
    /// The question.
    pub question: String,
    /// Who asks: a unit or person by id or name; it must be known.
    pub from: Option<String>,
    /// At most so many answers.
    pub limit: u32,
}

/// Answers to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactView {
    pub query: String,
    pub elapsed_us: u64,
    pub answers: Vec<ContactAnswer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactAnswer {
    pub rank: u32,
    pub score: f64,
    pub title: String,
    pub why: String,
    pub matched: ContactMatch,
    pub owner: ContactReach,
    pub backup: Option<ContactReach>,
    pub channels: Vec<ContactChannel>,
    pub next: Option<ContactReach>,
    /// ISO date and time, UTC.
    pub confirmed: Option<String>,
}

/// What of the file fitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactMatch {
    pub kind: String,
    pub id: String,
    pub text: String,
    pub how: String,
}

/// Whom to reach; names, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactReach {
    pub unit: Option<String>,
    pub position: Option<String>,
    pub person: Option<String>,
}

/// A way to reach them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactChannel {
    pub kind: String,
    pub address: String,
    pub hours: String,
    /// Whose it is: `unit`, `position` or `person`.
    pub of: String,
}
