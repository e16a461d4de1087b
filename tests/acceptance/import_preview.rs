//! Somebody who has not read a manual brings a messy export in: what is shown, asked and repaired before
//! anything is written.

use simpul_api::dto::*;
use simpul_api::use_case::{import_files, preview_chart, preview_import};
use simpul_tests::{Office, paths};

fn asked(path: &std::path::Path) -> ImportFile {
    ImportFile { path: path.to_string_lossy().into_owned(), ..ImportFile::default() }
}

fn request(files: &[ImportFile]) -> ImportRequest {
    ImportRequest { files: files.to_vec(), out: Some(String::new()), ..ImportRequest::default() }
}

fn preview(office: &Office, files: &[ImportFile]) -> ImportPreview {
    preview_import(&office.desk, request(files), &office.ctx()).expect("a preview")
}

fn group<'p>(preview: &'p ImportPreview, kind: &str, step: &str) -> &'p FindingGroup {
    let found = preview.groups.iter().find(|group| group.kind == kind && group.step == step);
    found.unwrap_or_else(|| panic!("{kind} {step} among {:?}", preview.groups))
}

fn adventure_works() -> ImportFile {
    asked(&paths::fixture("real/adventureworks-hr/hr_export_all_rows.csv"))
}

#[test]
fn superseded_rows_and_outdated_keys_are_explained_and_may_be_refused() {
    let office = Office::default();
    let mut file = adventure_works();
    let first = preview(&office, &[file.clone()]);
    let table = &first.tables[0];
    assert_eq!((table.role, table.header, table.row_count), (Some(ImportRole::People), 1, 296));
    assert_eq!((table.rows.len(), table.head.len()), (10, 15));
    let why = |heading: &str| {
        let column = table.columns.iter().find(|column| column.heading == heading).expect(heading);
        (column.is.as_str(), column.why.as_str())
    };
    assert_eq!(why("ParentEmployeeKey"), ("manager_id", "synonym"));
    assert_eq!(why("Title"), ("title", "name"));
    assert_eq!(why("LoginID"), ("custom", "unknown"));
    let figures = first.figures.clone().expect("figures");
    assert_eq!((figures.people, figures.parked, figures.tops), (290, 0, 1));

    let older = group(&first, "superseded-row", "keep-current");
    assert_eq!((older.count, older.open), (6, 0));
    let one = &older.findings[0];
    assert!(one.row.starts_with("Rob Walters"), "{one:?}");
    assert_eq!(one.to, "Rob Walters");
    assert!(one.differs.iter().any(|cell| cell.heading == "Status" && cell.there == "Current"), "{one:?}");
    let redirected = group(&first, "superseded-row", "redirect-manager");
    assert_eq!((redirected.count, redirected.findings[0].acts.as_slice()), (23, &[Act::Refuse][..]));
    assert!(!redirected.findings[0].to.is_empty() && !redirected.findings[0].row.is_empty());

    file.decisions = redirected.findings[..2]
        .iter()
        .map(|found| Decision {
            line: found.finding.row,
            act: Act::Refuse,
            value: "redirect-manager".to_owned(),
            kind: found.finding.kind.clone(),
            ..Decision::default()
        })
        .collect();
    let second = preview(&office, &[file]);
    assert_eq!(group(&second, "superseded-row", "redirect-manager").count, 21);
    let parked = group(&second, "missing-manager", "");
    assert_eq!((parked.count, parked.findings[0].decided), (2, Some(Act::Refuse)));
    assert_eq!(second.figures.expect("figures").parked, 2);
}

