//! Phase 7, second part: bring neighbours together. Phase 7's first part keeps
//! every long line upright at any price in width, and a dense drawing comes out
//! several times wider than its boxes need.

use super::adjacency::Adjacency;
use super::order::Order;
use super::place::Spacing;
use super::proper::Proper;

/// How often each layer is settled once down and once up at most, and how hard
/// a segment between two dummies pulls then: what is wide comes together first,
/// then long lines are set upright.
const PHASES: [(usize, f64); 2] = [(120, 8.0), (8, 64.0)];
/// How hard other segments pull, by how many of their ends are dummies.
const PULL: [f64; 2] = [1.0, 2.0];
/// Elementary steps all rounds of a phase together may take, but for the first
/// two.
const STEPS: usize = 20_000_000;

/// The x of each vertex, with the squares of what segments run sideways smaller
/// together than in `x`.
///
/// Before and after: neighbours of a layer keep `spacing`.
/// Complexity: O(V + S) a round.
/// Paper: one layer at a time, the others fixed, is the least squares fit of
/// Ayer and others, 1955 (pool adjacent violators); the weights are those of
/// Gansner, Koutsofios, North, Vo, 1993.
pub(crate) fn gathered(proper: &Proper, order: &Order, x: Vec<f64>, spacing: &Spacing<'_>) -> Vec<f64> {
    PHASES.iter().fold(x, |x, &(rounds, upright)| pulled(proper, order, x, spacing, upright, rounds))
}

fn pulled(
    proper: &Proper,
    order: &Order,
    mut x: Vec<f64>,
    spacing: &Spacing<'_>,
    upright: f64,
    rounds: usize,
) -> Vec<f64> {
    let work = 4 * (proper.len() + proper.segments.len());
    let rounds = (STEPS / work.max(1)).clamp(2, rounds);
    let mut row = Row { pull: [PULL[0], PULL[1], upright], ..Row::default() };
    for _ in 0..rounds {
        let down = order.layers.iter();
        for layer in down.clone().chain(down.rev()) {
            row.settle(proper, layer, &mut x, spacing);
        }
    }
    x
}

/// One layer at a time; keeps its buffers.
#[derive(Default)]
struct Row {
    /// How hard a segment pulls, by how many of its ends are dummies.
    pull: [f64; 3],
    /// Pools of vertices that touch: place of the first without the gaps before it, weight, count.
    pools: Vec<(f64, f64, usize)>,
    /// Distance from the first vertex that the gaps ask for.
    offsets: Vec<f64>,
}

impl Row {
    /// Moves the vertices of one layer as near to their neighbours on both sides as their order lets them.
    fn settle(&mut self, proper: &Proper, layer: &[u32], x: &mut [f64], spacing: &Spacing<'_>) {
        self.pools.clear();
        self.offsets.clear();
        let mut offset = 0.0;
        for (at, &vertex) in layer.iter().enumerate() {
            if at > 0 {
                offset += spacing.between(layer[at - 1], vertex);
            }
            self.offsets.push(offset);
            let (wanted, weight) = self.wanted(proper, vertex, x);
            let mut pool = (wanted - offset, weight, 1);
            while let Some(&last) = self.pools.last() {
                if last.0 < pool.0 {
                    break;
                }
                let weight = last.1 + pool.1;
                pool = ((last.0 * last.1 + pool.0 * pool.1) / weight, weight, last.2 + pool.2);
                self.pools.pop();
            }
            self.pools.push(pool);
        }
        let places = self.pools.iter().flat_map(|&(place, _, count)| std::iter::repeat_n(place, count));
        for ((&vertex, place), offset) in layer.iter().zip(places).zip(&self.offsets) {
            x[vertex as usize] = place + offset;
        }
    }

    /// Where a vertex would stand if it were alone, and how much that matters.
    fn wanted(&self, proper: &Proper, vertex: u32, x: &[f64]) -> (f64, f64) {
        let own = usize::from(proper.is_dummy(vertex));
        let near = |side: &Adjacency| {
            side.of(vertex).iter().fold((0.0, 0.0), |(sum, weight), &(other, _)| {
                let pull = self.pull[own + usize::from(proper.is_dummy(other))];
                (sum + pull * x[other as usize], weight + pull)
            })
        };
        let (above, below) = (near(&proper.above), near(&proper.below));
        let weight = above.1 + below.1;
        if weight > 0.0 { ((above.0 + below.0) / weight, weight) } else { (x[vertex as usize], 1.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::place::balanced;
    use super::super::tests::{config, crowded, graphs, ordered};
    use super::*;
    use proptest::prelude::*;

    /// What the phase is to lower.
    fn pull(proper: &Proper, x: &[f64], upright: f64) -> f64 {
        let pull = |&(upper, lower): &(u32, u32)| {
            let dummies = [upper, lower].iter().filter(|&&end| proper.is_dummy(end)).count();
            [PULL[0], PULL[1], upright][dummies] * (x[upper as usize] - x[lower as usize]).powi(2)
        };
        proper.segments.iter().map(pull).sum()
    }

    proptest! {
        #![proptest_config(config())]
        #[test]
        fn neighbours_keep_their_distance_and_lines_run_less_sideways((sizes, edges) in graphs()) {
            for (proper, order, widths) in ordered(&sizes, &edges) {
                let spacing = Spacing { widths: &widths, node_gap: 30.0, edge_gap: 12.0 };
                let mut x = balanced(&proper, &order, &spacing);
                for (rounds, upright) in PHASES {
                    let before = pull(&proper, &x, upright);
                    x = pulled(&proper, &order, x, &spacing, upright, rounds);
                    prop_assert_eq!(crowded(&order, &x, &spacing), []);
                    prop_assert!(pull(&proper, &x, upright) <= before * (1.0 + 1e-9) + 1e-6);
                }
            }
        }
    }
}
