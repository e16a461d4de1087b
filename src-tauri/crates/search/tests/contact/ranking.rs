//! Who comes first, and who stays for the next step.

use crate::sample::{Sample, rows, today};
use simpul_model::{
    Assignment, AssignmentId, Channel, ChannelId, Organisation, Party, Person, PersonId, Position,
    PositionId, RecordRef, Row, Unit, UnitId,
};
use simpul_search::{How, Question, Route, answers};

fn position(sample: &Sample, external: &str) -> PositionId {
    let is = |external_id: &Option<String>| external_id.as_deref() == Some(external);
    sample.document.positions().iter().find(|p| is(&p.external_id)).expect("a position").id
}

fn unit(sample: &Sample, external: &str) -> UnitId {
    let is = |external_id: &Option<String>| external_id.as_deref() == Some(external);
    sample.document.units().iter().find(|u| is(&u.external_id)).expect("a unit").id
}

#[test]
fn a_mail_question_goes_to_the_lead_and_the_head_is_the_next_step() {
    let sample = Sample::read("en");
    let first = &sample.ask("mail", 3)[0];
    assert_eq!(first.owner.position, Some(position(&sample, "POS-089")));
    let next = first.next.and_then(|next| next.position);
    assert_eq!(next, Some(position(&sample, "POS-085")), "mail is among the head's duties too");
}

#[test]
fn nobody_is_named_after_somebody_below_them() {
    let sample = Sample::read("en");
    for question in ["mail", "claims", "orders", "policy", "who runs the department", "contracts"] {
        let named: Vec<PositionId> =
            sample.ask(question, 20).iter().filter_map(|answer| answer.owner.position).collect();
        for (at, &first) in named.iter().enumerate() {
            for &later in &named[at + 1..] {
                assert!(!sample.document.branch(later).contains(&first), "{question}");
            }
        }
    }
}

/// Asked from the mail room the trading division, one step up, is nearer than its warehouse, and "warehouse" is among
/// the duties of the director: nearness alone would name him before those whom he leads.
#[test]
fn whoever_leads_those_that_do_it_comes_after_them_however_near_the_question_is_asked() {
    let sample = Sample::read("en");
    let from = Some(unit(&sample, "U-MAI"));
    let named = |text| {
        let question = Question { text, from, limit: 5, ..Question::default() };
        let given = answers(&sample.document, &sample.index, question, today());
        let seats = |answer: &simpul_search::Answer| {
            let external = |id| sample.document.positions().get(id)?.external_id.clone();
            [answer.owner.position, answer.next.and_then(|next| next.position)].map(|id| external(id?))
        };
        given.iter().map(seats).collect::<Vec<_>>()
    };
    let director = Some("POS-006".to_owned());
    let supervisor = [Some("POS-026".to_owned()), Some("POS-025".to_owned())];
    assert_eq!(named("warehouse")[0], supervisor, "then the head");
    assert!(named("warehouse").iter().all(|[owner, _]| *owner != director));
    let head = Some("POS-025".to_owned());
    assert_eq!(named("who runs the warehouse")[0][0], head, "the unit by its name, and who leads it");
    assert_eq!(named("who is in charge of warehouse")[0][0], head);
}

#[test]
fn who_leads_a_unit_is_asked_in_indonesian_too() {
    let sample = Sample::read("id");
    assert_eq!(sample.owners("siapa yang memimpin gudang", 1), ["POS-025"]);
    assert_eq!(sample.owners("gudang dipimpin siapa", 1), ["POS-025"]);
}

#[test]
fn a_vacant_seat_found_by_where_it_stands_alone_is_nobody_to_ask() {
    let (seat, group) = (PositionId::from_raw(1), UnitId::from_raw(2));
    let position = Position { unit: Some(group), ..Position::new(seat, "Alumni") };
    let unit = Unit { archived: true, ..Unit::new(group, "Networking") };
    let rows = vec![Row::Unit(unit), Row::Position(position.clone())];
    assert!(Sample::of(rows.clone()).ask("networking", 5).is_empty());
    let person = Person::new(PersonId::from_raw(3), "Rina");
    let held = Assignment::new(AssignmentId::from_raw(4), person.id, seat);
    let rows = rows.into_iter().chain([Row::Person(person), Row::Assignment(held)]).collect();
    assert_eq!(Sample::of(rows).ask("networking", 5).len(), 1, "somebody who is there is");
}

#[test]
fn a_unit_without_a_head_is_answered_by_whoever_leads_it_by_title() {
    let unit = Unit::new(UnitId::from_raw(1), "Storage");
    let seat = |id, title: &str, person: &str| {
        let position = Position { unit: Some(unit.id), ..Position::new(PositionId::from_raw(id), title) };
        let person = Person::new(PersonId::from_raw(id), person);
        let held = Assignment::new(AssignmentId::from_raw(id), person.id, position.id);
        [Row::Position(position), Row::Person(person), Row::Assignment(held)]
    };
    let seats = [seat(1, "Tech lead", "Ann"), seat(2, "Chair", "Bea"), seat(3, "Member", "Cho")];
    let sample = Sample::of(seats.into_iter().flatten().chain([Row::Unit(unit.clone())]).collect());
    let first = &sample.ask("storage", 1)[0];
    assert_eq!((first.route, first.owner.position), (Route::UnitLead, Some(PositionId::from_raw(2))));
    let alone = Sample::of(vec![Row::Unit(unit)]).ask("storage", 1).remove(0);
    assert_eq!((alone.route, alone.owner.position), (Route::Unit, None));
}

