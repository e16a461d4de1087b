//! Neighbour lists in two flat arrays: quick to walk, one allocation for any
//! number of nodes.

/// For each node the pairs (neighbour, edge) in the order they were given.
#[derive(Clone, Debug, Default)]
pub(crate) struct Adjacency {
    start: Vec<u32>,
    entries: Vec<(u32, u32)>,
}

impl Adjacency {
    /// Lists, for each node below `nodes`, what `edges` yields for it as
    /// (node, neighbour, edge). `edges` is walked twice.
    /// Complexity: O(V + E).
    pub(crate) fn new(nodes: usize, edges: impl Iterator<Item = (u32, u32, u32)> + Clone) -> Self {
        let mut start = vec![0u32; nodes + 1];
        for (node, ..) in edges.clone() {
            start[node as usize + 1] += 1;
        }
        for node in 0..nodes {
            start[node + 1] += start[node];
        }
        let mut next = start.clone();
        let mut entries = vec![(0, 0); start[nodes] as usize];
        for (node, neighbour, edge) in edges {
            let slot = &mut next[node as usize];
            entries[*slot as usize] = (neighbour, edge);
            *slot += 1;
        }
        Self { start, entries }
    }

    /// The (neighbour, edge) pairs of `node`.
    pub(crate) fn of(&self, node: u32) -> &[(u32, u32)] {
        let range = self.start[node as usize] as usize..self.start[node as usize + 1] as usize;
        &self.entries[range]
    }
}
