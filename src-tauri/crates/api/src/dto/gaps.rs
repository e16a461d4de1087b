//! Gaps and overlaps of who answers for what, as a list.

use super::{FigureCell, FigureColumn, Key, KindCount, Language, Name, Named, ReviewFormat, ReviewKind};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Gaps and overlaps, sorted and filtered, as many as are in sight.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct GapsRequest {
    /// The code of the column to sort by; nothing: most serious first.
    pub sort: Option<String>,
    /// Last first.
    pub descending: bool,
    /// Only rows in which these words stand.
    pub filter: String,
    /// Only of this kind.
    pub only: Option<ReviewKind>,
    /// Those that were decided, too.
    pub decided: bool,
    /// The first row wanted, from 0.
    pub from: u32,
    /// How many.
    pub count: u32,
}

/// Gaps and overlaps as rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct GapsView {
    /// Of which revision.
    pub revision: u32,
    /// The columns.
    pub columns: Vec<FigureColumn>,
    /// The rows asked for.
    pub rows: Vec<GapRow>,
    /// How many the filter leaves.
    pub matching: u32,
    /// How many there are of all kinds.
    pub total: u32,
    /// How many there are of each kind.
    pub kinds: Vec<KindCount>,
}

/// A gap or an overlap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct GapRow {
    /// How the review names it.
    pub key: Key,
    /// Rows stand side by side.
    pub depth: u32,
    /// What is the matter.
    pub title: Named,
    /// In the order of the columns.
    pub cells: Vec<FigureCell>,
    /// The topic that can be changed.
    pub topic: Option<Name>,
    /// The question that a topic could answer.
    pub question: Option<Name>,
    /// Units, positions, people and topics whose details say more, at most a few.
    pub records: Vec<Name>,
}

/// Writes gaps and overlaps as they are sorted and filtered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GapsExportRequest {
    /// Which.
    pub gaps: GapsRequest,
    /// In which form.
    pub format: ReviewFormat,
    /// Where to.
    pub path: String,
    /// In which language.
    pub language: Language,
}
