//! The stacks that the entries lead to, and changes of older schemas.

use super::*;
use proptest::prelude::*;
use simpul_model::{Row, Unit, UnitId};

fn rename(from: &str, to: &str) -> Change {
    let unit = |name: &str| Row::Unit(Unit::new(UnitId::from_raw(1), name));
    Change { updated: vec![(unit(from), unit(to))], ..Change::default() }
}

proptest! {
    #![proptest_config(ProptestConfig {
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// The stacks against the plainest model there is: a list of states and a place in it.
    #[test]
    fn stacks_follow_a_list_of_states(steps in proptest::collection::vec(0u8..4, 0..40)) {
        let mut cursor = Cursor::default();
        let (mut states, mut at) = (vec![0u64], 0usize);
        for (seq, step) in (1u64..).zip(steps) {
            let kind = match (step, cursor.to_undo(), cursor.to_redo()) {
                (0, Some(undo), _) => EntryKind::Undo(undo),
                (1, _, Some(redo)) => EntryKind::Redo(redo),
                _ => EntryKind::Edit,
            };
            prop_assert!(cursor.accepts(kind));
            match kind {
                EntryKind::Undo(_) => at -= 1,
                EntryKind::Redo(_) => at += 1,
                _ => {
                    states.truncate(at + 1);
                    states.push(seq);
                    at += 1;
                }
            }
            cursor.advance(seq, kind);
            prop_assert_eq!(cursor.to_undo(), (at > 0).then(|| states[at]));
            prop_assert_eq!(cursor.to_redo(), states.get(at + 1).copied());
            prop_assert_eq!(cursor.revision, seq);
        }
    }
}

#[test]
fn only_the_ends_of_the_stacks_are_accepted() {
    let mut cursor = Cursor::default();
    cursor.advance(1, EntryKind::Base);
    assert!(!cursor.accepts(EntryKind::Undo(1)), "the base stays");
    cursor.advance(2, EntryKind::Edit);
    cursor.advance(3, EntryKind::Edit);
    assert!(!cursor.accepts(EntryKind::Undo(2)), "3 comes first");
    cursor.advance(4, EntryKind::Undo(3));
    assert!(!cursor.accepts(EntryKind::Redo(2)), "2 was not taken back");
    assert!(cursor.accepts(EntryKind::Redo(3)));
}

#[test]
fn a_change_of_an_older_schema_passes_every_later_converter() {
    fn shout(change: Value) -> Value {
        serde_json::from_str(&change.to_string().replace("Gudang", "GUDANG")).unwrap()
    }
    fn translate(change: Value) -> Value {
        serde_json::from_str(&change.to_string().replace("GUDANG", "Warehouse")).unwrap()
    }
    let step = |number, convert| Migration { number, sql: "", convert };
    let steps = [step(1, std::convert::identity as fn(Value) -> Value), step(2, shout), step(3, translate)];
    let packed = pack(&rename("Gudang", "GUDANG")).unwrap();
    assert_eq!(unpack(&packed, 1, &steps).unwrap(), rename("Warehouse", "Warehouse"));
    assert_eq!(unpack(&packed, 2, &steps).unwrap(), rename("Gudang", "Warehouse"));
    assert_eq!(unpack(&packed, 3, &steps).unwrap(), rename("Gudang", "GUDANG"));
}

#[test]
fn a_broken_change_is_damage_and_no_panic() {
    let mut packed = pack(&rename("Gudang", "Warehouse")).unwrap();
    packed.truncate(packed.len() / 2);
    assert!(matches!(unpack(&packed, 1, MIGRATIONS), Err(Error::Damaged { .. })));
}
