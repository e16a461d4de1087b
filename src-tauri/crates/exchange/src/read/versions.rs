//! Several rows of one person under different ids, as exports of changing dimensions hold them: one of them
//! is current, the others are superseded.

use super::grid::Grid;
use super::synonyms::Field;
use super::values::{DateOrder, date, is_scientific};
use simpul_model::{Date, fold};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// Superseded rows and the row that stands in each one's place. O(rows).
pub(super) fn superseded(grid: &Grid<'_>, order: DateOrder) -> HashMap<usize, usize> {
    if !grid.has(Field::Id) {
        return HashMap::new();
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for field in [Field::NationalId, Field::Email] {
        if !grid.has(field) {
            continue;
        }
        let mut first: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(grid.sheet.len());
        for row in 0..grid.sheet.len() {
            let key = grid.get(row, field);
            if key.is_empty()
                || tells_nobody_apart(key)
                || grid.get(row, Field::Id).is_empty()
                || super::people::name(grid, row).is_empty()
                || grid.of.choices.refuses(grid.sheet.line(row), "keep-current")
            {
                continue;
            }
            let key = if key.bytes().any(|b| b.is_ascii_uppercase()) {
                key.to_lowercase().into()
            } else {
                key.into()
            };
            let &mut of = first.entry(key).or_insert(row);
            if of != row && grid.get(of, Field::Id) != grid.get(row, Field::Id) {
                groups.entry(of).or_insert_with(|| vec![of]).push(row);
            }
        }
    }
    let mut gone = HashMap::new();
    for (_, mut rows) in groups {
        rows.sort_unstable();
        rows.dedup();
        rows.retain(|row| !gone.contains_key(row));
        let Some(&winner) = rows.iter().max_by_key(|&&row| standing(grid, row, order)) else { continue };
        for &row in &rows {
            let same = grid.get(row, Field::Id) == grid.get(winner, Field::Id);
            if !same && one_person(grid, row, winner, order) {
                gone.insert(row, winner);
            }
        }
    }
    gone
}

/// What makes a row win: a status that says current, no end date, the latest start, the last line.
fn standing(grid: &Grid<'_>, row: usize, order: DateOrder) -> (bool, bool, Option<Date>, usize) {
    let start = date(grid.get(row, Field::From), order);
    (says_current(grid.get(row, Field::Status)), grid.get(row, Field::Until).is_empty(), start, row)
}

fn says_current(status: &str) -> bool {
    matches!(
        fold(status).as_str(),
        "current"
            | "active"
            | "aktif"
            | "employed"
            | "berlaku"
            | "saat ini"
            | "masih bekerja"
            | "1"
            | "yes"
            | "ya"
    )
}

/// Two people may share a mailbox: rows with different names are versions of one person only when one of
/// them says that it is over, or when they carry the same national id.
fn one_person(grid: &Grid<'_>, old: usize, new: usize, order: DateOrder) -> bool {
    let name = |row| fold(&super::people::name(grid, row));
    let national = |row| Some(grid.get(row, Field::NationalId)).filter(|id| !tells_nobody_apart(id));
    let (a, b) = (standing(grid, old, order), standing(grid, new, order));
    name(old) == name(new)
        || (national(old).is_some() && national(old) == national(new))
        || (!a.1 && b.1)
        || (!a.0 && b.0)
}

/// Whether a key is none: empty, blackened (XXXX), or a long number that a spreadsheet has cut to 1,23E+15,
/// which then stands in every row.
fn tells_nobody_apart(key: &str) -> bool {
    let mut signs = key.chars().filter(|c| c.is_alphanumeric());
    let first = signs.next();
    signs.all(|c| Some(c) == first) || is_scientific(key)
}
