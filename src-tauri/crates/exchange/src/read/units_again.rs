//! Units of a list with several levels, met again in the organisation it is read into.
//!
//! A unit is the one with its id, else the one of its name in the unit above, as the last list said it or as it
//! stands here. One that the list puts elsewhere is known by its name and its people: most of those of it whom
//! the list names sat in it. Everything else is new.

use super::Reading;
use super::grid::Grid;
use super::names::match_key;
use super::nested_units::NestedUnits;
use super::people;
use super::pool::{At, Pool};
use super::synonyms::Field;
use simpul_model::{Unit, UnitId, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The units that were there before, by what they are known by.
pub(super) struct Again<'u> {
    units: &'u [Unit],
    by_place: HashMap<(Option<UnitId>, String), Vec<At>>,
    by_name: HashMap<String, Vec<At>>,
    /// By unit: in how many others it lies.
    depths: Vec<usize>,
    taken: BTreeSet<At>,
}

impl<'u> Again<'u> {
    /// By unit of the list: the record it was before. O(rows + units).
    pub(super) fn of<'a>(
        reading: &Reading<'a, '_>,
        grid: &Grid<'a>,
        list: &NestedUnits<'a>,
    ) -> Vec<Option<At>> {
        let pool = &reading.pool;
        if pool.units.is_empty() {
            return vec![None; list.nodes.len()];
        }
        let mut again = Again::over(&pool.units);
        let mut found = vec![None; list.nodes.len()];
        for node in 0..list.nodes.len() {
            found[node] = again.in_place(pool, list, node, &found);
        }
        if found.iter().all(Option::is_some) {
            return found;
        }
        let people = Sat::of(pool, grid, list);
        for node in 0..list.nodes.len() {
            if found[node].is_none() {
                let place = again.in_place(pool, list, node, &found);
                found[node] = place.or_else(|| again.elsewhere(list, node, &people));
            }
        }
        found
    }

    fn over(units: &'u [Unit]) -> Self {
        let (mut by_place, mut by_name): (HashMap<_, Vec<At>>, HashMap<_, Vec<At>>) = Default::default();
        // What the last list said goes before what was made of it here.
        let said = units.iter().map(|unit| unit.imported.as_deref().unwrap_or(unit));
        for (at, unit) in said.chain(units).enumerate() {
            let at = (at % units.len()) as At;
            let name = fold(&unit.name);
            let places = by_place.entry((unit.parent, name.clone())).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
            let names = by_name.entry(name).or_default();
            if !names.contains(&at) {
                names.push(at);
            }
        }
        Again { units, by_place, by_name, depths: depths(units), taken: BTreeSet::new() }
    }

    fn take(&mut self, at: Option<At>) -> Option<At> {
        at.filter(|&at| self.taken.insert(at))
    }

    /// The unit with this id, else the one of this name where the list puts it.
    fn in_place(
        &mut self,
        pool: &Pool<'_>,
        list: &NestedUnits<'_>,
        node: usize,
        found: &[Option<At>],
    ) -> Option<At> {
        let said = &list.nodes[node];
        if let Some(&at) = said.id.and_then(|id| pool.unit_by_id.get(id)) {
            return self.take(Some(at));
        }
        let parent = match said.up {
            None => None,
            Some(up) => Some(self.units[found[up]? as usize].id),
        };
        let free = |at: &&At| !self.taken.contains(*at);
        let other_id = |at: &&At| {
            let known = self.units[**at as usize].external_id.as_deref();
            said.id.is_none_or(|id| known.is_none_or(|known| known == id))
        };
        let place = self.by_place.get(&(parent, said.folded.clone())).into_iter().flatten();
        let mut at = place.filter(free).find(other_id).copied();
        if at.is_none() && said.up.is_none() && said.levels.contains(&0) {
            // A list says nothing of what its outermost units lie in.
            let of_name = self.by_name.get(&said.folded).into_iter().flatten();
            let named: Vec<(usize, At)> =
                of_name.filter(free).filter(other_id).map(|&at| (self.depths[at as usize], at)).collect();
            let least = named.iter().map(|(depth, _)| *depth).min();
            let mut outermost = named.iter().filter(|(depth, _)| Some(*depth) == least);
            at = outermost.next().filter(|_| outermost.next().is_none()).map(|&(_, at)| at);
        }
        self.take(at)
    }

    /// The unit of this name that most of its people come along from.
    fn elsewhere(&mut self, list: &NestedUnits<'_>, node: usize, people: &Sat) -> Option<At> {
        let of_name = self.by_name.get(&list.nodes[node].folded)?;
        let mut most: Option<(usize, At, bool)> = None;
        for &at in of_name.iter().filter(|at| !self.taken.contains(at)) {
            let came = people.came.get(&(at, node)).copied().unwrap_or_default();
            if came * 2 <= people.named.get(&at).copied().unwrap_or_default() || came == 0 {
                continue;
            }
            most = match most {
                Some((other, _, _)) if came > other => Some((came, at, true)),
                Some((other, first, _)) if came == other => Some((came, first, false)),
                None => Some((came, at, true)),
                kept => kept,
            };
        }
        let at = most.filter(|(.., only)| *only).map(|(_, at, _)| at);
        self.take(at)
    }
}

