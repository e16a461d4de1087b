//! Nobody sits where the premium rates come from.

use simpul_api::dto::*;
use simpul_tests::Office;

#[test]
fn the_vacant_actuary_alone_supplies_the_rates() {
    let office = Office::with_sample("nusantara");
    let Inspect::Position(actuary) = office.inspect(&office.key(HitKind::Position, "Actuary"), None) else {
        panic!("a position's card")
    };
    assert!(actuary.holders.is_empty());
    assert_eq!(actuary.serves.len(), 1);
    assert!(actuary.serves[0].supplier.vacant);
    assert_eq!(actuary.serves[0].item, "premium rate table");

    let units = ["Data Entry", "Underwriting"];
    let suppliers: Vec<PartyView> = units
        .iter()
        .flat_map(|name| match office.inspect(&office.key(HitKind::Unit, name), None) {
            Inspect::Unit(unit) => [unit.needs, unit.serves].concat(),
            _ => Vec::new(),
        })
        .filter(|need| need.item == "premium rate table")
        .map(|need| need.supplier)
        .collect();
    assert!(!suppliers.is_empty() && suppliers.iter().all(|supplier| supplier.key == actuary.key));
}

#[test]
fn hiring_fills_it_and_undo_empties_it_again() {
    let office = Office::with_sample("nusantara");
    let position = office.key(HitKind::Position, "Actuary");
    assert_eq!(office.file().counts.vacant, 5);
    office.edit(EditRequest::Assign {
        position,
        person: None,
        name: "Ratna Dewi".into(),
        share: 100,
        acting: false,
        from: Some("2026-11-01".into()),
        until: None,
    });
    assert_eq!((office.file().counts.vacant, office.file().counts.people), (4, 91));
    office.undo();
    assert_eq!((office.file().counts.vacant, office.file().counts.people), (5, 90));
}
