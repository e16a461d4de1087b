//! A new hire asks in everyday words and gets one card.

use simpul_api::dto::*;
use simpul_api::use_case::*;
use simpul_tests::Office;

fn asked(office: &Office, question: &str) -> AskView {
    let request = AskRequest { question: question.to_owned(), limit: 8 };
    ask(&office.desk, request, &office.ctx()).expect("answers")
}

fn page(office: &Office) -> AskPage {
    ask_page(&office.desk, Nothing {}, &office.ctx()).expect("the page")
}

fn at_home(office: &Office, place: Option<String>) -> AskPage {
    set_place(&office.desk, SetPlace { place }, &office.ctx()).expect("a place")
}

#[test]
fn one_card_says_everything() {
    let office = Office::with_sample("nusantara");
    let view = asked(&office, "mail sorting");
    let card = &view.answers[0];
    let owner = card.owner.as_ref().expect("an owner");
    assert_eq!(owner.person.as_ref().map(|p| p.name.as_str()), Some("Sukarti"));
    assert_eq!(owner.position.as_ref().map(|p| p.name.as_str()), Some("Mail Room Lead"));
    assert_eq!(card.reply_within, "30 minutes");
    assert_eq!(card.send_along, "the letter or a photo of the envelope");
    let whose: Vec<&str> = card.ways.iter().map(|way| way.whose.as_str()).collect();
    let mut ordered = whose.clone();
    let order = ["position", "holder", "backup", "unit", "above", "head"];
    ordered.sort_by_key(|whose| order.iter().position(|known| known == whose));
    assert_eq!(whose, ordered);
    assert!(card.ways.iter().any(|way| way.sort == WaySort::InPerson));
    let first = card.steps[0].person.as_ref().map(|p| p.name.as_str());
    assert_eq!(first, Some("Petrus Wenda"), "the backup comes first");
    assert!(card.steps.len() > 1, "then up the line");
}

#[test]
fn window_and_command_line_answer_the_same_in_the_same_order() {
    let office = Office::with_sample("nusantara");
    for question in ["payslip", "who books a room", "parking permit", "slip gaji salah", "mail", "xyzzyqq"] {
        let request = ContactRequest { question: question.to_owned(), from: None, limit: 8 };
        let listed = contact(&office.desk, request, &office.ctx()).expect("answers").answers;
        let shown = asked(&office, question).answers;
        assert_eq!(listed.len(), shown.len(), "{question}");
        for (line, card) in listed.iter().zip(&shown) {
            assert_eq!(line.title, card.title, "{question}");
            assert_eq!(line.route, card.route, "{question}");
            let person = card.owner.as_ref().and_then(|owner| owner.person.as_ref());
            assert_eq!(line.owner.person.as_deref(), person.map(|p| p.name.as_str()), "{question}");
            let addresses: Vec<&str> = line.channels.iter().map(|c| c.address.as_str()).collect();
            assert_eq!(addresses, card.ways.iter().map(|w| w.address.as_str()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn where_nobody_answers_the_nearest_head_does() {
    let office = Office::with_sample("nusantara");
    assert_eq!(asked(&office, "xyzzyqq").turn_to, None, "it is not known who asks");
    let warehouse = office.key(HitKind::Unit, "Warehouse");
    assert_eq!(at_home(&office, Some(warehouse.clone())).place.map(|place| place.key), Some(warehouse));
    let turn_to = asked(&office, "xyzzyqq").turn_to.expect("somebody");
    assert_eq!(turn_to.head.position.map(|p| p.name), Some("Head of Warehouse".to_owned()));
    assert!(!turn_to.ways.is_empty());
    let card = asked(&office, "parking permit").answers.remove(0);
    assert_eq!(card.owner, None);
    let head = card.turn_to.and_then(|head| head.position).map(|p| p.name);
    assert_eq!(head.as_deref(), Some("Head of Warehouse"));
    assert_eq!(at_home(&office, None).place, None);
}

#[test]
fn a_complaint_about_a_superior_does_not_go_to_them() {
    let office = Office::with_sample("nusantara");
    let lead = office.key(HitKind::Position, "Mail Room Lead");
    let asker = office.key(HitKind::Person, "Petrus Wenda");
    at_home(&office, Some(asker));
    let view = asked(&office, "complaint about my boss in the mail room");
    let named = view.answers.iter().flat_map(|card| card.steps.iter().chain(&card.owner));
    assert!(named.into_iter().all(|reached| reached.key != lead));
}

#[test]
fn what_is_asked_most_comes_first_and_nobody_is_named() {
    let office = Office::with_sample("nusantara");
    let before = page(&office);
    assert_eq!((before.topics.len(), before.counted, before.total), (10, false, 45));
    let topic = office.key(HitKind::Topic, "petty cash");
    count_asked(&office.desk, CountAsked { topic: topic.clone() }, &office.ctx()).expect("counted");
    let after = page(&office);
    assert!(after.counted);
    assert_eq!(after.topics[0].key, topic);
    assert_eq!(after.topics.len(), 10, "filled up with others");
}

#[test]
fn words_of_the_company_are_found_and_go_along_to_readers() {
    let office = Office::with_sample("nusantara");
    let asked = |office: &Office| {
        let request = AskRequest { question: "my moolah is wrong".into(), limit: 5 };
        ask(&office.desk, request, &office.ctx()).expect("answers").answers
    };
    assert!(asked(&office).iter().all(|card| card.title != "payslip"));
    let words =
        |lines: &[&str]| EditRequest::SetWords { lines: lines.iter().map(|&line| line.to_owned()).collect() };
    let refused = edit(&office.desk, words(&["moolah, Moolah"]), &office.ctx()).expect_err("a refusal");
    assert_eq!((refused.code.as_str(), refused.args["line"].as_str()), ("words-alone", "moolah, Moolah"));
    let done = office.edit(words(&["", " moolah,payslip , MOOLAH", "GA = general affairs"]));
    assert_eq!(done.name.code, "change-words");
    let kept = own_words(&office.desk, Nothing {}, &office.ctx()).expect("words").lines;
    assert_eq!(kept, ["moolah, payslip", "GA, general affairs"]);
    let card = asked(&office).remove(0);
    assert_eq!(card.title, "payslip");
    assert!(card.reasons.iter().any(|reason| reason.asked == "moolah" && reason.own));
    let request = ContactRequest { question: "moolah".into(), from: None, limit: 1 };
    let told = contact(&office.desk, request, &office.ctx()).expect("an answer").answers.remove(0);
    assert!(told.why.contains("your company's word for"), "{}", told.why);

    let path = office.path("readers.simpul").to_string_lossy().into_owned();
    save_for_readers(&office.desk, PathRequest { path }, &office.ctx()).expect("a copy");
    let reader = office.colleague("Andi");
    reader.open_as("readers.simpul", true).expect("it opens");
    assert_eq!(asked(&reader)[0].title, "payslip");
    office.undo();
    assert!(asked(&office).iter().all(|card| card.title != "payslip"));
}
