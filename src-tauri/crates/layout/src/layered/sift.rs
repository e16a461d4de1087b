//! Sifting: each vertex in turn is tried at every place of its layer and put
//! where the fewest segments cross, until a whole round gains nothing.

use super::order::Order;
use super::proper::Proper;
use crate::geometry::{Cancelled, Observer};

/// Sifts until no vertex can be moved with gain or `budget` is spent; gives
/// the crossings left, given those there were.
///
/// Complexity: a round is O(sum over layers of vertices × segments there).
pub(crate) fn settle(
    proper: &Proper,
    order: &mut Order,
    mut crossings: u64,
    spent: &mut u64,
    budget: u64,
    observer: &dyn Observer,
) -> Result<u64, Cancelled> {
    let mut sides = Sides::default();
    loop {
        let before = crossings;
        for layer in 0..proper.layers {
            let mut vertices = order.layers[layer].clone();
            // Those with many segments first: they fix where the others go.
            vertices.sort_by_key(|&vertex| std::cmp::Reverse(degree(proper, vertex)));
            for vertex in vertices {
                Cancelled::check(observer)?;
                if *spent > budget {
                    return Ok(crossings);
                }
                crossings -= sides.sift(proper, order, layer, vertex, spent);
            }
        }
        if crossings == before {
            return Ok(crossings);
        }
    }
}

fn degree(proper: &Proper, vertex: u32) -> usize {
    proper.above.of(vertex).len() + proper.below.of(vertex).len()
}

/// For each place of the neighbouring layers: how many of the sifted vertex's
/// neighbours stand left of it less how many stand right.
#[derive(Default)]
struct Sides {
    above: Vec<i32>,
    below: Vec<i32>,
}

impl Sides {
    /// Moves `vertex` to its best place; gives the crossings gained.
    fn sift(
        &mut self,
        proper: &Proper,
        order: &mut Order,
        layer: usize,
        vertex: u32,
        spent: &mut u64,
    ) -> u64 {
        let (above, below) = (proper.above.of(vertex), proper.below.of(vertex));
        let width_above = layer.checked_sub(1).map_or(0, |at| order.layers[at].len());
        let width_below = order.layers.get(layer + 1).map_or(0, Vec::len);
        fill(&mut self.above, above, width_above, order);
        fill(&mut self.below, below, width_below, order);
        *spent += (width_above + width_below) as u64;

        let here = order.place[vertex as usize] as usize;
        let (mut sum, mut best, mut best_at, mut at_here) = (0i64, i64::MAX, 0, 0);
        let vertices = &order.layers[layer];
        let mut slot = 0;
        for place in 0..=vertices.len() {
            if place == here {
                at_here = sum;
                continue;
            }
            // `sum` is the cost of standing before the vertex at `place`.
            let nearer = slot_distance(slot, here) < slot_distance(best_at, here);
            if sum < best || (sum == best && nearer) {
                best = sum;
                best_at = slot;
            }
            slot += 1;
            if let Some(&passed) = vertices.get(place) {
                let near = proper.above.of(passed);
                for &(other, _) in near {
                    sum += i64::from(self.above[order.place[other as usize] as usize]);
                }
                let also = proper.below.of(passed);
                for &(other, _) in also {
                    sum += i64::from(self.below[order.place[other as usize] as usize]);
                }
                *spent += (1 + near.len() + also.len()) as u64;
            }
        }
        if best >= at_here {
            return 0;
        }
        let vertices = &mut order.layers[layer];
        if best_at > here {
            vertices[here..=best_at].rotate_left(1);
        } else {
            vertices[best_at..=here].rotate_right(1);
        }
        order.renumber(layer);
        (at_here - best) as u64
    }
}

fn slot_distance(slot: usize, here: usize) -> usize {
    slot.abs_diff(here)
}

fn fill(sides: &mut Vec<i32>, near: &[(u32, u32)], width: usize, order: &Order) {
    sides.clear();
    if near.is_empty() {
        sides.resize(width, 0);
        return;
    }
    // First how many stand on each place, then left less right in one pass.
    sides.resize(width, 0);
    for &(other, _) in near {
        sides[order.place[other as usize] as usize] += 1;
    }
    let mut left = 0;
    let all = near.len() as i32;
    for side in sides.iter_mut() {
        let on = *side;
        *side = left - (all - left - on);
        left += on;
    }
}
