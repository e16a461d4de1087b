use proptest::prelude::*;
use simpul_layout::geometry::Rect;
use simpul_layout::layered::{Edge, LayeredInput, layout};

use super::*;
use crate::scene::Prim;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 48,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn unit(index: usize, name: &str) -> UnitCard {
    UnitCard {
        key: format!("unit:{index}"),
        name: name.to_owned(),
        detail: "serves 4 · served by 3".to_owned(),
        inside: if index.is_multiple_of(3) { "3 inside".to_owned() } else { String::new() },
        external: index % 5 == 4,
        colour: Some(index as u32),
        unfoldable: index % 2 == 1,
        lists: Vec::new(),
    }
}

fn pair(a: u32, b: u32, kind: PairKind) -> MapPair {
    MapPair { key: format!("pair:{a}~{b}"), a, b, kind, forth: 2, back: 1, ..MapPair::default() }
}

fn drawn(input: &MapInput, direction: Direction) -> (Scene, LayeredLayout) {
    let edges: Vec<Edge> = input
        .pairs
        .iter()
        .map(|pair| Edge {
            source: pair.a,
            target: pair.b,
            two_way: pair.kind != PairKind::OneWay,
            weight: 1.0,
        })
        .collect();
    let sizes = sizes(input);
    let options = LayeredOptions { effort: 1, ..spacing(direction) };
    let layout = layout(&LayeredInput { sizes: &sizes, edges: &edges }, &options, &mut ()).unwrap();
    (draw(input, &layout), layout)
}

fn prims(scene: &Scene, item: usize) -> Vec<Prim<'_>> {
    scene.prims_of(&scene.items[item]).collect()
}

/// Where the pills stand, in world coordinates: the rectangles of line items.
fn pill_boxes(scene: &Scene) -> Vec<Rect> {
    let mut pills = Vec::new();
    for (index, item) in scene.items.iter().enumerate().filter(|(_, item)| item.kind == Kind::Edge) {
        for prim in prims(scene, index).iter().filter(|prim| prim.op == Op::Rect) {
            let [x, y, w, h, _] = prim.geom.map(f64::from);
            pills.push(Rect::new(item.bbox.x + x, item.bbox.y + y, w, h));
        }
    }
    pills
}

