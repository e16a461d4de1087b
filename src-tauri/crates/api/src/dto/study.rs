//! The questions a reviewer asks about the exchange: each with its headline figure, the tables behind it, and what
//! stands behind every row.

use super::{
    Evidence, FigureCell, FigureColumn, Key, Language, LevelChoice, LevelView, MapRequest, Named,
    ReviewFormat,
};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum StudyQuestion {
    /// How much is linked both ways?
    #[default]
    TwoWay,
    /// Who gets much from many, who gives to many?
    Fan,
    /// Who exchanges nothing?
    Isolated,
    /// What goes round in circles?
    Circles,
    /// What waits in circles?
    Waits,
    /// What hangs on one person?
    SingleSource,
    /// Whose loss cuts others off?
    CutOff,
    /// Through whom does most run?
    Between,
    /// Which needs go far through the chart?
    Far,
    /// Where do the chart and the work disagree?
    Elsewhere,
    /// Who has nobody outside?
    Outside,
    /// What stops when these stop?
    Impact {
        /// Units, positions, people; all at once.
        keys: Vec<Key>,
    },
}

impl StudyQuestion {
    /// Its code in the catalogue.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TwoWay => "twoWay",
            Self::Fan => "fan",
            Self::Isolated => "isolated",
            Self::Circles => "circles",
            Self::Waits => "waits",
            Self::SingleSource => "singleSource",
            Self::CutOff => "cutOff",
            Self::Between => "between",
            Self::Far => "far",
            Self::Elsewhere => "elsewhere",
            Self::Outside => "outside",
            Self::Impact { .. } => "impact",
        }
    }
}

/// Asks a question about what a map shows: its level, units unfolded singly, and filters.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyRequest {
    /// Of which map.
    pub map: MapRequest,
    /// What is asked.
    pub question: StudyQuestion,
}

/// The answer at a glance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyView {
    /// Of which revision.
    pub revision: u32,
    /// The level looked at.
    pub at: LevelView,
    /// Levels to choose from.
    pub levels: Vec<LevelChoice>,
    /// The headline figure; nothing where it is undefined.
    pub figure: Option<f64>,
    /// The figure is a share of 1.
    pub share: bool,
    /// What stands under the figure, under `study.detail`.
    pub detail: Named,
    /// What else is to be said, under `study.fact`.
    pub facts: Vec<Named>,
    /// The tables behind it, the one to look at first before the others.
    pub tables: Vec<StudyTable>,
}

/// A table behind an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudyTable {
    /// Its code; its name stands under `table.name`.
    pub code: String,
    /// How many rows it has.
    pub rows: u32,
}

/// Rows of a table: sorted, filtered, and as many as are in sight.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyRowsRequest {
    /// Behind which answer.
    pub study: StudyRequest,
    /// The code of the table.
    pub table: String,
    /// The code of the column to sort by; nothing: the table's own order.
    pub sort: Option<String>,
    /// Largest or last first.
    pub descending: bool,
    /// Only rows in which these words stand.
    pub filter: String,
    /// The first row wanted, from 0.
    pub from: u32,
    /// How many.
    pub count: u32,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyRow {
    /// Which row of the table in its own order.
    pub at: u32,
    /// The record it is about; empty where it is about none.
    pub key: Key,
    /// What the map marks for it.
    pub map: Option<Key>,
    /// How deep it lies; always 0.
    pub depth: u32,
    /// One a column.
    pub cells: Vec<FigureCell>,
}

/// Rows of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyRows {
    /// Of which revision.
    pub revision: u32,
    /// The columns.
    pub columns: Vec<FigureColumn>,
    /// The rows asked for.
    pub rows: Vec<StudyRow>,
    /// How many the filter leaves.
    pub matching: u32,
    /// How many there are.
    pub total: u32,
}

/// Asks what stands behind a row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyBehindRequest {
    /// Behind which answer.
    pub study: StudyRequest,
    /// The code of the table.
    pub table: String,
    /// Which row of the table in its own order.
    pub row: u32,
}

/// What stands behind a row: names and needs, each of which leads to its record.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyBehind {
    /// Its parts; their headings stand under `study.behind`.
    pub parts: Vec<Evidence>,
}

/// Writes a table as it is sorted and filtered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct StudyExportRequest {
    /// Which table, sorted and filtered how; all its rows are written.
    pub rows: StudyRowsRequest,
    /// In which form.
    pub format: ReviewFormat,
    /// Where to.
    pub path: String,
    /// In which language.
    pub language: Language,
}
