//! A staff list whose units stand in several columns, brought in by somebody who has not read a manual, and again.

use simpul_api::dto::*;
use simpul_api::use_case::{doctor, import_files, preview_import};
use simpul_tests::{Office, paths};

fn list() -> String {
    std::fs::read_to_string(paths::fixture("indonesian-excel/unit-bertingkat.csv")).expect("the list")
}

fn leavers() -> Renewing {
    Renewing { leavers: true, ..Renewing::default() }
}

fn preview(office: &Office, file: &ImportFile) -> ImportPreview {
    let request =
        ImportRequest { files: vec![file.clone()], out: Some(String::new()), ..ImportRequest::default() };
    preview_import(&office.desk, request, &office.ctx()).expect("a preview")
}

fn levels(table: &TableView) -> Vec<&str> {
    table.unit_levels.iter().map(|&at| table.columns[at as usize].heading.as_str()).collect()
}

fn file() -> ImportFile {
    let path = paths::fixture("indonesian-excel/unit-bertingkat.csv").to_string_lossy().into_owned();
    ImportFile { path, ..ImportFile::default() }
}

#[test]
fn the_wizard_shows_what_lies_in_what_and_lets_it_be_changed() {
    let office = Office::default();
    let mut asked = file();
    let first = preview(&office, &asked);
    let table = &first.tables[0];
    assert_eq!(levels(table), ["Direktorat", "Divisi", "Seksi"]);
    assert_eq!(
        (table.unit_count, table.unit_example.join(" › ").as_str()),
        (10, "Keuangan › Akuntansi › Pajak")
    );
    let why = |heading: &str| table.columns.iter().find(|c| c.heading == heading).expect(heading).why.clone();
    assert_eq!([why("Direktorat"), why("Divisi")], ["synonym", "nested"]);
    let read = first.groups.iter().find(|group| group.step == "read-unit").expect("said");
    assert_eq!((read.count, read.open), (1, 0));
    assert_eq!(read.findings[0].row, "Yohana Rumbiak · Staf Bongkar Muat · Bongkar Muat");

    let of = |heading: &str| table.columns.iter().find(|c| c.heading == heading).expect(heading).at;
    let column = |heading: &str, is: &str| ColumnIs { at: of(heading), is: is.to_owned() };
    asked.columns =
        vec![column("Divisi", "unit_1"), column("Seksi", "unit_2"), column("Direktorat", "custom")];
    let told = preview(&office, &asked);
    assert_eq!(levels(&told.tables[0]), ["Divisi", "Seksi"]);
    asked.columns = vec![column("Divisi", "unit")];
    let one = preview(&office, &asked);
    assert!(one.tables[0].unit_levels.is_empty(), "{:?}", one.tables[0].columns);
}

#[test]
fn what_was_said_of_levels_is_offered_for_the_next_list() {
    let office = Office::default();
    let mut asked = file();
    asked.columns = vec![ColumnIs { at: 5, is: "unit_1".into() }, ColumnIs { at: 4, is: "unit_2".into() }];
    let out = Some(office.path("company.simpul").to_string_lossy().into_owned());
    let request = ImportRequest { files: vec![asked.clone()], out, ..ImportRequest::default() };
    import_files(&office.desk, request, &office.ctx()).expect("an import");
    let next = preview(&office, &file());
    assert_eq!(next.tables[0].remembered.clone().expect("offered").columns, asked.columns);
}

#[test]
fn the_list_again_changes_nothing_and_a_division_moved_is_one_change() {
    let office = Office::default();
    office.import(
        &[(ImportRole::People, paths::fixture("indonesian-excel/unit-bertingkat.csv"))],
        Some("company.simpul"),
    );
    assert_eq!(office.file().counts.units, 10);
    let again = office.renew(&list(), leavers(), false).expect("an import");
    assert_eq!((again.total, again.conflicts.len()), (0, 0), "{:?}", again.items);

    // Perbendaharaan goes from Keuangan to Operasi, with the section in it.
    let moved = list().replace("Perbendaharaan;Keuangan", "Perbendaharaan;Operasi");
    let seen = office.renew(&moved, leavers(), false).expect("an import");
    let said: Vec<(&str, ChangeWord)> = seen.items.iter().map(|i| (i.name.as_str(), i.change)).collect();
    assert_eq!(said, [("Perbendaharaan", ChangeWord::Moved)]);
}

