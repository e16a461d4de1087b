//! Phase 2: give every link a direction so that no directed cycle is left,
//! turning as little one-way weight as a fast heuristic can.

use std::collections::BTreeSet;

use super::adjacency::Adjacency;
use super::components::Link;

/// A link with the direction in which it will be layered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arc {
    /// The end that stands higher.
    pub(crate) from: u32,
    /// The end that stands lower.
    pub(crate) to: u32,
    /// Whether `from` is the link's `b`.
    pub(crate) turned: bool,
}

impl Arc {
    /// `link` as it is, or turned.
    pub(crate) fn along(link: &Link, turned: bool) -> Self {
        let (from, to) = if turned { (link.b, link.a) } else { (link.a, link.b) };
        Self { from, to, turned }
    }
}

/// Orients all links along one linear order of the nodes.
///
/// Before: links without self loops. After: the arcs, one for each link in
/// the same order, form no directed cycle; a two-way link, which has no
/// direction to lose, runs whichever way the order takes it.
/// Complexity: O((V + E) log V), then at most [`ROUNDS`] improving rounds of
/// O(V + E log E) each.
/// Paper: Eades, Lin, Smyth, "A fast and effective heuristic for the feedback
/// arc set problem", 1993; each node is then moved to the place of the order
/// where it turns least weight, until no move gains.
pub(crate) fn orient(nodes: usize, links: &[Link]) -> Vec<Arc> {
    let mut place = greedy_order(nodes, links);
    for _ in 0..ROUNDS {
        if !improve(&mut place, links) {
            break;
        }
    }
    links.iter().map(|link| Arc::along(link, place[link.a as usize] > place[link.b as usize])).collect()
}

/// Improving rounds at most; each strictly lowers the turned weight.
const ROUNDS: usize = 12;

/// Places of the nodes in the greedy order: sinks are taken from the back,
/// sources from the front, else the node with the largest surplus of outgoing
/// over incoming weight goes to the front; ties to the smaller index.
fn greedy_order(nodes: usize, links: &[Link]) -> Vec<u32> {
    let one_way = || links.iter().zip(0..).filter(|(link, _)| !link.two_way);
    let out = Adjacency::new(nodes, one_way().map(|(link, at)| (link.a, link.b, at)));
    let into = Adjacency::new(nodes, one_way().map(|(link, at)| (link.b, link.a, at)));
    let units = |at: u32| (links[at as usize].weight * UNITS).round() as i64;
    let mut sent: Vec<i64> = sums(nodes, &out, units);
    let mut received: Vec<i64> = sums(nodes, &into, units);

    // Class 0 sinks, 1 sources, 2 the rest by falling surplus.
    let key = |node: u32, sent: &[i64], received: &[i64]| {
        let (s, r) = (sent[node as usize], received[node as usize]);
        match (s, r) {
            (0, _) => (0, 0, node),
            (_, 0) => (1, 0, node),
            _ => (2, r - s, node),
        }
    };
    let mut queue: BTreeSet<(u8, i64, u32)> =
        (0..nodes as u32).map(|node| key(node, &sent, &received)).collect();
    let mut place = vec![u32::MAX; nodes];
    let (mut front, mut back) = (0, nodes as u32);
    while let Some((class, _, node)) = queue.pop_first() {
        if class == 0 {
            back -= 1;
            place[node as usize] = back;
        } else {
            place[node as usize] = front;
            front += 1;
        }
        for (list, outgoing) in [(&out, true), (&into, false)] {
            for &(other, at) in list.of(node) {
                if place[other as usize] != u32::MAX {
                    continue;
                }
                queue.remove(&key(other, &sent, &received));
                let sum = if outgoing { &mut received } else { &mut sent };
                sum[other as usize] -= units(at);
                queue.insert(key(other, &sent, &received));
            }
        }
    }
    place
}

/// Weights are counted in whole 1/1024 so that sums are exact.
const UNITS: f64 = 1024.0;

fn sums(nodes: usize, list: &Adjacency, units: impl Fn(u32) -> i64) -> Vec<i64> {
    (0..nodes as u32).map(|node| list.of(node).iter().map(|&(_, at)| units(at)).sum()).collect()
}

/// Moves each node once to its best place; whether the turned weight fell.
/// Places are kept as sparse keys during the round so that a move costs only
/// the node's own neighbours.
fn improve(place: &mut [u32], links: &[Link]) -> bool {
    let one_way = || links.iter().zip(0..).filter(|(link, _)| !link.two_way);
    let near = Adjacency::new(
        place.len(),
        one_way().flat_map(|(link, at)| [(link.a, link.b, at), (link.b, link.a, at)]),
    );
    let mut key: Vec<f64> = place.iter().map(|&at| f64::from(at)).collect();
    let mut order: Vec<u32> = (0..place.len() as u32).collect();
    order.sort_unstable_by_key(|&node| place[node as usize]);
    let mut gained = false;
    let mut ends: Vec<(f64, f64)> = Vec::new();
    for &node in &order {
        // Passing a customer to the right turns that edge; passing a supplier unturns it.
        ends.clear();
        ends.extend(near.of(node).iter().map(|&(other, at)| {
            let link = links[at as usize];
            let cost = if link.a == node { link.weight } else { -link.weight };
            (key[other as usize], cost)
        }));
        ends.sort_unstable_by(|x, y| x.0.total_cmp(&y.0));
        let here: f64 = ends.iter().take_while(|end| end.0 < key[node as usize]).map(|end| end.1).sum();
        let (mut sum, mut best, mut slot) = (0.0, here, None);
        for passed in 0..=ends.len() {
            if sum < best - 1e-9 {
                best = sum;
                slot = Some(passed);
            }
            sum += ends.get(passed).map_or(0.0, |end| end.1);
        }
        let Some(slot) = slot else { continue };
        let before = slot.checked_sub(1).map(|at| ends[at].0);
        let after = ends.get(slot).map(|end| end.0);
        key[node as usize] = match (before, after) {
            (Some(before), Some(after)) => f64::midpoint(before, after),
            (Some(before), None) => before + 0.5,
            (None, Some(after)) => after - 0.5,
            (None, None) => continue,
        };
        gained = true;
    }
    order.sort_by(|&x, &y| key[x as usize].total_cmp(&key[y as usize]).then(x.cmp(&y)));
    for (at, &node) in (0..).zip(&order) {
        place[node as usize] = at;
    }
    gained
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, two_way: bool, weight: f64) -> Link {
        Link { a, b, two_way, weight, input: 0, swapped: false }
    }

    #[test]
    fn the_lightest_edge_of_a_cycle_is_turned() {
        let links = [link(0, 1, false, 3.0), link(1, 2, false, 1.0), link(2, 0, false, 3.0)];
        let turned: Vec<bool> = orient(3, &links).iter().map(|arc| arc.turned).collect();
        assert_eq!(turned, [false, true, false]);
    }

    #[test]
    fn a_two_way_link_gives_way_to_one_way_links() {
        let links = [link(2, 1, false, 1.0), link(0, 2, true, 9.0), link(1, 0, false, 1.0)];
        let arcs = orient(3, &links);
        assert!(!arcs[0].turned && !arcs[2].turned);
        assert_eq!((arcs[1].from, arcs[1].to), (2, 0));
    }
}
