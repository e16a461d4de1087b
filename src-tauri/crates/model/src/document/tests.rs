//! The laws of documents and changes.

use crate::record::*;
use crate::{AssignmentId, PersonId, PositionId, UnitId};
use crate::{Change, Document, IdGen, Record, RecordRef, Row, SequentialIds};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A random document in which every reference resolves, as rows.
fn rows() -> impl Strategy<Value = Vec<Row>> {
    (1usize..8, 1usize..20, any::<u64>()).prop_map(|(units, positions, seed)| {
        let mut ids = SequentialIds::default();
        let mut random = crate::TimeOrderedIds::new(0, seed, 0);
        let mut pick = |n: usize| (random.next_id() as usize / 7) % n;
        let units: Vec<UnitId> = (0..units).map(|_| UnitId::mint(&mut ids)).collect();
        let positions: Vec<PositionId> = (0..positions).map(|_| PositionId::mint(&mut ids)).collect();
        let mut rows = Vec::new();
        for (at, &id) in units.iter().enumerate() {
            let parent = (at > 0).then(|| units[pick(at)]);
            rows.push(
                Unit { parent, order: pick(3) as i64, ..Unit::new(id, format!("unit {at}")) }.into_row(),
            );
        }
        for (at, &id) in positions.iter().enumerate() {
            let manager = (at > 0).then(|| positions[pick(at)]);
            let unit = Some(units[pick(units.len())]);
            rows.push(Position { manager, unit, ..Position::new(id, format!("position {at}")) }.into_row());
            if pick(4) > 0 {
                let person = PersonId::mint(&mut ids);
                rows.push(Person::new(person, format!("person {at}")).into_row());
                rows.push(Assignment::new(AssignmentId::mint(&mut ids), person, id).into_row());
            }
        }
        rows
    })
}

/// Two documents over the same ids: some rows of each only, some in both with other values.
fn two() -> impl Strategy<Value = (Document, Document)> {
    (rows(), proptest::collection::vec(0u8..4, 64)).prop_map(|(rows, fate)| {
        let mut before = Vec::new();
        let mut after = Vec::new();
        for (at, row) in rows.into_iter().enumerate() {
            match fate[at % fate.len()] {
                0 => before.push(row),
                1 => after.push(row),
                2 => {
                    before.push(row.clone());
                    after.push(renamed(row));
                }
                _ => {
                    before.push(row.clone());
                    after.push(row);
                }
            }
        }
        (before.into_iter().collect(), after.into_iter().collect())
    })
}

fn renamed(row: Row) -> Row {
    match row {
        Row::Unit(unit) => Row::Unit(Unit { name: unit.name + "!", order: unit.order + 1, ..unit }),
        Row::Position(p) => Row::Position(Position { manager: None, order: p.order - 1, ..p }),
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn compare_applied_gives_the_other((a, b) in two()) {
        prop_assert_eq!(a.with(&a.compare(&b)), b);
    }

    #[test]
    fn inverted_change_takes_back((a, b) in two()) {
        let change = a.compare(&b);
        prop_assert_eq!(b.with(&change.invert()), a);
    }

    #[test]
    fn squash_equals_both_in_turn((a, b) in two(), fate in proptest::collection::vec(any::<bool>(), 64)) {
        let c: Document = b.rows().enumerate().filter(|(at, _)| fate[at % 64]).map(|(_, row)| renamed(row)).collect();
        let (first, second) = (a.compare(&b), b.compare(&c));
        let both = first.squash(second);
        prop_assert_eq!(a.with(&both), c);
    }

    #[test]
    fn indexes_kept_equal_indexes_rebuilt((a, b) in two()) {
        let kept = a.with(&a.compare(&b));
        let rebuilt: Document = b.rows().collect();
        prop_assert_eq!(kept.indexes, rebuilt.indexes);
    }

    #[test]
    fn order_of_rows_does_not_matter(mut rows in rows()) {
        let forward: Document = rows.iter().cloned().collect();
        rows.reverse();
        prop_assert_eq!(rows.into_iter().collect::<Document>(), forward);
    }
}

#[test]
fn squash_with_the_inverse_is_nothing() {
    let unit = Unit::new(UnitId::from_raw(1), "Warehouse");
    let mut states = BTreeMap::new();
    states.insert(RecordRef::Unit(unit.id), (None, Some(Row::Unit(unit))));
    let change = Change::from_states(states);
    assert!(change.clone().squash(change.invert()).is_empty());
}

#[test]
fn head_is_named_or_the_only_one_led_from_outside() {
    let mut ids = SequentialIds::default();
    let unit = Unit::new(UnitId::mint(&mut ids), "Warehouse");
    let boss = Position::new(PositionId::mint(&mut ids), "Director");
    let seat = |ids: &mut SequentialIds, manager, title: &str| Position {
        unit: Some(unit.id),
        manager: Some(manager),
        ..Position::new(PositionId::mint(ids), title)
    };
    let lead = seat(&mut ids, boss.id, "Lead");
    let clerk = seat(&mut ids, lead.id, "Clerk");
    let rows = |unit: &Unit, seats: &[&Position]| -> Document {
        seats.iter().map(|p| Row::Position((*p).clone())).chain([Row::Unit(unit.clone())]).collect()
    };
    assert_eq!(rows(&unit, &[&boss, &lead, &clerk]).head(&unit), Some(lead.id));
    let second = seat(&mut ids, boss.id, "Second lead");
    assert_eq!(rows(&unit, &[&boss, &lead, &clerk, &second]).head(&unit), None);
    let named = Unit { head: Some(clerk.id), ..unit.clone() };
    assert_eq!(rows(&named, &[&boss, &lead, &clerk, &second]).head(&named), Some(clerk.id));
}

#[test]
fn a_chain_of_100_000_is_walked_without_recursion() {
    let chain = (1..=100_000u64).map(|n| {
        let manager = (n > 1).then(|| PositionId::from_raw(n - 1));
        Row::Position(Position { manager, ..Position::new(PositionId::from_raw(n), "seat") })
    });
    let document: Document = chain.collect();
    assert_eq!(document.branch(PositionId::from_raw(1)).len(), 100_000);
}
