//! What the exchange shows, in the shape of `simpul analyze --json` and `simpul impact --json`. Nodes and needs
//! are named by their external id where the import had one.

use super::{
    AnalysisPairs, AnalysisReciprocity, BecauseWord, DyadsView, GravityWord, ImpactCounts, SpreadView,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Beside the figures of the analysis.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisWork {
    pub dyads: DyadsView,
    pub degrees: AnalysisDegrees,
    pub reciprocity_by_level: Vec<AnalysisLevel>,
    pub standing: BTreeMap<String, AnalysisStanding>,
    pub circle_groups: Vec<AnalysisCircleGroup>,
    pub single_sources: Vec<AnalysisSingleSource>,
    pub jumps: AnalysisJumps,
    pub communities: AnalysisCommunities,
    pub outward: AnalysisOutward,
}

/// The middle of the numbers of suppliers and customers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisDegrees {
    pub suppliers: SpreadView,
    pub customers: SpreadView,
}

/// One level; no number: the level of positions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisLevel {
    pub level: Option<u32>,
    pub nodes: u32,
    pub pairs: AnalysisPairs,
    pub dyads: DyadsView,
    pub reciprocity: AnalysisReciprocity,
}

/// How a node stands in the exchange.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisStanding {
    pub two_way: u32,
    pub two_way_summed: u32,
    pub only_suppliers: u32,
    pub only_customers: u32,
    pub needs_in: u32,
    pub needs_out: u32,
    pub inside: u32,
    pub reciprocity: AnalysisReciprocity,
}

/// A group in which everybody depends on everybody.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisCircleGroup {
    pub nodes: Vec<String>,
    pub links: u32,
    pub needs: u32,
    pub circles: Vec<Vec<String>>,
    pub opening: AnalysisOpening,
}

/// What opens all its circles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisOpening {
    pub links: Vec<AnalysisOpeningLink>,
    pub needs: u32,
    pub at_least: u32,
    pub exact: bool,
}

/// A link to change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisOpeningLink {
    pub supplier: String,
    pub customer: String,
    pub two_way: bool,
    pub needs: Vec<String>,
}

/// An item that hangs on one person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisSingleSource {
    pub item: String,
    pub positions: Vec<String>,
    pub person: Option<String>,
    pub gravity: GravityWord,
    pub until: Option<String>,
    pub customers: u32,
    pub needs: Vec<String>,
    /// What people call who supplies it, for terminals: the person, else the positions.
    #[serde(skip)]
    pub who: String,
}

/// How far needs go through the tree of units.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisJumps {
    pub by_steps: BTreeMap<u32, u32>,
    pub far_from: u32,
    pub far: Vec<AnalysisJump>,
}

/// A need that goes far.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisJump {
    pub need: String,
    pub customer: String,
    pub supplier: String,
    pub common: Option<String>,
    pub up: u32,
    pub down: u32,
}

/// Who works together.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisCommunities {
    pub groups: Vec<Vec<String>>,
    pub modularity: Option<f64>,
    pub chart_modularity: Option<f64>,
    pub branch_depth: Option<u32>,
    pub elsewhere: Vec<AnalysisElsewhere>,
}

/// A node that works in another branch than it stands in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisElsewhere {
    pub node: String,
    pub branch: String,
    pub home: String,
    pub with_branch: Vec<String>,
    pub with_home: Vec<String>,
}

/// The way to the external customer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisOutward {
    pub customers: Vec<String>,
    /// Links to go.
    pub steps: BTreeMap<String, Option<u32>>,
    pub without: Vec<String>,
    pub needs_without: Vec<String>,
}

/// Asks what stops when these stop: units, positions or people, by id or exact name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StopRequest {
    pub who: Vec<String>,
}

/// What stops.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StopReport {
    pub stopped: Vec<StopParty>,
    pub counts: ImpactCounts,
    pub may_counts: ImpactCounts,
    pub certain: Vec<StopLine>,
    pub may: Vec<StopLine>,
    pub covered: Vec<StopCovered>,
    pub outside: Vec<StopReached>,
}

/// Who stops.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StopParty {
    pub kind: String,
    pub id: String,
    pub name: String,
}

/// A need that stops, or may.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StopLine {
    pub need: String,
    pub wave: u32,
    pub because: BecauseWord,
    pub of: Option<String>,
    pub item: String,
    pub customer: String,
    pub supplier: String,
    /// What the other need is about, for terminals.
    #[serde(skip)]
    pub of_item: String,
}

/// A need whose customer gets the same from somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StopCovered {
    pub need: String,
    pub by: String,
    pub item: String,
    pub customer: String,
    /// Who gives it instead.
    pub supplier: String,
}

/// A party outside the company that goes without something, or may.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StopReached {
    pub id: String,
    pub name: String,
    pub wave: u32,
    pub certain: bool,
}
