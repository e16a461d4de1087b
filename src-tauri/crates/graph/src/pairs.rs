//! Pairs: two nodes linked in at least one direction, and whether they serve each other.

use crate::build::{Graph, Link};
use crate::node::{self, Node};
use simpul_model::{Balance, Document, NeedId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How two nodes are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairKind {
    /// Two of their lower units serve each other, or they themselves do.
    TwoWay,
    /// Linked both ways, but only in sum: no two lower units serve each other.
    Summed,
    /// Linked in one direction only.
    OneWay,
}

/// Two nodes joined by a link in at least one direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The node that comes first in the graph.
    pub a: u32,
    /// The node that comes later.
    pub b: u32,
    /// Needs that `a` serves for `b`, ascending.
    pub forth: Vec<NeedId>,
    /// Needs that `b` serves for `a`, ascending.
    pub back: Vec<NeedId>,
    /// How they are joined.
    pub kind: PairKind,
    /// Whether one of them is outside the company.
    pub external: bool,
    /// Sum of the weights of `forth`.
    pub weight_forth: f64,
    /// Sum of the weights of `back`.
    pub weight_back: f64,
}

impl Pair {
    /// How many needs run each way.
    pub fn balance(&self) -> Balance {
        Balance { forth: self.forth.len() as u32, back: self.back.len() as u32 }
    }

    /// How strongly `a` serves `b`, and `b` serves `a`.
    pub fn strength(&self, by: Strength) -> (f64, f64) {
        match by {
            Strength::Needs => (self.forth.len() as f64, self.back.len() as f64),
            Strength::Weight => (self.weight_forth, self.weight_back),
        }
    }

    /// Whether both serve each other, directly or in sum.
    pub fn is_mutual(&self) -> bool {
        self.kind != PairKind::OneWay
    }

    /// The node that gives and the node that needs, of a one-way pair.
    pub fn one_way(&self) -> Option<(u32, u32)> {
        match (self.forth.is_empty(), self.back.is_empty()) {
            (false, true) => Some((self.a, self.b)),
            (true, false) => Some((self.b, self.a)),
            _ => None,
        }
    }
}

/// One side of a lopsided pair gives at least so many times what it gets.
const LOPSIDED: f64 = 3.0;

/// What the strength of a link is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Strength {
    /// How many needs.
    #[default]
    Needs,
    /// The sum of their weights.
    Weight,
}

/// Pairs of one sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PairSort {
    /// Any pair.
    #[default]
    All,
    /// Linked both ways, directly or in sum.
    TwoWay,
    /// Linked both ways only in sum.
    Summed,
    /// Linked both ways, and one side gives at least three times what it gets.
    Lopsided,
    /// Linked one way.
    OneWay,
}

/// Which pairs are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PairFilter {
    /// Pairs of this sort.
    pub sort: PairSort,
    /// What strength is.
    pub by: Strength,
    /// Pairs of at least this strength, both ways together.
    pub at_least: Option<f64>,
}

impl PairFilter {
    /// Whether a pair is looked at.
    pub fn passes(&self, pair: &Pair) -> bool {
        self.is_strong(pair) && self.is_of_sort(pair)
    }

    /// Whether a pair is strong enough.
    pub fn is_strong(&self, pair: &Pair) -> bool {
        let (forth, back) = pair.strength(self.by);
        self.at_least.is_none_or(|least| forth + back >= least)
    }

    /// Whether a pair is of the sort looked at.
    pub fn is_of_sort(&self, pair: &Pair) -> bool {
        let (forth, back) = pair.strength(self.by);
        match self.sort {
            PairSort::All => true,
            PairSort::TwoWay => pair.is_mutual(),
            PairSort::Summed => pair.kind == PairKind::Summed,
            PairSort::Lopsided => pair.is_mutual() && forth.max(back) >= LOPSIDED * forth.min(back),
            PairSort::OneWay => !pair.is_mutual(),
        }
    }
}

/// All pairs by first and second node, those with external ends included. O(n log n) over links and needs.
pub fn pairs(graph: &Graph) -> Vec<Pair> {
    let mut found: BTreeMap<(u32, u32), [Option<&Link>; 2]> = BTreeMap::new();
    for link in graph.links() {
        let (supplier, customer) = (link.supplier, link.customer);
        let ways = found.entry((supplier.min(customer), supplier.max(customer))).or_default();
        ways[usize::from(supplier > customer)] = Some(link);
    }
    found.into_iter().map(|((a, b), ways)| pair(graph, a, b, ways)).collect()
}

fn pair(graph: &Graph, a: u32, b: u32, [forth, back]: [Option<&Link>; 2]) -> Pair {
    Pair {
        a,
        b,
        kind: match (forth, back) {
            (Some(forth), Some(back)) if serve_each_other(graph, forth, back) => PairKind::TwoWay,
            (Some(_), Some(_)) => PairKind::Summed,
            _ => PairKind::OneWay,
        },
        external: graph.is_external(a) || graph.is_external(b),
        forth: forth.map_or_else(Vec::new, |link| link.needs.clone()),
        back: back.map_or_else(Vec::new, |link| link.needs.clone()),
        weight_forth: forth.map_or(0.0, |link| link.weight),
        weight_back: back.map_or(0.0, |link| link.weight),
    }
}

fn serve_each_other(graph: &Graph, forth: &Link, back: &Link) -> bool {
    let there: BTreeSet<(Node, Node)> = forth.needs.iter().filter_map(|&need| graph.lower(need)).collect();
    back.needs.iter().filter_map(|&need| graph.lower(need)).any(|(from, to)| there.contains(&(to, from)))
}

/// A pair of what stands below the nodes of a rolled-up pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowerPair {
    /// Stands below the pair's `a`, or is it.
    pub a: Node,
    /// Stands below the pair's `b`, or is it.
    pub b: Node,
    /// Needs that `a` serves for `b`, ascending.
    pub forth: Vec<NeedId>,
    /// Needs that `b` serves for `a`, ascending.
    pub back: Vec<NeedId>,
}

impl LowerPair {
    /// Two-way or one-way; never summed.
    pub fn kind(&self) -> PairKind {
        if self.forth.is_empty() || self.back.is_empty() { PairKind::OneWay } else { PairKind::TwoWay }
    }
}

/// The pairs that a pair is made of when nothing is rolled up, in tie order. O(n log n) over its needs.
pub fn lower_pairs(document: &Document, graph: &Graph, pair: &Pair) -> Vec<LowerPair> {
    let mut found: BTreeMap<(Node, Node), (Vec<NeedId>, Vec<NeedId>)> = BTreeMap::new();
    for &need in &pair.forth {
        if let Some((from, to)) = graph.lower(need) {
            found.entry((from, to)).or_default().0.push(need);
        }
    }
    for &need in &pair.back {
        if let Some((from, to)) = graph.lower(need) {
            found.entry((to, from)).or_default().1.push(need);
        }
    }
    let nodes: BTreeSet<Node> = found.keys().flat_map(|&(a, b)| [a, b]).collect();
    let mut nodes: Vec<Node> = nodes.into_iter().collect();
    node::sort(document, &mut nodes);
    let rank: HashMap<Node, usize> = nodes.into_iter().enumerate().map(|(at, node)| (node, at)).collect();
    let mut lower: Vec<LowerPair> =
        found.into_iter().map(|((a, b), (forth, back))| LowerPair { a, b, forth, back }).collect();
    lower.sort_by_key(|pair| (rank[&pair.a], rank[&pair.b]));
    lower
}

#[cfg(test)]
mod tests;
