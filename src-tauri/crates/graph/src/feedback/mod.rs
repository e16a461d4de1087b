//! The least set of arcs whose removal leaves no circle: a minimum feedback arc set.
//!
//! Equal to ordering the nodes so that the weight of the arcs that point backwards is least. Two arcs against
//! each other cost the lighter of them in every order, so only their difference is left to decide on; what is
//! then still strongly connected is solved part by part: by the best of several searches, with a lower bound
//! from circles that share no arc. Where bound and weight meet, the set is a least one. Where they do not, parts
//! of up to [`exact::MOST`] nodes are solved exactly. The work is bounded; see [`Effort`].

mod bound;
mod exact;
mod greedy;
mod net;
mod search;

use crate::analysis::Cancelled;
use net::Net;

/// An arc: from, to, weight (at least 1).
pub(crate) type Arc = (u32, u32, u64);

/// A set of arcs without which no circle is left, and how good it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Feedback {
    /// Places in the list of arcs, ascending.
    pub(crate) arcs: Vec<usize>,
    /// Their weight.
    pub(crate) weight: u64,
    /// No set is lighter than this.
    pub(crate) bound: u64,
    /// The nodes in an order in which these arcs, and no others, point backwards.
    pub(crate) order: Vec<u32>,
}

impl Feedback {
    /// Whether no set is lighter.
    #[cfg(test)]
    pub(crate) fn is_exact(&self) -> bool {
        self.weight == self.bound
    }
}

/// What may still be spent on exact solutions: sets of nodes looked at. It is counted, not timed, so the answer
/// is the same on every machine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effort(usize);

impl Default for Effort {
    fn default() -> Self {
        Self(1 << 24)
    }
}

impl Effort {
    /// Whether a part of so many nodes may be solved exactly; spends what that takes.
    fn allows(&mut self, nodes: usize) -> bool {
        let allowed = nodes <= exact::MOST && 1 << nodes <= self.0;
        if allowed {
            self.0 -= 1 << nodes;
        }
        allowed
    }
}

/// A feedback arc set of the graph on nodes `0..nodes`. Arcs ascend, none twice, none from a node to itself.
/// O(arcs log arcs) a pass, passes and circles within a fixed budget; O(2^n · n) for parts of n nodes while
/// `effort` lasts.
pub(crate) fn feedback(
    nodes: usize,
    arcs: &[Arc],
    effort: &mut Effort,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Feedback, Cancelled> {
    let (net, mut bound) = Net::new(nodes, arcs);
    let mut whole = Vec::with_capacity(nodes);
    for part in net.parts() {
        let (order, least) = solve(&net.within(&part), effort, cancelled)?;
        bound += least;
        whole.extend(order.into_iter().map(|at| part[at as usize]));
    }
    let mut place = vec![0_u32; nodes];
    whole.iter().zip(0..).for_each(|(&node, at)| place[node as usize] = at);
    let backward = |&(_, &(from, to, _)): &(usize, &Arc)| place[from as usize] > place[to as usize];
    let found: Vec<usize> = arcs.iter().enumerate().filter(backward).map(|(at, _)| at).collect();
    let weight = found.iter().map(|&at| arcs[at].2).sum();
    Ok(Feedback { arcs: found, weight, bound, order: whole })
}

/// An order of a strongly connected part, and a weight below which none is.
fn solve(
    part: &Net,
    effort: &mut Effort,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<(Vec<u32>, u64), Cancelled> {
    if part.nodes == 1 {
        return Ok((vec![0], 0));
    }
    let least = bound::packed(part, cancelled)?;
    let (order, weight) = search::order(part, least, cancelled)?;
    if weight > least && effort.allows(part.nodes) { Ok(exact::order(part)) } else { Ok((order, least)) }
}

#[cfg(test)]
mod tests;
