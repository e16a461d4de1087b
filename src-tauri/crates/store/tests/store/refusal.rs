//! What is refused is refused whole: the file is as it was.

use crate::documents::{claim, create, document, entry, place};
use simpul_model::*;
use simpul_store::{Access, EntryKind, Error, Existing, File};
use std::ops::ControlFlow;

fn seat(id: u64, manager: Option<u64>) -> Position {
    Position { manager: manager.map(PositionId::from_raw), ..Position::new(PositionId::from_raw(id), "Seat") }
}

fn added(rows: impl IntoIterator<Item = Row>) -> Change {
    Change { added: rows.into_iter().collect(), ..Change::default() }
}

fn moved(from: &Position, manager: u64) -> Change {
    let to = Position { manager: Some(PositionId::from_raw(manager)), ..from.clone() };
    Change { updated: vec![(Row::Position(from.clone()), Row::Position(to))], ..Change::default() }
}

/// Commits to a file of these positions, expecting a refusal, and checks that nothing of it stayed.
fn refused(seats: &[Position], change: &Change) -> Error {
    let place = place();
    let before: Document = seats.iter().cloned().map(Row::Position).collect();
    let mut file = create(&place.path, &before).unwrap();
    let bytes = std::fs::read(&place.path).unwrap();
    let error = file.commit(change, &entry("edit", EntryKind::Edit)).unwrap_err();
    assert_eq!(file.revision(), 1);
    assert_eq!(file.load().unwrap().document, before);
    drop(file);
    assert_eq!(std::fs::read(&place.path).unwrap(), bytes, "not a byte changed");
    assert_eq!(place.names(), ["nusantara.simpul"]);
    error
}

#[test]
fn a_reference_to_nothing() {
    let orphan = refused(&[], &added([Row::Position(seat(1, Some(9)))]));
    let expected = Some(RecordRef::Position(PositionId::from_raw(1)));
    assert!(matches!(orphan, Error::DanglingReference { record } if record == expected), "{orphan:?}");

    let backup = Position { backup: Some(PositionId::from_raw(9)), ..seat(1, None) };
    let late = refused(&[], &added([Row::Position(backup)]));
    assert!(matches!(late, Error::DanglingReference { record: None }), "{late:?}");
}

#[test]
fn removing_what_is_still_named() {
    let seats = [seat(1, None), seat(2, Some(1))];
    let change = Change { removed: vec![Row::Position(seats[0].clone())], ..Change::default() };
    let error = refused(&seats, &change);
    assert!(matches!(error, Error::DanglingReference { record: Some(_) }), "{error:?}");
}

#[test]
fn a_circle_closed_by_a_move() {
    let seats = [seat(1, None), seat(2, Some(1)), seat(3, Some(2))];
    assert!(matches!(refused(&seats, &moved(&seats[0], 3)), Error::Cycle { .. }));
    assert!(matches!(refused(&seats, &moved(&seats[0], 1)), Error::Cycle { .. }));
}

#[test]
fn a_circle_among_what_is_added() {
    let unit = |id: u64, parent: u64| {
        Row::Unit(Unit { parent: Some(UnitId::from_raw(parent)), ..Unit::new(UnitId::from_raw(id), "Unit") })
    };
    assert!(matches!(refused(&[], &added([unit(1, 2), unit(2, 1)])), Error::Cycle { .. }));
}

#[test]
fn what_no_longer_is_as_the_change_says() {
    let seats = [seat(1, None)];
    let gone = seat(9, None);
    assert!(matches!(refused(&seats, &moved(&gone, 1)), Error::ChangedMeanwhile));
    assert!(matches!(refused(&seats, &added([Row::Position(seat(1, None))])), Error::ChangedMeanwhile));
    let removed = Change { removed: vec![Row::Position(gone)], ..Change::default() };
    assert!(matches!(refused(&seats, &removed), Error::ChangedMeanwhile));
}

