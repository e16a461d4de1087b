//! Which column of a file is which field, and why it is taken to be.
//!
//! Headings are compared without case, accents, spaces and punctuation. A field's synonyms stand in order of
//! trust: of several columns that fit, the earlier synonym wins and then the earlier column. What a person
//! decided, or pins with `--column FIELD=COLUMN`, goes before everything.

mod fits;
mod levels;

pub(super) use levels::LEVELS;

use super::choices::{Choices, ColumnChoice};
use super::synonyms::{Field, synonyms};
use super::values::is_email;
use super::{Role, Sheet};
use simpul_model::fold;

/// A field pinned to a column by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The field's code, as in the plain exchange files.
    pub field: String,
    /// The column's heading.
    pub column: String,
}

/// Why a column was taken for a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It carries the field's own name.
    Name,
    /// It carries a synonym of it.
    Synonym,
    /// The caller said so.
    Told,
    /// The values of the manager column are found in it.
    Referred,
    /// Its values are what the field holds.
    Values,
    /// Its units lie in those of another column.
    Nested,
}

/// One column of a file and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The file.
    pub file: String,
    /// The heading.
    pub column: String,
    /// The field's code; nothing when the column became a custom field or a remark.
    pub field: Option<&'static str>,
    /// Why; meaningless without a field.
    pub why: Why,
}

/// The fields of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    of: Vec<(Field, usize, Why)>,
    /// Columns that a person decided are no field.
    barred: Vec<usize>,
    /// Those of them that are not imported.
    left_out: Vec<usize>,
    /// Of several levels of units the one that ids tell apart.
    id_level: Option<usize>,
}

impl Columns {
    /// Finds the fields of a sheet of this role.
    pub(super) fn find(sheet: &Sheet, role: Role, pins: &[Pin], choices: &Choices) -> Self {
        let table = synonyms(role);
        let headings: Vec<String> = sheet.header.iter().map(|heading| plain(heading)).collect();
        let of_choice = |wanted: ColumnChoice| -> Vec<usize> {
            let chosen = choices.columns.iter().filter(|(_, choice)| **choice == wanted);
            chosen.map(|(&column, _)| column).collect()
        };
        let left_out = of_choice(ColumnChoice::LeaveOut);
        let barred = [of_choice(ColumnChoice::Custom), left_out.clone()].concat();
        let mut found = Self { of: Vec::new(), barred, left_out, id_level: None };
        for (&column, choice) in &choices.columns {
            let ColumnChoice::Field(code) = choice else { continue };
            let field = table.iter().find(|(field, _)| field.code() == code).map(|&(field, _)| field);
            if let Some(field) = field.filter(|_| column < headings.len()) {
                found.set(field, column, Why::Told);
            }
        }
        for pin in pins {
            let field = table.iter().find(|(field, _)| field.code() == pin.field).map(|&(field, _)| field);
            let column = headings.iter().position(|heading| *heading == plain(&pin.column));
            if let (Some(field), Some(column)) = (field, column) {
                found.set(field, column, Why::Told);
            }
        }
        // First every field's own name, so that no other field's synonym takes it away.
        for own in [true, false] {
            for &(field, words) in table {
                for (rank, word) in words.iter().enumerate() {
                    if (rank == 0) != own || found.get(field).is_some() {
                        continue;
                    }
                    let free = |column: &usize| headings[*column] == *word && found.is_free(*column);
                    if let Some(column) = (0..headings.len()).find(free) {
                        found.set(field, column, if own { Why::Name } else { Why::Synonym });
                    }
                }
            }
        }
        if role == Role::People {
            found.refer(sheet, &headings);
            found.by_names(sheet, &headings);
            found.job_codes(sheet);
            found.family_alone(sheet);
            found.part_alone(&headings);
            found.repeat(sheet, &headings);
            found.by_values(sheet);
            found.twins(sheet, &headings);
            found.levels(sheet, &headings);
        }
        if found.get(Field::Name).is_some() && role == Role::People {
            // A whole name stands beside its parts: the parts are kept as custom fields.
            found.of.retain(|(field, ..)| !matches!(field, Field::Given | Field::Middle | Field::Family));
        }
        found
    }

    /// The column of a field.
    pub(super) fn get(&self, field: Field) -> Option<usize> {
        self.of.iter().find(|(of, ..)| *of == field).map(|&(_, column, _)| column)
    }

