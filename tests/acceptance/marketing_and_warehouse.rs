//! Marketing and the warehouse are each other's internal customer.

use simpul_api::dto::*;
use simpul_tests::Office;

fn items(needs: &[NeedLine]) -> Vec<&str> {
    needs.iter().map(|need| need.item.as_str()).collect()
}

/// The card's two columns: what marketing gives, what the warehouse gives.
fn sides(card: &PairCard) -> (&[NeedLine], &[NeedLine]) {
    match card.a.name.as_str() {
        "Marketing" => (&card.a_gives_b, &card.b_gives_a),
        _ => (&card.b_gives_a, &card.a_gives_b),
    }
}

#[test]
fn the_card_shows_both_promises() {
    let office = Office::with_sample("nusantara");
    let card = office.pair("Marketing", "Warehouse");
    assert_eq!(card.kind, PairKind::TwoWay);
    let (marketing, warehouse) = sides(&card);
    assert_eq!(items(marketing), ["brand and type of the goods sold", "delivery limit"]);
    assert_eq!(items(warehouse), ["current stock by brand and type"]);
    assert!(!card.asks && !card.external);
    assert_eq!((warehouse[0].due.as_str(), warehouse[0].aim.as_str()), ("09:00", "08:30"));
    assert_eq!(warehouse[0].channel, "shared folder");
}

#[test]
fn either_end_confirms_and_a_changed_due_clears_the_other() {
    let office = Office::with_sample("nusantara");
    let card = office.pair("Marketing", "Warehouse");
    let need = sides(&card).1[0].key.clone();
    for end in [EndWord::Customer, EndWord::Supplier] {
        office.edit(EditRequest::Confirm { need: need.clone(), end, withdraw: false });
    }
    let words = || {
        let card = office.pair("Marketing", "Warehouse");
        let need = sides(&card).1[0].clone();
        (need.confirmed_by_customer, need.confirmed_by_supplier)
    };
    let word = Some(Word { by: "Rina".into(), at: "2026-11-22T09:00:00Z".into(), old: false });
    assert_eq!(words(), (word.clone(), word.clone()));

    office.edit(set_due(&need, "10:00", EndWord::Supplier));
    assert_eq!(words(), (None, word.clone()), "the customer has not agreed to ten o'clock");
    office.undo();
    assert_eq!(words(), (word.clone(), word));
}

#[test]
fn without_the_stock_figure_the_pair_is_one_way_until_it_is_taken_back() {
    let office = Office::with_sample("nusantara");
    let need = sides(&office.pair("Marketing", "Warehouse")).1[0].key.clone();
    office.edit(EditRequest::RemoveNeed { need });
    let card = office.pair("Marketing", "Warehouse");
    assert_eq!((card.kind, card.a.name.as_str(), card.asks), (PairKind::OneWay, "Marketing", true));

    office.edit(EditRequest::AnswerOneWay {
        a: card.a.key.clone(),
        b: card.b.key.clone(),
        answer: AnswerWord::Nothing,
    });
    let answered = office.pair("Marketing", "Warehouse");
    assert_eq!(
        answered.answer.map(|a| (a.answer, a.by, a.lapsed)),
        Some((AnswerWord::Nothing, "Rina".into(), false))
    );
    assert!(!answered.asks, "calm once it is answered");

    office.undo();
    assert!(office.pair("Marketing", "Warehouse").asks);
    office.undo();
    assert_eq!(office.pair("Marketing", "Warehouse").kind, PairKind::TwoWay);
    office.redo();
    assert_eq!(office.pair("Marketing", "Warehouse").kind, PairKind::OneWay);
}

fn set_due(need: &str, due: &str, by: EndWord) -> EditRequest {
    EditRequest::SetNeed {
        need: need.to_owned(),
        customer: None,
        supplier: None,
        item: None,
        kind: None,
        purpose: None,
        channel: None,
        due: Some(due.to_owned()),
        aim: None,
        cadence: None,
        form: None,
        quality: None,
        processes: None,
        by: Some(by),
        whole_set: false,
    }
}
