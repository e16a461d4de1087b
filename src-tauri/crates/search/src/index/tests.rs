use super::*;
use simpul_model::Document;
use simpul_model::{Item, ItemId, ItemKind, Person, PersonId, Row, Topic, TopicId, Unit, UnitId};

fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

fn document(order: &[usize]) -> Document {
    let topic = |id, name: &str, synonyms: &[&str]| {
        Row::Topic(Topic {
            id: TopicId::from_raw(id),
            external_id: None,
            name: name.into(),
            synonyms: synonyms.iter().map(|&s| s.into()).collect(),
            owner: None,
            backup: None,
            reply_within: String::new(),
            send_along: String::new(),
            confirmed: None,
            involved: Vec::new(),
        })
    };
    let rows = [
        Row::Unit(Unit::new(UnitId::from_raw(1), "Warehouse")),
        Row::Unit(Unit { purpose: "keeps the stock".into(), ..Unit::new(UnitId::from_raw(2), "Logistics") }),
        Row::Person(Person::new(PersonId::from_raw(3), "José Sánchez")),
        Row::Item(Item {
            id: ItemId::from_raw(4),
            name: "Current stock".into(),
            kind: ItemKind::Information,
        }),
        topic(5, "Payslip", &["slip gaji", "salary slip"]),
        topic(6, "Mail sorting", &["surat"]),
    ];
    order.iter().map(|&at| rows[at].clone()).collect()
}

fn names(question: &str) -> Vec<String> {
    let index = Index::build(&document(&[0, 1, 2, 3, 4, 5]), today());
    index.search(question, &[], 10).into_iter().map(|found| found.text).collect()
}

#[test]
fn nothing_is_found_by_what_holds_a_question_together() {
    let row = |id, name: &str| Row::Unit(Unit::new(UnitId::from_raw(id), name));
    let document: Document = [row(1, "Who runs what"), row(2, "Storage")].into_iter().collect();
    let found = |question| Index::build(&document, today()).find(question, &[], 9);
    assert_eq!(found("who runs storage"), [UnitId::from_raw(2).into()]);
    assert_eq!(found("who runs triage"), [], "only what it is about counts");
    assert_eq!(found("who runs"), [UnitId::from_raw(1).into()], "where there is nothing else, it counts");
}

#[test]
fn finds_by_any_word_folded_and_by_its_beginning() {
    assert_eq!(names("sanchez"), ["José Sánchez"]);
    assert_eq!(names("ware"), ["Warehouse"]);
    assert_eq!(names("gaji slip"), ["Payslip"]);
    assert_eq!(names("zzz"), [""; 0]);
}

#[test]
fn a_name_counts_more_than_a_purpose() {
    assert_eq!(names("stock"), ["Current stock", "Logistics"]);
}

#[test]
fn words_that_nothing_has_do_not_hide_the_others() {
    assert_eq!(names("where do I sort mail"), ["Mail sorting"]);
}

#[test]
fn order_of_input_does_not_matter() {
    let (a, b) = (document(&[0, 1, 2, 3, 4, 5]), document(&[5, 3, 1, 0, 2, 4]));
    for question in ["s", "stock", "w l"] {
        let find = |d: &Document| Index::build(d, today()).find(question, &[], 10);
        assert_eq!(find(&a), find(&b), "{question}");
    }
}

#[test]
fn who_is_called_so_and_no_more_comes_first() {
    let unit = |id, name: &str| Row::Unit(Unit::new(UnitId::from_raw(id), name));
    let rows = [unit(1, "node-local-dns"), unit(2, "Node"), unit(3, "node-api"), unit(4, "Node Lifecycle")];
    let index = Index::build(&rows.into_iter().collect::<Document>(), today());
    let first = |question| index.find(question, &[], 1)[0];
    assert_eq!(first("node"), UnitId::from_raw(2).into());
    assert_eq!(first("lifecycle node"), UnitId::from_raw(4).into());
    assert_eq!(first("api node"), UnitId::from_raw(3).into());
}
