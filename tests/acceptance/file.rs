//! Files that cannot be opened say why, and stay as they are.

use simpul_tests::Office;

/// A closed sample file whose bytes were changed.
fn with_bytes(change: impl FnOnce(&mut Vec<u8>)) -> Office {
    let office = Office::with_sample("nusantara");
    office.close();
    let path = office.path("sample.simpul");
    let mut bytes = std::fs::read(&path).expect("the file");
    change(&mut bytes);
    std::fs::write(&path, bytes).expect("the file");
    office
}

#[track_caller]
fn refused(office: &Office, code: &str) {
    let path = office.path("sample.simpul");
    let before = std::fs::read(&path).expect("the file");
    for read_only in [true, false] {
        let error = office.open_as("sample.simpul", read_only).map_err(|error| error.code);
        assert_eq!(error.err().as_deref(), Some(code));
    }
    assert!(std::fs::read(&path).expect("the file") == before, "it was left untouched");
}

#[test]
fn a_newer_file_is_refused() {
    // The number of the schema stands at byte 60 of the header of SQLite.
    refused(&with_bytes(|bytes| bytes[60..64].copy_from_slice(&999_u32.to_be_bytes())), "file-newer");
}

#[test]
fn a_truncated_file_is_refused() {
    refused(&with_bytes(|bytes| bytes.truncate(bytes.len() / 2)), "file-broken");
}

#[test]
fn a_picture_is_no_organisation() {
    let picture = std::fs::read(simpul_tests::paths::fixture("bad/picture.csv")).expect("a fixture");
    refused(&with_bytes(|bytes| *bytes = picture), "file-not-simpul");
}

#[test]
fn a_refused_file_leaves_the_open_one_open() {
    let office = Office::with_sample("nusantara");
    std::fs::write(office.path("other.simpul"), "no organisation").expect("a file");
    assert!(office.open("other.simpul").is_err());
    assert_eq!(office.file().counts.people, 90);
}
