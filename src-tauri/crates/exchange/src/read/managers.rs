//! Reporting lines: who the manager values name, and what becomes of those that name nobody.
//! How a value is looked up stands in [`super::keys`].

use super::Reading;
use super::beside;
use super::found::NONE;
use super::grid::Grid;
use super::keys::{Hit, Keys};
use super::names::{given_first, match_key, without_marks};
use super::pool::{At, NOWHERE, Pool, Seat};
use super::synonyms::Field;
use super::units::{MENTIONED, circles};
use super::values::{is_dash, is_nobody, is_scientific};
use simpul_model::*;
use std::collections::HashMap;

/// Gives every position its manager, or parks it. O(n log n).
pub(super) fn attach<'a>(reading: &mut Reading<'a, '_>, grids: &[Grid<'a>]) -> Keys {
    let mut keys = Keys::new(prefers_people(reading, grids));
    let mut up: Vec<At> = vec![NOWHERE; reading.pool.positions.len()];
    let place: HashMap<PositionId, At> = if reading.pool.seats.iter().all(|seat| seat.row.is_some()) {
        HashMap::new()
    } else {
        reading.pool.positions.iter().enumerate().map(|(at, p)| (p.id, at as At)).collect()
    };
    for (at, up) in up.iter_mut().enumerate() {
        *up = match reading.pool.seats[at].row {
            Some((source, row)) => match grids.iter().find(|grid| grid.source == source) {
                Some(grid) if grid.has(Field::Manager) => line(reading, &mut keys, grid, row, at as At),
                _ => kept(reading, &mut keys, &place, at),
            },
            None => kept(reading, &mut keys, &place, at),
        };
    }
    break_circles(reading, grids, &mut up);
    for (at, &manager) in up.iter().enumerate() {
        reading.pool.positions[at].manager =
            Some(manager).filter(|&m| m != NOWHERE).map(|m| reading.pool.positions[m as usize].id);
    }
    several_roots(reading, grids, &up);
    beside::take(reading, &mut keys, grids);
    keys
}

/// The position that a value names, if exactly one: for heads and contacts.
pub(super) fn position(
    reading: &Reading<'_, '_>,
    keys: &mut Keys,
    value: &str,
    unit: Option<UnitId>,
) -> Option<At> {
    if value.is_empty() || is_dash(value) || is_scientific(value) {
        return None;
    }
    let person =
        || reading.pool.person_by_id.get(value).and_then(|&at| reading.pool.post(at, unit, reading.today));
    let known = reading.pool.position_by_id.get(value).copied();
    let own = |at: At| {
        reading.pool.person_by_id.get(value).is_some_and(|&p| reading.pool.posts(p).any(|post| post == at))
    };
    match known {
        // The id is that of a person and their first post: of several posts the one in the unit is meant.
        Some(at) if own(at) => person(),
        Some(at) => Some(at),
        None => person().or_else(|| match keys.by_words(reading, value, unit) {
            Hit::One(at) => Some(at),
            Hit::Nothing => match keys.read(reading, value, NOWHERE) {
                Hit::Read(at) => Some(at),
                _ => None,
            },
            _ => None,
        }),
    }
}

/// A position that no row speaks about keeps its line; a parked one is attached if its manager is known now.
fn kept(reading: &mut Reading<'_, '_>, keys: &mut Keys, place: &HashMap<PositionId, At>, at: usize) -> At {
    let value = reading.pool.positions[at].parked.clone();
    if let Some(found) =
        value.and_then(|value| position(reading, keys, &value, None)).filter(|&m| m as usize != at)
    {
        reading.pool.positions[at].parked = None;
        return found;
    }
    reading.pool.positions[at].manager.and_then(|m| place.get(&m)).copied().unwrap_or(NOWHERE)
}

fn line<'a>(reading: &mut Reading<'a, '_>, keys: &mut Keys, grid: &Grid<'a>, row: usize, at: At) -> At {
    let Seat { manager: value, parked, .. } = reading.pool.seats[at as usize];
    reading.pool.positions[at as usize].parked = parked.then(|| value.to_owned());
    if value.is_empty() || parked {
        return NOWHERE;
    }
    let (line, heading) = (grid.sheet.line(row), grid.heading(Field::Manager));
    let unwanted = |step| grid.of.choices.refuses(line, step);
    let hit = match keys.find(reading, value) {
        Hit::Nothing => match turned(grid, value).map(|turned| keys.find(reading, &turned)) {
            Some(Hit::One(manager)) => Hit::One(manager),
            _ => keys.read(reading, value, at),
        },
        hit => hit,
    };
    let hit = match hit {
        Hit::Read(manager) if says_name_and_id(&reading.pool, manager, value) => Hit::One(manager),
        Hit::Nothing if is_nobody(value) => return NOWHERE,
        hit => hit,
    };
    let hit = match hit {
        Hit::Redirected(_) if unwanted("redirect-manager") => Hit::Nothing,
        Hit::Zeros(_) if unwanted("restore-zeros") => Hit::Nothing,
        hit => hit,
    };
    reading.findings.enter(grid.source, &grid.sheet.name);
    let findings = &mut reading.findings;
    let found = match hit {
        Hit::One(manager) => Some(manager),
        Hit::Redirected(manager) => {
            let name = key_of(&reading.pool.positions[manager as usize]);
            findings
                .at(FindingKind::SupersededRow, line, heading, value)
                .applied("redirect-manager", [value, name]);
            Some(manager)
        }
        Hit::Zeros(manager) => {
            let name = key_of(&reading.pool.positions[manager as usize]);
            findings
                .at(FindingKind::MissingManager, line, heading, value)
                .applied("restore-zeros", [value, name]);
            Some(manager)
        }
        Hit::Read(manager) => {
            let name = keys.called(&reading.pool, manager);
            findings
                .at(FindingKind::MissingManager, line, heading, value)
                .applied("read-manager", [value, &name]);
            Some(manager)
        }
        Hit::Several(count) => {
            let finding = findings.at(FindingKind::AmbiguousManager, line, heading, value);
            finding.args([count.to_string()]).propose("choose-manager", NONE);
            None
        }
        Hit::Nothing => {
            let step = if is_scientific(value) { "restore-digits" } else { "choose-manager" };
            findings.at(FindingKind::MissingManager, line, heading, value).propose(step, NONE);
            None
        }
    };
    if found == Some(at) {
        findings.at(FindingKind::SelfReport, line, heading, value).propose("choose-manager", NONE);
    }
    match found.filter(|&manager| manager != at) {
        Some(manager) => manager,
        None => {
            reading.pool.positions[at as usize].parked = Some(value.to_owned());
            NOWHERE
        }
    }
}

