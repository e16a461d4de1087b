//! The analysis, in the shape of `simpul analyze --json`.

use super::AnalysisWork;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Asks for an analysis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnalyzeRequest {
    /// Units down to this depth stand for themselves; nothing: all do.
    pub level: Option<u32>,
    /// The level below the deepest unit.
    pub by_position: bool,
}

/// Every figure, nodes named by their external id where the import had one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisView {
    pub level: Option<u32>,
    pub by: String,
    pub units: u32,
    pub needs: u32,
    pub inside: u32,
    pub links: u32,
    pub pairs: AnalysisPairs,
    pub external: AnalysisExternal,
    pub reciprocity: AnalysisReciprocity,
    pub mutual: Vec<(String, String)>,
    pub mutual_summed: Vec<(String, String)>,
    pub one_way: Vec<AnalysisOneWay>,
    pub components: Vec<Vec<String>>,
    pub weak_components: u32,
    pub betweenness: BTreeMap<String, f64>,
    pub cut_units: Vec<String>,
    pub bridges: Vec<(String, String)>,
    pub isolated: Vec<String>,
    pub in_degree: BTreeMap<String, u32>,
    pub out_degree: BTreeMap<String, u32>,
    pub circular_waits: Vec<Vec<String>>,
    pub org: AnalysisOrg,
    pub figures: AnalysisFigures,
    #[serde(flatten)]
    pub work: AnalysisWork,
    /// What people call the nodes and needs that are named here, for terminals.
    #[serde(skip)]
    pub names: BTreeMap<String, String>,
}

/// Internal pairs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisPairs {
    pub connected: u32,
    pub mutual: u32,
    pub mutual_summed: u32,
    pub one_way: u32,
}

/// Links and pairs with an external end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisExternal {
    pub links: u32,
    pub pairs: u32,
}

/// Nothing where there are no links.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisReciprocity {
    pub pair: Option<f64>,
    pub link: Option<f64>,
}

/// One one-way pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisOneWay {
    pub customer: String,
    pub supplier: String,
    pub needs: u32,
}

/// Figures of the reporting line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisOrg {
    pub people: u32,
    pub positions: u32,
    pub vacant: u32,
    pub managers: u32,
    pub levels: u32,
    pub per_level: Vec<u32>,
    pub span: AnalysisSpan,
    pub roots: u32,
    pub parked: u32,
    pub units_without_head: u32,
}

/// Span of control.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisSpan {
    pub max: u32,
    pub mean: Option<f64>,
    pub median: Option<f64>,
}

/// Figures for who plans staff; positions and units are named as nodes are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisFigures {
    /// With a current assignment.
    pub people: u32,
    pub fte: f64,
    pub vacant: Vec<String>,
    /// Assignments that have not begun.
    pub starting: u32,
    /// Current assignments that end within a year.
    pub leaving: u32,
    /// What is usual here.
    pub span_limits: AnalysisSpanLimits,
    /// Managers by their number of direct reports.
    pub spans: BTreeMap<u32, u32>,
    pub too_wide: Vec<String>,
    pub too_narrow: Vec<String>,
    pub layers: Vec<u32>,
    /// Chains of managers with a single report, the last of them included.
    pub one_over_one: Vec<Vec<String>>,
    pub other_unit: Vec<AnalysisOtherUnit>,
    pub double_posts: Vec<AnalysisDoublePost>,
    pub units: BTreeMap<String, AnalysisStaff>,
}

/// Fewer than `narrow` direct reports are few, more than `wide` many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisSpanLimits {
    pub narrow: u32,
    pub wide: u32,
}

/// A position in another unit than its manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisOtherUnit {
    pub position: String,
    pub leads: bool,
}

/// Somebody on several positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisDoublePost {
    pub person: String,
    pub positions: Vec<String>,
    /// In percent, together.
    pub share: u32,
}

/// A unit with what lies inside it, and by itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AnalysisStaff {
    pub people: u32,
    pub people_here: u32,
    pub fte: f64,
    pub fte_here: f64,
    pub positions: u32,
    pub vacant: u32,
}
