//! What is needed, by whom, from whom; and what was answered about one-way pairs.

use super::Moment;
use crate::id::{AnswerId, ItemId, NeedId, NeedSetId, PositionId, ProcessId, UnitId};
use crate::standard::Standard;
use serde::{Deserialize, Serialize};

/// What kind of thing is needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Something to know.
    #[default]
    Information,
    /// Something to be done.
    Action,
    /// Something to have or use.
    Resource,
}

/// What is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its name; equal folded names are one item on import.
    pub name: String,
    /// What kind of thing it is.
    pub kind: ItemKind,
}

/// A label shared by needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// Its id.
    pub id: ProcessId,
    /// Its name.
    pub name: String,
}

/// One end of a need. A narrowed end stores the position only: its unit is that position's present unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// A unit as a whole.
    Unit(UnitId),
    /// A position.
    Position(PositionId),
}

/// Where a need stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NeedStatus {
    /// Counts in every figure.
    #[default]
    Active,
    /// Not agreed yet; counts in none.
    Draft,
    /// No longer needed; counts in none.
    Ended,
}

/// How bad it is when the need is not served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Criticality {
    Low,
    Medium,
    High,
}

/// One end said: yes, so it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Who said so.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// Customer needs item from supplier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// Its id in the file it was imported from.
    pub external_id: Option<String>,
    /// Who needs.
    pub customer: End,
    /// Who gives.
    pub supplier: End,
    /// What.
    pub item: ItemId,
    /// What the customer does with it.
    pub purpose: String,
    /// What was promised.
    pub standard: Standard,
    /// By which way it comes, in words.
    pub channel: String,
    /// How bad it is when it is missing.
    pub criticality: Option<Criticality>,
    /// How many exchanges stand behind an imported link.
    pub weight: Option<f64>,
    /// Processes it is part of, ascending.
    pub processes: Vec<ProcessId>,
    /// Needs that must be served before this one can be, ascending.
    pub made_from: Vec<NeedId>,
    /// Active, draft or ended.
    pub status: NeedStatus,
    /// The set it was said with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<NeedSetId>,
    /// The customer's word.
    pub confirmed_by_customer: Option<Confirmation>,
    /// The supplier's word.
    pub confirmed_by_supplier: Option<Confirmation>,
}

impl Need {
    /// An active need with nothing said about how.
    pub fn new(id: NeedId, customer: End, supplier: End, item: ItemId) -> Self {
        Self {
            id,
            external_id: None,
            customer,
            supplier,
            item,
            purpose: String::new(),
            standard: Standard::default(),
            channel: String::new(),
            criticality: None,
            weight: None,
            processes: Vec::new(),
            made_from: Vec::new(),
            status: NeedStatus::Active,
            set: None,
            confirmed_by_customer: None,
            confirmed_by_supplier: None,
        }
    }

    /// Whether it makes a link.
    pub fn is_active(&self) -> bool {
        self.status == NeedStatus::Active
    }
}

/// How many needs run each way between `a` and `b`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// Served by the first for the second.
    pub forth: u32,
    /// Served by the second for the first.
    pub back: u32,
}

/// The answer to "is nothing needed back?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Nothing is needed back: the pair is calm.
    Nothing,
    /// Something is needed back and not recorded yet.
    Missing,
    /// Nobody knows yet.
    Unknown,
}

/// What was answered about a one-way pair. It lapses when a need between the two or below them changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneWayAnswer {
    /// Its id.
    pub id: AnswerId,
    /// The pair, unordered: the smaller id first.
    pub units: (UnitId, UnitId),
    /// What was answered.
    pub answer: Answer,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Moment,
    /// The active needs between the two and below them at that time, ascending.
    pub needs_seen: Vec<NeedId>,
}
