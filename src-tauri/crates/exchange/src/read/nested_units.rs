//! Units that several columns of a list name together, `Direktorat`, `Divisi`, `Seksi`, from the outermost in.
//!
//! A unit is what the cells down to its own say: the same name in two units is two units. Blanks below mean that
//! somebody sits in the upper unit, and so does its name again. A blank above a name is filled where one unit of
//! the list alone bears it there; that is said. The order of the rows does not matter to what lies in what.

use super::grid::Grid;
use super::pool::At;
use super::units_again::Again;
use super::values::{is_dash, is_not_there};
use super::{Reading, units};
use simpul_model::{Unit, UnitId, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A unit as a list names it.
pub(super) struct Node<'a> {
    /// What it lies in; always an earlier one.
    pub(super) up: Option<usize>,
    /// The columns that name it, counted from the outermost.
    pub(super) levels: BTreeSet<usize>,
    pub(super) folded: String,
    /// As it is written, and how often.
    written: BTreeMap<&'a str, usize>,
    /// Its id, where the list has one.
    pub(super) id: Option<&'a str>,
}

/// The units of a list, and by row the one that its person sits in.
pub(super) struct NestedUnits<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    of_row: Vec<Option<usize>>,
    /// Rows that name a unit without those above it, which were found elsewhere in the list.
    filled: BTreeMap<usize, (usize, usize)>,
    columns: Vec<usize>,
    units: Vec<Option<At>>,
}

impl<'a> NestedUnits<'a> {
    /// Those of a list with several columns of units, as records; nothing for other lists. O(rows).
    pub(super) fn of(reading: &mut Reading<'a, '_>, grid: &Grid<'a>) -> Option<Self> {
        let columns = grid.columns.unit_levels();
        if columns.is_empty() {
            return None;
        }
        let mut found = Gathering::of(grid, columns).finish(grid);
        found.units = if reading.units_given { found.given(reading) } else { found.made(reading, grid) };
        Some(found)
    }

    /// The unit of a row as the list names it: the last of its cells that says something, and its column.
    pub(super) fn said(&self, grid: &Grid<'a>, row: usize) -> Option<(&'a str, usize)> {
        let last = self.columns.iter().rev().map(|&column| (cell(grid, row, column), column));
        last.into_iter().find(|(cell, _)| !cell.is_empty())
    }

    /// The record of a row's unit.
    pub(super) fn at(&self, row: usize) -> Option<At> {
        self.of_row[row].and_then(|node| self.units[node])
    }

    /// The unit that a row names without those above it, with its column, and the one it lies in elsewhere in
    /// the list.
    pub(super) fn filled(&self, row: usize) -> Option<(&'a str, usize, &'a str)> {
        let &(node, level) = self.filled.get(&row)?;
        let above = self.nodes[self.nodes[node].up?].name();
        Some((self.nodes[node].name(), self.columns[level], above))
    }

    /// How many units a list has, and the way to the first of those that lie deepest: what the wizard shows.
    pub(super) fn shown(grid: &Grid<'a>) -> Option<(usize, Vec<&'a str>)> {
        let columns = grid.columns.unit_levels();
        let found = (!columns.is_empty()).then(|| Gathering::of(grid, columns).finish(grid))?;
        let depth = |node: usize| found.way(node).len();
        let deepest = (0..found.nodes.len()).rev().max_by_key(|&node| depth(node));
        let way = deepest.map(|node| found.way(node)).unwrap_or_default();
        Some((found.nodes.len(), way.into_iter().map(|node| found.nodes[node].name()).collect()))
    }

    /// A unit and those it lies in, the outermost first.
    fn way(&self, node: usize) -> Vec<usize> {
        let mut way: Vec<usize> = std::iter::successors(Some(node), |&node| self.nodes[node].up).collect();
        way.reverse();
        way
    }

