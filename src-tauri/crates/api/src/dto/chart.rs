//! The chart.

use super::{ChartBy, Key, Name};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where the chart grows to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Growth {
    #[default]
    Down,
    Up,
    Right,
    Left,
}

/// How it is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ChartStyle {
    /// As shows the whole chart largest in the window.
    #[default]
    Auto,
    /// Every superior over their reports, side by side.
    Tidy,
    /// The same, with many reports stacked in blocks.
    Compact,
    /// Those at the ends hang in lists.
    Hanging,
    /// One list, everybody indented below their superior.
    Indented,
}

/// How a chart was laid out in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Arranged {
    /// Never `auto`.
    pub style: ChartStyle,
    /// Levels of its lists, for `hanging`.
    pub levels: u32,
}

/// How this computer shows charts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ChartView {
    /// How they are laid out.
    pub style: ChartStyle,
    /// Where they grow to.
    pub direction: Growth,
    /// Units have a band behind their boxes.
    pub bands: bool,
    /// Second reporting lines are left out.
    pub hide_dotted: bool,
    /// Assistants are left out.
    pub hide_assistants: bool,
    /// The needs of the selected box are drawn over it.
    pub needs: bool,
}

/// Which chart.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ChartRequest {
    /// Boxes of positions, of people or of units.
    pub by: ChartBy,
    /// Levels unfolded; nothing: the deepest with fewer than 150 boxes.
    pub depth: Option<u32>,
    /// Boxes folded or unfolded against `depth`: their ids.
    pub toggled: Vec<String>,
    /// How it is shown.
    #[serde(flatten)]
    pub view: ChartView,
    /// How it was laid out before: `auto` holds on to it.
    pub held: Option<Arranged>,
    /// Width by height of the place it is drawn in, for `auto`.
    pub aspect: Option<f64>,
    /// Only this branch.
    pub root: Option<Key>,
    /// The box whose needs lie over it.
    pub needs_of: Option<Key>,
}

/// What everybody who opens the file sees on the cards of its chart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CardOptions {
    /// Codes of the fields below the name, in their order.
    pub fields: Vec<String>,
    /// Whether initials stand before the words.
    pub initials: bool,
    /// What colours mean; the first that applies wins.
    pub rules: Vec<ColourRule>,
}

/// When a colour rule applies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum RuleWhen {
    #[default]
    Each,
    Is,
    AtLeast,
    Below,
}

/// Gives a colour to the positions it applies to; in a chart by unit to the units.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ColourRule {
    /// Code of what is looked at: `unit`, `location`, `vacancy`, `span`, `tenure`, `kind`, `headcount`,
    /// or that of a custom field.
    pub by: String,
    /// When it applies.
    pub when: RuleWhen,
    /// For `is`.
    pub value: String,
    /// For `atLeast` and `below`.
    pub limit: u32,
}

/// A field that the company added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CustomField {
    /// Its code.
    pub code: String,
    /// As its column was headed.
    pub name: String,
}

/// What one colour means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LegendRow {
    /// What stands for it on the cards.
    pub letter: String,
    /// Which of the unit colours.
    pub colour: u32,
    /// In words.
    pub text: String,
    /// How many boxes have it.
    pub count: u32,
}

/// What a chart shows, beside its scene.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartInfo {
    /// Of which revision.
    pub revision: u32,
    /// Boxes shown.
    pub shown: u32,
    /// Boxes there are.
    pub total: u32,
    /// Levels unfolded.
    pub depth: u32,
    /// Levels there are.
    pub levels: u32,
    /// Positions in the parking lot.
    pub parked: u32,
    /// Boxes of a chart by person that are vacant positions, and how many of them are shown.
    pub vacancies: u32,
    #[allow(missing_docs)]
    pub vacancies_shown: u32,
    /// Dotted lines shown.
    pub dotted: u32,
    /// How it was laid out.
    pub arranged: Arranged,
    /// What stands on its cards.
    pub cards: CardOptions,
    /// Fields that may stand there beside the usual ones.
    pub customs: Vec<CustomField>,
    /// What its colours mean; empty where they only tell divisions apart.
    pub legend: Vec<LegendRow>,
    /// Where the branch shown hangs, topmost first, itself last; empty for the whole chart.
    pub path: Vec<Name>,
    /// How many are left out after the first of them.
    pub path_skipped: u32,
    /// Milliseconds.
    pub elapsed_ms: f64,
}

/// One box of the chart as a row of its outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutlineRow {
    /// Which record.
    pub key: Key,
    /// Depth, from 1.
    pub depth: u32,
    /// Who sits there; the unit's name in a chart by unit.
    pub name: String,
    /// The title.
    pub title: String,
    /// The unit it sits in.
    pub unit: String,
    /// How many stand directly below.
    pub children: u32,
    /// Whether those below are shown.
    pub expanded: bool,
    /// Whether nobody sits there.
    pub vacant: bool,
    /// Whether its manager is not known.
    pub parked: bool,
    /// Who is to leave or to begin, in words; empty for nobody.
    pub coming: String,
    /// People below it, all levels; of a unit everybody in it.
    pub people: u32,
    /// Vacant positions below it, all levels; of a unit all in it.
    pub vacancies: u32,
}

/// The chart as an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Outline {
    /// Rows in reading order.
    pub rows: Vec<OutlineRow>,
    /// Boxes shown.
    pub shown: u32,
    /// Boxes there are.
    pub total: u32,
}
