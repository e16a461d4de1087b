//! Phase 6: take out one node after the other with all its lines and put it
//! back on the layer and at the place where its lines cross the fewest others.
//!
//! Sweeps move a vertex along its layer and see two neighbouring layers at a
//! time. A node of a dense graph is caught there: each of its long lines would
//! have to move with it. Taken out as a whole it is free to go anywhere.

use super::components::Link;
use super::crossings;
use super::order::{Ordered, shuffle};
use super::ways::Heading;
use super::weave::Weave;
use crate::geometry::{Cancelled, Observer};

/// What one crossing costs.
const CROSSING: i32 = 16;
/// What one dummy costs: lines are kept short where crossings are equal, and
/// two crossings are worth two layers of length.
const DUMMY: i32 = 16;
/// What each node costs that stands on the layer already: wide layers make
/// wide drawings.
const CROWD: i32 = 2;
/// Above so many nodes a drawing without crossings is left as it is.
const SMALL: usize = 1_000;
/// Layers a node may move up or down at once.
const REACH: u32 = 10;
/// A round that takes away less than this share of the cost is idle.
const GAIN: f64 = 0.002;
/// Rounds end when so many in a row were idle; each goes through the nodes in
/// another order.
const IDLE: u64 = 6;
/// A cost that is not allowed.
const FORBIDDEN: i32 = i32::MAX / 4;

/// Lowers the crossings by reinserting nodes; gives the layering and the
/// number of crossings left.
///
/// Before: a proper layering, ordered. After: the same, with crossings, length
/// and crowding together no worse than before; left as it is where an arc was
/// too long to split. A one-way link may
/// have been turned, or turned back, where that pays twice the crossings of a
/// mean link; none is while `keep` says that the graph runs one way anyhow.
/// Complexity: a node of degree d costs O(d S log V) for S segments on the
/// layers it can reach; rounds end when they gain little or `budget`
/// (elementary steps) is spent.
/// Paper: the idea of inserting a line optimally among fixed others is from
/// Gutwenger, Mutzel, Weiskircher, "Inserting an edge into a planar graph",
/// 2005; moving nodes across layers by crossings from Bachmaier, Brandenburg,
/// Gleißner, Hofmeister, "Grid sifting: leveling and crossing reduction",
/// 2012. Here ways are found by dynamic programming over the slots of each
/// layer, see [`super::ways`].
///
/// # Errors
/// [`Cancelled`] when the observer asks to stop.
pub(crate) fn improve(
    links: &[Link],
    start: Ordered,
    keep: bool,
    budget: u64,
    observer: &dyn Observer,
) -> Result<(Ordered, u64), Cancelled> {
    let mut fewest = crossings::count(&start.proper, &start.order);
    let whole = start.proper.chain.iter().any(|&(first, past)| first == past);
    if whole || links.is_empty() || (fewest == 0 && start.proper.nodes > SMALL) {
        return Ok((start, fewest));
    }
    let mut near = vec![Vec::new(); start.proper.nodes];
    for (at, link) in (0..).zip(links) {
        near[link.a as usize].push(at);
        near[link.b as usize].push(at);
    }
    let mut nodes: Vec<u32> = (0..near.len() as u32).collect();
    // Those with many lines first: they decide where the others go.
    nodes.sort_by_key(|&node| std::cmp::Reverse(near[node as usize].len()));
    let mut weave = Weave::new(links, &start.arcs, &start.proper, &start.order);
    let mut best = start;
    let mut idle = 0;
    loop {
        let mean = 2 * fewest / links.len() as u64;
        let turning = CROSSING * mean.clamp(8, 100_000) as i32;
        let turning = if keep { FORBIDDEN } else { turning };
        for &node in &nodes {
            Cancelled::check(observer)?;
            if weave.spent > budget {
                break;
            }
            reinsert(&mut weave, links, &near[node as usize], node, turning);
        }
        let now = weave.ordered();
        let crossings = crossings::count(&now.proper, &now.order);
        let (before, after) = (cost(links, &best, fewest, turning), cost(links, &now, crossings, turning));
        if after < before {
            fewest = crossings;
            best = now;
        }
        if after >= before * (1.0 - GAIN) {
            idle += 1;
            shuffle(&mut nodes, idle);
        }
        if idle >= IDLE || weave.spent > budget {
            return Ok((best, fewest));
        }
    }
}

