//! The needs of one box over the chart.

use simpul_api::dto::*;
use simpul_api::use_case;
use simpul_tests::Office;

/// What lies over the chart, and its bytes.
fn needs_of(office: &Office, chart: ChartRequest, of: &str) -> (ChartNeeds, Vec<u8>) {
    let request = ChartRequest { needs_of: Some(of.to_owned()), ..chart };
    let bytes = use_case::chart_needs(&office.desk, request, &office.ctx()).expect("the needs");
    let length = u32::from_le_bytes(bytes[..4].try_into().expect("four bytes")) as usize;
    let info: ChartNeeds = serde_json::from_slice(&bytes[4..4 + length]).expect("what is said");
    (ChartNeeds { elapsed_ms: 0.0, ..info }, bytes[4 + length..].to_vec())
}

fn row<'a>(needs: &'a ChartNeeds, name: &str) -> &'a ChartNeedRow {
    let named = |row: &&ChartNeedRow| row.name == name || row.stands_for.iter().any(|of| of == name);
    needs.rows.iter().find(named).unwrap_or_else(|| panic!("{name} in {:?}", needs.rows))
}

fn whole(by: ChartBy) -> ChartRequest {
    ChartRequest { by, depth: Some(u32::MAX), ..ChartRequest::default() }
}

#[test]
fn marketing_and_warehouse_are_joined_both_ways_whatever_the_boxes_are() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    for by in [ChartBy::Position, ChartBy::Person, ChartBy::Unit] {
        let (needs, _) = needs_of(&office, whole(by), &warehouse);
        let marketing = row(&needs, "Marketing");
        assert_eq!((marketing.kind, marketing.gives, marketing.gets), (PairKind::TwoWay, 1, 2), "{by:?}");
        assert!(marketing.drawn && marketing.boxed && !marketing.external);
        assert!(marketing.got.iter().any(|item| item.contains("delivery limit")), "{marketing:?}");
        assert_eq!(needs.rows[0].key, marketing.key, "two-way ones come first");
        assert_eq!((needs.total, needs.two_way), (needs.rows.len() as u32, 1));
    }
    let (needs, _) = needs_of(&office, whole(ChartBy::Position), &warehouse);
    assert_eq!((needs.name.as_str(), needs.stands_for), ("Andi Tenri Abeng", vec!["Warehouse".to_owned()]));
}

#[test]
fn what_is_folded_away_is_stood_for_and_what_has_no_box_is_told() {
    let office = Office::with_sample("nusantara");
    let payroll = office.key(HitKind::Unit, "Payroll");
    let folded = ChartRequest { by: ChartBy::Unit, depth: Some(2), ..ChartRequest::default() };
    let (needs, _) = needs_of(&office, folded, &payroll);
    assert_ne!(needs.name, "Payroll");
    assert!(needs.stands_for.contains(&"Payroll".to_owned()), "{needs:?}");
    let trading = row(&needs, "Trading Division");
    assert!(!trading.stands_for.is_empty(), "it stands for what lies below it: {trading:?}");
    assert_eq!(needs.drawn + needs.rows.iter().filter(|row| !row.drawn).count() as u32, needs.total);

    // In a branch of its own nothing else has a box, and nothing is kept silent.
    let trading = office.key(HitKind::Unit, "Trading Division");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    let branch = ChartRequest { root: Some(trading), ..whole(ChartBy::Unit) };
    let (inside, _) = needs_of(&office, branch, &warehouse);
    let (all, _) = needs_of(&office, whole(ChartBy::Unit), &warehouse);
    assert_eq!(inside.total, all.total);
    assert!(inside.drawn < all.drawn && inside.rows.iter().any(|row| !row.boxed), "{inside:?}");
}

#[test]
fn it_is_the_same_whether_the_chart_was_drawn_before_or_not() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    let request = ChartRequest { by: ChartBy::Position, aspect: Some(1.2), ..ChartRequest::default() };
    let alone = needs_of(&office, request.clone(), &warehouse);
    let chart = use_case::chart(&office.desk, request.clone(), &office.ctx()).expect("a chart");
    let length = u32::from_le_bytes(chart[..4].try_into().expect("four bytes")) as usize;
    let info: ChartInfo = serde_json::from_slice(&chart[4..4 + length]).expect("what is said");
    let held = ChartRequest { held: Some(info.arranged), ..request };
    assert_eq!(needs_of(&office, held, &warehouse), alone);
}

#[test]
fn on_paper_they_lie_over_the_chart_and_are_named() {
    let office = Office::with_sample("nusantara");
    let path = office.path("needs.svg");
    let export = |chart: ChartRequest| {
        let request = ExportRequest {
            picture: Picture::Chart(chart),
            scope: Scope::Shown,
            branch: None,
            format: PictureFormat::Svg,
            path: path.display().to_string(),
            language: Language::En,
            title: String::new(),
        };
        use_case::export_picture(&office.desk, request, &office.ctx()).expect("a file");
        std::fs::read_to_string(&path).expect("a picture")
    };
    let bare = export(whole(ChartBy::Unit));
    let drawn = export(ChartRequest { needs_of: Some("Warehouse".into()), ..whole(ChartBy::Unit) });
    assert!(drawn.len() > bare.len() && drawn.contains("needs of Warehouse: "), "it says whose they are");
    assert!(!bare.contains("two-way") && drawn.contains("two-way"), "and what the lines mean");
}

#[test]
fn a_curve_opens_both_sides_promises() {
    let office = Office::with_sample("nusantara");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    for by in [ChartBy::Position, ChartBy::Person, ChartBy::Unit] {
        let (needs, _) = needs_of(&office, whole(by), &warehouse);
        for row in &needs.rows {
            let key = format!("pair:{}~{}", needs.of, row.key);
            let request = ChartPairRequest { chart: whole(by), key: key.clone() };
            let card = use_case::chart_pair(&office.desk, request, &office.ctx()).expect("a card");
            let own_first = card.a.key == needs.of;
            let (gives, gets) = if own_first {
                (card.a_gives_b.len(), card.b_gives_a.len())
            } else {
                (card.b_gives_a.len(), card.a_gives_b.len())
            };
            assert_eq!((gives as u32, gets as u32), (row.gives, row.gets), "{by:?} {}", row.name);
            assert_eq!((card.key, card.kind, card.external), (key, row.kind, row.external));
            assert!(row.kind != PairKind::OneWay || !card.a_gives_b.is_empty(), "who gives stands first");
        }
    }
    let request =
        ChartPairRequest { chart: whole(ChartBy::Unit), key: format!("pair:{warehouse}~{warehouse}") };
    let refused = use_case::chart_pair(&office.desk, request, &office.ctx()).expect_err("no such pair");
    assert_eq!(refused.code, "not-found");
}
