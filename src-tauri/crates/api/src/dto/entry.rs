//! Ways to record needs that ask instead of being asked: an interview, and pairs along the reporting lines.

use super::{Key, Name, PartyView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where an interview about a file was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InterviewPlace {
    /// Where the file lies; of a sample its name.
    pub path: String,
    /// The unit whose branch is gone through.
    pub top: Key,
    /// Whether it alone is.
    pub alone: bool,
    /// The unit that was asked last.
    pub unit: Key,
    /// What it was asked about.
    pub part: InterviewPart,
}

/// What a unit is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum InterviewPart {
    /// What it needs from others.
    Needs,
    /// What others need from it.
    Serves,
    /// What its own people need from each other and from whoever they report to.
    Inside,
}

/// Units in the order in which they are gone through: each before those inside it, branch by branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnitOrder {
    /// Which.
    pub units: Vec<Name>,
}

/// Somebody and whoever they report to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportingLine {
    /// Who is reported to.
    pub boss: PartyView,
    /// Who reports.
    pub report: PartyView,
    /// Needs of the one who reports that the boss serves, drafts too.
    pub down: u32,
    /// Needs of the boss that the one who reports serves, drafts too.
    pub up: u32,
}

/// Reporting lines of a branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportingLines {
    /// In tie order, at most some hundreds.
    pub lines: Vec<ReportingLine>,
    /// How many there are.
    pub total: u32,
}

/// A reporting line along which needs are proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LineEnds {
    /// Who is reported to.
    pub boss: Key,
    /// Who reports.
    pub report: Key,
}
