//! Questions that nobody could answer, taken in.

use super::*;
use crate::Date;

fn asked(ids: &mut SequentialIds, text: &str, marks: &[&str]) -> OpenQuestion {
    let asking =
        |mark: &&str| Asking { mark: (*mark).into(), on: day("2026-11-26"), unit: None, who: String::new() };
    OpenQuestion {
        id: QuestionId::mint(ids),
        text: text.into(),
        asked: marks.iter().map(asking).collect(),
        topic: None,
        unreached: None,
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn marks(document: &Document) -> Vec<(String, Vec<String>)> {
    let of = |q: &OpenQuestion| (q.text.clone(), q.asked.iter().map(|asking| asking.mark.clone()).collect());
    document.questions().iter().map(of).collect()
}

#[test]
fn the_same_words_are_one_question_and_each_asking_counts_once() {
    let Company { document, mut ids, .. } = company();
    let edit = Edit::Ask(vec![asked(&mut ids, " Who mends the door? ", &["a"])]);
    let planned = plan(&document, edit).unwrap();
    assert_eq!(planned.name, Named::new("ask-question").with("name", "Who mends the door?"));
    let once = planned.after;
    let more = vec![
        asked(&mut ids, "who mends  THE DOOR", &["a", "b"]),
        asked(&mut ids, "where to park", &["c"]),
        asked(&mut ids, "Where to park", &["d", "c"]),
    ];
    let twice = after(&once, Edit::Ask(more.clone()));
    let expected = [("Who mends the door?", vec!["a", "b"]), ("where to park", vec!["c", "d"])];
    let expected =
        expected.map(|(text, marks)| (text.to_owned(), marks.iter().map(|m| m.to_string()).collect()));
    assert_eq!(marks(&twice), expected);
    assert!(plan(&twice, Edit::Ask(more)).unwrap().change.is_empty(), "taken in again nothing changes");
}

#[test]
fn asked_again_an_answered_question_is_open_again() {
    let Company { document, mut ids, .. } = company();
    let topic = TopicId::mint(&mut ids);
    let answered = OpenQuestion { topic: Some(topic), ..asked(&mut ids, "parking", &["a"]) };
    let id = answered.id;
    let document = after(&document, Edit::Add(Row::OpenQuestion(answered)));
    let same = after(&document, Edit::Ask(vec![asked(&mut ids, "parking", &["a"])]));
    assert_eq!(same.questions().get(id).unwrap().topic, Some(topic));
    let again = after(&document, Edit::Ask(vec![asked(&mut ids, "parking", &["b"])]));
    assert_eq!(again.questions().get(id).unwrap().topic, None);
}

#[test]
fn a_question_asks_something() {
    let Company { document, mut ids, .. } = company();
    let empty = Edit::Ask(vec![asked(&mut ids, "  ", &["a"])]);
    assert!(matches!(plan(&document, empty), Err(Refusal::EmptyName(_))));
}
