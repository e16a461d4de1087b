//! Units: those of a units file, and those that rows of other files name.

use super::columns::plain;
use super::custom::CustomColumns;
use super::found::NONE;
use super::grid::Grid;
use super::keys::Keys;
use super::managers::position;
use super::nested_units::NestedUnits;
use super::pool::{At, NOWHERE};
use super::synonyms::Field;
use super::values::{is_dash, is_not_there, number, yes_no};
use super::{ReadError, Reading, Role};
use simpul_model::*;
use std::collections::HashMap;

/// Takes the rows of the units files: names first, then what lies in what.
pub(super) fn take<'a>(reading: &mut Reading<'a, '_>, grids: &[Grid<'a>]) -> Result<(), ReadError> {
    let mut rows: Vec<(usize, usize, At)> = Vec::new();
    for (file, grid) in grids.iter().enumerate() {
        reading.findings.enter(grid.source, &grid.sheet.name);
        let mut custom = CustomColumns::of(grid);
        custom.declare(FieldOwner::Unit, grid, &mut reading.pool.fields, reading.ids);
        for row in 0..grid.sheet.len() {
            reading.progress(Role::Units, row, grid.sheet.len())?;
            if let Some(at) = one(reading, grid, &mut custom, row) {
                rows.push((file, row, at));
            }
        }
    }
    for &(file, row, at) in &rows {
        let grid = &grids[file];
        let value = grid.get(row, Field::Parent);
        if value.is_empty() || is_dash(value) {
            continue;
        }
        reading.findings.enter(grid.source, &grid.sheet.name);
        let (line, heading) = (grid.sheet.line(row), grid.heading(Field::Parent));
        let args = match find(reading, value) {
            Found::One(parent) => {
                reading.pool.units[at as usize].parent = Some(reading.pool.units[parent as usize].id);
                continue;
            }
            Found::Several(count) => vec![count.to_string()],
            Found::Nothing => Vec::new(),
        };
        reading
            .findings
            .at(FindingKind::UnknownUnit, line, heading, value)
            .args(args)
            .ask("choose-unit", Slot::Parent, NONE)
            .about(reading.pool.units[at as usize].id);
    }
    break_circles(reading, grids, &rows);
    Ok(())
}

fn one<'a>(
    reading: &mut Reading<'a, '_>,
    grid: &Grid<'a>,
    custom: &mut CustomColumns,
    row: usize,
) -> Option<At> {
    let (line, since) = (grid.sheet.line(row), reading.findings.mark());
    let (id, name) = (grid.get(row, Field::Id), grid.get(row, Field::Name));
    let name = if name.is_empty() { id } else { name };
    if name.is_empty() {
        let heading = grid.heading(Field::Name);
        reading.findings.at(FindingKind::EmptyName, line, heading, "").args(grid.filled(row)).ask(
            "give-name",
            Slot::NewUnit,
            NONE,
        );
        return None;
    }
    let known = if id.is_empty() { None } else { reading.pool.unit_by_id.get(id).copied() };
    let mut key = Some(id).filter(|id| !id.is_empty());
    let at = match known {
        Some(at) if reading.pool.unit_line[at as usize].1 != 0 => {
            let heading = grid.heading(Field::Id);
            let (file, earlier) = reading.pool.unit_line[at as usize];
            let finding = reading.findings.at(FindingKind::DuplicateId, line, heading, id);
            let finding = finding.args([earlier.to_string(), name.to_owned()]);
            if file == grid.source && fold(&reading.pool.units[at as usize].name) == fold(name) {
                finding.applied("keep-first", [id]);
                return None;
            }
            finding.ask("give-id", Slot::Id, NONE);
            key = None;
            None
        }
        known => known,
    };
    let at = at.unwrap_or_else(|| {
        let unit = Unit { external_id: key.map(str::to_owned), ..Unit::new(UnitId::mint(reading.ids), name) };
        reading.pool.add_unit(unit, key)
    });
    reading.pool.unit_line[at as usize] = (grid.source, line);
    let pool = &mut reading.pool;
    let unit = &mut pool.units[at as usize];
    let about = RecordRef::from(unit.id);
    reading.findings.settle(since, |_, _| Some(about));
    name.clone_into(&mut unit.name);
    let text = |field, to: &mut String| {
        if grid.has(field) {
            grid.get(row, field).clone_into(to);
        }
    };
    text(Field::Kind, &mut unit.kind);
    text(Field::Purpose, &mut unit.purpose);
    if grid.has(Field::Parent) {
        unit.parent = None;
    }
    if grid.has(Field::Kind) || grid.has(Field::External) {
        unit.external = yes_no(grid.get(row, Field::External)).unwrap_or_else(|| is_external(&unit.kind));
    }
    if grid.has(Field::Archived) {
        unit.archived = yes_no(grid.get(row, Field::Archived)).unwrap_or(false);
    }
    unit.order = number(grid.get(row, Field::Order)).map_or(row as i64, |n| n as i64);
    custom.put(grid, row, &mut [(FieldOwner::Unit, Some(&mut unit.custom))], &mut pool.fields, reading.ids);
    Some(at)
}

