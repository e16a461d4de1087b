//! Entries of a directory or an address book as a table: a column for everything that some entry says.

use super::Rows;
use csv::StringRecord;
use std::collections::HashMap;

/// Entries so far.
pub(super) struct Entries {
    columns: Vec<String>,
    places: HashMap<String, usize>,
    rows: Vec<(u32, Vec<(usize, String)>)>,
}

impl Entries {
    /// No entries yet; `first` are the columns that come before all others where some entry fills them.
    pub(super) fn new(first: &[&str]) -> Self {
        let mut entries = Self { columns: Vec::new(), places: HashMap::new(), rows: Vec::new() };
        for column in first {
            entries.place(column);
        }
        entries
    }

    /// Begins an entry, which stands in this line.
    pub(super) fn begin(&mut self, line: u32) {
        self.rows.push((line, Vec::new()));
    }

    /// Something the present entry says; said again, the values stand beside each other.
    pub(super) fn put(&mut self, column: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let place = self.place(column);
        let Some((_, cells)) = self.rows.last_mut() else { return };
        match cells.iter_mut().find(|(at, _)| *at == place) {
            Some((_, known)) => {
                if !known.split("; ").any(|one| one == value) {
                    known.push_str("; ");
                    known.push_str(value);
                }
            }
            None => cells.push((place, value.to_owned())),
        }
    }

    /// What entry `at` says in a column.
    pub(super) fn get(&self, at: usize, column: &str) -> Option<&str> {
        let place = *self.places.get(column)?;
        let (_, cells) = self.rows.get(at)?;
        cells.iter().find(|(of, _)| *of == place).map(|(_, value)| value.as_str())
    }

    /// Replaces or adds what entry `at` says in a column.
    pub(super) fn set(&mut self, at: usize, column: &str, value: String) {
        let place = self.place(column);
        let Some((_, cells)) = self.rows.get_mut(at) else { return };
        match cells.iter_mut().find(|(of, _)| *of == place) {
            Some((_, known)) => *known = value,
            None => cells.push((place, value)),
        }
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Headings and entries; columns that no entry fills are left out.
    pub(super) fn into_rows(self) -> Rows {
        let mut filled = vec![false; self.columns.len()];
        for (place, _) in self.rows.iter().flat_map(|(_, cells)| cells) {
            filled[*place] = true;
        }
        let kept: Vec<usize> = (0..self.columns.len()).filter(|&place| filled[place]).collect();
        let mut rows = Rows::with_capacity(self.rows.len() + 1);
        // The headings stand in no line of the file.
        rows.push((0, kept.iter().map(|&place| self.columns[place].as_str()).collect()));
        for (line, cells) in &self.rows {
            let of = |place: &usize| cells.iter().find(|(at, _)| at == place);
            let record: StringRecord =
                kept.iter().map(|place| of(place).map_or("", |(_, value)| value.as_str())).collect();
            rows.push((*line, record));
        }
        rows
    }

    fn place(&mut self, column: &str) -> usize {
        if let Some(&place) = self.places.get(column) {
            return place;
        }
        self.columns.push(column.to_owned());
        self.places.insert(column.to_owned(), self.columns.len() - 1);
        self.columns.len() - 1
    }
}
