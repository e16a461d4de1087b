//! People rows: each makes a position, a person and their assignment.
//!
//! Who is who is decided here: vacancies, second posts, shared posts, repeated rows and ids that two people
//! bear. Reporting lines come after, in `managers`, when everybody is known.

use super::custom::{CustomColumns, claim};
use super::found::NONE;
use super::grid::Grid;
use super::names::{is_vacant, without_acting};
use super::pool::{At, NOWHERE, Seat};
use super::synonyms::Field;
use super::units::UnitColumn;
use super::values::{DateOrder, date, date_order, is_dash, is_email, is_scientific, number, share, yes_no};
use super::versions::superseded;
use super::{ReadError, Reading, Role};
use simpul_model::*;
use std::borrow::Cow;
use std::collections::HashMap;

/// Takes the rows of the people files.
pub(super) fn take<'a>(reading: &mut Reading<'a, '_>, grids: &mut [Grid<'a>]) -> Result<(), ReadError> {
    let total: usize = grids.iter().map(|grid| grid.sheet.len()).sum();
    reading.pool.reserve(total);
    let mut done = 0;
    for grid in grids {
        claim(grid, Field::Kind, |value| position_kind(value).is_some());
        claim(grid, Field::Acting, |value| yes_no(value).is_some() || says_acting(value));
        reading.findings.enter(grid.source, &grid.sheet.name);
        let mut file = PeopleFile::new(grid);
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
            held.until = reading.today.yesterday().ok();
        }
    }
}

/// The name in a row, from one column or from its parts.
pub(super) fn name<'a>(grid: &Grid<'a>, row: usize) -> Cow<'a, str> {
    if grid.has(Field::Name) {
        return Cow::Borrowed(grid.get(row, Field::Name));
    }
    let parts = [Field::Given, Field::Middle, Field::Family].map(|field| grid.get(row, field));
    let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Cow::Owned(filled.join(" "))
}

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
}

impl<'g, 'a> PeopleFile<'g, 'a> {
    fn new(grid: &'g Grid<'a>) -> Self {
        let from_order = date_order(grid.values(Field::From));
        let whole = grid.values(Field::Share).filter_map(|value| number(value.trim_end_matches('%')));
        let share_scale = if whole.fold(0.0, f64::max) <= 1.0 { 100.0 } else { 1.0 };
        Self {
            grid,
            custom: CustomColumns::of(grid),
            units: UnitColumn::default(),
            from_order,
            until_order: date_order(grid.values(Field::Until)),
            share_scale,
            gone: superseded(grid, from_order),
            nameless: HashMap::new(),
            by_email: HashMap::new(),
            person_of_row: vec![NOWHERE; grid.sheet.len()],
        }
    }

    fn take_row(&mut self, reading: &mut Reading<'a, '_>, row: usize) {
        if self.gone.contains_key(&row) {
            return;
        }
        let Some(line) = self.clean(reading, row) else { return };
        if line.name.is_empty() {
            self.vacancy(reading, &line);
        } else {
            self.somebody(reading, &line);
        }
    }

