//! By partitioning: suppliers before their customers as far as circles allow (D. Steward, "The design structure
//! system", 1981). Strongly connected groups in topological order; within a group the order that turns the
//! fewest needs back, by [`feedback`].

use super::MatrixBlock;
use crate::analysis::Cancelled;
use crate::build::Graph;
use crate::components::groups;
use crate::feedback::{Arc, Effort, feedback};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// `nodes` in that order, and its groups. Those that nothing decides on keep the order given, as far as they can.
/// O(n log n) beside the feedback arc sets.
pub(super) fn arrange(
    graph: &Graph,
    nodes: &[u32],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<(Vec<u32>, Vec<MatrixBlock>), Cancelled> {
    let place: BTreeMap<u32, u32> = nodes.iter().copied().zip(0..).collect();
    let mut arcs: Vec<Arc> = Vec::new();
    for link in graph.links() {
        if let (Some(&from), Some(&to)) = (place.get(&link.supplier), place.get(&link.customer)) {
            arcs.push((from, to, link.needs.len() as u64));
        }
    }
    arcs.sort_unstable();
    let mut groups = groups(nodes.len(), arcs.iter().map(|&(from, to, _)| (from, to)));
    groups.sort_unstable_by_key(|members| members[0]);
    let mut effort = Effort::default();
    let mut ordered = Vec::with_capacity(nodes.len());
    let mut blocks = Vec::new();
    for group in topological(nodes.len(), &arcs, &groups) {
        let members = &groups[group as usize];
        if members.len() > 1 {
            blocks.push(MatrixBlock { start: ordered.len() as u32, length: members.len() as u32 });
        }
        let order = inner(members, &arcs, &mut effort, cancelled)?;
        ordered.extend(order.into_iter().map(|at| nodes[at as usize]));
    }
    Ok((ordered, blocks))
}

/// The groups so that suppliers come before customers; of those that may come next, the first given (A. Kahn,
/// "Topological sorting of large networks", 1962).
fn topological(nodes: usize, arcs: &[Arc], groups: &[Vec<u32>]) -> Vec<u32> {
    let mut of = vec![0_u32; nodes];
    for (members, group) in groups.iter().zip(0..) {
        members.iter().for_each(|&node| of[node as usize] = group);
    }
    let mut between: Vec<(u32, u32)> = arcs
        .iter()
        .map(|&(from, to, _)| (of[from as usize], of[to as usize]))
        .filter(|(from, to)| from != to)
        .collect();
    between.sort_unstable();
    between.dedup();
    let mut waits = vec![0_u32; groups.len()];
    between.iter().for_each(|&(_, to)| waits[to as usize] += 1);
    let mut free: BinaryHeap<Reverse<u32>> =
        (0..groups.len() as u32).filter(|&group| waits[group as usize] == 0).map(Reverse).collect();
    let mut order = Vec::with_capacity(groups.len());
    while let Some(Reverse(group)) = free.pop() {
        order.push(group);
        let first = between.partition_point(|&(from, _)| from < group);
        for &(_, to) in between[first..].iter().take_while(|&&(from, _)| from == group) {
            waits[to as usize] -= 1;
            if waits[to as usize] == 0 {
                free.push(Reverse(to));
            }
        }
    }
    order
}

/// The members of a group so that the fewest needs run back.
fn inner(
    members: &[u32],
    arcs: &[Arc],
    effort: &mut Effort,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<u32>, Cancelled> {
    if members.len() == 1 {
        return Ok(members.to_vec());
    }
    let place = |node: u32| members.binary_search(&node).ok().map(|at| at as u32);
    let mut within: Vec<Arc> = Vec::new();
    for (&member, from) in members.iter().zip(0..) {
        let first = arcs.partition_point(|&(supplier, ..)| supplier < member);
        let own = arcs[first..].iter().take_while(|&&(supplier, ..)| supplier == member);
        within.extend(own.filter_map(|&(_, to, weight)| Some((from, place(to)?, weight))));
    }
    let found = feedback(members.len(), &within, effort, cancelled)?;
    Ok(found.order.into_iter().map(|at| members[at as usize]).collect())
}
