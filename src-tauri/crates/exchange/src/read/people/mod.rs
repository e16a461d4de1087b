//! People rows: each makes a position, a person and their assignment.
//!
//! Who is who is decided here: vacancies, second posts, shared posts, repeated rows and ids that two people
//! bear. Reporting lines come after, in `managers`, when everybody is known.

mod again;
mod seat;
mod who;

use super::custom::{CustomColumns, claim, position_field};
use super::found::NONE;
use super::grid::Grid;
use super::names::{given_first, is_closed, is_vacant, without_acting, without_marks};
use super::pool::{At, NOWHERE};
use super::synonyms::Field;
use super::units::UnitColumn;
use super::values::{DateOrder, date_order, digits, is_dash, is_not_there, is_scientific, number, yes_no};
use super::versions::superseded;
use super::{Ended, ReadError, Reading, Role};
use again::Known;
use seat::same_seat;
use simpul_model::*;
use std::borrow::Cow;
use std::collections::HashMap;
use who::Who;

/// Takes the rows of the people files.
pub(super) fn take<'a>(reading: &mut Reading<'a, '_>, grids: &mut [Grid<'a>]) -> Result<(), ReadError> {
    let total: usize = grids.iter().map(|grid| grid.sheet.len()).sum();
    reading.pool.reserve(total);
    let mut done = 0;
    for grid in grids {
        claim(grid, Field::Kind, |value| position_kind(value).is_some());
        claim(grid, Field::Acting, |value| yes_no(value).is_some() || says_acting(value));
        reading.findings.enter(grid.source, &grid.sheet.name);
        let mut file = PeopleFile::new(reading, grid);
        file.custom.declare(FieldOwner::Person, grid, &mut reading.pool.fields, reading.ids);
        for row in 0..grid.sheet.len() {
            reading.progress(Role::People, done, total)?;
            done += 1;
            file.take_row(reading, row);
        }
        file.redirect(reading);
    }
    succeed(reading);
    Ok(())
}

/// Who held a position that the files now give to somebody else, or to nobody, held it until yesterday.
fn succeed(reading: &mut Reading<'_, '_>) {
    let pool = &mut reading.pool;
    if pool.said_again.is_empty() {
        return;
    }
    let seats = pool.positions.iter().zip(&pool.seats).filter(|(_, seat)| seat.row.is_some());
    let seen: std::collections::HashSet<PositionId> = seats.map(|(position, _)| position.id).collect();
    for (held, again) in pool.assignments.iter_mut().zip(&pool.said_again) {
        if !again && seen.contains(&held.position) && held.is_current(reading.today) {
            held.end_before(reading.today);
        }
    }
}

/// The name in a row, from one column or from its parts.
pub(super) fn name<'a>(grid: &Grid<'a>, row: usize) -> Cow<'a, str> {
    if grid.has(Field::Name) {
        let name = grid.get(row, Field::Name);
        let turned = grid.is_family_first().then(|| given_first(name)).flatten();
        return turned.map_or(Cow::Borrowed(name), Cow::Owned);
    }
    if grid.is_undisclosed() {
        return Cow::Borrowed("N/D");
    }
    let parts = [Field::Given, Field::Middle, Field::Family].map(|field| grid.get(row, field));
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Cow::Owned(filled.join(" "))
}

/// What a row made or spoke about: a person, a position, and who holds it.
type Made = (Option<At>, At, Option<AssignmentId>);

struct PeopleFile<'g, 'a> {
    grid: &'g Grid<'a>,
    custom: CustomColumns,
    units: UnitColumn<'a>,
    from_order: DateOrder,
    until_order: DateOrder,
    share_scale: f64,
    gone: HashMap<usize, usize>,
    /// Rows without an id, by their text: the only way to see that one is repeated.
    nameless: HashMap<&'a str, usize>,
    by_email: HashMap<&'a str, At>,
    person_of_row: Vec<At>,
    known: Known,
}

/// One row, its cells cleaned.
struct Line<'a> {
    row: usize,
    line: u32,
    id: &'a str,
    position_id: &'a str,
    /// Empty for a vacancy.
    name: Cow<'a, str>,
    title: &'a str,
    unit: Option<At>,
    manager: &'a str,
    acting: bool,
    /// What the name said of their status.
    status: String,
}

