//! Who is meant: the ends of needs, the owners of topics and channels, the members of units.
//!
//! A text is looked up as unit id, position id, person id, e-mail address, name, and title, in this order.
//! Several hits in the first class that hits, or an id known in two classes, are ambiguous: the first is
//! taken and said.

use super::found::NONE;
use super::grid::Grid;
use super::names::match_key;
use super::pool::{At, Pool};
use super::synonyms::Field;
use super::units::{Found, find};
use super::values::{is_dash, is_scientific};
use super::{NeedsBy, Reading};
use simpul_model::*;
use std::cell::OnceCell;
use std::collections::HashMap;

/// A unit, position or person by its place in the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Unit(At),
    Position(At),
    Person(At),
}

/// Indexes for the classes that are not ids, each built when it is first needed.
#[derive(Default)]
pub(super) struct Parties {
    by_email: OnceCell<Places>,
    by_name: OnceCell<Places>,
    by_title: OnceCell<Places>,
}

type Places = HashMap<String, Vec<At>>;

fn gather(keys: impl Iterator<Item = String>) -> Places {
    let mut places = Places::new();
    for (at, key) in keys.enumerate().filter(|(_, key)| !key.is_empty()) {
        places.entry(key).or_default().push(at as At);
    }
    places
}

/// Whom a text names: of several the first, and how many there are.
struct Sight {
    who: Who,
    of: usize,
}

impl Parties {
    /// Whom a cell names, with a finding when that is nobody or not sure. `by` settles what kind it is.
    pub(super) fn find(
        &self,
        reading: &mut Reading<'_, '_>,
        cell: &Cell<'_, '_>,
        by: Option<NeedsBy>,
    ) -> Option<Who> {
        self.find_said(reading, cell, cell.value(), by)
    }

    /// Whom one of the values of a cell names.
    pub(super) fn find_said(
        &self,
        reading: &mut Reading<'_, '_>,
        cell: &Cell<'_, '_>,
        value: &str,
        by: Option<NeedsBy>,
    ) -> Option<Who> {
        let sight = if is_scientific(value) { None } else { self.look(reading, value, by) };
        let (line, heading) = (cell.grid.sheet.line(cell.row), cell.grid.heading(cell.field));
        match sight {
            Some(Sight { who, of: 1 }) => Some(who),
            Some(Sight { who, of }) => {
                let finding = reading.findings.at(FindingKind::AmbiguousParty, line, heading, value);
                finding.args([of.to_string(), describe(&reading.pool, who)]).propose("choose-party", NONE);
                Some(who)
            }
            None => {
                let finding = reading.findings.at(FindingKind::UnknownParty, line, heading, value);
                finding.args(cell.grid.filled(cell.row)).propose("choose-party", NONE);
                None
            }
        }
    }

    fn look(&self, reading: &Reading<'_, '_>, value: &str, by: Option<NeedsBy>) -> Option<Sight> {
        if value.is_empty() || is_dash(value) {
            return None;
        }
        let settled = by.and_then(|by| self.look_as(reading, value, by));
        settled.or_else(|| by_id(&reading.pool, value)).or_else(|| self.by_words(reading, value))
    }

    /// As one kind only.
    fn look_as(&self, reading: &Reading<'_, '_>, value: &str, by: NeedsBy) -> Option<Sight> {
        let pool = &reading.pool;
        let sure = |who| Some(Sight { who, of: 1 });
        match by {
            NeedsBy::Unit => match find(reading, value) {
                Found::One(at) => sure(Who::Unit(at)),
                Found::Several(of) => {
                    Some(Sight { who: Who::Unit(*pool.unit_by_name.get(&fold(value))?.first()?), of })
                }
                Found::Nothing => None,
            },
            NeedsBy::Position => match position_by_id(pool, value) {
                Some(at) => sure(Who::Position(at)),
                None => self.titled(pool, value),
            },
            NeedsBy::Person => match person_by_id(pool, value) {
                Some(at) => sure(Who::Person(at)),
                None => self.people(pool, value),
            },
        }
    }

    fn people(&self, pool: &Pool<'_>, value: &str) -> Option<Sight> {
        let people = pool.people.iter();
        let places = if value.contains('@') {
            let by_email = self.by_email.get_or_init(|| gather(people.map(|p| p.email.to_lowercase())));
            by_email.get(&value.to_lowercase())
        } else {
            self.by_name.get_or_init(|| gather(people.map(|p| match_key(&p.name)))).get(&match_key(value))
        };
        first(places, Who::Person)
    }

