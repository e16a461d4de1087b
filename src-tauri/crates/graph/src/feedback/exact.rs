//! The best order of a small graph, by going through all sets of nodes that can come first.
//!
//! E. Lawler, "A comment on minimum feedback arc sets", IEEE Transactions on Circuit Theory 11 (1964).

use super::net::Net;

/// The most nodes for which this is quick: a million sets.
pub(super) const MOST: usize = 20;

/// The best order, and the weight of its backward arcs. O(2^n · n) time, O(2^n) space.
pub(super) fn order(net: &Net) -> (Vec<u32>, u64) {
    let n = net.nodes;
    let back = Back::new(net);
    let mut least = vec![u64::MAX; 1 << n];
    least[0] = 0;
    for first in 0..least.len() {
        let so_far = least[first];
        for node in (0..n).filter(|node| first & (1 << node) == 0) {
            let with = &mut least[first | (1 << node)];
            *with = (*with).min(so_far + back.weight(node, first));
        }
    }
    let mut set = least.len() - 1;
    let total = least[set];
    let mut order = Vec::with_capacity(n);
    while set > 0 {
        let last = |&node: &usize| {
            let before = set & !(1 << node);
            before != set && least[before] + back.weight(node, before) == least[set]
        };
        let node = (0..n).find(last).expect("some node comes last in a best order of these");
        order.push(node as u32);
        set &= !(1 << node);
    }
    order.reverse();
    (order, total)
}

/// What the arcs from a node into a set weigh: a sum for each half of the nodes, looked up.
struct Back {
    half: usize,
    low: Vec<Vec<u64>>,
    high: Vec<Vec<u64>>,
}

impl Back {
    fn new(net: &Net) -> Self {
        let half = net.nodes / 2;
        let sums = |node: u32, from: usize, to: usize| {
            let mut sums = vec![0_u64; 1 << (to - from)];
            let mut weights = vec![0; to - from];
            for &at in net.out(node) {
                let (_, to_node, weight) = net.arcs[at as usize];
                if (from..to).contains(&(to_node as usize)) {
                    weights[to_node as usize - from] = weight;
                }
            }
            for set in 1..sums.len() {
                let lowest = set.trailing_zeros() as usize;
                sums[set] = sums[set & (set - 1)] + weights[lowest];
            }
            sums
        };
        let nodes = 0..net.nodes as u32;
        Self {
            half,
            low: nodes.clone().map(|node| sums(node, 0, half)).collect(),
            high: nodes.map(|node| sums(node, half, net.nodes)).collect(),
        }
    }

    fn weight(&self, node: usize, set: usize) -> u64 {
        self.low[node][set & ((1 << self.half) - 1)] + self.high[node][set >> self.half]
    }
}
