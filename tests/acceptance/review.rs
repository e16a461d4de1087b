//! A reviewer works through what is worth a decision, and each decision stays as long as its facts do.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn teams() -> ReviewRequest {
    ReviewRequest { level: Some(4), ..ReviewRequest::default() }
}

fn queue(office: &Office, request: ReviewRequest) -> ReviewView {
    review(&office.desk, request, &office.ctx()).expect("a queue")
}

fn decided(row: &ReviewRow) -> DecideRequest {
    DecideRequest { keys: vec![row.key.clone()], level: Some(4), ..DecideRequest::default() }
}

fn detail(office: &Office, key: &str) -> ReviewDetail {
    let request = ReviewItemRequest { key: key.to_owned(), level: Some(4), ..ReviewItemRequest::default() };
    review_item(&office.desk, request, &office.ctx()).expect("a finding")
}

fn find<'a>(view: &'a ReviewView, kind: ReviewKind, args: &[(&str, &str)]) -> &'a ReviewRow {
    let fits = |row: &&ReviewRow| {
        row.kind == kind
            && args.iter().all(|&(name, value)| row.title.args.get(name).is_some_and(|v| v == value))
    };
    view.rows.iter().find(fits).expect("a row")
}

#[test]
fn the_most_serious_come_first_and_every_one_has_its_evidence() {
    let office = Office::with_sample("nusantara");
    let view = queue(&office, teams());
    assert_eq!(view.rows[0].kind, ReviewKind::CircularWait);
    assert_eq!(view.rows[1].title.args["item"], "premium rate table");
    assert!(view.rows.is_sorted_by_key(|row| (row.concern, row.kind)));
    for row in &view.rows {
        let detail = detail(&office, &row.key);
        let says = |part: &Evidence| !part.needs.is_empty() || !part.names.is_empty();
        assert!(detail.evidence.iter().any(says) || matches!(row.kind, ReviewKind::Isolated), "{row:?}");
    }
}

#[test]
fn a_decision_stays_until_its_facts_change_and_is_undone_in_one_step() {
    let office = Office::with_sample("nusantara");
    let view = queue(&office, teams());
    let row = find(&view, ReviewKind::OneWay, &[("supplier", "Data Entry"), ("customer", "Claims")]);
    let request = DecideRequest { outcome: Some(Outcome::ToDo), who: " Sari ".into(), ..decided(row) };
    let until = DecideRequest { until: "2026-12-31".into(), ..request };
    decide(&office.desk, until, &office.ctx()).expect("a decision");

    let after = queue(&office, teams());
    let same = after.rows.iter().find(|other| other.key == row.key).expect("it stays in the list");
    let decision = same.decision.as_ref().expect("a decision");
    assert_eq!(
        (same.state, decision.who.as_str(), decision.by.as_str()),
        (ReviewState::Decided, "Sari", "Rina")
    );
    assert_eq!(after.progress.decided, view.progress.decided + 1);

    let parties = &detail(&office, &row.key).evidence[0].needs[0].need;
    let add = serde_json::json!({ "type": "addNeed", "customer": parties.customer.key,
        "supplier": parties.supplier.key, "item": "a second thing" });
    office.edit(serde_json::from_value(add).expect("an edit"));
    let back = detail(&office, &row.key);
    assert_eq!(back.row.state, ReviewState::Returned);
    assert_eq!(back.changed[0].args["name"], "a second thing");

    undo(&office.desk, Nothing {}, &office.ctx()).expect("a step back");
    assert_eq!(detail(&office, &row.key).row.state, ReviewState::Decided);
    undo(&office.desk, Nothing {}, &office.ctx()).expect("a step back");
    assert_eq!(detail(&office, &row.key).row.decision, None);
}

#[test]
fn the_question_about_a_one_way_pair_is_answered_as_on_its_card() {
    let office = Office::with_sample("nusantara");
    let view = queue(&office, teams());
    let row = find(&view, ReviewKind::OneWay, &[("supplier", "Data Entry"), ("customer", "Claims")]);
    let answer = |answer| DecideRequest { answer: Some(answer), ..decided(row) };
    decide(&office.desk, answer(AnswerWord::Nothing), &office.ctx()).expect("an answer");
    let pair = detail(&office, &row.key).map.expect("a pair");
    let map = MapRequest { level: Some(4), ..MapRequest::default() };
    let card = inspect(&office.desk, InspectRequest { key: pair, map: Some(map) }, &office.ctx());
    let Ok(Inspect::Pair(card)) = card else { panic!("a pair: {card:?}") };
    assert!(!card.asks && card.answer.is_some_and(|given| given.answer == AnswerWord::Nothing));
    assert_eq!(detail(&office, &row.key).row.state, ReviewState::Decided);

    decide(&office.desk, answer(AnswerWord::Unknown), &office.ctx()).expect("an answer");
    assert_eq!(detail(&office, &row.key).row.state, ReviewState::Open, "nobody knows yet");
    decide(&office.desk, decided(row), &office.ctx()).expect("taken back");
    assert_eq!(detail(&office, &row.key).row.decision, None);
}