/// What the moves of a round lower together.
fn cost(links: &[Link], drawn: &Ordered, crossings: u64, turning: i32) -> f64 {
    let dummies = drawn.proper.len() - drawn.proper.nodes;
    let mut crowds = vec![0i32; drawn.proper.layers];
    for &layer in &drawn.layer {
        crowds[layer as usize] += 1;
    }
    let crowding: f64 = crowds.iter().map(|&crowd| f64::from(crowd) * f64::from(crowd - 1) / 2.0).sum();
    let turned = links.iter().zip(&drawn.arcs).filter(|(link, arc)| !link.two_way && arc.turned).count();
    crossings as f64 * f64::from(CROSSING)
        + dummies as f64 * f64::from(DUMMY)
        + crowding * f64::from(CROWD)
        + turned as f64 * f64::from(turning)
}

fn reinsert(weave: &mut Weave<'_>, links: &[Link], near: &[u32], node: u32, turning: i32) {
    let home = weave.position(node);
    for &link in near {
        weave.cut(link);
    }
    weave.take(node);
    let first = home.0.saturating_sub(REACH);
    let last = (home.0 + REACH).min(weave.height() - 1);
    let empty = |layer| vec![weave.crowd(layer) * CROWD; weave.width(layer) + 1];
    let mut costs: Vec<Vec<i32>> = (first..=last).map(empty).collect();
    for &at in near {
        let link = &links[at as usize];
        let other = link.a ^ link.b ^ node;
        let (turned_below, turned_above) = match (link.two_way, link.a == node) {
            (true, _) => (0, 0),
            (false, true) => (turning, 0),
            (false, false) => (0, turning),
        };
        let there = weave.position(other).0;
        let below = weave.costs(other, Heading::Down, last);
        let above = weave.costs(other, Heading::Up, first);
        for (layer, sums) in (first..=last).zip(&mut costs) {
            let steps = layer.abs_diff(there) as usize;
            let (rows, turned) = if layer > there { (&below, turned_below) } else { (&above, turned_above) };
            let Some(row) = steps.checked_sub(1).and_then(|step| rows.get(step)) else {
                // Two ends of a link never share a layer.
                sums.fill(FORBIDDEN);
                continue;
            };
            let once = turned.saturating_add((steps as i32 - 1).saturating_mul(DUMMY));
            for (sum, &crossed) in sums.iter_mut().zip(row) {
                let cost = crossed.saturating_mul(CROSSING).saturating_add(once);
                *sum = sum.saturating_add(cost).min(FORBIDDEN);
            }
        }
    }
    let (layer, slot) = cheapest(&costs, first, home);
    weave.put(node, layer, slot);
    for &at in near {
        let link = &links[at as usize];
        weave.draw(at, link.a ^ link.b ^ node, node);
    }
}

/// Layer and slot of the least cost; of equal ones the nearest to `home`.
fn cheapest(costs: &[Vec<i32>], first: u32, home: (u32, u32)) -> (u32, u32) {
    let all = (first..)
        .zip(costs)
        .flat_map(|(layer, row)| (0..).zip(row).map(move |(slot, &cost)| (cost, layer, slot)));
    all.min_by_key(|&(cost, layer, slot): &(i32, u32, u32)| {
        (cost, layer.abs_diff(home.0), slot.abs_diff(home.1), layer, slot)
    })
    .map_or(home, |(_, layer, slot)| (layer, slot))
}
