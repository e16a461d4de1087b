//! The laws of [`super::check`] on random forests, symmetry, big shapes, errors.

mod golden;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::check::{too_close, violations};
use super::*;

/// A forest that owns its parts.
#[derive(Clone, Debug)]
struct Forest {
    parent: Vec<u32>,
    sizes: Vec<Size>,
    assistant: Vec<bool>,
}

impl Forest {
    /// `parent` by text: one number a node, `-` for a root; all boxes 40 by 20.
    fn of(parents: &str) -> Self {
        let parent: Vec<u32> =
            parents.split_whitespace().map(|word| word.parse().unwrap_or(NO_PARENT)).collect();
        let sizes = vec![Size::new(40.0, 20.0); parent.len()];
        Self { assistant: vec![false; parent.len()], parent, sizes }
    }

    fn input(&self) -> TreeInput<'_> {
        TreeInput { parent: &self.parent, sizes: &self.sizes, assistant: &self.assistant }
    }

    fn drawn(&self, options: &TreeOptions) -> TreeLayout {
        tidy(&self.input(), options, &mut ()).unwrap()
    }

    /// Indexes reversed, so every row of children is.
    fn mirrored(&self) -> Self {
        let last = self.parent.len() as u32 - 1;
        let flip = |parent: &u32| {
            if *parent == NO_PARENT { NO_PARENT } else { last - parent }
        };
        Self {
            parent: self.parent.iter().rev().map(flip).collect(),
            sizes: self.sizes.iter().rev().copied().collect(),
            assistant: self.assistant.iter().rev().copied().collect(),
        }
    }
}

/// Which parent (0 to 1), width, height, role.
type RawNode = (f64, f64, f64, u8);

/// Up to 150 nodes, parents before or after their children. `crowding` above
/// one favours the first nodes as parents, which makes wide rows of small and
/// large subtrees; below one it favours the last, which makes deep trees. `grain` rounds the
/// sizes, so that edges meet exactly.
fn forests() -> impl Strategy<Value = Forest> {
    let node = (0.0..1.0, 1.0..200.0, 1.0..120.0, 0..40_u8);
    (prop::collection::vec(node, 1..150), 0.1..4.0, 0..2_u8, any::<bool>()).prop_map(
        |(nodes, crowding, grain, upside_down): (Vec<RawNode>, f64, u8, bool)| {
            let round = |length: f64| if grain == 0 { length } else { (length / 40.0).ceil() * 40.0 };
            let mut forest = Forest { parent: Vec::new(), sizes: Vec::new(), assistant: Vec::new() };
            for (at, (pick, w, h, role)) in nodes.into_iter().enumerate() {
                let parent = (pick.powf(crowding) * at as f64) as u32;
                forest.parent.push(if at == 0 || role == 0 { NO_PARENT } else { parent });
                forest.sizes.push(Size::new(round(w), round(h)));
                forest.assistant.push(role > 35);
            }
            if upside_down { forest.mirrored() } else { forest }
        },
    )
}

fn plain(mut forest: Forest) -> Forest {
    forest.assistant.clear();
    forest
}

fn options() -> impl Strategy<Value = TreeOptions> {
    let gaps = (0.0..60.0, 0.0..80.0, 2.0..90.0, 0.0..150.0);
    let stack = prop::option::of((0..8_u32, 0..9_u32, 2.0..30.0, 2.0..30.0));
    let direction = prop::sample::select(Direction::ALL.to_vec());
    let hang = prop::option::of((0..6_u32, 0..20_u32, 2.0..40.0, 2.0..40.0, 2.0..40.0));
    let gather = prop::option::of((0..9_u32, 0.0..60.0));
    (direction, gaps, any::<bool>(), stack, hang, gather).prop_map(
        |(direction, gaps, layer_aligned, stack, hang, gather)| TreeOptions {
            direction,
            sibling_gap: gaps.0,
            subtree_gap: gaps.1,
            level_gap: gaps.2,
            root_gap: gaps.3,
            layer_aligned,
            stack: stack.map(|(above, max_columns, column_gap, row_gap)| Stack {
                above,
                max_columns,
                column_gap,
                row_gap,
            }),
            hang: hang.map(|(levels, most, indent, head_gap, row_gap)| Hang {
                levels,
                most,
                indent,
                head_gap,
                row_gap,
            }),
            gather: gather.map(|(above, gap)| Gather { above, gap }),
        },
    )
}

fn config() -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        cases: 400,
        ..ProptestConfig::default()
    }
}

