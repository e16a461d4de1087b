//! What a node would cut off: the pieces of its neighbourhood that only it joins to the rest.

use crate::analysis::Cancelled;
use crate::build::Graph;
use crate::cut::cuts;
use crate::inner::{Runs, inner, outer};
use std::cmp::Reverse;

/// A cut node, and what it cuts off: nodes that are joined to the rest through it alone, each part ascending.
pub(super) type CutOff = (u32, Vec<Vec<u32>>);

/// Every cut node with what it cuts off: all pieces but the largest, larger ones first, then by first node.
/// O(cut nodes × links).
///
/// # Errors
/// When it was cancelled.
pub fn cut_off(graph: &Graph, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Vec<CutOff>, Cancelled> {
    let inner = inner(graph);
    let near = Runs::undirected(&inner);
    let at = |node: u32| outer(&inner, node);
    let cut: Vec<u32> = cuts(&inner).0;
    let mut seen = vec![u32::MAX; near.len()];
    let mut found = Vec::with_capacity(cut.len());
    for node in (0..near.len() as u32).filter(|&node| cut.binary_search(&at(node)).is_ok()) {
        if cancelled() {
            return Err(Cancelled);
        }
        seen[node as usize] = node;
        let mut parts: Vec<Vec<u32>> = Vec::new();
        for &start in near.of(node) {
            if seen[start as usize] == node {
                continue;
            }
            seen[start as usize] = node;
            let mut part = vec![start];
            let mut next = 0;
            while let Some(&from) = part.get(next) {
                next += 1;
                for &to in near.of(from) {
                    if seen[to as usize] != node {
                        seen[to as usize] = node;
                        part.push(to);
                    }
                }
            }
            part.iter_mut().for_each(|node| *node = at(*node));
            part.sort_unstable();
            parts.push(part);
        }
        parts.sort_by_key(|part| (Reverse(part.len()), part[0]));
        parts.remove(0);
        found.push((at(node), parts));
    }
    Ok(found)
}
