//! What files of every kind must come to, and which are refused.

mod refused;
mod same;
mod written;

use super::*;
use crate::read::tests::{drawn, files, fixture, names, told};
use crate::read::{Import, Source};

fn leaves(path: &str) -> Vec<(String, bool)> {
    let bytes = fixture(path);
    let book = Book::open(path, &bytes).expect(path);
    book.leaves.iter().map(|leaf| (leaf.name.clone(), leaf.hidden)).collect()
}

#[test]
fn sheets_that_hold_something_are_named_and_hidden_ones_say_so() {
    for ending in ["xlsx", "xls", "ods"] {
        let expected = [("Karyawan".to_owned(), false), ("Arsip 2019".to_owned(), true)];
        assert_eq!(leaves(&format!("workbooks/karyawan.{ending}")), expected, "{ending}");
    }
}

#[test]
fn findings_name_the_sheet_where_there_are_several() {
    let bytes = fixture("workbooks/karyawan.xlsx");
    let source = Source::parse(Role::People, "karyawan.xlsx", &bytes, &[]).expect("a table");
    assert_eq!(source.sheet.name, "karyawan.xlsx › Karyawan");
    assert_eq!((source.sheet.header_line, source.sheet.line(0)), (3, 4));
}

#[test]
fn users_of_microsoft_graph() {
    let import = files(&[(Role::People, "directory/graph-users.json")]);
    assert_eq!(names(&import), ["Ayu Lestari", "Bagus Wijaya", "Cita Dewi", "Dodi Halim", "Eka Putri"]);
    assert_eq!(
        drawn(&import),
        "8f1c-01→root 8f1c-02→8f1c-01 8f1c-03→8f1c-02 8f1c-04→8f1c-02 8f1c-05→parked 8f1c-99"
    );
    assert_eq!(told(&import), ["missing-manager 5 manager_id"]);
    let ayu = &import.records.people[0];
    assert_eq!((ayu.phone.as_str(), ayu.location.as_str()), ("+62 21 555 0101", "Jakarta"));
    assert_eq!(import.records.people[1].email, "bagus@contoso.example");
    assert_eq!(import.records.assignments[0].from.map(|day| day.to_string()).as_deref(), Some("2012-01-02"));
    let kept: Vec<&str> = import.records.fields.iter().map(|field| field.name.as_str()).collect();
    assert!(kept.contains(&"onPremisesExtensionAttributes.extensionAttribute1"), "{kept:?}");
    assert!(!kept.contains(&"directReports"));
}

#[test]
fn entries_of_an_ldif_file() {
    let import = files(&[(Role::People, "directory/direktori.ldif")]);
    assert_eq!(names(&import), ["Ayu Lestari", "Zoë Pattinama", "Budi Santoso", "Eka Putri"]);
    assert_eq!(drawn(&import), "ayu→root budi→zoe eka→parked uid=pergi,ou=Orang,dc=maju,dc=example zoe→ayu");
    assert_eq!(told(&import), ["missing-manager 41 manager_id"]);
    assert_eq!(import.records.positions[1].title, "Kepala Bagian Pengadaan dan Penyimpanan Barang");
    assert!(import.records.units.iter().map(|u| u.name.as_str()).eq(["Direksi", "Gudang"]));
}

#[test]
fn address_cards() {
    let import = files(&[(Role::People, "directory/kontak.vcf")]);
    assert_eq!(names(&import), ["Ayu Lestari", "Zoë Pattinama", "Budi Santoso", "Eka Putri"]);
    assert!(told(&import).is_empty(), "{:?}", told(&import));
    let of = |import: &Import, at: usize| import.records.positions[at].manager;
    let (ayu, zoe) = (import.records.positions[0].id, import.records.positions[1].id);
    assert_eq!([0, 1, 2, 3].map(|at| of(&import, at)), [None, Some(ayu), Some(zoe), Some(zoe)]);
    let titles: Vec<&str> = import.records.positions.iter().map(|p| p.title.as_str()).collect();
    assert_eq!(titles, ["Direktur", "Kepala Gudang", "Staf", "Staf"]);
    assert!(import.records.units.iter().map(|u| u.name.as_str()).eq(["Direksi", "Gudang"]));
    let budi = &import.records.people[2];
    assert_eq!((budi.phone.as_str(), budi.location.as_str()), ("+62-812-555", "Bandung"));
    let note = import.records.fields.iter().find(|field| field.name == "note").expect("kept");
    assert_eq!(import.records.people[0].custom[&note.id], "Satu, dua; tiga");
}
