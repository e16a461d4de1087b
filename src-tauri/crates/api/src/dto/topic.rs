//! A topic while it is written, and which questions would find it.

use super::{Key, Name, Word};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A topic as somebody wishes it: the one named, or a new one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct TopicDraft {
    /// Which; nothing: a new one.
    pub topic: Option<Key>,
    /// What it is called.
    pub name: String,
    /// Other words for it, in any language.
    pub synonyms: Vec<String>,
    /// Who answers: a unit, position or person.
    pub owner: Option<Key>,
    /// Who stands in.
    pub backup: Option<Key>,
    /// How soon an answer is promised.
    pub reply_within: String,
    /// What to send along.
    pub send_along: String,
    /// Ways to reach whoever answers that are for it alone, in the order to try; nothing: they stay as they are.
    pub channels: Option<Vec<ChannelDraft>>,
    /// Everybody with a part in it beside the owner's answering for it; nothing: they stay as they are.
    pub parts: Option<Vec<PartDraft>>,
}

/// Somebody with a part in a topic as it is wished. Who stands there twice has both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct PartDraft {
    /// A unit, position or person.
    pub party: Key,
    /// The letters R, A, C and I.
    pub letters: String,
}

/// A way to reach somebody as it is wished: the one named, or a new one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ChannelDraft {
    /// Which; nothing: a new one.
    pub channel: Option<Key>,
    /// E-mail, telephone, chat, form, in person, in free words.
    pub kind: String,
    /// The address or number.
    pub address: String,
    /// When it is served, in words.
    pub hours: String,
    /// What it is for.
    pub purpose: String,
}

/// Names a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TopicRequest {
    /// Which.
    pub topic: Key,
}

/// A topic as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TopicView {
    /// What is written.
    pub draft: TopicDraft,
    /// Who answers.
    pub owner: Option<Name>,
    /// Who stands in.
    pub backup: Option<Name>,
    /// Who last said that it is right.
    pub confirmed: Option<Word>,
    /// Who else has a part in it, a line a part: by part, then by name.
    pub parts: Vec<PartView>,
}

/// Somebody with a part in a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PartView {
    /// Who.
    pub party: Name,
    /// R, A, C or I.
    pub letter: String,
}

/// Ways to reach somebody, those for one topic alone left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChannelsView {
    /// In the order to try.
    pub channels: Vec<ChannelDraft>,
}

/// Tries a question on a topic that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct TryTopic {
    /// The topic, as far as it is written.
    pub draft: TopicDraft,
    /// The question; empty: none.
    pub question: String,
}

/// What would be found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct TopicTried {
    /// At which place the topic would be found, from 1; nothing: not among the first ten.
    pub place: Option<u32>,
    /// Whom the question would find, best first.
    pub answers: Vec<TriedAnswer>,
    /// Other open questions of the review that the topic would be found for.
    pub open: Vec<String>,
}

/// Whom a question would find.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TriedAnswer {
    /// What fits.
    pub title: String,
    /// Who answers; empty where nobody does.
    pub who: String,
    /// It is the topic that is being written.
    pub own: bool,
}
