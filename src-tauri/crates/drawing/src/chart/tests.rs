use proptest::prelude::*;
use simpul_layout::tree::{NO_PARENT, TreeInput, tidy};

use super::*;
use crate::scene::Prim;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn card(index: usize, holders: &[&str], title: &str) -> PositionCard {
    PositionCard {
        key: format!("position:{index}"),
        holders: holders.iter().map(|&name| name.to_owned()).collect(),
        initials: holders.first().map_or("", |name| &name[..1]).to_owned(),
        title: title.to_owned(),
        colour: Some(index as u32),
        vacant: "Vacant".to_owned(),
        ..PositionCard::default()
    }
}

fn drawn(input: &ChartInput) -> Scene {
    let parent: Vec<u32> = input.nodes.iter().map(|node| node.parent.unwrap_or(NO_PARENT)).collect();
    let sizes = sizes(input);
    let tree = TreeInput { parent: &parent, sizes: &sizes, assistant: &[] };
    draw(input, &tidy(&tree, &spacing(input.direction, false), &mut ()).unwrap())
}

fn small() -> ChartInput {
    let node = |card, parent, reports| ChartNode { card, parent, reports, collapsed: false };
    ChartInput {
        nodes: vec![
            node(card(0, &["Siti Rahmawati"], "Director"), None, 2),
            node(card(1, &["Budi Hartono"], "Warehouse lead"), Some(0), 0),
            node(card(2, &[], "Accountant"), Some(0), 0),
        ],
        ..ChartInput::default()
    }
}

fn prims(scene: &Scene, item: usize) -> &[Prim] {
    let run = &scene.items[item].prims;
    &scene.prims[run.start as usize..run.end as usize]
}

fn words<'a>(scene: &'a Scene, key: &str) -> Vec<&'a str> {
    let item = scene.items.iter().position(|item| scene.strings.get(item.key) == key).unwrap();
    let near = prims(scene, item).iter().filter(|prim| prim.lod & lod::FULL != 0);
    near.filter_map(|prim| prim.text).map(|text| scene.strings.get(text)).collect()
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zÀ-ÿ ]{0,80}",
        "[倉庫管理部長한국어]{0,40}",
        "([a-z]\u{301}\u{323}){0,40}",
        "\\PC{0,60}",
        Just("👩\u{200d}👩\u{200d}👧".repeat(20)),
    ]
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn no_word_leaves_its_card(
        holders in prop::collection::vec(name(), 0..4), title in name(), acting in "[A-Z]{0,2}", parked: bool
    ) {
        let own = PositionCard { holders, title, acting, initials: "ABC".into(), ..card(0, &[], "") };
        let mut input = ChartInput::default();
        if parked {
            input.parked = vec![own];
            input.parked_title = "1 position waits".to_owned();
        } else {
            input.nodes = vec![ChartNode { card: own, ..ChartNode::default() }];
        }
        let scene = drawn(&input);
        for (index, item) in scene.items.iter().enumerate() {
            for prim in prims(&scene, index).iter().filter(|prim| prim.op == Op::Text) {
                let [x, y, w, size, _] = prim.geom.map(f64::from);
                let from = match prim.style & 3 { 1 => x - w / 2.0, 2 => x - w, _ => x };
                prop_assert!(from >= 0.0 && from + w <= item.bbox.w - 1.0, "{}", scene.strings.get(prim.text.unwrap()));
                prop_assert!(y - size >= -1.0 && y + 0.25 * size <= item.bbox.h + 1.0);
            }
        }
    }
}

#[test]
fn a_card_says_who_and_what() {
    let mut input = small();
    input.nodes[1].card.acting = "Plt.".to_owned();
    let scene = drawn(&input);
    assert_eq!(words(&scene, "position:0"), ["S", "Siti Rahmawati", "Director"]);
    assert_eq!(words(&scene, "position:1"), ["B", "Budi Hartono", "Plt.", "Warehouse lead"]);
    assert_eq!(words(&scene, "position:2"), ["Vacant", "Accountant"]);
    assert_eq!(words(&scene, "toggle:0"), ["2"]);
}

#[test]
fn those_who_share_a_position_are_named_or_counted() {
    let mut input = small();
    input.nodes[1].card.holders = vec!["Ani".to_owned(), "Budi".to_owned()];
    input.nodes[2].card.holders =
        vec!["Maria Magdalena Situmorang".to_owned(), "Ani".to_owned(), "Budi".to_owned()];
    let scene = drawn(&input);
    assert!(words(&scene, "position:1").contains(&"Ani, Budi"));
    assert!(
        words(&scene, "position:2").iter().any(|word| word.ends_with("… +2")),
        "{:?}",
        words(&scene, "position:2")
    );
}

#[test]
fn lines_know_their_cards_and_lie_behind_them() {
    let scene = drawn(&small());
    let at = |key: &str| scene.items.iter().position(|item| scene.strings.get(item.key) == key).unwrap();
    let line = &scene.items[at("line:1")];
    assert_eq!(line.ends, [Some(at("position:0") as u32), Some(at("position:1") as u32)]);
    assert!(at("line:1") < at("position:0") && at("position:2") < at("toggle:0"));
    assert_eq!(scene.items[at("position:2")].flags, flags::VACANT);
}

#[test]
fn dotted_lines_end_at_borders_in_every_direction() {
    for direction in Direction::ALL {
        let mut input = ChartInput { direction, ..small() };
        let line = DottedLine { key: "dotted:9".to_owned(), from: 1, to: 2, label: "limits".to_owned() };
        input.dotted = vec![line];
        let scene = drawn(&input);
        let at = scene
            .items
            .iter()
            .position(|item| item.kind == Kind::Edge && scene.strings.get(item.key) == "dotted:9");
        let paths: Vec<&Prim> =
            prims(&scene, at.unwrap()).iter().filter(|prim| prim.op == Op::Path).collect();
        let start = scene.points[paths[0].points.start as usize];
        let end = scene.points[paths[paths.len() - 1].points.end as usize - 1];
        let card = |key: &str| {
            let item = scene.items.iter().find(|item| scene.strings.get(item.key) == key).unwrap();
            item.bbox.grown(5.0)
        };
        assert!(card("position:1").contains(start), "{direction:?}");
        assert!(card("position:2").contains(end), "{direction:?}");
    }
}

#[test]
fn parked_positions_stand_in_a_tray_below() {
    let mut input = small();
    input.parked = vec![card(7, &["Sri"], "Analyst"), card(8, &["Gilang"], "Auditor")];
    input.parked_title = "2 wait".to_owned();
    let scene = drawn(&input);
    let of = |key: &str| scene.items.iter().find(|item| scene.strings.get(item.key) == key).unwrap().bbox;
    assert!(of("tray").y > of("position:1").bottom());
    for key in ["position:7", "position:8"] {
        assert_eq!(of("tray").union(of(key)), of("tray"));
    }
    assert!(!of("position:7").intersects(of("position:8")));
}

#[test]
fn a_chain_of_ten_thousand_is_drawn() {
    let chain = |index: usize| ChartNode {
        card: card(index, &["Ani"], "Clerk"),
        parent: index.checked_sub(1).map(|parent| parent as u32),
        reports: 1,
        collapsed: false,
    };
    let scene = drawn(&ChartInput { nodes: (0..10_000).map(chain).collect(), ..ChartInput::default() });
    assert_eq!(scene.items.len(), 3 * 10_000 - 1);
}