#[test]
fn units_of_one_name_are_told_apart_by_what_they_lie_in() {
    let office = Office::default();
    office.import(
        &[(ImportRole::People, paths::fixture("indonesian-excel/unit-bertingkat.csv"))],
        Some("company.simpul"),
    );
    // Somebody goes from one Administrasi to the other.
    let gone = list().replace("Administrasi;Perbendaharaan;Keuangan", "Administrasi;Pergudangan;Operasi");
    let seen = office.renew(&gone, leavers(), true).expect("a look");
    let unit = seen.items.iter().flat_map(|item| &item.fields).find(|field| field.field == "unit");
    let unit = unit.expect("another unit");
    assert_eq!(
        [unit.before.text.as_str(), unit.after.text.as_str()],
        ["Keuangan › Perbendaharaan › Administrasi", "Operasi › Pergudangan › Administrasi"]
    );
}

#[test]
fn a_list_of_one_division_leaves_the_others_alone() {
    let office = Office::default();
    office.import(
        &[(ImportRole::People, paths::fixture("indonesian-excel/unit-bertingkat.csv"))],
        Some("company.simpul"),
    );
    let some: String = list()
        .lines()
        .filter(|line| !line.contains(";Operasi;") && !line.contains("Pergudangan"))
        .map(|line| format!("{line}\n"))
        .collect();
    let seen = office.renew(&some, leavers(), true).expect("a look");
    let guess: Vec<&str> = seen.scope_guess.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(guess, ["Keuangan", "Sekretariat"]);
}

#[test]
fn a_manager_given_by_less_than_a_name_is_proposed_and_never_taken() {
    let office = Office::default();
    let path = office.path("staff.csv");
    let list = "NIK,Nama,Nama Panggilan,Jabatan,Atasan\n\
        1,\"Budi Santoso, S.E.\",Boy,Direktur,\n\
        2,Siti Rahmawati,Sita,Manajer,Bpk. Budi Santoso\n\
        3,Agus,,Staf,Budi S.\n4,Cita,,Staf,Ibu Sita\n5,Dewi,,Staf,\"Rahmawati, Siti\"\n6,Edo,,Staf,Pak Boy\n";
    std::fs::write(&path, list).expect("a file");
    let asked = ImportFile { path: path.to_string_lossy().into_owned(), ..ImportFile::default() };
    let first = preview(&office, &asked);
    let missing = first.groups.iter().find(|group| group.kind == "missing-manager" && group.step.is_empty());
    let found: Vec<(u32, &str)> = missing
        .expect("three are asked about")
        .findings
        .iter()
        .map(|found| (found.finding.row, found.proposals[0].label.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (4, "Budi Santoso, S.E. (Direktur, 1)"),
            (5, "Siti Rahmawati (Manajer, 2)"),
            (7, "Budi Santoso, S.E. (Direktur, 1)"),
        ]
    );
    let read = first.groups.iter().find(|group| group.step == "read-manager").expect("turned");
    assert_eq!((read.count, read.findings[0].finding.row), (1, 6));
    assert_eq!(first.figures.expect("figures").parked, 3, "nothing was guessed");

    office.import(&[(ImportRole::People, path)], Some("company.simpul"));
    let seen = doctor(&office.desk, Nothing {}, &office.ctx()).expect("a doctor");
    let asked = seen.findings.iter().filter(|finding| finding.kind == "missing-manager");
    let offered: Vec<String> =
        asked.filter_map(|finding| Some(finding.offers.first()?.proposed.clone()?.name)).collect();
    assert_eq!(
        offered,
        ["Budi Santoso, S.E. (Direktur)", "Siti Rahmawati (Manajer)", "Budi Santoso, S.E. (Direktur)"]
    );
}
