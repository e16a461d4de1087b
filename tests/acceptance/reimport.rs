//! The nightly refresh: the same lists again change nothing, another list says what is different.

use simpul_api::dto::*;
use simpul_tests::Office;
use simpul_tests::office::sample_files;

#[test]
fn the_same_files_again_change_nothing() {
    let office = Office::with_sample("nusantara");
    let before = office.file();
    let report = office.import(&sample_files("nusantara", "en"), None);
    assert_eq!((report.added, report.updated, report.removed), (0, 0, 0));
    assert_eq!(office.file(), before);
}

#[test]
fn a_list_with_one_new_person_adds_just_them() {
    let office = Office::with_sample("nusantara");
    let mut list = std::fs::read_to_string(simpul_tests::paths::sample("nusantara", "en").join("people.csv"))
        .expect("the sample");
    list.push_str("K-900,POS-900,Ani Lestari,Risk Analyst,U-UWR,K-035,,,,,Jakarta (WIB),line,100,,,,,\n");
    let path = office.path("new.csv");
    std::fs::write(&path, list).expect("a file");
    let report = office.import(&[(ImportRole::People, path)], None);
    assert_eq!((report.people, report.positions, report.removed), (91, 96, 0));
    let added: Vec<&str> = report.differences.added.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(added, ["K-900", "POS-900"]);
    assert!(report.differences.changed.is_empty() && report.differences.moved.is_empty());
    let Inspect::Position(card) = office.inspect(&office.key(HitKind::Position, "Risk Analyst"), None) else {
        panic!("a position's card")
    };
    assert_eq!(card.manager.map(|manager| manager.name).as_deref(), Some("Johan Setiadi Tjandra"));

    office.undo();
    assert_eq!(office.file().counts.people, 90);
}
