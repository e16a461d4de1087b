//! `tests/fixtures/published`: lists as governments publish them and as other systems export them, one test
//! for each thing that was misunderstood; see its README.

use super::*;

fn published(file: &str) -> Import {
    files(&[(Role::People, &format!("published/{file}"))])
}

/// What waits for somebody, but for heads.
fn open(import: &Import) -> Vec<String> {
    let open = import.findings.iter().filter(|f| f.state == FindingState::Open);
    let open = open.filter(|f| f.kind != FindingKind::NoHead);
    open.map(|f| format!("{} {} {}", f.kind.code(), f.row, f.column)).collect()
}

fn seat<'i>(import: &'i Import, key: &str) -> &'i Position {
    let positions = &import.records.positions;
    positions.iter().find(|p| p.external_id.as_deref() == Some(key)).expect(key)
}

#[test]
fn a_british_organogram_is_a_tree_of_posts_with_one_at_the_top() {
    let import = published("organogram-senior.csv");
    assert_eq!(drawn(&import), "1→root FN-1→1 FN-2→FN-1 HR-2→1 HR-3→HR-2 HR-4→HR-2 HR-5→HR-2");
    assert!(open(&import).is_empty(), "XX means nobody, N/D is no address: {:?}", open(&import));
}

#[test]
fn posts_whose_holder_is_not_disclosed_are_held_and_vacant_ones_are_not() {
    let import = published("organogram-senior.csv");
    assert_eq!(names(&import), ["Dame Harriet Ashgrove", "Owen Fairlamb", "N/D", "N/D", "Priya Venkatesan"]);
    let undisclosed = import.records.people.iter().filter(|person| person.name == "N/D");
    assert!(undisclosed.clone().all(|person| person.email.is_empty() && person.phone.is_empty()));
    assert_eq!(import.records.assignments.len(), 5);
}

#[test]
fn an_eliminated_post_is_left_out_and_said() {
    let import = published("organogram-senior.csv");
    let said: Vec<(u32, &str)> = import.findings.iter().map(|f| (f.row, f.repair.code.as_str())).collect();
    assert_eq!(said, [(7, "leave-closed")]);
}

#[test]
fn incumbents_of_an_american_list_of_posts_are_people() {
    let import = published("plum-list.csv");
    assert_eq!(counts(&import), (4, 5, 4));
    assert_eq!(names(&import)[0], "LUCINDA HARTWELL");
    assert_eq!(import.records.assignments[0].from.map(|day| day.to_string()).as_deref(), Some("2025-02-03"));
    assert_eq!(open(&import), ["several-roots 0 "], "it names no managers: the chart opens by unit");
}

#[test]
fn a_ministrys_list_of_staff_is_read_below_its_title_and_numbered_columns() {
    let import = published("daftar-pegawai.csv");
    assert_eq!(counts(&import), (6, 7, 3));
    assert_eq!(names(&import)[0], "Dr. Ir. Wiranto Kusumah, M.Si.");
    let first = &import.records.assignments[0];
    assert_eq!(first.from.map(|day| day.to_string()).as_deref(), Some("2022-02-15"), "TMT Jabatan");
    assert_eq!(open(&import), ["bad-row 11 NIP"], "only the number that Excel broke");
}

#[test]
fn headings_of_its_parts_are_nobody() {
    let import = published("daftar-pegawai.csv");
    let parts = import.findings.iter().filter(|f| f.repair.code == "leave-heading");
    let said: Vec<&str> = parts.map(|f| f.value.as_str()).collect();
    assert_eq!(said, ["A. SEKRETARIAT DIREKTORAT JENDERAL", "B. DIREKTORAT GELOMBANG"]);
}

#[test]
fn a_nip_is_one_number_with_and_without_its_spaces() {
    let import = published("daftar-pegawai.csv");
    let secretary = seat(&import, "19680512 199303 1 001").id;
    for (key, manager) in [("19710923 199603 2 002", secretary), ("197503302000031004", secretary)] {
        assert_eq!(seat(&import, key).manager, Some(manager), "{key}");
    }
    assert!(import.findings.iter().all(|f| f.repair.code != "restore-zeros"), "nothing was set aside");
}

#[test]
fn workday_says_people_as_name_and_number() {
    let import = published("workday.csv");
    assert_eq!(names(&import)[..2], ["Marta Lindqvist", "Jonas Berg"]);
    assert_eq!(drawn(&import), "20001→root 20002→20001 20003→20002 20004→20002 20005→20002 C-0006→20001");
    assert!(import.findings.iter().all(|f| f.kind == FindingKind::NoHead), "two of one name are told apart");
    let away =
        import.records.people.iter().find(|person| person.name == "Noor Haddad").expect("without marks");
    assert_eq!(away.status, "On Leave");
    assert!(names(&import).contains(&"Lee Park"));
}

