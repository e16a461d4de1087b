//! The inner graph: internal nodes and the links between them, which is what most figures are about.

use crate::build::Graph;
use petgraph::graph::{DiGraph, NodeIndex};

/// Internal nodes only. Node weights are indexes into the whole graph, ascending; edges by supplier, then
/// customer.
pub(crate) type Inner = DiGraph<u32, ()>;

/// Drops external nodes and their links. Linear.
pub(crate) fn inner(graph: &Graph) -> Inner {
    let mut at = vec![NodeIndex::end(); graph.nodes().len()];
    let mut inner = Inner::with_capacity(graph.nodes().len(), graph.links().len());
    for node in (0..graph.nodes().len() as u32).filter(|&node| !graph.is_external(node)) {
        at[node as usize] = inner.add_node(node);
    }
    for link in graph.links().iter().filter(|link| !graph.touches_external(link)) {
        inner.add_edge(at[link.supplier as usize], at[link.customer as usize], ());
    }
    inner
}

/// Neighbours of every node as runs of one list: what the hot loops walk.
#[derive(Debug, Clone)]
pub(crate) struct Runs {
    start: Vec<u32>,
    list: Vec<u32>,
}

impl Runs {
    /// From ordered pairs in any order; each run keeps the order of the pairs. Linear.
    pub(crate) fn new(nodes: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut start = vec![0_u32; nodes + 1];
        for (from, _) in pairs.clone() {
            start[from as usize + 1] += 1;
        }
        for at in 1..start.len() {
            start[at] += start[at - 1];
        }
        let (mut fill, mut list) = (start.clone(), vec![0; start[nodes] as usize]);
        for (from, to) in pairs {
            list[fill[from as usize] as usize] = to;
            fill[from as usize] += 1;
        }
        Self { start, list }
    }

    /// Both directions of the inner graph's pairs, each neighbour once.
    pub(crate) fn undirected(inner: &Inner) -> Self {
        let mut pairs: Vec<(u32, u32)> = ends(inner).flat_map(|(a, b)| [(a, b), (b, a)]).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self::new(inner.node_count(), pairs.iter().copied())
    }

    pub(crate) fn of(&self, node: u32) -> &[u32] {
        &self.list[self.start[node as usize] as usize..self.start[node as usize + 1] as usize]
    }

    pub(crate) fn len(&self) -> usize {
        self.start.len() - 1
    }
}

/// Supplier and customer of every edge.
pub(crate) fn ends(inner: &Inner) -> impl Iterator<Item = (u32, u32)> + Clone {
    inner.raw_edges().iter().map(|edge| (edge.source().index() as u32, edge.target().index() as u32))
}

/// The whole graph's index of an inner node.
pub(crate) fn outer(inner: &Inner, node: u32) -> u32 {
    inner[NodeIndex::new(node as usize)]
}
