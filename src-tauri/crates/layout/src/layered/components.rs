//! Phase 1: bring the edges into one order of their own and split the graph
//! into its connected components, so that each is drawn for itself.

use super::{Edge, LayeredInput};

/// An edge of one component; its ends are indexes into [`Component::nodes`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    /// Source; of a two-way edge the end with the smaller index.
    pub(crate) a: u32,
    /// Target; of a two-way edge the end with the larger index.
    pub(crate) b: u32,
    /// Whether the edge has no direction of its own.
    pub(crate) two_way: bool,
    /// Strength, finite and above zero.
    pub(crate) weight: f64,
    /// Index of the edge in the input.
    pub(crate) input: u32,
    /// Whether the input names the ends the other way round.
    pub(crate) swapped: bool,
}

/// One connected component.
#[derive(Clone, Debug, Default)]
pub(crate) struct Component {
    /// Input indexes of the nodes, ascending.
    pub(crate) nodes: Vec<u32>,
    /// The edges, ordered by their ends, so that the order of the input's edge
    /// list does not matter.
    pub(crate) links: Vec<Link>,
}

/// Splits the input into connected components, ordered by their smallest node.
///
/// Before: any edge list; self loops and edges with an end out of range are
/// left out. After: every node stands in exactly one component.
/// Complexity: O(V + E log E).
/// Paper: Tarjan, "Efficiency of a Good But Not Linear Set Union Algorithm",
/// 1975 (with path halving).
pub(crate) fn split(input: &LayeredInput<'_>) -> Vec<Component> {
    let count = input.sizes.len();
    let mut links: Vec<Link> = input
        .edges
        .iter()
        .enumerate()
        .filter(|(_, edge)| {
            edge.source != edge.target && (edge.source as usize) < count && (edge.target as usize) < count
        })
        .map(|(index, edge)| canonical(index, edge))
        .collect();
    links.sort_by(|x, y| {
        (x.a, x.b, x.two_way)
            .cmp(&(y.a, y.b, y.two_way))
            .then(x.weight.total_cmp(&y.weight))
            .then(x.input.cmp(&y.input))
    });

    let mut leader: Vec<u32> = (0..count as u32).collect();
    for link in &links {
        let (a, b) = (find(&mut leader, link.a), find(&mut leader, link.b));
        // The smaller index leads, so that components come in node order.
        leader[a.max(b) as usize] = a.min(b);
    }

    let mut components: Vec<Component> = Vec::new();
    let mut component_of = vec![u32::MAX; count];
    let mut local = vec![0; count];
    for node in 0..count as u32 {
        let lead = find(&mut leader, node) as usize;
        if component_of[lead] == u32::MAX {
            component_of[lead] = components.len() as u32;
            components.push(Component::default());
        }
        let index = component_of[lead];
        component_of[node as usize] = index;
        let nodes = &mut components[index as usize].nodes;
        local[node as usize] = nodes.len() as u32;
        nodes.push(node);
    }
    for link in links {
        components[component_of[link.a as usize] as usize].links.push(Link {
            a: local[link.a as usize],
            b: local[link.b as usize],
            ..link
        });
    }
    components
}

fn canonical(index: usize, edge: &Edge) -> Link {
    let swapped = edge.two_way && edge.source > edge.target;
    let (a, b) = if swapped { (edge.target, edge.source) } else { (edge.source, edge.target) };
    let sound = edge.weight.is_finite() && edge.weight > 0.0;
    Link {
        a,
        b,
        two_way: edge.two_way,
        weight: if sound { edge.weight } else { 1.0 },
        input: index as u32,
        swapped,
    }
}

fn find(leader: &mut [u32], mut node: u32) -> u32 {
    while leader[node as usize] != node {
        leader[node as usize] = leader[leader[node as usize] as usize];
        node = leader[node as usize];
    }
    node
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::Size;

    #[test]
    fn components_come_in_the_order_of_their_smallest_node() {
        let sizes = [Size::new(1.0, 1.0); 6];
        let edge = |source, target, two_way| Edge { source, target, two_way, weight: 1.0 };
        let edges = [edge(5, 2, true), edge(4, 0, false), edge(3, 3, false)];
        let parts = split(&LayeredInput { sizes: &sizes, edges: &edges });
        let nodes: Vec<_> = parts.iter().map(|part| part.nodes.clone()).collect();
        assert_eq!(nodes, [vec![0, 4], vec![1], vec![2, 5], vec![3]]);
        let two_way = parts[2].links[0];
        assert_eq!((two_way.a, two_way.b, two_way.swapped), (0, 1, true));
        let one_way = parts[0].links[0];
        assert_eq!((one_way.a, one_way.b, one_way.input), (1, 0, 1));
    }
}
