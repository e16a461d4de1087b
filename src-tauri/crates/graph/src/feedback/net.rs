//! What is left to decide on: of two arcs against each other only what one weighs more.

use super::Arc;
use crate::inner::Runs;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

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
        let mut graph = DiGraph::<(), ()>::with_capacity(self.nodes, self.arcs.len());
        (0..self.nodes).for_each(|_| _ = graph.add_node(()));
        for &(from, to, _) in &self.arcs {
            graph.add_edge(NodeIndex::new(from as usize), NodeIndex::new(to as usize), ());
        }
        let ascending = |part: Vec<NodeIndex>| {
            let mut nodes: Vec<u32> = part.into_iter().map(|node| node.index() as u32).collect();
            nodes.sort_unstable();
            nodes
        };
        // They come the other way round.
        kosaraju_scc(&graph).into_iter().rev().map(ascending).collect()
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
