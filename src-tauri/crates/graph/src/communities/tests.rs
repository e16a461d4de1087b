use super::*;
use crate::sketch::{Sketch, any_sketch, any_view, laws};
use crate::view::View;
use proptest::prelude::*;
use simpul_model::{Document, UnitId};

fn run(document: &Document) -> Communities {
    communities(&Graph::new(document, &View::default()), &|| false).unwrap()
}

/// Groups of units in which everybody serves everybody, joined to a ring by single needs.
fn ring_of_groups(sketch: &mut Sketch, groups: usize, size: usize) -> Vec<Vec<UnitId>> {
    let all: Vec<Vec<UnitId>> = (0..groups)
        .map(|group| (0..size).map(|at| sketch.unit(&format!("{group:02} {at}"), None)).collect())
        .collect();
    for (at, group) in all.iter().enumerate() {
        for (one, &a) in group.iter().enumerate() {
            group[one + 1..].iter().for_each(|&b| _ = sketch.need(a, b));
        }
        sketch.need(all[(at + 1) % groups][0], group[1]);
    }
    all
}

#[test]
fn groups_that_serve_each_other_are_found() {
    let mut sketch = Sketch::default();
    let groups = ring_of_groups(&mut sketch, 6, 5);
    let found = run(&sketch.document());
    let wanted: Vec<Vec<Node>> =
        groups.iter().map(|group| group.iter().copied().map(Node::Unit).collect()).collect();
    assert_eq!(found.groups, wanted);
    // 66 needs, 60 of them within; every group has 22 of 132 ends: 60/66 - 6 (22/132)^2.
    assert!((found.modularity.unwrap() - (10.0 / 11.0 - 1.0 / 6.0)).abs() < 1e-12);
}

#[test]
fn without_links_there_are_none() {
    let mut sketch = Sketch::default();
    sketch.unit("alone", None);
    let found = run(&sketch.document());
    assert_eq!((found.groups.len(), found.modularity, found.of), (0, None, vec![None]));
}

#[test]
fn who_works_in_another_branch_is_named() {
    let mut sketch = Sketch::default();
    let top = sketch.unit("top", None);
    let (left, right) = (sketch.unit("left", Some(top)), sketch.unit("right", Some(top)));
    let teams = |sketch: &mut Sketch, branch, name: &str| -> Vec<UnitId> {
        (0..4).map(|at| sketch.unit(&format!("{name} {at}"), Some(branch))).collect()
    };
    let (ours, theirs) = (teams(&mut sketch, left, "l"), teams(&mut sketch, right, "r"));
    // The last of the left works with the right.
    let works = |sketch: &mut Sketch, units: &[UnitId]| {
        for (at, &a) in units.iter().enumerate() {
            units[at + 1..].iter().for_each(|&b| _ = sketch.need(a, b));
        }
    };
    let strays = ours[3];
    works(&mut sketch, &ours[..3]);
    works(&mut sketch, &[theirs.as_slice(), &[strays]].concat());
    sketch.need(strays, ours[0]);
    let document = sketch.document();
    let graph = Graph::new(&document, &View::default());
    let found = communities(&graph, &|| false).unwrap();
    let chart = chart_and_work(&document, &graph, &found);
    assert_eq!((chart.branch_depth, chart.elsewhere.len()), (Some(2), 1));
    let stray = &chart.elsewhere[0];
    assert_eq!((stray.node, stray.branch, stray.home), (Node::Unit(strays), left, right));
    assert_eq!((stray.needs_own.len(), stray.needs_home.len()), (1, 4));
    assert!(chart.modularity < found.modularity);
}

proptest! {
    #![proptest_config(laws(256))]
    #[test]
    fn communities_are_connected_and_beat_the_trivial_ones(sketch in any_sketch(), view in any_view()) {
        let document = sketch.document();
        let graph = Graph::new(&document, &view);
        let found = communities(&graph, &|| false).unwrap();
        let weighted = Weighted::of(&graph);
        for group in &found.groups {
            let inside: Vec<u32> = group.iter().map(|&node| graph.index_of(node).unwrap()).collect();
            let mut reached = vec![inside[0]];
            let mut at = 0;
            while let Some(&node) = reached.get(at) {
                at += 1;
                let near = weighted.near[node as usize].iter().map(|near| near.0);
                let new: Vec<u32> = near.filter(|n| inside.contains(n) && !reached.contains(n)).collect();
                reached.extend(new);
            }
            prop_assert_eq!(reached.len(), inside.len());
        }
        let alone: Vec<u32> = (0..weighted.len() as u32).collect();
        prop_assert!(found.modularity >= weighted.modularity(&alone));
        prop_assert!(found.modularity >= weighted.modularity(&vec![0; weighted.len()]));
        let linked = weighted.strength.iter().filter(|&&strength| strength > 0).count();
        prop_assert_eq!(found.groups.iter().map(Vec::len).sum::<usize>(), linked);
    }

    #[test]
    fn names_and_ids_do_not_matter(order in Just((0..20_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let found = |order: &[usize]| {
            let mut sketch = Sketch::default();
            let mut ids = [UnitId::from_raw(0); 20];
            for &at in order {
                ids[at] = sketch.unit("unit", None);
                sketch.unit_mut(ids[at]).external_id = Some(format!("U{at:02}"));
            }
            for at in 0..20 {
                for step in [1, 2, 7] {
                    if at / 5 == (at + step) % 20 / 5 || step == 7 {
                        sketch.need(ids[at], ids[(at + step) % 20]);
                    }
                }
            }
            let found = run(&sketch.document());
            let place = |node: &Node| ids.iter().position(|&id| Node::Unit(id) == *node).unwrap();
            let groups = found.groups.iter().map(|group| group.iter().map(place).collect::<Vec<_>>());
            (groups.collect::<Vec<_>>(), found.modularity)
        };
        prop_assert_eq!(found(&(0..20).collect::<Vec<_>>()), found(&order));
    }
}
