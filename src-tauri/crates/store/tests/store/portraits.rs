//! Pictures of people lie beside the records, once each, and come and go with the changes that name them.

use crate::documents::{claim, create, entry, place};
use simpul_model::*;
use simpul_store::{Access, EntryKind, Error, File, Kept, Scenario};

/// One that is told from others by a number.
pub(crate) fn picture(number: u8) -> Kept {
    Kept { name: Portrait::from_bytes([number; 16]), bytes: vec![number; 300] }
}

fn sari() -> Person {
    Person::new(PersonId::from_raw(7), "Sari")
}

fn office() -> Document {
    [Row::Person(sari()), Row::Person(Person::new(PersonId::from_raw(8), "Budi"))].into_iter().collect()
}

/// Gives Sari a picture.
fn shown(document: &Document, portrait: Option<Portrait>) -> Change {
    let row = Person { portrait, ..document.people().get(sari().id).unwrap().clone() };
    plan(document, Edit::Update { row: Row::Person(row), by: None }).unwrap().change
}

fn once(picture: Kept) -> impl Iterator<Item = std::io::Result<Kept>> {
    std::iter::once(Ok(picture))
}

#[test]
fn a_picture_comes_with_the_change_that_names_it_and_survives_undo_redo_and_closing() {
    let place = place();
    let mut file = create(&place.path, &office()).unwrap();
    let change = shown(&office(), Some(picture(1).name));
    let seq = file.commit_with(&change, &entry("edit", EntryKind::Edit), &mut once(picture(1))).unwrap();
    assert_eq!(file.portrait(picture(1).name).unwrap(), Some(picture(1).bytes));
    file.commit(&change.clone().invert(), &entry("edit", EntryKind::Undo(seq))).unwrap();
    assert_eq!(file.load().unwrap().document, office());
    drop(file);

    let mut file = File::open(&place.path, Access::Write, &claim("sari", 0)).unwrap().file;
    let redo = file.redo_entry().unwrap().unwrap();
    file.commit(&redo.change, &entry("edit", EntryKind::Redo(seq))).unwrap();
    let loaded = file.load().unwrap().document;
    assert_eq!(loaded.people().get(sari().id).unwrap().portrait, Some(picture(1).name));
    assert_eq!(file.portrait(picture(1).name).unwrap(), Some(picture(1).bytes));
    assert_eq!(file.portrait(picture(2).name).unwrap(), None);
}

#[test]
fn a_change_that_names_a_picture_nobody_has_is_refused() {
    let place = place();
    let mut file = create(&place.path, &office()).unwrap();
    let change = shown(&office(), Some(picture(1).name));
    let refused = file.commit(&change, &entry("edit", EntryKind::Edit));
    assert!(matches!(refused, Err(Error::DanglingReference { .. })), "{refused:?}");
    assert_eq!((file.load().unwrap().document, file.revision()), (office(), 1));
}

#[test]
fn a_picture_that_cannot_be_had_leaves_the_file_as_it_was() {
    let place = place();
    let mut file = create(&place.path, &office()).unwrap();
    let change = shown(&office(), Some(picture(1).name));
    let mut broken = once(picture(1)).chain([Err(std::io::Error::other("gone"))]);
    assert!(file.commit_with(&change, &entry("edit", EntryKind::Edit), &mut broken).is_err());
    assert_eq!(file.portrait(picture(1).name).unwrap(), None);
    assert_eq!((file.load().unwrap().document, file.revision()), (office(), 1));
}

#[test]
fn a_scenario_brings_its_pictures_too() {
    let place = place();
    let mut file = create(&place.path, &office()).unwrap();
    let scenario =
        Scenario { id: 1, name: "Plan".into(), base: file.revision(), by: "Sari".into(), at: 0, steps: 0 };
    file.add_scenario(&scenario).unwrap();
    let change = shown(&office(), Some(picture(3).name));
    let step = entry("edit", EntryKind::Edit);
    file.add_step_with(1, &step, &change, &mut once(picture(3))).unwrap();
    // Taking it over later needs nothing but the change.
    file.commit(&change, &step).unwrap();
    assert_eq!(file.portrait(picture(3).name).unwrap(), Some(picture(3).bytes));
}
