//! Questions that nobody could answer: asked here, on their way, and taken in.

use super::{Edited, Key, Name, Named};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Asks HR to find an owner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct AskHr {
    /// What was asked.
    pub question: String,
    /// Whether the unit of who asks is said.
    pub say_unit: bool,
    /// Who asks, where they wish to say it.
    pub who: String,
    /// Whose way it is that reached nobody: what was asked is its address then.
    pub unreached: Option<Key>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct AskedHr {
    /// It stands in the file.
    pub edited: Option<Edited>,
    /// Those that wait on this computer to be sent.
    pub outbox: Outbox,
}

/// Questions kept on this computer because the file can only be read here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Outbox {
    /// Whose questions these are: what the organisation is called.
    pub organisation: String,
    /// In the order asked.
    pub questions: Vec<WaitingQuestion>,
}

/// A question that waits to be sent, or was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct WaitingQuestion {
    /// Names it.
    pub mark: String,
    /// What was asked.
    pub question: String,
    /// On which day: ISO.
    pub asked: String,
    /// The unit of who asks, where they said it.
    pub unit: Option<Name>,
    /// Who asks, where they wrote it.
    pub who: String,
    /// Whose way it is that reached nobody: what was asked is its address then.
    pub unreached: Option<Name>,
    /// On which day it was handed on: ISO; empty while it waits.
    pub sent: String,
}

/// Names questions that wait.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Marks {
    /// Theirs.
    pub marks: Vec<String>,
}

/// Writes those that wait as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SendQuestions {
    /// Which.
    pub marks: Vec<String>,
    /// Where to; nothing: they went by mail, and are only marked as sent.
    pub path: Option<String>,
}

/// Questions handed on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SentQuestions {
    /// Where they lie.
    pub path: String,
    /// What is kept on this computer now.
    pub outbox: Outbox,
}

/// Takes in files of questions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TakeInRequest {
    /// Where they lie.
    pub paths: Vec<String>,
}

/// What files of questions brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TakenIn {
    /// Nothing where all was known.
    pub edited: Option<Edited>,
    /// Times of asking that are new.
    pub new: u32,
    /// Those that had been taken in before.
    pub known: u32,
    /// What is the matter with entries.
    pub faults: Vec<EntryFault>,
}

/// An entry that is not as it should be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EntryFault {
    /// The name of the file.
    pub file: String,
    /// Which entry, from 1.
    pub entry: u32,
    /// What is the matter, with what stands there.
    pub message: Named,
}
