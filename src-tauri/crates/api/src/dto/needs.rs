//! The needs as a table that is written in like a spreadsheet.

use super::{Edited, FilterChoices, Key, MapFilter, Named, ProcessChoice, ReviewFormat};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A column of the table, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum NeedColumn {
    Customer,
    Item,
    Supplier,
    Kind,
    Due,
    Aim,
    Cadence,
    Form,
    Quality,
    Channel,
    Purpose,
    Processes,
    Status,
    Criticality,
    AckWithin,
    Weight,
}

/// Only some needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NeedsOnly {
    /// Those that count.
    Active,
    /// Those not agreed yet.
    Draft,
    /// Those that ended.
    Ended,
    /// Those that say by when or how often in words that are not understood.
    Unread,
}

/// Asks for the needs that a filter leaves, in an order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct NeedOrderRequest {
    /// Only rows in which all these words stand.
    pub filter: String,
    /// Only these.
    pub only: Option<NeedsOnly>,
    /// Of these those that the filter of the map lets pass. What it says of pairs and of how needs stand is not
    /// looked at: a row is one need, and how it stands is asked for with `only`.
    #[serde(default)]
    pub which: MapFilter,
    /// By which column; nothing: as they were written down.
    pub sort: Option<NeedColumn>,
    /// Last first.
    pub descending: bool,
}

/// Needs in an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedOrder {
    /// Of which revision.
    pub revision: u32,
    /// Which.
    pub keys: Vec<Key>,
    /// How many there are, filtered or not.
    pub total: u32,
    /// Processes to filter by, with as many needs as stand as asked for.
    pub processes: Vec<ProcessChoice>,
    /// What else there is to filter by, counted so too; how needs stand is left out.
    pub choices: FilterChoices,
}

/// A need as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedRow {
    /// Which.
    pub key: Key,
    /// One a column, as they would be read again.
    pub cells: Vec<String>,
    /// Columns whose words are kept and not understood.
    pub unread: Vec<NeedColumn>,
    /// Whether it was said with others that have not ended.
    pub bound: bool,
}

/// Rows of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedRows {
    /// Of which revision.
    pub revision: u32,
    /// Those asked for that are there.
    pub rows: Vec<NeedRow>,
}

/// What a cell shall say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CellText {
    /// Its column.
    pub column: NeedColumn,
    /// Words, or the key of an end that was chosen.
    pub text: String,
}

/// What a row shall say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RowText {
    /// The need it stands for; nothing: a new one.
    pub need: Option<Key>,
    /// Its cells; those left out stay as they are.
    pub cells: Vec<CellText>,
}

/// Writes into the table, in one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CellsRequest {
    /// Row by row.
    pub rows: Vec<RowText>,
    /// Needs that were said with one of these say so too, as far as they said the same of an end.
    #[serde(default)]
    pub whole_sets: bool,
}

/// What is bound to some needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedsBound {
    /// How many of them were said with others.
    pub bound: u32,
    /// How many others those are.
    pub others: u32,
}

/// Why a cell was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CellProblem {
    /// Its column.
    pub column: NeedColumn,
    /// In words of the catalogue, under `needs.why`.
    pub why: Named,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RowSet {
    /// The need it stands for now; nothing where it could not be made yet.
    pub need: Option<Key>,
    /// Cells that were not taken.
    pub problems: Vec<CellProblem>,
}

/// What became of what was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct CellsSet {
    /// The step; nothing where nothing changed.
    pub edited: Option<Edited>,
    /// As many as were asked for, in their order.
    pub rows: Vec<RowSet>,
}

/// A block of cells as a spreadsheet puts it on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BlockRequest {
    /// Its text.
    pub text: String,
}

/// The same in rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Block {
    /// Its columns, where its first row names them; that row is left out then.
    pub columns: Option<Vec<NeedColumn>>,
    /// As many cells each as there are columns, where these are known.
    pub rows: Vec<Vec<String>>,
    /// Headings that are no column of the table.
    pub unknown: Vec<String>,
}

/// Writes needs to a file: as a list they can be brought in again without loss.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct NeedsExportRequest {
    /// Which, in which order.
    pub order: NeedOrderRequest,
    /// In which form: lists that can be brought in again, or a page to read.
    pub format: ReviewFormat,
    /// Where to.
    pub path: String,
}
