//! A reviewer goes through the questions about the exchange: each has a figure, tables, and the links behind every
//! row; each table can be taken along.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn deepest() -> MapRequest {
    MapRequest { level: Some(4), ..MapRequest::default() }
}

fn at_a_glance(office: &Office, question: StudyQuestion) -> StudyView {
    study(&office.desk, StudyRequest { map: deepest(), question }, &office.ctx()).expect("an answer")
}

fn request(question: StudyQuestion, table: &str) -> StudyRowsRequest {
    let study = StudyRequest { map: deepest(), question };
    StudyRowsRequest { study, table: table.to_owned(), count: 500, ..StudyRowsRequest::default() }
}

fn rows(office: &Office, question: StudyQuestion, table: &str) -> StudyRows {
    study_rows(&office.desk, request(question, table), &office.ctx()).expect("rows")
}

fn behind(office: &Office, question: StudyQuestion, table: &str, row: u32) -> Vec<Evidence> {
    let study = StudyRequest { map: deepest(), question };
    let asked = StudyBehindRequest { study, table: table.to_owned(), row };
    study_behind(&office.desk, asked, &office.ctx()).expect("what stands behind it").parts
}

fn word(row: &StudyRow, at: usize) -> &str {
    match &row.cells[at] {
        FigureCell::Text(text) => text,
        FigureCell::Number(_) => panic!("a number stands in column {at}"),
    }
}

fn figure(row: &StudyRow, at: usize) -> f64 {
    match &row.cells[at] {
        FigureCell::Number(number) => *number,
        FigureCell::Text(text) => panic!("words stand in column {at}: {text}"),
    }
}

#[test]
fn every_question_has_its_figure_of_the_sample() {
    let office = Office::with_sample("nusantara");
    let of = |question| at_a_glance(&office, question).figure;
    assert_eq!(of(StudyQuestion::TwoWay), Some(12.0 / 39.0));
    assert_eq!(of(StudyQuestion::Circles), Some(2.0));
    assert_eq!(of(StudyQuestion::Waits), Some(1.0));
    assert_eq!(of(StudyQuestion::CutOff), Some(2.0));
    assert_eq!(of(StudyQuestion::Outside), Some(4.0));
    let far = at_a_glance(&office, StudyQuestion::Far);
    assert_eq!(far.detail.args["all"], "65", "all but the five with an external end");
    let sources = at_a_glance(&office, StudyQuestion::SingleSource);
    assert_eq!(sources.facts[0].code, "vacant", "the premium rate table");
    let elsewhere = at_a_glance(&office, StudyQuestion::Elsewhere);
    assert_eq!(elsewhere.facts[0].code, "modularity");
}

#[test]
fn where_nothing_is_linked_reciprocity_is_undefined_and_never_zero() {
    let office = Office::with_sample("nusantara");
    let top = MapRequest { level: Some(1), ..MapRequest::default() };
    let asked = StudyRequest { map: top, question: StudyQuestion::TwoWay };
    let view = study(&office.desk, asked, &office.ctx()).expect("an answer");
    assert_eq!((view.figure, view.detail.code.as_str()), (None, "twoWay.nothing"));
    let levels = rows(&office, StudyQuestion::TwoWay, "twoWayLevels");
    assert_eq!(word(&levels.rows[0], 6), "", "no links yet");
}

#[test]
fn a_unit_leads_to_its_pairs_and_a_pair_to_both_promises() {
    let office = Office::with_sample("nusantara");
    let units = rows(&office, StudyQuestion::TwoWay, "twoWayUnits");
    let marketing = units.rows.iter().find(|row| word(row, 0) == "Marketing").expect("a row");
    assert_eq!((figure(marketing, 1), figure(marketing, 3)), (25.0, 1.0));
    let parts = behind(&office, StudyQuestion::TwoWay, "twoWayUnits", marketing.at);
    let two_way = &parts[0];
    assert_eq!((two_way.title.code.as_str(), two_way.names[0].name.as_str()), ("twoWay", "Warehouse"));
    let pair = InspectRequest { key: two_way.names[0].key.clone(), map: Some(deepest()) };
    let card = inspect(&office.desk, pair, &office.ctx()).expect("the card of the pair");
    assert!(matches!(card, Inspect::Pair(_)), "the number leads to both promises side by side");
}

#[test]
fn circles_name_the_shortest_and_what_opens_them() {
    let office = Office::with_sample("nusantara");
    let view = at_a_glance(&office, StudyQuestion::Circles);
    assert_eq!(view.facts[0].code, "opening.exact", "it is said whether fewer could do");
    let groups = rows(&office, StudyQuestion::Circles, "circles");
    assert_eq!(word(&groups.rows[0], 1), "Finance → Payroll → Human Resources → Finance");
    let parts = behind(&office, StudyQuestion::Circles, "circles", 0);
    assert_eq!(parts[0].order, EvidenceOrder::Circle);
    let opening: usize =
        parts.iter().filter(|part| part.title.code.starts_with("opening")).map(|part| part.needs.len()).sum();
    assert_eq!(opening as f64, figure(&groups.rows[0], 5), "every need behind the number is named");
    assert!(parts.iter().flat_map(|part| &part.needs).all(|need| need.map.is_some()));
    let waits = behind(&office, StudyQuestion::Waits, "waits", 0);
    let items: Vec<&str> = waits[0].needs.iter().map(|line| line.need.item.as_str()).collect();
    assert_eq!(items, ["sales forecast", "free delivery slots", "goods arrival schedule"], "in their order");
}

