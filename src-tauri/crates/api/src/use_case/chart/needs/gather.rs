//! The active needs of a box, by the box at their other end.

use super::places::Standing;
use simpul_drawing::map::PairKind;
use simpul_model::{End, NeedId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What stands at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Other {
    Box(u32),
    /// It has no box in this chart.
    Elsewhere(End),
}

/// What an end stands on, were everything unfolded; itself where it stands nowhere.
type Place = Result<u32, End>;

/// What joins a box and another.
#[derive(Default)]
pub(super) struct Joined {
    /// Needs that the box serves.
    pub(super) gives: Vec<NeedId>,
    /// Needs that it has.
    pub(super) gets: Vec<NeedId>,
    /// The ends that stand on the other.
    pub(super) ends: BTreeSet<End>,
    /// Supplier and customer of each.
    ways: BTreeSet<(Place, Place)>,
}

impl Joined {
    /// Two-way in its totals only where no two of those who stand there serve each other.
    pub(super) fn kind(&self) -> PairKind {
        if self.gives.is_empty() || self.gets.is_empty() {
            return PairKind::OneWay;
        }
        let mutual = self.ways.iter().any(|&(from, to)| self.ways.contains(&(to, from)));
        if mutual { PairKind::TwoWay } else { PairKind::Summed }
    }

    fn count(&self) -> usize {
        self.gives.len() + self.gets.len()
    }
}

/// All of them.
pub(super) struct Gathered {
    /// Two-way first, then those with most needs; what has no box comes last.
    pub(super) others: Vec<(Other, Joined)>,
    /// The ends that stand on the box itself.
    pub(super) own: BTreeSet<End>,
    /// Needs both of whose ends stand on it.
    pub(super) inside: u32,
}

impl Gathered {
    /// One pass over the needs.
    pub(super) fn of(standing: &Standing<'_>, hub: u32) -> Self {
        let mut known: HashMap<End, Option<u32>> = HashMap::new();
        let mut stands = |end: End| -> (Place, Option<u32>) {
            let node = *known.entry(end).or_insert_with(|| standing.node_of(end));
            (node.ok_or(end), node.and_then(|node| standing.box_for(node)))
        };
        let mut others: BTreeMap<Other, Joined> = BTreeMap::new();
        let (mut own, mut inside) = (BTreeSet::new(), 0);
        for need in standing.document.needs().iter().filter(|need| need.is_active()) {
            let ((to, customer), (from, supplier)) = (stands(need.customer), stands(need.supplier));
            let gets = customer == Some(hub);
            if !gets && supplier != Some(hub) {
                continue;
            }
            let (mine, theirs, place) = if gets {
                (need.customer, need.supplier, supplier)
            } else {
                (need.supplier, need.customer, customer)
            };
            own.insert(mine);
            if place == Some(hub) {
                own.insert(theirs);
                inside += 1;
                continue;
            }
            let joined = others.entry(place.map_or(Other::Elsewhere(theirs), Other::Box)).or_default();
            if gets { &mut joined.gets } else { &mut joined.gives }.push(need.id);
            joined.ends.insert(theirs);
            joined.ways.insert((from, to));
        }
        let mut others: Vec<(Other, Joined)> = others.into_iter().collect();
        others.sort_by_key(|(other, joined)| {
            let boxed = matches!(other, Other::Box(_));
            (!boxed, rank(joined.kind()), Reverse(joined.count()), *other)
        });
        Self { others, own, inside }
    }
}

fn rank(kind: PairKind) -> u8 {
    match kind {
        PairKind::TwoWay => 0,
        PairKind::Summed => 1,
        PairKind::OneWay => 2,
    }
}
