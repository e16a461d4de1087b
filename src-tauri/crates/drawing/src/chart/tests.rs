use proptest::prelude::*;
use simpul_layout::tree::{NO_PARENT, TreeInput, tidy};

use super::*;
use crate::scene::Prim;

mod lines;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn card<'a>(index: usize, holders: &[&'a str], title: &'a str) -> PositionCard<'a> {
    PositionCard {
        key: format!("position:{index}"),
        holders: holders.iter().map(|&name| name.into()).collect(),
        initials: holders.first().map_or("", |name| &name[..1]).to_owned(),
        title: title.into(),
        colour: Some(index as u32),
        vacant: "Vacant".into(),
        ..PositionCard::default()
    }
}

fn drawn(input: &ChartInput<'_>) -> Scene {
    let parent: Vec<u32> = input.nodes.iter().map(|node| node.parent.unwrap_or(NO_PARENT)).collect();
    let shape = shape(input);
    let sizes = vec![shape.size(); input.nodes.len()];
    let tree = TreeInput { parent: &parent, sizes: &sizes, assistant: &[] };
    let look = Spacing { direction: input.direction, bands: !input.bands.is_empty(), ..Spacing::default() };
    draw(input, shape, &tidy(&tree, &spacing(look), &mut ()).unwrap())
}

fn small() -> ChartInput<'static> {
    let node = |card, parent, reports| ChartNode { card, parent, reports, ..ChartNode::default() };
    ChartInput {
        nodes: vec![
            node(card(0, &["Siti Rahmawati"], "Director"), None, 2),
            node(card(1, &["Budi Hartono"], "Warehouse lead"), Some(0), 0),
            node(card(2, &[], "Accountant"), Some(0), 0),
        ],
        initials: true,
        ..ChartInput::default()
    }
}

fn prims(scene: &Scene, item: usize) -> Vec<Prim<'_>> {
    scene.prims_of(&scene.items[item]).collect()
}

fn words<'a>(scene: &'a Scene, key: &str) -> Vec<&'a str> {
    let item = scene.items.iter().position(|item| scene.strings.get(item.key) == key).unwrap();
    let near = prims(scene, item).into_iter().filter(|prim| prim.lod & lod::FULL != 0);
    near.filter_map(|prim| prim.text).collect()
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
        holders in prop::collection::vec(name(), 0..4), title in name(), acting in "[A-Z]{0,2}", parked: bool,
        initials: bool, letter in "[A-Z]{0,1}", fields in prop::collection::vec(name(), 0..7)
    ) {
        let [holders, fields] = [holders, fields].map(|words| words.into_iter().map(Into::into).collect());
        let (title, acting, letter) = (title.into(), acting.into(), letter.into());
        let own =
            PositionCard { holders, title, acting, letter, fields, initials: "ABC".into(), ..card(0, &[], "") };
        let mut input = ChartInput { initials, ..ChartInput::default() };
        if parked {
            input.parked = vec![own];
            input.parked_title = "1 position waits".to_owned();
        } else {
            input.nodes = vec![ChartNode { card: own, ..ChartNode::default() }];
        }
        let scene = drawn(&input);
        for (index, item) in scene.items.iter().enumerate() {
            for prim in prims(&scene, index).iter().filter(|prim| prim.op == Op::Text) {
                let [x, y, _, size, _] = prim.geom.map(f64::from);
                let w = crate::metrics::width(prim.text.unwrap(), size, prim.weight());
                let from = match prim.style & 3 { 1 => x - w / 2.0, 2 => x - w, _ => x };
                prop_assert!(from >= 0.0 && from + w <= item.bbox.w - 1.0, "{}", prim.text.unwrap());
                prop_assert!(y - size >= -1.0 && y + 0.25 * size <= item.bbox.h + 1.0);
            }
        }
    }
}

#[test]
fn a_card_says_who_and_what() {
    let mut input = small();
    input.nodes[1].card.acting = "Plt.".into();
    let scene = drawn(&input);
    assert_eq!(words(&scene, "position:0"), ["S", "Siti Rahmawati", "Director"]);
    assert_eq!(words(&scene, "position:1"), ["B", "Budi Hartono", "Plt. Warehouse lead"]);
    assert_eq!(words(&scene, "position:2"), ["Vacant", "Accountant"]);
    assert_eq!(words(&scene, "toggle:0"), ["2"]);
}

#[test]
fn those_who_share_a_position_are_named_or_counted() {
    let mut input = small();
    input.nodes[1].card.holders = vec!["Ani".into(), "Budi".into()];
    input.nodes[2].card.holders =
        ["Maria Magdalena Situmorang", "Anastasia Widyaningrum", "Budi"].map(Into::into).to_vec();
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

fn cards_of(scene: &Scene) -> Vec<Rect> {
    scene.items.iter().filter(|item| item.kind == Kind::Card).map(|item| item.bbox).collect()
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
        ..ChartNode::default()
    };
    let scene = drawn(&ChartInput { nodes: (0..10_000).map(chain).collect(), ..ChartInput::default() });
    assert_eq!(scene.items.len(), 3 * 10_000 - 1);
}

#[test]
fn cards_have_one_size_and_long_names_two_lines() {
    let mut input = small();
    assert_eq!(shape(&input).size(), Size::new(228.0, 64.0));
    input.nodes[1].card.holders = vec!["Raden Mas Adipati Tirtoadisuryo".into()];
    assert_eq!(shape(&input).size(), Size::new(228.0, 80.0));
    let scene = drawn(&input);
    assert_eq!(words(&scene, "position:1"), ["B", "Raden Mas Adipati", "Tirtoadisuryo", "Warehouse lead"]);
}

