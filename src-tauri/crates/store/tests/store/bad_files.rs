//! Files that are something else, newer, cut off, tampered with or full.

use crate::documents::{claim, create, document, entry, place};
use rusqlite::Connection;
use simpul_model::{FindingId, RecordRef};
use simpul_store::{Access, EntryKind, Error, File, SCHEMA, Unknown};
use std::path::Path;

fn open(path: &Path) -> Result<File, Error> {
    File::open(path, Access::Write, &claim("sari", 0)).map(|opened| opened.file)
}

/// A file of the fifth document after something was done to it with other means.
fn tampered(sql: &str) -> (crate::documents::Place, Result<File, Error>) {
    let place = place();
    drop(create(&place.path, &document(5)).unwrap());
    Connection::open(&place.path).unwrap().execute_batch(sql).unwrap();
    let opened = open(&place.path);
    (place, opened)
}

#[test]
fn what_is_no_simpul_file() {
    let place = place();
    let contents: [&[u8]; 4] = [b"", b"name;unit\nSari;HR\n", b"SQLite format 3", &[0; 4096]];
    for content in contents {
        std::fs::write(&place.path, content).unwrap();
        let error = open(&place.path).unwrap_err();
        assert!(matches!(error, Error::NotASimpulFile { .. }), "{content:?}: {error:?}");
    }
    assert_eq!(place.names(), ["nusantara.simpul"], "no lease stays behind");
    let other = place.path.with_file_name("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    assert!(matches!(open(&other).unwrap_err(), Error::NotASimpulFile { .. }));
    assert!(matches!(open(place.folder.path()).unwrap_err(), Error::NotASimpulFile { .. }));
    assert!(matches!(open(&other.with_extension("gone")).unwrap_err(), Error::NotFound { .. }));
}

#[test]
fn a_newer_file_is_refused_and_stays_as_it_is() {
    let (_place, opened) = tampered("PRAGMA user_version = 99");
    assert!(matches!(opened.unwrap_err(), Error::NewerFile { found: 99, known: SCHEMA }));
}

#[test]
fn a_file_cut_off_anywhere_is_damaged() {
    let place = place();
    drop(create(&place.path, &document(5)).unwrap());
    let whole = std::fs::read(&place.path).unwrap();
    for length in [100, 4096, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&place.path, &whole[..length]).unwrap();
        assert!(matches!(open(&place.path).unwrap_err(), Error::Damaged { .. }), "{length} bytes");
    }
}

#[test]
fn overwritten_pages_are_damage_and_no_panic() {
    let place = place();
    drop(create(&place.path, &document(5)).unwrap());
    let whole = std::fs::read(&place.path).unwrap();
    for page in 1..whole.len() / 4096 {
        let mut broken = whole.clone();
        broken[page * 4096..(page + 1) * 4096].fill(0xA5);
        std::fs::write(&place.path, &broken).unwrap();
        let read = open(&place.path).and_then(|mut file| file.load());
        assert!(matches!(read, Err(Error::Damaged { .. })), "page {page}: {:?}", read.map(|_| ()));
    }
}

#[test]
fn missing_parts_are_damage() {
    for sql in [
        "DROP TABLE journal",
        "ALTER TABLE person DROP COLUMN email",
        "UPDATE migration SET checksum = 1",
        "PRAGMA user_version = 0",
        "UPDATE journal SET name_args = '[]'; UPDATE journal SET kind = 'undo', target = 1",
        "PRAGMA ignore_check_constraints = ON; UPDATE position SET kind = 'throne'",
        "PRAGMA foreign_keys = OFF; INSERT INTO person_custom VALUES (9999, 9999, 'x')",
    ] {
        let (_place, opened) = tampered(sql);
        let read = opened.and_then(|mut file| file.load());
        assert!(
            matches!(read, Err(Error::Damaged { .. } | Error::Database(_))),
            "{sql}: {:?}",
            read.map(|_| ())
        );
    }
}

#[test]
fn what_is_unknown_is_reported_and_stays() {
    let (place, opened) = tampered(
        "CREATE TABLE mood (id INTEGER PRIMARY KEY, word TEXT);
         INSERT INTO mood VALUES (1, 'calm');
         ALTER TABLE unit ADD COLUMN colour TEXT DEFAULT 'grey';
         INSERT INTO finding VALUES (777, 'from-the-future', '', 0, '', '', '[]', '', '[]', 0, 'open',
             NULL, NULL, NULL, NULL);",
    );
    let mut file = opened.unwrap();
    let loaded = file.load().unwrap();
    assert_eq!(loaded.document, document(5));
    let expected = [
        Unknown::Table("mood".into()),
        Unknown::Column { table: "unit".into(), column: "colour".into() },
        Unknown::Record(RecordRef::Finding(FindingId::from_raw(777))),
    ];
    assert_eq!(loaded.unknown, expected);

    file.commit(&loaded.document.compare(&document(6)), &entry("edit", EntryKind::Edit)).unwrap();
    assert_eq!(file.load().unwrap().unknown, expected);
    drop(file);
    let other = Connection::open(&place.path).unwrap();
    let word: String = other.query_row("SELECT word FROM mood", [], |row| row.get(0)).unwrap();
    assert_eq!(word, "calm");
}

#[test]
fn a_trigger_that_came_with_a_file_does_not_run() {
    let (_place, opened) =
        tampered("CREATE TRIGGER theft AFTER INSERT ON journal BEGIN DELETE FROM person; END;");
    let mut file = opened.unwrap();
    let (before, after) = (document(5), document(6));
    file.commit(&before.compare(&after), &entry("edit", EntryKind::Edit)).unwrap();
    let loaded = file.load().unwrap();
    assert_eq!(loaded.document, after);
    assert_eq!(loaded.unknown, [Unknown::Table("theft".into())]);
}
