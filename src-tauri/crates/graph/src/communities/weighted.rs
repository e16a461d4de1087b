//! The needs between nodes without direction, as whole numbers.

use crate::build::Graph;
use crate::pairs::pairs;

/// A weighted undirected graph.
#[derive(Debug, Clone, Default)]
pub(super) struct Weighted {
    /// Neighbours and weights, each pair from both sides; none with itself.
    pub(super) near: Vec<Vec<(u32, u64)>>,
    /// What all a node's weights come to, twice what lies within it included.
    pub(super) strength: Vec<u64>,
    /// The sum of all strengths.
    pub(super) total: u64,
}

impl Weighted {
    /// Needs between internal nodes, counted in both directions alike.
    pub(super) fn of(graph: &Graph) -> Self {
        let n = graph.nodes().len();
        let (mut near, mut strength) = (vec![Vec::new(); n], vec![0; n]);
        for pair in pairs(graph).into_iter().filter(|pair| !pair.external) {
            let weight = (pair.forth.len() + pair.back.len()) as u64;
            for (from, to) in [(pair.a, pair.b), (pair.b, pair.a)] {
                near[from as usize].push((to, weight));
                strength[from as usize] += weight;
            }
        }
        let total = strength.iter().sum();
        Self { near, strength, total }
    }

    pub(super) fn len(&self) -> usize {
        self.near.len()
    }

    /// Modularity times the square of the total: a whole number. `labels` are below the number of nodes.
    pub(super) fn score(&self, labels: &[u32]) -> i128 {
        let mut strength = vec![0_i128; self.len()];
        let mut within = 0_i128;
        for (node, &label) in labels.iter().enumerate() {
            strength[label as usize] += i128::from(self.strength[node]);
            let inner = self.near[node].iter().filter(|&&(other, _)| labels[other as usize] == label);
            let outer: u64 = self.near[node].iter().map(|&(_, weight)| weight).sum();
            // What lies within an aggregated node counts as within.
            within += i128::from(self.strength[node] - outer);
            within += inner.map(|&(_, weight)| i128::from(weight)).sum::<i128>();
        }
        within * i128::from(self.total) - strength.into_iter().map(|s| s * s).sum::<i128>()
    }

    /// Undefined without weights.
    pub(super) fn modularity(&self, labels: &[u32]) -> Option<f64> {
        let total = i128::from(self.total);
        (total > 0).then(|| self.score(labels) as f64 / (total * total) as f64)
    }

    /// One node for each label, which count from 0 without a gap.
    pub(super) fn merged(&self, labels: &[u32], count: usize) -> Self {
        let mut strength = vec![0; count];
        let mut joins: Vec<(u32, u32, u64)> = Vec::new();
        for (node, &from) in labels.iter().enumerate() {
            strength[from as usize] += self.strength[node];
            let to = self.near[node].iter().map(|&(other, weight)| (labels[other as usize], weight));
            joins.extend(to.filter(|&(to, _)| to != from).map(|(to, weight)| (from, to, weight)));
        }
        joins.sort_unstable();
        let mut near: Vec<Vec<(u32, u64)>> = vec![Vec::new(); count];
        for (from, to, weight) in joins {
            match near[from as usize].last_mut() {
                Some((last, sum)) if *last == to => *sum += weight,
                _ => near[from as usize].push((to, weight)),
            }
        }
        Self { near, strength, total: self.total }
    }
}
