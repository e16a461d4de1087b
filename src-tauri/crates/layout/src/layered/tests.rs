use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::check::faults;
use super::*;

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() }
}

fn one_way(source: u32, target: u32) -> Edge {
    Edge { source, target, two_way: false, weight: 1.0 }
}

fn drawn(sizes: &[Size], edges: &[Edge], options: &LayeredOptions) -> LayeredLayout {
    layout(&LayeredInput { sizes, edges }, options, &mut ()).unwrap()
}

fn quick() -> LayeredOptions {
    LayeredOptions { effort: 10, ..LayeredOptions::default() }
}

/// Boxes of all kinds and edges among them; at most one edge for each pair,
/// now and then a self loop.
pub(crate) fn graphs() -> impl Strategy<Value = (Vec<Size>, Vec<Edge>)> {
    let sizes = proptest::collection::vec((20.0f64..300.0, 10.0f64..120.0), 1..26);
    sizes.prop_flat_map(|sizes| {
        let sizes: Vec<Size> = sizes.into_iter().map(|(w, h)| Size::new(w, h)).collect();
        let count = sizes.len() as u32;
        let edge = (0..count, 0..count, any::<bool>(), 0.5f64..9.0);
        let edges = proptest::collection::vec(edge, 0..3 * sizes.len()).prop_map(|list| {
            let mut seen = std::collections::BTreeSet::new();
            list.into_iter()
                .filter(|edge| seen.insert((edge.0.min(edge.1), edge.0.max(edge.1))))
                .map(|(source, target, two_way, weight)| Edge { source, target, two_way, weight })
                .collect::<Vec<Edge>>()
        });
        (Just(sizes), edges)
    })
}

/// Every component with its order, and the widths of its nodes: what the later phases get.
pub(super) fn ordered(sizes: &[Size], edges: &[Edge]) -> Vec<(proper::Proper, order::Order, Vec<f64>)> {
    let parts = components::split(&LayeredInput { sizes, edges });
    let ordered = |part: &Component| {
        let arcs = cycles::orient(part.nodes.len(), &part.links);
        let layer = layers::assign(part.nodes.len(), &arcs, 10_000, &()).unwrap();
        let proper = proper::split(&layer, &arcs, DUMMIES);
        let order = order::reduce(&proper, 10_000, &()).unwrap();
        let widths = part.nodes.iter().map(|&node| sizes[node as usize].w).collect();
        (proper, order, widths)
    };
    parts.iter().map(ordered).collect()
}

/// Neighbours of a layer that stand nearer than they may.
pub(super) fn crowded(order: &order::Order, x: &[f64], spacing: &Spacing<'_>) -> Vec<(u32, u32)> {
    let neighbours = order.layers.iter().flat_map(|layer| layer.windows(2).map(|two| (two[0], two[1])));
    let near = |&(left, right): &(u32, u32)| {
        x[right as usize] - x[left as usize] < spacing.between(left, right) - 1e-6
    };
    neighbours.filter(near).collect()
}

fn directions() -> impl Strategy<Value = Direction> {
    proptest::sample::select(Direction::ALL.to_vec())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_drawing_has_no_fault((sizes, edges) in graphs(), direction in directions()) {
        let options = LayeredOptions { direction, ..quick() };
        let drawing = drawn(&sizes, &edges, &options);
        let input = LayeredInput { sizes: &sizes, edges: &edges };
        prop_assert_eq!(faults(&input, &drawing), []);
        prop_assert!(drawing.bounds.x == 0.0 && drawing.bounds.y == 0.0);
    }

    #[test]
    fn the_order_of_the_edges_does_not_matter((sizes, edges) in graphs(), turn in 0usize..50) {
        let drawing = drawn(&sizes, &edges, &quick());
        let mut moved: Vec<(usize, Edge)> = edges.iter().copied().enumerate().collect();
        moved.reverse();
        let places = moved.len().max(1);
        moved.rotate_left(turn % places);
        let list: Vec<Edge> = moved
            .iter()
            .map(|&(_, edge)| if edge.two_way {
                Edge { source: edge.target, target: edge.source, ..edge }
            } else {
                edge
            })
            .collect();
        let again = drawn(&sizes, &list, &quick());
        prop_assert_eq!(&drawing.boxes, &again.boxes);
        for (line, &(at, edge)) in again.routes.iter().zip(&moved) {
            let mut line = line.clone();
            if edge.two_way {
                line.reverse();
            }
            prop_assert_eq!(&line, &drawing.routes[at]);
        }
    }

    #[test]
    fn one_way_edges_without_a_cycle_all_lead_down((sizes, edges) in graphs()) {
        let edges: Vec<Edge> = edges
            .into_iter()
            .filter(|edge| edge.two_way || edge.source < edge.target)
            .collect();
        let drawing = drawn(&sizes, &edges, &quick());
        for edge in edges.iter().filter(|edge| !edge.two_way) {
            let layer = |node: u32| drawing.layer[node as usize];
            prop_assert!(layer(edge.source) < layer(edge.target));
        }
    }
}

