//! Payroll needs data from every department by three, better by two.

use simpul_api::dto::*;
use simpul_tests::Office;

#[test]
fn eleven_departments_serve_it_one_way() {
    let office = Office::with_sample("nusantara");
    let rows: Vec<LinkRow> = office.links().into_iter().filter(|row| row.b.name == "Payroll").collect();
    assert_eq!(rows.len(), 11);
    assert!(rows.iter().all(|row| (row.kind, row.a_gives, row.b_gives) == (PairKind::OneWay, 1, 0)));

    let Inspect::Unit(card) = office.inspect(&office.key(HitKind::Unit, "Payroll"), None) else {
        panic!("a unit's card")
    };
    let data: Vec<&NeedLine> =
        card.needs.iter().filter(|need| need.item == "salary, overtime and commission data").collect();
    assert_eq!(data.len(), 11);
    assert!(data.iter().all(|need| need.due == "closing day 15:00" && need.aim == "closing day 14:00"));
    assert!(data.iter().all(|need| need.processes == ["Closing and payroll"]));
}

#[test]
fn an_answer_lapses_when_a_need_back_is_added() {
    let office = Office::with_sample("nusantara");
    let card = office.pair("Sales", "Payroll");
    assert!(card.asks);
    let (sales, payroll) = (card.a.key.clone(), card.b.key.clone());
    office.edit(EditRequest::AnswerOneWay {
        a: sales.clone(),
        b: payroll.clone(),
        answer: AnswerWord::Missing,
    });
    let row =
        |office: &Office| office.links().into_iter().find(|r| r.a.name == "Sales" && r.b.name == "Payroll");
    assert_eq!(row(&office).and_then(|row| row.answer), Some(AnswerWord::Missing));

    office.edit(EditRequest::AddNeed {
        customer: sales,
        supplier: payroll,
        item: "pay slips".into(),
        kind: ItemKind::Information,
        purpose: String::new(),
        channel: "email".into(),
        due: "25th".into(),
        aim: String::new(),
        cadence: "monthly".into(),
        form: String::new(),
        quality: String::new(),
        processes: vec!["Closing and payroll".into()],
    });
    let card = office.pair("Sales", "Payroll");
    assert_eq!(card.kind, PairKind::TwoWay);
    assert!(card.answer.is_none_or(|answer| answer.lapsed), "what was answered holds no more");
}
