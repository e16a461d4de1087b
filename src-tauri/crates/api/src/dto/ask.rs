//! The page that a new hire sees first: a question, and the card that answers it.

use super::{HitKind, Key, Name, NeedBrief, OpenView, Word};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Asks whom to turn to. Who asks is said apart, once: [`SetPlace`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskRequest {
    /// What was typed.
    pub question: String,
    /// At most so many answers.
    pub limit: u32,
}

/// Answers, best first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AskView {
    /// What they answer.
    pub question: String,
    /// Best first.
    pub answers: Vec<AnswerCard>,
    /// Where nothing fits: the head nearest to who asks, and how to reach them.
    pub turn_to: Option<TurnTo>,
}

/// Whom to turn to where nobody is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct TurnTo {
    pub head: Reached,
    pub ways: Vec<WayView>,
}

/// Everything an answer says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnswerCard {
    /// The record that fits.
    pub key: Key,
    /// Of what kind it is.
    pub kind: HitKind,
    /// What it is called.
    pub title: String,
    /// The other word for it that was asked, where that is what fitted.
    pub via: Option<String>,
    /// How the least sure word was found: `exact`, `prefix`, `stem`, `synonym` or `typo`.
    pub how: String,
    /// How many words of the question do not stand there, though they stand somewhere.
    pub missing: u32,
    /// How its words were found.
    pub reasons: Vec<ReasonView>,
    /// By which right the owner answers (see `ContactAnswer`); nothing where nobody is named.
    pub route: Option<String>,
    /// Who answers; nothing where nobody is named.
    pub owner: Option<Reached>,
    /// Who stands in. While nobody holds the owner's position, it is they who answer.
    pub backup: Option<Reached>,
    /// Where nobody is named: the head nearest to who asks.
    pub turn_to: Option<Reached>,
    /// In the order to try.
    pub ways: Vec<WayView>,
    /// How soon an answer is promised, in words.
    pub reply_within: String,
    /// What to send along.
    pub send_along: String,
    /// Whom to try one after the other when nobody answers.
    pub steps: Vec<Reached>,
    /// Who last said that this is right, and when.
    pub confirmed: Option<Word>,
    /// Other topics of the same one.
    pub topics: Vec<Name>,
    /// Needs that they serve.
    pub needs: Vec<NeedBrief>,
}

/// One word of the question, and what it was found as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ReasonView {
    pub asked: String,
    pub found: String,
    pub how: String,
    /// That they mean the same is what the company says.
    pub own: bool,
}

/// The company's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OwnWords {
    /// Words that mean the same, with commas between them; one group a line.
    pub lines: Vec<String>,
}

/// Somebody to turn to, as far as they are known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct Reached {
    /// What to show of them: the position, else the person or the unit.
    pub key: Key,
    pub unit: Option<Name>,
    pub position: Option<Name>,
    pub person: Option<Name>,
    /// What names their photo; empty where there is none.
    pub photo: String,
    /// Standing in until somebody is appointed.
    pub acting: bool,
    /// A position that nobody holds.
    pub vacant: bool,
}

/// One way to reach them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct WayView {
    /// The channel; nothing for what stands with a person themselves.
    pub channel: Option<Key>,
    pub sort: WaySort,
    /// What it is called in the file.
    pub kind: String,
    pub address: String,
    pub hours: String,
    pub purpose: String,
    /// Whose it is.
    pub of: Name,
    /// How they stand to the answer: `topic`, `position`, `holder`, `backup`, `unit`, `above` or `head`.
    pub whose: String,
    pub confirmed: Option<Word>,
    /// Whether somebody is there now; nothing where no hours are known.
    pub open: Option<OpenView>,
}

/// What a way is used with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum WaySort {
    Email,
    Phone,
    Chat,
    Form,
    InPerson,
    Other,
}

/// The page before anything is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskPage {
    /// "I am in …": the unit or person chosen on this computer for this organisation.
    pub place: Option<Name>,
    /// The unit that this is in.
    pub unit: Option<Name>,
    /// What is asked most here, most first; filled up with other topics of the file.
    pub topics: Vec<Name>,
    /// Whether some of them were asked here before.
    pub counted: bool,
    /// How many topics the file holds.
    pub total: u32,
}

/// Says where who asks is at home; a setting of the computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SetPlace {
    /// A unit, position or person; nothing: it is not said.
    pub place: Option<Key>,
}

/// An answer was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CountAsked {
    /// The topic it is about.
    pub topic: Key,
}
