//! The contact answer, in the shape of `simpul contact --json`.

use serde::{Deserialize, Serialize};

/// Asks whom to contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactRequest {
    /// The question.
    pub question: String,
    /// Who asks: a unit or person by id or name; it must be known. Of equal answers the nearer comes first.
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
    /// Why it fits, in a sentence.
    pub why: String,
    /// By which right the owner answers: `named-owner`, `narrowed-supplier`, `duty`, `unit-contact`,
    /// `unit-head`, `unit-lead`, `unit`, `next-unit-head` or `directory`; nothing where nobody is named.
    pub route: Option<String>,
    /// Steps through the tree of units from who asks; 0 where that is not said.
    pub distance: u32,
    pub matched: ContactMatch,
    pub owner: ContactReach,
    pub backup: Option<ContactReach>,
    pub channels: Vec<ContactChannel>,
    pub next: Option<ContactReach>,
    /// Whom to try one after the other when nobody answers: the backup, then up the line.
    pub steps: Vec<ContactReach>,
    /// Nobody holds the owner's position: the backup answers.
    pub vacant: bool,
    /// How soon an answer is promised, in words.
    pub reply_within: String,
    /// What to send along.
    pub send_along: String,
    /// ISO date and time, UTC.
    pub confirmed: Option<String>,
    /// Who said so.
    pub confirmed_by: Option<String>,
    pub related: ContactRelated,
}

/// What else the owner answers for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactRelated {
    /// Names of topics.
    pub topics: Vec<String>,
    pub needs: Vec<ContactNeed>,
}

/// A need that the owner serves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactNeed {
    pub id: String,
    pub item: String,
    pub customer: String,
}

/// What of the file fitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactMatch {
    pub kind: String,
    pub id: String,
    pub text: String,
    /// The other word for it that was asked, where that is what fitted.
    pub via: Option<String>,
    /// How the least sure word was found: `exact`, `prefix`, `stem`, `synonym` or `typo`.
    pub how: String,
    /// How many words that the question is about, and that stand somewhere in the file, do not stand here.
    pub missing: u32,
    /// How the others were found.
    pub reasons: Vec<ContactReason>,
}

/// One word of the question, and what it was found as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ContactReason {
    pub asked: String,
    pub found: String,
    pub how: String,
    /// That they mean the same is what the company says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
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
    /// `always`, `open`, `closed` or `unknown`; nothing where no hours are known.
    pub open: Option<String>,
    /// Until when it is open, or from when: ISO date and time of the place, with what its time is called.
    pub then: Option<String>,
    pub purpose: String,
    /// Whose it is: `unit`, `position` or `person`.
    pub of: String,
    /// What that one is called.
    pub name: String,
    /// How they stand to the answer: `position`, `holder`, `backup`, `unit`, `above` or `head`.
    pub whose: String,
}
