//! The past, named versions and scenarios, which the file keeps beside the organisation.

use crate::documents::{claim, create, document, entry, place};
use proptest::prelude::*;
use simpul_model::{Change, Document, Person, Row};
use simpul_store::{Access, EntryKind, Error, File, JournalEntry, Scenario, Version};

fn reopen(file: File) -> File {
    let path = file.path().to_owned();
    drop(file);
    File::open(&path, Access::Write, &claim("sari", 0)).unwrap().file
}

fn scenario(id: u64, base: u64) -> Scenario {
    Scenario { id, name: "Merger".into(), base, by: "Sari".into(), at: 5, steps: 0 }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 12,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Every moment, from every other one, whatever was taken back and made again between them.
    #[test]
    fn any_moment_can_be_shown(steps in proptest::collection::vec(0u8..5, 1..10)) {
        let place = place();
        let mut now = document(3);
        let mut file = create(&place.path, &now).unwrap();
        let mut moments: Vec<Document> = vec![now.clone()];
        for (at, step) in steps.iter().enumerate() {
            let (kind, change) = match (step, file.undo_entry().unwrap(), file.redo_entry().unwrap()) {
                (0 | 1, Some(undo), _) => (EntryKind::Undo(undo.seq), undo.change.invert()),
                (2, _, Some(redo)) => (EntryKind::Redo(redo.seq), redo.change),
                _ => (EntryKind::Edit, now.compare(&document(at as u64 * 7 + 5))),
            };
            file.commit(&change, &entry("step", kind)).unwrap();
            now = now.with(&change);
            moments.push(now.clone());
        }
        for (from, was) in moments.iter().enumerate() {
            for (to, is) in moments.iter().enumerate() {
                let change = file.between(from as u64 + 1, to as u64 + 1).unwrap();
                prop_assert_eq!(&was.with(&change), is, "{} to {}", from, to);
            }
        }
    }
}

#[test]
fn ten_thousand_entries_are_walked_back() {
    let (place, before) = (place(), document(5));
    let person = before.people().iter().next().unwrap().clone();
    let renamed = Row::Person(Person { name: "Sari Dewi".into(), ..person.clone() });
    let forth = Change { updated: vec![(Row::Person(person), renamed)], ..Change::default() };
    let (states, back) = ([before.clone(), before.with(&forth)], forth.clone().invert());
    let mut file = create(&place.path, &states[0]).unwrap();
    // A history as an import of another program's would leave it: written in one go, through the file's table.
    let connection = rusqlite::Connection::open(&place.path).unwrap();
    file.commit(&forth, &entry("edit", EntryKind::Edit)).unwrap();
    file.commit(&back, &entry("edit", EntryKind::Edit)).unwrap();
    connection
        .execute(
            "WITH RECURSIVE more (seq) AS (SELECT 4 UNION ALL SELECT seq + 1 FROM more WHERE seq < 10001)
             INSERT INTO journal SELECT more.seq, old.at, old.by, old.name_code, old.name_args, old.schema,
                 old.kind, old.target, old.change
             FROM more JOIN journal AS old ON old.seq = 2 + more.seq % 2",
            [],
        )
        .unwrap();
    drop(connection);
    let mut file = reopen(file);
    assert_eq!(file.revision(), 10_001);
    let now = file.load().unwrap().document;
    assert_eq!(now, states[0]);
    assert_eq!(now.with(&file.between(10_001, 5000).unwrap()), states[1]);
    assert_eq!(now.with(&file.between(10_001, 1).unwrap()), states[0]);
}

#[test]
fn nothing_is_known_of_before_the_first_import() {
    let place = place();
    let mut file = create(&place.path, &Document::default()).unwrap();
    let base = JournalEntry { ..entry("import", EntryKind::Base) };
    file.write_all(&base, document(4).rows(), &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(file.base().unwrap(), 2);
    assert!(matches!(file.between(2, 1), Err(Error::BeforeBase)));
    assert!(matches!(file.between(2, 9), Err(Error::ChangedMeanwhile)));
}

#[test]
fn versions_are_names_of_entries() {
    let (place, before, after) = (place(), document(5), document(6));
    let mut file = create(&place.path, &before).unwrap();
    let version = Version { id: 7, seq: 1, name: "Before the merger".into(), by: "Sari".into(), at: 5 };
    file.add_version(&version).unwrap();
    file.commit(&before.compare(&after), &entry("edit", EntryKind::Edit)).unwrap();
    let mut file = reopen(file);
    assert_eq!(file.versions().unwrap(), std::slice::from_ref(&version));
    assert!(file.add_version(&Version { id: 8, seq: 99, ..version }).is_err(), "there is no such entry");
    file.remove_version(7).unwrap();
    assert!(file.versions().unwrap().is_empty());
    assert!(matches!(file.remove_version(7), Err(Error::ChangedMeanwhile)));
}

#[test]
fn a_scenario_keeps_its_steps_and_its_own_undo() {
    let (place, states) = (place(), [document(5), document(6), document(7)]);
    let mut file = create(&place.path, &states[0]).unwrap();
    file.add_scenario(&scenario(1, 1)).unwrap();
    file.add_scenario(&scenario(2, 1)).unwrap();
    let changes = [states[0].compare(&states[1]), states[1].compare(&states[2])];
    for (change, code) in changes.iter().zip(["first", "second"]) {
        file.add_step(1, &entry(code, EntryKind::Edit), change).unwrap();
    }
    assert_eq!(file.revision(), 1, "the history knows nothing of it");
    assert_eq!(file.load().unwrap().document, states[0]);
    let standing = |file: &File| -> Vec<String> {
        file.steps(1).unwrap().standing.into_iter().map(|step| step.name.code).collect()
    };
    file.undo_step(1).unwrap();
    let mut file = reopen(file);
    assert_eq!(standing(&file), ["first"]);
    assert_eq!(file.steps(1).unwrap().undone[0].change, changes[1]);
    file.redo_step(1).unwrap();
    assert_eq!(standing(&file), ["first", "second"]);
    file.undo_step(1).unwrap();
    file.undo_step(1).unwrap();
    assert!(matches!(file.undo_step(1), Err(Error::ChangedMeanwhile)));
    assert_eq!(file.steps(1).unwrap().undone[0].name.code, "first", "what was taken back last comes first");
    file.add_step(1, &entry("third", EntryKind::Edit), &Change::default()).unwrap();
    assert_eq!((standing(&file), file.steps(1).unwrap().undone.len()), (vec!["third".to_owned()], 0));

    file.rename_scenario(1, "Fusi").unwrap();
    let listed: Vec<_> = file.scenarios().unwrap().into_iter().map(|s| (s.id, s.name, s.steps)).collect();
    assert_eq!(listed, [(1, "Fusi".to_owned(), 1), (2, "Merger".to_owned(), 0)]);
    file.remove_scenario(1).unwrap();
    assert_eq!(file.steps(1).unwrap().standing.len(), 0);
    assert_eq!(file.scenarios().unwrap().len(), 1);
}

#[test]
fn readers_write_nothing_beside_either() {
    let place = place();
    drop(create(&place.path, &document(5)).unwrap());
    let mut file = File::open(&place.path, Access::Read, &claim("sari", 0)).unwrap().file;
    assert!(matches!(file.add_scenario(&scenario(1, 1)), Err(Error::ReadOnly)));
}