fn close(a: Rect, b: Rect) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
    near(a.x, b.x) && near(a.y, b.y) && near(a.w, b.w) && near(a.h, b.h)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_promise_is_kept(forest in forests(), options in options()) {
        let layout = forest.drawn(&options);
        prop_assert_eq!(violations(&forest.input(), &options, &layout), []);
    }

    #[test]
    fn the_mirrored_tree_is_the_mirrored_drawing(
        forest in forests().prop_map(plain),
        options in options(),
    ) {
        let direction = Direction::Down;
        let options = TreeOptions { direction, stack: None, hang: None, gather: None, ..options };
        let layout = forest.drawn(&options);
        let other = forest.mirrored().drawn(&options);
        for (a, b) in layout.boxes.iter().zip(other.boxes.iter().rev()) {
            let mirrored = Rect::new(other.bounds.w - b.right(), b.y, b.w, b.h);
            prop_assert!(close(*a, mirrored), "{a:?} against {mirrored:?}");
        }
    }

    #[test]
    fn all_directions_show_one_drawing(forest in forests(), options in options()) {
        let down = TreeOptions { direction: Direction::Down, ..options };
        let mut turned = forest.clone();
        for size in &mut turned.sizes {
            *size = options.direction.size_in(*size);
        }
        let drawn = turned.drawn(&down);
        let layout = forest.drawn(&options);
        let corner = options.direction.rect_out(drawn.bounds);
        for (a, b) in layout.boxes.iter().zip(&drawn.boxes) {
            let b = options.direction.rect_out(*b).shifted(-corner.x, -corner.y);
            prop_assert!(close(*a, b), "{a:?} against {b:?}");
        }
    }

    #[test]
    fn equal_subtrees_look_equal(forest in forests().prop_map(plain), options in options()) {
        // The forest twice, each copy below a root of its own.
        let n = forest.parent.len() as u32;
        let mut twice = Forest::of("- -");
        for copy in 0..2 {
            for (parent, size) in forest.parent.iter().zip(&forest.sizes) {
                let root = *parent == NO_PARENT;
                twice.parent.push(if root { copy } else { 2 + copy * n + parent });
                twice.sizes.push(*size);
            }
        }
        twice.assistant.clear();
        let layout = twice.drawn(&options);
        let n = n as usize;
        let (a, b) = (layout.boxes[0], layout.boxes[1]);
        for at in 2..2 + n {
            let moved = layout.boxes[at].shifted(b.x - a.x, b.y - a.y);
            prop_assert!(close(moved, layout.boxes[at + n]));
        }
    }

    #[test]
    fn stacked_leaves_read_row_by_row_with_equal_gaps(
        leaves in 2..200_u32,
        above in 0..2_u32,
        max_columns in 0..20_u32,
    ) {
        let mut forest = Forest::of("-");
        for _ in 0..leaves {
            forest.parent.push(0);
            forest.sizes.push(Size::new(30.0, 10.0));
        }
        forest.assistant.clear();
        let stack = Stack { above, max_columns, column_gap: 7.0, row_gap: 5.0 };
        let layout = forest.drawn(&TreeOptions { stack: Some(stack), ..TreeOptions::default() });
        let boxes = &layout.boxes[1..];
        let columns = boxes.iter().filter(|rect| rect.y == boxes[0].y).count();
        prop_assert!(columns == 2 || columns as u32 <= max_columns);
        for (at, rect) in boxes.iter().enumerate() {
            let (row, column) = (at / columns, at % columns);
            let wanted = Rect::new(
                boxes[0].x + 37.0 * column as f64,
                boxes[0].y + 15.0 * row as f64,
                30.0,
                10.0,
            );
            prop_assert!(close(*rect, wanted), "{rect:?} against {wanted:?}");
        }
    }
}

#[test]
fn deep_and_wide_trees_are_drawn() {
    const N: u32 = 100_000;
    let shapes: [fn(u32) -> u32; 4] = [
        |node| node - 1,                                                      // a chain
        |_| 0,                                                                // a star
        |node| if node % 2 == 1 { node.saturating_sub(2) } else { node - 1 }, // a comb
        |node| if node < N / 2 { node - 1 } else { node - N / 2 },            // a chain with a leaf on each
    ];
    for (index, shape) in shapes.iter().enumerate() {
        let mut parent = vec![NO_PARENT];
        parent.extend((1..N).map(shape));
        let sizes: Vec<Size> =
            (0..N).map(|node| Size::new(100.0 + f64::from(node % 3) * 20.0, 40.0)).collect();
        let input = TreeInput { parent: &parent, sizes: &sizes, assistant: &[] };
        let stacked = TreeOptions { stack: Some(Stack::default()), ..TreeOptions::default() };
        let hung = |hang| TreeOptions { hang: Some(hang), ..TreeOptions::default() };
        let whole = hung(Hang { levels: u32::MAX, most: u32::MAX, ..Hang::default() });
        for options in [TreeOptions::default(), stacked, hung(Hang::default()), whole] {
            let layout = tidy(&input, &options, &mut ()).unwrap();
            assert_eq!(too_close(&input, &options, &layout), [], "shape {index}");
        }
    }
}

