//! What a reorganisation breaks.

use super::{Key, Name, PartyView, Side};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Asks what breaks from one state to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BreaksRequest {
    /// The state before.
    pub before: Side,
    /// The state after.
    pub after: Side,
}

/// What breaks; each list by name, at most 200 of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BreaksView {
    /// All of them, those not listed included.
    pub total: u32,
    /// How many of each list there are.
    pub counts: BreakCounts,
    /// Needs that lose their supplier.
    pub suppliers: Vec<LostSupplierView>,
    /// Needs that lose their named contact.
    pub contacts: Vec<LostContactView>,
    /// Pairs that turn one-way, disappear, or come to stand in one unit.
    pub pairs: Vec<BrokenPairView>,
    /// Topics that lose their owner.
    pub topics: Vec<LostTopicView>,
    /// Needs that cross more borders of units.
    pub crossings: Vec<CrossingView>,
}

/// How many of each list there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct BreakCounts {
    pub suppliers: u32,
    pub contacts: u32,
    pub pairs: u32,
    pub topics: u32,
    pub crossings: u32,
}

/// A need as it was before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct NeedBrief {
    pub key: Key,
    pub item: String,
    pub customer: PartyView,
    pub supplier: PartyView,
}

/// What became of a supplier, contact or owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum LossWord {
    /// Gone.
    Gone,
    /// Gone, and somebody else got it.
    HandedOver,
    /// There, with nobody in it.
    Vacant,
}

/// A need that loses its supplier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct LostSupplierView {
    pub need: NeedBrief,
    pub why: LossWord,
    /// Who got it.
    pub to: Option<PartyView>,
}

/// A need that loses its named contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct LostContactView {
    pub need: NeedBrief,
    pub contact: PartyView,
    pub why: LossWord,
}

/// What became of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum PairNowWord {
    Inside,
    OneWay,
    Gone,
}

/// A pair that is no longer what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct BrokenPairView {
    pub a: Name,
    pub b: Name,
    /// Needs that `a` served for `b`.
    pub forth: u32,
    /// Needs that `b` served for `a`.
    pub back: u32,
    pub now: PairNowWord,
    /// Of `inside`: the unit both stand in.
    pub into: Option<Name>,
    /// Of `oneWay`: who still gives.
    pub supplier: Option<Name>,
    /// Of `oneWay`: who still gets.
    pub customer: Option<Name>,
}

/// A topic that loses its owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct LostTopicView {
    pub key: Key,
    pub name: String,
    pub owner: PartyView,
    pub why: LossWord,
    /// Who got it.
    pub to: Option<PartyView>,
}

/// A need that crosses more borders of units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct CrossingView {
    pub need: NeedBrief,
    pub before: u32,
    pub after: u32,
}
