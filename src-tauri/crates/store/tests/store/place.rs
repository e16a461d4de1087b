//! What is left in a folder afterwards.

use crate::documents::{claim, create, document, entry, place};
use simpul_store::{EntryKind, Error, Existing, File};
use std::ops::ControlFlow;

#[test]
fn cancelling_leaves_nothing_behind() {
    let (place, document) = (place(), document(5));
    let base = entry("import", EntryKind::Base);
    let cancelled = File::create(
        &place.path,
        Existing::Refuse,
        &claim("sari", 0),
        &base,
        document.rows(),
        &mut |_, _| ControlFlow::Break(()),
    );
    assert!(matches!(cancelled, Err(Error::Cancelled)));
    assert_eq!(place.names(), [""; 0]);
}

#[test]
fn a_file_that_stands_there_is_replaced_only_when_told() {
    let (place, first, second) = (place(), document(5), document(6));
    drop(create(&place.path, &first).unwrap());
    assert!(matches!(create(&place.path, &second), Err(Error::Exists { .. })));

    let base = entry("import", EntryKind::Base);
    let replaced =
        File::create(&place.path, Existing::Replace, &claim("sari", 0), &base, second.rows(), &mut |_, _| {
            ControlFlow::Continue(())
        });
    assert_eq!(replaced.unwrap().load().unwrap().document, second);
    assert_eq!(place.names(), ["nusantara.simpul"], "the lease went with the file");
}

#[test]
fn a_copy_holds_all_and_its_history() {
    let (place, before, after) = (place(), document(5), document(6));
    let mut file = create(&place.path, &before).unwrap();
    file.commit(&before.compare(&after), &entry("edit", EntryKind::Edit)).unwrap();
    let copy = place.path.with_file_name("copy.simpul");
    file.save_copy(&copy, Existing::Refuse).unwrap();
    assert!(matches!(file.save_copy(&copy, Existing::Refuse), Err(Error::Exists { .. })));

    let mut copied = File::open(&copy, simpul_store::Access::Write, &claim("budi", 0)).unwrap().file;
    assert_eq!(copied.load().unwrap().document, after);
    assert_eq!(copied.log(9).unwrap(), file.log(9).unwrap());
    assert_eq!(copied.undo_entry().unwrap(), file.undo_entry().unwrap());
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let place = place();
    let path = place.path.with_file_name("gone").join("a.simpul");
    assert!(matches!(create(&path, &document(5)), Err(Error::NotFound { .. })));
}

#[test]
fn the_header_names_the_program() {
    let place = place();
    drop(create(&place.path, &document(5)).unwrap());
    assert_eq!(std::fs::read(&place.path).unwrap()[68..72], *b"SMPL");
}
