//! One unit in the middle of the map, with those it exchanges something with around it.

use simpul_api::dto::*;
use simpul_api::use_case;
use simpul_tests::{Office, office};

fn around(centre: Option<String>, depth: u32) -> MapRequest {
    MapRequest { focus: Some(Focus { centre, depth }), ..office::deepest() }
}

/// What the window is told beside the picture.
fn info(office: &Office, request: &MapRequest) -> MapInfo {
    let bytes = use_case::map(&office.desk, request.clone(), &office.ctx()).expect("a map");
    let length = u32::from_le_bytes(bytes[..4].try_into().expect("four bytes")) as usize;
    serde_json::from_slice(&bytes[4..4 + length]).expect("its info")
}

#[test]
fn marketing_sees_the_warehouse_as_a_partner_and_payroll_as_a_customer() {
    let office = Office::with_sample("nusantara");
    let marketing = office.key(HitKind::Unit, "Marketing");
    let rows = office.links_of(&around(Some(marketing.clone()), 1));
    assert!(rows.iter().all(|row| row.a.key == marketing || row.b.key == marketing));
    let kind = |other: &str| {
        let row = rows.iter().find(|row| row.a.name == other || row.b.name == other);
        row.map(|row| (row.kind, row.a.name.clone()))
    };
    assert_eq!(kind("Warehouse").map(|(kind, _)| kind), Some(PairKind::TwoWay));
    assert_eq!(kind("Payroll"), Some((PairKind::OneWay, "Marketing".to_owned())));
}

#[test]
fn further_steps_add_pairs_and_nothing_goes_missing_silently() {
    let office = Office::with_sample("nusantara");
    let marketing = office.key(HitKind::Unit, "Marketing");
    let whole = info(&office, &office::deepest());
    let mut before = 0;
    for depth in 1..=3 {
        let info = info(&office, &around(Some(marketing.clone()), depth));
        assert!(info.shown_pairs > before, "step {depth}");
        before = info.shown_pairs;
        let hidden: u32 = info.hidden.iter().map(|part| part.pairs).sum();
        assert_eq!(info.shown_pairs + hidden, whole.shown_pairs);
        let focus = info.focus.expect("a middle");
        assert_eq!(focus.centre.name, "Marketing");
        assert!(focus.nodes > 1 && focus.nodes <= info.nodes);
    }
}

#[test]
fn a_position_stands_for_its_unit_and_nobody_for_the_busiest() {
    let office = Office::with_sample("nusantara");
    let head = office.key(HitKind::Position, "Head of Marketing");
    let centre = |request: &MapRequest| info(&office, request).focus.map(|focus| focus.centre.name);
    assert_eq!(centre(&around(Some(head), 1)), Some("Marketing".to_owned()));
    assert_eq!(centre(&around(None, 1)), Some("Payroll".to_owned()));
    let divisions = MapRequest { level: Some(2), ..around(Some(office.key(HitKind::Unit, "Marketing")), 1) };
    assert_eq!(centre(&divisions), Some("Trading Division".to_owned()));
}

#[test]
fn a_centre_that_is_nobody_is_said_to_be_missing() {
    let office = Office::with_sample("nusantara");
    let nobody = around(Some("unit:00000000000000000000000000".to_owned()), 1);
    let error = use_case::map(&office.desk, nobody, &office.ctx()).expect_err("no such unit");
    assert_eq!(error.code, "not-found");
}
