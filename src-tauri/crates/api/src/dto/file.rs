//! Files, settings and the start screen.

use super::{ChartView, InterviewPlace, Key, Name, Named, Nothing, ScenarioLine, ShownView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Language of the window, pictures and terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Bahasa Indonesia.
    Id,
}

/// A choice of language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum LanguageChoice {
    #[default]
    System,
    En,
    Id,
}

/// A choice of theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

/// Settings of this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The language chosen.
    pub language: LanguageChoice,
    /// The theme chosen.
    pub theme: ThemeChoice,
    /// "Your name": who acts here.
    pub who: Option<String>,
    /// The name the system knows, proposed where none was given.
    pub proposed_who: String,
    /// Boxes of the chart are not moved by dragging or by keys.
    pub chart_locked: bool,
    /// How charts are shown.
    pub chart: ChartView,
    /// Where interviews were left, the latest first.
    pub interviews: Vec<InterviewPlace>,
}

/// Which person of the open organisation acts on this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Me {
    /// Nothing where nobody has said.
    pub person: Option<Name>,
}

/// Says which person of the open organisation acts on this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SetMe {
    /// Nothing: none of them.
    pub person: Option<Key>,
}

/// What a file holds, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Counts {
    pub people: u32,
    pub positions: u32,
    pub vacant: u32,
    pub units: u32,
    pub external: u32,
    pub needs: u32,
    pub topics: u32,
}

/// Open findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct FindingCounts {
    pub error: u32,
    pub warning: u32,
    pub info: u32,
}

/// By what the chart is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum ChartBy {
    #[default]
    Position,
    Person,
    Unit,
}

/// The open file, as the window shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Where it lies; nothing for a sample not saved yet.
    pub path: Option<String>,
    /// What the organisation is called.
    pub name: String,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Why it can only be read, where that was not asked for.
    pub read_only_why: Option<Named>,
    /// Grows with every change.
    pub revision: u32,
    /// What it holds.
    pub counts: Counts,
    /// Open findings.
    pub findings: FindingCounts,
    /// What undo would take back.
    pub undo: Option<Named>,
    /// What redo would do again.
    pub redo: Option<Named>,
    /// How its chart opens.
    pub chart_by: ChartBy,
    /// The sample it was made from.
    pub sample: Option<String>,
    /// Whether the file itself can be written, whatever is shown of it.
    pub can_write: bool,
    /// What is shown in place of the organisation as it stands.
    pub shown: Option<ShownView>,
    /// Its scenarios, oldest first.
    pub scenarios: Vec<ScenarioLine>,
}

/// A file opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Recent {
    /// Where it lies.
    pub path: String,
    /// What the organisation is called.
    pub name: String,
    /// The folder it lies in.
    pub folder: String,
    /// Whether it is still there.
    pub exists: bool,
    /// When it was last opened: ISO date and time, UTC.
    pub opened: String,
}

/// A sample organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Sample {
    /// Its code.
    pub name: String,
}

/// Everything the start screen needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StartView {
    /// Files opened before, latest first.
    pub recent: Vec<Recent>,
    /// Sample organisations.
    pub samples: Vec<Sample>,
    /// Settings of this computer.
    pub settings: Settings,
    /// The language in force.
    pub language: Language,
    /// The program's version.
    pub version: String,
    /// The open file, if there is one.
    pub file: Option<FileView>,
}

/// Opens a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenRequest {
    /// Where it lies.
    pub path: String,
    /// Only to read it.
    pub read_only: bool,
    /// Take over a lease that its holder has not refreshed.
    #[serde(default)]
    pub take_over: bool,
}

/// Opens a sample organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SampleRequest {
    /// Its code.
    pub name: String,
    /// In which language.
    pub language: Language,
}

/// Makes an empty file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewRequest {
    /// Where it shall lie.
    pub path: String,
    /// What the organisation is called.
    pub name: String,
}

/// Names a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PathRequest {
    /// Where it lies, or shall lie.
    pub path: String,
}

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HistoryLine {
    /// Its number.
    pub seq: u32,
    /// When: ISO date and time, UTC.
    pub at: String,
    /// By whom.
    pub by: String,
    /// What was done.
    pub name: Named,
    /// Whether it was taken back later.
    pub undone: bool,
}

/// How much of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HistoryRequest {
    /// At most so many lines, latest first.
    pub limit: u32,
}

/// The history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct History {
    /// Latest first.
    pub entries: Vec<HistoryLine>,
}

impl From<()> for Nothing {
    fn from((): ()) -> Self {
        Self {}
    }
}