/// A manager written family name first, in a list that writes its people so.
fn turned(grid: &Grid<'_>, value: &str) -> Option<String> {
    grid.is_family_first().then(|| given_first(value))?
}

/// `Budi Santoso (20002)`, where both are the same person's: nothing was read into it.
fn says_name_and_id(pool: &Pool<'_>, at: At, value: &str) -> bool {
    let key = pool.positions[at as usize].external_id.as_deref().unwrap_or_default();
    let Some(&person) = pool.person_by_id.get(key) else { return false };
    let (name, _) = without_marks(value, key);
    name.len() < value.trim().len() && match_key(name) == match_key(&pool.people[person as usize].name)
}

fn key_of(position: &Position) -> &str {
    position.external_id.as_deref().unwrap_or(&position.title)
}

/// Whether manager values are ids of people rather than of positions, where a file has both.
fn prefers_people(reading: &Reading<'_, '_>, grids: &[Grid<'_>]) -> bool {
    let both = grids.iter().any(|grid| grid.has(Field::PositionId));
    if !both {
        return true;
    }
    let (mut people, mut seats) = (0usize, 0usize);
    for value in reading.pool.seats.iter().map(|seat| seat.manager).filter(|value| !value.is_empty()) {
        people += usize::from(reading.pool.person_by_id.contains_key(value));
        seats += usize::from(reading.pool.position_by_id.contains_key(value));
    }
    people >= seats
}

/// Of a circle only its members lose their line. Linear.
fn break_circles(reading: &mut Reading<'_, '_>, grids: &[Grid<'_>], up: &mut [At]) {
    for circle in circles(up) {
        let mut names = Vec::new();
        for &at in &circle {
            let (manager, position) = (up[at as usize], &reading.pool.positions[at as usize]);
            if names.len() < MENTIONED {
                names.push(key_of(position).to_owned());
            }
            let given = reading.pool.seats[at as usize].manager;
            let value =
                if given.is_empty() { key_of(&reading.pool.positions[manager as usize]) } else { given };
            reading.pool.positions[at as usize].parked = Some(value.to_owned());
        }
        for &at in &circle {
            up[at as usize] = NOWHERE;
        }
        let rows = circle.iter().filter_map(|&at| reading.pool.seats[at as usize].row.map(|row| (row, at)));
        let Some(((source, row), at)) = rows.min() else { continue };
        let Some(grid) = grids.iter().find(|grid| grid.source == source) else { continue };
        reading.findings.enter(source, &grid.sheet.name);
        let (line, heading) = (grid.sheet.line(row), grid.heading(Field::Manager));
        let value = reading.pool.seats[at as usize].manager;
        let finding = reading.findings.at(FindingKind::ReportingCycle, line, heading, value);
        finding.args([vec![circle.len().to_string()], names].concat()).propose("choose-manager", NONE);
    }
}

/// One finding a file when its rows make more than one top of the chart.
fn several_roots(reading: &mut Reading<'_, '_>, grids: &[Grid<'_>], up: &[At]) {
    for grid in grids {
        let in_file =
            |at: &usize| reading.pool.seats[*at].row.is_some_and(|(source, _)| source == grid.source);
        let is_root = |at: &usize| up[*at] == NOWHERE && reading.pool.positions[*at].parked.is_none();
        let rows = (0..up.len()).filter(in_file).count();
        let roots: Vec<usize> = (0..up.len()).filter(|at| in_file(at) && is_root(at)).collect();
        if roots.len() < 2 {
            continue;
        }
        let names = roots.iter().take(MENTIONED).map(|&at| key_of(&reading.pool.positions[at]).to_owned());
        let args = [vec![roots.len().to_string(), rows.to_string()], names.collect()].concat();
        reading.findings.enter(grid.source, &grid.sheet.name);
        let finding = reading.findings.at(FindingKind::SeveralRoots, 0, grid.heading(Field::Manager), "");
        let by_unit = roots.len() * 2 > rows;
        finding.args(args).propose(if by_unit { "open-by-unit" } else { "choose-manager" }, NONE);
    }
}
