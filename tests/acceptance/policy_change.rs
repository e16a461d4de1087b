//! A policy change left on a desk becomes a refused claim: an action, and what rests on it.

use simpul_api::dto::*;
use simpul_tests::Office;

#[test]
fn marketing_needs_an_action_from_data_entry() {
    let office = Office::with_sample("nusantara");
    let card = office.pair("Marketing", "Data Entry");
    assert_eq!((card.kind, card.a.name.as_str()), (PairKind::OneWay, "Data Entry"), "drawn from who acts");
    assert_eq!(card.a_gives_b.len(), 1);
    assert_eq!(card.a_gives_b[0].kind, ItemKind::Action);
    assert_eq!(card.a_gives_b[0].item, "change the terms of a corporate client's policy");
}

#[test]
fn the_client_outside_waits_for_claims() {
    let office = Office::with_sample("nusantara");
    let claims = office.pair("Claims", "Data Entry");
    assert_eq!(claims.a_gives_b[0].item, "current policy terms");
    let client = office.pair("Corporate Client", "Claims");
    assert!(client.external && !client.asks, "a pair with an external end is never put as a question");
    let items: Vec<&str> =
        client.a_gives_b.iter().chain(&client.b_gives_a).map(|need| need.item.as_str()).collect();
    assert!(items.contains(&"claim decision"));
}

#[test]
fn only_actions_can_be_shown() {
    let office = Office::with_sample("nusantara");
    let actions = MapRequest {
        filter: MapFilter { kinds: vec![ItemKind::Action], ..MapFilter::default() },
        ..simpul_tests::office::deepest()
    };
    let rows = office.links_of(&actions);
    assert!(rows.iter().any(|row| row.a.name == "Data Entry" && row.b.name == "Marketing"));
    assert!(!rows.iter().any(|row| row.a.name == "Warehouse" && row.b.name == "Marketing"));
}
