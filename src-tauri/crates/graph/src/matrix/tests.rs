use super::*;
use crate::sketch::{Sketch, any_sketch, any_view, laws};
use crate::view::View;
use proptest::prelude::*;
use simpul_model::UnitId;

const ORDERS: [MatrixOrder; 4] =
    [MatrixOrder::Tree, MatrixOrder::Name, MatrixOrder::Clusters, MatrixOrder::Partition];

fn axis(document: &Document, view: &View, order: MatrixOrder) -> (Graph, MatrixAxis) {
    let graph = Graph::new(document, view);
    let wanted = vec![true; graph.nodes().len()];
    let names: Vec<String> = graph.nodes().iter().map(|&node| crate::name_of(document, node)).collect();
    let axis = matrix_axis(document, &graph, order, &wanted, &names, &|| false).unwrap();
    (graph, axis)
}

/// Needs that run from a later head to an earlier one of the company.
fn back(graph: &Graph, axis: &MatrixAxis) -> usize {
    let place = |at: u32| axis.heads.iter().position(|head| head.at == Some(at));
    let runs_back = |link: &&crate::build::Link| {
        !graph.touches_external(link) && place(link.supplier) > place(link.customer)
    };
    graph.links().iter().filter(runs_back).map(|link| link.needs.len()).sum()
}

proptest! {
    #![proptest_config(laws(256))]
    #[test]
    fn every_order_has_every_node_once(sketch in any_sketch(), view in any_view()) {
        let document = sketch.document();
        for order in ORDERS {
            let (graph, axis) = axis(&document, &view, order);
            let mut at: Vec<u32> = axis.heads.iter().filter_map(|head| head.at).collect();
            at.sort_unstable();
            prop_assert_eq!(&at, &(0..graph.nodes().len() as u32).collect::<Vec<_>>(), "{:?}", order);
            let outside = |head: &MatrixHead| head.at.is_some_and(|at| graph.is_external(at));
            prop_assert!(axis.heads[..axis.external_from as usize].iter().all(|head| !outside(head)));
            prop_assert!(axis.heads[axis.external_from as usize..].iter().all(outside));
            let mut end = 0;
            for block in &axis.blocks {
                prop_assert!(block.start >= end && block.length > 1);
                end = block.start + block.length;
            }
            prop_assert!(end <= axis.external_from);
        }
    }

    #[test]
    fn partitioning_turns_back_no_more_needs_than_any_other_order(sketch in any_sketch(), view in any_view()) {
        let document = sketch.document();
        let turned = |order| {
            let (graph, axis) = axis(&document, &view, order);
            back(&graph, &axis)
        };
        let least = turned(MatrixOrder::Partition);
        for order in [MatrixOrder::Tree, MatrixOrder::Name, MatrixOrder::Clusters] {
            prop_assert!(least <= turned(order), "{:?}", order);
        }
    }
}

/// A company with two divisions of two teams each, and somebody outside.
fn company() -> (Sketch, [UnitId; 8]) {
    let mut sketch = Sketch::default();
    let top = sketch.unit("company", None);
    let west = sketch.unit("west", Some(top));
    let east = sketch.unit("east", Some(top));
    let [a, b] = ["b west", "a west"].map(|name| sketch.unit(name, Some(west)));
    let [c, d] = ["c east", "d east"].map(|name| sketch.unit(name, Some(east)));
    let outside = sketch.unit("buyer", None);
    sketch.unit_mut(outside).external = true;
    (sketch, [top, west, east, a, b, c, d, outside])
}

fn nodes(axis: &MatrixAxis) -> Vec<Node> {
    axis.heads.iter().map(|head| head.node).collect()
}

#[test]
fn by_tree_a_unit_is_followed_by_what_is_in_it() {
    let (sketch, [top, west, east, a, b, c, d, outside]) = company();
    let (_, axis) = axis(&sketch.document(), &View::default(), MatrixOrder::Tree);
    assert_eq!(nodes(&axis), [top, west, a, b, east, c, d, outside].map(Node::Unit));
    let depths: Vec<u32> = axis.heads.iter().map(|head| head.depth).collect();
    assert_eq!(depths, [1, 2, 3, 3, 2, 3, 3, 1]);
    assert_eq!(axis.external_from, 7);
}

#[test]
fn a_folded_unit_stands_for_what_is_in_it() {
    let (mut sketch, [_, west, east, a, _, c, ..]) = company();
    sketch.need(a, c);
    let document = sketch.document();
    let view = View { folded: [west, east].into(), ..View::default() };
    let graph = Graph::new(&document, &view);
    let at = |unit| graph.index_of(Node::Unit(unit));
    assert_eq!((at(a), at(c)), (None, None));
    assert!(graph.link(at(east).unwrap(), at(west).unwrap()).is_some(), "a needs it from c");
}

#[test]
fn of_those_left_out_only_the_units_above_one_that_is_wanted_stay() {
    let (sketch, [top, west, _, _, b, ..]) = company();
    let document = sketch.document();
    let graph = Graph::new(&document, &View::default());
    let names = vec![String::new(); graph.nodes().len()];
    let wanted: Vec<bool> = graph.nodes().iter().map(|&node| node == Node::Unit(b)).collect();
    let axis = matrix_axis(&document, &graph, MatrixOrder::Tree, &wanted, &names, &|| false).unwrap();
    assert_eq!(nodes(&axis), [top, west, b].map(Node::Unit));
}

#[test]
fn suppliers_come_before_customers_and_a_circle_is_a_block() {
    let (mut sketch, [_, _, _, a, b, c, d, _]) = company();
    // d supplies the circle a, b, c, in which the way back from a to c is the lightest.
    for (customer, supplier) in [(a, b), (a, b), (b, c), (b, c), (c, a), (c, d)] {
        sketch.need(customer, supplier);
    }
    let document = sketch.document();
    let graph = Graph::new(&document, &View::default());
    let linked = graph.isolated();
    let wanted: Vec<bool> = (0..graph.nodes().len() as u32).map(|at| !linked.contains(&at)).collect();
    let names = vec![String::new(); graph.nodes().len()];
    let axis = matrix_axis(&document, &graph, MatrixOrder::Partition, &wanted, &names, &|| false).unwrap();
    assert_eq!(nodes(&axis), [d, c, b, a].map(Node::Unit));
    assert_eq!(axis.blocks, [MatrixBlock { start: 1, length: 3 }]);
    assert_eq!(back(&graph, &axis), 1);
}