fn is_external(kind: &str) -> bool {
    matches!(fold(kind).as_str(), "external" | "eksternal" | "customer" | "pelanggan" | "vendor" | "pemasok")
}

/// How a text names a unit.
pub(super) enum Found {
    One(At),
    Several(usize),
    Nothing,
}

/// The unit with this id, else the one with this name.
pub(super) fn find(reading: &Reading<'_, '_>, value: &str) -> Found {
    if let Some(&at) = reading.pool.unit_by_id.get(value) {
        return Found::One(at);
    }
    match reading.pool.unit_by_name.get(&fold(value)).map(Vec::as_slice) {
        None | Some([]) => Found::Nothing,
        Some([at]) => Found::One(*at),
        Some(several) => Found::Several(several.len()),
    }
}

/// Finds the units that rows name, and makes them where no units file was given.
#[derive(Default)]
pub(super) struct UnitColumn<'a> {
    known: HashMap<(&'a str, &'a str), Option<At>>,
    /// The units of a list that names them in several columns.
    nested: Option<NestedUnits<'a>>,
    /// Workday's supervisory organisations without the manager's name in brackets behind them.
    bare: bool,
}

impl<'a> UnitColumn<'a> {
    /// That of a sheet.
    pub(super) fn of_grid(reading: &mut Reading<'a, '_>, grid: &Grid<'a>) -> Self {
        let nested = NestedUnits::of(reading, grid);
        if nested.is_some() {
            return Self { nested, ..Self::default() };
        }
        let heading = plain(grid.heading(Field::Unit));
        let workday = matches!(heading.as_str(), "supervisoryorganization" | "supervisoryorganisation");
        let mut names: HashMap<&str, &str> = HashMap::new();
        // Two of one name are told apart by their managers.
        let apart = |value: &'a str| *names.entry(without_brackets(value)).or_insert(value) == value;
        let bare = workday && grid.values(Field::Unit).all(apart);
        Self { bare, ..Self::default() }
    }

    /// The unit of a row: the id column decides, the name column names.
    pub(super) fn of(&mut self, reading: &mut Reading<'a, '_>, grid: &Grid<'a>, row: usize) -> Option<At> {
        if let Some(nested) = &self.nested {
            return of_levels(reading, grid, nested, row);
        }
        let clean = |value: &'a str| if is_dash(value) || is_not_there(value) { "" } else { value };
        let clean = |value| if self.bare { without_brackets(clean(value)) } else { clean(value) };
        let (id, name) = (clean(grid.get(row, Field::UnitId)), clean(grid.get(row, Field::Unit)));
        if id.is_empty() && name.is_empty() {
            return None;
        }
        let at = match self.known.get(&(id, name)) {
            Some(&at) => at,
            None => {
                let at = resolve(reading, id, name);
                self.known.insert((id, name), at);
                at
            }
        };
        if at.is_none() {
            let (field, value) = if id.is_empty() { (Field::Unit, name) } else { (Field::UnitId, id) };
            let (line, heading) = (grid.sheet.line(row), grid.heading(field));
            let finding = reading.findings.at(FindingKind::UnknownUnit, line, heading, value);
            finding.args([name]).ask("choose-unit", Slot::Unit, NONE);
        }
        at
    }
}

/// The unit of a row that names those above it too.
fn of_levels<'a>(
    reading: &mut Reading<'a, '_>,
    grid: &Grid<'a>,
    nested: &NestedUnits<'a>,
    row: usize,
) -> Option<At> {
    let (name, column) = nested.said(grid, row)?;
    let (line, heading) = (grid.sheet.line(row), |column: usize| grid.sheet.header[column].as_str());
    let at = nested.at(row);
    if at.is_none() {
        let finding = reading.findings.at(FindingKind::UnknownUnit, line, heading(column), name);
        finding.args([name]).ask("choose-unit", Slot::Unit, NONE);
    } else if let Some((name, column, above)) = nested.filled(row) {
        let finding = reading.findings.at(FindingKind::UnknownUnit, line, heading(column), name);
        finding.args([name]).applied("read-unit", [name, above]);
    }
    at
}

fn without_brackets(value: &str) -> &str {
    value.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map_or(value, |(name, _)| name.trim_end())
}

