//! Phase 5: order the vertices of each layer so that few segments cross.

use super::crossings;
use super::cycles::Arc;
use super::proper::Proper;
use super::sift;
use crate::geometry::{Cancelled, Observer};

/// The vertices of each layer from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Order {
    /// Layers from top to bottom.
    pub(crate) layers: Vec<Vec<u32>>,
    /// The place of each vertex in its layer.
    pub(crate) place: Vec<u32>,
}

impl Order {
    /// Every layer in the order in which `sequence` yields its vertices.
    pub(crate) fn in_sequence(proper: &Proper, sequence: impl Iterator<Item = u32>) -> Self {
        let mut order = Self { layers: vec![Vec::new(); proper.layers], place: vec![0; proper.len()] };
        for vertex in sequence {
            order.layers[proper.layer[vertex as usize] as usize].push(vertex);
        }
        for layer in 0..proper.layers {
            order.renumber(layer);
        }
        order
    }

    /// Writes the places of `layer` anew after it was reordered.
    pub(crate) fn renumber(&mut self, layer: usize) {
        for (place, &vertex) in (0..).zip(&self.layers[layer]) {
            self.place[vertex as usize] = place;
        }
    }
}

/// A layering with its directions and the order along each layer.
#[derive(Clone, Debug)]
pub(crate) struct Ordered {
    /// The layer of each node.
    pub(crate) layer: Vec<u32>,
    /// The direction of each link.
    pub(crate) arcs: Vec<Arc>,
    /// The layering, long arcs split.
    pub(crate) proper: Proper,
    /// The order along each layer.
    pub(crate) order: Order,
}

/// Finds an order with few crossings; the input of the next phase.
///
/// Before: a proper layering. After: each vertex stands once, on its layer;
/// on a place of its own.
/// Complexity: O(S log V) a sweep, O(V S / layers) a sifting round; sweeps end
/// when several in a row bring nothing, starts when `budget` (elementary
/// steps) is spent, though one start is always made.
/// Paper: Sugiyama, Tagawa, Toda 1981 (barycentres); Matuszewski, Schönfeld,
/// Molitor, "Using sifting for k-layer straightline crossing minimization",
/// 1999; starts from depth-first, breadth-first and shuffled sequences with
/// fixed seeds, the best kept.
///
/// # Errors
/// [`Cancelled`] when the observer asks to stop.
pub(crate) fn reduce(proper: &Proper, budget: u64, observer: &dyn Observer) -> Result<Order, Cancelled> {
    let mut best: Option<(Order, u64)> = None;
    let mut spent = 0;
    for start in 0..STARTS {
        let mut order = first_order(proper, start);
        let mut crossings = sweep(proper, &mut order, &mut spent, observer)?;
        if crossings > 0 {
            crossings = sift::settle(proper, &mut order, crossings, &mut spent, budget, observer)?;
        }
        if best.as_ref().is_none_or(|best| crossings < best.1) {
            best = Some((order, crossings));
        }
        if crossings == 0 || spent > budget {
            break;
        }
    }
    Ok(best.map(|best| best.0).unwrap_or_default())
}

/// Starts at most.
const STARTS: u32 = 4;
/// Sweeps without gain after which sweeping ends.
const PATIENCE: u32 = 6;

fn first_order(proper: &Proper, start: u32) -> Order {
    match start {
        0 => Order::in_sequence(proper, walk(proper, true).into_iter()),
        1 => Order::in_sequence(proper, walk(proper, false).into_iter()),
        _ => {
            let mut sequence: Vec<u32> = (0..proper.len() as u32).collect();
            shuffle(&mut sequence, u64::from(start));
            Order::in_sequence(proper, sequence.into_iter())
        }
    }
}

/// All vertices in depth-first or breadth-first order over the segments.
fn walk(proper: &Proper, depth_first: bool) -> Vec<u32> {
    let mut seen = vec![false; proper.len()];
    let mut sequence = Vec::with_capacity(proper.len());
    let mut roots: Vec<u32> = (0..proper.len() as u32).collect();
    roots.sort_by_key(|&vertex| proper.layer[vertex as usize]);
    let mut queue = std::collections::VecDeque::new();
    for root in roots {
        queue.push_back(root);
        while let Some(vertex) = if depth_first { queue.pop_back() } else { queue.pop_front() } {
            if std::mem::replace(&mut seen[vertex as usize], true) {
                continue;
            }
            sequence.push(vertex);
            let near = proper.below.of(vertex).iter().chain(proper.above.of(vertex));
            queue.extend(near.map(|&(other, _)| other).filter(|&other| !seen[other as usize]));
        }
    }
    sequence
}

/// Fisher and Yates' shuffle, numbers by Steele, Lea and Flood's SplitMix.
pub(crate) fn shuffle(sequence: &mut [u32], seed: u64) {
    let mut state = seed;
    for last in (1..sequence.len()).rev() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        sequence.swap(last, (mixed % (last as u64 + 1)) as usize);
    }
}

/// Sweeps down and up by barycentres while that helps; leaves the best order.
fn sweep(
    proper: &Proper,
    order: &mut Order,
    spent: &mut u64,
    observer: &dyn Observer,
) -> Result<u64, Cancelled> {
    let mut best = order.clone();
    let mut fewest = crossings::count(proper, order);
    let mut idle = 0;
    let mut round = 0u32;
    let mut keys = vec![0.0; proper.len()];
    while idle < PATIENCE && fewest > 0 {
        Cancelled::check(observer)?;
        let down = round.is_multiple_of(2);
        // Equal barycentres change sides every other pair of sweeps.
        let turn_ties = round % 4 >= 2;
        for step in 1..proper.layers {
            let layer = if down { step } else { proper.layers - 1 - step };
            by_barycentre(proper, order, layer, down, turn_ties, &mut keys);
        }
        round += 1;
        *spent += 4 * (proper.len() + proper.segments.len()) as u64;
        let crossings = crossings::count(proper, order);
        if crossings < fewest {
            fewest = crossings;
            best.clone_from(order);
            idle = 0;
        } else {
            idle += 1;
        }
    }
    *order = best;
    Ok(fewest)
}

/// Sorts one layer by the mean place of each vertex's neighbours; a vertex
/// without any keeps its place's share.
fn by_barycentre(
    proper: &Proper,
    order: &mut Order,
    layer: usize,
    down: bool,
    turn_ties: bool,
    keys: &mut [f64],
) {
    let (fixed, near) = if down { (layer - 1, &proper.above) } else { (layer + 1, &proper.below) };
    let share = order.layers[fixed].len() as f64 / order.layers[layer].len() as f64;
    for &vertex in &order.layers[layer] {
        let near = near.of(vertex);
        let sum: u64 = near.iter().map(|&(other, _)| u64::from(order.place[other as usize])).sum();
        keys[vertex as usize] = if near.is_empty() {
            f64::from(order.place[vertex as usize]) * share
        } else {
            sum as f64 / near.len() as f64
        };
    }
    let vertices = &mut order.layers[layer];
    if turn_ties {
        vertices.reverse();
    }
    vertices.sort_by(|&x, &y| keys[x as usize].total_cmp(&keys[y as usize]));
    order.renumber(layer);
}
