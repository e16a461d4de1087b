//! Memberships: somebody belongs to a unit in a role, beside or instead of a people row that says so.
//!
//! A membership uses the person's position in that unit, else makes one titled by its role that reports to
//! nobody. A role that says it is over makes an assignment that ended yesterday.

use super::custom::{CustomColumns, position_field};
use super::found::{Ask, NONE, PARTIES};
use super::grid::Grid;
use super::parties::{Cell, Parties, Who};
use super::pool::{At, Seat};
use super::synonyms::Field;
use super::units::{Found, UnitColumn, find};
use super::{Ended, NeedsBy, ReadError, Reading, Role};
use simpul_model::*;
use std::collections::HashSet;

/// Takes the rows of the membership files.
pub(super) fn take<'a>(
    reading: &mut Reading<'a, '_>,
    parties: &Parties,
    grids: &[Grid<'a>],
) -> Result<(), ReadError> {
    for grid in grids {
        reading.findings.enter(grid.source, &grid.sheet.name);
        let mut custom = CustomColumns::of(grid);
        let mut units = UnitColumn::default();
        let mut seen = HashSet::new();
        for row in 0..grid.sheet.len() {
            reading.progress(Role::Memberships, row, grid.sheet.len())?;
            let cell = Cell { grid, row, field: Field::Person };
            let (since, role) = (reading.findings.mark(), grid.get(row, Field::Role));
            let Some(Who::Person(person)) = parties.find(reading, &cell, Some(NeedsBy::Person)) else {
                let about = match find(reading, grid.get(row, Field::UnitId)) {
                    Found::One(at) => Some(RecordRef::from(reading.pool.units[at as usize].id)),
                    _ => None,
                };
                let ask = Ask { slot: Slot::NewMember, about, rest: &[role] };
                let end = reading.findings.mark();
                reading.findings.fill(since..end, PARTIES, &ask);
                continue;
            };
            let of_unit = reading.findings.mark();
            let Some(unit) = units.of(reading, grid, row) else {
                let about = Some(RecordRef::from(reading.pool.people[person as usize].id));
                let ask = Ask { slot: Slot::NewMember, about, rest: &[role] };
                let end = reading.findings.mark();
                reading.findings.fill(of_unit..end, &[FindingKind::UnknownUnit], &ask);
                continue;
            };
            if !seen.insert((person, unit, role)) {
                let (line, heading) = (grid.sheet.line(row), grid.heading(Field::Person));
                let finding = reading.findings.at(FindingKind::DuplicateId, line, heading, cell.value());
                finding.args([role]).applied("keep-first", NONE);
                continue;
            }
            let position = join(reading, person, unit, role, row);
            let held = reading.pool.holding(person, position);
            let about = held.map(|at| RecordRef::from(reading.pool.assignments[at as usize].id));
            let ask = Ask { slot: Slot::Holder, about, rest: &[] };
            reading.findings.fill(since..of_unit, PARTIES, &ask);
            let pool = &mut reading.pool;
            let place = &mut pool.positions[position as usize].custom;
            custom.put(grid, row, &mut [(FieldOwner::Position, Some(place))], &mut pool.fields, reading.ids);
        }
    }
    Ok(())
}

/// The position by which the person belongs to the unit.
fn join(reading: &mut Reading<'_, '_>, person: At, unit: At, role: &str, row: usize) -> At {
    let over = is_over(role);
    let unit_id = reading.pool.units[unit as usize].id;
    let there: Vec<At> = reading
        .pool
        .posts(person)
        .filter(|&at| reading.pool.positions[at as usize].unit == Some(unit_id))
        .collect();
    let titled = |at: &At| fold(&reading.pool.positions[*at as usize].title) == fold(role);
    // What is over was another post than the one held now.
    let known = there.iter().copied().find(titled).or_else(|| there.first().copied().filter(|_| !over));
    let position = match known {
        Some(at) => at,
        None => {
            let id = PositionId::mint(reading.ids);
            let position = Position { unit: Some(unit_id), order: row as i64, ..Position::new(id, role) };
            let at = reading.pool.add_position(position, None);
            reading.pool.seats[at as usize] = Seat::default();
            let person_id = reading.pool.people[person as usize].id;
            reading.pool.hold(person, at, reading.pool.assignments.len() as At);
            let assignment = Assignment::new(AssignmentId::mint(reading.ids), person_id, id);
            reading.pool.assignments.push(assignment);
            at
        }
    };
    if over && let Some(at) = reading.pool.holding(person, position) {
        reading.pool.assignments[at as usize].end_before(reading.today);
    }
    if known.is_some()
        && !role.is_empty()
        && fold(&reading.pool.positions[position as usize].title) != fold(role)
    {
        keep_role(reading, position, role);
    }
    position
}

/// A role that is not the title of the position it is held by is kept beside it.
fn keep_role(reading: &mut Reading<'_, '_>, position: At, role: &str) {
    let pool = &mut reading.pool;
    let field = position_field(&mut pool.fields, reading.ids, "role");
    let kept = pool.positions[position as usize].custom.entry(field).or_default();
    if !kept.split("; ").any(|known| known == role) {
        if !kept.is_empty() {
            kept.push_str("; ");
        }
        kept.push_str(role);
    }
}

fn is_over(role: &str) -> bool {
    matches!(
        fold(role).as_str(),
        "alumni" | "alumnus" | "alumna" | "emeritus" | "emerita" | "former" | "mantan"
    )
}