#[test]
fn fields_stand_below_in_the_order_chosen_and_keep_their_place() {
    let mut input = small();
    for (node, fields) in input.nodes.iter_mut().zip([["Jakarta", "12"], ["", "3"], ["Bogor", ""]]) {
        node.card.fields = fields.map(Into::into).to_vec();
    }
    let scene = drawn(&input);
    assert_eq!(words(&scene, "position:0"), ["S", "Siti Rahmawati", "Director", "Jakarta", "12"]);
    let height = |text: &str| baseline(&scene, text);
    assert_eq!(height("3"), height("12"), "the second field stands at one height");
    assert_eq!(height("Jakarta"), height("Bogor"));
    input.nodes[1].card.holders = vec!["Raden Mas Adipati Tirtoadisuryo".into()];
    let beside = drawn(&input);
    let after = |scene: &Scene| baseline(scene, "Jakarta") - baseline(scene, "Director");
    assert_eq!(after(&scene), after(&beside), "another's second line keeps no field waiting");
}

fn baseline(scene: &Scene, text: &str) -> f32 {
    let mut prims = scene.items.iter().flat_map(|item| scene.prims_of(item));
    prims.find(|prim| prim.text == Some(text)).unwrap().geom[1]
}

#[test]
fn a_card_is_wide_enough_for_an_address() {
    let mut input = small();
    let address = "siti.rahmawati@nusantara.example";
    input.nodes[0].card.fields = vec![address.into()];
    let wide = shape(&input).size().w;
    assert!(wide > 228.0 && wide < 304.0, "{wide}");
    assert!(words(&drawn(&input), "position:0").contains(&address), "not cut");
    input.nodes[0].card.fields = vec![address.repeat(9).into()];
    assert_eq!(shape(&input).size().w, 304.0, "within limits");
}

#[test]
fn a_colour_comes_with_its_letter() {
    let mut input = small();
    input.nodes[1].card.letter = "C".into();
    let scene = drawn(&input);
    assert!(words(&scene, "position:1").contains(&"C"));
    assert!(!words(&scene, "position:0").contains(&"C"));
}

#[test]
fn letters_go_on_after_z() {
    let letters = [0, 25, 26, 27, 51, 52, 701, 702].map(crate::card::case_letter);
    assert_eq!(letters, ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    let colours: std::collections::BTreeSet<u32> = (0..12).map(crate::card::case_colour).collect();
    assert_eq!(colours.len(), 12, "twelve cases have twelve colours");
}

#[test]
fn a_band_holds_its_unit_and_touches_no_other() {
    for direction in Direction::ALL {
        // 0 and 1 are of one unit with 3 and 4 below 1; 2 and 5 of another.
        let node = |index: usize, parent: Option<u32>, band: u32| ChartNode {
            card: card(index, &["Ani"], "Clerk"),
            parent,
            band: Some(band),
            ..ChartNode::default()
        };
        let band = |name: &str| Band { key: format!("unit:{name}"), name: name.to_owned(), colour: Some(3) };
        let input = ChartInput {
            nodes: vec![
                node(0, None, 0),
                node(1, Some(0), 0),
                node(2, Some(0), 1),
                node(3, Some(1), 0),
                node(4, Some(1), 0),
                node(5, Some(2), 1),
            ],
            bands: vec![band("Sales"), band("Stock")],
            direction,
            ..ChartInput::default()
        };
        let scene = drawn(&input);
        let of = |key: &str| scene.items.iter().find(|item| scene.strings.get(item.key) == key).unwrap().bbox;
        for (at, item) in scene.items.iter().enumerate().filter(|(_, item)| item.kind == Kind::Area) {
            let own = prims(&scene, at).into_iter().map(|prim| {
                let [x, y, w, h, _] = prim.geom.map(f64::from);
                Rect::new(x, y, w, h).shifted(item.bbox.x, item.bbox.y)
            });
            let pieces: Vec<Rect> = own.collect();
            let touched = (0..6)
                .filter(|node| pieces.iter().any(|piece| piece.intersects(of(&format!("position:{node}")))));
            let bands: Vec<_> = touched.map(|node| input.nodes[node].band).collect();
            assert!(bands.iter().all(|band| *band == bands[0]), "{direction:?}: {bands:?}");
        }
        for name in ["Sales", "Stock"] {
            let labels = scene.items.iter().filter(|item| item.kind == Kind::Label);
            let named = labels.filter(|item| scene.strings.get(item.key) == format!("unit:{name}"));
            assert_eq!(named.count(), 1, "one label for a unit that hangs together");
        }
    }
}

#[test]
fn a_row_away_from_its_superior_bears_the_name_of_the_unit_again() {
    for direction in Direction::ALL {
        // Of six below the head of a unit the first alone is of the same unit, and stands aside.
        let node = |index: usize| ChartNode {
            card: card(index, &["Ani"], "Clerk"),
            parent: (index > 0).then_some(0),
            band: Some(u32::from(index > 1)),
            ..ChartNode::default()
        };
        let band = |name: &str| Band { key: format!("unit:{name}"), name: name.to_owned(), colour: Some(3) };
        let nodes = (0..7).map(node).collect();
        let input = ChartInput {
            nodes,
            bands: vec![band("Board"), band("Stock")],
            direction,
            ..ChartInput::default()
        };
        let scene = drawn(&input);
        let names: Vec<Rect> = scene
            .items
            .iter()
            .filter(|item| item.kind == Kind::Label && scene.strings.get(item.key) == "unit:Board")
            .map(|item| item.bbox)
            .collect();
        assert_eq!(names.len(), 2, "{direction:?}: the head, and who stands aside");
        assert!(!cards_of(&scene).iter().any(|card| names.iter().any(|name| name.intersects(*card))));
    }
}
