//! Undo and redo are entries of the file: they survive closing it.

use crate::documents::{claim, create, document, entry, place};
use simpul_model::{Document, Row, Unit, UnitId};
use simpul_store::{Access, EntryKind, Error, File, JournalEntry};

fn undo(file: &mut File) -> u64 {
    let undo = file.undo_entry().unwrap().unwrap();
    let entry = JournalEntry { name: undo.name, ..entry("", EntryKind::Undo(undo.seq)) };
    file.commit(&undo.change.invert(), &entry).unwrap()
}

fn redo(file: &mut File) -> u64 {
    let redo = file.redo_entry().unwrap().unwrap();
    let entry = JournalEntry { name: redo.name, ..entry("", EntryKind::Redo(redo.seq)) };
    file.commit(&redo.change, &entry).unwrap()
}

fn reopen(file: File) -> File {
    let path = file.path().to_owned();
    drop(file);
    File::open(&path, Access::Write, &claim("sari", 0)).unwrap().file
}

fn content(file: &mut File) -> Document {
    file.load().unwrap().document
}

#[test]
fn undo_and_redo_survive_closing() {
    let (place, states) = (place(), [document(5), document(6), document(7)]);
    let mut file = create(&place.path, &states[0]).unwrap();
    for (at, code) in [(0, "first"), (1, "second")] {
        file.commit(&states[at].compare(&states[at + 1]), &entry(code, EntryKind::Edit)).unwrap();
    }
    let mut file = reopen(file);
    assert_eq!(undo(&mut file), 4);
    assert_eq!(content(&mut file), states[1]);
    let mut file = reopen(file);
    assert_eq!(file.redo_entry().unwrap().unwrap().name.code, "second");
    undo(&mut file);
    assert_eq!(content(&mut file), states[0]);
    assert!(file.undo_entry().unwrap().is_none(), "the first import stays");
    let mut file = reopen(file);
    redo(&mut file);
    redo(&mut file);
    assert_eq!(content(&mut file), states[2]);
    let mut file = reopen(file);
    assert!(file.redo_entry().unwrap().is_none());
    undo(&mut file);
    file.commit(&states[1].compare(&states[0]), &entry("third", EntryKind::Edit)).unwrap();
    assert!(reopen(file).redo_entry().unwrap().is_none(), "a new edit ends what could be redone");
}

#[test]
fn the_log_says_what_was_done_and_what_stands_taken_back() {
    let (place, before, after) = (place(), document(5), document(6));
    let mut file = create(&place.path, &before).unwrap();
    file.commit(&before.compare(&after), &entry("move-position", EntryKind::Edit)).unwrap();
    undo(&mut file);
    let log = file.log(10).unwrap();
    let lines: Vec<_> = log.iter().map(|line| (line.seq, line.entry.kind, line.undone)).collect();
    let expected = [(3, EntryKind::Undo(2), false), (2, EntryKind::Edit, true), (1, EntryKind::Base, false)];
    assert_eq!(lines, expected);
    assert_eq!(log[1].entry, entry("move-position", EntryKind::Edit));
    assert_eq!(file.log(1).unwrap().len(), 1);
    redo(&mut file);
    assert!(!file.log(10).unwrap()[2].undone, "done again");
}

#[test]
fn only_the_next_entry_can_be_taken_back() {
    let (place, states) = (place(), [document(5), document(6), document(7)]);
    let mut file = create(&place.path, &states[0]).unwrap();
    let first = states[0].compare(&states[1]);
    let seq = file.commit(&first, &entry("first", EntryKind::Edit)).unwrap();
    file.commit(&states[1].compare(&states[2]), &entry("second", EntryKind::Edit)).unwrap();
    let refused = file.commit(&first.invert(), &entry("first", EntryKind::Undo(seq)));
    assert!(matches!(refused, Err(Error::ChangedMeanwhile)));
    assert_eq!(content(&mut file), states[2]);
}

#[test]
fn a_record_has_the_entries_that_touched_it_and_no_others() {
    let unit = |id, name: &str| Row::Unit(Unit::new(UnitId::from_raw(id), name));
    let states = [["Sales", "Legal"], ["Sales team", "Legal"], ["Sales team", "Law"], ["Selling", "Law"]];
    let states = states.map(|[a, b]| Document::from_iter([unit(71, a), unit(72, b)]));
    let place = place();
    let mut file = create(&place.path, &states[0]).unwrap();
    for (at, code) in (0..).zip(["first", "second", "third"]) {
        file.commit(&states[at].compare(&states[at + 1]), &entry(code, EntryKind::Edit)).unwrap();
    }
    undo(&mut file);
    let file = reopen(file);
    let told = |id, limit| -> Vec<(String, bool, usize)> {
        let found = file.log_of(UnitId::from_raw(id).into(), limit).unwrap().into_iter();
        found.map(|(line, change)| (line.entry.name.code, line.undone, change.updated.len())).collect()
    };
    let line = |code: &str, undone| (code.to_owned(), undone, 1);
    assert_eq!(told(71, 9), [line("third", true), line("first", false)]);
    assert_eq!(told(72, 9), [line("second", false)]);
    assert_eq!((told(71, 1).len(), told(7, 9).len()), (1, 0));
}
