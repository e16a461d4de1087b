//! `tests/fixtures/published`: shapes of lists found in public repositories, one test for each thing that was
//! misunderstood; see its README.

use super::*;

fn published(file: &str) -> Import {
    files(&[(Role::People, &format!("published/{file}"))])
}

fn taken(import: &Import) -> String {
    let taken =
        import.columns.iter().filter_map(|column| Some(format!("{}={}", column.field?, column.column)));
    taken.collect::<Vec<_>>().join(" ")
}

#[test]
fn managers_are_named_where_their_ids_are_those_of_another_list() {
    let import = published("hr-analytics.csv");
    assert!(taken(&import).contains("manager_id=ManagerName"), "{}", taken(&import));
    assert_eq!(
        drawn(&import),
        "10002→10068 10026→10068 10041→10089 10068→10089 10077→10041 10084→10041 10088→10068 \
         10089→parked Board of Directors 10199→10041"
    );
}

#[test]
fn a_number_that_many_share_is_a_kind_of_work_and_no_seat() {
    let import = published("hr-analytics.csv");
    assert!(!taken(&import).contains("position_id"), "{}", taken(&import));
    assert_eq!(import.records.positions.len(), 9, "everybody has a seat of their own");
}

#[test]
fn family_names_that_stand_first_without_a_word_about_it_are_turned() {
    let import = published("hr-analytics.csv");
    assert_eq!(names(&import)[..4], ["Nell K Ashgrove", "Amos Birch", "Ines Cole", "Tilde Dorn"]);
}

#[test]
fn an_initial_more_or_less_is_the_same_manager_and_is_said() {
    let import = published("hr-analytics.csv");
    let read = import.findings.iter().filter(|f| f.repair.code == "read-manager");
    assert_eq!(read.map(|f| f.value.as_str()).collect::<Vec<_>>(), ["Amos T. Birch"]);
}

#[test]
fn whoever_was_dismissed_for_a_cause_holds_nothing_today() {
    let import = published("hr-analytics.csv");
    let today = options().today;
    let gone = import.records.assignments.iter().filter(|held| !held.is_current(today)).count();
    assert_eq!(gone, 2);
}

#[test]
fn junior_posts_hang_below_the_senior_ones_and_are_not_vacant() {
    let import = files(&[
        (Role::People, "published/organogram-senior.csv"),
        (Role::People, "published/organogram-junior.csv"),
    ]);
    let lines = lines(&import);
    for (title, manager) in
        [("Ledger Officer", "FN-1"), ("Audit Associate", "FN-1"), ("Recruitment Officer", "HR-2")]
    {
        assert_eq!(lines.get(title).map(String::as_str), Some(manager), "{title}");
        let post = import.records.positions.iter().find(|post| post.title == title).expect(title);
        assert!(import.records.assignments.iter().any(|held| held.position == post.id), "{title}");
    }
}

#[test]
fn a_vacancy_named_as_the_manager_by_its_number_is_the_manager() {
    let import = published("staffing-plan.csv");
    assert_eq!(drawn(&import), "19→26 26→root 31→19 32→31");
    let open = import.findings.iter().filter(|finding| finding.state == FindingState::Open);
    assert_eq!(open.count(), 0, "and a dash is no address");
}

#[test]
fn identity_numbers_broken_by_excel_or_blackened_make_nobody_the_same() {
    let import = published("pegawai-sap.csv");
    assert_eq!(names(&import), ["Budi Hartawan", "Siti Rahmadani", "Ahmad Fauzan", "Rina Wahyuni"]);
    assert!(import.findings.iter().all(|f| f.kind != FindingKind::SupersededRow));
}

#[test]
fn lists_in_other_languages_are_known_by_their_commonest_headings() {
    let import = published("colaboradores-latin1.csv");
    assert_eq!(drawn(&import), "000001248→000001266 000001266→000051622 000051622→root");
    assert!(taken(&import).contains(" name=Nome "), "it stands alone: {}", taken(&import));
    assert_eq!(told(&import), Vec::<String>::new());
    let today = options().today;
    assert_eq!(import.records.assignments.iter().filter(|held| !held.is_current(today)).count(), 1);
}

#[test]
fn names_beside_given_names_are_family_names() {
    let import = published("personnel.csv");
    assert_eq!(names(&import), ["Anne Dérède", "Luc Blot"]);
    assert_eq!(drawn(&import), "A1→root A2→A1");
}

#[test]
fn a_list_without_headings_loses_no_row_to_them() {
    let bytes = fixture("published/guru.csv");
    let book = Book::open("guru.csv", &bytes).expect("a table");
    let columns = [(0, "name"), (1, "title"), (3, "unit"), (5, "id")];
    let field = |(at, code): (usize, &str)| (at, ColumnChoice::Field(code.to_owned()));
    let choices = Choices { columns: columns.into_iter().map(field).collect(), ..Choices::default() };
    let source = Source::decided(&book, 0, Role::People, &[], Some(0), choices).expect("rows");
    assert_eq!(source.sheet.header, ["A", "B", "C", "D", "E", "F"]);
    assert_eq!(source.sheet.header_line, 0);
    let import = import(&[source], &Document::default(), &options());
    assert_eq!(names(&import), ["Arya Handaka, S.Pd", "Khusna Hatimah, S.Pd", "Purwanta"]);
    assert_eq!(import.records.units.len(), 2);
}
