//! Phase 2, for dense graphs: directions that keep the layering low.
//!
//! The order of phase 2 makes chains nearly as long as the order itself when
//! the graph is dense, and every layer a long edge passes is a dummy that the
//! later phases have to carry. Here nodes are spread over a few layers first
//! and directions follow from that.

use super::adjacency::Adjacency;
use super::components::Link;
use super::cycles::Arc;

/// Layers to spread over.
const LAYERS: i64 = 10;
/// What an edge costs whose ends stand on one layer; its length costs 1 a layer.
const LEVEL: f64 = 5.0;
/// What a turned one-way edge costs.
const TURNED: f64 = 3.0;
/// Rounds at most.
const ROUNDS: usize = 40;

/// Directions for all links, along layers that make edges short.
///
/// Before: arcs without a cycle from phase 2. After: arcs without a cycle; if
/// no one-way arc was turned before, none is turned now.
/// Complexity: O(rounds × layers × E).
/// Idea: coordinate descent, each node in turn to the layer that is cheapest
/// for its edges.
pub(crate) fn orient(nodes: usize, links: &[Link], arcs: &[Arc]) -> Vec<Arc> {
    let place = places(nodes, arcs);
    let turned = if cyclic(links, arcs) { TURNED } else { f64::INFINITY };
    let near = Adjacency::new(
        nodes,
        (0..).zip(links).flat_map(|(at, link)| [(link.a, link.b, at), (link.b, link.a, at)]),
    );
    let mut order: Vec<u32> = (0..nodes as u32).collect();
    order.sort_unstable_by_key(|&node| place[node as usize]);
    let mut layer: Vec<i64> =
        place.iter().map(|&place| i64::from(place) * LAYERS / nodes.max(1) as i64).collect();
    for _ in 0..ROUNDS {
        let mut moved = false;
        for &node in &order {
            let cost = |at: i64| -> f64 {
                let costs = near.of(node).iter().map(|&(other, index)| {
                    let link = &links[index as usize];
                    let other = layer[other as usize];
                    let down = if link.a == node { other - at } else { at - other };
                    match down {
                        0 => LEVEL,
                        down if down < 0 && !link.two_way => -down as f64 + turned,
                        down => down.abs() as f64,
                    }
                });
                costs.sum()
            };
            let here = cost(layer[node as usize]);
            let best = (0..LAYERS).map(|at| (cost(at), at)).min_by(|x, y| x.0.total_cmp(&y.0));
            if let Some((least, at)) = best
                && least < here - 1e-9
            {
                layer[node as usize] = at;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    let key = |node: u32| (layer[node as usize], place[node as usize]);
    links.iter().map(|link| Arc::along(link, key(link.a) > key(link.b))).collect()
}

/// Whether a one-way link had to be turned.
pub(crate) fn cyclic(links: &[Link], arcs: &[Arc]) -> bool {
    links.iter().zip(arcs).any(|(link, arc)| !link.two_way && arc.turned)
}

/// A linear order of the nodes along which all arcs run; smaller index first.
fn places(nodes: usize, arcs: &[Arc]) -> Vec<u32> {
    let below = Adjacency::new(nodes, (0..).zip(arcs).map(|(at, arc)| (arc.from, arc.to, at)));
    let mut waiting = vec![0u32; nodes];
    for arc in arcs {
        waiting[arc.to as usize] += 1;
    }
    let mut ready: std::collections::VecDeque<u32> =
        (0..nodes as u32).filter(|&node| waiting[node as usize] == 0).collect();
    let mut place = vec![0; nodes];
    let mut next = 0;
    while let Some(node) = ready.pop_front() {
        place[node as usize] = next;
        next += 1;
        for &(other, _) in below.of(node) {
            waiting[other as usize] -= 1;
            if waiting[other as usize] == 0 {
                ready.push_back(other);
            }
        }
    }
    place
}
