//! Reporting lines: who the manager values name, and what becomes of those that name nobody.
//!
//! A value is looked up as an id (of a position or a person, whichever the column mostly holds), as the key
//! of a superseded row, as an e-mail address, as an id that lost its leading zeros, and as a name.

use super::Reading;
use super::found::NONE;
use super::grid::Grid;
use super::names::match_key;
use super::pool::{At, NOWHERE, Seat};
use super::synonyms::Field;
use super::units::{MENTIONED, circles};
use super::values::{is_dash, is_scientific};
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
    others(reading, &mut keys, grids);
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
    let hit = keys.find(reading, value);
    let (line, heading) = (grid.sheet.line(row), grid.heading(Field::Manager));
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
        Hit::Several(count) => {
            let finding = findings.at(FindingKind::AmbiguousManager, line, heading, value);
            finding.args([count.to_string()]).propose("choose-manager", NONE);
            None
        }
        Hit::Nothing => {
            findings.at(FindingKind::MissingManager, line, heading, value).propose("choose-manager", NONE);
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

fn key_of(position: &Position) -> &str {
    position.external_id.as_deref().unwrap_or(&position.title)
}

/// What a value names.
enum Hit {
    One(At),
    Redirected(At),
    Zeros(At),
    Several(usize),
    Nothing,
}

/// Ways to look a manager up; those that are rarely needed are built when they first are.
pub(super) struct Keys {
    people_first: bool,
    by_email: Option<HashMap<String, Vec<At>>>,
    by_bare_id: Option<HashMap<String, Vec<At>>>,
    by_name: Option<HashMap<String, Vec<At>>>,
}

impl Keys {
    fn new(people_first: bool) -> Self {
        Self { people_first, by_email: None, by_bare_id: None, by_name: None }
    }

    fn find(&mut self, reading: &Reading<'_, '_>, value: &str) -> Hit {
        if is_scientific(value) {
            return Hit::Nothing;
        }
        let pool = &reading.pool;
        let person = || pool.person_by_id.get(value).and_then(|&at| pool.post(at, None, reading.today));
        let seat = || pool.position_by_id.get(value).copied();
        let found = if self.people_first { person().or_else(seat) } else { seat().or_else(person) };
        if let Some(found) = found {
            return Hit::One(found);
        }
        if let Some(&winner) = pool.redirects.get(value) {
            return pool.post(winner, None, reading.today).map_or(Hit::Nothing, Hit::Redirected);
        }
        if value.bytes().all(|b| b.is_ascii_digit()) {
            return self.by_zeros(reading, value);
        }
        self.by_words(reading, value, None)
    }

    /// An id of digits whose leading zeros were lost, on this side or on the other.
    fn by_zeros(&mut self, reading: &Reading<'_, '_>, value: &str) -> Hit {
        let pool = &reading.pool;
        let bare = self.by_bare_id.get_or_insert_with(|| {
            let mut bare: HashMap<String, Vec<At>> = HashMap::new();
            let digits = |id: &&str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
            let ids = pool
                .people
                .iter()
                .enumerate()
                .filter_map(|(at, p)| Some((at, p.external_id.as_deref().filter(digits)?)));
            for (at, id) in ids {
                if let Some(post) = pool.post(at as At, None, reading.today) {
                    bare.entry(id.trim_start_matches('0').to_owned()).or_default().push(post);
                }
            }
            let seats = pool.positions.iter().enumerate();
            for (at, id) in seats.filter_map(|(at, p)| Some((at, p.external_id.as_deref().filter(digits)?))) {
                let same = bare.entry(id.trim_start_matches('0').to_owned()).or_default();
                if !same.contains(&(at as At)) {
                    same.push(at as At);
                }
            }
            bare
        });
        match bare.get(value.trim_start_matches('0')).map(Vec::as_slice) {
            Some([one]) => Hit::Zeros(*one),
            Some(several) if !several.is_empty() => Hit::Several(several.len()),
            _ => Hit::Nothing,
        }
    }

    /// An e-mail address, else a name.
    fn by_words(&mut self, reading: &Reading<'_, '_>, value: &str, unit: Option<UnitId>) -> Hit {
        let pool = &reading.pool;
        let people = if value.contains('@') {
            let by_email = self
                .by_email
                .get_or_insert_with(|| gather(pool.people.iter().map(|p| p.email.to_lowercase())));
            by_email.get(&value.to_lowercase())
        } else {
            self.by_name
                .get_or_insert_with(|| gather(pool.people.iter().map(|p| match_key(&p.name))))
                .get(&match_key(value))
        };
        match people.map(Vec::as_slice) {
            Some([one]) => pool.post(*one, unit, reading.today).map_or(Hit::Nothing, Hit::One),
            Some(several) if !several.is_empty() => {
                // Titles are left aside only where they are not needed to tell two people apart.
                let folded = fold(value);
                let exact: Vec<At> = several
                    .iter()
                    .copied()
                    .filter(|&at| !value.contains('@') && fold(&pool.people[at as usize].name) == folded)
                    .collect();
                match exact.as_slice() {
                    [one] => pool.post(*one, unit, reading.today).map_or(Hit::Nothing, Hit::One),
                    _ => Hit::Several(several.len()),
                }
            }
            _ => Hit::Nothing,
        }
    }
}

fn gather(keys: impl Iterator<Item = String>) -> HashMap<String, Vec<At>> {
    let mut places: HashMap<String, Vec<At>> = HashMap::new();
    for (at, key) in keys.enumerate().filter(|(_, key)| !key.is_empty()) {
        places.entry(key).or_default().push(at as At);
    }
    places
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

/// Dotted lines and stand-ins.
fn others(reading: &mut Reading<'_, '_>, keys: &mut Keys, grids: &[Grid<'_>]) {
    let lines = reading.dotted_lines.iter().enumerate();
    let mut drawn: HashMap<(PositionId, PositionId), usize> =
        lines.map(|(at, l)| ((l.from, l.to), at)).collect();
    for at in 0..reading.pool.positions.len() {
        let Some((source, row)) = reading.pool.seats[at].row else { continue };
        let Some(grid) = grids.iter().find(|grid| grid.source == source) else { continue };
        if !grid.has(Field::Dotted) && !grid.has(Field::Backup) {
            continue;
        }
        reading.findings.enter(source, &grid.sheet.name);
        let line = grid.sheet.line(row);
        let mut look = |reading: &mut Reading<'_, '_>, field, value: &str, kind| match keys
            .find(reading, value)
        {
            Hit::One(to) | Hit::Redirected(to) | Hit::Zeros(to) if to as usize != at => {
                Some(reading.pool.positions[to as usize].id)
            }
            _ => {
                reading.findings.at(kind, line, grid.heading(field), value).propose("choose-position", NONE);
                None
            }
        };
        let from = reading.pool.positions[at].id;
        let label = grid.get(row, Field::DottedLabel);
        for value in grid.get(row, Field::Dotted).split(';').map(str::trim).filter(|value| !value.is_empty())
        {
            let Some(to) = look(reading, Field::Dotted, value, FindingKind::MissingManager) else { continue };
            match drawn.get(&(from, to)) {
                Some(&at) => label.clone_into(&mut reading.dotted_lines[at].label),
                None => {
                    drawn.insert((from, to), reading.dotted_lines.len());
                    let id = DottedLineId::mint(reading.ids);
                    reading.dotted_lines.push(DottedLine { id, from, to, label: label.to_owned() });
                }
            }
        }
        let backup = grid.get(row, Field::Backup);
        if !backup.is_empty() && !is_dash(backup) {
            reading.pool.positions[at].backup =
                look(reading, Field::Backup, backup, FindingKind::UnknownParty);
        }
    }
}
