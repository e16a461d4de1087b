use super::*;
use crate::sketch::{Sketch, any_sketch, any_view, laws};
use crate::view::View;
use proptest::prelude::*;

/// Two divisions of two departments each; needs as (customer, supplier) among the four.
fn divisions(needs: &[(usize, usize)]) -> (Document, [simpul_model::UnitId; 4]) {
    let mut sketch = Sketch::default();
    let (trade, insurance) = (sketch.unit("trade", None), sketch.unit("insurance", None));
    let low = [
        sketch.unit("warehouse", Some(trade)),
        sketch.unit("marketing", Some(trade)),
        sketch.unit("claims", Some(insurance)),
        sketch.unit("data entry", Some(insurance)),
    ];
    needs.iter().for_each(|&(customer, supplier)| _ = sketch.need(low[customer], low[supplier]));
    (sketch.document(), low)
}

#[test]
fn summed_when_only_the_totals_run_both_ways() {
    let (document, low) = divisions(&[(0, 2), (2, 0), (0, 3)]);
    let graph = Graph::new(&document, &View::at(1));
    let direct = pairs(&graph);
    assert_eq!(direct[0].kind, PairKind::TwoWay, "warehouse and claims serve each other");
    assert_eq!(
        direct[0].balance(),
        Balance { forth: 1, back: 2 }.turned_if(graph.nodes()[0] != top(&document, 0))
    );

    let (document, _) = divisions(&[(0, 2), (3, 0), (3, 1)]);
    let graph = Graph::new(&document, &View::at(1));
    let summed = pairs(&graph);
    assert_eq!(summed[0].kind, PairKind::Summed);
    let lower = lower_pairs(&document, &graph, &summed[0]);
    assert_eq!(lower.len(), 3);
    assert!(lower.iter().all(|pair| pair.kind() == PairKind::OneWay));
    assert!(lower.iter().flat_map(|pair| [pair.a, pair.b]).all(|node| low.map(Node::Unit).contains(&node)));
}

fn top(document: &Document, at: usize) -> Node {
    Node::Unit(document.units_in(None).nth(at).unwrap().id)
}

trait Turn {
    fn turned_if(self, turn: bool) -> Self;
}

impl Turn for Balance {
    fn turned_if(self, turn: bool) -> Self {
        if turn { Self { forth: self.back, back: self.forth } } else { self }
    }
}

proptest! {
    #![proptest_config(laws(512))]
    #[test]
    fn needs_are_conserved_and_kinds_are_those_of_a_plain_search(sketch in any_sketch(), view in any_view()) {
        let document = sketch.document();
        let graph = Graph::new(&document, &view);
        let inside: usize = (0..graph.nodes().len() as u32).map(|node| graph.inside(node).len()).sum();
        let linked: usize = graph.links().iter().map(|link| link.needs.len()).sum();
        prop_assert_eq!(inside + linked, graph.needs());
        if view.filter.external {
            prop_assert_eq!(graph.needs(), document.needs().iter().filter(|need| need.is_active()).count());
        }
        let pairs = pairs(&graph);
        prop_assert_eq!(linked, pairs.iter().map(|pair| pair.forth.len() + pair.back.len()).sum::<usize>());
        for pair in &pairs {
            let lower = lower_pairs(&document, &graph, pair);
            prop_assert_eq!(pair.forth.len(), lower.iter().map(|low| low.forth.len()).sum::<usize>());
            prop_assert_eq!(pair.back.len(), lower.iter().map(|low| low.back.len()).sum::<usize>());
            let both = !pair.forth.is_empty() && !pair.back.is_empty();
            let direct = lower.iter().any(|low| low.kind() == PairKind::TwoWay);
            let wanted = match (both, direct) {
                (true, true) => PairKind::TwoWay,
                (true, false) => PairKind::Summed,
                (false, _) => PairKind::OneWay,
            };
            prop_assert_eq!(pair.kind, wanted);
        }
    }
}