#[test]
fn odd_graphs_are_drawn() {
    let size = Size::new(140.0, 40.0);
    let complete: Vec<Edge> = (0..12).flat_map(|a| (0..a).map(move |b| one_way(a, b))).collect();
    let cases: [(usize, Vec<Edge>); 6] = [
        (0, vec![]),
        (1, vec![]),
        (1, vec![one_way(0, 0)]),
        (7, vec![]),
        (12, complete),
        (5, (0..5).map(|a| one_way(a, (a + 1) % 5)).collect()),
    ];
    for (count, edges) in cases {
        let sizes = vec![size; count];
        let drawing = drawn(&sizes, &edges, &quick());
        let input = LayeredInput { sizes: &sizes, edges: &edges };
        assert_eq!(faults(&input, &drawing), []);
    }
}

#[test]
fn boxes_without_extent_are_drawn() {
    let sizes = [Size::new(f64::NAN, -3.0), Size::new(0.0, 0.0), Size::new(9.0, 9.0)];
    let drawing = drawn(&sizes, &[one_way(0, 1), one_way(1, 2)], &quick());
    assert!(drawing.routes.iter().flatten().all(|point| point.x.is_finite()));
}

#[test]
fn a_path_as_deep_as_it_gets_is_drawn() {
    let count = 100_000u32;
    let sizes = vec![Size::new(140.0, 40.0); count as usize];
    let mut edges: Vec<Edge> = (1..count).map(|node| one_way(node - 1, node)).collect();
    // Far too long to be split into dummies.
    edges.extend((0..40).map(|at| one_way(at, count - 1 - at)));
    let drawing = drawn(&sizes, &edges, &quick());
    assert_eq!(drawing.layer[count as usize - 1], count - 1);
    assert!(drawing.routes.iter().all(|line| line.len() >= 2));
}

#[test]
fn a_star_as_wide_as_it_gets_is_drawn() {
    let count = 100_000u32;
    let sizes = vec![Size::new(140.0, 40.0); count as usize];
    let edges: Vec<Edge> = (1..count).map(|node| one_way(0, node)).collect();
    let drawing = drawn(&sizes, &edges, &quick());
    assert_eq!(drawing.layer.iter().max(), Some(&1));
    assert_eq!(drawing.crossings, 0);
}

#[test]
fn edges_too_long_to_split_run_round_the_drawing() {
    let sizes = [Size::new(100.0, 40.0); 5];
    let edges = [one_way(0, 1), one_way(0, 4), one_way(1, 2), one_way(1, 4), one_way(2, 3), one_way(3, 4)];
    let input = LayeredInput { sizes: &sizes, edges: &edges };
    let options = LayeredOptions::default();
    let part = &components::split(&input)[0];
    let drawn = component_within(&input, part, &options, 0, &mut ()).unwrap();
    let hull = hull(&drawn.drawing);
    let whole = LayeredLayout {
        boxes: drawn.drawing.boxes,
        routes: drawn.drawing.lines,
        layer: drawn.layer,
        bounds: hull,
        ..LayeredLayout::default()
    };
    assert_eq!(faults(&input, &whole), []);
}