#[test]
fn workdays_units_are_not_called_after_their_managers_and_seats_by_their_titles() {
    let import = published("workday.csv");
    let units: Vec<&str> = import.records.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(units, ["Executive Office", "Supply"]);
    assert_eq!(seat(&import, "20002").title, "VP Supply", "not P-00002 VP Supply - Jonas Berg");
    let two = people(
        "Employee ID,Worker,Supervisory Organization\n1,Ayu,Team (Ayu)\n2,Bagus,Team (Bagus)\n3,Cita,Team (Ayu)\n",
    );
    assert_eq!(two.records.units.len(), 2, "two units of one name keep what tells them apart");
}

#[test]
fn bamboos_family_names_are_put_behind_and_managers_found_by_them() {
    let import = published("bamboohr.csv");
    assert_eq!(names(&import), ["Chidi Okafor", "Abena Mensah", "Anna-Lise van der Berg", "Fatou Diallo"]);
    assert_eq!(drawn(&import), "101→root 102→101 103→102 104→102");
    assert!(import.findings.iter().all(|f| !f.repair.applied), "nothing was read into it");
}

#[test]
fn who_is_terminated_without_a_day_holds_the_post_no_longer() {
    let import = published("bamboohr.csv");
    assert_eq!(open(&import), ["future-or-ended 5 "]);
    assert_eq!(import.records.assignments[3].until.map(|day| day.to_string()).as_deref(), Some("2026-11-21"));
}

#[test]
fn sap_heads_a_key_and_its_text_alike() {
    let import = published("sap.csv");
    assert_eq!(names(&import), ["Helga Brandt", "Rolf Zimmer", "Mina Yilmaz"]);
    assert_eq!(seat(&import, "50000003").title, "Lageristin");
    let units: Vec<&str> = import.records.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(units, ["Leitung", "Lager"]);
    assert_eq!(
        drawn(&import),
        "50000001→root 50000002→50000001 50000003→50000002 50000004→50000002",
        "a superior of nothing but zeros is nobody"
    );
    assert!(import.records.assignments.iter().all(|held| held.until.is_none()), "31.12.9999 is no end");
    assert_eq!(import.records.assignments[2].share, 75);
}

#[test]
fn successfactors_says_no_manager_in_words() {
    let import = published("successfactors.csv");
    assert_eq!(drawn(&import), "admin1→root rpaz→tkato tkato→admin1");
    assert!(open(&import).is_empty());
}

#[test]
fn googles_headings_say_how_to_fill_them_in() {
    let import = published("google-users.csv");
    assert_eq!(names(&import)[..3], ["Ingrid Halvorsen", "Bayu Saputra", "Clara Ng"]);
    assert_eq!(seat(&import, "1003").title, "Weaver");
    assert_eq!(seat(&import, "1003").manager, Some(seat(&import, "1002").id));
    assert_eq!(open(&import), ["several-roots 0 Manager Email"], "a mailbox that many share");
}

#[test]
fn nobody_is_not_said_where_somebody_is_called_so() {
    assert_eq!(drawn(&people("id,name,manager_id\nXX,Ayu,\n2,Bagus,XX\n")), "2→XX XX→root");
}

#[test]
fn a_first_row_of_small_numbers_is_a_row() {
    let import = people("id,name,title\n1,2,3\n2,Ayu,Clerk\n");
    assert_eq!(import.records.people.len(), 2);
}

#[test]
fn a_list_of_nothing_but_ids_and_names_is_taken_for_what_its_names_are() {
    let guess = |text: &str| Book::open("list.csv", text.as_bytes()).expect("a table").leaves[0].guess();
    assert_eq!(guess("id,name\n1,Budi Santoso\n2,Siti Rohmah\n3,Agus\n"), Some(Role::People));
    assert_eq!(guess("kode,nama\n1,Bagian Umum\n2,Divisi Penjualan\n"), Some(Role::Units));
    assert_eq!(guess("id,name\n1,Stock\n2,Sales\n"), Some(Role::Units));
    assert_eq!(guess("id,name,parent_id\n1,North Shore,\n2,South Shore,1\n"), Some(Role::Units));
}

#[test]
fn every_published_list_of_staff_is_taken_for_one() {
    for file in
        ["bamboohr", "daftar-pegawai", "google-users", "organogram-senior", "plum-list", "sap", "workday"]
    {
        let bytes = fixture(&format!("published/{file}.csv"));
        let book = Book::open(file, &bytes).expect("a table");
        assert_eq!(book.leaves[0].guess(), Some(Role::People), "{file}");
    }
}
