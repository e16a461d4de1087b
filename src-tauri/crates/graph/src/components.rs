//! Who can reach whom and back: strongly connected components, and the pieces the graph falls into.

use crate::inner::{Inner, outer};
use petgraph::algo::{connected_components, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};

/// Strongly connected components of more than one node, each ascending; larger ones first, then by first
/// node. Kosaraju's two passes as loops (Sharir, "A strong-connectivity algorithm", 1981). O(n log n).
pub(crate) fn strong(inner: &Inner) -> Vec<Vec<u32>> {
    let mut components: Vec<Vec<u32>> = kosaraju_scc(inner)
        .into_iter()
        .filter(|component| component.len() > 1)
        .map(|component| {
            let mut nodes: Vec<u32> =
                component.iter().map(|node| outer(inner, node.index() as u32)).collect();
            nodes.sort_unstable();
            nodes
        })
        .collect();
    components.sort_unstable_by_key(|nodes| (usize::MAX - nodes.len(), nodes[0]));
    components
}

/// Nodes that reach each other along `arcs`, those alone too; each group ascending, and every arc between two of
/// them points to the earlier one. O(n log n).
pub(crate) fn groups(nodes: usize, arcs: impl Iterator<Item = (u32, u32)>) -> Vec<Vec<u32>> {
    let mut graph = DiGraph::<(), ()>::with_capacity(nodes, arcs.size_hint().0);
    (0..nodes).for_each(|_| _ = graph.add_node(()));
    for (from, to) in arcs {
        graph.add_edge(NodeIndex::new(from as usize), NodeIndex::new(to as usize), ());
    }
    let ascending = |group: Vec<NodeIndex>| {
        let mut members: Vec<u32> = group.into_iter().map(|node| node.index() as u32).collect();
        members.sort_unstable();
        members
    };
    kosaraju_scc(&graph).into_iter().map(ascending).collect()
}

/// How many pieces the graph falls into when direction is not looked at; an isolated node is one.
pub(crate) fn weak(inner: &Inner) -> usize {
    connected_components(inner)
}
