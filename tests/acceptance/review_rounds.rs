//! A reviewer begins a review of part of the organisation, goes on with it another day, and sees what has become of
//! the last one.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn begin(office: &Office, name: &str, branch: Option<&str>) -> Key {
    let request = StartReviewRequest {
        name: name.into(),
        level: Some(4),
        branch: branch.map(|unit| office.key(HitKind::Unit, unit)),
        ..StartReviewRequest::default()
    };
    start_review(&office.desk, request, &office.ctx()).expect("a review").created.expect("its key")
}

fn rounds(office: &Office) -> Vec<RoundView> {
    review_rounds(&office.desk, Nothing {}, &office.ctx()).expect("reviews").rounds
}

fn going_on(round: &str) -> ReviewRequest {
    ReviewRequest { round: Some(round.into()), ..ReviewRequest::default() }
}

fn queue(office: &Office, request: ReviewRequest) -> ReviewView {
    review(&office.desk, request, &office.ctx()).expect("a queue")
}

fn detail(office: &Office, key: &str, since: &str) -> ReviewDetail {
    let request =
        ReviewItemRequest { key: key.into(), level: Some(4), positions: false, since: Some(since.into()) };
    review_item(&office.desk, request, &office.ctx()).expect("a finding")
}

fn one_way<'a>(view: &'a ReviewView, supplier: &str, customer: &str) -> &'a ReviewRow {
    let is = |row: &&ReviewRow| {
        row.kind == ReviewKind::OneWay
            && row.title.args.get("supplier").is_some_and(|name| name == supplier)
            && row.title.args.get("customer").is_some_and(|name| name == customer)
    };
    view.rows.iter().find(is).expect("a pair")
}

fn edit(office: &Office, edit: serde_json::Value) {
    office.edit(serde_json::from_value(edit).expect("an edit"));
}

/// The needs behind a pair.
fn needs(office: &Office, key: &str, since: &str) -> Vec<NeedBrief> {
    let parts = detail(office, key, since).evidence;
    parts.into_iter().flat_map(|part| part.needs).map(|need| need.need).collect()
}

#[test]
fn it_keeps_to_its_scope_counts_what_is_decided_and_is_there_the_next_day() {
    let office = Office::with_sample("nusantara");
    let key = begin(&office, " Claims, autumn ", Some("Claims"));
    let view = queue(&office, going_on(&key));
    let round = view.round.clone().expect("the review");
    assert_eq!((round.name.as_str(), round.by.as_str(), round.found), ("Claims, autumn", "Rina", 9));
    assert_eq!(view.branch.as_ref().map(|unit| unit.name.as_str()), Some("Claims"));
    assert_eq!((view.rows.len(), view.at.level), (9, Some(4)));

    let row = one_way(&view, "Data Entry", "Claims");
    let keys = vec![row.key.clone()];
    let outcome = Some(Outcome::NoProblem);
    let request = DecideRequest { keys, outcome, level: Some(4), ..DecideRequest::default() };
    decide(&office.desk, request, &office.ctx()).expect("a decision");
    office.close();
    office.open("sample.simpul").expect("the file");
    let [kept] = &rounds(&office)[..] else { panic!("one review") };
    assert_eq!((kept.key.as_str(), kept.found, kept.decided, kept.gone), (key.as_str(), 9, 1, 0));
}

#[test]
fn what_is_new_changed_and_gone_since_the_last_one_is_told() {
    let office = Office::with_sample("nusantara");
    let first = begin(&office, "Spring", None);
    let before = queue(&office, going_on(&first));
    assert_eq!(before.since.as_ref().map(|since| (since.new, since.gone)), Some((0, 0)));
    let [gone, more] = [("Mail Room", "Claims"), ("Data Entry", "Claims")]
        .map(|(supplier, customer)| one_way(&before, supplier, customer).key.clone());
    for need in needs(&office, &gone, &first) {
        edit(&office, serde_json::json!({ "type": "removeNeed", "need": need.key }));
    }
    let of = needs(&office, &more, &first)[0].clone();
    let (customer, supplier) = (of.customer.key, of.supplier.key);
    edit(
        &office,
        serde_json::json!({ "type": "addNeed", "customer": customer, "supplier": supplier, "item": "a new thing" }),
    );
    let second = begin(&office, "Autumn", None);

    // The last one of the same scope is what it is compared with, unless another is asked for.
    let view = queue(&office, going_on(&second));
    let names: Vec<&str> = view.comparable.iter().map(|round| round.name.as_str()).collect();
    assert_eq!(names, ["Spring", "Autumn"]);
    let since = view.since.clone().expect("a comparison");
    assert_eq!((since.round.name.as_str(), since.new), ("Spring", 0));
    assert!(since.changed >= 1 && since.gone >= 1 && since.same > 0, "{since:?}");
    let changed = one_way(&view, "Data Entry", "Claims");
    assert_eq!(changed.since, Some(SinceWord::Changed));
    let told = detail(&office, &more, &first);
    assert_eq!(told.since[0].args["name"], "a new thing");
    let only = |word| ReviewRequest { against: vec![word], states: all(), ..going_on(&second) };
    let left = queue(&office, only(SinceWord::Gone));
    assert_eq!(left.rows.len(), since.gone as usize);
    let row = left.rows.iter().find(|row| row.key == gone).expect("what is gone");
    assert_eq!((row.state, row.since), (ReviewState::Gone, Some(SinceWord::Gone)));
    assert_eq!(detail(&office, &gone, &first).why.args["name"], "Spring");
    let own = ReviewRequest { since: Some(second.clone()), ..going_on(&second) };
    let own = queue(&office, own).since.expect("a comparison");
    assert_eq!((own.round.name.as_str(), own.new + own.changed + own.gone), ("Autumn", 0));

    // Of what the first one found, the pair that is gone is done with.
    let rounds = rounds(&office);
    assert_eq!(rounds.iter().map(|round| round.name.as_str()).collect::<Vec<_>>(), ["Autumn", "Spring"]);
    assert_eq!((rounds[1].gone, rounds[1].decided), (since.gone, 0));

    let claims = begin(&office, "Claims", Some("Claims"));
    let mixed = ReviewRequest { since: Some(first), ..going_on(&claims) };
    let refused = review(&office.desk, mixed, &office.ctx()).expect_err("another scope");
    assert_eq!(refused.code, "review-other-scope");
}

