//! What a person decided about a table before it is imported: columns, values, rows.
//!
//! Decisions name lines and columns of the file, so they hold for as long as the file stays as it is.

use super::table::Sheet;
use super::values::{is_dash, number};
use simpul_model::{FindingKind, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Decisions about one table; none to begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// What columns are, by their place from 0; the others are recognised.
    pub columns: BTreeMap<usize, ColumnChoice>,
    /// Values of a weight or a frequency that stand for no exchange; nothing: the usual ones.
    pub nothing: Option<Vec<String>>,
    /// What is needed, where rows do not say.
    pub item: Option<String>,
    /// Cells that say something else.
    pub cells: Vec<CellChoice>,
    /// Rows that are left out, each with the kind of finding that led to it.
    pub rows_out: Vec<(u32, FindingKind)>,
    /// Repairs that are not wanted, by line and step.
    pub unwanted: BTreeSet<(u32, String)>,
}

/// What a column is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnChoice {
    /// This field, by its code.
    Field(String),
    /// A field of the company's own.
    Custom,
    /// Nothing: the column is not imported.
    LeaveOut,
}

/// A cell that says something else than it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChoice {
    /// Its line.
    pub line: u32,
    /// Its column, from 0.
    pub column: usize,
    /// What it says now.
    pub value: String,
    /// What was the matter with it.
    pub kind: FindingKind,
}

/// What was decided about a row, for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) line: u32,
    pub(super) column: String,
    pub(super) value: String,
    pub(super) kind: FindingKind,
    /// What was put in its place; nothing where the row was left out.
    pub(super) now: Option<String>,
}

/// Words that stand for no exchange where nothing else is said.
const NOTHING: &[&str] = &[
    "never",
    "none",
    "nothing",
    "no",
    "n/a",
    "na",
    "nil",
    "tidak pernah",
    "tidak ada",
    "tidak",
    "nihil",
    "belum pernah",
    "kosong",
];

impl Choices {
    /// Whether a value of a weight or a frequency stands for no exchange. `is_none` says so of numbers and
    /// dashes where no list was given.
    pub(super) fn is_nothing(&self, value: &str, is_none: bool) -> bool {
        let folded = fold(value);
        match &self.nothing {
            Some(words) => words.iter().any(|word| fold(word) == folded),
            None => is_none || NOTHING.contains(&folded.as_str()),
        }
    }

    /// Whether a value of a weight stands for no exchange.
    pub fn stands_for_nothing(&self, value: &str) -> bool {
        let is_none = is_dash(value) || number(value).is_some_and(|count| count <= 0.0);
        self.is_nothing(value, is_none)
    }

    /// Whether a repair of this line is not wanted.
    pub(super) fn refuses(&self, line: u32, step: &str) -> bool {
        !self.unwanted.is_empty() && self.unwanted.contains(&(line, step.to_owned()))
    }

    /// The table as decided, and what was done to it. Linear where something was decided, else nothing.
    pub(super) fn apply(&self, sheet: Sheet) -> (Sheet, Vec<Mended>) {
        if self.cells.is_empty() && self.rows_out.is_empty() {
            return (sheet, Vec::new());
        }
        let mut mended = Vec::new();
        let mut cells: BTreeMap<(u32, usize), &CellChoice> = BTreeMap::new();
        for cell in self.cells.iter().filter(|cell| cell.column < sheet.header.len()) {
            cells.insert((cell.line, cell.column), cell);
        }
        let out: BTreeMap<u32, FindingKind> = self.rows_out.iter().copied().collect();
        let sheet = sheet.revised(|line, row| {
            if let Some(&kind) = out.get(&line) {
                let value = row.iter().map(|cell| cell.trim()).filter(|c| !c.is_empty()).collect::<Vec<_>>();
                let (column, value) = (String::new(), value.join(" · "));
                mended.push((0, Mended { line, column, value, kind, now: None }));
                return false;
            }
            for (&(_, column), choice) in cells.range((line, 0)..=(line, usize::MAX)) {
                let value = std::mem::replace(&mut row[column], choice.value.clone());
                let now = Some(choice.value.clone());
                mended.push((column, Mended { line, column: String::new(), value, kind: choice.kind, now }));
            }
            true
        });
        let named = mended.into_iter().map(|(column, mended)| Mended {
            column: if mended.now.is_some() { sheet.header[column].clone() } else { String::new() },
            ..mended
        });
        let named = named.collect();
        (sheet, named)
    }
}