impl<'g, 'a> PeopleFile<'g, 'a> {
    fn new(reading: &mut Reading<'a, '_>, grid: &'g Grid<'a>) -> Self {
        let from_order = date_order(grid.values(Field::From));
        let whole = grid.values(Field::Share).filter_map(|value| number(value.trim_end_matches('%')));
        let share_scale = if whole.fold(0.0, f64::max) <= 1.0 { 100.0 } else { 1.0 };
        Self {
            grid,
            custom: CustomColumns::of(grid),
            units: UnitColumn::of_grid(reading, grid),
            from_order,
            until_order: date_order(grid.values(Field::Until)),
            share_scale,
            gone: superseded(grid, from_order),
            nameless: HashMap::new(),
            by_email: HashMap::new(),
            person_of_row: vec![NOWHERE; grid.sheet.len()],
            known: Known::of(&reading.pool),
        }
    }

    fn take_row(&mut self, reading: &mut Reading<'a, '_>, row: usize) {
        if self.gone.contains_key(&row) {
            return;
        }
        let since = reading.findings.mark();
        let Some(line) = self.clean(reading, row) else { return };
        let made = if line.name.is_empty() {
            self.vacancy(reading, &line).map(|position| (None, position, None))
        } else {
            self.somebody(reading, &line)
        };
        if let Some(made) = made {
            self.settle(reading, since, made);
        }
    }

    /// What was found in a row is about what the row made.
    fn settle(&self, reading: &mut Reading<'a, '_>, since: usize, (person, position, held): Made) {
        let pool = &reading.pool;
        let person = person.map(|at| RecordRef::from(pool.people[at as usize].id));
        let position = RecordRef::from(pool.positions[position as usize].id);
        let of_seat = self.grid.heading(Field::PositionId);
        reading.findings.settle(since, |finding, slot| match slot {
            Slot::From | Slot::Until | Slot::Share => held.map(RecordRef::from),
            Slot::Id if !of_seat.is_empty() && finding.column == of_seat => Some(position),
            Slot::Id => person.or(Some(position)),
            Slot::Unit => Some(position),
            _ => None,
        });
    }