fn all() -> Vec<ReviewState> {
    ReviewState::ALL.to_vec()
}

#[test]
fn it_is_renamed_removed_and_each_step_undone() {
    let office = Office::with_sample("nusantara");
    let key = begin(&office, "Spring", None);
    let name = |name: &str| RenameRequest { id: key.clone(), name: name.into() };
    assert_eq!(
        rename_review(&office.desk, name(" "), &office.ctx()).expect_err("refused").code,
        "refused-empty-name"
    );
    rename_review(&office.desk, name("Spring 2026"), &office.ctx()).expect("another name");
    assert_eq!(rounds(&office)[0].name, "Spring 2026");
    let removed = remove_review(&office.desk, IdRequest { id: key.clone() }, &office.ctx()).expect("a step");
    assert_eq!((removed.name.code.as_str(), rounds(&office).len()), ("remove-round", 0));
    let gone = review(&office.desk, going_on(&key), &office.ctx()).expect_err("it is gone");
    assert_eq!(gone.code, "not-found");
    for wanted in ["Spring 2026", "Spring"] {
        undo(&office.desk, Nothing {}, &office.ctx()).expect("a step back");
        assert_eq!(rounds(&office)[0].name, wanted);
    }
    undo(&office.desk, Nothing {}, &office.ctx()).expect("a step back");
    assert!(rounds(&office).is_empty());
}

#[test]
fn a_review_of_a_unit_that_is_removed_stays_and_says_so() {
    let office = Office::with_sample("nusantara");
    let unit = office.key(HitKind::Unit, "Claims");
    let key = begin(&office, "Claims", Some("Claims"));
    edit(
        &office,
        serde_json::json!({ "type": "removeUnit", "unit": unit, "below": { "how": "deleteWith", "to": null } }),
    );
    let view = queue(&office, going_on(&key));
    let round = view.round.expect("the review");
    assert_eq!(round.branch.map(|unit| unit.name), Some(String::new()));
    assert!(view.rows.is_empty() && round.found == 9);
}

#[test]
fn the_report_says_what_it_is_compared_with() {
    let office = Office::with_sample("nusantara");
    begin(&office, "Spring", None);
    let key = begin(&office, "Autumn", None);
    for (format, name) in [(ReviewFormat::Html, "r.html"), (ReviewFormat::Csv, "r.csv")] {
        let path = office.path(name).to_string_lossy().into_owned();
        let request = ReviewExportRequest { review: going_on(&key), format, path, language: Language::En };
        export_review(&office.desk, request, &office.ctx()).expect("a file");
    }
    let page = std::fs::read_to_string(office.path("r.html")).expect("a page");
    assert!(page.contains("<h1>Autumn – ") && page.contains("Since “Spring” of 2026-11-22: 0 new"), "{page}");
    let table = std::fs::read_to_string(office.path("r.csv")).expect("a table");
    let heading = table.lines().next().expect("headings");
    assert!(heading.ends_with("Since “Spring”") && table.contains(",As before"), "{heading}");
}

#[test]
fn a_copy_for_readers_does_not_carry_it() {
    let office = Office::with_sample("nusantara");
    begin(&office, "Strictly among reviewers", None);
    let path = office.path("readers.simpul").to_string_lossy().into_owned();
    save_for_readers(&office.desk, PathRequest { path: path.clone() }, &office.ctx()).expect("a copy");
    let bytes = std::fs::read(path).expect("its bytes");
    let name = b"Strictly among reviewers";
    assert!(!bytes.windows(name.len()).any(|found| found == name));
}
