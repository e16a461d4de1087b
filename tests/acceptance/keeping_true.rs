//! Whom to ask is kept true: old words fade and are given anew by one press, ways that reach nobody come back to
//! HR, and what has no owner stands in the review.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn asked(office: &Office, question: &str) -> AnswerCard {
    let request = AskRequest { question: question.into(), limit: 5 };
    ask(&office.desk, request, &office.ctx()).expect("an answer").answers.remove(0)
}

fn found(office: &Office, kind: ReviewKind) -> Vec<ReviewRow> {
    let request = ReviewRequest { kinds: vec![kind], ..ReviewRequest::default() };
    review(&office.desk, request, &office.ctx()).expect("a queue").rows
}

fn detail(office: &Office, row: &ReviewRow) -> ReviewDetail {
    let request = ReviewItemRequest { key: row.key.clone(), ..ReviewItemRequest::default() };
    review_item(&office.desk, request, &office.ctx()).expect("a finding")
}

fn draft(office: &Office, topic: &str) -> TopicDraft {
    topic_of(office, topic).draft
}

fn topic_of(office: &Office, topic: &str) -> TopicView {
    use simpul_api::use_case::topic as read;
    read(&office.desk, TopicRequest { topic: topic.into() }, &office.ctx()).expect("a topic")
}

fn reach_of(office: &Office, owner: &str, address: &str) {
    let channel = ChannelDraft { kind: "phone".into(), address: address.into(), ..ChannelDraft::default() };
    office.edit(EditRequest::SaveChannels { owner: owner.into(), channels: vec![channel] });
}

#[test]
fn an_old_word_fades_stands_in_the_review_and_is_given_anew_by_one_press() {
    let office = Office::with_sample("nusantara");
    let card = asked(&office, "mail sorting");
    office.edit(EditRequest::ConfirmReach { keys: vec![card.key.clone()], withdraw: false });
    let word = asked(&office, "mail sorting").confirmed.expect("a word");
    assert_eq!((word.by.as_str(), word.old), ("Rina", false));
    assert!(found(&office, ReviewKind::OutOfDate).is_empty());

    let later = office.at_day("2027-12-01");
    let word = ask(&office.desk, AskRequest { question: "mail sorting".into(), limit: 1 }, &later);
    assert!(word.expect("an answer").answers[0].confirmed.as_ref().expect("a word").old);
    let request = ReviewRequest { kinds: vec![ReviewKind::OutOfDate], ..ReviewRequest::default() };
    let rows = review(&office.desk, request.clone(), &later).expect("a queue").rows;
    assert_eq!((rows.len(), rows[0].concern), (1, Concern::Hint));
    let item = ReviewItemRequest { key: rows[0].key.clone(), ..ReviewItemRequest::default() };
    let finding = review_item(&office.desk, item, &later).expect("a finding");
    assert_eq!(finding.confirm, std::slice::from_ref(&card.key));
    let confirm = EditRequest::ConfirmReach { keys: finding.confirm, withdraw: false };
    let done = edit(&office.desk, confirm, &later).expect("confirmed");
    assert_eq!((done.name.code.as_str(), done.name.args["name"].as_str()), ("confirm-topic", "mail sorting"));
    assert!(review(&office.desk, request.clone(), &later).expect("a queue").rows.is_empty());
    undo(&office.desk, Nothing {}, &later).expect("taken back");
    assert_eq!(review(&office.desk, request.clone(), &later).expect("a queue").rows.len(), 1);

    edit(&office.desk, EditRequest::SetRhythm { months: 24 }, &later).expect("another rhythm");
    assert!(review(&office.desk, request, &later).expect("a queue").rows.is_empty());
    let refused = edit(&office.desk, EditRequest::SetRhythm { months: 121 }, &later).expect_err("too long");
    assert_eq!(refused.code, "refused-bad-rhythm");
}

#[test]
fn who_reaches_nobody_says_so_and_it_is_settled_by_a_new_address_or_a_word() {
    let office = Office::with_sample("nusantara");
    let lead = office.key(HitKind::Position, "Mail Room Lead");
    reach_of(&office, &lead, "ext. 112");
    let way = asked(&office, "mail sorting").ways.remove(0);
    assert_eq!((way.address.as_str(), way.channel.is_some()), ("ext. 112", true));
    let report =
        || AskHr { question: "ext. 112".into(), unreached: Some(way.of.key.clone()), ..AskHr::default() };
    let edited = ask_hr(&office.desk, report(), &office.ctx()).expect("it is taken").edited.expect("a step");
    assert_eq!((edited.name.code.as_str(), edited.name.args["name"].as_str()), ("report-way", "ext. 112"));
    assert!(found(&office, ReviewKind::Unanswered).is_empty(), "it is no question");
    let row = found(&office, ReviewKind::Unreached).remove(0);
    assert_eq!((row.title.code.as_str(), row.title.args["address"].as_str()), ("unreached", "ext. 112"));
    let finding = detail(&office, &row);
    assert_eq!(finding.ways_of.as_ref().map(|of| of.key.as_str()), Some(lead.as_str()));

    ask_hr(&office.desk, report(), &office.ctx()).expect("once more");
    assert_eq!(found(&office, ReviewKind::Unreached)[0].title.code, "unreached-again");
    office.edit(EditRequest::ConfirmReach { keys: finding.confirm, withdraw: false });
    assert!(found(&office, ReviewKind::Unreached).is_empty(), "who answers says that it works");
    office.undo();
    reach_of(&office, &lead, "ext. 113");
    assert!(found(&office, ReviewKind::Unreached).is_empty(), "nobody is pointed there any more");
}

