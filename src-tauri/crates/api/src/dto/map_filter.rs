//! What of the needs a map shows, and a list of them.

use super::{ItemKind, StatusWord};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which pairs are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Linked both ways, directly or in sum.
    TwoWay,
    /// Linked both ways only in sum.
    Summed,
    /// Linked both ways, and one side gives at least three times what it gets.
    Lopsided,
    /// Linked one way.
    OneWay,
}

/// What the strength of a link is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Strength {
    /// How many needs.
    #[default]
    Needs,
    /// The sum of their weights.
    Weight,
}

/// How often something is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CadenceWord {
    /// Whenever a case arises.
    PerCase,
    /// Every day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every year.
    Yearly,
    /// Not said, or in words that are not understood.
    Unsaid,
}

/// In what way something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DueWord {
    /// At an hour, or on the day on which it arises.
    Hour,
    /// On a day of the week.
    Weekday,
    /// On a day of the month.
    MonthDay,
    /// On the day of closing.
    Closing,
    /// In words that are not understood.
    Words,
    /// Nothing was said.
    Unsaid,
}

/// By how many of its ends a need is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AgreedWord {
    /// By customer and supplier.
    Both,
    /// By one of them.
    OneSide,
    /// By neither.
    Neither,
}

/// What of the needs is shown. A list that names nothing lets everything pass; of the statuses then the active.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct MapFilter {
    /// Which pairs.
    pub show: Show,
    /// Only pairs of at least this strength, both ways together.
    pub at_least: Option<f64>,
    /// Only needs with an end in this unit or one inside it: its key, its id outside, or its name.
    pub branch: Option<String>,
    /// Only needs of these processes: their ids, or names.
    pub processes: Vec<String>,
    /// Only items of these kinds.
    pub kinds: Vec<ItemKind>,
    /// Only needs of these cadences.
    pub cadences: Vec<CadenceWord>,
    /// Only needs due in these ways.
    pub dues: Vec<DueWord>,
    /// Only needs that stand so.
    pub statuses: Vec<StatusWord>,
    /// Only needs confirmed so.
    pub agreed: Vec<AgreedWord>,
    /// With parties outside the company.
    pub external: bool,
}

impl Default for MapFilter {
    fn default() -> Self {
        Self {
            show: Show::All,
            at_least: None,
            branch: None,
            processes: Vec::new(),
            kinds: Vec::new(),
            cadences: Vec::new(),
            dues: Vec::new(),
            statuses: Vec::new(),
            agreed: Vec::new(),
            external: true,
        }
    }
}

/// Why pairs are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum HiddenWhy {
    Show,
    Strength,
    Branch,
    Process,
    Kind,
    Cadence,
    Due,
    Status,
    Agreed,
    External,
    Focus,
}

/// Pairs not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Hidden {
    /// Why.
    pub why: HiddenWhy,
    /// How many come back when this alone is lifted.
    pub pairs: u32,
}

/// Something to filter by, and how many needs are so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FilterChoice<Word> {
    /// What.
    pub value: Word,
    /// Needs that count and are so; of drafts and ended needs those.
    pub needs: u32,
}

/// What there is to filter by; what no need is stands with 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct FilterChoices {
    pub kinds: Vec<FilterChoice<ItemKind>>,
    pub cadences: Vec<FilterChoice<CadenceWord>>,
    pub dues: Vec<FilterChoice<DueWord>>,
    pub statuses: Vec<FilterChoice<StatusWord>>,
    pub agreed: Vec<FilterChoice<AgreedWord>>,
}
