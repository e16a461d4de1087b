//! Bringing files in.

use super::{FileView, FindingView, Key, RenewalView, Renewing};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// What a file of an import holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ImportRole {
    People,
    Units,
    Memberships,
    Needs,
    Topics,
    Channels,
}

/// What the ends of needs name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum NeedsBy {
    Unit,
    Position,
    Person,
}

/// One table of an import, with what was decided about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportFile {
    /// Where the file lies.
    pub path: String,
    /// What it holds; nothing: told by its columns and its name.
    pub role: Option<ImportRole>,
    /// The sheet of a workbook; nothing: the one that fits best.
    pub sheet: Option<String>,
    /// The line of the headings; nothing: found; 0: there are none.
    pub header: Option<u32>,
    /// What columns are; the others are recognised.
    pub columns: Vec<ColumnIs>,
    /// Values of a weight or a frequency that stand for no exchange; nothing: the usual ones.
    pub nothing: Option<Vec<String>>,
    /// What is needed, where rows do not say.
    pub item: Option<String>,
    /// What was decided about findings.
    pub decisions: Vec<Decision>,
}

/// What a column is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColumnIs {
    /// Its place, from 0.
    pub at: u32,
    /// A field's code; `custom`: a field of the company's own; `skip`: not imported.
    pub is: String,
}

/// What is done about a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Act {
    /// The cell says something else.
    #[default]
    Value,
    /// The row is not imported.
    LeaveOut,
    /// A repair is not made.
    Refuse,
}

/// A decision about one line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Decision {
    /// The line.
    pub line: u32,
    /// The column of the cell, from 0; meaningless for a row.
    pub at: u32,
    /// The code of the finding's kind.
    pub kind: String,
    /// What is done.
    pub act: Act,
    /// What the cell says now, or which repair is not made.
    pub value: String,
}

/// Brings files into a new file or into the open one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportRequest {
    /// The files.
    pub files: Vec<ImportFile>,
    /// The new file; nothing: into the open one.
    pub out: Option<String>,
    /// Whether the new file may replace another.
    pub force: bool,
    /// Columns named by the user: field → heading.
    pub columns: BTreeMap<String, String>,
    /// What the ends of needs name.
    pub needs_by: Option<NeedsBy>,
    /// Only report.
    pub dry_run: bool,
    /// Of a preview only the tables and their columns, which is quick; findings and figures come after.
    pub only_columns: bool,
    /// What was decided about a list that is brought into the open file.
    pub renewing: Renewing,
}

/// What an import made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ImportReport {
    pub people: u32,
    pub positions: u32,
    pub units: u32,
    pub needs: u32,
    pub topics: u32,
    pub channels: u32,
    /// Rows added to, updated in and removed from the open file.
    pub added: u32,
    pub updated: u32,
    pub removed: u32,
    /// What is worth a look.
    pub findings: Vec<FindingView>,
    /// Positions whose manager is not known.
    pub parked: Vec<Key>,
    /// The same by their ids outside, for the command line.
    #[serde(skip)]
    pub parked_ids: Vec<String>,
    /// What the list brings into the open file; nothing for a new file.
    pub renewal: Option<Box<RenewalView>>,
    /// What became of the open file's records, for the command line.
    #[serde(skip)]
    pub differences: Differences,
    /// Milliseconds.
    pub elapsed_ms: f64,
}

/// An import's outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Imported {
    /// The file as it is now.
    pub file: FileView,
    /// What was made of the files.
    pub report: ImportReport,
}

/// What an import made of the records that were there: units, positions, people, needs, topics.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differences {
    /// New records.
    pub added: Vec<Difference>,
    /// People who hold nothing any more, and records removed.
    pub left: Vec<Difference>,
    /// Positions with another manager or unit, units inside another one.
    pub moved: Vec<Difference>,
    /// Records with other words in them.
    pub changed: Vec<Difference>,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The code of its kind.
    pub kind: String,
    /// Its id outside.
    pub id: String,
    /// What people call it.
    pub name: String,
}
