//! Which of an organisation's people acts here.

use simpul_api::dto::{HitKind, Nothing, PathRequest, SetMe};
use simpul_api::use_case::{forget_recent, me, set_me, start};
use simpul_tests::Office;

#[test]
fn who_acts_is_kept_for_each_organisation_on_its_own_and_not_in_the_file() {
    let office = Office::with_sample("nusantara");
    let known = |office: &Office| me(&office.desk, Nothing {}, &office.ctx()).expect("an open file").person;
    assert_eq!(known(&office), None);
    let before = std::fs::read(office.path("sample.simpul")).expect("the file");

    let bambang = office.key(HitKind::Person, "Bambang Wicaksono");
    let request = SetMe { person: Some(bambang.clone()) };
    let said = set_me(&office.desk, request, &office.ctx()).expect("somebody of the file");
    assert_eq!(said.person.map(|name| name.name).as_deref(), Some("Bambang Wicaksono"));
    assert_eq!(std::fs::read(office.path("sample.simpul")).expect("the file"), before);

    office.import(&simpul_tests::office::sample_files("flight", "en"), Some("other.simpul"));
    assert_eq!(known(&office), None, "another organisation has other people");
    office.open("sample.simpul").expect("the file");
    assert_eq!(known(&office).map(|name| name.key), Some(bambang));

    set_me(&office.desk, SetMe { person: None }, &office.ctx()).expect("nobody");
    assert_eq!(known(&office), None);
}

#[test]
fn somebody_who_is_not_in_the_file_cannot_be_who_acts() {
    let office = Office::with_sample("nusantara");
    let unit = office.key(HitKind::Unit, "Warehouse");
    for stranger in [unit, "person:7zzzzzzzzzzzz".to_owned()] {
        let refused = set_me(&office.desk, SetMe { person: Some(stranger) }, &office.ctx());
        assert_eq!(refused.map_err(|error| error.code).err().as_deref(), Some("not-found"));
    }
}

#[test]
fn a_file_that_is_gone_can_be_taken_off_the_list() {
    let office = Office::with_sample("nusantara");
    office.close();
    let path = office.path("sample.simpul");
    std::fs::remove_file(&path).expect("a file to remove");
    let listed = start(&office.desk, Nothing {}, &office.ctx()).expect("the start screen").recent;
    assert_eq!(listed.iter().map(|recent| recent.exists).collect::<Vec<_>>(), [false]);
    let request = PathRequest { path: listed[0].path.clone() };
    let left = forget_recent(&office.desk, request, &office.ctx()).expect("the start screen");
    assert_eq!(left.recent, []);
}
