//! Counting crossings between neighbouring layers.

use super::order::Order;
use super::proper::Proper;

/// Crossings of all segments when the vertices stand as `order` says.
///
/// Complexity: O(S log V) for S segments.
/// Paper: Barth, Jünger, Mutzel, "Simple and efficient bilayer cross
/// counting", 2004 (accumulator tree).
pub(crate) fn count(proper: &Proper, order: &Order) -> u64 {
    let mut counter = Counter::default();
    (1..proper.layers).map(|lower| counter.between(proper, order, lower)).sum()
}

/// Counts with buffers that are kept from layer to layer.
#[derive(Default)]
struct Counter {
    tree: Vec<u32>,
    ends: Vec<u32>,
}

impl Counter {
    /// Crossings between layer `lower` and the one above it.
    fn between(&mut self, proper: &Proper, order: &Order, lower: usize) -> u64 {
        let width = order.layers[lower - 1].len();
        let mut leaf = 1;
        while leaf < width {
            leaf *= 2;
        }
        self.tree.clear();
        self.tree.resize(2 * leaf, 0);
        let mut crossings = 0;
        for &vertex in &order.layers[lower] {
            let above = proper.above.of(vertex);
            self.ends.clear();
            self.ends.extend(above.iter().map(|&(upper, _)| order.place[upper as usize]));
            // Segments with a common end do not cross: count all, then enter all.
            for &end in &self.ends {
                crossings += u64::from(right_of(&self.tree, leaf, end as usize));
            }
            for &end in &self.ends {
                enter(&mut self.tree, leaf, end as usize);
            }
        }
        crossings
    }
}

/// How many entered ends stand right of `end`.
fn right_of(tree: &[u32], leaf: usize, end: usize) -> u32 {
    let (mut at, mut sum) = (leaf + end, 0);
    while at > 1 {
        if at.is_multiple_of(2) {
            sum += tree[at + 1];
        }
        at /= 2;
    }
    sum
}

fn enter(tree: &mut [u32], leaf: usize, end: usize) {
    let mut at = leaf + end;
    while at > 0 {
        tree[at] += 1;
        at /= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::super::cycles::Arc;
    use super::super::proper::split;
    use super::*;
    use proptest::prelude::*;

    /// The definition: two segments of one gap cross when their ends stand in
    /// opposite order.
    fn by_pairs(proper: &Proper, order: &Order) -> u64 {
        let place = |vertex: u32| i64::from(order.place[vertex as usize]);
        let mut sum = 0;
        for (at, x) in proper.segments.iter().enumerate() {
            for y in &proper.segments[..at] {
                let same_gap = proper.layer[x.0 as usize] == proper.layer[y.0 as usize];
                let turn = (place(x.0) - place(y.0)) * (place(x.1) - place(y.1));
                sum += u64::from(same_gap && turn < 0);
            }
        }
        sum
    }

    proptest! {
        #![proptest_config(super::super::tests::config())]
        #[test]
        fn the_tree_counts_what_pairs_count(
            ends in proptest::collection::vec((0u32..8, 8u32..14), 0..40),
            long in proptest::collection::vec((0u32..8, 14u32..18), 0..20),
        ) {
            let layer: Vec<u32> = (0..18).map(|v| u32::from(v >= 8) + u32::from(v >= 14)).collect();
            let arcs: Vec<Arc> = ends.iter().chain(&long)
                .map(|&(from, to)| Arc { from, to, turned: false })
                .collect();
            let proper = split(&layer, &arcs, 1000);
            let order = Order::in_sequence(&proper, 0..proper.len() as u32);
            prop_assert_eq!(count(&proper, &order), by_pairs(&proper, &order));
        }
    }
}
