//! A sheet with its fields: cells by row and field.

use super::columns::{Columns, LEVELS, Pin, SAMPLE};
use super::found::Findings;
use super::names::are_family_first;
use super::synonyms::Field;
use super::table::Sheet;
use super::{ReadError, Role, Source};
use simpul_model::FindingKind;

/// A sheet read by fields.
pub(super) struct Grid<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: Columns,
    /// The place of the sheet among the sources.
    pub(super) source: usize,
    pub(super) of: &'a Source,
    at: [u16; Field::COUNT],
    /// Whether family names come first, as the heading of the names or the names themselves say.
    family_first: bool,
    /// Whether its rows are posts that are held by people it does not name.
    undisclosed: bool,
}

const NOWHERE: u16 = u16::MAX;

impl<'a> Grid<'a> {
    pub(super) fn of(source: usize, of: &'a Source, pins: &[Pin]) -> Result<Self, ReadError> {
        let columns = Columns::find(&of.sheet, of.role, pins, &of.choices);
        let (family_first, undisclosed) = (false, false);
        let at = [NOWHERE; Field::COUNT];
        let mut grid = Self { sheet: &of.sheet, columns, source, of, at, family_first, undisclosed };
        grid.index();
        let (wanted, names) = required(of.role);
        if wanted.iter().all(|group| group.iter().any(|&field| grid.has(field))) {
            Ok(grid)
        } else {
            let file = of.sheet.name.clone();
            Err(ReadError::NoColumns { file, wanted: names, found: of.sheet.header.clone() })
        }
    }

    /// A trimmed cell; empty when the file has no such column.
    pub(super) fn get(&self, row: usize, field: Field) -> &'a str {
        match self.at[field as usize] {
            NOWHERE => "",
            column => self.sheet.cell(row, usize::from(column)).trim(),
        }
    }

    /// Whether names are written `Okafor, Chidi`.
    pub(super) fn is_family_first(&self) -> bool {
        self.family_first
    }

    /// Whether its rows are posts that are held by people it does not name, as the British lists of junior
    /// posts say by how many full-time equivalents hold them.
    pub(super) fn is_undisclosed(&self) -> bool {
        self.undisclosed
    }

    /// Whether the file has a column for a field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.at[field as usize] != NOWHERE
    }

    /// Whether several columns name units.
    pub(super) fn has_levels(&self) -> bool {
        LEVELS.into_iter().any(|level| self.has(level))
    }

    /// Whether a row says something in one of the columns of units.
    pub(super) fn names_unit(&self, row: usize) -> bool {
        LEVELS.into_iter().any(|level| !self.get(row, level).is_empty())
    }

    /// The heading of a field's column, as it stands in the file.
    pub(super) fn heading(&self, field: Field) -> &'a str {
        match self.at[field as usize] {
            NOWHERE => "",
            column => &self.sheet.header[usize::from(column)],
        }
    }

    /// Leaves a column to the custom fields, because its values are not what the field holds.
    pub(super) fn forget(&mut self, field: Field) {
        self.columns.forget(field);
        self.index();
    }

    /// All values of a field.
    pub(super) fn values(&self, field: Field) -> impl Iterator<Item = &'a str> {
        let rows = if self.has(field) { self.sheet.len() } else { 0 };
        (0..rows).map(move |row| self.get(row, field))
    }

    /// The filled cells of a row: evidence of what it said.
    pub(super) fn filled(&self, row: usize) -> Vec<&'a str> {
        let cells = (0..self.sheet.header.len()).map(|column| self.sheet.cell(row, column).trim());
        cells.filter(|cell| !cell.is_empty()).collect()
    }

    /// Reports what the table reader noted and white space around values.
    pub(super) fn report(&self, findings: &mut Findings) {
        findings.enter(self.source, &self.sheet.name);
        for note in &self.sheet.notes {
            let finding = findings.at(FindingKind::BadRow, note.line, &note.column, &note.value);
            if note.done {
                finding.applied(note.step, super::found::NONE);
            } else {
                finding.propose(note.step, super::found::NONE);
            }
        }
        for mended in &self.of.mended {
            let made = findings.at(mended.kind, mended.line, &mended.column, &mended.value);
            match &mended.now {
                Some(now) => made.applied("set-value", [now.as_str()]),
                None => made.applied("leave-row", super::found::NONE),
            };
        }
        for column in self.columns.taken() {
            for row in 0..self.sheet.len() {
                let cell = self.sheet.cell(row, column);
                let trimmed = cell.trim();
                if trimmed.len() != cell.len() && !trimmed.is_empty() {
                    findings
                        .at(FindingKind::StraySpace, self.sheet.line(row), &self.sheet.header[column], cell)
                        .applied("trim", [trimmed]);
                }
            }
        }
    }

    fn index(&mut self) {
        self.at = [NOWHERE; Field::COUNT];
        for field in Field::ALL {
            if let Some(column) = self.columns.get(*field).and_then(|column| u16::try_from(column).ok()) {
                self.at[*field as usize] = column;
            }
        }
        self.family_first = super::columns::plain(self.heading(Field::Name)) == "lastnamefirstname"
            || are_family_first(self.values(Field::Name).take(SAMPLE));
        let named = [Field::Name, Field::Given, Field::Family].into_iter().any(|field| self.has(field));
        let counts = |heading: &String| super::columns::plain(heading) == "numberofpostsinfte";
        self.undisclosed = !named && self.sheet.header.iter().any(counts);
    }
}

/// How well headings fit a role, a field's own name counting more than a synonym; nothing when a field that
/// must be there is not.
pub(super) fn fit(header: &[String], role: Role) -> Option<usize> {
    let plain: Vec<String> = header.iter().map(|heading| super::columns::plain(heading)).collect();
    let weight = |words: &[&str]| {
        let hit = |heading: &String| words.iter().position(|word| word == heading);
        plain.iter().filter_map(hit).min().map(|rank| if rank == 0 { 3 } else { 2 })
    };
    let table = super::synonyms::synonyms(role);
    let has = |wanted: &Field| table.iter().any(|(field, words)| field == wanted && weight(words).is_some());
    let whole = required(role).0.iter().all(|group| group.iter().any(has));
    whole.then(|| table.iter().filter_map(|(_, words)| weight(words)).sum())
}

type Groups = &'static [&'static [Field]];

/// Of each group one field must be there.
fn required(role: Role) -> (Groups, &'static str) {
    use Field::*;
    match role {
        super::Role::People => {
            (&[&[Id, Name, Given, Family, Title, PositionId]], "id / NIK, name / nama, title / jabatan")
        }
        super::Role::Units => (&[&[Field::Id, Name]], "id / kode, name / nama"),
        super::Role::Memberships => (&[&[Person], &[UnitId]], "person_id and unit_id"),
        super::Role::Needs => (
            &[
                &[Customer, CustomerUnit, CustomerPosition, CustomerPerson],
                &[Supplier, SupplierUnit, SupplierPosition, SupplierPerson],
            ],
            "customer and supplier",
        ),
        super::Role::Topics => (&[&[Topic]], "topic"),
        super::Role::Channels => (&[&[Owner], &[Address, Kind]], "owner and address"),
    }
}
