//! A topic is written with an eye on which questions would find it.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn tried(office: &Office, draft: &TopicDraft, question: &str) -> TopicTried {
    let request = TryTopic { draft: draft.clone(), question: question.into() };
    try_topic(&office.desk, request, &office.ctx()).expect("a try")
}

fn of(office: &Office, name: &str) -> TopicView {
    let request = AskRequest { question: name.into(), limit: 1 };
    let topic = ask(&office.desk, request, &office.ctx()).expect("an answer").answers.remove(0).key;
    topic_of(office, &topic)
}

fn topic_of(office: &Office, key: &str) -> TopicView {
    topic(&office.desk, TopicRequest { topic: key.into() }, &office.ctx()).expect("a topic")
}

#[test]
fn a_question_is_tried_on_a_topic_that_is_in_no_file_yet() {
    let office = Office::with_sample("nusantara");
    let hr = AskHr { question: "where may I leave my bicycle".into(), ..AskHr::default() };
    ask_hr(&office.desk, hr, &office.ctx()).expect("it is taken");
    let before = office.file();
    let owner = Some(office.key(HitKind::Position, "Mail Room Lead"));
    let mut draft = TopicDraft { name: "Bike stands".into(), owner, ..TopicDraft::default() };
    let none = tried(&office, &draft, "bicycle");
    assert_eq!((none.place, none.open.len()), (None, 0), "its words do not say so yet");
    draft.synonyms = vec!["bicycle".into(), "sepeda".into()];
    for question in ["bicycle", "sepedaku", "bicylce"] {
        let found = tried(&office, &draft, question);
        assert_eq!(found.place, Some(1), "{question}");
        assert_eq!((found.answers[0].who.as_str(), found.answers[0].own), ("Sukarti", true));
        assert_eq!(found.open, ["where may I leave my bicycle"]);
    }
    let other = tried(&office, &draft, "payslip");
    assert_eq!((other.place, other.answers[0].title.as_str()), (None, "payslip"), "who else would be");
    assert_eq!(tried(&office, &TopicDraft::default(), "bicycle"), TopicTried::default());
    assert_eq!(office.file(), before, "nothing is changed");
}

#[test]
fn a_topic_is_changed_and_an_earlier_word_lapses_unless_it_is_given_anew() {
    let office = Office::with_sample("nusantara");
    let view = of(&office, "payslip");
    let key = view.draft.topic.clone().expect("a key");
    let save = |draft: &TopicDraft, confirm| EditRequest::SaveTopic {
        draft: draft.clone(),
        confirm,
        question: None,
    };
    let done = office.edit(save(&view.draft, true));
    assert_eq!(done.name.code, "change-topic");
    let word = topic_of(&office, &key).confirmed.expect("a word");
    assert_eq!(word.by, "Rina");
    office.edit(save(&view.draft, false));
    assert_eq!(topic_of(&office, &key).confirmed, Some(word), "nothing else was said");
    let draft = TopicDraft { send_along: "the month".into(), ..view.draft };
    office.edit(save(&draft, false));
    let now = topic_of(&office, &key);
    assert_eq!((now.draft, now.confirmed), (draft.clone(), None));
    let empty = TopicDraft { name: " ".into(), ..draft };
    let refused = edit(&office.desk, save(&empty, true), &office.ctx()).expect_err("a refusal");
    assert_eq!(refused.code, "refused-empty-name");
}
