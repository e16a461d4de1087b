//! Figures for HR: what is notable, the tables behind it, and the boxes behind each number.

use super::{ChartRequest, Key, Language};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A figure that boxes of the chart stand behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Figure {
    /// Positions that nobody holds.
    Vacant,
    /// Managers with more reports than usual here.
    Wide,
    /// Managers with fewer.
    Narrow,
    /// Managers with so many reports.
    Span { from: u32, to: u32 },
    /// Positions so many steps from the top.
    Layer { layer: u32 },
    /// Managers with a single report, and that report.
    OneOverOne,
    /// Positions in another unit than their manager; those that lead it left out.
    Stray,
    /// The same with those that lead their unit.
    OtherUnit,
    /// Positions of people who hold several.
    DoublePost,
    /// Positions that somebody is still to begin on.
    Starting,
    /// Positions that somebody is about to leave.
    Leaving,
    /// Positions of a unit and of those inside it.
    Unit { key: Key },
}

/// Where a span lies against what is usual here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum WidthWord {
    Narrow,
    Within,
    Wide,
}

/// So many managers have so many reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SpanBar {
    /// From so many reports.
    pub from: u32,
    /// To so many.
    pub to: u32,
    /// How many managers.
    pub managers: u32,
    /// Where the bar lies; of a bar across a limit, where its lower end does.
    pub width: WidthWord,
}

/// How many direct reports are usual here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SpanLimits {
    /// Fewer are too few.
    pub narrow: u32,
    /// More are too many.
    pub wide: u32,
}

/// Everything at a glance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FiguresView {
    /// Of which revision.
    pub revision: u32,
    /// People who hold a position today.
    pub people: u32,
    /// Full-time equivalents.
    pub fte: f64,
    /// Positions.
    pub positions: u32,
    /// Units.
    pub units: u32,
    /// Positions that nobody holds.
    pub vacant: u32,
    /// Assignments that have not begun.
    pub starting: u32,
    /// Assignments that end within a year.
    pub leaving: u32,
    /// Positions with reports.
    pub managers: u32,
    /// The mean of their direct reports.
    pub span_mean: Option<f64>,
    /// The median.
    pub span_median: Option<f64>,
    /// The most.
    pub span_max: u32,
    /// What is usual here.
    pub limits: SpanLimits,
    /// Managers with fewer reports.
    pub narrow: u32,
    /// Managers with more.
    pub wide: u32,
    /// How the spans are spread, from one report on.
    pub spread: Vec<SpanBar>,
    /// Positions on each layer, the top first.
    pub layers: Vec<u32>,
    /// Chains of managers with a single report.
    pub chains: u32,
    /// Positions in another unit than their manager.
    pub other_unit: u32,
    /// Of those the ones that do not lead their unit.
    pub stray: u32,
    /// People on several positions.
    pub double_posts: u32,
    /// Of those the ones with more than full time together.
    pub overbooked: u32,
}

/// Which table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum FigureTable {
    Units,
    Managers,
    Boxes { figure: Figure },
}

/// Rows of a table: sorted, filtered, and as many as are in sight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RowsRequest {
    /// Which table.
    pub table: FigureTable,
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

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ColumnKind {
    /// Names and words as they are.
    Text,
    /// Numbers.
    Number,
    /// Codes of the catalogue, under `table.word`.
    Word,
    /// ISO dates.
    Date,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FigureColumn {
    /// Its code; its heading stands under `table.column`.
    pub code: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// What stands in a cell; an empty text leaves it empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum FigureCell {
    Number(f64),
    Text(String),
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FigureRow {
    /// The record it is about; empty where it is about none.
    pub key: Key,
    /// How deep it lies, from 0, while the table stands in its own order.
    pub depth: u32,
    /// One a column.
    pub cells: Vec<FigureCell>,
}

/// Rows of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FigureRows {
    /// Of which revision.
    pub revision: u32,
    /// The columns.
    pub columns: Vec<FigureColumn>,
    /// The rows asked for.
    pub rows: Vec<FigureRow>,
    /// How many the filter leaves.
    pub matching: u32,
    /// How many there are.
    pub total: u32,
}

/// In which form a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum TableFormat {
    Csv,
    Xlsx,
}

/// Writes a table as it is sorted and filtered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TableExportRequest {
    /// Which table, sorted and filtered how; all its rows are written.
    pub rows: RowsRequest,
    /// In which form.
    pub format: TableFormat,
    /// Where to.
    pub path: String,
    /// In which language its headings are.
    pub language: Language,
}

/// A table written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TableExported {
    /// Where it lies.
    pub path: String,
    /// How many rows.
    pub rows: u32,
}

/// Asks for the boxes behind a figure, and how to unfold a chart so that they are seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct BoxesRequest {
    /// Which figure.
    pub figure: Figure,
    /// The chart as it stands.
    pub chart: ChartRequest,
}

/// Asks for the boxes of records, and how to unfold a chart so that they are seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ShowBoxesRequest {
    /// Positions or people.
    pub keys: Vec<Key>,
    /// The chart as it stands.
    pub chart: ChartRequest,
}

/// The boxes behind a figure, or of records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BoxesView {
    /// Their keys, in tie order.
    pub keys: Vec<Key>,
    /// What the chart has to fold and unfold to show them: its `toggled`.
    pub toggled: Vec<String>,
    /// How many of them it shows then. The rest lies in branches too large to unfold at once.
    pub shown: u32,
}