    /// Columns that are no field.
    pub(super) fn rest(&self, sheet: &Sheet) -> Vec<usize> {
        let is_rest = |column: &usize| !self.takes(*column) && !self.left_out.contains(column);
        (0..sheet.header.len()).filter(is_rest).collect()
    }

    /// Columns that are fields, ascending.
    pub(super) fn taken(&self) -> Vec<usize> {
        let mut taken: Vec<usize> = self.of.iter().map(|&(_, column, _)| column).collect();
        taken.sort_unstable();
        taken
    }

    /// No longer takes a field's column for it.
    pub(super) fn forget(&mut self, field: Field) {
        self.of.retain(|(of, ..)| *of != field);
    }

    /// What every column was taken for.
    pub(super) fn matches(&self, sheet: &Sheet) -> Vec<Match> {
        let of = |column| self.of.iter().find(|&&(_, of, _)| of == column);
        let one = |(column, heading): (usize, &String)| Match {
            file: sheet.name.clone(),
            column: heading.clone(),
            field: of(column).map(|(field, ..)| field.code()),
            why: of(column).map_or(Why::Name, |&(.., why)| why),
        };
        sheet.header.iter().enumerate().map(one).collect()
    }

    fn set(&mut self, field: Field, column: usize, why: Why) {
        self.of.retain(|&(of, at, _)| of != field && at != column);
        self.of.push((field, column, why));
    }

    /// Whether nobody said what a column is and no field takes it.
    fn is_free(&self, column: usize) -> bool {
        !self.takes(column) && !self.barred.contains(&column)
    }

    /// A column of e-mail addresses is one, whatever it is called.
    fn by_values(&mut self, sheet: &Sheet) {
        if self.get(Field::Email).is_some() {
            return;
        }
        let holds_addresses = |column: &usize| {
            let cells = (0..sheet.len().min(SAMPLE)).map(|row| sheet.cell(row, *column).trim());
            let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            let addresses = filled.iter().filter(|cell| is_email(cell)).count();
            addresses >= 2 && addresses * 10 >= filled.len() * 9
        };
        let free = (0..sheet.header.len()).filter(|&column| self.is_free(column));
        if let Some(column) = free.into_iter().find(holds_addresses) {
            self.set(Field::Email, column, Why::Values);
        }
    }

    /// Of a list that heads a key and its text alike, as SAP does (Position and again Position), takes the
    /// numbers for the id and the words for the name.
    fn twins(&mut self, sheet: &Sheet, headings: &[String]) {
        for (name, id) in [(Field::Title, Field::PositionId), (Field::Unit, Field::UnitId)] {
            let (Some(own), None) = (self.get(name), self.get(id)) else { continue };
            let same = |column: &usize| headings[*column] == headings[own] && self.is_free(*column);
            let Some(second) = (own + 1..headings.len()).find(same) else { continue };
            if holds(sheet, own, is_number) && holds(sheet, second, is_wordy) {
                self.set(name, second, Why::Values);
                self.set(id, own, Why::Values);
            }
        }
        if [Field::Name, Field::Given, Field::Family].into_iter().any(|field| self.get(field).is_some()) {
            return;
        }
        let (_, ids) = synonyms(Role::People)[0];
        let named = |column: &usize| {
            ids.contains(&headings[*column].as_str())
                && self.is_free(*column)
                && holds(sheet, *column, |cell| is_wordy(cell) && cell.contains(' '))
        };
        if let Some(column) = (0..headings.len()).find(named) {
            self.set(Field::Name, column, Why::Values);
        }
    }

    fn takes(&self, column: usize) -> bool {
        self.of.iter().any(|&(_, of, _)| of == column)
    }