    /// The units that each row's unit is or lies in.
    pub(super) fn around(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.of_row[row], |&node| self.nodes[node].up)
    }

    /// Where a units file says what there is: the unit of this name, of several the one in the unit above.
    fn given(&self, reading: &Reading<'a, '_>) -> Vec<Option<At>> {
        let mut found: Vec<Option<At>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let of_name = |name: &str| match units::find(reading, name) {
                units::Found::One(at) => vec![at],
                units::Found::Several(_) => {
                    reading.pool.unit_by_name.get(&node.folded).cloned().unwrap_or_default()
                }
                units::Found::Nothing => Vec::new(),
            };
            let named = node.id.map(of_name).filter(|found| !found.is_empty());
            let mut named = named.unwrap_or_else(|| of_name(node.name()));
            if named.len() > 1 {
                let above = node.up.and_then(|up| found[up]);
                let above = above.map(|at| reading.pool.units[at as usize].id);
                named.retain(|&at| reading.pool.units[at as usize].parent == above);
            }
            found.push(if let [one] = named[..] { Some(one) } else { None });
        }
        found
    }

    /// The units as records: those that were there before, where they lie now, and new ones.
    fn made(&self, reading: &mut Reading<'a, '_>, grid: &Grid<'a>) -> Vec<Option<At>> {
        let known = Again::of(reading, grid, self);
        let mut found: Vec<At> = Vec::with_capacity(self.nodes.len());
        for (node, again) in self.nodes.iter().zip(known) {
            let pool = &mut reading.pool;
            let parent: Option<UnitId> = node.up.map(|up| pool.units[found[up] as usize].id);
            let name = node.name();
            let at = again.unwrap_or_else(|| {
                let column = node.levels.first().map_or(0, |&level| self.columns[level]);
                let heading = grid.sheet.header[column].as_str();
                let unit = Unit {
                    parent,
                    kind: kind(heading).to_owned(),
                    order: pool.units.len() as i64,
                    ..Unit::new(UnitId::mint(reading.ids), name)
                };
                pool.add_unit(unit, None)
            });
            let unit = &mut pool.units[at as usize];
            name.clone_into(&mut unit.name);
            // Of what the outermost units lie in the list says nothing.
            if node.up.is_some() || !node.levels.contains(&0) {
                unit.parent = parent;
            }
            if let Some(id) = node.id {
                unit.external_id = Some(id.to_owned());
                pool.unit_by_id.insert(id, at);
            }
            found.push(at);
        }
        found.into_iter().map(Some).collect()
    }
}

impl<'a> Node<'a> {
    /// As it is mostly written; of equals the one with fewer capitals.
    pub(super) fn name(&self) -> &'a str {
        let most = self.written.iter().max_by_key(|(_, count)| **count);
        most.map_or("", |(name, _)| *name)
    }
}

/// What a unit of a column is called by its kind: the heading without *Nama* before and *name* behind it.
fn kind(heading: &str) -> &str {
    let words: Vec<&str> = heading.split(' ').collect();
    match words.as_slice() {
        [first, rest @ ..] if !rest.is_empty() && fold(first) == "nama" => heading[first.len()..].trim(),
        [rest @ .., last] if !rest.is_empty() && fold(last) == "name" => {
            heading[..heading.len() - last.len()].trim()
        }
        _ => heading,
    }
}

fn cell<'a>(grid: &Grid<'a>, row: usize, column: usize) -> &'a str {
    let cell = grid.sheet.cell(row, column).trim();
    if is_dash(cell) || is_not_there(cell) { "" } else { cell }
}

/// Units while the rows are gone through.
struct Gathering<'a> {
    nodes: Vec<Node<'a>>,
    by_name: HashMap<(Option<usize>, u32), usize>,
    /// By row: its names from the outermost in, with their columns.
    rows: Vec<Vec<(usize, u32, &'a str)>>,
    columns: Vec<usize>,
    folded: HashMap<String, u32>,
}

impl<'a> Gathering<'a> {
    fn of(grid: &Grid<'a>, columns: Vec<usize>) -> Self {
        let (nodes, by_name) = (Vec::new(), HashMap::new());
        let mut gathering = Self { nodes, by_name, rows: Vec::new(), columns, folded: HashMap::new() };
        let mut known: HashMap<&'a str, u32> = HashMap::new();
        for row in 0..grid.sheet.len() {
            let mut names = Vec::new();
            for (level, &column) in gathering.columns.iter().enumerate() {
                let cell = cell(grid, row, column);
                if cell.is_empty() {
                    continue;
                }
                let folded = &mut gathering.folded;
                let name = *known.entry(cell).or_insert_with(|| {
                    let next = folded.len() as u32;
                    *folded.entry(fold(cell)).or_insert(next)
                });
                names.push((level, name, cell));
            }
            gathering.rows.push(names);
        }
        gathering
    }