#[test]
fn what_is_accepted_says_why_and_what_is_to_be_done_says_who() {
    let office = Office::with_sample("nusantara");
    let view = queue(&office, teams());
    let wait = &view.rows[0];
    for (outcome, code) in [(Outcome::Accepted, "refused-no-reason"), (Outcome::ToDo, "refused-nobody-named")]
    {
        let request = DecideRequest { outcome: Some(outcome), ..decided(wait) };
        assert_eq!(decide(&office.desk, request, &office.ctx()).expect_err("refused").code, code);
    }
    let request = DecideRequest { answer: Some(AnswerWord::Nothing), ..decided(wait) };
    let refused = decide(&office.desk, request, &office.ctx()).expect_err("no pair");
    assert_eq!(refused.code, "review-not-asked");
}

#[test]
fn a_branch_a_kind_and_a_state_narrow_the_queue_and_the_counts_say_so() {
    let office = Office::with_sample("nusantara");
    let all = queue(&office, teams());
    let claims = find(&all, ReviewKind::OneWay, &[("customer", "Claims")]);
    let unit = claims.key.split(['/', '+']).find(|part| part.starts_with("unit:")).map(str::to_owned);
    let narrow = ReviewRequest { branch: unit, kinds: vec![ReviewKind::OneWay], ..teams() };
    let narrowed = queue(&office, narrow.clone());
    assert!(!narrowed.rows.is_empty() && narrowed.rows.len() < all.rows.len());
    assert!(narrowed.rows.iter().all(|row| row.kind == ReviewKind::OneWay));
    assert_eq!(narrowed.counts.open as usize, narrowed.rows.len());
    assert!(narrowed.progress.open >= narrowed.counts.open);
    let none = queue(&office, ReviewRequest { states: vec![ReviewState::Decided], ..narrow });
    assert!(none.rows.is_empty() && none.counts == narrowed.counts);
}

#[test]
fn several_are_decided_in_one_step_and_what_is_gone_is_kept() {
    let office = Office::with_sample("nusantara");
    let view = queue(&office, teams());
    let rows: Vec<&ReviewRow> =
        view.rows.iter().filter(|row| row.kind == ReviewKind::OneWay).take(3).collect();
    let keys: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
    let request =
        DecideRequest { keys, outcome: Some(Outcome::NoProblem), level: Some(4), ..DecideRequest::default() };
    let done = decide(&office.desk, request, &office.ctx()).expect("decisions");
    let name = done.edited.name;
    assert_eq!((name.code.as_str(), name.args["count"].as_str()), ("decide-findings", "3"));

    for part in detail(&office, &rows[0].key).evidence {
        for need in part.needs {
            let remove = serde_json::json!({ "type": "removeNeed", "need": need.need.key });
            office.edit(serde_json::from_value(remove).expect("an edit"));
        }
    }
    let after = queue(&office, ReviewRequest { states: vec![ReviewState::Gone], ..teams() });
    assert_eq!((after.progress.gone, after.rows[0].state), (1, ReviewState::Gone));
    assert_eq!(detail(&office, &rows[0].key).row.key, rows[0].key);
}

#[test]
fn what_is_no_longer_found_is_left_out_and_not_counted() {
    let office = Office::with_sample("nusantara");
    let view = queue(&office, teams());
    let rows: Vec<&ReviewRow> =
        view.rows.iter().filter(|row| row.kind == ReviewKind::OneWay).take(3).collect();
    for part in detail(&office, &rows[0].key).evidence {
        for need in part.needs {
            let remove = serde_json::json!({ "type": "removeNeed", "need": need.need.key });
            office.edit(serde_json::from_value(remove).expect("an edit"));
        }
    }
    let keys: Vec<String> = rows.iter().map(|row| row.key.clone()).collect();
    let request =
        DecideRequest { keys, outcome: Some(Outcome::NoProblem), level: Some(4), ..DecideRequest::default() };
    let done = decide(&office.desk, request.clone(), &office.ctx()).expect("decisions");
    let name = done.edited.name;
    assert_eq!((name.code.as_str(), name.args["count"].as_str(), done.skipped), ("decide-findings", "2", 1));

    let one = DecideRequest { keys: request.keys[..2].to_vec(), ..request };
    let done = decide(&office.desk, one, &office.ctx()).expect("a decision");
    assert_eq!((done.edited.name.code.as_str(), done.skipped), ("decide-finding", 1));
}

#[test]
fn the_queue_is_written_as_a_page_and_as_tables() {
    let office = Office::with_sample("nusantara");
    let view = queue(&office, teams());
    let request =
        DecideRequest { outcome: Some(Outcome::ToDo), who: "Sari".into(), ..decided(&view.rows[0]) };
    decide(&office.desk, request, &office.ctx()).expect("a decision");
    for (format, name) in
        [(ReviewFormat::Html, "r.html"), (ReviewFormat::Csv, "r.csv"), (ReviewFormat::Xlsx, "r.xlsx")]
    {
        let path = office.path(name).to_string_lossy().into_owned();
        let language = Language::Id;
        let request = ReviewExportRequest { review: teams(), format, path, language };
        let done = export_review(&office.desk, request, &office.ctx()).expect("a file");
        assert_eq!(done.rows as usize, view.rows.len());
    }
    let page = std::fs::read_to_string(office.path("r.html")).expect("a page");
    assert!(page.contains("<html lang=\"id\">") && page.contains("<dt>Siapa</dt><dd>Sari</dd>"));
    let table = std::fs::read_to_string(office.path("r.csv")).expect("a table");
    assert_eq!(table.lines().count(), view.rows.len() + 1);
    assert!(!page.contains("review.") && !table.contains("review."), "every code has its words");
}
