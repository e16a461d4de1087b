//! What the exchange of a company shows: circles, single sources, jumps, communities, the way to the customer,
//! and what stops when somebody stops. Every number has its links, needs and units beside it.

use super::{Key, Name, NeedBrief, PairCounts, PartyView, Reciprocity};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// The level an answer is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LevelView {
    /// Units down to this depth stand for themselves; nothing: all do.
    pub level: Option<u32>,
    /// The level below the deepest unit.
    pub positions: bool,
}

/// Every two internal nodes, counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DyadsView {
    /// Linked both ways.
    pub mutual: u32,
    /// Linked one way.
    pub asymmetric: u32,
    /// Not linked.
    pub null: u32,
}

/// How much is linked both ways: as a whole, by level, by node.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReciprocityView {
    /// The level of everything but `by_level`.
    pub at: LevelView,
    /// As a whole; nothing where there are no links.
    pub whole: Reciprocity,
    /// Internal pairs, and those with an external end.
    pub pairs: PairCounts,
    /// Every two internal nodes.
    pub dyads: DyadsView,
    /// Distinct suppliers of a node.
    pub fan_in: SpreadView,
    /// Distinct customers of a node.
    pub fan_out: SpreadView,
    /// From the root units down, positions last.
    pub by_level: Vec<LevelReciprocityView>,
    /// Every internal node, those without links included.
    pub nodes: Vec<StandingView>,
}

/// The middle of some numbers; nothing without nodes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct SpreadView {
    pub max: u32,
    pub mean: Option<f64>,
    pub median: Option<f64>,
}

/// One level.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct LevelReciprocityView {
    pub at: LevelView,
    pub nodes: u32,
    pub two_way: u32,
    pub summed: u32,
    pub one_way: u32,
    pub dyads: DyadsView,
    pub reciprocity: Reciprocity,
}

/// How a node stands in the exchange: its partners by what joins them, and its needs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StandingView {
    /// Which.
    pub node: Name,
    /// Partners that serve it and are served by it, summed ones included.
    pub two_way: Vec<Name>,
    /// Of these the ones that are two-way only in sum.
    pub summed: Vec<Name>,
    /// Partners that only serve it.
    pub only_suppliers: Vec<Name>,
    /// Partners that only are served by it.
    pub only_customers: Vec<Name>,
    /// Needs served for it by others.
    pub needs_in: u32,
    /// Needs it serves for others.
    pub needs_out: u32,
    /// Needs within it.
    pub inside: u32,
    /// Nothing where it has no links.
    pub reciprocity: Reciprocity,
}

/// Groups in which everybody depends on everybody, and circular waits.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct CirclesView {
    pub at: LevelView,
    /// Larger ones first.
    pub groups: Vec<CircleGroupView>,
    /// Needs that wait for each other: nobody can begin. A matter of its own, the same at every level.
    pub waits: Vec<Vec<NeedBrief>>,
}

/// A group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct CircleGroupView {
    pub nodes: Vec<Name>,
    pub links: u32,
    pub needs: u32,
    /// Shortest circles of three nodes and more, from supplier to customer; at most ten. None: two-way pairs
    /// alone hold the group together.
    pub circles: Vec<Vec<Name>>,
    pub opening: OpeningView,
}

/// Links without which no circle is left.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OpeningView {
    pub links: Vec<OpeningLinkView>,
    /// How many needs run over them.
    pub needs: u32,
    /// No fewer needs can do.
    pub at_least: u32,
    /// Whether it is proven that no fewer can do.
    pub exact: bool,
}

/// A link to change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct OpeningLinkView {
    pub supplier: Name,
    pub customer: Name,
    pub two_way: bool,
    pub needs: Vec<NeedBrief>,
}

/// Items that hang on one person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct SingleSourcesView {
    /// Graver ones first.
    pub sources: Vec<SingleSourceView>,
}

/// How bad a single source is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum GravityWord {
    Vacant,
    Leaving,
    #[default]
    Held,
}

/// An item with one source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct SingleSourceView {
    pub item: String,
    pub positions: Vec<PartyView>,
    pub person: Option<Name>,
    pub gravity: GravityWord,
    /// Of `leaving`: the last day, ISO.
    pub until: Option<String>,
    /// Distinct customers.
    pub customers: u32,
    pub needs: Vec<NeedBrief>,
}

