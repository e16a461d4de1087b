//! Whatever was done and taken back leaves the same bytes in every table but the history's own.

use crate::documents::{Dice, claim, create, document, entry, place};
use crate::portraits::picture;
use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use simpul_model::*;
use simpul_store::{Access, EntryKind, File};
use std::collections::BTreeMap;
use std::path::Path;

/// Every row of every table, as it lies there.
fn bytes(path: &Path) -> BTreeMap<String, Vec<Vec<Value>>> {
    let connection = Connection::open(path).unwrap();
    // Pictures are part of the history: what was undone can be done again.
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('journal', 'portrait')";
    let mut statement = connection.prepare(sql).unwrap();
    let tables: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let dump = |table: &String| {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..columns).map(|at| row.get(at)).collect();
        statement.query_map([], row).unwrap().map(Result::unwrap).collect()
    };
    tables.iter().map(|table| (table.clone(), dump(table))).collect()
}

/// An edit of any kind on what is there; it may be refused.
fn edit(document: &Document, ids: &mut SequentialIds, dice: &mut Dice) -> Option<Edit> {
    let mut any = |n: usize| (n > 0).then(|| dice.below(n as u64) as usize);
    let unit = document.units().ids().nth(any(document.units().len())?)?;
    let other = document.units().ids().nth(any(document.units().len())?)?;
    let seat = document.positions().ids().nth(any(document.positions().len())?)?;
    let boss = document.positions().ids().nth(any(document.positions().len())?)?;
    Some(match any(12)? {
        0 => Edit::Add(Row::Unit(Unit { parent: Some(unit), ..Unit::new(UnitId::mint(ids), "New unit") })),
        1 => Edit::Add(Row::Position(Position {
            manager: Some(boss),
            unit: Some(unit),
            order: i64::MAX,
            ..Position::new(PositionId::mint(ids), "New seat")
        })),
        2 => Edit::MoveUnit { unit, parent: Some(other), before: None },
        3 => Edit::MovePosition { position: seat, manager: Some(boss), before: None, branch: Branch::With },
        4 => Edit::MovePosition { position: seat, manager: None, before: None, branch: Branch::Alone },
        5 => Edit::RemoveUnit { unit, below: Below::MoveTo(other) },
        6 => Edit::RemoveUnit { unit, below: Below::MoveUp },
        7 => Edit::RemovePosition { position: seat, reports: Below::MoveUp },
        8 => Edit::RemovePerson(document.people().ids().nth(any(document.people().len())?)?),
        9 | 10 => {
            let person = document.people().iter().nth(any(document.people().len())?)?.clone();
            let portrait = [None, Some(picture(1).name), Some(picture(2).name)][any(3)?];
            Edit::Update { row: Row::Person(Person { portrait, ..person }), by: None }
        }
        _ => Edit::Remove(document.needs().ids().nth(any(document.needs().len())?)?.into()),
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_edits_then_undone_leave_the_same_bytes(
        seed in 1u64..1000,
        edits in proptest::collection::vec((1u64..1_000_000, any::<bool>()), 1..10),
    ) {
        let place = place();
        let start = document(seed);
        let mut file = create(&place.path, &start).unwrap();
        let before = bytes(&place.path);
        let mut now = start.clone();
        let mut ids = SequentialIds::from(5000);
        let again = |file: File| {
            drop(file);
            File::open(&place.path, Access::Write, &claim("sari", 0)).unwrap().file
        };
        let mut done = 0;
        for (dice, closes) in &edits {
            let planned = edit(&now, &mut ids, &mut Dice::of(*dice)).and_then(|edit| plan(&now, edit).ok());
            let Some(planned) = planned else { continue };
            // Random documents may hold what no file keeps; such an edit is refused whole.
            let mut pictures = [picture(1), picture(2)].into_iter().map(Ok);
            if file.commit_with(&planned.change, &entry("edit", EntryKind::Edit), &mut pictures).is_err() {
                continue;
            }
            now = planned.after;
            done += 1;
            if *closes {
                file = again(file);
            }
        }
        for (_, closes) in edits.iter().take(done) {
            let undo = file.undo_entry().unwrap().unwrap();
            file.commit(&undo.change.invert(), &entry("edit", EntryKind::Undo(undo.seq))).unwrap();
            if *closes {
                file = again(file);
            }
        }
        prop_assert_eq!(file.load().unwrap().document, start);
        drop(file);
        prop_assert_eq!(bytes(&place.path), before);
    }
}
