//! Headcount and full-time equivalents of every unit, with what lies below it.

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
}

/// The headcounts of all units.
#[derive(Debug, Clone)]
pub struct Headcounts {
    units: Vec<UnitId>,
    counts: Vec<Headcount>,
}

impl Headcounts {
    /// Counts everybody once. O(n log n) over units, positions and assignments.
    pub fn new(document: &Document, today: Date) -> Self {
        let tree = UnitTree::of(document);
        let (mut sums, mut seats) = (vec![Sum::default(); tree.len()], BTreeMap::<PersonId, Vec<u32>>::new());
        let mut held: Vec<_> = Vec::with_capacity(document.assignments().len());
        for assignment in document.assignments().iter().filter(|a| a.is_current(today)) {
            held.push(assignment.position);
            let unit = document.positions().get(assignment.position).and_then(|position| position.unit);
            if let Some(at) = unit.and_then(|unit| tree.find(unit)) {
                sums[at as usize].percent += u64::from(assignment.share);
                seats.entry(assignment.person).or_default().push(at);
            }
        }
        held.sort_unstable();
        for position in document.positions().iter() {
            if let Some(at) = position.unit.and_then(|unit| tree.find(unit)) {
                sums[at as usize].positions += 1;
                sums[at as usize].vacant += u32::from(held.binary_search(&position.id).is_err());
            }
        }
        seats.into_values().for_each(|units| count_once(&tree, units, &mut sums));
        for &unit in tree.top_down.iter().rev().filter(|&&unit| tree.parent[unit as usize] != NONE) {
            let below = sums[unit as usize];
            sums[tree.parent[unit as usize] as usize].add(below);
        }
        let counts = sums.into_iter().map(Headcount::from).collect();
        Self { units: tree.ids, counts }
    }

    /// The count of one unit. O(log n).
    pub fn of(&self, unit: UnitId) -> Option<Headcount> {
        self.units.binary_search(&unit).ok().map(|at| self.counts[at])
    }
}

/// Puts one person on every unit they sit in and takes them away where two of those meet, so that every
/// subtree they sit in sums to one.
fn count_once(tree: &UnitTree, mut units: Vec<u32>, sums: &mut [Sum]) {
    units.sort_unstable_by_key(|&unit| tree.span[unit as usize].0);
    units.dedup();
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
}

impl Sum {
    fn add(&mut self, below: Self) {
        self.people += below.people;
        self.percent += below.percent;
        self.positions += below.positions;
        self.vacant += below.vacant;
    }
}

impl From<Sum> for Headcount {
    fn from(sum: Sum) -> Self {
        Self {
            people: sum.people as u32,
            fte: sum.percent as f64 / 100.0,
            positions: sum.positions,
            vacant: sum.vacant,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::{TODAY, any_sketch, laws};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #![proptest_config(laws(256))]
        #[test]
        fn counts_are_those_of_every_subtree_counted_apart(sketch in any_sketch()) {
            let document = sketch.document();
            let counts = Headcounts::new(&document, TODAY);
            for unit in document.units().ids() {
                let mut people = BTreeSet::new();
                let (mut percent, mut positions, mut vacant) = (0, 0, 0);
                for below in document.unit_branch(unit) {
                    for position in document.positions_in(Some(below)) {
                        positions += 1;
                        vacant += u32::from(document.is_vacant(position.id, TODAY));
                        for (person, assignment) in document.holders(position.id, TODAY) {
                            people.insert(person.id);
                            percent += u32::from(assignment.share);
                        }
                    }
                }
                let wanted = Headcount { people: people.len() as u32, fte: f64::from(percent) / 100.0, positions, vacant };
                prop_assert_eq!(counts.of(unit), Some(wanted));
            }
        }
    }
}