/// On whom the exchange hangs, and who stands outside it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct BottlenecksView {
    pub at: LevelView,
    /// Nodes on shortest ways between others, most first.
    pub between: Vec<BetweenView>,
    /// Nodes whose loss would split what is joined.
    pub cuts: Vec<Name>,
    /// Pairs whose loss would split what is joined.
    pub bridges: Vec<BridgeView>,
    /// Nodes without links.
    pub isolated: Vec<Name>,
}

/// A node on shortest ways between others.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct BetweenView {
    pub node: Name,
    /// Shortest ways through it, not normalised.
    pub ways: f64,
}

/// A pair whose loss would split what is joined.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct BridgeView {
    pub a: Name,
    pub b: Name,
    pub needs: Vec<NeedBrief>,
}

/// How far needs go through the tree of units.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JumpsView {
    /// How many needs go how many steps; 0: within one unit.
    pub by_steps: BTreeMap<u32, u32>,
    /// From so many steps on a need is listed.
    pub far_from: u32,
    /// Farther ones first.
    pub far: Vec<JumpView>,
}

/// A need, and the way through the tree from its customer to its supplier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct JumpView {
    pub need: NeedBrief,
    /// The lowest unit that holds both.
    pub common: Option<Name>,
    pub up: u32,
    pub down: u32,
}

/// Who works together, and where the chart says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CommunitiesView {
    /// The level looked at.
    pub at: LevelView,
    /// Larger ones first.
    pub groups: Vec<Vec<Name>>,
    /// How much more of the needs runs within communities than by chance; nothing without links. A better
    /// division may exist.
    pub modularity: Option<f64>,
    /// The same for the branches of the chart.
    pub chart_modularity: Option<f64>,
    /// At which depth the branches stand.
    pub branch_depth: Option<u32>,
    /// Nodes that work elsewhere, clearest first.
    pub elsewhere: Vec<ElsewhereView>,
}

/// A node that works in another branch than it stands in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ElsewhereView {
    /// Which.
    pub node: Name,
    /// Where it stands.
    pub branch: Name,
    /// Where most of its community stands.
    pub home: Name,
    /// Which of the groups, from 0.
    pub community: u32,
    /// Its needs, both ways, with its own branch.
    pub with_branch: Vec<NeedBrief>,
    /// Its needs, both ways, with the other branch.
    pub with_home: Vec<NeedBrief>,
}

/// The way to the external customer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutwardView {
    /// The level looked at.
    pub at: LevelView,
    /// External parties that need something, vendors left out.
    pub customers: Vec<Name>,
    /// A shortest way for every internal node that has one, itself first. The way of a need is that of its
    /// customer.
    pub ways: Vec<Vec<Name>>,
    /// Internal nodes without a way.
    pub without: Vec<Name>,
    /// Needs whose customer has no way.
    pub needs_without: Vec<NeedBrief>,
}

/// Asks what stops when these stop: units, positions, people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImpactRequest {
    /// All at once.
    pub keys: Vec<Key>,
}

/// What stops, wave by wave.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct ImpactView {
    /// Who was asked about.
    pub stopped: Vec<PartyView>,
    /// Needs that stop for certain, by wave.
    pub certain: Vec<StopView>,
    /// Needs that may stop, by wave.
    pub may: Vec<StopView>,
    /// Needs whose customer gets the same from somebody else.
    pub covered: Vec<CoveredView>,
    /// Parties outside the company that go without something, or may.
    pub outside: Vec<ReachedView>,
    /// Counts of what stops for certain.
    pub counts: ImpactCounts,
    /// Counts of what may stop, beside the certain ones.
    pub may_counts: ImpactCounts,
}

/// How much stops.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ImpactCounts {
    pub needs: u32,
    /// Distinct customers: units and positions.
    pub customers: u32,
    pub outside: u32,
    pub waves: u32,
}

/// Why a need stops.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BecauseWord {
    /// Its supplier stops.
    #[default]
    Supplier,
    /// It is made from another need.
    MadeFrom,
    /// Its supplier goes without another need, and nothing is recorded of what that is used for.
    Misses,
}

/// A need that stops, or may.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct StopView {
    pub need: NeedBrief,
    pub wave: u32,
    pub because: BecauseWord,
    /// The other need.
    pub of: Option<NeedBrief>,
}

/// A need whose customer gets the same from somebody else.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct CoveredView {
    pub need: NeedBrief,
    pub by: NeedBrief,
}

/// A party outside the company.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ReachedView {
    pub unit: Name,
    pub wave: u32,
    pub certain: bool,
}
