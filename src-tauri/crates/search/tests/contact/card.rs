//! What the answer card shows beside the name.

use crate::sample::{Sample, rows, today};
use simpul_model::{
    Assignment, AssignmentId, Channel, ChannelId, End, Item, ItemId, ItemKind, Need, NeedId, Party, PersonId,
    PositionId, RecordRef, Row, Unit, UnitId,
};
use simpul_search::{Answer, Question, Whose, answers, nearest};

fn id(sample: &Sample, external: &str) -> PositionId {
    let is = |external_id: &Option<String>| external_id.as_deref() == Some(external);
    sample.document.positions().iter().find(|p| is(&p.external_id)).expect("a position").id
}

fn unit(sample: &Sample, external: &str) -> UnitId {
    let is = |external_id: &Option<String>| external_id.as_deref() == Some(external);
    sample.document.units().iter().find(|u| is(&u.external_id)).expect("a unit").id
}

fn holder(sample: &Sample, external: &str) -> PersonId {
    let position = id(sample, external);
    sample.document.holders(position, today()).next().expect("somebody").0.id
}

/// The sample with a channel for each of these parties, all of one kind.
fn with(channels: &[(Party, &str)]) -> Sample {
    let channel = |(at, &(owner, address)): (usize, &(Party, &str))| {
        Row::Channel(Channel {
            id: ChannelId::from_raw(700_000 + at as u64),
            owner,
            kind: "phone".into(),
            address: address.into(),
            hours: String::new(),
            purpose: String::new(),
            order: at as i64,
            confirmed: None,
            topic: None,
        })
    };
    Sample::of(rows("en").into_iter().chain(channels.iter().enumerate().map(channel)).collect())
}

fn first(sample: &Sample, question: &str) -> Answer {
    sample.ask(question, 1).into_iter().next().expect("an answer")
}

#[test]
fn ways_are_tried_from_the_position_to_the_head_and_none_comes_twice() {
    let sample = Sample::read("en");
    let lead = id(&sample, "POS-089");
    let unit = unit(&sample, "U-MAI");
    let above = sample.document.units().get(unit).and_then(|u| u.parent).expect("a unit above");
    let sample = with(&[
        (Party::Unit(above), "4"),
        (Party::Unit(unit), "3"),
        (Party::Unit(unit), "1"),
        (Party::Position(lead), "1"),
        (Party::Person(holder(&sample, "POS-089")), "2"),
    ]);
    let ways = first(&sample, "mail sorting").ways;
    let said: Vec<(Whose, &str)> = ways.iter().map(|way| (way.whose, way.address.as_str())).collect();
    let mail = "sukarti@nusantara.example";
    assert_eq!(
        said,
        [
            (Whose::Position, "1"),
            (Whose::Holder, "2"),
            (Whose::Holder, mail),
            (Whose::Unit, "3"),
            (Whose::Above, "4"),
        ],
        "the lead is the head, too"
    );
}

#[test]
fn a_vacant_position_is_reached_through_its_backup_and_never_through_who_left() {
    let left = Sample::read("en");
    let (lead, was) = (id(&left, "POS-089"), holder(&left, "POS-089"));
    let stands_in = left.document.positions().get(lead).and_then(|p| p.backup).expect("a backup");
    let yesterday = "2026-11-21".parse().ok();
    let ended = rows("en").into_iter().map(|row| match row {
        Row::Assignment(held) if held.person == was => {
            Row::Assignment(simpul_model::Assignment { until: yesterday, ..held })
        }
        other => other,
    });
    let own = Row::Channel(Channel {
        id: ChannelId::from_raw(1),
        owner: Party::Person(was),
        kind: "phone".into(),
        address: "of who left".into(),
        hours: String::new(),
        purpose: String::new(),
        order: 1,
        confirmed: None,
        topic: None,
    });
    let sample = Sample::of(ended.chain([own]).collect());
    let answer = first(&sample, "mail sorting");
    assert_eq!(answer.owner.position, Some(lead));
    assert_eq!(answer.owner.person, None);
    assert!(answer.ways.iter().all(|way| way.of != Party::Person(was)), "{:?}", answer.ways);
    assert!(answer.ways.iter().any(|way| way.whose == Whose::Backup));
    assert!(answer.steps.iter().all(|step| step.position != Some(stands_in)), "they answer already");
}

#[test]
fn silence_leads_to_the_backup_then_up_the_line() {
    let sample = Sample::read("en");
    let answer = first(&sample, "mail sorting");
    let steps: Vec<PositionId> = answer.steps.iter().filter_map(|step| step.position).collect();
    let up = |from: PositionId| sample.document.positions().get(from).and_then(|p| p.manager);
    let lead = id(&sample, "POS-089");
    let expected = [Some(id(&sample, "POS-090")), up(lead), up(lead).and_then(up)];
    assert_eq!(steps, expected.into_iter().flatten().collect::<Vec<_>>());
}

#[test]
fn a_complaint_about_a_superior_passes_them_by() {
    let sample = Sample::read("en");
    let asker = id(&sample, "POS-090");
    let superior = sample.document.positions().get(asker).and_then(|p| p.manager).expect("a superior");
    let from = sample.document.positions().get(asker).and_then(|p| p.unit);
    for text in ["complaint about my boss who sorts mail", "keluhan tentang atasan saya soal mail sorting"] {
        let question = Question { text, from, asker: Some(asker), limit: 5 };
        let given = answers(&sample.document, &sample.index, question, today());
        assert!(!given.is_empty(), "{text}");
        for answer in given {
            let named = answer.steps.iter().chain(&answer.next).chain([&answer.owner]);
            assert!(named.into_iter().all(|reach| reach.position != Some(superior)), "{text}");
        }
    }
}

