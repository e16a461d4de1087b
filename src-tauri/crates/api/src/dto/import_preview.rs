//! An import before it happens: its tables, what was made of them, and what is worth a look.

use super::{Act, ColumnIs, FindingView, ImportRole, RenewalView, Severity};
use crate::error::ApiError;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What an import would make of its files.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// One a file of the request, in its order.
    pub tables: Vec<TableView>,
    /// Findings by kind, those that wait for somebody first, then the gravest.
    pub groups: Vec<FindingGroup>,
    /// What the organisation would hold; nothing while a table cannot be read.
    pub figures: Option<ImportFigures>,
    /// What the list brings into the open file; nothing for a new file.
    pub renewal: Option<Box<RenewalView>>,
    /// Milliseconds.
    pub elapsed_ms: f64,
}

/// One table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TableView {
    /// The file's name, without its folder.
    pub name: String,
    /// The sheet taken; empty where the file is one table.
    pub sheet: String,
    /// The sheets of the file that hold something.
    pub sheets: Vec<SheetView>,
    /// What the table is taken to hold.
    pub role: Option<ImportRole>,
    /// The line of the headings; 0 where the file has none of its own.
    pub header: u32,
    /// The first lines, to find the headings in.
    pub head: Vec<LineView>,
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// The fields that a column may be, the most telling first.
    pub fields: Vec<String>,
    /// The first rows below the headings.
    pub rows: Vec<LineView>,
    /// How many rows there are.
    pub row_count: u32,
    /// The fields of which one is missing; nothing where the table can be imported.
    pub lacks: Option<String>,
    /// Which columns hold the two ends of links; nothing where it lists no links.
    pub ends: Option<EndsView>,
    /// Values that may stand for no exchange.
    pub values: Vec<ValueView>,
    /// Whether rows do not say what is needed.
    pub asks_item: bool,
    /// The columns that name units of several levels, the outermost first; empty where one column does.
    pub unit_levels: Vec<u32>,
    /// How many units those name.
    pub unit_count: u32,
    /// One of those that lie deepest, after the units it lies in.
    pub unit_example: Vec<String>,
    /// What was decided about such a table before.
    pub remembered: Option<Remembered>,
    /// Why it cannot be read.
    pub error: Option<ApiError>,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// How many lines hold something.
    pub lines: u32,
    /// What it seems to hold.
    pub role: Option<ImportRole>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LineView {
    /// Its number, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A column and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColumnView {
    /// Its place, from 0.
    pub at: u32,
    /// Its heading.
    pub heading: String,
    /// What it is: a field's code, `custom` or `skip`.
    pub is: String,
    /// Why: `name`, `synonym`, `told`, `referred`, `refers`, `values`, `nested`, or `unknown` for what is no field.
    pub why: String,
}

/// The two columns that links run between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EndsView {
    /// The place of the first column.
    pub first: u32,
    /// The place of the second column.
    pub second: u32,
    /// Whether the first asks the second; nothing while nobody said so.
    pub asks: Option<bool>,
}

/// A value of a weight or a frequency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ValueView {
    /// As it stands in the table.
    pub value: String,
    /// In how many rows.
    pub count: u32,
    /// Whether it stands for no exchange.
    pub nothing: bool,
}

/// What was decided about a table with these headings before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Remembered {
    /// What it held.
    pub role: Option<ImportRole>,
    /// What its columns were.
    pub columns: Vec<ColumnIs>,
    /// What stood for no exchange.
    pub nothing: Option<Vec<String>>,
    /// What was needed.
    pub item: Option<String>,
    /// The day of that import.
    pub on: String,
}

/// Findings of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FindingGroup {
    /// The code of the kind.
    pub kind: String,
    /// The repair that is made by itself; empty where somebody has to decide.
    pub step: String,
    /// How much it matters.
    pub severity: Severity,
    /// How many there are.
    pub count: u32,
    /// How many of them wait for somebody.
    pub open: u32,
    /// The first of them.
    pub findings: Vec<FoundView>,
}

/// A finding with its evidence and what can be done about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FoundView {
    /// The table, by its place in the request; nothing where it concerns all of them.
    pub table: Option<u32>,
    /// What is the matter.
    pub finding: FindingView,
    /// Whom or what the row is about, in its own words.
    pub row: String,
    /// The column of the cell, from 0.
    pub at: Option<u32>,
    /// Whom a repair leads to, or whom the cell names now, by name.
    pub to: String,
    /// Where this row and the one that takes its place differ.
    pub differs: Vec<Differs>,
    /// What can be done.
    pub acts: Vec<Act>,
    /// What the cell could say, the likeliest first.
    pub proposals: Vec<Proposal>,
    /// What was decided already.
    pub decided: Option<Act>,
}

/// A cell in two rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Differs {
    /// The column's heading.
    pub heading: String,
    /// What the older row says.
    pub here: String,
    /// What the current row says.
    pub there: String,
}

/// Something a cell could say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Proposal {
    /// What would be written.
    pub value: String,
    /// What that means; empty: nobody, nothing.
    pub label: String,
}

/// What the organisation would hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ImportFigures {
    pub people: u32,
    pub positions: u32,
    pub vacant: u32,
    pub units: u32,
    pub needs: u32,
    pub topics: u32,
    pub channels: u32,
    /// Positions whose manager is not known.
    pub parked: u32,
    /// Positions at the top.
    pub tops: u32,
}