#[test]
fn small_branches_hang_and_larger_ones_do_not() {
    // 0 has the leaf 1, 2 with two leaves, and 3 with a chain of two below.
    let forest = Forest::of("- 0 0 0 2 2 3 6");
    let hung = |levels, most| {
        let hang = Some(Hang { levels, most, ..Hang::default() });
        let layout = forest.drawn(&TreeOptions { hang, ..TreeOptions::default() });
        let hangs = |node: &usize| {
            let (rect, parent) = (layout.boxes[*node], layout.boxes[forest.parent[*node] as usize]);
            rect.x == parent.x + 32.0
                && rect.y < parent.bottom() + 400.0
                && layout.ports[*node].x == rect.x + 16.0
        };
        (1..8).filter(hangs).collect::<Vec<_>>()
    };
    assert_eq!(hung(0, 9), [0_usize; 0]);
    assert_eq!(hung(1, 9), [4, 5, 7], "lists of leaves");
    assert_eq!(hung(2, 9), [4, 5, 6, 7], "and the chain");
    assert_eq!(hung(3, 9), [1, 2, 3, 4, 5, 6, 7], "and all of it");
    assert_eq!(hung(3, 6), [4, 5, 6, 7], "but not a list of more than six");
    assert_eq!(hung(1, 1), [7], "nor one of more than one");
}

#[test]
fn nothing_is_drawn_as_nothing() {
    let layout = Forest::of("").drawn(&TreeOptions::default());
    assert_eq!(layout.boxes, []);
    assert_eq!(layout.route_start, [0]);
    assert_eq!(layout.bounds, Rect::default());
}

#[test]
fn what_is_no_forest_is_refused() {
    let refused = |forest: &Forest| tidy(&forest.input(), &TreeOptions::default(), &mut ()).unwrap_err();
    assert_eq!(refused(&Forest::of("0")), TreeError::Cycle { node: 0 });
    // 1 hangs below the cycle of 2, 3 and 4.
    assert_eq!(refused(&Forest::of("- 4 3 4 2")), TreeError::Cycle { node: 2 });
    assert_eq!(refused(&Forest::of("- 7")), TreeError::UnknownParent { node: 1, parent: 7 });
    let mut bad = Forest::of("- 0");
    bad.sizes[1].w = f64::NAN;
    assert_eq!(refused(&bad), TreeError::BadSize { node: 1 });
    bad.sizes.pop();
    assert!(matches!(refused(&bad), TreeError::Lengths { .. }));
    let options = TreeOptions { level_gap: -1.0, ..TreeOptions::default() };
    let refused = tidy(&Forest::of("-").input(), &options, &mut ());
    assert_eq!(refused, Err(TreeError::BadGap));
}

#[test]
fn a_cycle_of_100_000_is_named() {
    const N: u32 = 100_000;
    let mut forest = Forest::of("");
    forest.parent = (0..N).map(|node| (node + 1) % N).collect();
    forest.sizes = vec![Size::new(1.0, 1.0); N as usize];
    let refused = tidy(&forest.input(), &TreeOptions::default(), &mut ());
    assert_eq!(refused, Err(TreeError::Cycle { node: 0 }));
}

#[derive(Default)]
struct Recorder {
    phases: Vec<&'static str>,
    stop_after: Option<usize>,
}

impl Observer for Recorder {
    fn phase(&mut self, name: &'static str) {
        self.phases.push(name);
    }

    fn cancelled(&self) -> bool {
        self.stop_after.is_some_and(|after| self.phases.len() >= after)
    }
}

#[test]
fn the_observer_hears_the_phases_and_can_stop_the_run() {
    let forest = Forest::of("- 0 0");
    let mut watching = Recorder::default();
    tidy(&forest.input(), &TreeOptions::default(), &mut watching).unwrap();
    assert_eq!(watching.phases, ["order", "place", "route"]);
    for after in 0..2 {
        let mut stopping = Recorder { stop_after: Some(after), ..Recorder::default() };
        assert_eq!(
            tidy(&forest.input(), &TreeOptions::default(), &mut stopping),
            Err(TreeError::Cancelled(Cancelled))
        );
        assert_eq!(stopping.phases.len(), after);
    }
}