#[test]
fn on_whom_it_hangs_in_tables_that_are_sorted_and_filtered() {
    let office = Office::with_sample("nusantara");
    let cuts = rows(&office, StudyQuestion::CutOff, "cuts");
    let names: Vec<&str> = cuts.rows.iter().map(|row| word(row, 0)).collect();
    assert!(names.contains(&"Software Development") && names.contains(&"Nusantara Group"));
    assert!(cuts.rows.windows(2).all(|two| figure(&two[0], 1) >= figure(&two[1], 1)));
    let asked = StudyRowsRequest {
        sort: Some("suppliers".to_owned()),
        descending: true,
        count: 1,
        ..request(StudyQuestion::Fan, "fan")
    };
    let most = study_rows(&office.desk, asked, &office.ctx()).expect("rows");
    assert_eq!((word(&most.rows[0], 0), most.rows.len()), ("Payroll", 1), "payroll's fan-in");
    assert_eq!(at_a_glance(&office, StudyQuestion::Fan).figure, Some(figure(&most.rows[0], 1)));
    let asked = StudyRowsRequest { filter: "mail sales".to_owned(), ..request(StudyQuestion::Far, "far") };
    let mail = study_rows(&office.desk, asked, &office.ctx()).expect("rows");
    assert_eq!((mail.matching, figure(&mail.rows[0], 3)), (1, 5.0));
    let way = &behind(&office, StudyQuestion::Far, "far", mail.rows[0].at)[0];
    assert_eq!((way.order, way.names.len()), (EvidenceOrder::Way, 6));
}

#[test]
fn who_has_nobody_outside_and_the_way_of_the_others() {
    let office = Office::with_sample("nusantara");
    assert_eq!(rows(&office, StudyQuestion::Outside, "without").rows.len(), 4);
    let ways = rows(&office, StudyQuestion::Outside, "ways");
    let data = ways.rows.iter().find(|row| word(row, 0) == "Data Entry").expect("a way");
    assert_eq!((figure(data, 1), word(data, 2)), (2.0, "Claims → Corporate Client"));
    let parts = behind(&office, StudyQuestion::Outside, "ways", data.at);
    assert!(!parts[1].needs.is_empty(), "the way is made of needs");
}

#[test]
fn what_stops_when_data_entry_stops_wave_by_wave() {
    let office = Office::with_sample("nusantara");
    let question = StudyQuestion::Impact { keys: vec![office.key(HitKind::Unit, "Data Entry")] };
    let view = at_a_glance(&office, question.clone());
    assert_eq!(view.figure, Some(6.0));
    assert_eq!((view.facts[0].code.as_str(), view.facts[0].args["outside"].as_str()), ("stops", "1"));
    let stops = rows(&office, question.clone(), "stops");
    assert!(stops.rows.windows(2).all(|two| figure(&two[0], 1) <= figure(&two[1], 1)), "by wave");
    let claim = stops.rows.iter().find(|row| word(row, 0) == "claim decision").expect("the claim");
    assert_eq!((figure(claim, 1), word(claim, 2), word(claim, 5)), (2.0, "certain", "madeFrom"));
    let parts = behind(&office, question.clone(), "stops", claim.at);
    assert_eq!(parts[1].needs[0].need.item, "current policy terms");
    assert_eq!(word(&rows(&office, question, "reached").rows[0], 0), "Corporate Client");
    let gone = StudyQuestion::Impact { keys: vec!["topic:2".to_owned()] };
    let refused = study(&office.desk, StudyRequest { map: deepest(), question: gone }, &office.ctx());
    assert_eq!(refused.expect_err("no party").code, "not-found");
}

#[test]
fn a_table_is_taken_along_with_the_needs_behind_it() {
    let office = Office::with_sample("nusantara");
    let path = office.path("tables");
    let write = |format, language| {
        let path = path.display().to_string();
        let rows = StudyRowsRequest {
            filter: "rate".to_owned(),
            ..request(StudyQuestion::SingleSource, "singleSource")
        };
        let asked = StudyExportRequest { rows, format, path, language };
        let written = export_study(&office.desk, asked, &office.ctx()).expect("a file");
        assert_eq!(written.rows, 1, "as it is filtered");
        std::fs::read(&written.path).expect("the file")
    };
    let csv = String::from_utf8(write(ReviewFormat::Csv, Language::Id)).expect("text");
    assert!(csv.contains("Kebutuhan di baliknya") && csv.contains("kosong"), "{csv}");
    let page = String::from_utf8(write(ReviewFormat::Html, Language::En)).expect("text");
    assert!(page.contains("What hangs on one person?") && page.contains("premium rate table"), "{page}");
    assert!(!page.contains("study.") && !page.contains("table."), "every word is known: {page}");
    assert!(write(ReviewFormat::Xlsx, Language::En).starts_with(b"PK"));
}

#[test]
fn a_question_can_be_given_up_and_an_edit_changes_the_answer() {
    let office = Office::with_sample("nusantara");
    let ctx = office.ctx();
    ctx.cancel.cancel();
    let asked = StudyRequest { map: deepest(), question: StudyQuestion::Between };
    assert_eq!(study(&office.desk, asked, &ctx).expect_err("given up").code, "cancelled");
    let before = at_a_glance(&office, StudyQuestion::Waits);
    let wait = behind(&office, StudyQuestion::Waits, "waits", 0);
    let remove = EditRequest::RemoveNeed { need: wait[0].needs[0].need.key.clone() };
    edit(&office.desk, remove, &office.ctx()).expect("an edit");
    let after = at_a_glance(&office, StudyQuestion::Waits);
    assert_eq!((before.figure, after.figure), (Some(1.0), Some(0.0)));
    assert!(after.revision > before.revision);
}
