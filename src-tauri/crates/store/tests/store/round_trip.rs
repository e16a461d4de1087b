//! What is written comes back, field for field, whatever the records.

use crate::documents::{create, document, entry, place};
use proptest::prelude::*;
use simpul_store::EntryKind;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn created_then_loaded_is_the_same(seed in any::<u64>()) {
        let (place, written) = (place(), document(seed));
        let mut file = create(&place.path, &written).unwrap();
        let loaded = file.load().unwrap();
        prop_assert_eq!(loaded.document, written);
        prop_assert!(loaded.unknown.is_empty());
    }

    #[test]
    fn a_committed_change_leads_to_the_document_with_it(before in any::<u64>(), after in any::<u64>()) {
        let (place, before, after) = (place(), document(before), document(after));
        let mut file = create(&place.path, &before).unwrap();
        let change = before.compare(&after);
        file.commit(&change, &entry("edit", EntryKind::Edit)).unwrap();
        prop_assert_eq!(&file.load().unwrap().document, &after);

        let undo = file.undo_entry().unwrap().unwrap();
        prop_assert_eq!(&undo.change, &change);
        file.commit(&undo.change.invert(), &entry("edit", EntryKind::Undo(undo.seq))).unwrap();
        prop_assert_eq!(&file.load().unwrap().document, &before);
    }
}
