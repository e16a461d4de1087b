//! What the data shows, case by case.

use super::*;
use crate::record::*;
use crate::{IdGen, NeedId, PersonId, PositionId, Row, SequentialIds, UnitId};

const TODAY: Date = jiff::civil::date(2026, 1, 1);

fn kinds(rows: Vec<Row>) -> Vec<(FindingKind, Vec<String>)> {
    let document: Document = rows.into_iter().collect();
    examine(&document, TODAY).into_iter().map(|seen| (seen.kind, seen.args)).collect()
}

#[test]
fn two_tops_in_one_unit_leave_it_without_a_head() {
    let mut ids = SequentialIds::default();
    let unit = Unit::new(UnitId::from_raw(ids.next_id()), "Warehouse");
    let mut seat = |title: &str| Position {
        unit: Some(unit.id),
        ..Position::new(PositionId::from_raw(ids.next_id()), title)
    };
    let (a, b) = (seat("A"), seat("B"));
    let parked = Position { parked: Some("P9".into()), ..seat("C") };
    let found = kinds(vec![Row::Unit(unit), Row::Position(a), Row::Position(b), Row::Position(parked)]);
    let found: Vec<_> = found.into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(found, [FindingKind::MissingManager, FindingKind::SeveralRoots, FindingKind::NoHead]);
}

#[test]
fn space_addresses_and_needs_from_oneself() {
    let person = |id, name: &str, email: &str| {
        Row::Person(Person { email: email.into(), ..Person::new(PersonId::from_raw(id), name) })
    };
    let unit = UnitId::from_raw(9);
    let item = Item { id: crate::ItemId::from_raw(8), name: "stock".into(), kind: ItemKind::Information };
    let need = Need::new(NeedId::from_raw(7), End::Unit(unit), End::Unit(unit), item.id);
    let found = kinds(vec![
        person(1, "Ayu ", "ayu@office.id"),
        person(2, "Budi", "budi at office.id"),
        person(3, "Citra", ""),
        Row::Unit(Unit::new(unit, "Gudang")),
        Row::Item(item),
        Row::Need(need),
    ]);
    let wanted = [
        (FindingKind::StraySpace, vec!["Ayu ".to_owned()]),
        (FindingKind::BadEmail, vec!["Budi".to_owned(), "budi at office.id".to_owned()]),
        (FindingKind::SelfNeed, vec!["stock".to_owned()]),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn who_stands_there_twice() {
    let person = |id, name: &str, email: &str, external: Option<&str>| {
        let (email, external_id) = (email.to_owned(), external.map(str::to_owned));
        Row::Person(Person { email, external_id, ..Person::new(PersonId::from_raw(id), name) })
    };
    let unit = |id, name: &str| Row::Unit(Unit::new(UnitId::from_raw(id), name));
    let found = kinds(vec![
        person(1, "Siti Aminah", "siti@office.id", Some("E1")),
        person(2, "S. Aminah", "SITI@office.id ", Some("E2")),
        person(3, "Siti Aminah", "", Some("E3")),
        person(4, "siti  aminah", "", None),
        unit(5, "Gudang"),
        unit(6, "GUDANG"),
    ]);
    let found: Vec<_> = found.into_iter().filter(|(kind, _)| *kind != FindingKind::StraySpace).collect();
    let wanted = [
        (FindingKind::DuplicatePerson, vec!["S. Aminah".to_owned(), "Siti Aminah".to_owned()]),
        (FindingKind::DuplicatePerson, vec!["siti  aminah".to_owned(), "Siti Aminah".to_owned()]),
        (FindingKind::DuplicateUnit, vec!["GUDANG".to_owned()]),
    ];
    assert_eq!(found, wanted, "two people of one list who share a name are two people");
}