    fn titled(&self, pool: &Pool<'_>, value: &str) -> Option<Sight> {
        let by_title = self.by_title.get_or_init(|| gather(pool.positions.iter().map(|p| fold(&p.title))));
        first(by_title.get(&fold(value)), Who::Position)
    }

    /// E-mail, then name of a unit or person, then title.
    fn by_words(&self, reading: &Reading<'_, '_>, value: &str) -> Option<Sight> {
        if value.contains('@') {
            return self.people(&reading.pool, value);
        }
        let units = first(reading.pool.unit_by_name.get(&fold(value)), Who::Unit);
        match (units, self.people(&reading.pool, value)) {
            (Some(unit), person) => {
                Some(Sight { of: unit.of + person.map_or(0, |person| person.of), ..unit })
            }
            (None, Some(person)) => Some(person),
            (None, None) => self.titled(&reading.pool, value),
        }
    }
}

fn by_id(pool: &Pool<'_>, value: &str) -> Option<Sight> {
    let unit = pool.unit_by_id.get(value).copied().or_else(|| {
        own(&pool.units[..pool.before.0], value, |unit| (unit.id.raw(), unit.external_id.is_none()))
    });
    let unit = unit.map(Who::Unit);
    let person = person_by_id(pool, value);
    let position = position_by_id(pool, value);
    // The id of a person without a position id is that of their first post too: one and the same.
    let of_person = |&at: &At| person.is_some_and(|person| pool.posts(person).any(|post| post == at));
    let position = position.filter(|at| !of_person(at)).map(Who::Position);
    let hits = [unit, position, person.map(Who::Person)];
    let of = hits.iter().flatten().count();
    hits.into_iter().flatten().next().map(|who| Sight { who, of })
}

fn position_by_id(pool: &Pool<'_>, value: &str) -> Option<At> {
    let given = pool.position_by_id.get(value).copied();
    given.or_else(|| {
        own(&pool.positions[..pool.before.1], value, |position| {
            (position.id.raw(), position.external_id.is_none())
        })
    })
}

fn person_by_id(pool: &Pool<'_>, value: &str) -> Option<At> {
    let given = pool.person_by_id.get(value).or_else(|| pool.redirects.get(value)).copied();
    given.or_else(|| {
        own(&pool.people[..pool.before.2], value, |person| (person.id.raw(), person.external_id.is_none()))
    })
}

/// A record by the id of our own, by which the plain files name those that no list gave one. Those that were
/// there before stand in the order of their ids. `id` says whether it is used.
fn own<R>(rows: &[R], value: &str, id: impl Fn(&R) -> (u64, bool)) -> Option<At> {
    let raw = value.parse::<UnitId>().ok()?.raw();
    let at = rows.binary_search_by_key(&raw, |row| id(row).0).ok()?;
    id(&rows[at]).1.then_some(at as At)
}

fn first(places: Option<&Vec<At>>, who: fn(At) -> Who) -> Option<Sight> {
    let places = places?;
    places.first().map(|&at| Sight { who: who(at), of: places.len() })
}

fn describe(pool: &Pool<'_>, who: Who) -> String {
    match who {
        Who::Unit(at) => pool.units[at as usize].name.clone(),
        Who::Position(at) => pool.positions[at as usize].title.clone(),
        Who::Person(at) => pool.people[at as usize].name.clone(),
    }
}

/// A cell that names somebody.
pub(super) struct Cell<'g, 'a> {
    pub(super) grid: &'g Grid<'a>,
    pub(super) row: usize,
    pub(super) field: Field,
}

impl<'a> Cell<'_, 'a> {
    pub(super) fn value(&self) -> &'a str {
        self.grid.get(self.row, self.field)
    }
}

impl Who {
    /// As the end of a need: a person means their position.
    pub(super) fn end(self, pool: &Pool<'_>, unit: Option<UnitId>, today: Date) -> Option<End> {
        match self {
            Self::Unit(at) => Some(End::Unit(pool.units[at as usize].id)),
            Self::Position(at) => Some(End::Position(pool.positions[at as usize].id)),
            Self::Person(at) => {
                pool.post(at, unit, today).map(|at| End::Position(pool.positions[at as usize].id))
            }
        }
    }

    /// As an owner.
    pub(super) fn party(self, pool: &Pool<'_>) -> Party {
        match self {
            Self::Unit(at) => Party::Unit(pool.units[at as usize].id),
            Self::Position(at) => Party::Position(pool.positions[at as usize].id),
            Self::Person(at) => Party::Person(pool.people[at as usize].id),
        }
    }
}