    /// The cells of a row; nothing when it names neither a person nor a seat.
    fn clean(&mut self, reading: &mut Reading<'a, '_>, row: usize) -> Option<Line<'a>> {
        let grid = self.grid;
        let line = grid.sheet.line(row);
        let mut name = name(grid, row);
        if is_closed(&name) {
            let heading = grid.heading(Field::Name);
            let finding = reading.findings.at(FindingKind::BadRow, line, heading, &name);
            finding.args(grid.filled(row)).applied("leave-closed", NONE);
            return None;
        }
        let raw_id = grid.get(row, Field::Id).trim_start_matches('\'');
        let mut status = String::new();
        if name.ends_with([')', ']']) {
            let (bare, said) = without_marks(&name, raw_id);
            status.push_str(said);
            name = Cow::Owned(bare.to_owned());
        }
        if is_dash(&name) || is_vacant(&name) {
            name = Cow::Borrowed("");
        }
        let mut acting =
            yes_no(grid.get(row, Field::Acting)).unwrap_or(says_acting(grid.get(row, Field::Acting)));
        if let Some(rest) = without_acting(&name).map(str::to_owned).filter(|rest| !rest.is_empty()) {
            (name, acting) = (Cow::Owned(rest), true);
        }
        let mut title = grid.get(row, Field::Title);
        if let Some(rest) = without_acting(title).filter(|rest| !rest.is_empty()) {
            (title, acting) = (rest, true);
        }
        let manager = grid.get(row, Field::Manager);
        let position_id = grid.get(row, Field::PositionId);
        let (unit_id, unit_name) = (grid.get(row, Field::UnitId), grid.get(row, Field::Unit));
        if name.is_empty()
            && [title, manager, position_id, unit_id, unit_name].iter().all(|cell| cell.is_empty())
            && !grid.names_unit(row)
        {
            let heading = grid.heading(if grid.has(Field::Name) { Field::Name } else { Field::Given });
            let cells = (0..grid.sheet.header.len()).map(|column| grid.sheet.cell(row, column).trim());
            let rest: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            let finding =
                reading.findings.at(FindingKind::EmptyName, line, heading, grid.get(row, Field::Name));
            let known = [Field::Id, Field::Email].map(|field| grid.get(row, field));
            finding.args(rest).ask("give-name", Slot::NewPerson, known);
            return None;
        }
        let mut id = raw_id;
        if id.len() > 1 && id.bytes().all(|b| b == b'0') {
            id = "";
        }
        if is_scientific(id) {
            let heading = grid.heading(Field::Id);
            let finding = reading.findings.at(FindingKind::BadRow, line, heading, id);
            finding.ask("restore-digits", Slot::Id, [digits(id)]);
            id = "";
        }
        let unit = self.units.of(reading, grid, row);
        let manager = if is_dash(manager) || is_not_there(manager) { "" } else { manager };
        Some(Line { row, line, id, position_id, name, title, unit, manager, acting, status })
    }

    fn vacancy(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>) -> Option<At> {
        let key = if line.position_id.is_empty() { line.id } else { line.position_id };
        match self.seat_known(reading, key) {
            Some((at, true)) => {
                let heading = self.grid.heading(if line.position_id.is_empty() {
                    Field::Id
                } else {
                    Field::PositionId
                });
                let other = line.position_id.is_empty() && reading.pool.person_by_id.contains_key(key);
                let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, key);
                let finding = finding.args(self.grid.filled(line.row));
                if !other && same_seat(&reading.pool, at, line) {
                    finding.applied("keep-first", [line.title]);
                    None
                } else {
                    // Somebody else bears the id: the empty seat is kept, but it is the doubtful one.
                    finding.ask("give-id", Slot::Id, NONE);
                    let at = self.place(reading, line, None, true);
                    self.row_custom(reading, line.row, None, at);
                    Some(at)
                }
            }
            _ => {
                let at = self.place(reading, line, Some(key).filter(|key| !key.is_empty()), false);
                self.row_custom(reading, line.row, None, at);
                Some(at)
            }
        }
    }

    fn somebody(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>) -> Option<Made> {
        let (person, doubtful) = match self.who(reading, line) {
            Who::New => (self.new_person(reading, line, true), false),
            Who::Other => (self.new_person(reading, line, false), true),
            Who::Known(person) => (person, false),
            Who::Repeated => return None,
        };
        self.person_of_row[line.row] = person;
        let first_post = reading.pool.posts(person).all(|at| reading.pool.seats[at as usize].row.is_none());
        let described = first_post || !reading.pool.person_seen[person as usize];
        if described {
            self.describe(reading, line, person);
        }
        let position = self.seat_of(reading, line, person, first_post, doubtful);
        let held = self.assign(reading, line, person, position);
        self.row_custom(reading, line.row, Some(person), position);
        if !described {
            self.keep_beside(reading, line, person, position);
        }
        Some((Some(person), position, Some(held)))
    }

    /// What a further row of a person says otherwise of them is said of its position.
    fn keep_beside(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, person: At, position: At) {
        let pool = &mut reading.pool;
        let person = &pool.people[person as usize];
        let known = [
            (Field::Email, &person.email),
            (Field::Phone, &person.phone),
            (Field::Location, &person.location),
            (Field::Status, &person.status),
            (Field::Photo, &person.photo),
        ];
        for (field, known) in known {
            let value = self.grid.get(line.row, field);
            if !value.is_empty() && value != known {
                let id = position_field(&mut pool.fields, reading.ids, self.grid.heading(field));
                pool.positions[position as usize].custom.insert(id, value.to_owned());
            }
        }
    }

    /// Superseded rows: a finding each, and their keys lead to who took their place.
    fn redirect(self, reading: &mut Reading<'a, '_>) {
        let mut gone: Vec<(usize, usize)> = self.gone.into_iter().collect();
        gone.sort_unstable();
        for (row, winner) in gone {
            let (old, new) = (self.grid.get(row, Field::Id), self.grid.get(winner, Field::Id));
            let line = self.grid.sheet.line(row);
            let finding =
                reading.findings.at(FindingKind::SupersededRow, line, self.grid.heading(Field::Id), old);
            let cells =
                (0..self.grid.sheet.header.len()).map(|column| self.grid.sheet.cell(row, column).trim());
            finding.args(cells.filter(|cell| !cell.is_empty())).applied("keep-current", [new]);
            let person = self.person_of_row[winner];
            if person != NOWHERE {
                let seat = self.grid.get(row, Field::PositionId);
                for key in [old, seat].into_iter().filter(|key| !key.is_empty()) {
                    reading.pool.redirects.entry(key).or_insert(person);
                }
            }
        }
    }
}

fn position_kind(value: &str) -> Option<PositionKind> {
    Some(match fold(value).as_str() {
        "line" | "lini" | "" => PositionKind::Line,
        "assistant" | "asisten" | "pembantu" | "sekretaris" => PositionKind::Assistant,
        _ => return None,
    })
}

fn says_acting(value: &str) -> bool {
    !value.is_empty() && without_acting(value).is_some()
}
