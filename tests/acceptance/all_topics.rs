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
    let asked =
        || list(&office, None).rows.iter().filter(|row| row.cells[6] == FigureCell::Number(1.0)).count();
    assert_eq!(asked(), 0);
    let request = CountAsked { topic: key_of(&office, "payslip") };
    count_asked(&office.desk, request, &office.ctx()).expect("counted");
    assert_eq!(asked(), 1, "what is asked here changes the list, and no file");
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

#[test]
fn who_takes_part_is_saved_with_the_topic_as_one_step() {
    let office = Office::with_sample("nusantara");
    let key = key_of(&office, "mail sorting");
    let finance = office.key(HitKind::Unit, "Finance");
    let read = || topic(&office.desk, TopicRequest { topic: key.clone() }, &office.ctx()).expect("a topic");
    let said = |view: &TopicView| -> Vec<(String, String)> {
        view.parts.iter().map(|one| (one.letter.clone(), one.party.name.clone())).collect()
    };
    let save = |draft: &TopicDraft, parts: Option<&[(&str, &str)]>| {
        let part = |(party, letters): &(&str, &str)| PartDraft {
            party: (*party).into(),
            letters: (*letters).into(),
        };
        let parts = parts.map(|parts| parts.iter().map(part).collect());
        let draft = TopicDraft { parts, ..draft.clone() };
        EditRequest::SaveTopic { draft, confirm: false, question: None }
    };
    let draft = read().draft;
    let owner = draft.owner.clone().expect("an owner");
    office.edit(save(&draft, Some(&[(&finance, "I"), (&finance, "C"), (&owner, "RA")])));
    let letters = |view: &TopicView| said(view).into_iter().map(|(letter, _)| letter).collect::<String>();
    assert_eq!((letters(&read()).as_str(), read().draft.owner), ("RCI", Some(owner.clone())));
    office.edit(save(&TopicDraft { send_along: "a stamp".into(), ..draft.clone() }, None));
    assert_eq!(letters(&read()), "RCI", "who says nothing of it leaves it");
    let request =
        TopicsRequest { parts: true, filter: "mail sorting".into(), count: 5, ..Default::default() };
    let table = topics(&office.desk, request, &office.ctx()).expect("a table");
    let lead = "Mail Room Lead";
    let cells =
        ["mail sorting", lead, lead, "Finance", "Finance", ""].map(|cell| FigureCell::Text(cell.into()));
    assert_eq!((table.columns.len(), table.rows[0].cells.as_slice()), (6, cells.as_slice()));
    let request =
        TopicsRequest { only: Some(TopicsOnly::Unowned), parts: true, count: 5, ..Default::default() };
    let table = topics(&office.desk, request, &office.ctx()).expect("a table");
    assert_eq!(table.rows[0].cells[5], FigureCell::Text("unowned".into()), "not exactly one");
    let refused =
        edit(&office.desk, save(&draft, Some(&[(&finance, "X")])), &office.ctx()).expect_err("no letter");
    assert_eq!(refused.code, "bad-letters");
    office.edit(save(&TopicDraft { owner: None, ..draft }, Some(&[(&finance, "A")])));
    assert_eq!(
        (said(&read()), read().draft.owner),
        (vec![], Some(finance)),
        "who alone is accountable owns it"
    );
    office.undo();
    assert_eq!((letters(&read()).as_str(), read().draft.owner), ("RCI", Some(owner)));
}
