//! Two states side by side.

use super::{ChartInfo, ChartRequest, Key};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A state that can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Side {
    /// The organisation as it stands.
    Now,
    /// As it stood after an entry of the history.
    Past { seq: u32 },
    /// A named version.
    Version { id: String },
    /// A scenario, made on the organisation as it stands.
    Scenario { id: String },
    /// Another file.
    File { path: String },
}

/// A state's name, for a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SideName {
    /// `now`, `past`, `version`, `scenario` or `file`.
    pub kind: String,
    /// The name of a version, scenario or file; empty otherwise.
    pub name: String,
    /// When it stood so: ISO date and time, UTC; empty where that is not known.
    pub at: String,
}

/// Compares two states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CompareRequest {
    /// The one before.
    pub before: Side,
    /// The one after.
    pub after: Side,
    /// At most so many records; the counts are those of all.
    pub limit: u32,
}

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum ChangeWord {
    Added,
    Removed,
    Moved,
    Changed,
}

/// Records by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ChangeCounts {
    pub added: u32,
    pub removed: u32,
    pub moved: u32,
    pub changed: u32,
}

/// Two states side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Comparison {
    /// The state before.
    pub before: SideName,
    /// The state after.
    pub after: SideName,
    /// Of all records that differ.
    pub counts: ChangeCounts,
    /// The records: by kind, then by name.
    pub items: Vec<DifferenceView>,
    /// How many there are.
    pub total: u32,
}

/// A record that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DifferenceView {
    /// Which.
    pub key: Key,
    /// Its id outside, for the command line.
    #[serde(skip)]
    pub id: String,
    /// The code of its kind.
    pub kind: String,
    /// What became of it.
    pub change: ChangeWord,
    /// What people call it.
    pub name: String,
    /// Who sits there, who needs it, whose it is.
    pub detail: String,
    /// What is different; empty for what is new or gone.
    pub fields: Vec<FieldView>,
}

/// A field with both values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldView {
    /// Its code, or the name of a field the company added.
    pub field: String,
    /// Whether the company added it.
    pub custom: bool,
    /// The value before.
    pub before: SaidView,
    /// The value after.
    pub after: SaidView,
}

/// What a value is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SaidWord {
    /// None.
    #[default]
    Nothing,
    /// Words as they are.
    Text,
    /// `yes` or `no`.
    Flag,
    /// An ISO date.
    Day,
    /// ISO date and time, UTC.
    Moment,
    /// One of a few words, by its code.
    Code,
    /// Its parts, beside each other.
    Several,
    /// Its parts, as one: a day and what it is called.
    Together,
    /// Another place among its siblings.
    Place,
}

/// A value of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SaidView {
    /// What it is.
    pub kind: SaidWord,
    /// Its text; empty where it has parts.
    pub text: String,
    /// What it is made of.
    pub parts: Vec<SaidView>,
}

/// Draws two states as one chart in which what differs is marked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ComparisonRequest {
    /// The state before.
    pub before: Side,
    /// The state after.
    pub after: Side,
    /// Which chart.
    pub chart: ChartRequest,
}

/// What such a chart shows, beside its scene.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ComparisonInfo {
    /// The chart.
    pub chart: ChartInfo,
    /// Boxes by what became of them, shown or folded away.
    pub counts: ChangeCounts,
    /// Of those, boxes folded away.
    pub hidden: u32,
}