    fn finish(mut self, grid: &Grid<'a>) -> NestedUnits<'a> {
        let rows = std::mem::take(&mut self.rows);
        let mut of_row: Vec<Option<usize>> = vec![None; rows.len()];
        let whole = |names: &[(usize, u32, &str)]| names.last().is_some_and(|last| last.0 + 1 == names.len());
        // What stands whole comes first: the others are understood by it.
        for (row, names) in rows.iter().enumerate().filter(|(_, names)| whole(names)) {
            of_row[row] = self.path(names, &BTreeMap::new()).0;
        }
        let mut at: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
        for (place, node) in self.nodes.iter().enumerate() {
            let name = self.folded[&node.folded];
            node.levels.iter().for_each(|&level| at.entry((level, name)).or_default().push(place));
        }
        let mut filled = BTreeMap::new();
        for (row, names) in rows.iter().enumerate().filter(|(_, names)| !whole(names)) {
            let (node, jumped) = self.path(names, &at);
            of_row[row] = node;
            filled.extend(jumped.map(|jumped| (row, jumped)));
        }
        self.ids(grid, &of_row);
        let Self { nodes, columns, .. } = self;
        NestedUnits { nodes, of_row, filled, columns, units: Vec::new() }
    }

    /// The unit that names lead to, made where it is new; and the one that a gap was filled above, with its level.
    fn path(
        &mut self,
        names: &[(usize, u32, &'a str)],
        whole: &BTreeMap<(usize, u32), Vec<usize>>,
    ) -> (Option<usize>, Option<(usize, usize)>) {
        let (mut up, mut last, mut jumped): (Option<usize>, Option<(usize, u32)>, _) = (None, None, None);
        for &(level, name, written) in names {
            let next = last.map_or(0, |(level, _)| level + 1);
            let again = last.is_some_and(|(_, above)| above == name);
            last = Some((level, name));
            if again {
                continue;
            }
            let below = whole.get(&(level, name)).filter(|_| level > next);
            let mut below = below
                .into_iter()
                .flatten()
                .copied()
                .filter(|&node| up.is_none_or(|up| self.lies_in(node, up)));
            let only = below.next().filter(|_| below.next().is_none());
            let node = only.or_else(|| self.by_name.get(&(up, name)).copied());
            let elsewhere = only.filter(|&node| self.nodes[node].up != up);
            jumped = elsewhere.map(|node| (node, level)).or(jumped);
            let node = node.unwrap_or_else(|| {
                let node = self.nodes.len();
                let folded = fold(written);
                let (levels, written) = (BTreeSet::new(), BTreeMap::new());
                self.nodes.push(Node { up, levels, folded, written, id: None });
                self.by_name.insert((up, name), node);
                node
            });
            self.nodes[node].levels.insert(level);
            *self.nodes[node].written.entry(written).or_default() += 1;
            up = Some(node);
        }
        (up, jumped)
    }

    fn lies_in(&self, node: usize, above: usize) -> bool {
        std::iter::successors(self.nodes[node].up, |&node| self.nodes[node].up).any(|node| node == above)
    }

    fn ids(&mut self, grid: &Grid<'a>, of_row: &[Option<usize>]) {
        use super::synonyms::Field;
        if !grid.has(Field::UnitId) {
            return;
        }
        let level = grid.columns.id_level();
        for (row, node) in of_row.iter().enumerate() {
            let id = grid.get(row, Field::UnitId);
            let mut way = std::iter::successors(*node, |&node| self.nodes[node].up);
            let of = match level {
                None => *node,
                Some(level) => way.find(|&node| self.nodes[node].levels.contains(&level)),
            };
            if let Some(node) = of.filter(|_| !id.is_empty() && !is_dash(id)) {
                self.nodes[node].id.get_or_insert(id);
            }
        }
    }
}