#[test]
fn a_doubtful_cell_is_given_another_value_and_the_rest_is_left() {
    let office = Office::default();
    let path = office.path("staff.csv");
    let list =
        "id,name,manager,unit\n1,Ayu Lestari,,Board\n2,Budi Santoso,Ayu Lestary,Store\n3,Cita,9,Store\n";
    std::fs::write(&path, list).expect("a file");
    let mut file = asked(&path);
    let first = preview(&office, &[file.clone()]);
    let missing = group(&first, "missing-manager", "");
    assert_eq!((missing.count, missing.open), (2, 2));
    let found = &missing.findings[0];
    assert_eq!((found.proposals[0].value.as_str(), found.at), ("1", Some(2)));
    assert!(found.proposals[0].label.starts_with("Ayu Lestari"));
    assert!(missing.findings[1].proposals[0].label.is_empty(), "nobody is near: the top is proposed");
    file.decisions.push(Decision {
        line: found.finding.row,
        at: 2,
        kind: "missing-manager".to_owned(),
        act: Act::Value,
        value: found.proposals[0].value.clone(),
    });
    let second = preview(&office, &[file.clone()]);
    let missing = group(&second, "missing-manager", "");
    assert_eq!((missing.count, missing.open), (2, 1));
    let decided: Vec<&FoundView> =
        missing.findings.iter().filter(|found| found.decided == Some(Act::Value)).collect();
    assert_eq!((decided.len(), decided[0].to.as_str()), (1, "Ayu Lestari"), "by name, not by number");

    let out = office.path("company.simpul").to_string_lossy().into_owned();
    let request = ImportRequest { files: vec![file], out: Some(out), ..ImportRequest::default() };
    let report = import_files(&office.desk, request, &office.ctx()).expect("an import").report;
    assert_eq!((report.people, report.parked.len()), (3, 1));
}

#[test]
fn links_ask_which_way_they_go_and_what_means_nothing() {
    let office = Office::default();
    let units = office.path("units.csv");
    std::fs::write(&units, "id,name\nN,North\nS,South\nE,East\n").expect("a file");
    let links = office.path("links.csv");
    std::fs::write(&links, "from,to,frequency\nNorth,South,daily\nSouth,East,never\nEast,East,daily\n")
        .expect("a file");
    let mut file = ImportFile { role: Some(ImportRole::Needs), ..asked(&links) };
    let first = preview(&office, &[asked(&units), file.clone()]);
    let table = &first.tables[1];
    let ends = table.ends.clone().expect("ends");
    assert_eq!((ends.first, ends.second, ends.asks), (0, 1, None));
    assert!(first.figures.is_none() && table.asks_item, "nothing is made of links before that is said");

    let is = |at, is: &str| ColumnIs { at, is: is.to_owned() };
    file.columns = vec![is(0, "customer"), is(1, "supplier")];
    file.item = Some("advice".to_owned());
    let second = preview(&office, &[asked(&units), file.clone()]);
    assert_eq!(second.tables[1].ends.as_ref().and_then(|ends| ends.asks), Some(true));
    let nothing: Vec<&str> =
        second.tables[1].values.iter().filter(|v| v.nothing).map(|v| v.value.as_str()).collect();
    let needs = second.figures.as_ref().map(|figures| figures.needs);
    assert_eq!((nothing, needs), (vec!["never"], Some(2)));
    assert_eq!(group(&second, "self-need", "").findings[0].acts, [Act::Value, Act::LeaveOut]);

    file.nothing = Some(Vec::new());
    let third = preview(&office, &[asked(&units), file]);
    assert_eq!(third.figures.expect("figures").needs, 3);
}

#[test]
fn what_was_decided_is_offered_for_the_next_file_with_these_headings() {
    let office = Office::default();
    let write = |name: &str, row: &str| {
        let path = office.path(name);
        std::fs::write(&path, format!("Kode,Siapa,Lapor ke\n1,Ayu,\n{row}\n")).expect("a file");
        asked(&path)
    };
    let mut file = write("january.csv", "2,Budi,1");
    file.columns =
        vec![ColumnIs { at: 1, is: "name".to_owned() }, ColumnIs { at: 2, is: "manager_id".to_owned() }];
    file.role = Some(ImportRole::People);
    assert_eq!(preview(&office, &[file.clone()]).tables[0].remembered, None);
    let out = office.path("company.simpul").to_string_lossy().into_owned();
    let request = ImportRequest { files: vec![file.clone()], out: Some(out), ..ImportRequest::default() };
    import_files(&office.desk, request, &office.ctx()).expect("an import");

    let next = preview(&office, &[write("february.csv", "2,Budi,1\n3,Cita,1")]);
    let remembered = next.tables[0].remembered.clone().expect("offered");
    assert_eq!((remembered.columns, remembered.on.as_str()), (file.columns, "2026-11-22"));
}

