use super::*;
use proptest::prelude::*;

fn size() -> Size {
    Size::new(200.0, 56.0)
}

#[test]
fn a_long_line_passes_between_the_boxes_of_the_columns_it_crosses() {
    let columns = [0, 1, 1, 2];
    let input = WavesInput {
        sizes: &[size(); 4],
        columns: &columns,
        lanes: &[0; 4],
        last: &[false; 4],
        edges: &[(0, 1), (0, 2), (1, 3), (0, 3)],
    };
    let layout = waves(&input, &WavesOptions::default());
    assert_eq!(layout.columns, [(0.0, 200.0), (312.0, 512.0), (624.0, 824.0)]);
    assert_eq!(layout.lanes.len(), 1);
    through(&input, &layout);
    assert_eq!(waves(&input, &WavesOptions::default()), layout);
}

#[test]
fn a_line_alone_is_straight() {
    let input = WavesInput {
        sizes: &[size(); 2],
        columns: &[0, 1],
        lanes: &[0, 0],
        last: &[false; 2],
        edges: &[(0, 1)],
    };
    let layout = waves(&input, &WavesOptions::default());
    assert_eq!(layout.routes, [vec![Point::new(200.0, 28.0), Point::new(312.0, 28.0)]]);
    assert_eq!(layout.bounds, Rect::new(0.0, 0.0, 512.0, 56.0));
}

#[test]
fn waves_do_not_drift_down_like_stairs() {
    // Each wave but the last passes on what it has through its lowest box alone.
    let columns: Vec<u32> = (0..4).flat_map(|column| [column; 10]).collect();
    let edges: Vec<(u32, u32)> =
        (0..3).flat_map(|column| (0..10).map(move |at| (column * 10 + 9, column * 10 + 10 + at))).collect();
    let last: Vec<bool> = (0..40).map(|at| at % 10 == 9).collect();
    let input =
        WavesInput { sizes: &[size(); 40], columns: &columns, lanes: &[0; 40], last: &last, edges: &edges };
    let layout = waves(&input, &WavesOptions::default());
    assert_eq!(layout.bounds.h, 10.0 * 56.0 + 9.0 * 14.0, "no higher than its highest wave");
    through(&input, &layout);
}

#[test]
fn steep_lines_get_room_and_many_that_arrive_meet() {
    // Ten of the upper lane lead to one of the lower.
    let lanes: Vec<u32> = (0..11).map(|at| u32::from(at == 10)).collect();
    let columns: Vec<u32> = (0..11).map(|at| u32::from(at == 10)).collect();
    let edges: Vec<(u32, u32)> = (0..10).map(|at| (at, 10)).collect();
    let input = WavesInput {
        sizes: &[size(); 11],
        columns: &columns,
        lanes: &lanes,
        last: &[false; 11],
        edges: &edges,
    };
    let options = WavesOptions::default();
    let layout = waves(&input, &options);
    let gap = layout.columns[1].0 - layout.columns[0].1;
    assert!(gap > 1.4 * options.column_gap && gap < 3.0 * options.column_gap, "{gap}");
    let ends: Vec<Point> = layout.routes.iter().map(|route| *route.last().unwrap()).collect();
    assert!(ends.windows(2).all(|pair| pair[0] == pair[1]), "{ends:?}");
    through(&input, &layout);
}

#[test]
fn nothing_is_nothing() {
    let input = WavesInput { sizes: &[], columns: &[], lanes: &[], last: &[], edges: &[] };
    assert_eq!(waves(&input, &WavesOptions::default()), WavesLayout::default());
}

/// What holds of every drawing.
fn through(input: &WavesInput<'_>, layout: &WavesLayout) {
    for (at, a) in layout.boxes.iter().enumerate() {
        for b in &layout.boxes[at + 1..] {
            assert!(!a.intersects(*b), "{a:?} {b:?}");
        }
        let (top, end) = layout.lanes[input.lanes[at] as usize].unwrap();
        assert!(a.y >= top && a.bottom() <= end, "{a:?} keeps to its lane");
    }
    for (at, a) in layout.boxes.iter().enumerate().filter(|&(at, _)| input.last[at]) {
        let beside = |other: &usize| {
            (input.columns[*other], input.lanes[*other]) == (input.columns[at], input.lanes[at])
        };
        let others = (0..layout.boxes.len()).filter(beside).filter(|&other| !input.last[other]);
        assert!(others.map(|other| layout.boxes[other].y).all(|y| y < a.y), "last of its lane");
    }
    for (&(from, to), route) in input.edges.iter().zip(&layout.routes) {
        let (start, end) = (layout.boxes[from as usize], layout.boxes[to as usize]);
        let (first, last) = (route[0], *route.last().unwrap());
        assert!(first.x == start.right() && start.contains(first), "{first:?} of {start:?}");
        assert!(last.x == end.x && end.contains(last), "{last:?} of {end:?}");
        for pair in route.windows(2) {
            assert!(pair[0].x <= pair[1].x + 1e-9, "lines lead to the right");
            let piece = Rect::spanning(pair[0], pair[1]);
            for other in &layout.boxes {
                let inside = Rect::new(other.x + 0.5, other.y, other.w - 1.0, other.h);
                let flat = Rect::new(piece.x, piece.y - 0.1, piece.w, piece.h + 0.2);
                assert!(!flat.intersects(inside), "{pair:?} through {other:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn boxes_and_lines_keep_apart(
        nodes in prop::collection::vec((0..5_u32, 0..2_u32, 30..80_u32, any::<bool>()), 1..24),
        links in prop::collection::vec((any::<u16>(), any::<u16>()), 0..40),
    ) {
        let columns: Vec<u32> = nodes.iter().map(|node| node.0).collect();
        let lanes: Vec<u32> = nodes.iter().map(|node| node.1).collect();
        let last: Vec<bool> = nodes.iter().map(|node| node.3).collect();
        let sizes: Vec<Size> = nodes.iter().map(|node| Size::new(200.0, f64::from(node.2))).collect();
        let at = |n: u16| u32::from(n) % nodes.len() as u32;
        let mut edges: Vec<(u32, u32)> = links.iter().map(|&(a, b)| (at(a), at(b))).collect();
        edges.retain(|&(a, b)| columns[a as usize] < columns[b as usize]);
        edges.sort_unstable();
        edges.dedup();
        let input = WavesInput { sizes: &sizes, columns: &columns, lanes: &lanes, last: &last, edges: &edges };
        through(&input, &waves(&input, &WavesOptions::default()));
    }
}