#[test]
fn a_value_that_the_file_cannot_keep() {
    let unit = |id: u64| Unit::new(UnitId::from_raw(id), "Unit");
    let (item, end) = (ItemId::from_raw(1), |id| End::Unit(UnitId::from_raw(id)));
    let need = Need { weight: Some(f64::INFINITY), ..Need::new(NeedId::from_raw(1), end(1), end(2), item) };
    let item = Item { id: item, name: "Stock".into(), kind: ItemKind::Information };
    let error =
        refused(&[], &added([Row::Unit(unit(1)), Row::Unit(unit(2)), Row::Item(item), Row::Need(need)]));
    assert!(matches!(error, Error::BadValue { record: Some(RecordRef::Need(_)) }), "{error:?}");
}

#[test]
fn a_chain_of_100_000_rows_is_added_turned_and_removed_in_linear_time() {
    let place = place();
    let chain: Document = (1..=100_000).map(|n| Row::Position(seat(n, (n > 1).then(|| n - 1)))).collect();
    let mut file = create(&place.path, &Document::default()).unwrap();
    file.commit(&Document::default().compare(&chain), &entry("import", EntryKind::Import)).unwrap();
    let reversed: Document =
        (1..=100_000).map(|n| Row::Position(seat(n, (n < 100_000).then_some(n + 1)))).collect();
    file.commit(&chain.compare(&reversed), &entry("edit", EntryKind::Edit)).unwrap();
    let closed = file.commit(&moved(&seat(100_000, None), 1), &entry("edit", EntryKind::Edit));
    assert!(matches!(closed, Err(Error::Cycle { .. })));
    // A key without a usable index would look through the table for each row removed.
    file.commit(&reversed.compare(&Document::default()), &entry("edit", EntryKind::Edit)).unwrap();
    assert_eq!(file.load().unwrap().document, Document::default());
}

#[test]
fn a_writer_whose_file_moved_on() {
    let (place, before, after) = (place(), document(5), document(6));
    let mut first = create(&place.path, &before).unwrap();
    let mut second = File::open(&place.path, Access::TakeOver, &claim("budi", 61_000)).unwrap().file;
    second.commit(&before.compare(&after), &entry("edit", EntryKind::Edit)).unwrap();
    let late = first.commit(&before.compare(&after), &entry("edit", EntryKind::Edit));
    assert!(matches!(late, Err(Error::ChangedMeanwhile)));
    assert!(matches!(first.refresh_lease(62_000), Err(Error::LeaseLost)));
    drop(first);
    assert!(second.refresh_lease(62_000).is_ok(), "the first gave back only what was still its own");
}

#[test]
fn a_base_over_records_and_a_base_cancelled() {
    let (place, document) = (place(), document(5));
    let mut file = create(&place.path, &Document::default()).unwrap();
    let base = entry("import", EntryKind::Base);
    let cancelled = file.write_all(&base, document.rows(), &mut |_, _| ControlFlow::Break(()));
    assert!(matches!(cancelled, Err(Error::Cancelled)));
    assert_eq!(file.load().unwrap().document, Document::default());

    let mut seen = Vec::new();
    let written = file.write_all(&base, document.rows(), &mut |done, total| {
        seen.push((done, total));
        ControlFlow::Continue(())
    });
    assert_eq!(written.unwrap(), 2);
    let total = document.rows().count();
    assert_eq!(seen, [(0, total), (total, total)]);
    assert_eq!(file.load().unwrap().document, document);
    assert!(file.undo_entry().unwrap().is_none());
    let again = file.write_all(&base, document.rows(), &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(again, Err(Error::NotEmpty)));
}

#[test]
fn a_reader_writes_nothing() {
    let (place, before, after) = (place(), document(5), document(6));
    drop(create(&place.path, &before).unwrap());
    let mut reader = File::open(&place.path, Access::Read, &claim("budi", 0)).unwrap().file;
    let change = before.compare(&after);
    assert!(matches!(reader.commit(&change, &entry("edit", EntryKind::Edit)), Err(Error::ReadOnly)));
    let base = entry("import", EntryKind::Base);
    let none: [Row; 0] = [];
    let refused = reader.write_all(&base, none, &mut |_, _| ControlFlow::Continue(()));
    assert!(matches!(refused, Err(Error::ReadOnly)));
    reader.save_copy(&place.path.with_file_name("copy.simpul"), Existing::Refuse).unwrap();
}
