use super::*;
use crate::sketch::{Sketch, any_sketch, any_view, laws};
use crate::view::View;
use petgraph::algo::is_cyclic_directed;
use petgraph::graph::DiGraph;
use proptest::prelude::*;
use simpul_model::UnitId;
use std::collections::BTreeSet;

fn run(sketch: &Sketch) -> Vec<CircleGroup> {
    circles(&Graph::new(&sketch.document(), &View::default()), &|| false).unwrap()
}

/// Units of which each serves the next, and the last the first.
fn ring(sketch: &mut Sketch, size: usize) -> Vec<UnitId> {
    let units: Vec<UnitId> = (0..size).map(|at| sketch.unit(&format!("{at:04}"), None)).collect();
    for (at, &unit) in units.iter().enumerate() {
        sketch.need(units[(at + 1) % size], unit);
    }
    units
}

#[test]
fn a_circle_is_named_and_opened_at_its_weakest_link() {
    let mut sketch = Sketch::default();
    let units = ring(&mut sketch, 3);
    sketch.need(units[1], units[0]);
    sketch.need(units[2], units[1]);
    let group = &run(&sketch)[0];
    let nodes: Vec<Node> = units.iter().copied().map(Node::Unit).collect();
    assert_eq!((&group.nodes, &group.circles, group.needs), (&nodes, &vec![nodes.clone()], 5));
    let opening = &group.opening;
    assert_eq!((opening.needs, opening.is_exact()), (1, true));
    assert_eq!((opening.links[0].supplier, opening.links[0].two_way), (nodes[2], false));
}

#[test]
fn two_way_pairs_alone_are_a_group_without_circles() {
    let mut sketch = Sketch::default();
    let units: Vec<UnitId> = (0..3).map(|at| sketch.unit(&format!("{at}"), None)).collect();
    for pair in units.windows(2) {
        sketch.need(pair[0], pair[1]);
        sketch.need(pair[1], pair[0]);
    }
    let group = &run(&sketch)[0];
    assert_eq!((group.nodes.len(), group.circles.len(), group.opening.needs), (3, 0, 2));
    assert!(group.opening.links.iter().all(|link| link.two_way));
}

#[test]
fn at_most_ten_circles_are_named_shorter_ones_first() {
    let mut sketch = Sketch::default();
    let hub = sketch.unit("hub", None);
    for size in [5, 3, 4, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3] {
        let mut before = hub;
        for _ in 1..size {
            let unit = sketch.unit("unit", None);
            sketch.need(unit, before);
            before = unit;
        }
        sketch.need(hub, before);
    }
    let group = &run(&sketch)[0];
    assert!(group.opening.needs == 13 && group.circles.len() == CIRCLES_NAMED);
    assert!(group.circles.iter().all(|circle| circle.len() == 3));
}

#[test]
fn a_circle_of_100_000() {
    let mut sketch = Sketch::default();
    ring(&mut sketch, 100_000);
    let group = &run(&sketch)[0];
    assert_eq!((group.circles[0].len(), group.opening.links.len()), (100_000, 1));
}

proptest! {
    #![proptest_config(laws(256))]
    #[test]
    fn without_the_openings_no_circle_is_left(sketch in any_sketch(), view in any_view()) {
        let graph = Graph::new(&sketch.document(), &view);
        let groups = circles(&graph, &|| false).unwrap();
        let open: BTreeSet<(Node, Node)> =
            groups.iter().flat_map(|g| &g.opening.links).map(|link| (link.supplier, link.customer)).collect();
        let mut left = DiGraph::<(), ()>::new();
        let at: Vec<_> = graph.nodes().iter().map(|_| left.add_node(())).collect();
        for link in graph.links().iter().filter(|link| !graph.touches_external(link)) {
            let ends = (graph.nodes()[link.supplier as usize], graph.nodes()[link.customer as usize]);
            if !open.contains(&ends) {
                left.add_edge(at[link.supplier as usize], at[link.customer as usize], ());
            }
        }
        prop_assert!(!is_cyclic_directed(&left));
        for group in &groups {
            prop_assert_eq!(group.opening.needs, group.opening.links.iter().map(|link| link.needs.len()).sum::<usize>());
            for circle in &group.circles {
                prop_assert!(circle.len() > 2);
                let place = |node: &Node| graph.index_of(*node).unwrap();
                for at in 0..circle.len() {
                    let next = &circle[(at + 1) % circle.len()];
                    prop_assert!(graph.link(place(&circle[at]), place(next)).is_some());
                }
                prop_assert_eq!(circle.iter().collect::<BTreeSet<_>>().len(), circle.len());
            }
        }
    }
}
