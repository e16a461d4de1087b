//! Communities: nodes that serve each other more than chance would have it, whatever the chart says.
//!
//! Leiden (V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden: guaranteeing well-connected communities",
//! Scientific Reports 9 (2019)) on modularity (M. Newman, M. Girvan 2004; V. Blondel et al., "Fast unfolding of
//! communities in large networks", 2008). Needs count in both directions alike. It is a heuristic: the best of a
//! fixed number of runs in orders drawn from a fixed seed, so the answer is always the same and its modularity
//! is stated, but a better one may exist. All comparisons are between whole numbers.

mod chart;
mod leiden;
mod weighted;

pub use chart::{ChartAndWork, Elsewhere, chart_and_work};

use crate::analysis::Cancelled;
use crate::build::Graph;
use crate::node::Node;
use std::cmp::Reverse;
use weighted::Weighted;

/// How often the search is run: more often where that is quick. Pairs gone through in all, about.
const EFFORT: u64 = 30_000;
const MOST_RUNS: u64 = 10;

/// The communities of the internal nodes that have a link with another one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Communities {
    /// Larger ones first, then by first node; each in tie order.
    pub groups: Vec<Vec<Node>>,
    /// How much more of the needs runs within communities than chance would have it: from -0.5 to 1. Undefined
    /// without links.
    pub modularity: Option<f64>,
    /// The community of each node of the graph, counted as in `groups`; nothing for nodes without links.
    pub of: Vec<Option<u32>>,
}

/// Finds communities. About linear a run in the number of pairs.
pub fn communities(graph: &Graph, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Communities, Cancelled> {
    let weighted = Weighted::of(graph);
    let mut best: Option<(i128, Vec<u32>)> = None;
    let pairs: usize = weighted.near.iter().map(Vec::len).sum::<usize>() / 2;
    for seed in 0..(EFFORT / (pairs as u64).max(1)).clamp(1, MOST_RUNS) {
        if cancelled() {
            return Err(Cancelled);
        }
        let labels = leiden::run(&weighted, seed);
        let score = weighted.score(&labels);
        if best.as_ref().is_none_or(|best| score > best.0) {
            best = Some((score, labels));
        }
    }
    let labels = best.map(|(_, labels)| labels).unwrap_or_default();
    let mut groups: Vec<Vec<u32>> = vec![Vec::new(); labels.len()];
    for (node, &label) in labels.iter().enumerate().filter(|&(node, _)| weighted.strength[node] > 0) {
        groups[label as usize].push(node as u32);
    }
    groups.retain(|group| !group.is_empty());
    groups.sort_unstable_by_key(|group| (Reverse(group.len()), group[0]));
    let mut of = vec![None; labels.len()];
    for (group, at) in groups.iter().zip(0..) {
        group.iter().for_each(|&node| of[node as usize] = Some(at));
    }
    let node = |at: u32| graph.nodes()[at as usize];
    Ok(Communities {
        groups: groups.into_iter().map(|group| group.into_iter().map(node).collect()).collect(),
        modularity: weighted.modularity(&labels),
        of,
    })
}

#[cfg(test)]
mod tests;