#[test]
fn a_workbook_shows_its_sheets_and_a_table_that_cannot_be_read_says_why() {
    let office = Office::default();
    let book = asked(&paths::fixture("workbooks/karyawan.xlsx"));
    let locked = asked(&paths::fixture("workbooks/berkata-sandi.xlsx"));
    let shown = preview(&office, &[book.clone(), locked]);
    let table = &shown.tables[0];
    assert_eq!((table.sheet.as_str(), table.header), ("Karyawan", 3));
    assert_eq!(
        table.sheets.iter().map(|s| (s.name.as_str(), s.hidden)).collect::<Vec<_>>(),
        [("Karyawan", false), ("Arsip 2019", true)]
    );
    assert_eq!(shown.tables[1].error.as_ref().map(|error| error.code.as_str()), Some("book-protected"));
    assert!(shown.figures.is_none());
    let hidden = ImportFile { sheet: Some("Arsip 2019".to_owned()), ..book };
    assert_eq!(preview(&office, &[hidden]).figures.expect("figures").people, 1);
}

#[test]
fn a_file_that_was_saved_again_meanwhile_is_read_again() {
    let office = Office::default();
    let path = office.path("staff.csv");
    std::fs::write(&path, "id,name,title\n1,Ayu,Head\n").expect("a file");
    let people = || preview(&office, &[asked(&path)]).figures.expect("figures").people;
    assert_eq!((people(), people()), (1, 1));
    std::fs::write(&path, "id,name,title\n1,Ayu,Head\n2,Budi,Clerk\n").expect("a file");
    assert_eq!(people(), 2);
}

#[test]
fn an_import_into_the_open_file_shows_what_would_change() {
    let office = Office::with_sample("nusantara");
    let path = office.path("new.csv");
    std::fs::write(&path, "id,name,title,unit_id\nK-900,Ani Lestari,Risk Analyst,U-UWR\n").expect("a file");
    let request = ImportRequest { files: vec![asked(&path)], ..ImportRequest::default() };
    let shown = preview_import(&office.desk, request.clone(), &office.ctx()).expect("a preview");
    let renewal = shown.renewal.expect("compared");
    assert_eq!((renewal.counts.added, renewal.counts.moved), (3, 0), "person, position and who holds it");
    let chart = preview_chart(&office.desk, request, &office.ctx()).expect("a picture");
    assert!(chart.len() > 1000);
    assert_eq!(office.file().counts.people, 90, "nothing was written");
}

#[test]
fn what_the_columns_are_is_answered_by_itself_and_the_same_as_with_all_the_rest() {
    let office = Office::default();
    let path = office.path("staff.csv");
    std::fs::write(&path, "NIK,Nama,Jabatan\n1,Ayu,Head\n2,Budi,Clerk\n").expect("a file");
    let mut file = asked(&path);
    for columns in [vec![], vec![ColumnIs { at: 2, is: "custom".to_owned() }]] {
        file.columns = columns;
        let whole = preview_import(&office.desk, request(std::slice::from_ref(&file)), &office.ctx());
        let quick = ImportRequest { only_columns: true, ..request(std::slice::from_ref(&file)) };
        let quick = preview_import(&office.desk, quick, &office.ctx()).expect("a preview");
        assert_eq!(quick.tables, whole.expect("a preview").tables);
        assert_eq!((quick.figures, quick.groups.len()), (None, 0));
    }
    // Another list under the same name is read anew.
    std::fs::write(&path, "NIK,Nama,Bagian,Kota\n1,Ayu,Sales,Solo\n").expect("a file");
    file.columns.clear();
    let quick = ImportRequest { only_columns: true, ..request(&[file]) };
    let tables = preview_import(&office.desk, quick, &office.ctx()).expect("a preview").tables;
    assert_eq!((tables[0].columns.len(), tables[0].row_count), (4, 1));
}
