//! A disk that fills up, played by a limit on the pages of the file; and an older file that is only read.

use super::*;

use simpul_model::{Named, Person, PersonId, Record};

fn entry(kind: EntryKind) -> JournalEntry {
    JournalEntry { at: 0, by: "Sari".into(), name: Named::default(), kind }
}

fn people(count: u64) -> Change {
    let person = |id| Person::new(PersonId::from_raw(id), "Budi ".repeat(50)).into_row();
    Change { added: (1..=count).map(person).collect(), ..Change::default() }
}

#[test]
fn a_full_disk_is_named_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.simpul");
    let claim = Claim { host: "desk".into(), user: "sari".into(), process: 1, now: 0 };
    let go_on = &mut |_, _| ControlFlow::Continue(());
    let none: [Row; 0] = [];
    let base = entry(EntryKind::Base);
    let mut file = File::create(&path, Existing::Refuse, &claim, &base, none, go_on).unwrap();
    let pages: i64 = file.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    let limit = |file: &File, pages: i64| {
        file.connection
            .pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0))
            .unwrap()
    };
    limit(&file, pages + 4);
    assert!(matches!(file.commit(&people(2000), &entry(EntryKind::Edit)), Err(Error::DiskFull)));
    let rows = people(2000).added;
    assert!(matches!(file.write_all(&base, &rows, go_on), Err(Error::DiskFull)));
    assert_eq!(file.load().unwrap().document, Document::default());

    limit(&file, 1 << 20);
    assert_eq!(file.commit(&people(2000), &entry(EntryKind::Edit)).unwrap(), 2, "there is room again");
    assert_eq!(file.load().unwrap().document.people().len(), 2000);
}

#[test]
fn an_older_file_is_read_and_followed_without_being_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.simpul");
    let draft = Draft::beside(&path, Existing::Refuse).unwrap();
    let scratch = open_scratch(draft.path()).unwrap();
    found(&scratch, &MIGRATIONS[..MIGRATIONS.len() - 1]).unwrap();
    scratch.execute("INSERT INTO process (id, name) VALUES (1, 'Gaji')", []).unwrap();
    drop(scratch);
    draft.put().unwrap();
    let before = fs::read(&path).unwrap();

    let claim = Claim { host: "desk".into(), user: "sari".into(), process: 1, now: 0 };
    let opened = File::open(&path, Access::Read, &claim).unwrap();
    assert_eq!((opened.granted, &opened.backup), (Granted::Read, &None));
    let mut file = opened.file;
    let names = |file: &mut File| -> Vec<String> {
        file.load().unwrap().document.processes().iter().map(|process| process.name.clone()).collect()
    };
    assert_eq!(names(&mut file), ["Gaji"]);
    assert_eq!(fs::read(&path).unwrap(), before);

    let seen = file.data_version().unwrap();
    let other = open(&path, true).unwrap();
    other.execute("INSERT INTO process (id, name) VALUES (2, 'Cuti')", []).unwrap();
    assert_ne!(file.data_version().unwrap(), seen, "an older program goes on writing");
    assert_eq!(names(&mut file), ["Gaji", "Cuti"]);

    drop(other);
    let writer = File::open(&path, Access::Write, &claim).unwrap();
    assert!(writer.backup.is_some(), "and is brought up by whoever changes it");
    assert_eq!(names(&mut file), ["Gaji", "Cuti"]);
    let copy = folder.path().join("b.simpul");
    file.save_copy(&copy, Existing::Refuse).unwrap();
    assert!(translated(&open(&copy, false).unwrap(), MIGRATIONS).unwrap().is_none());
}
