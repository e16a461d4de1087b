//! All topics as a list, and who has which part in them as a table that goes out and comes back.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn list(office: &Office, only: Option<TopicsOnly>) -> TopicsView {
    let request = TopicsRequest { only, count: 500, ..TopicsRequest::default() };
    topics(&office.desk, request, &office.ctx()).expect("a list")
}

fn key_of(office: &Office, name: &str) -> String {
    let is = |row: &&FigureRow| row.cells[0] == FigureCell::Text(name.into());
    list(office, None).rows.iter().find(is).expect("a topic").key.clone()
}

#[test]
fn every_topic_stands_in_the_list_with_what_is_the_matter() {
    let office = Office::with_sample("nusantara");
    let all = list(&office, None);
    assert_eq!((all.rows.len(), all.total, all.months), (45, 45, 12));
    let unowned = list(&office, Some(TopicsOnly::Unowned));
    assert_eq!(unowned.matching, all.counts.unowned);
    assert!(unowned.matching > 0, "the sample has some");
    let before = all.counts.unconfirmed;
    let keys = vec![key_of(&office, "mail sorting")];
    office.edit(EditRequest::ConfirmReach { keys, withdraw: false });
    assert_eq!(list(&office, None).counts.unconfirmed, before - 1);
    let request = TopicsRequest { filter: "payslip".into(), count: 5, ..TopicsRequest::default() };
    assert!(topics(&office.desk, request, &office.ctx()).expect("a list").matching >= 1);
}

#[test]
fn the_table_of_responsibilities_goes_out_and_comes_back_and_several_accountable_are_found() {
    let office = Office::with_sample("nusantara");
    let topic = key_of(&office, "mail sorting");
    let finance = office.key(HitKind::Unit, "Finance");
    let set = |letters: &str| EditRequest::SetParts {
        topic: topic.clone(),
        party: finance.clone(),
        letters: letters.into(),
    };
    office.edit(set("C/I"));
    let refused = edit(&office.desk, set("X"), &office.ctx()).expect_err("no letter");
    assert_eq!(refused.code, "bad-letters");
    for format in [TableFormat::Csv, TableFormat::Xlsx] {
        let path = office.path("raci").to_string_lossy().into_owned();
        let request = PartsExportRequest { format, path: path.clone(), language: Language::En };
        assert_eq!(export_parts(&office.desk, request, &office.ctx()).expect("a file").rows, 45);
        let same = take_in_parts(&office.desk, PathRequest { path: path.clone() }, &office.ctx());
        let same = same.expect("taken in");
        assert_eq!((same.changed, same.added, same.faults), (0, 0, vec![]));
        office.edit(set(""));
        let back = take_in_parts(&office.desk, PathRequest { path }, &office.ctx()).expect("taken in");
        assert_eq!((back.changed, back.edited.expect("a step").name.code.as_str()), (1, "take-in-parts"));
    }
    office.edit(set("A"));
    assert_eq!(list(&office, None).counts.several_owners, 1);
    let request = ReviewRequest { kinds: vec![ReviewKind::SeveralOwners], ..ReviewRequest::default() };
    assert_eq!(review(&office.desk, request, &office.ctx()).expect("a queue").rows.len(), 1);
}
