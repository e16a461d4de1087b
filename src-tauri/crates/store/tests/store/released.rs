//! Files as released programs wrote them: each must open for as long as Simpul lives.

use crate::documents::{claim, entry, place};
use simpul_model::{ChartOptions, ForReaders, SpanLimits, WorkingTime};
use simpul_store::{Access, EntryKind, File};

/// Every kind of record, and one edit in the history.
const SCHEMA_1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/files/schema-1.simpul");

#[test]
fn schema_1_opens() {
    let place = place();
    std::fs::copy(SCHEMA_1, &place.path).unwrap();
    let opened = File::open(&place.path, Access::Write, &claim("sari", 0)).unwrap();
    let mut file = opened.file;
    let loaded = file.load().unwrap();
    assert!(loaded.unknown.is_empty(), "{:?}", loaded.unknown);
    assert_eq!(loaded.revision, 2);
    let undo = file.undo_entry().unwrap().unwrap();
    let before = loaded.document.with(&undo.change.clone().invert());
    file.commit(&undo.change.invert(), &entry("edit", EntryKind::Undo(undo.seq))).unwrap();
    assert_eq!(file.load().unwrap().document, before);
    let kinds: std::collections::BTreeSet<_> = before.rows().map(|row| row.record().kind()).collect();
    assert_eq!(kinds.len(), 14, "every kind of record is in it");
    assert_eq!(before.organisation().spans, SpanLimits::default());
    assert_eq!(before.organisation().chart, ChartOptions::default());
    assert_eq!(before.organisation().working, WorkingTime::default());
    assert_eq!(before.organisation().readers, ForReaders::default());
    assert!(before.people().iter().all(|person| person.portrait.is_none()));
    assert!(before.findings().iter().all(|finding| finding.about.is_none() && finding.accepted.is_none()));
}
