//! Gaps and overlaps: where nobody answers, several do, or somebody answers for nothing.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn list(office: &Office, request: GapsRequest) -> GapsView {
    gaps(&office.desk, GapsRequest { count: 500, ..request }, &office.ctx()).expect("a list")
}

fn of(office: &Office, kind: ReviewKind) -> Vec<GapRow> {
    list(office, GapsRequest { only: Some(kind), ..GapsRequest::default() }).rows
}

fn finding(row: &GapRow) -> &str {
    match &row.cells[1] {
        FigureCell::Text(text) => text,
        FigureCell::Number(_) => "",
    }
}

#[test]
fn each_gap_leads_to_what_mends_it_and_is_the_reviews_own_finding() {
    let office = Office::with_sample("nusantara");
    let all = list(&office, GapsRequest::default());
    assert_eq!((all.matching, all.total), (all.rows.len() as u32, all.rows.len() as u32));
    let unowned = of(&office, ReviewKind::Unowned);
    let topics: Vec<&str> =
        unowned.iter().filter_map(|row| row.topic.as_ref()).map(|t| t.name.as_str()).collect();
    assert_eq!(topics, ["parking permit", "lost and found"]);
    let kinds: Vec<ReviewKind> = all.kinds.iter().map(|one| one.kind).collect();
    let request = ReviewRequest { kinds, ..ReviewRequest::default() };
    let review = review(&office.desk, request, &office.ctx()).expect("a queue");
    let keys = |rows: Vec<String>| rows.into_iter().collect::<std::collections::BTreeSet<_>>();
    assert_eq!(
        keys(all.rows.iter().map(|row| row.key.clone()).collect()),
        keys(review.rows.iter().map(|row| row.key.clone()).collect()),
    );

    let decide = DecideRequest {
        keys: vec![unowned[0].key.clone()],
        outcome: Some(Outcome::Accepted),
        because: "There is no car park.".into(),
        ..DecideRequest::default()
    };
    simpul_api::use_case::decide(&office.desk, decide, &office.ctx()).expect("decided");
    assert_eq!(of(&office, ReviewKind::Unowned).len(), unowned.len() - 1);
    let with = list(&office, GapsRequest { decided: true, ..GapsRequest::default() });
    assert_eq!(with.rows.len(), all.rows.len());
    let decided = with.rows.iter().filter(|row| row.cells[3] == FigureCell::Text("decided".into())).count();
    assert_eq!(decided, 1);
}

#[test]
fn a_seat_of_which_nothing_is_written_down_stands_in_it_until_it_stands_in_for_somebody() {
    let office = Office::with_sample("nusantara");
    assert!(of(&office, ReviewKind::NoDuties).is_empty(), "everybody in the sample has duties");
    let manager = office.key(HitKind::Position, "Mail Room Lead");
    let unit = office.key(HitKind::Unit, "Mail Room");
    let add = EditRequest::AddPosition {
        manager: Some(manager.clone()),
        unit: Some(unit),
        title: "Runner".into(),
        person_name: String::new(),
        assistant: false,
    };
    office.edit(add);
    let rows = of(&office, ReviewKind::NoDuties);
    assert_eq!(finding(&rows[0]), "1 position in Mail Room answers for nothing: Runner");
    assert_eq!(rows[0].cells[2], FigureCell::Text("Mail Room".into()));
    let runner = rows[0].records[0].key.clone();
    let stands_in = EditRequest::SetPosition {
        position: manager.clone(),
        title: None,
        duties: None,
        unit: None,
        assistant: None,
        backup: Some(runner.clone()),
    };
    office.edit(stands_in);
    assert!(of(&office, ReviewKind::NoDuties).is_empty(), "who stands in for somebody answers for that");
    let request = InspectRequest { key: runner, map: None };
    let Ok(Inspect::Position(card)) = inspect(&office.desk, request, &office.ctx()) else { panic!("a card") };
    assert_eq!(card.backs_up[0].key, manager);
}

#[test]
fn a_seat_without_a_unit_stands_in_it_and_is_decided_like_any_other() {
    let office = Office::with_sample("nusantara");
    let (title, person_name) = ("Runner".into(), String::new());
    office.edit(EditRequest::AddPosition { manager: None, unit: None, title, person_name, assistant: false });
    let runner = office.key(HitKind::Position, "Runner");
    let rows = of(&office, ReviewKind::NoDuties);
    assert_eq!(finding(&rows[0]), "1 position without a unit answers for nothing: Runner");
    assert_eq!((rows[0].records[0].key.as_str(), rows.len()), (runner.as_str(), 1));
    let decide = DecideRequest {
        keys: vec![rows[0].key.clone()],
        outcome: Some(Outcome::Accepted),
        because: "A temporary help.".into(),
        ..DecideRequest::default()
    };
    simpul_api::use_case::decide(&office.desk, decide, &office.ctx()).expect("decided");
    assert!(of(&office, ReviewKind::NoDuties).is_empty());
}

#[test]
fn the_list_is_written_as_a_page_a_workbook_and_csv() {
    let office = Office::with_sample("nusantara");
    let write = |format, name: &str| {
        let path = office.path(name).to_string_lossy().into_owned();
        let gaps = GapsRequest { only: Some(ReviewKind::Unowned), ..GapsRequest::default() };
        let request = GapsExportRequest { gaps, format, path, language: Language::Id };
        let done = export_gaps(&office.desk, request, &office.ctx()).expect("written");
        assert_eq!(done.rows, 2);
        std::fs::read(office.path(name)).expect("bytes")
    };
    let page = String::from_utf8(write(ReviewFormat::Html, "g.html")).expect("text");
    assert!(page.contains("Celah dan tumpang tindih") && page.contains("parking permit"), "{page}");
    let csv = String::from_utf8(write(ReviewFormat::Csv, "g.csv")).expect("text");
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(!write(ReviewFormat::Xlsx, "g.xlsx").is_empty());
}
