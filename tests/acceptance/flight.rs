//! Pilots, cabin crew and passengers.

use simpul_api::dto::*;
use simpul_tests::Office;

#[test]
fn the_flight_situation_goes_one_way_and_the_cabin_situation_the_other() {
    let office = Office::with_sample("flight");
    let card = office.pair("Pilots", "Cabin Crew");
    assert_eq!(card.kind, PairKind::TwoWay);
    let (pilots, cabin) = if card.a.name == "Pilots" {
        (&card.a_gives_b, &card.b_gives_a)
    } else {
        (&card.b_gives_a, &card.a_gives_b)
    };
    assert_eq!((pilots.len(), cabin.len()), (1, 1));
    assert_eq!(pilots[0].item, "flight situation");
    assert_eq!(cabin[0].item, "cabin situation");
}

#[test]
fn passengers_stand_outside() {
    let office = Office::with_sample("flight");
    let view = office.analyze(None);
    assert_eq!((view.pairs.connected, view.pairs.mutual), (1, 1));
    assert_eq!((view.external.links, view.external.pairs), (2, 1));
    assert!(office.pair("Cabin Crew", "Passengers").external);
}
