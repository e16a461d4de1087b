//! Files as released programs wrote them: each must open for as long as Simpul lives.

use crate::documents::{claim, create, document, entry, place};
use simpul_model::Record;
use simpul_store::{Access, EntryKind, Existing, File};
use std::path::Path;

/// Written by this program; renewed with `UPDATE_EXPECT=1` until the schema is released, never after.
const SCHEMA_1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/files/schema-1.simpul");

#[test]
fn schema_1_opens() {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        write(Path::new(SCHEMA_1));
    }
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
}

fn write(path: &Path) {
    let (place, before) = (place(), document(6));
    let person = before.people().iter().next().unwrap().clone();
    let renamed = simpul_model::Person { name: "Sari Dewi".into(), ..person.clone() };
    let mut file = create(&place.path, &before).unwrap();
    let change = simpul_model::Change {
        updated: vec![(person.into_row(), renamed.into_row())],
        ..simpul_model::Change::default()
    };
    file.commit(&change, &entry("edit", EntryKind::Edit)).unwrap();
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    file.save_copy(path, Existing::Replace).unwrap();
}
