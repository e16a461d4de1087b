use proptest::prelude::*;

use super::*;
use crate::layered::check::faults;
use crate::layered::tests::{config, graphs};
use crate::layered::{Edge, LayeredInput};

fn edge(source: u32, target: u32, two_way: bool) -> Edge {
    Edge { source, target, two_way, weight: 1.0 }
}

/// The part that is drawn, with nodes and edges of its own.
fn seated(sizes: &[Size], edges: &[Edge], depth: u32) -> (Vec<Size>, Vec<Edge>, Vec<Option<Seat>>) {
    let seats = seats(sizes.len(), edges, 0, depth);
    let kept: Vec<usize> = (0..sizes.len()).filter(|&node| seats[node].is_some()).collect();
    let place = |node: u32| kept.binary_search(&(node as usize)).unwrap() as u32;
    let joined = |edge: &&Edge| joins(seats[edge.source as usize], seats[edge.target as usize]);
    let edges = edges.iter().filter(joined);
    let edges =
        edges.map(|edge| Edge { source: place(edge.source), target: place(edge.target), ..*edge }).collect();
    let sizes = kept.iter().map(|&node| sizes[node]).collect();
    (sizes, edges, kept.iter().map(|&node| seats[node]).collect())
}

fn draw(sizes: &[Size], edges: &[Edge], seats: &[Option<Seat>]) -> LayeredLayout {
    focus(&FocusInput { sizes, edges, seats }, &FocusOptions::default())
}

/// The middle with two that serve it, one it serves, two linked both ways and one that serves one of these.
fn office() -> (Vec<Size>, Vec<Edge>) {
    let edges = vec![
        edge(1, 0, false),
        edge(2, 0, false),
        edge(0, 3, false),
        edge(4, 0, true),
        edge(0, 5, true),
        edge(6, 4, false),
        edge(1, 2, false),
    ];
    (vec![Size::new(160.0, 56.0); 7], edges)
}

#[test]
fn those_who_serve_stand_left_those_served_right_and_partners_above_and_below() {
    let (sizes, edges) = office();
    let (sizes, edges, seats) = seated(&sizes, &edges, 2);
    let drawing = draw(&sizes, &edges, &seats);
    let at = |node: usize| drawing.boxes[node].center();
    assert!(at(1).x < at(0).x && at(2).x < at(0).x && at(1).y < at(2).y);
    assert!(at(3).x > at(0).x && at(3).y == at(0).y);
    assert!(at(4).y < at(0).y && at(5).y > at(0).y);
    assert!(at(6).y < at(4).y, "a step further out on the side of the one that led there");
    assert!(
        !edges.iter().any(|edge| (edge.source, edge.target) == (1, 2)),
        "links around the middle are left out"
    );
}

#[test]
fn depth_is_how_many_steps_are_seen() {
    let chain: Vec<Edge> = (0..5).map(|at| edge(at, at + 1, false)).collect();
    for depth in 0..4 {
        let seen = seats(6, &chain, 0, depth).iter().flatten().count();
        assert_eq!(seen, depth as usize + 1);
    }
}

#[test]
fn a_middle_that_is_not_there_seats_nobody() {
    assert_eq!(seats(2, &[edge(0, 1, false)], 7, 1), [None, None]);
    assert_eq!(draw(&[Size::new(9.0, 9.0)], &[], &[None]).bounds, Rect::default());
}

#[test]
fn eighty_suppliers_have_ends_of_their_own() {
    let edges: Vec<Edge> = (1..=80).map(|at| edge(at, 0, false)).collect();
    let sizes = vec![Size::new(160.0, 56.0); 81];
    let (sizes, edges, seats) = seated(&sizes, &edges, 1);
    let drawing = draw(&sizes, &edges, &seats);
    let mut ends: Vec<f64> = drawing.routes.iter().map(|line| line[line.len() - 1].y).collect();
    ends.sort_by(f64::total_cmp);
    let least = FocusOptions::default().port_gap - 0.5;
    assert!(ends.windows(2).all(|pair| pair[1] - pair[0] >= least));
    assert_eq!(faults(&LayeredInput { sizes: &grown(&sizes, &drawing), edges: &edges }, &drawing), []);
}

/// The middle box grows with its lines.
fn grown(sizes: &[Size], drawing: &LayeredLayout) -> Vec<Size> {
    let mut sizes = sizes.to_vec();
    sizes[0] = drawing.boxes[0].size();
    sizes
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn boxes_and_lines_keep_apart((sizes, edges) in graphs(), depth in 1_u32..4) {
        let (sizes, edges, seats) = seated(&sizes, &edges, depth);
        let drawing = draw(&sizes, &edges, &seats);
        let sizes = grown(&sizes, &drawing);
        prop_assert_eq!(faults(&LayeredInput { sizes: &sizes, edges: &edges }, &drawing), []);
    }

    #[test]
    fn the_order_of_edges_does_not_matter((sizes, edges) in graphs()) {
        let turned: Vec<Edge> = edges.iter().rev().copied().collect();
        let one = seats(sizes.len(), &edges, 0, 3);
        prop_assert_eq!(&one, &seats(sizes.len(), &turned, 0, 3));
        let (first, second) = (draw(&sizes, &edges, &one), draw(&sizes, &turned, &one));
        prop_assert_eq!(first.boxes, second.boxes);
        prop_assert!(first.routes.iter().eq(second.routes.iter().rev()));
    }
}
