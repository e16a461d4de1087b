//! What works below each position, all levels: people and vacancies.

use simpul_model::{Date, Document, PersonId, PositionId};
use std::collections::BTreeMap;

/// People and vacancies below every position.
#[derive(Debug, Clone, Default)]
pub struct Below {
    /// Ascending, with their places in the walk.
    places: Vec<(PositionId, u32)>,
    people: Vec<u32>,
    vacant: Vec<u32>,
}

impl Below {
    /// Counts everybody once, whatever they hold below a position. O(n log n) over positions and assignments.
    pub fn new(document: &Document, today: Date) -> Self {
        let (order, end) = walk(document);
        let holders = |at: usize| document.holders(order[at], today).map(|(person, _)| person.id);
        let mut vacant_before = vec![0; order.len() + 1];
        for at in 0..order.len() {
            vacant_before[at + 1] = vacant_before[at] + u32::from(document.is_vacant(order[at], today));
        }
        let mut below = Self {
            places: order.iter().copied().zip(0..).collect(),
            people: vec![0; order.len()],
            vacant: vec![0; order.len()],
        };
        // From the end of the walk: of each person only the first post seen so far counts.
        let mut first: BTreeMap<PersonId, usize> = BTreeMap::new();
        let mut marks = Marks(vec![0; order.len() + 1]);
        for at in (0..order.len()).rev() {
            below.people[at] = marks.before(end[at]) - marks.before(at + 1);
            below.vacant[at] = vacant_before[end[at]] - vacant_before[at + 1];
            for person in holders(at) {
                if let Some(later) = first.insert(person, at) {
                    marks.add(later, -1);
                }
                marks.add(at, 1);
            }
        }
        below.places.sort_unstable();
        below
    }

    /// Distinct people who hold a position below this one. O(log n).
    pub fn people(&self, position: PositionId) -> u32 {
        self.place(position).map_or(0, |at| self.people[at])
    }

    /// Positions below this one that nobody holds. O(log n).
    pub fn vacant(&self, position: PositionId) -> u32 {
        self.place(position).map_or(0, |at| self.vacant[at])
    }

    fn place(&self, position: PositionId) -> Option<usize> {
        let found = self.places.binary_search_by_key(&position, |&(id, _)| id).ok()?;
        Some(self.places[found].1 as usize)
    }
}

/// Every position, superiors before their reports and branches together, and where each branch ends.
fn walk(document: &Document) -> (Vec<PositionId>, Vec<usize>) {
    let mut order = Vec::with_capacity(document.positions().len());
    let mut depth = Vec::with_capacity(document.positions().len());
    let mut open: Vec<(PositionId, u32)> = document.reports_to(None).map(|p| (p.id, 0)).collect();
    while let Some((id, level)) = open.pop() {
        order.push(id);
        depth.push(level);
        open.extend(document.reports_to(Some(id)).map(|p| (p.id, level + 1)));
    }
    let mut end = vec![order.len(); order.len()];
    let mut path: Vec<usize> = Vec::new();
    for at in 0..order.len() {
        while path.last().is_some_and(|&last| depth[last] >= depth[at]) {
            path.pop().into_iter().for_each(|closed| end[closed] = at);
        }
        path.push(at);
    }
    (order, end)
}

/// Sums over a prefix, with single steps (P. Fenwick, "A New Data Structure for Cumulative Frequency Tables",
/// 1994).
struct Marks(Vec<i64>);

impl Marks {
    fn add(&mut self, at: usize, step: i64) {
        let mut at = at + 1;
        while at < self.0.len() {
            self.0[at] += step;
            at += at & at.wrapping_neg();
        }
    }

    fn before(&self, end: usize) -> u32 {
        let (mut at, mut sum) = (end, 0);
        while at > 0 {
            sum += self.0[at];
            at &= at - 1;
        }
        u32::try_from(sum).unwrap_or(0)
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
        fn counts_are_those_of_every_branch_counted_apart(sketch in any_sketch()) {
            let document = sketch.document();
            let below = Below::new(&document, TODAY);
            for id in document.positions().ids() {
                let branch = document.branch(id).split_off(1);
                let people: BTreeSet<_> = branch
                    .iter()
                    .flat_map(|&seat| document.holders(seat, TODAY).map(|(person, _)| person.id))
                    .collect();
                let vacant = branch.iter().filter(|&&seat| document.is_vacant(seat, TODAY)).count();
                prop_assert_eq!((below.people(id), below.vacant(id)), (people.len() as u32, vacant as u32));
            }
        }
    }
}