#[test]
fn what_a_way_is_for_leads_to_whose_it_is() {
    let unit = Unit::new(UnitId::from_raw(1), "Node");
    let way = |id, kind: &str, address: &str, purpose: &str| {
        Row::Channel(Channel {
            id: ChannelId::from_raw(id),
            owner: Party::Unit(unit.id),
            topic: None,
            kind: kind.into(),
            address: address.into(),
            hours: String::new(),
            purpose: purpose.into(),
            order: id as i64,
            confirmed: None,
        })
    };
    let rows = vec![
        way(2, "slack", "#node", ""),
        way(3, "team", "@node-bugs", "Bug triage and troubleshooting"),
        Row::Unit(unit),
    ];
    let answer = Sample::of(rows).ask("who runs triage", 5).remove(0);
    assert_eq!(answer.matched.via.as_deref(), Some("Bug triage and troubleshooting"));
    assert_eq!(answer.ways[0].address, "@node-bugs", "the way that is for it comes first");
}

#[test]
fn each_route_is_said() {
    let sample = Sample::read("en");
    for (question, route) in [
        ("payslip", Route::NamedOwner),
        ("effort estimate", Route::NarrowedSupplier),
        ("quotation repeat order", Route::Duty),
        ("free delivery slots", Route::UnitContact),
        ("Sukarti", Route::Directory),
    ] {
        assert_eq!(sample.ask(question, 1)[0].route, route, "{question}");
    }
}

#[test]
fn each_class_of_word_is_said() {
    let sample = Sample::read("en");
    for (question, how) in [
        ("payslip", How::Exact),
        ("brochu", How::Prefix),
        ("vacancies", How::Stem),
        ("lembur", How::Synonym),
        ("overtmie", How::Typo),
    ] {
        assert_eq!(sample.ask(question, 1)[0].matched.how, how, "{question}");
    }
}

#[test]
fn of_equal_answers_the_nearer_comes_first() {
    let sample = Sample::read("en");
    for external in ["U-WHS", "U-LEG", "U-CLM"] {
        let from = unit(&sample, external);
        let question = Question {
            text: "salary, overtime and commission data",
            from: Some(from),
            limit: 1,
            ..Question::default()
        };
        let given = answers(&sample.document, &sample.index, question, today());
        assert_eq!(given[0].owner.unit, Some(from), "{external}");
        assert_eq!(given[0].distance, 0, "{external}");
    }
}

#[test]
fn a_topic_nobody_owns_names_the_head_nearest_to_who_asks() {
    let sample = Sample::read("en");
    let from = unit(&sample, "U-MAI");
    let question = Question { text: "parking permit", from: Some(from), limit: 1, ..Question::default() };
    let first = &answers(&sample.document, &sample.index, question, today())[0];
    assert!(matches!(first.matched.record, RecordRef::Topic(_)));
    assert_eq!(first.owner.position, None);
    assert_eq!(first.next.and_then(|next| next.position), Some(position(&sample, "POS-089")));
}

#[test]
fn words_of_the_company_mean_the_same_and_say_so() {
    let mut rows = rows("en");
    let plain = Sample::of(rows.clone());
    assert!(plain.ask("moolah chit", 5).is_empty());
    let synonyms = vec![vec!["moolah chit".to_owned(), "payslip".to_owned(), "\u{2026}".to_owned()]];
    rows.push(Row::Organisation(Organisation { synonyms, ..Organisation::default() }));
    let sample = Sample::of(rows);
    let answer = sample.ask("where is my moolah chit", 5).remove(0);
    assert_eq!(answer.matched.text, "payslip");
    assert_eq!(answer.matched.how, How::Synonym);
    let reason = &answer.matched.reasons[0];
    assert_eq!((reason.found.as_str(), reason.own), ("payslip", true));
}

#[test]
fn an_answer_does_not_hang_on_how_many_are_wanted() {
    let sample = Sample::read("en");
    for question in ["mail", "c", "pa", "claims", "who runs the department", "leave"] {
        let all = sample.ask(question, 20);
        for few in 1..4 {
            assert_eq!(sample.ask(question, few), all[..few.min(all.len())], "{question}");
        }
    }
}

#[test]
fn an_index_of_yesterday_names_who_sits_there_today() {
    let sample = Sample::read("en");
    let lead = position(&sample, "POS-089");
    let left = |row: Row| match row {
        Row::Assignment(held) if held.position == lead => {
            Row::Assignment(Assignment { until: Some(today()), ..held })
        }
        other => other,
    };
    let sample = Sample::of(rows("en").into_iter().map(left).collect());
    let tomorrow = today().tomorrow().expect("a day");
    let question = Question { text: "mail sorting", limit: 1, ..Question::default() };
    let holder = |day| answers(&sample.document, &sample.index, question, day)[0].owner.person;
    assert!(holder(today()).is_some());
    assert_eq!(holder(tomorrow), None, "whoever left yesterday is not named");
}

#[test]
fn a_mistyped_number_is_nobody_elses() {
    let person = |id, phone: &str| {
        Row::Person(Person {
            phone: phone.to_owned(),
            ..Person::new(PersonId::from_raw(id), format!("Clerk {id}"))
        })
    };
    let sample = Sample::of(vec![person(1, "5553471"), person(2, "8120099")]);
    assert_eq!(sample.ask("5553471", 5).len(), 1);
    assert_eq!(sample.ask("5553472", 5).len(), 0);
}
