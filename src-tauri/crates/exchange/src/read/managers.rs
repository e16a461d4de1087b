//! Reporting lines: who the manager values name, and what becomes of those that name nobody.
//!
//! A value is looked up as an id (of a position or a person, whichever the column mostly holds), as the key
//! of a superseded row, as an e-mail address, as an id that lost its leading zeros, and as a name.

use super::Reading;
use super::beside;
use super::found::NONE;
use super::grid::Grid;
use super::names::match_key;
use super::parts::parts;
use super::pool::{At, NOWHERE, Pool, Seat};
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
        Hit::Nothing => keys.read(reading, value, at),
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

fn key_of(position: &Position) -> &str {
    position.external_id.as_deref().unwrap_or(&position.title)
}

/// What a value names.
pub(super) enum Hit {
    One(At),
    Redirected(At),
    Zeros(At),
    /// What is written is more than, or other than, an id, an address or a name.
    Read(At),
    Several(usize),
    Nothing,
}

/// Ways to look a manager up; those that are rarely needed are built when they first are.
pub(super) struct Keys {
    people_first: bool,
    by_email: Option<HashMap<String, Vec<At>>>,
    by_bare_id: Option<HashMap<String, Vec<At>>>,
    by_name: Option<HashMap<String, Vec<At>>>,
    by_title: Option<HashMap<String, Vec<At>>>,
    /// By position: its first holder.
    holders: Option<Vec<At>>,
}

impl Keys {
    fn new(people_first: bool) -> Self {
        Self { people_first, by_email: None, by_bare_id: None, by_name: None, by_title: None, holders: None }
    }

    pub(super) fn find(&mut self, reading: &Reading<'_, '_>, value: &str) -> Hit {
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

    /// What a person would make of a value that is no key: `Budi Santoso (Direktur)`, `1001 - Budi`, the only
    /// position of this title. Nothing where two parts of it lead to two positions.
    fn read(&mut self, reading: &Reading<'_, '_>, value: &str, of: At) -> Hit {
        if is_scientific(value) {
            return Hit::Nothing;
        }
        let mut found: Vec<At> = Vec::new();
        let mut several = 0;
        for part in parts(value) {
            match self.find(reading, &part) {
                Hit::One(at) | Hit::Redirected(at) | Hit::Zeros(at) => found.push(at),
                Hit::Several(count) => several = several.max(count),
                Hit::Read(_) | Hit::Nothing => {}
            }
        }
        if found.is_empty() && several == 0 {
            let titles = reading.pool.positions.iter().map(|position| fold(&position.title));
            let by_title = self.by_title.get_or_insert_with(|| gather(titles));
            let whole = std::iter::once(value.into()).chain(parts(value));
            let mut titled = whole.filter_map(|part| by_title.get(&fold(&part)));
            let others = titled.next().into_iter().flatten().copied();
            found.extend(others.filter(|&at| at != of));
        }
        found.sort_unstable();
        found.dedup();
        match found.as_slice() {
            [one] => Hit::Read(*one),
            [] if several > 0 => Hit::Several(several),
            [] => Hit::Nothing,
            many => Hit::Several(many.len()),
        }
    }

    /// A position by its first holder and title, as a person would say who is meant.
    fn called(&mut self, pool: &Pool<'_>, at: At) -> String {
        let holders = self.holders.get_or_insert_with(|| {
            let mut holders = vec![NOWHERE; pool.positions.len()];
            for person in (0..pool.people.len() as At).rev() {
                pool.posts(person).for_each(|post| holders[post as usize] = person);
            }
            holders
        });
        let title = &pool.positions[at as usize].title;
        match pool.people.get(holders[at as usize] as usize) {
            Some(person) if title.is_empty() => person.name.clone(),
            Some(person) => format!("{} ({title})", person.name),
            None => title.clone(),
        }
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
