//! On whom the exchange hangs, one figure at a time: shortest ways through a node, and pairs whose loss would tear
//! it apart. Cut nodes with what they cut off come from [`crate::cut_off`].

use crate::analysis::Cancelled;
use crate::betweenness::betweenness;
use crate::build::Graph;
use crate::cut::cuts;
use crate::inner::{inner, outer};

/// How many shortest ways between others run through each internal node, ascending by node.
/// O(nodes × links); `cancelled` is asked once a node that serves others, from several threads.
///
/// # Errors
/// When it was cancelled.
pub fn ways_through(
    graph: &Graph,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<(u32, f64)>, Cancelled> {
    let inner = inner(graph);
    let through = betweenness(&inner, cancelled)?;
    Ok((0..).map(|at| outer(&inner, at)).zip(through).collect())
}

/// Pairs whose loss would split what is joined, the earlier node first, ascending. Linear.
pub fn bridges(graph: &Graph) -> Vec<(u32, u32)> {
    cuts(&inner(graph)).1
}

#[cfg(test)]
mod tests {
    use crate::sketch::{any_sketch, any_view, laws};
    use crate::{Graph, analyze, bridges, cut_off, ways_through};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(laws(64))]
        #[test]
        fn single_figures_are_those_of_the_whole_analysis(sketch in any_sketch(), view in any_view()) {
            let document = sketch.document();
            let graph = Graph::new(&document, &view);
            let node = |at: u32| graph.nodes()[at as usize];
            let whole = analyze(&document, &view, jiff::civil::date(2026, 1, 1), &|| false).unwrap();
            let ways = ways_through(&graph, &|| false).unwrap();
            prop_assert_eq!(ways.into_iter().map(|(at, n)| (node(at), n)).collect::<Vec<_>>(), whole.betweenness);
            let pairs = bridges(&graph).into_iter().map(|(a, b)| (node(a), node(b)));
            prop_assert_eq!(pairs.collect::<Vec<_>>(), whole.bridges);
            let cuts = cut_off(&graph, &|| false).unwrap();
            prop_assert_eq!(cuts.iter().map(|&(at, _)| node(at)).collect::<Vec<_>>(), whole.cut_units);
        }
    }
}
