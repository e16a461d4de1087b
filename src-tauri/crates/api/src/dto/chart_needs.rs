//! The needs of one box over the chart.

use super::{ChartRequest, Key, PairKind};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What lies over the chart, in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ChartNeeds {
    /// Of which revision.
    pub revision: u32,
    /// The box they are about.
    pub of: Key,
    /// What it is called.
    pub name: String,
    /// Ends of its needs that it stands for without being them: the first few by name.
    pub stands_for: Vec<String>,
    /// How many more of these.
    pub stands_for_more: u32,
    /// Links that are drawn.
    pub drawn: u32,
    /// Links there are.
    pub total: u32,
    /// How many of these run both ways.
    pub two_way: u32,
    /// Needs both of whose ends stand on the box.
    pub inside: u32,
    /// Every link: two-way ones first, then those with most needs; what has no box comes last.
    pub rows: Vec<ChartNeedRow>,
    /// Milliseconds.
    pub elapsed_ms: f64,
}

/// Asks what two boxes of a chart give each other.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct ChartPairRequest {
    /// The chart.
    pub chart: ChartRequest,
    /// `pair:<box>~<other>`; the other may be what has no box.
    pub key: Key,
}

/// A link of the box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChartNeedRow {
    /// The other box, or what has none.
    pub key: Key,
    /// The line in the scene.
    pub line: Key,
    /// What it is called.
    pub name: String,
    /// What else is said of it.
    pub detail: String,
    /// One way, or both.
    pub kind: PairKind,
    /// Needs that the box serves.
    pub gives: u32,
    /// Needs that it has.
    pub gets: u32,
    /// What it gives, the first few.
    pub given: Vec<String>,
    /// What it gets, the first few.
    pub got: Vec<String>,
    /// Ends that the other box stands for without being them: the first few by name.
    pub stands_for: Vec<String>,
    /// How many more of these.
    pub stands_for_more: u32,
    /// Whether it has a box in this chart.
    pub boxed: bool,
    /// Whether the line is drawn.
    pub drawn: bool,
    /// Whether it is outside the company.
    pub external: bool,
}