fn map() -> impl Strategy<Value = MapInput> {
    let kinds = [PairKind::OneWay, PairKind::TwoWay, PairKind::TwoWay, PairKind::Summed];
    let pairs =
        prop::collection::btree_map((0..12_u32, 0..12_u32), prop::sample::select(kinds.to_vec()), 0..24);
    let names = prop::collection::vec("[A-Za-z 倉庫\u{301}]{0,40}", 12);
    (pairs, names).prop_map(|(pairs, names)| MapInput {
        nodes: names.iter().enumerate().map(|(index, name)| unit(index, name)).collect(),
        pairs: pairs.into_iter().filter(|((a, b), _)| a < b).map(|((a, b), kind)| pair(a, b, kind)).collect(),
        isolated: (20..27).map(|index| unit(index, "Legal")).collect(),
        isolated_title: "7 without recorded needs".to_owned(),
        ..MapInput::default()
    })
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn pills_cover_no_card_no_head_no_pill_and_no_other_two_way_line(input in map(), sideways: bool) {
        let direction = if sideways { Direction::Right } else { Direction::Down };
        let (scene, layout) = drawn(&input, direction);
        let pills = pill_boxes(&scene);
        for (index, &pill) in pills.iter().enumerate() {
            prop_assert!(layout.boxes.iter().all(|&card| !card.intersects(pill)));
            prop_assert!(pills[..index].iter().all(|&other| !other.intersects(pill)));
            let two_way = input.pairs.iter().zip(&layout.routes).filter(|(pair, _)| pair.kind != PairKind::OneWay);
            let met = two_way.filter(|(_, route)| {
                route.windows(2).any(|piece| simpul_layout::layered::check::runs_through(pill, piece[0], piece[1]))
            });
            prop_assert!(met.count() <= 1, "a pill lies on one two-way line, its own");
        }
        for (index, item) in scene.items.iter().enumerate().filter(|(_, item)| item.kind == Kind::Edge) {
            for head in prims(&scene, index).iter().filter(|prim| prim.op == Op::Head && prim.lod & lod::NAME != 0) {
                let tip = head.points[0];
                prop_assert!(!pills.iter().any(|pill| pill.contains(tip)), "{:?} hides its head", item.bbox);
            }
        }
    }

    #[test]
    fn heads_meet_the_borders_and_nothing_leaves_its_item(input in map()) {
        let (scene, layout) = drawn(&input, Direction::Down);
        for (index, item) in scene.items.iter().enumerate() {
            for prim in prims(&scene, index) {
                let points = &prim.points;
                for &point in points.iter() {
                    prop_assert!(item.bbox.grown(1e-6).contains(point), "{:?} outside {:?}", point, item.bbox);
                }
                if prim.op == Op::Head && item.kind == Kind::Edge && prim.lod & lod::NAME != 0 {
                    let nodes = input.nodes.iter().zip(&layout.boxes);
                    let at_border = nodes.map(|(node, &card)| from_outline(points[0], card, unit_radius(node, card.h)));
                    let at_border = at_border.fold(f64::MAX, f64::min) < 1e-6;
                    prop_assert!(at_border);
                }
                if prim.op == Op::Text {
                    let [x, y, w, _, _] = prim.geom.map(f64::from);
                    let from = match prim.style & 3 { 1 => x - w / 2.0, 2 => x - w, _ => x };
                    prop_assert!(from >= -0.01 && from + w <= item.bbox.w + 0.01, "text leaves its item");
                    prop_assert!(y <= item.bbox.h);
                }
            }
        }
        prop_assert!(scene.items.iter().all(|item| scene.bounds.union(item.bbox) == scene.bounds));
        for route in &layout.routes {
            let ends = [(route[0], route[1]), (route[route.len() - 1], route[route.len() - 2])];
            for (end, next) in ends {
                let straight = crate::line::distance(end, next) > TWO_WAY_HEAD.0 + 4.0 && end.x == next.x;
                prop_assert!(straight, "a head stands square to its card: {:?}", route);
            }
        }
    }

    #[test]
    fn the_same_input_gives_the_same_scene(input in map()) {
        prop_assert_eq!(drawn(&input, Direction::Down).0, drawn(&input, Direction::Down).0);
    }
}

/// How far `point` is from the outline of `card` with its rounded corners.
fn from_outline(point: simpul_layout::geometry::Point, card: Rect, radius: f64) -> f64 {
    let middle = card.center();
    let (x, y) = (
        (point.x - middle.x).abs() - card.w / 2.0 + radius,
        (point.y - middle.y).abs() - card.h / 2.0 + radius,
    );
    (x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0) - radius).abs()
}

fn three(kind: PairKind) -> MapInput {
    let names = ["Marketing", "Warehouse", "Customers"];
    MapInput {
        nodes: names.iter().enumerate().map(|(index, name)| unit(index, name)).collect(),
        pairs: vec![pair(0, 1, kind), pair(1, 2, PairKind::OneWay)],
        ..MapInput::default()
    }
}

/// The kinds of the primitives of the line `key`, far to near.
fn shape(scene: &Scene, key: &str) -> Vec<Op> {
    let item = scene.items.iter().position(|item| scene.strings.get(item.key) == key).unwrap();
    prims(scene, item).iter().take_while(|prim| prim.op != Op::Rect).map(|prim| prim.op).collect()
}