    /// The cells of a row; nothing when it names neither a person nor a seat.
    fn clean(&mut self, reading: &mut Reading<'a, '_>, row: usize) -> Option<Line<'a>> {
        let grid = self.grid;
        let line = grid.sheet.line(row);
        let mut name = name(grid, row);
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
        {
            let heading = grid.heading(if grid.has(Field::Name) { Field::Name } else { Field::Given });
            let cells = (0..grid.sheet.header.len()).map(|column| grid.sheet.cell(row, column).trim());
            let rest: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
            let finding =
                reading.findings.at(FindingKind::EmptyName, line, heading, grid.get(row, Field::Name));
            finding.args(rest).propose("give-name", NONE);
            return None;
        }
        let mut id = grid.get(row, Field::Id);
        if is_scientific(id) {
            let heading = grid.heading(Field::Id);
            reading.findings.at(FindingKind::BadRow, line, heading, id).propose("give-id", [name.as_ref()]);
            id = "";
        }
        let unit = self.units.of(reading, grid, row);
        let manager = if is_dash(manager) { "" } else { manager };
        Some(Line { row, line, id, position_id, name, title, unit, manager, acting })
    }

    fn vacancy(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>) {
        let key = if line.position_id.is_empty() { line.id } else { line.position_id };
        match self.seat_known(reading, key) {
            Some((at, true)) => {
                let heading = self.grid.heading(if line.position_id.is_empty() {
                    Field::Id
                } else {
                    Field::PositionId
                });
                if line.position_id.is_empty() && reading.pool.person_by_id.contains_key(key) {
                    // Somebody else bears the id: the empty seat is kept, but it is the doubtful one.
                    let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, key);
                    finding.propose("give-id", [line.title]);
                    self.place(reading, line, None, true);
                } else if same_seat(reading, at, line) {
                    // A row of the same seat with a name says all that this one says.
                    if self.repeats(reading, at, line.row) {
                        let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, key);
                        finding.applied("keep-first", [line.title]);
                    }
                } else {
                    let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, key);
                    finding.propose("give-id", [line.title]);
                    self.place(reading, line, None, true);
                }
            }
            _ => {
                let at = self.place(reading, line, Some(key).filter(|key| !key.is_empty()), false);
                self.row_custom(reading, line.row, None, at);
            }
        }
    }

    fn somebody(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>) {
        let (person, doubtful) = match self.who(reading, line) {
            Who::New => (self.new_person(reading, line, true), false),
            Who::Other => (self.new_person(reading, line, false), true),
            Who::Known(person) => (person, false),
            Who::Repeated => return,
        };
        self.person_of_row[line.row] = person;
        let first_post = reading.pool.posts(person).all(|at| reading.pool.seats[at as usize].row.is_none());
        if first_post || !reading.pool.person_seen[person as usize] {
            self.describe(reading, line, person);
        }
        let position = self.seat_of(reading, line, person, first_post, doubtful);
        self.assign(reading, line, person, position);
        self.row_custom(reading, line.row, Some(person), position);
    }

    /// Whose row this is.
    fn who(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>) -> Who {
        let grid = self.grid;
        if line.id.is_empty() {
            let text = grid.sheet.row_text(line.row);
            let &mut earlier = self.nameless.entry(text).or_insert(line.row);
            if earlier != line.row && grid.sheet.rows_equal(earlier, line.row) && line.position_id.is_empty()
            {
                let heading = grid.heading(Field::Name);
                let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, &line.name);
                finding.args([grid.sheet.line(earlier).to_string()]).applied("keep-first", NONE);
                return Who::Repeated;
            }
            let email = grid.get(line.row, Field::Email);
            return match self.by_email.get(email) {
                Some(&at) if same_name(reading, at, &line.name) => Who::Known(at),
                _ => Who::New,
            };
        }
        let Some(&person) = reading.pool.person_by_id.get(line.id) else {
            let seat = self.seat_known(reading, line.id);
            if line.position_id.is_empty() && seat.is_some_and(|(_, seen)| seen) {
                let finding = reading.findings.at(
                    FindingKind::DuplicateId,
                    line.line,
                    grid.heading(Field::Id),
                    line.id,
                );
                finding.propose("give-id", [line.name.as_ref()]);
                return Who::Other;
            }
            return Who::New;
        };
        if !reading.pool.person_seen[person as usize] {
            return Who::Known(person);
        }
        let heading = grid.heading(Field::Id);
        if !same_name(reading, person, &line.name) {
            let other = reading.pool.people[person as usize].name.clone();
            let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, line.id);
            finding.args([other]).propose("give-id", [line.name.as_ref()]);
            return Who::Other;
        }
        let again = reading.pool.posts(person).find(|&at| {
            let other = reading.pool.seats[at as usize].row.is_some() && same_seat(reading, at, line);
            let key = reading.pool.positions[at as usize].external_id.as_deref();
            other && (line.position_id.is_empty() || key == Some(line.position_id))
        });
        let Some(again) = again else { return Who::Known(person) };
        let earlier = reading.pool.seats[again as usize].row;
        let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, line.id);
        let equal = earlier
            .is_some_and(|(source, row)| source == grid.source && grid.sheet.rows_equal(row, line.row));
        let cells = (0..grid.sheet.header.len()).map(|column| grid.sheet.cell(line.row, column).trim());
        // What an unequal row says besides is kept in the finding.
        let rest: Vec<&str> =
            if equal { Vec::new() } else { cells.filter(|cell| !cell.is_empty()).collect() };
        finding.args(rest).applied("keep-first", [line.name.as_ref()]);
        Who::Repeated
    }

    fn new_person(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, with_id: bool) -> At {
        let key = Some(line.id).filter(|id| with_id && !id.is_empty());
        let person = Person {
            external_id: key.map(str::to_owned),
            ..Person::new(PersonId::mint(reading.ids), line.name.as_ref())
        };
        let at = reading.pool.add_person(person, key);
        let email = self.grid.get(line.row, Field::Email);
        if line.id.is_empty() && !email.is_empty() {
            self.by_email.entry(email).or_insert(at);
        }
        at
    }

    /// What the row says about the person.
    fn describe(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, at: At) {
        let grid = self.grid;
        reading.pool.person_seen[at as usize] = true;
        let person = &mut reading.pool.people[at as usize];
        line.name.as_ref().clone_into(&mut person.name);
        let text = |field, to: &mut String| {
            if grid.has(field) {
                grid.get(line.row, field).clone_into(to);
            }
        };
        text(Field::Email, &mut person.email);
        text(Field::Phone, &mut person.phone);
        text(Field::Location, &mut person.location);
        text(Field::Status, &mut person.status);
        text(Field::Photo, &mut person.photo);
        if !person.email.is_empty() && !is_email(&person.email) {
            let heading = grid.heading(Field::Email);
            let finding = reading.findings.at(FindingKind::BadEmail, line.line, heading, &person.email);
            finding.args([person.name.as_str()]).propose("correct-email", NONE);
        }
    }

    /// The position of a named row.
    fn seat_of(
        &mut self,
        reading: &mut Reading<'a, '_>,
        line: &Line<'a>,
        person: At,
        first: bool,
        doubtful: bool,
    ) -> At {
        if line.position_id.is_empty() {
            let known = reading.pool.posts(person).find(|&at| {
                reading.pool.seats[at as usize].row.is_none() && (first || same_seat(reading, at, line))
            });
            if let Some(at) = known {
                self.fill(reading, line, at, false);
                return at;
            }
            let key = Some(line.id).filter(|id| first && !doubtful && !id.is_empty());
            let key = key.filter(|id| !reading.pool.position_by_id.contains_key(id));
            return self.place(reading, line, key, doubtful);
        }
        match self.seat_known(reading, line.position_id) {
            Some((at, true)) if same_title(reading, at, line) => at,
            Some((_, true)) => {
                let heading = self.grid.heading(Field::PositionId);
                let finding =
                    reading.findings.at(FindingKind::DuplicateId, line.line, heading, line.position_id);
                finding.args([line.title]).propose("give-id", [line.name.as_ref()]);
                self.place(reading, line, None, doubtful)
            }
            Some((at, false)) => {
                self.fill(reading, line, at, doubtful);
                at
            }
            None => self.place(reading, line, Some(line.position_id), doubtful),
        }
    }

    /// The position of this id, and whether a row of this import has made or updated it.
    fn seat_known(&self, reading: &Reading<'a, '_>, key: &str) -> Option<(At, bool)> {
        let &at = reading.pool.position_by_id.get(key)?;
        Some((at, reading.pool.seats[at as usize].row.is_some()))
    }

    fn place(
        &mut self,
        reading: &mut Reading<'a, '_>,
        line: &Line<'a>,
        key: Option<&'a str>,
        doubtful: bool,
    ) -> At {
        if let Some(at) = key.and_then(|key| reading.pool.position_by_id.get(key)).copied() {
            self.fill(reading, line, at, doubtful);
            return at;
        }
        let position = Position {
            external_id: key.map(str::to_owned),
            ..Position::new(PositionId::mint(reading.ids), line.title)
        };
        let at = reading.pool.add_position(position, key);
        self.fill(reading, line, at, doubtful);
        at
    }

    /// What the row says about the position.
    fn fill(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, at: At, doubtful: bool) {
        let grid = self.grid;
        let unit = line.unit.map(|unit| reading.pool.units[unit as usize].id);
        reading.pool.seats[at as usize] =
            Seat { row: Some((grid.source, line.row)), manager: line.manager, parked: doubtful };
        let position = &mut reading.pool.positions[at as usize];
        if grid.has(Field::Title) {
            line.title.clone_into(&mut position.title);
        }
        if grid.has(Field::Unit) || grid.has(Field::UnitId) {
            position.unit = unit;
        }
        if grid.has(Field::Kind) {
            position.kind = position_kind(grid.get(line.row, Field::Kind)).unwrap_or_default();
        }
        if grid.has(Field::Duties) {
            grid.get(line.row, Field::Duties).clone_into(&mut position.duties);
        }
        position.order = number(grid.get(line.row, Field::Order)).map_or(line.row as i64, |n| n as i64);
    }

    fn assign(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, person: At, position: At) {
        let from = self.day(reading, line, Field::From, self.from_order);
        let until = self.day(reading, line, Field::Until, self.until_order);
        let given = self.grid.get(line.row, Field::Share);
        let percent = share(given, self.share_scale);
        if percent.is_none() && !given.is_empty() {
            let heading = self.grid.heading(Field::Share);
            reading
                .findings
                .at(FindingKind::BadRow, line.line, heading, given)
                .propose("correct-share", NONE);
        }
        let (person_id, position_id) =
            (reading.pool.people[person as usize].id, reading.pool.positions[position as usize].id);
        let new = Assignment {
            share: percent.unwrap_or(100),
            acting: line.acting,
            from,
            until,
            ..Assignment::new(AssignmentId::from_raw(0), person_id, position_id)
        };
        if !new.is_current(reading.today) {
            let early = from.is_some_and(|from| from > reading.today);
            let field = if early { Field::From } else { Field::Until };
            let (heading, value) = (self.grid.heading(field), self.grid.get(line.row, field));
            let finding = reading.findings.at(FindingKind::FutureOrEnded, line.line, heading, value);
            finding
                .args([if early { "future" } else { "ended" }, line.name.as_ref()])
                .propose("check-date", NONE);
        }
        let pool = &mut reading.pool;
        match pool.holding(person, position) {
            Some(at) => {
                if let Some(again) = pool.said_again.get_mut(at as usize) {
                    *again = true;
                }
                let known = &mut pool.assignments[at as usize];
                *known = Assignment { id: known.id, ..new };
            }
            None => {
                pool.hold(person, position, pool.assignments.len() as At);
                pool.assignments.push(Assignment { id: AssignmentId::mint(reading.ids), ..new });
            }
        }
    }

    fn day(
        &self,
        reading: &mut Reading<'a, '_>,
        line: &Line<'a>,
        field: Field,
        order: DateOrder,
    ) -> Option<Date> {
        let value = self.grid.get(line.row, field);
        if value.is_empty() || is_dash(value) {
            return None;
        }
        let day = date(value, order);
        if day.is_none() {
            let finding =
                reading.findings.at(FindingKind::BadDate, line.line, self.grid.heading(field), value);
            finding.args([line.name.as_ref()]).propose("correct-date", NONE);
        }
        day
    }

    fn row_custom(&mut self, reading: &mut Reading<'a, '_>, row: usize, person: Option<At>, position: At) {
        if self.custom.is_empty() {
            return;
        }
        let pool = &mut reading.pool;
        let person = person.map(|at| &mut pool.people[at as usize].custom);
        let position = &mut pool.positions[position as usize].custom;
        let mut owners = [(FieldOwner::Person, person), (FieldOwner::Position, Some(position))];
        self.custom.put(self.grid, row, &mut owners, &mut pool.fields, reading.ids);
    }

    /// Whether the row says the same as the one that made a position.
    fn repeats(&self, reading: &Reading<'a, '_>, at: At, row: usize) -> bool {
        let earlier = reading.pool.seats[at as usize].row;
        earlier.is_some_and(|(source, first)| {
            source == self.grid.source && self.grid.sheet.rows_equal(first, row)
        })
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

enum Who {
    /// Nobody met before.
    New,
    /// Somebody else than the one who bears this id.
    Other,
    Known(At),
    Repeated,
}

fn same_name(reading: &Reading<'_, '_>, person: At, name: &str) -> bool {
    let known = reading.pool.people[person as usize].name.as_str();
    known == name || fold(known) == fold(name)
}

fn same_title(reading: &Reading<'_, '_>, at: At, line: &Line<'_>) -> bool {
    let known = reading.pool.positions[at as usize].title.as_str();
    known == line.title || fold(known) == fold(line.title)
}

fn same_seat(reading: &Reading<'_, '_>, at: At, line: &Line<'_>) -> bool {
    let unit = line.unit.map(|unit| reading.pool.units[unit as usize].id);
    reading.pool.positions[at as usize].unit == unit && same_title(reading, at, line)
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
