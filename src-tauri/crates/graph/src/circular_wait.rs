//! Circular waits: needs each of which can be served only after the next, and the last after the first.
//!
//! Only active needs count, and only a circle of one cadence: the weekly figure made from last month's
//! report, which was made from weekly figures, waits for nothing.

use crate::components::groups;
use simpul_model::{Cadence, Document, Need, NeedId, fold};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A knot of needs that wait for each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularWait {
    /// A shortest circle: each need is made from the next, the last from the first. It starts with the
    /// first by external id.
    pub circle: Vec<NeedId>,
    /// Every need that waits for itself through the others, the circle's included, by external id.
    pub needs: Vec<NeedId>,
}

/// All knots, by their first need. Linear, times the cadences that occur within a knot.
pub fn circular_waits(document: &Document) -> Vec<CircularWait> {
    let mut needs: Vec<&Need> = document.needs().iter().filter(|need| need.is_active()).collect();
    needs.sort_by_key(|need| (need.external_id.is_none(), need.external_id.as_deref(), need.id));
    let at: BTreeMap<NeedId, u32> = needs.iter().enumerate().map(|(at, need)| (need.id, at as u32)).collect();
    let sources =
        |need: &Need| need.made_from.iter().filter_map(|id| at.get(id).copied()).collect::<BTreeSet<_>>();
    let made_from: Vec<Vec<u32>> = needs.iter().map(|need| sources(need).into_iter().collect()).collect();
    let all: Vec<u32> = (0..needs.len() as u32).collect();
    let mut knots = BTreeSet::new();
    for knot in knots_among(&all, &made_from) {
        let rhythms: Vec<Option<Rhythm>> =
            knot.iter().map(|&need| Rhythm::of(needs[need as usize])).collect();
        let mut present: BTreeSet<&Option<Rhythm>> = rhythms.iter().collect();
        if present.len() > 1 {
            present.remove(&None);
        }
        for rhythm in present {
            let same = knot.iter().zip(&rhythms).filter(|(_, r)| r.is_none() || *r == rhythm);
            knots.extend(knots_among(&same.map(|(&need, _)| need).collect::<Vec<_>>(), &made_from));
        }
    }
    let within = |small: &Vec<u32>, big: &Vec<u32>| {
        small.len() < big.len() && small.iter().all(|need| big.binary_search(need).is_ok())
    };
    let whole = knots.iter().filter(|knot| !knots.iter().any(|other| within(knot, other)));
    let ids = |knot: &[u32]| knot.iter().map(|&need| needs[need as usize].id).collect::<Vec<_>>();
    whole.map(|knot| CircularWait { circle: ids(&circle(knot, &made_from)), needs: ids(knot) }).collect()
}

/// How often a need comes round: the cadence understood, else its folded words.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rhythm {
    Known(Cadence),
    Words(String),
}

impl Rhythm {
    fn of(need: &Need) -> Option<Self> {
        let said = &need.standard.cadence;
        let words = || Some(fold(&said.text)).filter(|words| !words.is_empty()).map(Self::Words);
        said.value.map(Self::Known).or_else(words)
    }
}

/// Strongly connected sets among `members` (ascending), each ascending, alone only with a line to itself.
fn knots_among(members: &[u32], made_from: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let sources = |(need, from): (&u32, u32)| made_from[*need as usize].iter().map(move |to| (from, to));
    let place = |(from, to)| members.binary_search(to).ok().map(|to| (from, to as u32));
    let sets = groups(members.len(), members.iter().zip(0..).flat_map(sources).filter_map(place));
    let named = |set: Vec<u32>| set.into_iter().map(|at| members[at as usize]).collect::<Vec<u32>>();
    let waits = |set: &Vec<u32>| set.len() > 1 || made_from[set[0] as usize].contains(&set[0]);
    sets.into_iter().map(named).filter(waits).collect()
}

/// A shortest circle through the first of a knot, breadth first.
fn circle(knot: &[u32], made_from: &[Vec<u32>]) -> Vec<u32> {
    let first = knot[0];
    let mut led_by = BTreeMap::new();
    let mut open = VecDeque::from([first]);
    while let Some(need) = open.pop_front() {
        for &source in made_from[need as usize].iter().filter(|source| knot.binary_search(source).is_ok()) {
            if source == first {
                let mut way = vec![need];
                way.extend(std::iter::successors(led_by.get(&need).copied(), |need| {
                    led_by.get(need).copied()
                }));
                way.reverse();
                return way;
            }
            if let Entry::Vacant(free) = led_by.entry(source) {
                free.insert(need);
                open.push_back(source);
            }
        }
    }
    knot.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::Sketch;
    use simpul_model::{NeedStatus, Promise};

    fn needs(cadences: &[&str], made_from: &[(usize, usize)]) -> (Sketch, Vec<NeedId>) {
        let mut sketch = Sketch::default();
        let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
        let ids: Vec<NeedId> = cadences.iter().map(|_| sketch.need(a, b)).collect();
        for (&id, cadence) in ids.iter().zip(cadences) {
            sketch.need_mut(id).standard.cadence = Cadence::said(cadence);
        }
        for &(need, source) in made_from {
            sketch.need_mut(ids[need]).made_from.push(ids[source]);
        }
        (sketch, ids)
    }

    #[test]
    fn a_circle_of_one_cadence_is_named_in_order() {
        let (sketch, ids) = needs(&["weekly", "", "weekly"], &[(0, 2), (2, 1), (1, 0)]);
        let wait = CircularWait { circle: vec![ids[0], ids[2], ids[1]], needs: ids.clone() };
        assert_eq!(circular_waits(&sketch.document()), [wait]);
    }

    #[test]
    fn cadences_that_differ_make_none() {
        let (sketch, _) = needs(&["weekly", "monthly"], &[(0, 1), (1, 0)]);
        assert_eq!(circular_waits(&sketch.document()), []);
        let (sketch, _) = needs(&["now and then", "when asked, perhaps"], &[(0, 1), (1, 0)]);
        assert_eq!(circular_waits(&sketch.document()), []);
    }

    #[test]
    fn ended_needs_wait_for_nothing() {
        let (mut sketch, ids) = needs(&["", ""], &[(0, 1), (1, 0)]);
        assert_eq!(circular_waits(&sketch.document()).len(), 1);
        sketch.need_mut(ids[1]).status = NeedStatus::Ended;
        assert_eq!(circular_waits(&sketch.document()), []);
    }

    #[test]
    fn a_knot_without_cadence_is_named_once_within_the_larger_one() {
        let (sketch, ids) = needs(&["", "", "weekly"], &[(0, 1), (1, 0), (1, 2), (2, 0)]);
        let waits = circular_waits(&sketch.document());
        assert_eq!(waits, [CircularWait { circle: vec![ids[0], ids[1]], needs: ids }]);
    }

    #[test]
    fn a_chain_of_100_000_closed_to_a_circle() {
        let links: Vec<(usize, usize)> = (0..100_000).map(|at| (at, (at + 1) % 100_000)).collect();
        let (sketch, ids) = needs(&vec![""; 100_000], &links);
        assert_eq!(circular_waits(&sketch.document()), [CircularWait { circle: ids.clone(), needs: ids }]);
    }
}
