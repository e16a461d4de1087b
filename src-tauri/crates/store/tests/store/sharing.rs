//! One writer, any number of readers.

use crate::documents::{claim, create, document, entry, place};
use simpul_store::{Access, EntryKind, Error, File, Granted, STALE_AFTER};

#[test]
fn a_second_writer_is_told_who_has_it() {
    let (place, document) = (place(), document(5));
    let mut file = create(&place.path, &document).unwrap();
    assert_eq!(place.names(), ["nusantara.simpul", "nusantara.simpul-lease"]);
    let open = |access, now| File::open(&place.path, access, &claim("budi", now));
    for (access, now) in [(Access::Write, 1), (Access::TakeOver, STALE_AFTER)] {
        match open(access, now).unwrap_err() {
            Error::Locked { host, user, since, stale } => {
                assert_eq!((host.as_str(), user.as_str(), since, stale), ("desk", "sari", 0, false));
            }
            other => assert!(matches!(other, Error::Locked { .. })),
        }
    }
    let stale = open(Access::Write, STALE_AFTER + 1).unwrap_err();
    assert!(matches!(stale, Error::Locked { stale: true, .. }), "stale, but nobody was asked");
    file.refresh_lease(10_000).unwrap();
    let fresh = open(Access::TakeOver, STALE_AFTER + 1).unwrap_err();
    assert!(matches!(fresh, Error::Locked { stale: false, .. }), "its owner is still there");

    drop(file);
    assert_eq!(place.names(), ["nusantara.simpul"]);
    assert_eq!(open(Access::Write, 2).unwrap().granted, Granted::Write);
}

#[test]
fn a_lease_that_makes_no_sense_is_nobodys() {
    let place = place();
    drop(create(&place.path, &document(5)).unwrap());
    std::fs::write(place.path.with_file_name("nusantara.simpul-lease"), b"{").unwrap();
    let locked = File::open(&place.path, Access::Write, &claim("budi", 0)).unwrap_err();
    assert!(matches!(locked, Error::Locked { stale: true, .. }));
    assert!(File::open(&place.path, Access::TakeOver, &claim("budi", 0)).is_ok());
}

#[test]
fn readers_see_what_the_writer_commits() {
    let (place, before, after) = (place(), document(5), document(6));
    let mut writer = create(&place.path, &before).unwrap();
    let mut reader = File::open(&place.path, Access::Read, &claim("budi", 0)).unwrap().file;
    assert_eq!(reader.load().unwrap().document, before);
    let version = reader.data_version().unwrap();
    assert_eq!(reader.data_version().unwrap(), version);

    writer.commit(&before.compare(&after), &entry("edit", EntryKind::Edit)).unwrap();
    assert_ne!(reader.data_version().unwrap(), version);
    let loaded = reader.load().unwrap();
    assert_eq!((loaded.document, loaded.revision, reader.revision()), (after, 2, 2));
}

#[test]
fn a_file_marked_read_only_opens_for_reading() {
    let (place, document) = (place(), document(5));
    drop(create(&place.path, &document).unwrap());
    let mut permissions = std::fs::metadata(&place.path).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&place.path, permissions.clone()).unwrap();
    let mut opened = File::open(&place.path, Access::Write, &claim("sari", 0)).unwrap();
    assert_eq!(opened.granted, Granted::ReadOnlyPlace);
    assert!(!opened.file.is_writable());
    assert_eq!(opened.file.load().unwrap().document, document);
}

#[test]
fn a_place_where_no_lease_can_be_written_opens_for_reading() {
    // The longest name a file system takes leaves no room for the lease beside it.
    let place = place();
    let written = document(5);
    let long = place.path.with_file_name(format!("{}.simpul", "x".repeat(243)));
    drop(create(&place.path, &written).unwrap());
    std::fs::rename(&place.path, &long).unwrap();
    let mut opened = File::open(&long, Access::Write, &claim("sari", 0)).unwrap();
    assert_eq!(opened.granted, Granted::ReadOnlyPlace);
    assert_eq!(opened.file.load().unwrap().document, written);
}
