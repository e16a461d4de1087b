//! Phase 3: put every node on a layer so that each arc points down and the
//! arcs are short together.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::adjacency::Adjacency;
use super::cycles::Arc;
use super::simplex::Simplex;
use crate::geometry::{Cancelled, Observer};

/// The layer of each node, from 0, with no layer empty.
///
/// Before: acyclic arcs that connect all nodes. After: `layer[from] <
/// layer[to]` for each arc; the sum of the spans is the smallest possible
/// unless `budget` (elementary steps) ran out first, which only makes it a
/// little longer.
/// Complexity: O(E log E) for the first layering, then O(budget).
/// Paper: Gansner, Koutsofios, North, Vo, "A technique for drawing directed
/// graphs", 1993; the first tight tree grows as in Prim's algorithm instead of
/// by repeated search, which keeps deep graphs linear.
///
/// # Errors
/// [`Cancelled`] when the observer asks to stop.
pub(crate) fn assign(
    nodes: usize,
    arcs: &[Arc],
    budget: u64,
    observer: &dyn Observer,
) -> Result<Vec<u32>, Cancelled> {
    let mut rank = longest_path(nodes, arcs);
    let tree = tight_tree(&mut rank, arcs);
    let mut simplex = Simplex::new(rank, arcs, &tree);
    simplex.run(budget, observer)?;
    Ok(normalised(&simplex.into_rank()))
}

/// Layers by the longest chain of arcs that ends in each node (Kahn's order).
fn longest_path(nodes: usize, arcs: &[Arc]) -> Vec<i32> {
    let below = Adjacency::new(nodes, (0..).zip(arcs).map(|(at, arc)| (arc.from, arc.to, at)));
    let mut waiting = vec![0u32; nodes];
    for arc in arcs {
        waiting[arc.to as usize] += 1;
    }
    let mut rank = vec![0; nodes];
    let mut ready: Vec<u32> = (0..nodes as u32).filter(|&node| waiting[node as usize] == 0).collect();
    while let Some(node) = ready.pop() {
        for &(other, _) in below.of(node) {
            rank[other as usize] = rank[other as usize].max(rank[node as usize] + 1);
            waiting[other as usize] -= 1;
            if waiting[other as usize] == 0 {
                ready.push(other);
            }
        }
    }
    rank
}

/// Moves ranks until a spanning tree of arcs has span one each; gives the
/// tree's arcs. The whole tree shifts at once through one running offset, so
/// growing it costs a heap operation an arc.
fn tight_tree(rank: &mut [i32], arcs: &[Arc]) -> Vec<u32> {
    let nodes = rank.len();
    let near = Adjacency::new(
        nodes,
        (0..).zip(arcs).flat_map(|(at, arc)| [(arc.from, arc.to, at), (arc.to, arc.from, at)]),
    );
    let mut joined = vec![false; nodes];
    // Offset of the tree when a node joined; its rank follows later shifts.
    let mut joined_at = vec![0i32; nodes];
    let mut offset = 0i32;
    let mut tree = Vec::with_capacity(nodes.saturating_sub(1));
    // Slack plus or minus the offset, so that keys stay valid as the tree moves.
    let mut leaving: BinaryHeap<Reverse<(i32, u32)>> = BinaryHeap::new();
    let mut entering: BinaryHeap<Reverse<(i32, u32)>> = BinaryHeap::new();
    let mut node = 0u32;
    for _ in 0..nodes {
        joined[node as usize] = true;
        joined_at[node as usize] = offset;
        for &(other, at) in near.of(node) {
            if joined[other as usize] {
                continue;
            }
            let slack = (rank[other as usize] - rank[node as usize]).abs() - 1;
            if arcs[at as usize].from == node {
                leaving.push(Reverse((slack + offset, at)));
            } else {
                entering.push(Reverse((slack - offset, at)));
            }
        }
        while let Some(&Reverse((_, at))) = leaving.peek() {
            if !joined[arcs[at as usize].to as usize] {
                break;
            }
            leaving.pop();
        }
        while let Some(&Reverse((_, at))) = entering.peek() {
            if !joined[arcs[at as usize].from as usize] {
                break;
            }
            entering.pop();
        }
        let down = leaving.peek().map(|&Reverse((key, at))| (key - offset, at));
        let up = entering.peek().map(|&Reverse((key, at))| (key + offset, at));
        let (slack, at, downwards) = match (down, up) {
            (Some(down), Some(up)) if up < down => (up.0, up.1, false),
            (Some(down), _) => (down.0, down.1, true),
            (None, Some(up)) => (up.0, up.1, false),
            (None, None) => break,
        };
        let arc = arcs[at as usize];
        offset += if downwards { slack } else { -slack };
        node = if downwards { arc.to } else { arc.from };
        tree.push(at);
    }
    for (rank, &at) in rank.iter_mut().zip(&joined_at) {
        *rank += offset - at;
    }
    tree
}

fn normalised(rank: &[i32]) -> Vec<u32> {
    let first = rank.iter().copied().min().unwrap_or(0);
    rank.iter().map(|&rank| (rank - first) as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arcs(ends: &[(u32, u32)]) -> Vec<Arc> {
        ends.iter().map(|&(from, to)| Arc { from, to, turned: false }).collect()
    }

    fn length(layer: &[u32], arcs: &[Arc]) -> u32 {
        arcs.iter().map(|arc| layer[arc.to as usize] - layer[arc.from as usize]).sum()
    }

    #[test]
    fn a_late_joiner_stands_next_to_its_customers() {
        // Longest path would put node 4 on layer 0, three layers above node 3.
        let arcs = arcs(&[(0, 1), (1, 2), (2, 3), (4, 3), (4, 5)]);
        let layer = assign(6, &arcs, u64::MAX, &()).unwrap();
        assert_eq!(layer, [0, 1, 2, 3, 2, 3]);
    }

    #[test]
    fn total_length_is_the_smallest_there_is() {
        // The example of the paper: eight nodes, best total found by trying all layerings.
        let arcs = arcs(&[(0, 1), (1, 2), (2, 3), (3, 7), (0, 4), (0, 5), (4, 6), (5, 6), (6, 7)]);
        let layer = assign(8, &arcs, u64::MAX, &()).unwrap();
        assert_eq!(length(&layer, &arcs), 10);
    }
}
