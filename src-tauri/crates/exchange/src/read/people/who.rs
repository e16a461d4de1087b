//! Whose row it is: somebody new, somebody known, or somebody whose id another bears.

use super::seat::same_seat;
use super::{Line, PeopleFile};
use crate::read::Reading;
use crate::read::found::NONE;
use crate::read::pool::At;
use crate::read::synonyms::Field;
use crate::read::values::{is_dash, is_email, is_not_there};
use simpul_model::*;

/// Whose row it is.
pub(super) enum Who {
    /// Nobody met before.
    New,
    /// Somebody else than the one who bears this id.
    Other,
    Known(At),
    Repeated,
}

impl<'a> PeopleFile<'_, 'a> {
    /// Whose row this is.
    pub(super) fn who(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>) -> Who {
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
            return match self.by_email.get(email).filter(|_| is_email(email)) {
                Some(&at) if same_name(reading, at, &line.name) => Who::Known(at),
                _ => self.met_again(reading, line).map_or(Who::New, Who::Known),
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
                finding.ask("give-id", Slot::Id, NONE);
                return Who::Other;
            }
            return self.met_again(reading, line).map_or(Who::New, Who::Known);
        };
        if !reading.pool.person_seen[person as usize] {
            return Who::Known(person);
        }
        let heading = grid.heading(Field::Id);
        if !same_name(reading, person, &line.name) {
            let other = reading.pool.people[person as usize].name.clone();
            let finding = reading.findings.at(FindingKind::DuplicateId, line.line, heading, line.id);
            finding.args([other]).ask("give-id", Slot::Id, NONE);
            return Who::Other;
        }
        let again = reading.pool.posts(person).find(|&at| {
            let other = reading.pool.seats[at as usize].row.is_some() && same_seat(&reading.pool, at, line);
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

    pub(super) fn new_person(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, with_id: bool) -> At {
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
    pub(super) fn describe(&mut self, reading: &mut Reading<'a, '_>, line: &Line<'a>, at: At) {
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
        for said in [&mut person.email, &mut person.phone, &mut person.location] {
            if is_not_there(said) || is_dash(said) {
                said.clear();
            }
        }
        if person.status.is_empty() {
            person.status.clone_from(&line.status);
        }
        if !person.email.is_empty() && !is_email(&person.email) {
            let heading = grid.heading(Field::Email);
            let finding = reading.findings.at(FindingKind::BadEmail, line.line, heading, &person.email);
            finding.args([person.name.as_str()]).propose("correct-email", NONE);
        }
    }
}

fn same_name(reading: &Reading<'_, '_>, person: At, name: &str) -> bool {
    let known = reading.pool.people[person as usize].name.as_str();
    known == name || fold(known) == fold(name)
}
