//! A question that nobody could answer reaches HR, from a file that can be written and from one that cannot, and
//! goes once somebody answers.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn ask_of(office: &Office, question: &str) -> AskedHr {
    let request = AskHr { question: question.into(), ..AskHr::default() };
    ask_hr(&office.desk, request, &office.ctx()).expect("it is taken")
}

fn unanswered(office: &Office) -> Vec<ReviewRow> {
    let request = ReviewRequest { kinds: vec![ReviewKind::Unanswered], ..ReviewRequest::default() };
    review(&office.desk, request, &office.ctx()).expect("a queue").rows
}

fn detail(office: &Office, row: &ReviewRow) -> ReviewDetail {
    let request = ReviewItemRequest { key: row.key.clone(), ..ReviewItemRequest::default() };
    review_item(&office.desk, request, &office.ctx()).expect("a finding")
}

fn asked(office: &Office, question: &str) -> AskView {
    let request = AskRequest { question: question.into(), limit: 5 };
    ask(&office.desk, request, &office.ctx()).expect("an answer")
}

fn take_in(office: &Office, name: &str) -> Result<TakenIn, simpul_api::ApiError> {
    let request = TakeInRequest { paths: vec![office.path(name).to_string_lossy().into_owned()] };
    take_in_questions(&office.desk, request, &office.ctx())
}

/// HR's copy for readers, opened by somebody else.
fn reader(hr: &Office) -> Office {
    let path = hr.path("readers.simpul").to_string_lossy().into_owned();
    save_for_readers(&hr.desk, PathRequest { path }, &hr.ctx()).expect("a copy");
    let reader = hr.colleague("Andi");
    reader.open_as("readers.simpul", true).expect("it opens");
    reader
}

#[test]
fn recorded_it_stands_in_the_review_until_a_topic_answers_it() {
    let office = Office::with_sample("nusantara");
    let question = "who feeds the office cat";
    assert!(asked(&office, question).answers.is_empty(), "looking alone records nothing");
    assert!(unanswered(&office).is_empty());

    let edited = ask_of(&office, question).edited.expect("a step");
    assert_eq!(edited.name.code, "ask-question");
    let row = unanswered(&office).remove(0);
    assert_eq!((row.concern, row.title.args["question"].as_str()), (Concern::Question, question));
    let found = detail(&office, &row);
    assert_eq!(found.evidence[0].title.args.keys().collect::<Vec<_>>(), ["on"], "nothing of who asked");
    let log = history(&office.desk, HistoryRequest { limit: 1 }, &office.ctx()).expect("a history");
    assert_eq!(log.entries[0].by, "", "nor in the history");

    office.undo();
    assert!(unanswered(&office).is_empty());
    office.redo();
    let draft = TopicDraft {
        name: "Office cat".into(),
        synonyms: vec![question.into()],
        owner: Some(office.key(HitKind::Position, "Mail Room Lead")),
        reply_within: "1 day".into(),
        ..TopicDraft::default()
    };
    let topic = EditRequest::SaveTopic {
        draft,
        confirm: true,
        question: found.question.map(|question| question.key),
    };
    let made = office.edit(topic);
    assert_eq!((made.name.code.as_str(), made.name.args["name"].as_str()), ("add-topic", "Office cat"));
    assert!(unanswered(&office).is_empty());
    let card = asked(&office, question).answers.remove(0);
    assert_eq!(
        (card.title.as_str(), card.confirmed.map(|word| word.by).as_deref()),
        ("Office cat", Some("Rina"))
    );
    office.edit(EditRequest::RemoveTopic { topic: made.created.expect("a topic") });
    assert_eq!(unanswered(&office).len(), 1, "nobody answers again");
}

#[test]
fn what_was_decided_is_back_when_it_is_asked_once_more() {
    let office = Office::with_sample("nusantara");
    ask_of(&office, "office cat");
    let row = unanswered(&office).remove(0);
    let request = DecideRequest {
        keys: vec![row.key.clone()],
        outcome: Some(Outcome::NoProblem),
        ..DecideRequest::default()
    };
    decide(&office.desk, request, &office.ctx()).expect("a decision");
    assert_eq!(unanswered(&office)[0].state, ReviewState::Decided);
    ask_of(&office, "Office cat?");
    let row = unanswered(&office).remove(0);
    assert_eq!((row.state, row.title.args["n"].as_str()), (ReviewState::Returned, "2"));
    assert_eq!(detail(&office, &row).changed[0].code, "times");
}

