//! Columns of a list of people by what stands in them, where their headings alone mislead.

use super::{Columns, SAMPLE, Why, bare};
use crate::read::Role;
use crate::read::Sheet;
use crate::read::names::{given_first, match_key};
use crate::read::synonyms::{Field, synonyms};
use simpul_model::fold;
use std::collections::{HashMap, HashSet};

/// Of fewer rows a column says too little about itself.
const ENOUGH: usize = 8;

/// Words that are a part of a name in one language and all of it in another.
const EITHER: &[&str] = &["nome", "nombre", "nombres", "nom"];

impl Columns {
    /// Of several columns that may name managers, takes the one with the names of the people of the list where
    /// the ids in the other are those of another list.
    pub(super) fn by_names(&mut self, sheet: &Sheet, headings: &[String]) {
        let (Some(taken), Some(name)) = (self.get(Field::Manager), self.name_of(sheet)) else { return };
        if self.is_told(Field::Manager) {
            return;
        }
        let (_, words) = of(Field::Manager);
        let may = |column: &usize| {
            *column != taken && words.contains(&headings[*column].as_str()) && self.is_free(*column)
        };
        let others: Vec<usize> = (0..headings.len()).filter(may).collect();
        if others.is_empty() {
            return;
        }
        let keyed = [Field::Id, Field::PositionId, Field::Email].map(|field| self.get(field));
        let keys: HashSet<&str> = keyed
            .into_iter()
            .flatten()
            .flat_map(|column| (0..sheet.len()).map(move |row| bare(sheet.cell(row, column))))
            .collect();
        let names: HashSet<String> = (0..sheet.len()).map(|row| said(&name(row))).collect();
        let share = |column: usize| {
            let filled =
                (0..sheet.len()).map(|row| sheet.cell(row, column)).filter(|cell| !bare(cell).is_empty());
            let (mut all, mut known) = (0usize, 0usize);
            for cell in filled {
                all += 1;
                known += usize::from(keys.contains(bare(cell)) || names.contains(&said(cell)));
            }
            (known, all)
        };
        let (known, all) = share(taken);
        // Numbers of another list may be found by chance, those of this one are nearly all found.
        if known * 10 >= all * 9 {
            return;
        }
        let best =
            others.into_iter().rev().map(|column| (share(column).0, column)).max_by_key(|&(hits, _)| hits);
        if let Some((_, column)) = best.filter(|&(hits, _)| hits > known) {
            self.set(Field::Manager, column, Why::Referred);
        }
    }

    /// A number that many people share is a kind of work and no seat: `PositionID` of lists that count posts
    /// by their titles. A few share a seat, and in a list of ours it is what it is called.
    pub(super) fn job_codes(&mut self, sheet: &Sheet) {
        let own = |column: &usize| sheet.header[*column] == Field::PositionId.code();
        let seat = self.get(Field::PositionId).filter(|column| !own(column));
        let Some(seat) = seat.filter(|_| !self.is_told(Field::PositionId)) else { return };
        let Some(who) = self.get(Field::Id).or_else(|| self.get(Field::Name)) else { return };
        let mut holder: HashMap<&str, &str> = HashMap::new();
        let (mut all, mut shared) = (0usize, 0usize);
        for row in 0..sheet.len().min(SAMPLE) {
            let (key, person) = (sheet.cell(row, seat).trim(), sheet.cell(row, who).trim());
            if key.is_empty() || person.is_empty() {
                continue;
            }
            all += 1;
            shared += usize::from(*holder.entry(key).or_insert(person) != person);
        }
        let manager = self.get(Field::Manager);
        let refers = |column: usize| {
            let given = (0..sheet.len().min(SAMPLE)).map(|row| sheet.cell(row, column).trim());
            let given: Vec<&str> = given.filter(|cell| !cell.is_empty()).collect();
            given.iter().filter(|cell| holder.contains_key(**cell)).count() * 2 > given.len()
        };
        if all >= ENOUGH && shared * 4 > all && !manager.is_some_and(refers) {
            self.forget(Field::PositionId);
        }
    }

    /// Beside given names alone, the names under `Name` are family names unless they hold the given ones.
    pub(super) fn family_alone(&mut self, sheet: &Sheet) {
        let (Some(name), Some(given)) = (self.get(Field::Name), self.get(Field::Given)) else { return };
        if self.get(Field::Family).is_some() || self.is_told(Field::Name) {
            return;
        }
        let (mut all, mut whole) = (0usize, 0usize);
        for row in 0..sheet.len().min(SAMPLE) {
            let (name, given) = (fold(sheet.cell(row, name).trim()), fold(sheet.cell(row, given).trim()));
            if !name.is_empty() && !given.is_empty() {
                all += 1;
                whole += usize::from(name.contains(&given));
            }
        }
        if all > 0 && whole * 2 < all {
            self.set(Field::Family, name, Why::Values);
        }
    }

    /// A part of a name that stands alone is the whole: `Nome` is a first name only beside a `Cognome`.
    pub(super) fn part_alone(&mut self, headings: &[String]) {
        if self.get(Field::Name).is_some() {
            return;
        }
        let is_part = |field: &Field| matches!(field, Field::Given | Field::Middle | Field::Family);
        let parts: Vec<_> = self.of.iter().filter(|(field, ..)| is_part(field)).copied().collect();
        if let [(_, column, Why::Synonym)] = parts[..]
            && EITHER.contains(&headings[column].as_str())
        {
            self.set(Field::Name, column, Why::Synonym);
        }
    }

    pub(super) fn is_told(&self, field: Field) -> bool {
        self.of.iter().any(|&(of, _, why)| of == field && why == Why::Told)
    }

    /// The name that a row gives, from one column or from two.
    fn name_of<'s>(&self, sheet: &'s Sheet) -> Option<impl Fn(usize) -> String + use<'s>> {
        let parts: Vec<usize> = match self.get(Field::Name) {
            Some(name) => vec![name],
            None => [Field::Given, Field::Family].iter().filter_map(|&field| self.get(field)).collect(),
        };
        if parts.is_empty() {
            return None;
        }
        let name = move |row: usize| {
            let cells: Vec<&str> = parts.iter().map(|&column| sheet.cell(row, column).trim()).collect();
            cells.join(" ")
        };
        Some(name)
    }
}

/// A name in the form in which it is looked up, whichever part stands first.
fn said(name: &str) -> String {
    match_key(&given_first(name).unwrap_or_else(|| name.to_owned()))
}

fn of(field: Field) -> (Field, &'static [&'static str]) {
    let found = synonyms(Role::People).iter().find(|(of, _)| *of == field);
    found.copied().unwrap_or((field, &[]))
}
