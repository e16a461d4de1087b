//! The matrix of needs: who gives to whom, row by column.

use super::{Key, Language, MapInfo, MapRequest, TableFormat};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What rows and columns are put in order by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum MatrixOrder {
    #[default]
    Tree,
    Name,
    Clusters,
    Partition,
}

/// Which matrix.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct MatrixRequest {
    /// Level, folding, filters and strength are those of the map; its tray: with those without needs.
    pub map: MapRequest,
    /// What rows and columns are put in order by.
    pub order: MatrixOrder,
}

/// Whether a unit is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Fold {
    /// It stands for what is in it.
    Folded,
    /// What is in it stands below it.
    Open,
}

/// One row and column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MatrixHead {
    /// The unit or position.
    pub key: Key,
    /// What people call it.
    pub name: String,
    /// The same, cut to the room that a heading has.
    pub label: String,
    /// How deep it lies among those shown, from 1.
    pub depth: u32,
    /// Where its words begin, in pixels; what folds it stands before them.
    pub begin: u32,
    /// Whether it can be folded or unfolded, and which.
    pub fold: Option<Fold>,
    /// Its needs inside, on the diagonal; empty for none.
    pub inside: String,
    /// How many it gives to.
    pub gives: u32,
    /// How many it gets from.
    pub gets: u32,
}

/// The cells that are not empty, row by row and in each by column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct MatrixCells {
    /// Where each row's cells begin, and where the last row's end.
    pub starts: Vec<u32>,
    /// The column of each.
    pub columns: Vec<u32>,
    /// How many needs.
    pub needs: Vec<u32>,
    /// What is written in it: its strength.
    pub labels: Vec<String>,
    /// How strong, from 1 to 3.
    pub steps: Vec<u8>,
    /// What it is: a sum of the scene's flags, and of 64 where the pair's key names the customer first.
    pub flags: Vec<u8>,
}

/// Heads that belong together: a cluster, or a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MatrixBlock {
    /// Where it begins.
    pub start: u32,
    /// How many heads it has.
    pub length: u32,
}

/// What runs back from a later row to an earlier column, inside the company.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RunsBack {
    /// Cells below the diagonal.
    pub links: u32,
    /// Needs in them.
    pub needs: u32,
}

/// The sides of a matrix, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MatrixSides {
    /// Of a cell.
    pub cell: u32,
    /// How long a heading is.
    pub heading: u32,
}

/// A matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MatrixView {
    /// As of the map.
    pub info: MapInfo,
    /// Rows, and columns in the same order.
    pub heads: Vec<MatrixHead>,
    /// Where those outside the company begin.
    pub external_from: u32,
    /// Heads that belong together.
    pub blocks: Vec<MatrixBlock>,
    /// Who gives to whom.
    pub cells: MatrixCells,
    /// What runs back.
    pub back: RunsBack,
    /// The most of the first and of the second step of strength.
    pub limits: (f64, f64),
    /// Its sides.
    pub sides: MatrixSides,
}

/// Writes a matrix as a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct MatrixExportRequest {
    /// Which.
    pub matrix: MatrixRequest,
    /// In which form.
    pub format: TableFormat,
    /// Where to.
    pub path: String,
    /// In which language.
    pub language: Language,
}
