//! Headcount and full-time equivalents of every unit, with what lies below it.

use crate::figures::coming::{is_leaving, is_starting};
use crate::tree::{NONE, UnitTree};
use simpul_model::{Date, Document, PersonId, UnitId};
use std::collections::BTreeMap;

/// What a unit and the units inside it add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Headcount {
    /// Distinct people with a current assignment.
    pub people: u32,
    /// Sum of the shares of current assignments; 1 is full time.
    pub fte: f64,
    /// Positions.
    pub positions: u32,
    /// Positions that nobody currently holds.
    pub vacant: u32,
    /// Assignments that have not begun yet; in no other figure.
    pub starting: u32,
    /// Current assignments that end soon; counted until their last day.
    pub leaving: u32,
}

/// The headcounts of all units.
#[derive(Debug, Clone)]
pub struct Headcounts {
    units: Vec<UnitId>,
    depths: Vec<u32>,
    counts: Vec<Headcount>,
    here: Vec<Headcount>,
    loose: Headcount,
    total: Headcount,
}

impl Headcounts {
    /// Counts everybody once. O(n log n) over units, positions and assignments.
    pub fn new(document: &Document, today: Date) -> Self {
        let tree = UnitTree::of(document);
        // The last place is for positions without a unit.
        let (n, mut here) = (tree.len(), vec![Sum::default(); tree.len() + 1]);
        let mut seats = BTreeMap::<PersonId, Vec<u32>>::new();
        let mut held: Vec<_> = Vec::with_capacity(document.assignments().len());
        let place = |unit: Option<UnitId>| unit.and_then(|unit| tree.find(unit)).map_or(n, |at| at as usize);
        for assignment in document.assignments().iter() {
            let unit = document.positions().get(assignment.position).and_then(|position| position.unit);
            let at = place(unit);
            here[at].starting += u32::from(is_starting(assignment, today));
            here[at].leaving += u32::from(is_leaving(assignment, today));
            if assignment.is_current(today) {
                held.push(assignment.position);
                here[at].percent += u64::from(assignment.share);
                seats.entry(assignment.person).or_default().push(at as u32);
            }
        }
        held.sort_unstable();
        for position in document.positions().iter() {
            let at = place(position.unit);
            here[at].positions += 1;
            here[at].vacant += u32::from(held.binary_search(&position.id).is_err());
        }
        let mut sums = here.clone();
        let mut total = here.iter().fold(Sum::default(), |total, sum| total.with(*sum));
        total.people = seats.len() as i64;
        for mut units in seats.into_values() {
            units.sort_unstable();
            units.dedup();
            units.iter().for_each(|&unit| here[unit as usize].people += 1);
            sums[n].people += i64::from(units.last() == Some(&(n as u32)));
            units.retain(|&unit| unit < n as u32);
            count_once(&tree, units, &mut sums);
        }
        for &unit in tree.top_down.iter().rev().filter(|&&unit| tree.parent[unit as usize] != NONE) {
            let (below, up) = (sums[unit as usize], tree.parent[unit as usize] as usize);
            sums[up] = sums[up].with(below);
        }
        let counts = |sums: &[Sum]| sums.iter().copied().map(Headcount::from).collect();
        Self {
            counts: counts(&sums[..n]),
            here: counts(&here[..n]),
            loose: sums[n].into(),
            total: total.into(),
            depths: tree.depth,
            units: tree.ids,
        }
    }

    /// A unit with what lies inside it. O(log n).
    pub fn of(&self, unit: UnitId) -> Option<Headcount> {
        self.units.binary_search(&unit).ok().map(|at| self.counts[at])
    }

    /// The positions of the unit itself. O(log n).
    pub fn here(&self, unit: UnitId) -> Option<Headcount> {
        self.units.binary_search(&unit).ok().map(|at| self.here[at])
    }

    /// How deep a unit lies, from 1. O(log n).
    pub fn depth(&self, unit: UnitId) -> Option<u32> {
        self.units.binary_search(&unit).ok().map(|at| self.depths[at])
    }

    /// The positions without a unit.
    pub fn without_unit(&self) -> Headcount {
        self.loose
    }

    /// The whole document.
    pub fn total(&self) -> Headcount {
        self.total
    }
}

/// Puts one person on every unit they sit in and takes them away where two of those meet, so that every
/// subtree they sit in sums to one.
fn count_once(tree: &UnitTree, mut units: Vec<u32>, sums: &mut [Sum]) {
    units.sort_unstable_by_key(|&unit| tree.span[unit as usize].0);
    units.iter().for_each(|&unit| sums[unit as usize].people += 1);
    for two in units.windows(2) {
        if let Some(meet) = tree.common(two[0], two[1]) {
            sums[meet as usize].people -= 1;
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    people: i64,
    percent: u64,
    positions: u32,
    vacant: u32,
    starting: u32,
    leaving: u32,
}

impl Sum {
    fn with(self, below: Self) -> Self {
        Self {
            people: self.people + below.people,
            percent: self.percent + below.percent,
            positions: self.positions + below.positions,
            vacant: self.vacant + below.vacant,
            starting: self.starting + below.starting,
            leaving: self.leaving + below.leaving,
        }
    }
}

impl From<Sum> for Headcount {
    fn from(sum: Sum) -> Self {
        Self {
            people: sum.people as u32,
            fte: sum.percent as f64 / 100.0,
            positions: sum.positions,
            vacant: sum.vacant,
            starting: sum.starting,
            leaving: sum.leaving,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::{SOON, TODAY, any_sketch, laws};
    use proptest::prelude::*;
    use simpul_model::Position;
    use std::collections::BTreeSet;

    /// The positions counted one by one.
    fn counted(document: &Document, positions: &[&Position]) -> Headcount {
        let (mut people, mut percent) = (BTreeSet::new(), 0);
        let mut wanted = Headcount::default();
        for position in positions {
            wanted.positions += 1;
            wanted.vacant += u32::from(document.is_vacant(position.id, TODAY));
            for assignment in document.assignments_to(position.id) {
                wanted.starting += u32::from(assignment.from > Some(TODAY));
                if assignment.is_current(TODAY) {
                    wanted.leaving += u32::from(assignment.until == Some(SOON));
                    people.insert(assignment.person);
                    percent += u32::from(assignment.share);
                }
            }
        }
        Headcount { people: people.len() as u32, fte: f64::from(percent) / 100.0, ..wanted }
    }

    proptest! {
        #![proptest_config(laws(256))]
        #[test]
        fn counts_are_those_of_every_subtree_counted_apart(sketch in any_sketch()) {
            let document = sketch.document();
            let counts = Headcounts::new(&document, TODAY);
            for unit in document.units().ids() {
                let here: Vec<_> = document.positions_in(Some(unit)).collect();
                prop_assert_eq!(counts.here(unit), Some(counted(&document, &here)));
                let inside = document.unit_branch(unit);
                let seats: Vec<_> = inside.iter().flat_map(|&below| document.positions_in(Some(below))).collect();
                prop_assert_eq!(counts.of(unit), Some(counted(&document, &seats)));
            }
            let loose: Vec<_> = document.positions_in(None).collect();
            prop_assert_eq!(counts.without_unit(), counted(&document, &loose));
            let all: Vec<_> = document.positions().iter().collect();
            prop_assert_eq!(counts.total(), counted(&document, &all));
        }
    }
}
