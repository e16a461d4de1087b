use super::*;
use crate::sketch::laws;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn run(nodes: usize, arcs: &[Arc]) -> Feedback {
    feedback(nodes, arcs, &mut Effort::default(), &|| false).unwrap()
}

/// Arcs between `nodes` nodes, ascending.
fn any_arcs(nodes: u32, most: usize) -> impl Strategy<Value = Vec<Arc>> {
    let arc = ((0..nodes, 0..nodes).prop_filter("no loop", |(a, b)| a != b), 1..4_u64);
    prop::collection::btree_map(arc.clone().0, arc.1, 0..most)
        .prop_map(|arcs| arcs.into_iter().map(|((from, to), weight)| (from, to, weight)).collect())
}

fn is_acyclic(nodes: usize, arcs: &[Arc], without: &[usize]) -> bool {
    let left: Vec<&Arc> =
        arcs.iter().enumerate().filter(|(at, _)| !without.contains(at)).map(|(_, arc)| arc).collect();
    let mut into = vec![0; nodes];
    left.iter().for_each(|arc| into[arc.1 as usize] += 1);
    let mut open: Vec<u32> = (0..nodes as u32).filter(|&node| into[node as usize] == 0).collect();
    let mut done = 0;
    while let Some(node) = open.pop() {
        done += 1;
        for arc in left.iter().filter(|arc| arc.0 == node) {
            into[arc.1 as usize] -= 1;
            if into[arc.1 as usize] == 0 {
                open.push(arc.1);
            }
        }
    }
    done == nodes
}

/// The least weight over all orders.
fn least(nodes: u32, arcs: &[Arc]) -> u64 {
    fn extend(place: &mut Vec<u32>, nodes: u32, arcs: &[Arc], best: &mut u64) {
        if place.len() == nodes as usize {
            let at = |node| place.iter().position(|&other| other == node);
            let cost = arcs.iter().filter(|arc| at(arc.0) > at(arc.1)).map(|arc| arc.2).sum();
            *best = (*best).min(cost);
        }
        for node in 0..nodes {
            if !place.contains(&node) {
                place.push(node);
                extend(place, nodes, arcs, best);
                place.pop();
            }
        }
    }
    let mut best = u64::MAX;
    extend(&mut Vec::new(), nodes, arcs, &mut best);
    best
}

proptest! {
    #![proptest_config(laws(64))]
    #[test]
    fn small_graphs_are_solved_exactly(arcs in any_arcs(6, 20)) {
        let found = run(6, &arcs);
        prop_assert!(is_acyclic(6, &arcs, &found.arcs));
        prop_assert_eq!((found.weight, found.bound), (least(6, &arcs), least(6, &arcs)));
        prop_assert_eq!(found.weight, found.arcs.iter().map(|&at| arcs[at].2).sum::<u64>());
    }

    #[test]
    fn the_search_and_the_bound_hold_the_exact_answer_between_them(arcs in any_arcs(9, 40)) {
        let (net, both) = Net::new(9, &arcs);
        let (_, exact) = exact::order(&net);
        let (order, found) = search::order(&net, 0, &|| false).unwrap();
        let bound = bound::packed(&net, &|| false).unwrap();
        prop_assert!(bound <= exact && exact <= found, "{bound} {exact} {found}");
        let mut nodes = order.clone();
        nodes.sort_unstable();
        prop_assert_eq!(nodes, (0..9).collect::<Vec<_>>());
        prop_assert_eq!(run(9, &arcs).weight, both + exact);
        // Nine nodes are few enough for a search with many starts to find the best order.
        prop_assert_eq!(found, exact);
    }

    #[test]
    fn larger_graphs_come_out_without_circles(arcs in any_arcs(40, 160)) {
        let found = run(40, &arcs);
        prop_assert!(is_acyclic(40, &arcs, &found.arcs));
        prop_assert!(found.bound <= found.weight);
        for at in &found.arcs {
            let others: Vec<usize> = found.arcs.iter().copied().filter(|other| other != at).collect();
            prop_assert!(!is_acyclic(40, &arcs, &others), "every arc is needed");
        }
    }

    #[test]
    fn the_names_of_nodes_do_not_matter(
        arcs in any_arcs(12, 50),
        names in Just((0..12_u32).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let named: BTreeMap<(u32, u32), u64> =
            arcs.iter().map(|a| ((names[a.0 as usize], names[a.1 as usize]), a.2)).collect();
        let named: Vec<Arc> = named.into_iter().map(|((from, to), weight)| (from, to, weight)).collect();
        prop_assert_eq!(run(12, &arcs).weight, run(12, &named).weight);
        let mut turned: Vec<Arc> = arcs.iter().map(|a| (a.1, a.0, a.2)).collect();
        turned.sort_unstable();
        prop_assert_eq!(run(12, &arcs).weight, run(12, &turned).weight, "turned round");
    }
}

#[test]
fn a_circle_of_100_000_is_opened_once() {
    let n = 100_000;
    let arcs: Vec<Arc> = (0..n).map(|at| (at, (at + 1) % n, 1 + u64::from(at != 77_777))).collect();
    let found = run(n as usize, &arcs);
    assert_eq!((found.arcs, found.weight, found.bound), (vec![77_777], 1, 1));
}

#[test]
fn of_two_against_each_other_the_lighter_goes() {
    let found = run(2, &[(0, 1, 5), (1, 0, 2)]);
    assert_eq!((found.arcs.as_slice(), found.weight, found.is_exact()), ([1].as_slice(), 2, true));
}

#[test]
fn no_arcs_no_set() {
    let none = run(3, &[]);
    assert_eq!((none.arcs.len(), none.weight, none.bound), (0, 0, 0));
}

#[test]
fn stops_when_asked() {
    let arcs: Vec<Arc> = (0..30).map(|at| (at, (at + 1) % 30, 1)).collect();
    assert_eq!(feedback(30, &arcs, &mut Effort::default(), &|| true), Err(Cancelled));
}
