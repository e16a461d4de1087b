use super::*;
use crate::inner::{Inner, ends};
use crate::sketch::{Sketch, TODAY, any_sketch, any_view, laws};
use petgraph::graph::NodeIndex;
use proptest::prelude::*;
use simpul_model::{Row, UnitId};
use std::collections::BTreeSet;

fn run(document: &Document, view: &View) -> Analysis {
    analyze(document, view, TODAY, &|| false).unwrap()
}

proptest! {
    #![proptest_config(laws(256))]
    #[test]
    fn mutual_and_one_way_make_up_connected(sketch in any_sketch(), view in any_view()) {
        let analysis = run(&sketch.document(), &view);
        let pairs = analysis.pairs;
        prop_assert_eq!(pairs.mutual + pairs.one_way, pairs.connected);
        prop_assert_eq!(2 * pairs.mutual + pairs.one_way, analysis.links);
        prop_assert_eq!(analysis.mutual.len(), pairs.mutual);
        prop_assert_eq!(analysis.one_way.len(), pairs.one_way);
        let sum = |degrees: &[(Node, u32)]| degrees.iter().map(|d| d.1 as usize).sum::<usize>();
        prop_assert_eq!((sum(&analysis.in_degree), sum(&analysis.out_degree)), (analysis.links, analysis.links));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(sketch in any_sketch(), view in any_view(), seed in any::<u64>()) {
        let rows = sketch.rows();
        let mut mixed = rows.clone();
        let mut state = seed | 1;
        for at in (1..mixed.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            mixed.swap(at, (state >> 33) as usize % (at + 1));
        }
        let (first, second): (Document, Document) = (rows.into_iter().collect(), mixed.into_iter().collect());
        prop_assert_eq!(run(&first, &view), run(&second, &view));
    }

    #[test]
    fn ids_do_not_show_where_external_ids_tell_units_apart(
        needs in prop::collection::vec((0..9usize, 0..9usize), 0..30),
        order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let figures = |order: &[usize]| {
            let mut sketch = Sketch::default();
            let mut ids = [UnitId::from_raw(0); 9];
            for &at in order {
                ids[at] = sketch.unit("unit", None);
                sketch.unit_mut(ids[at]).external_id = Some(format!("U{at}"));
            }
            needs.iter().for_each(|&(a, b)| _ = sketch.need(ids[a], ids[b]));
            let analysis = run(&sketch.document(), &View::default());
            let name = |node: Node| ids.iter().position(|&id| Node::Unit(id) == node).unwrap();
            let bits: Vec<_> = analysis.betweenness.iter().map(|&(n, v)| (name(n), v.to_bits())).collect();
            let components: Vec<Vec<_>> =
                analysis.components.iter().map(|c| c.iter().map(|&n| name(n)).collect()).collect();
            let bridges: Vec<_> = analysis.bridges.iter().map(|&(a, b)| (name(a), name(b))).collect();
            (bits, components, bridges)
        };
        prop_assert_eq!(figures(&(0..9).collect::<Vec<_>>()), figures(&order));
    }

    #[test]
    fn betweenness_equals_a_count_of_all_shortest_ways(links in any_links()) {
        let inner = graph_of(12, &links);
        let values = betweenness(&inner, &|| false).unwrap();
        for (value, counted) in values.into_iter().zip(counted_betweenness(&inner)) {
            prop_assert!((value - counted).abs() < 1e-9, "{value} {counted}");
        }
    }

    #[test]
    fn cuts_equal_those_found_by_taking_away(links in any_links()) {
        let inner = graph_of(12, &links);
        let (cut, bridges) = cuts(&inner);
        let pieces = |without: Option<u32>, missing: Option<(u32, u32)>| {
            let ends = ends(&inner).map(|(a, b)| (a.min(b), a.max(b)));
            let kept = ends.filter(|&e| Some(e) != missing && Some(e.0) != without && Some(e.1) != without);
            count_pieces(12, without, &kept.collect::<Vec<_>>())
        };
        let whole = pieces(None, None);
        let wanted: Vec<u32> = (0..12).filter(|&node| pieces(Some(node), None) > whole).collect();
        prop_assert_eq!(cut, wanted);
        let all: BTreeSet<(u32, u32)> = ends(&inner).map(|(a, b)| (a.min(b), a.max(b))).collect();
        let wanted: Vec<_> = all.into_iter().filter(|&e| pieces(None, Some(e)) > whole).collect();
        prop_assert_eq!(bridges, wanted);
        prop_assert_eq!(components::weak(&inner), whole);
    }
}

fn any_links() -> impl Strategy<Value = BTreeSet<(u32, u32)>> {
    prop::collection::btree_set((0..12u32, 0..12u32).prop_filter("no loop", |(a, b)| a != b), 0..30)
}

fn graph_of(nodes: u32, links: &BTreeSet<(u32, u32)>) -> Inner {
    let mut inner = Inner::new();
    (0..nodes).for_each(|node| _ = inner.add_node(node));
    links
        .iter()
        .for_each(|&(a, b)| _ = inner.add_edge(NodeIndex::new(a as usize), NodeIndex::new(b as usize), ()));
    inner
}

/// Distances and numbers of shortest ways by growing them link by link, then the definition word for word.
fn counted_betweenness(inner: &Inner) -> Vec<f64> {
    let n = inner.node_count();
    let mut distance = vec![vec![usize::MAX; n]; n];
    let mut ways = vec![vec![0.0; n]; n];
    for s in 0..n {
        (distance[s][s], ways[s][s]) = (0, 1.0);
        for step in 0..n {
            for (a, b) in ends(inner).map(|(a, b)| (a as usize, b as usize)) {
                if distance[s][a] == step && distance[s][b] > step {
                    distance[s][b] = step + 1;
                    ways[s][b] += ways[s][a];
                }
            }
        }
    }
    (0..n)
        .map(|v| {
            let through = |s: usize, t: usize| {
                let on = distance[s][v].checked_add(distance[v][t]) == Some(distance[s][t]);
                if s != v && t != v && s != t && on { ways[s][v] * ways[v][t] / ways[s][t] } else { 0.0 }
            };
            (0..n).flat_map(|s| (0..n).map(move |t| (s, t))).map(|(s, t)| through(s, t)).sum()
        })
        .collect()
}

fn count_pieces(nodes: u32, without: Option<u32>, links: &[(u32, u32)]) -> usize {
    let mut piece: Vec<u32> = (0..nodes).collect();
    for _ in 0..nodes {
        for &(a, b) in links {
            let low = piece[a as usize].min(piece[b as usize]);
            (piece[a as usize], piece[b as usize]) = (low, low);
        }
    }
    (0..nodes)
        .filter(|node| Some(*node) != without)
        .map(|node| piece[node as usize])
        .collect::<BTreeSet<_>>()
        .len()
}

#[test]
fn chains_and_stars_of_100_000() {
    let chain: BTreeSet<(u32, u32)> = (1..100_000).map(|at| (at - 1, at)).collect();
    let (cut, bridges) = cuts(&graph_of(100_000, &chain));
    assert_eq!((cut.len(), bridges.len()), (99_998, 99_999));
    let round: BTreeSet<(u32, u32)> = (0..100_000).map(|at| (at, (at + 1) % 100_000)).collect();
    assert_eq!(components::strong(&graph_of(100_000, &round))[0].len(), 100_000);
    let star: BTreeSet<(u32, u32)> = (1..100_000).map(|at| (at, 0)).collect();
    let star = graph_of(100_000, &star);
    assert_eq!(cuts(&star).0, [0]);
    assert_eq!(betweenness(&star, &|| false).unwrap().iter().sum::<f64>(), 0.0);
}

#[test]
fn more_shortest_ways_than_a_float_holds_stay_finite() {
    let diamonds: BTreeSet<(u32, u32)> = (0..1_200)
        .flat_map(|at| [(0, 1), (0, 2), (1, 3), (2, 3)].map(|(a, b)| (3 * at + a, 3 * at + b)))
        .collect();
    let values = betweenness(&graph_of(3_601, &diamonds), &|| false).unwrap();
    assert!(values.iter().all(|value| value.is_finite()));
}

#[test]
fn betweenness_does_not_depend_on_the_number_of_threads() {
    let mut state = 1_u32;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % 300
    };
    let links = (0..1_500).map(|_| (random(), random())).filter(|(a, b)| a != b).collect();
    let inner = graph_of(300, &links);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let values = pool.install(|| betweenness(&inner, &|| false)).unwrap();
        values.into_iter().map(f64::to_bits).collect::<Vec<_>>()
    };
    assert_eq!(with(1), with(5));
}

