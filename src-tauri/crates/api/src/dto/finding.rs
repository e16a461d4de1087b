//! Findings as they are shown.

use super::{Key, Named};
use serde::{Deserialize, Serialize};
use specta::Type;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

impl From<simpul_model::Severity> for Severity {
    fn from(severity: simpul_model::Severity) -> Self {
        match severity {
            simpul_model::Severity::Info => Self::Info,
            simpul_model::Severity::Warning => Self::Warning,
            simpul_model::Severity::Error => Self::Error,
        }
    }
}

/// Something worth a person's look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FindingView {
    /// Its id where it is kept in the file; nothing where it was found in the data just now.
    pub id: Option<String>,
    /// The code of its kind.
    pub kind: String,
    /// How much it matters.
    pub severity: Severity,
    /// The file it was found in; empty for the data as a whole.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub row: u32,
    /// The column's heading.
    pub column: String,
    /// The value as given.
    pub value: String,
    /// What is the matter.
    pub message: Named,
    /// The proposed step.
    pub repair: Option<Named>,
    /// Whether the step was taken already.
    pub applied: bool,
    /// The record it is about, where it is still there.
    pub key: Option<Key>,
}

/// All open findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DoctorView {
    /// Most serious first; then by file, row and column.
    pub findings: Vec<FindingView>,
}
