//! A table to import: what it holds, its rows as a person decided about them, and what its columns are.

use super::choices::{Choices, Mended};
use super::columns::{self, Match, Pin};
use super::grid::Grid;
use super::nested_units::NestedUnits;
use super::{Book, ReadError, Role, Sheet};

/// Columns that name units of several levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Levels {
    /// Their places, the outermost first.
    pub columns: Vec<usize>,
    /// How many units they name.
    pub units: usize,
    /// A unit that lies deepest, after those it lies in.
    pub example: Vec<String>,
}

/// A file to import.
#[derive(Debug, Clone)]
pub struct Source {
    /// What it holds.
    pub role: Role,
    /// Its table, as decided.
    pub sheet: Sheet,
    /// What was decided about it.
    pub choices: Choices,
    pub(super) mended: Vec<Mended>,
}

impl Source {
    /// Reads the table of a file that fits this role best. `name` is the file's name without its folder.
    ///
    /// # Errors
    /// When the bytes are no table with rows; see [`ReadError`].
    pub fn parse(role: Role, name: &str, bytes: &[u8], pins: &[Pin]) -> Result<Self, ReadError> {
        let book = Book::open(name, bytes)?;
        Self::of(&book, book.best(role, pins), role, pins)
    }

    /// Reads one table of a file that is open.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::NoRows`].
    pub fn of(book: &Book<'_>, leaf: usize, role: Role, pins: &[Pin]) -> Result<Self, ReadError> {
        Self::decided(book, leaf, role, pins, None, Choices::default())
    }

    /// Reads one table of a file that is open, its headings in line `header` where that is told, as decided.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::NoRows`].
    pub fn decided(
        book: &Book<'_>,
        leaf: usize,
        role: Role,
        pins: &[Pin],
        header: Option<u32>,
        choices: Choices,
    ) -> Result<Self, ReadError> {
        let known = |heading: &str| columns::is_known(heading, role, pins);
        Ok(Self::of_sheet(book.sheet(leaf, &known, header)?, role, choices))
    }

    /// A table that was read before, as decided.
    pub fn of_sheet(sheet: Sheet, role: Role, choices: Choices) -> Self {
        let (sheet, mended) = choices.apply(sheet);
        Self { role, sheet, choices, mended }
    }

    /// What its columns are taken for.
    pub fn matches(&self, pins: &[Pin]) -> Vec<Match> {
        columns::Columns::find(&self.sheet, self.role, pins, &self.choices).matches(&self.sheet)
    }

    /// The units of a list that names them in several columns: these, the outermost first, how many units they
    /// name, and the way to one that lies deepest.
    pub fn levels(&self, pins: &[Pin]) -> Option<Levels> {
        let grid = Grid::of(0, self, pins).ok()?;
        let (units, example) = NestedUnits::shown(&grid)?;
        let example = example.into_iter().map(str::to_owned).collect();
        Some(Levels { columns: grid.columns.unit_levels(), units, example })
    }

    /// The fields of which one is missing, in words; nothing where the table can be imported.
    pub fn lacks(&self, pins: &[Pin]) -> Option<&'static str> {
        Grid::of(0, self, pins).err().and_then(|error| match error {
            ReadError::NoColumns { wanted, .. } => Some(wanted),
            _ => None,
        })
    }
}
