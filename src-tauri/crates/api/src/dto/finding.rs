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
    /// What people call that record.
    pub about: String,
    /// By which it is spoken of in [`AcceptRequest`] and [`MendRequest`]; empty in reports of an import.
    pub handle: String,
    /// Who said that it is no problem here, and when.
    pub accepted: Option<super::Word>,
    /// What can be done about it, the best first.
    pub offers: Vec<OfferView>,
    /// Why there is no step but to say that it was seen to; its words stand under `mend.cannot`.
    pub cannot: Option<String>,
}

/// What a step needs to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum OfferChoice {
    Nothing,
    Position,
    Person,
    Unit,
    /// A unit or a position.
    End,
    Text,
    /// A day as ISO text.
    Day,
    Number,
}

/// A step that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OfferView {
    /// Its code; its words stand under `mend`.
    pub code: String,
    /// What it needs to be told.
    pub choice: OfferChoice,
    /// The answer it takes where nobody gives another.
    pub proposed: Option<super::Name>,
    /// The words that the answer begins with, where it is one in words.
    pub text: String,
}

/// Every finding that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DoctorView {
    /// Open ones, most serious first; then by file, row and column.
    pub findings: Vec<FindingView>,
    /// Those that somebody called no problem here, in the same order.
    pub accepted: Vec<FindingView>,
}

/// Says of findings that they are no problem here, or takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AcceptRequest {
    /// Their handles.
    pub findings: Vec<String>,
    /// Whether it is taken back.
    pub withdraw: bool,
}

/// Mends findings by one kind of step, all at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MendRequest {
    /// Their handles.
    pub findings: Vec<String>,
    /// The step's code.
    pub code: String,
    /// Where to, or what; nothing: what each of them proposes.
    pub choice: Option<String>,
}
