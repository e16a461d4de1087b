//! What is left to decide on: of two arcs against each other only what one weighs more.

use super::Arc;
use crate::components::groups;
use crate::inner::Runs;

/// A graph without two arcs against each other. Arcs ascend.
#[derive(Debug, Clone)]
pub(super) struct Net {
    pub(super) nodes: usize,
    pub(super) arcs: Vec<Arc>,
    out: Runs,
    into: Runs,
}

impl Net {
    /// The net graph, and what every order costs at least for the arcs against each other. O(n log n).
    pub(super) fn new(nodes: usize, arcs: &[Arc]) -> (Self, u64) {
        let weight = |from, to| {
            let at = arcs.binary_search_by_key(&(from, to), |&(from, to, _)| (from, to));
            at.map_or(0, |at| arcs[at].2)
        };
        let mut both = 0;
        let mut left = Vec::with_capacity(arcs.len());
        for &(from, to, forth) in arcs {
            let back = weight(to, from);
            if from < to {
                both += forth.min(back);
            }
            if forth > back {
                left.push((from, to, forth - back));
            }
        }
        (Self::of(nodes, left), both)
    }

    fn of(nodes: usize, arcs: Vec<Arc>) -> Self {
        let out = Runs::new(nodes, arcs.iter().zip(0..).map(|(arc, at)| (arc.0, at)));
        let into = Runs::new(nodes, arcs.iter().zip(0..).map(|(arc, at)| (arc.1, at)));
        Self { nodes, arcs, out, into }
    }

    /// Places of the arcs that leave a node.
    pub(super) fn out(&self, node: u32) -> &[u32] {
        self.out.of(node)
    }

    /// Places of the arcs that reach a node.
    pub(super) fn into(&self, node: u32) -> &[u32] {
        self.into.of(node)
    }

    /// Strongly connected parts in an order in which arcs between them point forwards; each ascending.
    pub(super) fn parts(&self) -> Vec<Vec<u32>> {
        let mut parts = groups(self.nodes, self.arcs.iter().map(|&(from, to, _)| (from, to)));
        // They come the other way round.
        parts.reverse();
        parts
    }

    /// What lies within a part, its nodes counted from 0.
    pub(super) fn within(&self, part: &[u32]) -> Self {
        let place = |node: u32| part.binary_search(&node).ok().map(|at| at as u32);
        let inner = part.iter().zip(0..).flat_map(|(&node, from)| {
            let arcs = self.out(node).iter().map(|&at| self.arcs[at as usize]);
            arcs.filter_map(move |(_, to, weight)| Some((from, place(to)?, weight)))
        });
        Self::of(part.len(), inner.collect())
    }
}