/// In how many others each unit lies. What is there runs in no circle.
fn depths(units: &[Unit]) -> Vec<usize> {
    let above: HashMap<UnitId, Option<UnitId>> = units.iter().map(|unit| (unit.id, unit.parent)).collect();
    let up = |unit: &Option<UnitId>| unit.and_then(|unit| above.get(&unit).copied().flatten());
    units
        .iter()
        .map(|unit| {
            std::iter::successors(Some(unit.parent), |at| Some(up(at))).take_while(Option::is_some).count()
        })
        .collect()
}

/// Where the people whom a list names sat before.
struct Sat {
    /// By unit that was there: how many of its people the list names.
    named: BTreeMap<At, usize>,
    /// By unit that was there and unit of the list: how many are in both.
    came: BTreeMap<(At, usize), usize>,
}

impl Sat {
    fn of<'a>(pool: &Pool<'a>, grid: &Grid<'a>, list: &NestedUnits<'a>) -> Self {
        let place: HashMap<UnitId, At> =
            pool.units.iter().enumerate().map(|(at, unit)| (unit.id, at as At)).collect();
        let up: Vec<Option<At>> = pool.units.iter().map(|unit| place.get(&unit.parent?).copied()).collect();
        let mut names: HashMap<String, Option<At>> = HashMap::new();
        for (at, person) in pool.people.iter().enumerate().take(pool.before.2) {
            // Two of one name are nobody in particular.
            names.entry(match_key(&person.name)).and_modify(|known| *known = None).or_insert(Some(at as At));
        }
        let (mut named, mut came) = (BTreeMap::new(), BTreeMap::new());
        for row in 0..grid.sheet.len() {
            let id = grid.get(row, Field::Id);
            let person = pool.person_by_id.get(id).copied().filter(|_| !id.is_empty());
            let person =
                person.or_else(|| names.get(&match_key(&people::name(grid, row))).copied().flatten());
            let Some(post) = person.and_then(|person| pool.posts(person).next()) else { continue };
            let seat = &pool.positions[post as usize];
            let unit = seat.imported.as_deref().unwrap_or(seat).unit;
            let mut units =
                std::iter::successors(unit.and_then(|unit| place.get(&unit).copied()), |&at| up[at as usize]);
            let around: BTreeSet<usize> = list.around(row).collect();
            units.by_ref().take(pool.units.len()).for_each(|at| {
                *named.entry(at).or_default() += 1;
                around.iter().for_each(|&node| *came.entry((at, node)).or_default() += 1);
            });
        }
        Self { named, came }
    }
}
