//! The position that a row makes or speaks about, and who holds it from when till when.

use super::{Line, PeopleFile, position_kind};
use crate::read::found::NONE;
use crate::read::pool::{At, Pool, Seat};
use crate::read::synonyms::Field;
use crate::read::values::{
    DateOrder, date, is_dash, is_no_date, is_not_there, near_date, near_share, number, share,
};
use crate::read::{Ended, Reading};
use simpul_model::*;

impl<'a> PeopleFile<'_, 'a> {
    /// The position of a named row.
    pub(super) fn seat_of(
        &mut self,
        reading: &mut Reading<'a, '_>,
        line: &Line<'a>,
        person: At,
        first: bool,
        doubtful: bool,
    ) -> At {
        if line.position_id.is_empty() {
            // Somebody who was seated elsewhere by hand: the row speaks of the post that bears their id.
            let own = Some(line.id).filter(|id| first && !doubtful && !id.is_empty());
            if let Some((at, false)) = own.and_then(|id| self.seat_known(reading, id)) {
                self.fill(reading, line, at, false);
                return at;
            }
            let known = reading.pool.posts(person).find(|&at| {
                reading.pool.seats[at as usize].row.is_none() && (first || same_seat(&reading.pool, at, line))
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
            Some((at, true)) if same_title(&reading.pool, at, line) => {
                self.compare(reading, line, at);
                at
            }
            Some((_, true)) => {
                let heading = self.grid.heading(Field::PositionId);
                let finding =
                    reading.findings.at(FindingKind::DuplicateId, line.line, heading, line.position_id);
                finding.args([line.title]).ask("give-id", Slot::Id, NONE);
                self.place(reading, line, None, doubtful)
            }
            Some((at, false)) => {
                self.fill(reading, line, at, doubtful);
                at
            }
            None => self.place(reading, line, Some(line.position_id), doubtful),
        }
    }

    /// A shared post is what its first row says; another row that says otherwise is named.
    fn compare(&self, reading: &mut Reading<'a, '_>, line: &Line<'a>, at: At) {
        let same_file = reading.pool.seats[at as usize].row.filter(|(source, _)| *source == self.grid.source);
        let Some((_, first)) = same_file else { return };
        let fields = [
            Field::Unit,
            Field::UnitId,
            Field::Unit1,
            Field::Unit2,
            Field::Unit3,
            Field::Unit4,
            Field::Unit5,
            Field::Unit6,
            Field::Manager,
            Field::Kind,
            Field::Duties,
            Field::Dotted,
            Field::Backup,
        ];
        if fields.into_iter().any(|field| self.grid.get(first, field) != self.grid.get(line.row, field)) {
            let heading = self.grid.heading(Field::PositionId);
            let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, line.position_id);
            finding.args(self.grid.filled(line.row)).applied("keep-first", [line.title]);
        }
    }

    /// The position of this id, and whether a row of this import has made or updated it.
    pub(super) fn seat_known(&self, reading: &Reading<'a, '_>, key: &str) -> Option<(At, bool)> {
        let &at = reading.pool.position_by_id.get(key)?;
        Some((at, reading.pool.seats[at as usize].row.is_some()))
    }

    pub(super) fn place(
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
    pub(super) fn fill(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, at: At, doubtful: bool) {
        let grid = self.grid;
        let unit = line.unit.map(|unit| reading.pool.units[unit as usize].id);
        reading.pool.seats[at as usize] =
            Seat { row: Some((grid.source, line.row)), manager: line.manager, parked: doubtful };
        let position = &mut reading.pool.positions[at as usize];
        if grid.has(Field::Title) {
            line.title.clone_into(&mut position.title);
        }
        if grid.has(Field::Unit) || grid.has(Field::UnitId) || grid.has_levels() {
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

    pub(super) fn assign(
        &mut self,
        reading: &mut Reading<'a, '_>,
        line: &Line<'a>,
        person: At,
        position: At,
    ) -> AssignmentId {
        let from = self.day(reading, line, Field::From, self.from_order);
        let mut until = self.day(reading, line, Field::Until, self.until_order);
        if let (Some(first), Some(last)) = (from, until)
            && last < first
        {
            let (heading, value) = (self.grid.heading(Field::Until), self.grid.get(line.row, Field::Until));
            let finding = reading.findings.at(FindingKind::BadDate, line.line, heading, value);
            finding.args([line.name.as_ref()]).ask("correct-end", Slot::Until, NONE);
            until = None;
        }
        let given = self.grid.get(line.row, Field::Share);
        let percent = share(given, self.share_scale);
        if percent.is_none() && !given.is_empty() {
            let heading = self.grid.heading(Field::Share);
            reading.findings.at(FindingKind::BadRow, line.line, heading, given).ask(
                "correct-share",
                Slot::Share,
                near_share(given),
            );
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
        let new = self.gone(reading, line, new);
        if !new.is_current(reading.today) {
            let early = from.is_some_and(|from| from > reading.today);
            let field = if early { Field::From } else { Field::Until };
            let (heading, value) = (self.grid.heading(field), self.grid.get(line.row, field));
            let finding = reading.findings.at(FindingKind::FutureOrEnded, line.line, heading, value);
            let why = if early { "future" } else { "ended" };
            finding.args([line.name.as_ref(), line.title, why]).propose("check-date", NONE);
        }
        let pool = &mut reading.pool;
        match pool.holding(person, position) {
            Some(at) => {
                if let Some(again) = pool.said_again.get_mut(at as usize) {
                    *again = true;
                }
                let known = &mut pool.assignments[at as usize];
                *known = Assignment { id: known.id, ..new };
                known.id
            }
            None => {
                pool.hold(person, position, pool.assignments.len() as At);
                let id = AssignmentId::mint(reading.ids);
                pool.assignments.push(Assignment { id, ..new });
                id
            }
        }
    }

    /// Who is called gone without a day has held it until yesterday.
    fn gone(&self, reading: &Reading<'a, '_>, line: &Line<'a>, mut held: Assignment) -> Assignment {
        if held.until.is_none() && says_gone(self.grid.get(line.row, Field::Status)) {
            held.end_before(reading.today);
        }
        held
    }

    pub(super) fn day(
        &self,
        reading: &mut Reading<'a, '_>,
        line: &Line<'a>,
        field: Field,
        order: DateOrder,
    ) -> Option<Date> {
        let value = self.grid.get(line.row, field);
        if value.is_empty() || is_dash(value) || is_not_there(value) || is_no_date(value) {
            return None;
        }
        let day = date(value, order);
        if day.is_none() {
            let finding =
                reading.findings.at(FindingKind::BadDate, line.line, self.grid.heading(field), value);
            let slot = if field == Field::From { Slot::From } else { Slot::Until };
            let near = near_date(value, order).map(|day| day.to_string());
            finding.args([line.name.as_ref()]).ask("correct-date", slot, near);
        }
        day
    }

    pub(super) fn row_custom(
        &mut self,
        reading: &mut Reading<'a, '_>,
        row: usize,
        person: Option<At>,
        position: At,
    ) {
        if self.custom.is_empty() {
            return;
        }
        let pool = &mut reading.pool;
        let person = person.map(|at| &mut pool.people[at as usize].custom);
        let position = &mut pool.positions[position as usize].custom;
        let mut owners = [(FieldOwner::Person, person), (FieldOwner::Position, Some(position))];
        self.custom.put(self.grid, row, &mut owners, &mut pool.fields, reading.ids);
    }
}

fn says_gone(status: &str) -> bool {
    matches!(
        fold(status).as_str(),
        "terminated"
            | "resigned"
            | "resign"
            | "retired"
            | "left"
            | "former"
            | "deceased"
            | "berhenti"
            | "keluar"
            | "mengundurkan diri"
            | "pensiun"
            | "phk"
            | "meninggal dunia"
            | "voluntarily terminated"
            | "terminated for cause"
            | "desligado"
            | "demitido"
            | "baja"
            | "ausgeschieden"
    )
}

fn same_title(pool: &Pool<'_>, at: At, line: &Line<'_>) -> bool {
    let known = pool.positions[at as usize].title.as_str();
    known == line.title || fold(known) == fold(line.title)
}

pub(super) fn same_seat(pool: &Pool<'_>, at: At, line: &Line<'_>) -> bool {
    let unit = line.unit.map(|unit| pool.units[unit as usize].id);
    pool.positions[at as usize].unit == unit && same_title(pool, at, line)
}