#[test]
fn from_a_copy_for_readers_a_report_goes_the_way_of_the_questions() {
    let hr = Office::with_sample("nusantara");
    let lead = hr.key(HitKind::Position, "Mail Room Lead");
    reach_of(&hr, &lead, "ext. 112");
    let path = hr.path("readers.simpul").to_string_lossy().into_owned();
    save_for_readers(&hr.desk, PathRequest { path }, &hr.ctx()).expect("a copy");
    let andi = hr.colleague("Andi");
    andi.open_as("readers.simpul", true).expect("it opens");
    let request = AskHr { question: "ext. 112".into(), unreached: Some(lead), ..AskHr::default() };
    let kept = ask_hr(&andi.desk, request, &andi.ctx()).expect("it is kept");
    assert!(kept.edited.is_none());
    let waits = &kept.outbox.questions[0];
    assert_eq!(waits.unreached.as_ref().map(|of| of.name.as_str()), Some("Mail Room Lead"));
    let path = Some(andi.path("reports").to_string_lossy().into_owned());
    let marks = vec![waits.mark.clone()];
    let sent = send_questions(&andi.desk, SendQuestions { marks, path }, &andi.ctx()).expect("a file");
    let take = || TakeInRequest { paths: vec![sent.path.clone()] };
    let taken = take_in_questions(&hr.desk, take(), &hr.ctx()).expect("taken in");
    assert_eq!((taken.new, taken.faults.len()), (1, 0));
    assert_eq!(found(&hr, ReviewKind::Unreached).len(), 1);
    assert_eq!(take_in_questions(&hr.desk, take(), &hr.ctx()).expect("once more").known, 1);
}

#[test]
fn a_topic_without_owner_or_with_one_who_goes_stands_in_the_review_until_its_facts_change() {
    let office = Office::with_sample("nusantara");
    let before = found(&office, ReviewKind::Unowned).len();
    let made = office.edit(EditRequest::SaveTopic {
        draft: TopicDraft { name: "Office cat".into(), ..TopicDraft::default() },
        confirm: false,
        question: None,
    });
    let key = made.created.expect("a topic");
    assert_eq!(found(&office, ReviewKind::Unowned).len(), before + 1);
    let director = office.key(HitKind::Position, "President Director");
    let owned = TopicDraft { owner: Some(director.clone()), ..draft(&office, &key) };
    let save = |draft| EditRequest::SaveTopic { draft, confirm: true, question: None };
    office.edit(save(owned.clone()));
    assert_eq!(found(&office, ReviewKind::Unowned).len(), before);
    let going = |office: &Office| {
        let rows = found(office, ReviewKind::OwnerGoing);
        rows.into_iter().filter(|row| row.title.args["topic"] == "Office cat").collect::<Vec<_>>()
    };
    assert!(going(&office).is_empty());
    office.edit(EditRequest::Vacate { keys: vec![director] });
    let row = going(&office).remove(0);
    assert_eq!(row.title.code, "owner-going.vacant");
    let request = DecideRequest {
        keys: vec![row.key.clone()],
        outcome: Some(Outcome::ToDo),
        who: "Rina".into(),
        ..DecideRequest::default()
    };
    decide(&office.desk, request, &office.ctx()).expect("a decision");
    assert_eq!(going(&office)[0].state, ReviewState::Decided);
    let finance = office.key(HitKind::Unit, "Finance");
    office.edit(save(TopicDraft { owner: Some(finance), ..owned }));
    assert!(going(&office).is_empty());
}

#[test]
fn a_topic_has_ways_of_its_own_and_takes_in_the_words_of_a_question() {
    let office = Office::with_sample("nusantara");
    let key = asked(&office, "mail sorting").key;
    let channel = ChannelDraft {
        kind: "email".into(),
        address: "post@nusantara.example".into(),
        hours: "Mo-Fr 08:00-12:00".into(),
        ..ChannelDraft::default()
    };
    let wished = TopicDraft { channels: Some(vec![channel]), ..draft(&office, &key) };
    office.edit(EditRequest::SaveTopic { draft: wished, confirm: true, question: None });
    let way = asked(&office, "mail sorting").ways.remove(0);
    assert_eq!((way.address.as_str(), way.whose.as_str()), ("post@nusantara.example", "topic"));
    assert_eq!(way.confirmed.map(|word| word.by).as_deref(), Some("Rina"));
    let kept = topic_of(&office, &key).draft.channels.expect("its ways");
    assert_eq!(kept[0].hours, "Mo-Fr 08:00-12:00");
    let finance = office.key(HitKind::Unit, "Finance");
    let moved = TopicDraft { owner: Some(finance.clone()), channels: None, ..draft(&office, &key) };
    office.edit(EditRequest::SaveTopic { draft: moved, confirm: false, question: None });
    let way = asked(&office, "mail sorting").ways.remove(0);
    assert_eq!(way.of.key, finance, "the way goes with the topic");

    let request = AskHr { question: "who carries the parcels".into(), ..AskHr::default() };
    ask_hr(&office.desk, request, &office.ctx()).expect("it is taken");
    let row = found(&office, ReviewKind::Unanswered).remove(0);
    let question = detail(&office, &row).question.expect("a question");
    let words = vec![question.name.clone()];
    office.edit(EditRequest::AddWords { topic: key.clone(), words, question: Some(question.key) });
    assert!(found(&office, ReviewKind::Unanswered).is_empty());
    assert_eq!(asked(&office, "who carries the parcels").key, key);

    office.edit(EditRequest::RemoveTopics { topics: vec![key] });
    let ways = ask(&office.desk, AskRequest { question: "finance".into(), limit: 3 }, &office.ctx());
    let all = ways.expect("answers").answers.into_iter().flat_map(|card| card.ways).collect::<Vec<_>>();
    assert!(all.iter().all(|way| way.address != "post@nusantara.example"), "it went with its topic");
}
