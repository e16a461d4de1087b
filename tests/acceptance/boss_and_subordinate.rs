//! Below the units: who serves whom by position.

use simpul_api::dto::*;
use simpul_tests::Office;

fn positions() -> MapRequest {
    MapRequest { positions: true, ..simpul_tests::office::deepest() }
}

fn link(office: &Office, a: &str, b: &str) -> LinkRow {
    office.link(&positions(), a, b).unwrap_or_else(|| panic!("{a} and {b} are no pair"))
}

#[test]
fn the_programmer_and_five_others_serve_each_other() {
    let office = Office::with_sample("nusantara");
    let others =
        ["Astrid Wibowo", "Vina Oktaviani", "Cindy Natalia Gozali", "Yosef Kristianto", "Adrian Pangaribuan"];
    for other in others {
        let row = link(&office, "Ignatius Sihombing", other);
        assert_eq!((row.kind, row.a_gives, row.b_gives), (PairKind::TwoWay, 1, 1), "{other}");
    }
}

#[test]
fn goals_and_resources_go_down_results_and_information_up() {
    let office = Office::with_sample("nusantara");
    for head in ["Hendra Gunawan Lim", "Elisabeth Nababan", "Irma Suryani Lubis"] {
        let row = link(&office, "Bambang Wicaksono", head);
        assert_eq!((row.kind, row.a_gives, row.b_gives), (PairKind::TwoWay, 2, 2), "{head}");
        let Inspect::Pair(card) = office.inspect(&row.key, Some(positions())) else { panic!("a pair") };
        let down = if card.a.name == head { &card.b_gives_a } else { &card.a_gives_b };
        assert!(down.iter().any(|need| need.item == "annual goals"), "{head}");
        assert!(down.iter().any(|need| need.kind == ItemKind::Resource), "{head}");
    }
}

#[test]
fn a_need_inside_a_unit_is_a_link_between_positions_only() {
    let office = Office::with_sample("nusantara");
    let Inspect::Unit(unit) = office.inspect(&office.key(HitKind::Unit, "Software Development"), None) else {
        panic!("a unit's card")
    };
    assert_eq!(unit.inside, 2, "analyst and programmer");
    let row = link(&office, "Ignatius Sihombing", "Astrid Wibowo");
    assert!(row.a.key.starts_with("position:") && row.b.key.starts_with("position:"));
}
