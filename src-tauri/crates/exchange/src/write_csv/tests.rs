//! Written and read again is the same.

use super::*;
use crate::read::{Options, Role, Source, read};
use proptest::prelude::*;

type Writer = fn(&Document) -> Vec<u8>;
const FILES: [(Role, Writer); 5] = [
    (Role::Units, units),
    (Role::People, people),
    (Role::Needs, needs),
    (Role::Topics, topics),
    (Role::Channels, channels),
];

fn read_again(document: &Document) -> (Document, Vec<Finding>) {
    let parse =
        |(role, write): &(Role, Writer)| Source::parse(*role, "again.csv", &write(document), &[]).ok();
    let sources: Vec<Source> = FILES.iter().filter_map(parse).collect();
    let options = Options::on(Date::constant(2026, 11, 22));
    let import = read(&sources, &Document::default(), &options, &mut SequentialIds::default(), &mut |_| true)
        .expect("readable");
    let findings = import.findings.clone();
    (import.into_rows().collect(), findings)
}

/// Everything the plain files hold, without our own ids.
fn plain(document: &Document) -> Vec<String> {
    let lines = |(_, write): &(Role, Writer)| {
        let text = String::from_utf8(write(document)).expect("text");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    FILES.iter().flat_map(lines).collect()
}

const WORDS: [&str; 12] = [
    "Ayu",
    "Bagus, S.E.",
    "Zoë \"Z\"",
    "Stock; limits",
    "two\nlines",
    "P-1",
    "ünit",
    "'quoted'",
    "Kepala Gudang",
    "a:b",
    "陈美玲",
    "x",
];

/// A document in which every reference resolves and names are not blank.
fn documents() -> impl Strategy<Value = Document> {
    (1usize..6, 1usize..14, 0usize..12, any::<u64>()).prop_map(|(units, seats, needs, seed)| {
        let mut random = TimeOrderedIds::new(0, seed, 0);
        let mut pick = move |n: usize| (random.next_id() as usize / 7) % n;
        let mut ids = SequentialIds::default();
        let mut rows = Vec::new();
        let mut word = {
            let mut random = TimeOrderedIds::new(0, seed ^ 99, 0);
            move |tag: &str, at: usize| {
                format!("{} {tag}{at}", WORDS[(random.next_id() as usize / 7) % WORDS.len()])
            }
        };
        let unit_ids: Vec<UnitId> = (0..units).map(|_| UnitId::mint(&mut ids)).collect();
        let seat_ids: Vec<PositionId> = (0..seats).map(|_| PositionId::mint(&mut ids)).collect();
        let field = Field {
            id: FieldId::mint(&mut ids),
            owner: FieldOwner::Person,
            name: "floor, building".into(),
            value_type: FieldType::Text,
            private: true,
            order: 0,
        };
        for (at, &id) in unit_ids.iter().enumerate() {
            let unit = Unit {
                external_id: (pick(3) > 0).then(|| format!("U{at}")),
                parent: (at > 0 && pick(2) > 0).then(|| unit_ids[pick(at)]),
                external: pick(4) == 0,
                archived: pick(5) == 0,
                purpose: word("purpose", at),
                head: (pick(3) == 0).then(|| seat_ids[pick(seats)]),
                order: pick(4) as i64,
                ..Unit::new(id, word("unit", at))
            };
            rows.push(Row::Unit(unit));
        }
        for (at, &id) in seat_ids.iter().enumerate() {
            let parked = pick(8) == 0;
            let seat = Position {
                external_id: (pick(3) > 0).then(|| format!("S{at}")),
                unit: (pick(6) > 0).then(|| unit_ids[pick(units)]),
                manager: (at > 0 && !parked).then(|| seat_ids[pick(at)]),
                parked: parked.then(|| "nobody at all".to_owned()),
                kind: if pick(5) == 0 { PositionKind::Assistant } else { PositionKind::Line },
                duties: word("duty", at),
                backup: (at > 0 && pick(4) == 0).then(|| seat_ids[pick(at)]),
                order: pick(30) as i64,
                ..Position::new(id, word("title", at))
            };
            rows.push(Row::Position(seat));
            for holder in 0..pick(3) {
                let person = Person {
                    external_id: (pick(3) > 0).then(|| format!("K{at}-{holder}")),
                    email: format!("p{at}.{holder}@example.org"),
                    location: word("place", at),
                    custom: Custom::from([(field.id, word("floor", at))]),
                    ..Person::new(PersonId::mint(&mut ids), word("person", at * 10 + holder))
                };
                let held = Assignment {
                    share: [100, 50, 25][pick(3)],
                    acting: pick(4) == 0,
                    from: (pick(2) == 0).then(|| Date::constant(2020, 2, 29)),
                    ..Assignment::new(AssignmentId::mint(&mut ids), person.id, id)
                };
                rows.extend([Row::Person(person), Row::Assignment(held)]);
            }
        }
        let items: Vec<ItemId> = (0..3).map(|_| ItemId::mint(&mut ids)).collect();
        for (at, &id) in items.iter().enumerate() {
            rows.push(Row::Item(Item {
                id,
                name: word("item", at),
                kind: [ItemKind::Action, ItemKind::Resource][at % 2],
            }));
        }
        let process = Process { id: ProcessId::mint(&mut ids), name: "Order, to delivery".into() };
        let sets =
            [Members::These, Members::Level(2), Members::Under(unit_ids[pick(units)])].map(|customers| {
                NeedSet { id: NeedSetId::mint(&mut ids), customers, suppliers: Members::Under(unit_ids[0]) }
            });
        let mut said = std::collections::BTreeSet::new();
        let mut earlier = Vec::new();
        for at in 0..needs {
            let mut end = || {
                if pick(2) == 0 {
                    End::Unit(unit_ids[pick(units)])
                } else {
                    End::Position(seat_ids[pick(seats)])
                }
            };
            let (customer, supplier) = (end(), end());
            let item = items[pick(3)];
            if customer == supplier || !said.insert((customer, supplier, item)) {
                continue;
            }
            let mut need = Need::new(NeedId::mint(&mut ids), customer, supplier, item);
            need.external_id = (pick(3) > 0).then(|| format!("N{at}"));
            need.purpose = word("why", at);
            need.standard.due = Deadline::said("Senin 10.00");
            need.weight = (pick(2) == 0).then_some(1.5);
            need.criticality = (pick(2) == 0).then_some(Criticality::High);
            need.status = [NeedStatus::Active, NeedStatus::Draft, NeedStatus::Ended][pick(3)];
            need.processes = if pick(2) == 0 { vec![process.id] } else { Vec::new() };
            need.made_from = earlier.last().copied().into_iter().collect();
            need.set = sets.get(pick(5)).map(|set| set.id);
            earlier.push(need.id);
            rows.push(Row::Need(need));
        }
        let holders: Vec<PersonId> = rows
            .iter()
            .filter_map(|row| if let Row::Person(person) = row { Some(person.id) } else { None })
            .collect();
        let mut party = || match pick(3) {
            0 if !holders.is_empty() => Party::Person(holders[pick(holders.len())]),
            1 => Party::Position(seat_ids[pick(seats)]),
            _ => Party::Unit(unit_ids[pick(units)]),
        };
        for at in 0..4 {
            let said = [(party(), vec![Part::ALL[at]]), (party(), Part::ALL[..at].to_vec())];
            let topic = Topic {
                external_id: (at % 2 == 0).then(|| format!("T{at}")),
                synonyms: vec!["cuti".into(), "day off".into()],
                owner: (at > 0).then(&mut party),
                backup: Some(party()),
                reply_within: "1 hari".into(),
                send_along: "dates".into(),
                ..Topic::new(TopicId::mint(&mut ids), format!("leave, annual {at}"))
            };
            let topic = topic.with_parts(if at == 3 { &said[..0] } else { &said });
            // The same way for everything, and for one topic alone.
            let channel = Channel {
                id: ChannelId::mint(&mut ids),
                owner: Party::Position(seat_ids[0]),
                kind: "phone".into(),
                address: "+62 21 555".into(),
                hours: "08.00-17.00".into(),
                purpose: "everything".into(),
                order: 3,
                confirmed: None,
                topic: (at > 0).then_some(topic.id),
            };
            rows.extend([Row::Topic(topic), Row::Channel(channel)]);
        }
        rows.extend([Row::Field(field), Row::Process(process)]);
        let bound: Vec<Option<NeedSetId>> = rows
            .iter()
            .filter_map(|row| if let Row::Need(need) = row { Some(need.set) } else { None })
            .collect();
        let used = sets.into_iter().filter(|set| bound.contains(&Some(set.id)));
        rows.extend(used.map(Row::NeedSet).collect::<Vec<Row>>());
        rows.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn import_takes_back_what_export_wrote(document in documents()) {
        let (again, findings) = read_again(&document);
        prop_assert_eq!(plain(&again), plain(&document), "{:?}", findings);
        let twice = read_again(&again).0;
        prop_assert_eq!(FILES.map(|(_, write)| write(&twice)), FILES.map(|(_, write)| write(&again)));
    }
}

/// What an import of the needs, as a file of this kind, would change in the document they come from.
fn changes(document: &Document, name: &str, bytes: &[u8]) -> (Change, Vec<Finding>) {
    let source = Source::parse(Role::Needs, name, bytes, &[]).expect("a table");
    let mut ids = SequentialIds::from(document.largest_id() + 1);
    let options = Options::on(Date::constant(2026, 11, 22));
    let import = read(&[source], document, &options, &mut ids, &mut |_| true).expect("readable");
    let findings = import.findings.clone();
    (document.compare(&import.into_rows().collect()), findings)
}

/// The document with what files hardly say: needs that ended and came again, names with separators, names twice,
/// words that are not understood, white space.
fn trying(document: &Document) -> Document {
    let mut ids = SequentialIds::from(document.largest_id() + 1);
    let mut rows: Vec<Row> = document.rows().filter(|row| !matches!(row, Row::Need(_))).collect();
    let twins = [0, 1].map(|_| Process { id: ProcessId::mint(&mut ids), name: "Stock; \"daily\"".into() });
    let quoted = Process { id: ProcessId::mint(&mut ids), name: " \"Order\" ".into() };
    let item = Item { id: ItemId::mint(&mut ids), name: "item".into(), kind: ItemKind::Information };
    let same = Item { id: ItemId::mint(&mut ids), name: "Item".into(), kind: ItemKind::Resource };
    let needs: Vec<Need> = document.needs().iter().cloned().collect();
    for (at, mut need) in needs.into_iter().enumerate() {
        need.processes = vec![twins[at % 2].id, quoted.id];
        need.item = [item.id, same.id, need.item][at % 3];
        need.purpose = [" why ", "two\nlines", "'=1+1", "- dash"][at % 4].to_owned();
        need.standard.due = Deadline::said(["007", "when the moon is full", "15:00", ""][at % 4]);
        need.standard.cadence = Cadence::said(["never", "0", "-", "weekly"][at % 4]);
        need.standard.ack_within = Promise::said(["2 jam", "1.000"][at % 2]);
        need.weight = [None, Some(1234.5), Some(0.125)][at % 3];
        let word = Confirmation { by: "Ayu".into(), at: 0 };
        need.confirmed_by_supplier = (at % 2 == 0).then_some(word);
        if at % 4 == 3 {
            let again = Need {
                id: NeedId::mint(&mut ids),
                external_id: None,
                status: NeedStatus::Active,
                ..need.clone()
            };
            need.status = NeedStatus::Ended;
            rows.push(Row::Need(again));
        }
        rows.push(Row::Need(need));
    }
    rows.extend(twins.map(Row::Process));
    rows.extend([Row::Process(quoted), Row::Item(item), Row::Item(same)]);
    rows.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn needs_written_and_brought_in_again_change_nothing(document in documents()) {
        let day = Date::constant(2026, 11, 22);
        for document in [trying(&document), document] {
            if document.needs().is_empty() {
                continue;
            }
            let book = crate::table::xlsx(&needs_table(&document, document.needs().ids(), "needs"), day).expect("a book");
            for (name, bytes) in [("kembali.csv", needs(&document)), ("kembali.xlsx", book)] {
                let (change, findings) = changes(&document, name, &bytes);
                prop_assert!(change.is_empty(), "{}: {:#?} {:#?}", name, change, findings);
            }
        }
    }
}

/// What bringing these files into the document would change.
fn brought(document: &Document, files: &[(Role, &[u8])]) -> (Change, Vec<Finding>) {
    let parse =
        |&(role, bytes): &(Role, &[u8])| Source::parse(role, "again.csv", bytes, &[]).expect("a table");
    let sources: Vec<Source> = files.iter().map(parse).collect();
    let mut ids = SequentialIds::from(document.largest_id() + 1);
    let options = Options::on(Date::constant(2026, 11, 22));
    let import = read(&sources, document, &options, &mut ids, &mut |_| true).expect("readable");
    let findings = import.findings.clone();
    (document.compare(&import.into_rows().collect()), findings)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: proptest::test_runner::RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn topics_and_ways_written_and_brought_in_again_change_nothing(document in documents()) {
        let (topics, ways) = (topics(&document), channels(&document));
        let (change, findings) = brought(&document, &[(Role::Topics, &topics), (Role::Channels, &ways)]);
        prop_assert!(change.is_empty(), "{:#?} {:#?}", change, findings);
    }
}

#[test]
fn a_list_of_before_says_nothing_of_parts_and_topics_of_ways_and_leaves_them() {
    let unit = Unit { external_id: Some("W".into()), ..Unit::new(UnitId::from_raw(1), "Warehouse") };
    let party = Party::Unit(unit.id);
    let involved = vec![Involved { party, part: Part::Consulted }];
    let topic =
        Topic { external_id: Some("T".into()), involved, ..Topic::new(TopicId::from_raw(2), "stock") };
    let way = Channel {
        id: ChannelId::from_raw(3),
        owner: party,
        kind: "phone".into(),
        address: "555".into(),
        hours: String::new(),
        purpose: String::new(),
        order: 0,
        confirmed: None,
        topic: Some(topic.id),
    };
    let rows = [Row::Unit(unit), Row::Topic(topic), Row::Channel(way)];
    let document: Document = rows.into_iter().collect();
    let topics: &[u8] = b"id,topic\nT,stock\n";
    let ways: &[u8] = b"owner,kind,address,order\nW,phone,555,0\n";
    let (change, findings) = brought(&document, &[(Role::Topics, topics), (Role::Channels, ways)]);
    assert!(change.is_empty() && findings.is_empty(), "{change:#?} {findings:#?}");
    let named: &[u8] = b"topic,accountable,informed\nkeys,W; Nobody,W\n";
    let (change, findings) = brought(&document, &[(Role::Topics, named)]);
    let Some(Row::Topic(keys)) = change.added.first() else { panic!("a topic: {change:#?}") };
    let informed = Involved { party, part: Part::Informed };
    assert_eq!((keys.owner, keys.involved.as_slice()), (Some(party), &[informed][..]));
    let [unknown] = findings.as_slice() else { panic!("one finding: {findings:#?}") };
    assert_eq!((unknown.value.as_str(), unknown.slot(), unknown.told(0)), ("Nobody", Some(Slot::Part), "A"));
}

#[test]
fn what_somebody_changed_in_the_sheet_is_all_that_changes() {
    let units = "id,name\nW,Warehouse\nS,Sales\n";
    let source = Source::parse(Role::Units, "u.csv", units.as_bytes(), &[]).expect("a table");
    let options = Options::on(Date::constant(2026, 11, 22));
    let import =
        read(&[source], &Document::default(), &options, &mut SequentialIds::default(), &mut |_| true);
    let mut rows: Vec<Row> = import.expect("readable").into_rows().collect();
    let ends: Vec<End> = rows
        .iter()
        .filter_map(|row| if let Row::Unit(u) = row { Some(End::Unit(u.id)) } else { None })
        .collect();
    let item = Item { id: ItemId::from_raw(500), name: "stock".into(), kind: ItemKind::Resource };
    let need = Need::new(NeedId::from_raw(501), ends[0], ends[1], item.id);
    rows.extend([Row::Item(item), Row::Need(need)]);
    let document: Document = rows.into_iter().collect();
    let text = String::from_utf8(needs(&document)).expect("text");
    let id = NeedId::from_raw(501).to_string();
    assert!(text.contains(&format!("{id},W,S,stock,resource")), "{text}");

    let turned = text.replace(&format!("{id},W,S"), &format!("{id},S,W"));
    let (change, findings) = changes(&document, "n.csv", turned.as_bytes());
    assert_eq!((change.added.len(), change.updated.len(), findings.len()), (0, 1, 0), "{change:?}");
    let Some((_, Row::Need(after))) = change.updated.first() else { panic!("a need") };
    assert_eq!(
        (after.id, after.external_id.as_deref(), after.customer),
        (NeedId::from_raw(501), None, ends[1])
    );
}

#[test]
fn real_files_come_back() {
    let folder =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/../src-tauri/crates/api/sample/nusantara/id");
    let source = |(role, _): &(Role, Writer)| {
        let name = format!("{role:?}.csv").to_lowercase();
        let bytes = std::fs::read(format!("{folder}/{name}")).expect("the sample");
        Source::parse(*role, &name, &bytes, &[]).expect("a table")
    };
    let sources: Vec<Source> = FILES.iter().map(source).collect();
    let options = Options::on(Date::constant(2026, 11, 22));
    let import = read(&sources, &Document::default(), &options, &mut SequentialIds::default(), &mut |_| true)
        .expect("readable");
    let document: Document = import.into_rows().collect();
    let (again, findings) = read_again(&document);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(plain(&again), plain(&document));
}

#[test]
fn a_list_takes_nobody_out_of_a_set_and_says_who_is_in_a_new_one() {
    let units = "id,name,parent_id\nD,Trade,\nW,Warehouse,D\nS,Sales,D\nP,Payroll,\n";
    let list = "customer,supplier,item,set,suppliers_under\nP,W,shifts,lists,D\nP,S,shifts,lists,\n";
    let bring = |document: &Document, files: &[(Role, &str)]| {
        let source = |&(role, text): &(Role, &str)| Source::parse(role, "l.csv", text.as_bytes(), &[]).ok();
        let sources: Vec<Source> = files.iter().filter_map(source).collect();
        let mut ids = SequentialIds::from(document.largest_id() + 1);
        let options = Options::on(Date::constant(2026, 11, 22));
        let import = read(&sources, document, &options, &mut ids, &mut |_| true).expect("readable");
        (import.findings.len(), import.into_rows().collect::<Document>())
    };
    let (found, document) = bring(&Document::default(), &[(Role::Units, units), (Role::Needs, list)]);
    let sets: Vec<&NeedSet> = document.need_sets().iter().collect();
    let [set] = sets[..] else { panic!("one set: {sets:?}") };
    let trade = document.units().iter().find(|unit| unit.name == "Trade").map(|unit| unit.id);
    assert_eq!((found, set.customers, Some(set.suppliers)), (0, Members::These, trade.map(Members::Under)));
    assert_eq!(document.needs_in_set(set.id).count(), 2);

    for again in [
        list,
        "customer,supplier,item\nP,W,shifts\nP,S,shifts\n",
        "customer,supplier,item,set\nP,W,shifts,\n",
    ] {
        let (found, after) = bring(&document, &[(Role::Needs, again)]);
        assert_eq!((found, document.compare(&after)), (0, Change::default()), "{again}");
    }
    let wrong =
        list.replace("lists,D", "more,nowhere").replace("suppliers_under", "suppliers_under,customers_level");
    let wrong = wrong.replace("lists,\n", "some,,none\n");
    let (found, _) = bring(&document, &[(Role::Needs, &wrong)]);
    assert_eq!(found, 2, "a unit that is not there, and a level that is no number");
}

#[test]
fn what_no_file_speaks_of_stays_as_it_is() {
    let mut ids = SequentialIds::default();
    let unit = Unit::new(UnitId::mint(&mut ids), "Sales");
    let key = ReviewKey { kind: ReviewKind::Isolated, level: ReviewLevel::Any, about: vec![unit.id.into()] };
    let decision = Decision {
        id: DecisionId::mint(&mut ids),
        key,
        outcome: Outcome::Accepted,
        because: "it is new".into(),
        who: String::new(),
        until: None,
        by: "Ayu".into(),
        at: 0,
        facts: Facts::default(),
    };
    let question = OpenQuestion {
        id: QuestionId::mint(&mut ids),
        text: "Who fixes chairs?".into(),
        asked: Vec::new(),
        topic: None,
        unreached: None,
    };
    let document: Document =
        [Row::Unit(unit), Row::Decision(decision), Row::OpenQuestion(question)].into_iter().collect();
    let source = Source::parse(Role::Topics, "t.csv", b"topic,owner\nleave,Sales\n", &[]).expect("a table");
    let options = Options::on(Date::constant(2026, 11, 22));
    let import = read(&[source], &document, &options, &mut ids, &mut |_| true).expect("readable");
    let change = document.compare(&import.into_rows().collect());
    assert_eq!((change.removed, change.updated.len(), change.added.len()), (Vec::new(), 0, 1));
}
