//! The needs map.

use super::{FilterChoices, Hidden, Key, Language, MapFilter, Name, ReviewFormat, SavedView, Strength};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What kind of thing is needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum ItemKind {
    #[default]
    Information,
    Action,
    Resource,
}

/// Which map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct MapRequest {
    /// Units down to this depth stand for themselves; nothing: the deepest level with at most 60 nodes.
    pub level: Option<u32>,
    /// The level below the deepest unit.
    pub positions: bool,
    /// Units unfolded singly: their ids.
    pub unfolded: Vec<String>,
    /// Units folded singly, which stand for everything in them: their ids.
    pub folded: Vec<String>,
    /// What of the needs is shown.
    pub filter: MapFilter,
    /// What strength is: of cells, thresholds and lopsided pairs.
    pub strength: Strength,
    /// Width ÷ height of the window.
    pub aspect: f64,
    /// The tray of units without needs is open.
    pub tray: bool,
    /// One node with those around it instead of the whole.
    pub focus: Option<Focus>,
    /// The whole on a circle, in the order of the structure, instead of in layers.
    pub wheel: bool,
}

/// One node in the middle, who serves it at the left, whom it serves at the right, partners above and below.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Focus {
    /// A unit or position; one that the level does not show stands for the unit it is in. Nothing: the node
    /// with the most pairs.
    pub centre: Option<Key>,
    /// Steps out, 1 to 3.
    pub depth: u32,
}

/// What stands in the middle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FocusInfo {
    /// The node.
    pub centre: Name,
    /// Steps out.
    pub depth: u32,
    /// Nodes drawn: the one in the middle and those around it.
    pub nodes: u32,
}

impl Default for MapRequest {
    fn default() -> Self {
        Self {
            level: None,
            positions: false,
            unfolded: Vec::new(),
            folded: Vec::new(),
            filter: MapFilter::default(),
            strength: Strength::Needs,
            aspect: 1.5,
            tray: false,
            focus: None,
            wheel: false,
        }
    }
}

/// What a level is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum LevelWord {
    Company,
    Divisions,
    Departments,
    Teams,
    Level,
    Positions,
}

/// A level to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LevelChoice {
    /// Its number.
    pub level: u32,
    /// What it is called.
    pub word: LevelWord,
    /// Nodes on it.
    pub nodes: u32,
}

/// How many pairs of which sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PairCounts {
    pub all: u32,
    pub two_way: u32,
    pub summed: u32,
    pub one_way: u32,
    pub external: u32,
}

/// Reciprocity; nothing while there are no links.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Reciprocity {
    /// Mutual ÷ connected pairs.
    pub pair: Option<f64>,
    /// Share of links that have a counter-link.
    pub link: Option<f64>,
}

/// A process to filter by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ProcessChoice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Needs that count in it.
    pub needs: u32,
}

/// What a map shows, beside its scene.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MapInfo {
    /// Of which revision.
    pub revision: u32,
    /// The level shown.
    pub level: u32,
    /// Whether it is the level of positions.
    pub positions: bool,
    /// Levels to choose.
    pub levels: Vec<LevelChoice>,
    /// Nodes, isolated ones included.
    pub nodes: u32,
    /// Nodes without links.
    pub isolated: u32,
    /// Active needs that pass the filters.
    pub needs: u32,
    /// Needs with both ends on one node.
    pub inside: u32,
    /// Pairs that pass the filters, before a sort of pairs is chosen.
    pub pairs: PairCounts,
    /// Of these inside the company: two-way ones in which one side gives at least three times what it gets.
    pub lopsided: u32,
    /// Pairs drawn.
    pub shown_pairs: u32,
    /// Of the wheel: units whose names have no room beside it.
    pub unnamed: u32,
    /// Pairs there are without any filter.
    pub total_pairs: u32,
    /// Pairs not drawn, by reason.
    pub hidden: Vec<Hidden>,
    /// Of internal pairs.
    pub reciprocity: Reciprocity,
    /// The unit in and around which needs count, where one was asked for.
    pub branch: Option<Name>,
    /// Processes to filter by.
    pub processes: Vec<ProcessChoice>,
    /// What else there is to filter by.
    pub choices: FilterChoices,
    /// Ways to look at the map that are kept, by name.
    pub views: Vec<SavedView>,
    /// The strongest pair there is without any filter, both ways together.
    pub strongest: f64,
    /// What stands in the middle, where one node was asked for.
    pub focus: Option<FocusInfo>,
    /// Milliseconds.
    pub elapsed_ms: f64,
}

/// What a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum PairKind {
    TwoWay,
    Summed,
    OneWay,
}

/// The answer to "is nothing needed back?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum AnswerWord {
    Nothing,
    Missing,
    Unknown,
}

impl AnswerWord {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Missing => "missing",
            Self::Unknown => "unknown",
        }
    }
}

/// One pair as a row of the map's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LinkRow {
    /// The pair.
    pub key: Key,
    /// One end; the supplier of a one-way pair.
    pub a: Name,
    /// The other end.
    pub b: Name,
    /// What it is.
    pub kind: PairKind,
    /// Needs that a serves for b.
    pub a_gives: u32,
    /// Needs that b serves for a.
    pub b_gives: u32,
    /// One end is outside the company.
    pub external: bool,
    /// What was answered, while the answer holds.
    pub answer: Option<AnswerWord>,
    /// Of a one-way pair: what runs the other way does not pass the filters.
    pub back_filtered: bool,
}

/// Writes the pairs that the map shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PairsExportRequest {
    /// Which map.
    pub map: MapRequest,
    /// In which form.
    pub format: ReviewFormat,
    /// Where to.
    pub path: String,
    /// In which language.
    pub language: Language,
}

/// The map as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Links {
    /// By the names of a and b.
    pub rows: Vec<LinkRow>,
    /// Nodes that no row names.
    pub isolated: Vec<Name>,
}