    /// Of several columns that may hold ids and several that may name managers, takes the two that fit best:
    /// the id column is the one that the manager column's values refer to.
    fn refer(&mut self, sheet: &Sheet, headings: &[String]) {
        let told = |field| self.of.iter().any(|&(of, _, why)| of == field && why == Why::Told);
        let barred = self.barred.clone();
        let named = |fields: &[Field]| -> Vec<usize> {
            let words = synonyms(Role::People).iter().filter(|(field, _)| fields.contains(field));
            let words: Vec<&str> = words.flat_map(|(_, words)| words.iter().copied()).collect();
            let named = |column: &usize| words.contains(&headings[*column].as_str());
            (0..headings.len()).filter(|column| named(column) && !barred.contains(column)).collect()
        };
        let ids = if told(Field::Id) { Vec::new() } else { named(&[Field::Id, Field::NationalId]) };
        let managers = if told(Field::Manager) { Vec::new() } else { named(&[Field::Manager]) };
        if ids.len() < 2 && managers.len() < 2 {
            return;
        }
        let ids = if ids.is_empty() { self.get(Field::Id).into_iter().collect() } else { ids };
        let managers =
            if managers.is_empty() { self.get(Field::Manager).into_iter().collect() } else { managers };
        let mut best: Option<(usize, usize, usize)> = None;
        for &id in &ids {
            let keys: std::collections::HashSet<&str> =
                (0..sheet.len()).map(|row| bare(sheet.cell(row, id))).filter(|key| !key.is_empty()).collect();
            for &manager in &managers {
                let hit = |row: &usize| keys.contains(bare(sheet.cell(*row, manager)));
                let hits = (0..sheet.len()).filter(hit).count();
                if hits > best.map_or(0, |(most, ..)| most) {
                    best = Some((hits, id, manager));
                }
            }
        }
        if let Some((_, id, manager)) = best {
            for (field, column) in [(Field::Id, id), (Field::Manager, manager)] {
                if self.get(field) != Some(column) {
                    self.set(field, column, Why::Referred);
                }
            }
            if self.get(Field::NationalId).is_none() {
                let other = named(&[Field::NationalId]).into_iter().find(|&column| !self.takes(column));
                if let Some(column) = other {
                    self.set(Field::NationalId, column, Why::Synonym);
                }
            }
        }
    }

    /// Of a list that heads the manager's columns as it heads the person's, NIK and Nama and again NIK and Nama,
    /// takes the second for the manager where most of its values stand in the first.
    fn repeat(&mut self, sheet: &Sheet, headings: &[String]) {
        for field in [Field::Id, Field::Name] {
            let (Some(own), None) = (self.get(field), self.get(Field::Manager)) else { continue };
            let same = |column: &usize| headings[*column] == headings[own] && self.is_free(*column);
            let Some(second) = (own + 1..headings.len()).find(same) else { continue };
            let keys: std::collections::HashSet<&str> =
                (0..sheet.len()).map(|row| bare(sheet.cell(row, own))).collect();
            let given = (0..sheet.len()).filter(|&row| !sheet.cell(row, second).trim().is_empty());
            let (mut filled, mut known, mut other) = (0, 0, false);
            for row in given {
                let value = bare(sheet.cell(row, second));
                filled += 1;
                known += usize::from(keys.contains(value));
                other |= value != bare(sheet.cell(row, own));
            }
            if other && known * 2 > filled {
                self.set(Field::Manager, second, Why::Referred);
            }
        }
    }
}

/// Whether nine in ten filled cells of a column, and at least one, are such.
fn holds(sheet: &Sheet, column: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = (0..sheet.len().min(SAMPLE)).map(|row| sheet.cell(row, column).trim());
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let such = filled.iter().filter(|cell| is(cell)).count();
    such > 0 && such * 10 >= filled.len() * 9
}

fn is_number(cell: &str) -> bool {
    cell.bytes().all(|b| b.is_ascii_digit())
}

fn is_wordy(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && !cell.chars().any(|c| c.is_ascii_digit())
}

/// How many rows are looked at to see what a column holds.
pub(super) const SAMPLE: usize = 500;

/// Whether a heading means something in a file of this role, or was pinned.
pub(super) fn is_known(heading: &str, role: Role, pins: &[Pin]) -> bool {
    let heading = plain(heading);
    !heading.is_empty()
        && (synonyms(role).iter().any(|(_, words)| words.contains(&heading.as_str()))
            || pins.iter().any(|pin| plain(&pin.column) == heading))
}

/// A heading without case, accents, spaces and punctuation.
pub(super) fn plain(heading: &str) -> String {
    let mut folded = fold(heading);
    // What forms say about filling them in is no part of a heading: `First Name [Required]`.
    while let Some((open, close)) =
        folded.find('[').zip(folded.find(']')).filter(|(open, close)| open < close)
    {
        folded.replace_range(open..=close, " ");
    }
    // `Employee #` is a number as `Employee No.` is.
    let folded = if folded.contains('#') { folded.replace('#', "no") } else { folded };
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A key without white space around it and zeros before it.
fn bare(key: &str) -> &str {
    key.trim().trim_start_matches('0')
}

#[cfg(test)]
mod tests;
