//! What the inspector shows of one record or pair.

use super::{AnswerWord, ItemKind, Key, MapRequest, Name, Named, NeedSetView, PairKind, TopicPart};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Shows one record or pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct InspectRequest {
    /// Which.
    pub key: Key,
    /// The map it is looked at in: filters and level of pairs.
    pub map: Option<MapRequest>,
}

/// What the inspector shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(missing_docs, clippy::large_enum_variant)]
pub enum Inspect {
    Unit(UnitCard),
    Position(PositionCard),
    Person(PersonCard),
    Pair(PairCard),
    Need(NeedCard),
}

/// Somebody at one end of something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PartyView {
    /// Which record.
    pub key: Key,
    /// What people call it; for a position who sits there, else its title.
    pub name: String,
    /// What it is: a position's title, a unit's kind.
    pub detail: String,
    /// The unit it stands in.
    pub unit: Option<Name>,
    /// Whether nobody sits there.
    pub vacant: bool,
    /// Outside the company.
    pub external: bool,
}

/// A seat and who sits in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Seat {
    /// The position.
    pub position: Key,
    /// Who sits there.
    pub person: Option<Key>,
    /// Their name.
    pub name: String,
    /// The position's title.
    pub title: String,
    /// Whether nobody sits there.
    pub vacant: bool,
    /// Standing in.
    pub acting: bool,
    /// Share of full time, in percent.
    pub share: u16,
    /// Beside the line.
    pub assistant: bool,
}

/// One end's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Word {
    /// By whom.
    pub by: String,
    /// When: ISO date and time, UTC.
    pub at: String,
    /// Of topics and channels: it is older than the rhythm in which they are looked at again.
    pub old: bool,
}

/// How bad it is when a need is not served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum CriticalityWord {
    Low,
    Medium,
    High,
}

/// Where a need stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum StatusWord {
    Active,
    Draft,
    Ended,
}

/// One need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct NeedLine {
    pub key: Key,
    pub customer: PartyView,
    pub supplier: PartyView,
    pub item: String,
    pub kind: ItemKind,
    pub purpose: String,
    pub channel: String,
    pub due: String,
    pub aim: String,
    pub cadence: String,
    pub form: String,
    pub quality: String,
    pub processes: Vec<String>,
    pub criticality: Option<CriticalityWord>,
    pub weight: Option<f64>,
    pub status: StatusWord,
    pub confirmed_by_customer: Option<Word>,
    pub confirmed_by_supplier: Option<Word>,
    /// The set it is bound in.
    pub set: Option<NeedSetView>,
}

/// A need on its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct NeedCard {
    /// The need.
    pub need: NeedLine,
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ChannelLine {
    pub kind: String,
    pub address: String,
    pub hours: String,
    pub purpose: String,
    /// The topic that it is for alone; empty: for all.
    pub topic: String,
}

/// A unit and how many work in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct Subunit {
    pub key: Key,
    pub name: String,
    pub headcount: u32,
}

/// How many partners of which sort a node has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Partners {
    pub two_way: u32,
    pub one_way: u32,
}

/// A unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct UnitCard {
    pub key: Key,
    pub name: String,
    pub kind: String,
    pub purpose: String,
    pub external: bool,
    pub archived: bool,
    /// The units it lies in, outermost first.
    pub path: Vec<Name>,
    pub head: Option<PartyView>,
    /// Whether the head is named rather than found.
    pub head_named: bool,
    pub contact: Option<PartyView>,
    pub headcount: u32,
    pub fte: f64,
    pub vacant: u32,
    pub positions: u32,
    /// Everybody directly in it.
    pub people: Vec<Seat>,
    pub subunits: Vec<Subunit>,
    /// Needs of the unit, its parts and their positions, ends inside it left out.
    pub needs: Vec<NeedLine>,
    /// Needs it serves for others.
    pub serves: Vec<NeedLine>,
    /// Needs between its own parts.
    pub inside: u32,
    pub channels: Vec<ChannelLine>,
    /// Topics in which it has a part, or stands in.
    pub parts: Vec<TopicPart>,
    pub partners: Partners,
}

/// Somebody holds a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct Holder {
    /// The assignment's id.
    pub assignment: String,
    pub person: Key,
    pub name: String,
    /// What names their photo; empty where there is none.
    pub photo: String,
    pub email: String,
    pub phone: String,
    pub location: String,
    pub status: String,
    pub share: u16,
    pub acting: bool,
    pub from: String,
    pub until: String,
    /// Whether it holds today.
    pub current: bool,
}

/// A second reporting line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct DottedView {
    pub key: Key,
    pub to: PartyView,
    pub label: String,
}

/// A field the company added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct CustomValue {
    pub name: String,
    pub value: String,
    pub private: bool,
}

/// A position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PositionCard {
    pub key: Key,
    pub title: String,
    pub unit: Option<Name>,
    pub manager: Option<PartyView>,
    /// The manager as given, while it is not known.
    pub parked: Option<String>,
    pub assistant: bool,
    pub duties: String,
    pub backup: Option<PartyView>,
    pub holders: Vec<Holder>,
    pub reports: Vec<Seat>,
    pub dotted: Vec<DottedView>,
    pub custom: Vec<CustomValue>,
    pub needs: Vec<NeedLine>,
    pub serves: Vec<NeedLine>,
    pub channels: Vec<ChannelLine>,
    /// Topics in which it has a part, or stands in.
    pub parts: Vec<TopicPart>,
    /// Positions that it stands in for.
    pub backs_up: Vec<PartyView>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct PersonCard {
    pub key: Key,
    pub name: String,
    /// What names their photo; empty where there is none.
    pub photo: String,
    pub email: String,
    pub phone: String,
    pub location: String,
    pub status: String,
    /// The first is the one their box stands for in a chart of people.
    pub seats: Vec<Seat>,
    pub custom: Vec<CustomValue>,
    pub channels: Vec<ChannelLine>,
    /// Topics in which they have a part, or stand in.
    pub parts: Vec<TopicPart>,
}

/// An answer given to a one-way pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct AnswerView {
    pub answer: AnswerWord,
    pub by: String,
    /// ISO date and time, UTC.
    pub at: String,
    /// Whether a need between the two changed since.
    pub lapsed: bool,
}

/// One of the lower pairs that a rolled-up pair sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct LowerPair {
    pub a: PartyView,
    pub b: PartyView,
    pub kind: PairKind,
    pub a_gives: u32,
    pub b_gives: u32,
}

/// A pair: both sides' promises side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PairCard {
    pub key: Key,
    pub a: PartyView,
    pub b: PartyView,
    pub kind: PairKind,
    /// The level it was looked at on.
    pub level: Named,
    pub a_gives_b: Vec<NeedLine>,
    pub b_gives_a: Vec<NeedLine>,
    /// The lower units it is made of, where it is rolled up.
    pub lower: Vec<LowerPair>,
    pub answer: Option<AnswerView>,
    pub external: bool,
    /// Whether "is nothing needed back?" is asked about it.
    pub asks: bool,
}