fn resolve<'a>(reading: &mut Reading<'a, '_>, id: &'a str, name: &'a str) -> Option<At> {
    let value = if id.is_empty() { name } else { id };
    match find(reading, value) {
        Found::One(at) => Some(at),
        Found::Several(_) => None,
        Found::Nothing if reading.pool.unit_once_called.contains_key(&fold(value)) => {
            reading.pool.unit_once_called.get(&fold(value)).copied()
        }
        Found::Nothing if reading.units_given => None,
        Found::Nothing => {
            let key = Some(id).filter(|id| !id.is_empty());
            let unit = Unit {
                external_id: key.map(str::to_owned),
                order: reading.pool.units.len() as i64,
                ..Unit::new(UnitId::mint(reading.ids), if name.is_empty() { id } else { name })
            };
            Some(reading.pool.add_unit(unit, key))
        }
    }
}

/// Units that contain each other become roots; what lies in them stays there. Linear.
fn break_circles(reading: &mut Reading<'_, '_>, grids: &[Grid<'_>], rows: &[(usize, usize, At)]) {
    let units = &reading.pool.units;
    let place: HashMap<UnitId, At> = units.iter().enumerate().map(|(at, unit)| (unit.id, at as At)).collect();
    let up: Vec<At> = units
        .iter()
        .map(|unit| unit.parent.and_then(|p| place.get(&p)).copied().unwrap_or(NOWHERE))
        .collect();
    let row_of: HashMap<At, (usize, usize)> = rows.iter().map(|&(file, row, at)| (at, (file, row))).collect();
    for circle in circles(&up) {
        for &at in &circle {
            reading.pool.units[at as usize].parent = None;
        }
        let rows = circle.iter().filter_map(|at| row_of.get(at).map(|row| (row, *at)));
        let Some((&(file, row), at)) = rows.min() else { continue };
        let grid = &grids[file];
        let names = circle.iter().take(MENTIONED).map(|&at| {
            let unit = &reading.pool.units[at as usize];
            unit.external_id.clone().unwrap_or_else(|| unit.name.clone())
        });
        let names: Vec<String> = names.collect();
        reading.findings.enter(grid.source, &grid.sheet.name);
        let (line, value) = (grid.sheet.line(row), grid.get(row, Field::Parent));
        let finding = reading.findings.at(FindingKind::UnitCycle, line, grid.heading(Field::Parent), value);
        finding
            .args([vec![circle.len().to_string()], names].concat())
            .ask("choose-parent", Slot::Parent, NONE)
            .about(reading.pool.units[at as usize].id);
    }
}

/// How many members of a circle a finding names.
pub(super) const MENTIONED: usize = 20;

/// The circles of a forest gone wrong, each from its smallest place on, in the order of these. Linear.
pub(super) fn circles(up: &[At]) -> Vec<Vec<At>> {
    let mut walked = vec![NOWHERE; up.len()];
    let mut found = Vec::new();
    for start in 0..up.len() as At {
        let mut at = start;
        while at != NOWHERE && walked[at as usize] == NOWHERE {
            walked[at as usize] = start;
            at = up[at as usize];
        }
        if at == NOWHERE || walked[at as usize] != start {
            continue;
        }
        let mut circle = vec![at];
        let mut next = up[at as usize];
        while next != at {
            circle.push(next);
            next = up[next as usize];
        }
        let least = circle.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(place, _)| place);
        circle.rotate_left(least);
        found.push(circle);
    }
    found.sort_unstable_by_key(|circle| circle[0]);
    found
}

/// Heads and contacts, now that positions are known; and the units that nobody leads.
pub(super) fn lead(reading: &mut Reading<'_, '_>, keys: &mut Keys, grids: &[Grid<'_>]) {
    for grid in grids {
        reading.findings.enter(grid.source, &grid.sheet.name);
        for row in 0..grid.sheet.len() {
            let line = grid.sheet.line(row);
            let id = grid.get(row, Field::Id);
            let name = grid.get(row, Field::Name);
            let Found::One(at) = find(reading, if id.is_empty() { name } else { id }) else { continue };
            for field in [Field::Head, Field::Contact] {
                let value = grid.get(row, field);
                if !grid.has(field) || reading.pool.unit_line[at as usize] != (grid.source, line) {
                    continue;
                }
                let place = position(reading, keys, value, Some(reading.pool.units[at as usize].id));
                let position = place.map(|place| reading.pool.positions[place as usize].id);
                if position.is_none() && !value.is_empty() && !is_dash(value) {
                    let finding =
                        reading.findings.at(FindingKind::UnknownParty, line, grid.heading(field), value);
                    let slot = if field == Field::Head { Slot::Head } else { Slot::Contact };
                    let unit = reading.pool.units[at as usize].id;
                    finding.ask("choose-position", slot, NONE).about(unit);
                }
                let unit = &mut reading.pool.units[at as usize];
                if matches!(field, Field::Head) { unit.head = position } else { unit.contact = position }
            }
        }
    }
}
