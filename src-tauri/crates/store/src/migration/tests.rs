//! The schema as it is founded, and the way up to it.

use super::*;
use crate::connection;
use crate::place::{Draft, Existing};
use expect_test::expect_file;

const SECOND: Migration = Migration {
    number: 2,
    sql: "ALTER TABLE process ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';",
    convert: std::convert::identity,
};

const BROKEN: Migration = Migration {
    number: 2,
    sql: "ALTER TABLE process ADD COLUMN colour TEXT; INSERT INTO assignment VALUES (1, 9, 9, 100, 0, NULL, NULL);",
    convert: std::convert::identity,
};

fn steps(second: Migration) -> [Migration; 2] {
    [Migration { ..MIGRATIONS[0] }, second]
}

/// A file of schema 1 with a process in it.
fn older() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.simpul");
    let draft = Draft::beside(&path, Existing::Refuse).unwrap();
    let scratch = connection::open_scratch(draft.path()).unwrap();
    found(&scratch, &MIGRATIONS[..1]).unwrap();
    scratch.execute("INSERT INTO process (id, name) VALUES (1, 'Gaji')", []).unwrap();
    drop(scratch);
    draft.put().unwrap();
    (folder, path)
}

fn version(connection: &Connection) -> u32 {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn the_schema_number_is_the_last_migration() {
    assert_eq!(newest(MIGRATIONS), crate::SCHEMA);
    assert!(MIGRATIONS.iter().zip(1..).all(|(migration, number)| migration.number == number));
}

#[test]
fn dumped_schema() {
    let connection = Connection::open_in_memory().unwrap();
    found(&connection, MIGRATIONS).unwrap();
    let mut dump = format!("user_version {}\n", version(&connection));
    let sql = "SELECT entry.name, entry.type,
            (SELECT group_concat(c.name || ' ' || c.type || iif(c.\"notnull\", ' not null', '')
                || iif(c.pk, ' key', ''), ', ' ORDER BY c.cid) FROM pragma_table_info(entry.name) AS c),
            (SELECT group_concat(k.\"from\" || ' -> ' || k.\"table\" || ' ' || lower(k.on_delete), ', '
                ORDER BY k.\"from\") FROM pragma_foreign_key_list(entry.name) AS k)
         FROM sqlite_schema AS entry WHERE entry.type = 'table' ORDER BY entry.name";
    let mut statement = connection.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let text = |at| row.get::<_, Option<String>>(at).unwrap().unwrap_or_default();
        dump += &format!("\n{} {}\n", text(1), text(0));
        dump.extend(text(2).split(", ").map(|column| format!("  {column}\n")));
        dump.extend(text(3).split(", ").filter(|key| !key.is_empty()).map(|key| format!("  {key}\n")));
    }
    expect_file!["../../tests/golden/schema.txt"].assert_eq(&dump);
}

#[test]
fn every_table_is_strict_and_every_child_key_has_an_index() {
    let connection = Connection::open_in_memory().unwrap();
    found(&connection, MIGRATIONS).unwrap();
    let list = |sql: &str| -> Vec<String> {
        connection
            .prepare(sql)
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(|row| row.unwrap())
            .collect()
    };
    let loose =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite%'";
    assert_eq!(list(loose), [""; 0]);
    let bare = "SELECT entry.name || '.' || key.\"from\"
        FROM sqlite_schema AS entry JOIN pragma_foreign_key_list(entry.name) AS key
        WHERE entry.type = 'table' AND NOT EXISTS (
            SELECT 1 FROM pragma_index_list(entry.name) AS list JOIN pragma_index_info(list.name) AS part
            WHERE part.seqno = 0 AND part.name = key.\"from\")";
    assert_eq!(list(bare), [""; 0]);
}

#[test]
fn an_older_file_is_copied_aside_and_brought_up() {
    let (_folder, path) = older();
    let mut connection = connection::open(&path, true).unwrap();
    let aside = bring_up(&mut connection, &steps(SECOND), &path).unwrap().unwrap();
    assert_eq!(version(&connection), 2);
    let row: (String, String) = connection
        .query_row("SELECT name, colour FROM process", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(row, ("Gaji".into(), "grey".into()));
    let keys: bool = connection.pragma_query_value(None, "foreign_keys", |row| row.get(0)).unwrap();
    assert!(keys, "the keys are on again");

    assert_eq!(aside.file_name().unwrap(), "a.simpul-v1-backup");
    assert_eq!(version(&connection::open(&aside, false).unwrap()), 1);
    assert!(bring_up(&mut connection, &steps(SECOND), &path).unwrap().is_none(), "nothing is left to do");
}

#[test]
fn a_migration_that_breaks_a_key_changes_nothing() {
    let (_folder, path) = older();
    let mut connection = connection::open(&path, true).unwrap();
    let refused = bring_up(&mut connection, &steps(BROKEN), &path);
    assert!(matches!(refused, Err(Error::DanglingReference { .. })));
    assert_eq!(version(&connection), 1);
    assert!(
        connection.prepare("SELECT colour FROM process").is_err(),
        "the column went with the transaction"
    );
}

#[test]
fn a_reader_gets_a_copy_of_an_older_file_and_the_file_stays_as_it_was() {
    let (folder, path) = older();
    let before = std::fs::read(&path).unwrap();
    let connection = connection::open(&path, false).unwrap();
    let copy = translated(&connection, &steps(SECOND)).unwrap().unwrap();
    let colour: String = copy.query_row("SELECT colour FROM process", [], |row| row.get(0)).unwrap();
    assert_eq!((colour.as_str(), version(&copy)), ("grey", 2));
    assert!(translated(&copy, &steps(SECOND)).unwrap().is_none(), "nothing is left to do");

    assert_eq!(version(&connection), 1);
    drop((connection, copy));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "and nothing lies beside it");
}

#[test]
fn a_file_of_an_edited_migration_is_damage() {
    let (_folder, path) = older();
    let mut connection = connection::open(&path, true).unwrap();
    let edited = [Migration { sql: "SELECT 1;", ..MIGRATIONS[0] }];
    assert!(matches!(bring_up(&mut connection, &edited, &path), Err(Error::Damaged { .. })));
}

#[test]
fn the_checksum_does_not_depend_on_line_ends() {
    assert_eq!(checksum("a\nb\n"), checksum("a\r\nb\r\n"));
    assert_ne!(checksum("a\nb\n"), checksum("ab\n"));
}
