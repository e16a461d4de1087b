//! One writer at a time; readers never wait.

use simpul_api::dto::{EditRequest, HitKind};
use simpul_tests::Office;

#[test]
fn a_second_writer_is_told_who_writes_and_may_read() {
    let rina = Office::with_sample("nusantara");
    let budi = rina.colleague("Budi");
    let refused = budi.open("sample.simpul").map_err(|error| (error.code, error.args));
    let (code, args) = refused.err().unwrap_or_default();
    assert_eq!(code, "file-locked");
    assert_eq!((args["user"].as_str(), args["host"].as_str()), ("Rina", "office"));

    let view = budi.open_as("sample.simpul", true).expect("reading needs no lease");
    assert!(view.read_only && view.undo.is_none());
    let need = budi.pair("Marketing", "Warehouse").a_gives_b[0].key.clone();
    let refused = budi.try_edit(EditRequest::RemoveNeed { need });
    assert_eq!(refused.map_err(|error| error.code).err().as_deref(), Some("file-read-only"));
}

#[test]
fn the_lease_ends_with_the_writer() {
    let rina = Office::with_sample("nusantara");
    let budi = rina.colleague("Budi");
    rina.close();
    assert!(!budi.open("sample.simpul").expect("nobody writes").read_only);
}

#[test]
fn a_reader_sees_what_was_written_before() {
    let rina = Office::with_sample("nusantara");
    let need = rina.pair("Marketing", "Warehouse").a_gives_b[0].key.clone();
    rina.edit(EditRequest::RemoveNeed { need });
    let budi = rina.colleague("Budi");
    let view = budi.open_as("sample.simpul", true).expect("reading needs no lease");
    assert_eq!(view.counts.needs, 69);
    assert!(!budi.key(HitKind::Unit, "Warehouse").is_empty());
}

#[test]
fn a_reader_catches_up_with_what_is_written_while_it_looks() {
    let rina = Office::with_sample("nusantara");
    let budi = rina.colleague("Budi");
    budi.open_as("sample.simpul", true).expect("reading needs no lease");
    assert!(!budi.desk.catch_up(), "nothing is new");
    let need = rina.pair("Marketing", "Warehouse").a_gives_b[0].key.clone();
    rina.edit(EditRequest::RemoveNeed { need });
    assert!(budi.desk.catch_up());
    assert_eq!(budi.pair("Marketing", "Warehouse").a_gives_b.len(), 1);
    assert!(!budi.desk.catch_up(), "it is told once");
    assert!(!rina.desk.catch_up(), "who writes knows");
}