#[test]
fn a_cancelled_run_stops() {
    struct Stop;
    impl Observer for Stop {
        fn cancelled(&self) -> bool {
            true
        }
    }
    let input = LayeredInput { sizes: &[Size::new(10.0, 10.0); 2], edges: &[one_way(0, 1)] };
    let result = layout(&input, &LayeredOptions::default(), &mut Stop);
    assert_eq!(result, Err(Cancelled));
}

#[test]
fn phases_are_heard_in_order() {
    struct Ear(Vec<&'static str>);
    impl Observer for Ear {
        fn phase(&mut self, name: &'static str) {
            self.0.push(name);
        }
    }
    let mut ear = Ear(Vec::new());
    let input = LayeredInput { sizes: &[Size::new(10.0, 10.0); 2], edges: &[one_way(0, 1)] };
    layout(&input, &LayeredOptions::default(), &mut ear).unwrap();
    let phases = ["components", "cycles", "layers", "proper", "order", "reinsert", "place", "route", "pack"];
    assert_eq!(ear.0, phases);
}

#[test]
fn two_children_hang_on_straight_lines() {
    let sizes = [Size::new(140.0, 40.0); 3];
    let drawing = drawn(&sizes, &[one_way(0, 1), one_way(0, 2)], &LayeredOptions::default());
    for line in &drawing.routes {
        assert!(line.len() == 2 && line[0].x == line[1].x, "{line:?} runs straight down");
    }
    let middle = drawing.boxes[1].union(drawing.boxes[2]).center().x;
    assert_eq!(drawing.boxes[0].center().x, middle);
}

#[test]
fn a_line_past_a_box_stands_straight() {
    // The line from 0 to 3 passes beside 1 and 2; it leaves and reaches wide boxes with room for that.
    let sizes =
        [Size::new(300.0, 40.0), Size::new(100.0, 40.0), Size::new(100.0, 40.0), Size::new(300.0, 40.0)];
    let edges = [one_way(0, 1), one_way(1, 2), one_way(2, 3), one_way(0, 3)];
    let drawing = drawn(&sizes, &edges, &LayeredOptions::default());
    let bent = drawing.routes.iter().filter(|line| line.len() > 2).count();
    assert_eq!(bent, 0, "{:?}", drawing.routes);
}

#[test]
fn a_crowded_drawing_is_no_wider_than_it_needs_to_be() {
    // Twelve units on four layers, each serving all of the next layer and one further down.
    let sizes = [Size::new(140.0, 40.0); 12];
    let mut edges = Vec::new();
    for node in 0..9 {
        let next = node / 3 * 3 + 3;
        edges.extend((next..next + 3).map(|other| one_way(node, other)));
        if node + 6 < 12 {
            edges.push(one_way(node, node + 6));
        }
    }
    let drawing = drawn(&sizes, &edges, &LayeredOptions::default());
    assert!(drawing.bounds.w < 700.0, "{:?}", drawing.bounds);
}

#[test]
fn partners_of_a_hub_that_serve_others_leave_room_below_it() {
    // Ten partners stand above their hub for another reason; the others then stand below it.
    let sizes = [Size::new(140.0, 40.0); 24];
    let mut edges: Vec<Edge> = (1..23).map(|node| Edge { two_way: true, ..one_way(0, node) }).collect();
    edges.extend((1..11).map(|node| one_way(23, node)));
    edges.push(one_way(23, 0));
    let drawing = drawn(&sizes, &edges, &LayeredOptions::default());
    let widest = drawing.layer.iter().map(|layer| drawing.layer.iter().filter(|&l| l == layer).count()).max();
    assert!(widest <= Some(12), "{:?}", drawing.layer);
}

#[test]
fn two_way_partners_stand_above_and_below_their_hub() {
    let sizes = [Size::new(140.0, 40.0); 13];
    let edges: Vec<Edge> = (1..13).map(|node| Edge { two_way: true, ..one_way(0, node) }).collect();
    let drawing = drawn(&sizes, &edges, &LayeredOptions::default());
    let above = drawing.layer.iter().filter(|&&layer| layer == 0).count();
    assert_eq!((drawing.layer[0], above), (1, 6), "one layer of twelve would be twice as wide");
}
