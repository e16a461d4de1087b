//! The active needs by what impact asks of them.

use simpul_model::{Document, End, Need, NeedId, PositionId, UnitId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Active needs are counted by external id, then id.
pub(super) struct Inputs<'a> {
    document: &'a Document,
    pub(super) needs: Vec<&'a Need>,
    /// Needs made from each.
    pub(super) made_of_it: Vec<Vec<u32>>,
    /// Needs of the same customer for the same item, each need among its own.
    pub(super) alike: Vec<Vec<u32>>,
    /// Which of these lists a need is in.
    pub(super) group: Vec<u32>,
    served_by: HashMap<End, Vec<u32>>,
    only_seat_of: HashMap<PositionId, Vec<UnitId>>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut needs: Vec<&Need> = document.needs().iter().filter(|need| need.is_active()).collect();
        needs.sort_by_key(|need| (need.external_id.is_none(), need.external_id.as_deref(), need.id));
        let place: HashMap<NeedId, u32> = needs.iter().zip(0..).map(|(need, at)| (need.id, at)).collect();
        let mut made_of_it = vec![Vec::new(); needs.len()];
        let mut served_by: HashMap<End, Vec<u32>> = HashMap::new();
        let (mut alike, mut group) = (Vec::new(), Vec::with_capacity(needs.len()));
        let mut groups = BTreeMap::new();
        for (need, at) in needs.iter().zip(0..) {
            let sources: BTreeSet<u32> =
                need.made_from.iter().filter_map(|id| place.get(id).copied()).collect();
            sources.into_iter().for_each(|source| made_of_it[source as usize].push(at));
            served_by.entry(need.supplier).or_default().push(at);
            let of = *groups.entry((need.customer, need.item)).or_insert_with(|| {
                alike.push(Vec::new());
                alike.len() as u32 - 1
            });
            alike[of as usize].push(at);
            group.push(of);
        }
        Self { document, needs, made_of_it, alike, group, served_by, only_seat_of: only_seats(document) }
    }

    /// Needs that these serve, with everything in them; ascending.
    pub(super) fn served_by(&self, stopped: &[End]) -> Vec<u32> {
        let mut ends = BTreeSet::new();
        for &end in stopped {
            ends.insert(end);
            match end {
                End::Unit(unit) => {
                    for unit in self.document.unit_branch(unit) {
                        ends.insert(End::Unit(unit));
                        ends.extend(self.seats(unit));
                    }
                }
                End::Position(position) => {
                    let units = self.only_seat_of.get(&position).into_iter().flatten();
                    ends.extend(units.map(|&unit| End::Unit(unit)));
                }
            }
        }
        let all: BTreeSet<u32> = ends.iter().flat_map(|&end| self.served(end)).collect();
        all.into_iter().collect()
    }

    /// Needs that may stop when the customer of this one goes without it: those they serve and of which nothing
    /// is recorded. A unit serves with the positions in it, a position also as its unit.
    pub(super) fn that_may_follow(&self, need: u32) -> Vec<u32> {
        let customer = self.needs[need as usize].customer;
        let unit = self.document.unit_of(customer);
        if unit.and_then(|unit| self.document.units().get(unit)).is_some_and(|unit| unit.external) {
            return Vec::new();
        }
        let mut ends = BTreeSet::from([customer]);
        match customer {
            End::Unit(unit) => ends.extend(self.seats(unit)),
            End::Position(_) => ends.extend(unit.map(End::Unit)),
        }
        let mut follow: Vec<u32> = ends.iter().flat_map(|&end| self.served(end)).collect();
        follow.retain(|&at| self.needs[at as usize].made_from.is_empty());
        follow.sort_unstable();
        follow
    }

    fn served(&self, end: End) -> impl Iterator<Item = u32> + '_ {
        self.served_by.get(&end).into_iter().flatten().copied()
    }

    fn seats(&self, unit: UnitId) -> impl Iterator<Item = End> + '_ {
        self.document.positions_in(Some(unit)).map(|position| End::Position(position.id))
    }
}

/// Units that have, with the units inside them, one position only.
fn only_seats(document: &Document) -> HashMap<PositionId, Vec<UnitId>> {
    let tree = crate::tree::UnitTree::of(document);
    // Of each unit: how many positions it holds, and one of them.
    let mut held: Vec<(usize, Option<PositionId>)> = vec![(0, None); tree.len()];
    for position in document.positions().iter() {
        if let Some(at) = position.unit.and_then(|unit| tree.find(unit)) {
            held[at as usize] = (held[at as usize].0 + 1, Some(position.id));
        }
    }
    let mut only: HashMap<PositionId, Vec<UnitId>> = HashMap::new();
    for &at in tree.top_down.iter().rev() {
        let (count, seat) = held[at as usize];
        if let (1, Some(seat)) = (count, seat) {
            only.entry(seat).or_default().push(tree.ids[at as usize]);
        }
        let up = tree.parent[at as usize];
        if up != crate::tree::NONE {
            let above = &mut held[up as usize];
            *above = (above.0 + count, above.1.or(seat));
        }
    }
    only
}
