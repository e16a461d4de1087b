//! Rolled up, trading and insurance seem to serve each other; below, no two units do.

use simpul_api::dto::*;
use simpul_tests::Office;

#[test]
fn the_totals_run_both_ways_and_the_card_says_whose() {
    let office = Office::with_sample("nusantara");
    let divisions = MapRequest { level: Some(2), ..MapRequest::default() };
    let card = office.pair_of(&divisions, "Trading Division", "Insurance Division");
    assert_eq!(card.kind, PairKind::Summed);
    let mut lower: Vec<(String, String)> = card
        .lower
        .iter()
        .map(|pair| if pair.a_gives > 0 { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) })
        .map(|(supplier, customer)| (supplier.name.clone(), customer.name.clone()))
        .collect();
    lower.sort();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(lower, [pair("Data Entry", "Marketing"), pair("Warehouse", "Underwriting")]);
    assert!(card.lower.iter().all(|pair| pair.kind == PairKind::OneWay));
}

#[test]
fn only_that_one_is_counted_so_and_only_at_that_level() {
    let office = Office::with_sample("nusantara");
    let at = |level| office.analyze(level).pairs;
    assert_eq!((at(Some(2)).mutual, at(Some(2)).mutual_summed), (6, 1));
    assert_eq!(at(Some(3)).mutual_summed, 0);
    assert_eq!(at(None).mutual_summed, 0);
}