#[test]
fn two_way_and_one_way_differ_in_shape() {
    let scene = drawn(&three(PairKind::TwoWay), Direction::Down).0;
    assert_eq!(shape(&scene, "pair:0~1"), [Op::Double, Op::Head, Op::Head]);
    assert_eq!(shape(&scene, "pair:1~2"), [Op::Path, Op::Head]);
    let scene = drawn(&three(PairKind::Summed), Direction::Down).0;
    assert_eq!(shape(&scene, "pair:0~1"), [Op::Hollow, Op::Head, Op::Head]);
}

#[test]
fn a_card_with_many_lines_has_room_for_most_of_them_on_one_side() {
    let mut input = three(PairKind::TwoWay);
    let alone = sizes(&input)[0];
    input.pairs = vec![pair(0, 1, PairKind::OneWay); 40];
    let sizes = sizes(&input);
    assert_eq!(sizes[0], Size::new(420.0, alone.h), "30 lines, 14 apart");
    input.pairs = vec![pair(0, 1, PairKind::OneWay); 400];
    assert_eq!(super::sizes(&input)[0].w, WIDEST);
}

#[test]
fn courses_run_as_lines_are_drawn() {
    let input = three(PairKind::TwoWay);
    let (_, layout) = drawn(&input, Direction::Down);
    for (course, route) in courses(&input, &layout).iter().zip(&layout.routes) {
        let near = |point: &Point| {
            let bends = route.iter().skip(1).take(route.len() - 2);
            bends.map(|bend| crate::line::distance(*bend, *point)).fold(f64::MAX, f64::min) > 0.5
        };
        assert!(course.iter().all(near), "bends are rounded, so none is touched: {course:?}");
    }
}

#[test]
fn the_head_of_a_one_way_line_stands_at_the_customer() {
    let (scene, layout) = drawn(&three(PairKind::TwoWay), Direction::Down);
    let item = scene.items.iter().position(|item| scene.strings.get(item.key) == "pair:1~2").unwrap();
    let head = prims(&scene, item).into_iter().find(|prim| prim.op == Op::Head).unwrap();
    let tip = head.points[0];
    assert!(layout.boxes[2].grown(0.01).contains(tip));
}

#[test]
fn a_pill_says_first_what_the_upper_unit_gives() {
    let input = three(PairKind::TwoWay);
    let (scene, layout) = drawn(&input, Direction::Down);
    let item = scene.items.iter().position(|item| scene.strings.get(item.key) == "pair:0~1").unwrap();
    let words = prims(&scene, item).into_iter().filter_map(|prim| prim.text);
    let upper_first = layout.boxes[0].y < layout.boxes[1].y;
    assert_eq!(words.collect::<Vec<_>>(), if upper_first { ["2", "1"] } else { ["1", "2"] });
}

#[test]
fn a_folded_tray_shows_its_title_alone() {
    let mut input = three(PairKind::TwoWay);
    input.isolated = vec![unit(9, "Legal"), unit(10, "Fleet")];
    input.isolated_title = "2 without recorded needs".to_owned();
    let open = drawn(&input, Direction::Down).0;
    input.isolated_folded = true;
    let folded = drawn(&input, Direction::Down).0;
    let cards = |scene: &Scene| scene.items.iter().filter(|item| item.kind == Kind::Card).count();
    assert_eq!((cards(&open), cards(&folded)), (5, 3));
    let tray = folded.items.iter().find(|item| item.kind == Kind::Area).unwrap();
    assert_eq!(folded.strings.get(tray.key), "tray");
    assert_eq!(tray.flags, flags::COLLAPSED);
}

#[test]
fn calm_is_said_of_one_way_pairs_alone() {
    let mut input = three(PairKind::TwoWay);
    for pair in &mut input.pairs {
        pair.calm = true;
    }
    let scene = drawn(&input, Direction::Down).0;
    let flags_of = |key: &str| {
        let item = scene.items.iter().find(|item| scene.strings.get(item.key) == key).unwrap();
        item.flags
    };
    assert_eq!((flags_of("pair:0~1"), flags_of("pair:1~2")), (flags::TWO_WAY, flags::CALM));
}