#[test]
fn a_complaint_about_a_superior_passes_their_other_posts_by() {
    let plain = Sample::read("en");
    let asker = id(&plain, "POS-090");
    let record = plain.document.positions().get(asker).expect("a position").clone();
    let superior = record.manager.expect("a superior");
    let boss = plain.document.holders(superior, today()).next().expect("somebody").0.id;
    let (from, above) = (record.unit, plain.document.positions().get(superior).and_then(|p| p.manager));
    let others = [id(&plain, "POS-087"), id(&plain, "POS-056"), above.expect("one above")];
    let held = others.iter().enumerate().map(|(at, &post)| {
        Row::Assignment(Assignment::new(AssignmentId::from_raw(at as u64 + 1), boss, post))
    });
    let sample = Sample::of(rows("en").into_iter().chain(held).collect());
    let complaint =
        "complaint about my boss: book a meeting room, annual leave, mail sorting, parking permit";
    let question = Question { text: complaint, from, asker: Some(asker), limit: 20 };
    let given = answers(&sample.document, &sample.index, question, today());
    assert!(!given.is_empty());
    for answer in given {
        let named = answer.steps.iter().chain(&answer.next).chain(&answer.backup).chain([&answer.owner]);
        for reach in named {
            assert!(reach.person != Some(boss), "{}", answer.matched.text);
            assert!(reach.position.is_none_or(|post| !others.contains(&post)), "{}", answer.matched.text);
        }
        let theirs =
            |of: Party| of == Party::Person(boss) || others.iter().any(|&p| of == Party::Position(p));
        assert!(!answer.ways.iter().any(|way| theirs(way.of)), "{}", answer.matched.text);
    }
    let nearest = nearest(&sample.document, question, today()).map(|(head, _)| head);
    assert!(nearest.is_none_or(|head| head.person != Some(boss)));
}

#[test]
fn another_word_for_a_topic_is_said() {
    let sample = Sample::read("en");
    let said = |question: &str| first(&sample, question).matched.via;
    assert_eq!(said("wages").as_deref(), Some("wages"));
    assert_eq!(said("payslip"), None);
    let unowned = sample.ask("parking permit", 1).remove(0);
    assert_eq!(unowned.steps, [], "it is not known who asks");
}

#[test]
fn nobody_stands_in_for_themselves() {
    let sample = Sample::read("en");
    for topic in sample.document.topics().iter() {
        for answer in sample.ask(&topic.name, 3) {
            let same = answer.owner.position.is_some()
                && answer.steps.iter().any(|step| step.position == answer.owner.position);
            assert!(!same, "{}", topic.name);
        }
    }
}

#[test]
fn related_are_other_topics_and_needs_of_the_same_one() {
    let sample = Sample::read("en");
    let answer = first(&sample, "forgotten password");
    let topics: Vec<&str> = answer
        .related
        .topics
        .iter()
        .filter_map(|&id| sample.document.topics().get(id))
        .map(|topic| topic.name.as_str())
        .collect();
    assert_eq!(topics, ["broken computer or printer"]);
    for need in &answer.related.needs {
        let need = sample.document.needs().get(*need).expect("a need");
        assert_eq!(sample.document.unit_of(need.supplier), answer.owner.unit);
    }
}

#[test]
fn related_are_the_first_of_many_by_name_after_what_was_asked() {
    const MANY: u64 = 200;
    let (supplier, customer) = (UnitId::from_raw(1), UnitId::from_raw(2));
    let mut rows =
        vec![Row::Unit(Unit::new(supplier, "Warehouse")), Row::Unit(Unit::new(customer, "Marketing"))];
    for at in 0..MANY {
        let number = at * 77 % MANY;
        let name = if at % 2 == 0 { format!("PAPER {number:03}") } else { format!("paper {number:03}") };
        let item = ItemId::from_raw(1000 + at);
        rows.push(Row::Item(Item { id: item, name, kind: ItemKind::Resource }));
        let (need, customer, supplier) =
            (NeedId::from_raw(5000 + at), End::Unit(customer), End::Unit(supplier));
        rows.push(Row::Need(Need::new(need, customer, supplier, item)));
    }
    let sample = Sample::of(rows);
    let document = &sample.document;
    let needs = first(&sample, "paper 120").related.needs;
    let names = needs.iter().filter_map(|&need| document.items().get(document.needs().get(need)?.item));
    let names: Vec<String> = names.map(|item| item.name.to_lowercase()).collect();
    assert_eq!(names, ["paper 120", "paper 000", "paper 001", "paper 002", "paper 003"]);
}

#[test]
fn a_way_for_one_topic_comes_first_there_and_nowhere_else() {
    let sample = Sample::read("en");
    let lead = Party::Position(id(&sample, "POS-089"));
    let plain = with(&[(lead, "112"), (lead, "113")]);
    let topic = first(&plain, "mail sorting").matched.record;
    let RecordRef::Topic(topic) = topic else { panic!("a topic") };
    let own = plain.document.rows().map(|row| match row {
        Row::Channel(channel) if channel.address == "113" => {
            Row::Channel(Channel { topic: Some(topic), ..channel })
        }
        row => row,
    });
    let sample = Sample::of(own.collect());
    let ways = first(&sample, "mail sorting").ways;
    let told: Vec<_> = ways.iter().take(2).map(|way| (way.address.as_str(), way.whose)).collect();
    assert_eq!(told, [("113", Whose::Topic), ("112", Whose::Position)]);
    let elsewhere = first(&sample, "mail-room lead").ways;
    assert!(elsewhere.iter().all(|way| way.address != "113"), "{elsewhere:?}");
}
