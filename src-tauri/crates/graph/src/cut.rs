//! What the organisation's exchange hangs on: nodes and pairs whose loss would tear it apart.
//!
//! Articulation points and bridges of the undirected graph, in one pass by lowest reachable number
//! (Hopcroft and Tarjan, "Efficient algorithms for graph manipulation", 1973), as a loop. Linear.

use crate::inner::{Inner, Runs, outer};

/// Cut nodes ascending, and bridges as pairs of nodes, smaller first, ascending.
pub(crate) fn cuts(inner: &Inner) -> (Vec<u32>, Vec<(u32, u32)>) {
    let near = Runs::undirected(inner);
    let mut search = Search::new(&near);
    for root in 0..near.len() as u32 {
        if search.number[root as usize] == 0 {
            search.from(root);
        }
    }
    let cut = (0..near.len() as u32).filter(|&node| search.cut[node as usize]);
    let mut bridges: Vec<(u32, u32)> =
        search.bridges.iter().map(|&(a, b)| (outer(inner, a.min(b)), outer(inner, a.max(b)))).collect();
    bridges.sort_unstable();
    (cut.map(|node| outer(inner, node)).collect(), bridges)
}

struct Search<'a> {
    near: &'a Runs,
    /// In which order nodes were met, from 1; 0 not yet.
    number: Vec<u32>,
    /// The smallest number reachable from below without the way that led there.
    low: Vec<u32>,
    met: u32,
    cut: Vec<bool>,
    bridges: Vec<(u32, u32)>,
}

/// A node on the way down: where we came from, and which neighbour comes next.
struct Step {
    node: u32,
    from: u32,
    next: usize,
}

impl<'a> Search<'a> {
    fn new(near: &'a Runs) -> Self {
        let n = near.len();
        Self { near, number: vec![0; n], low: vec![0; n], met: 0, cut: vec![false; n], bridges: Vec::new() }
    }

    fn from(&mut self, root: u32) {
        let mut branches = 0;
        let mut way = vec![self.meet(root, root)];
        while let Some(step) = way.last_mut() {
            let (node, from) = (step.node, step.from);
            if let Some(&neighbour) = self.near.of(node).get(step.next) {
                step.next += 1;
                if self.number[neighbour as usize] == 0 {
                    branches += u32::from(node == root);
                    let step = self.meet(neighbour, node);
                    way.push(step);
                } else if neighbour != from {
                    self.low[node as usize] = self.low[node as usize].min(self.number[neighbour as usize]);
                }
                continue;
            }
            way.pop();
            if node != root {
                self.leave(node, from, root);
            }
        }
        self.cut[root as usize] = branches > 1;
    }

    fn meet(&mut self, node: u32, from: u32) -> Step {
        self.met += 1;
        self.number[node as usize] = self.met;
        self.low[node as usize] = self.met;
        Step { node, from, next: 0 }
    }

    fn leave(&mut self, node: u32, from: u32, root: u32) {
        let low = self.low[node as usize];
        self.low[from as usize] = self.low[from as usize].min(low);
        if low > self.number[from as usize] {
            self.bridges.push((from, node));
        }
        if from != root && low >= self.number[from as usize] {
            self.cut[from as usize] = true;
        }
    }
}