#[test]
fn stops_when_asked() {
    let mut sketch = Sketch::default();
    let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
    sketch.need(a, b);
    assert_eq!(analyze(&sketch.document(), &View::default(), TODAY, &|| true), Err(Cancelled));
}

#[test]
fn nothing_at_all_has_no_figures() {
    let analysis = run(&std::iter::empty::<Row>().collect(), &View::default());
    assert_eq!((analysis.units, analysis.links, analysis.weak_components), (0, 0, 0));
    assert_eq!(analysis.reciprocity, Reciprocity::default());
}

#[test]
fn a_position_without_a_unit_stands_on_no_unit() {
    let mut sketch = Sketch::default();
    let unit = sketch.unit("unit", None);
    let free = sketch.position("free", None, None);
    sketch.need_between(simpul_model::End::Position(free), simpul_model::End::Unit(unit));
    let document = sketch.document();
    let by_unit = run(&document, &View::default());
    assert_eq!(by_unit.one_way, [OneWay { customer: Node::NoUnit, supplier: Node::Unit(unit), needs: 1 }]);
    let by_position = run(&document, &View::by_position());
    assert_eq!(by_position.one_way[0].customer, Node::Position(free));
}

#[test]
fn unfolding_adds_children_and_keeps_the_parent() {
    let mut sketch = Sketch::default();
    let top = sketch.unit("top", None);
    let (one, two) = (sketch.unit("one", Some(top)), sketch.unit("two", Some(top)));
    let deep = sketch.unit("deep", Some(one));
    let seat = sketch.position("seat", Some(two), None);
    let document = sketch.document();
    let nodes = |unfolded: &[UnitId]| {
        let view = View { unfolded: unfolded.iter().copied().collect(), ..View::at(1) };
        Graph::new(&document, &view).nodes().iter().copied().collect::<BTreeSet<_>>()
    };
    assert_eq!(nodes(&[]), BTreeSet::from([Node::Unit(top)]));
    assert_eq!(nodes(&[one]), BTreeSet::from([Node::Unit(top)]), "not shown, so it does not unfold");
    assert_eq!(nodes(&[top]), [top, one, two].map(Node::Unit).into());
    assert_eq!(nodes(&[top, one]), [top, one, two, deep].map(Node::Unit).into());
    let seats = nodes(&[top, two]);
    assert_eq!(
        seats,
        BTreeSet::from([Node::Unit(top), Node::Unit(one), Node::Unit(two), Node::Position(seat)])
    );
}

#[test]
fn archived_units_stand_only_where_a_need_touches_them() {
    let mut sketch = Sketch::default();
    let (old, older) = (sketch.unit("old", None), sketch.unit("older", None));
    let live = sketch.unit("live", None);
    sketch.unit_mut(old).archived = true;
    sketch.unit_mut(older).archived = true;
    sketch.need(live, old);
    let document = sketch.document();
    let shown = Graph::new(&document, &View::default());
    assert_eq!((shown.index_of(Node::Unit(old)).is_some(), shown.index_of(Node::Unit(older))), (true, None));
    assert_eq!(Graph::new(&document, &View { archived: true, ..View::default() }).nodes().len(), 3);
}