#[test]
fn where_the_file_can_only_be_read_it_waits_and_hr_takes_it_in_once() {
    let hr = Office::with_sample("nusantara");
    ask_of(&hr, "who waters the plants");
    let andi = reader(&hr);
    let place = SetPlace { place: Some(andi.key(HitKind::Unit, "Warehouse")) };
    set_place(&andi.desk, place, &andi.ctx()).expect("a place");
    assert!(ask_of(&andi, "office cat").edited.is_none());
    let request = AskHr {
        question: "Who waters  the plants?".into(),
        say_unit: true,
        who: " Andi ".into(),
        unreached: None,
    };
    let waiting = ask_hr(&andi.desk, request, &andi.ctx()).expect("it is kept").outbox.questions;
    let told: Vec<_> =
        waiting.iter().map(|q| (q.unit.as_ref().map(|u| u.name.as_str()), q.who.as_str())).collect();
    assert_eq!(told, [(None, ""), (Some("Warehouse"), "Andi")], "only what they chose to say");

    let send = SendQuestions {
        marks: waiting.iter().map(|question| question.mark.clone()).collect(),
        path: Some(andi.path("cat").to_string_lossy().into_owned()),
    };
    let sent = send_questions(&andi.desk, send, &andi.ctx()).expect("a file");
    assert!(sent.path.ends_with("cat.simpul-questions"));
    assert!(sent.outbox.questions.iter().all(|question| question.sent == "2026-11-22"));

    let taken = take_in(&hr, "cat.simpul-questions").expect("they are taken in");
    assert_eq!((taken.new, taken.known, taken.faults.len()), (2, 0, 0));
    assert_eq!(taken.edited.expect("a step").name.args["count"], "2");
    let rows = unanswered(&hr);
    let told: Vec<_> = rows.iter().map(|r| (&*r.title.args["question"], &*r.title.args["n"])).collect();
    assert_eq!(told, [("who waters the plants", "2"), ("office cat", "1")], "asked most often first");
    assert_eq!(detail(&hr, &rows[0]).evidence[0].names[0].name, "Warehouse");

    let before = hr.file();
    let again = take_in(&hr, "cat.simpul-questions").expect("nothing is new");
    assert_eq!((again.new, again.known, again.edited), (0, 2, None));
    assert_eq!(hr.file(), before);
    hr.undo();
    assert_eq!(unanswered(&hr).len(), 1, "taken back in one step");

    let all = Marks { marks: waiting.into_iter().map(|question| question.mark).collect() };
    assert!(drop_questions(&andi.desk, all, &andi.ctx()).expect("dropped").questions.is_empty());
}

#[test]
fn questions_lie_in_no_copy_for_readers_and_in_no_other_organisation() {
    let hr = Office::with_sample("nusantara");
    ask_of(&hr, "who feeds the zebra");
    let andi = reader(&hr);
    let bytes = std::fs::read(hr.path("readers.simpul")).expect("its bytes");
    assert!(!bytes.windows(5).any(|found| found == b"zebra"));
    ask_of(&andi, "office cat");
    let other = hr.colleague("Sri").by_chance(0x9e37_79b9_7f4a_7c15);
    let path = other.path("other.simpul").to_string_lossy().into_owned();
    new_file(&other.desk, NewRequest { path, name: "Another".into() }, &other.ctx()).expect("a file");
    let unit =
        EditRequest::AddUnit { parent: None, name: "Office".into(), kind: String::new(), external: false };
    other.edit(unit);
    other.close();
    andi.open_as("other.simpul", true).expect("it opens");
    assert!(outbox(&andi.desk, Nothing {}, &andi.ctx()).expect("an outbox").questions.is_empty());
}

#[test]
fn what_is_wrong_is_said_and_changes_nothing() {
    let office = Office::with_sample("nusantara");
    let refused = |question: &str| {
        let request = AskHr { question: question.into(), ..AskHr::default() };
        ask_hr(&office.desk, request, &office.ctx()).expect_err("a refusal").code
    };
    assert_eq!((refused("  "), refused(&"x".repeat(501))), ("question-empty".into(), "question-long".into()));
    std::fs::write(office.path("list.csv"), "name\n").expect("a file");
    assert_eq!(take_in(&office, "list.csv").expect_err("a refusal").code, "not-questions");
    assert_eq!(take_in(&office, "none").expect_err("a refusal").code, "list-not-found");
    let file = r#"{"format":"simpul-questions","version":1,"questions":[
        {"id":"a","question":"office cat","asked":"soon","unit":"Atlantis"}, {"id":"b"}]}"#;
    std::fs::write(office.path("odd.simpul-questions"), file).expect("a file");
    let taken = take_in(&office, "odd.simpul-questions").expect("one is taken in");
    let faults: Vec<_> = taken.faults.iter().map(|f| (f.entry, f.message.code.as_str())).collect();
    assert_eq!((taken.new, faults), (1, vec![(1, "bad-day"), (2, "empty"), (1, "unknown-unit")]));
}
