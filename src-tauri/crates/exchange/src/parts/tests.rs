use super::*;
use crate::table::{csv, xlsx};
use proptest::prelude::*;

const UNITS: [&str; 3] = ["Finance", "finance", "HR [U-1]"];
const TITLES: [&str; 4] = ["Clerk", "Clerk", "=Lead", "Finance"];
const NAMES: [&str; 5] = ["leave", "Leave", "-payslip", "Total", "topic, \"room\""];

/// Units, positions and people of which some are called alike; every second one has an id of its own, of which two are
/// the same.
fn parties() -> Vec<Row> {
    let mut rows = Vec::new();
    for (raw, name) in (1..).zip(UNITS) {
        let external_id = (raw % 2 == 1).then(|| "U-1".to_owned());
        rows.push(Row::Unit(Unit { external_id, ..Unit::new(UnitId::from_raw(raw), name) }));
    }
    for (raw, title) in (11..).zip(TITLES) {
        let external_id = (raw % 2 == 1).then(|| format!("P-{raw}"));
        rows.push(Row::Position(Position { external_id, ..Position::new(PositionId::from_raw(raw), title) }));
    }
    rows.extend([21, 22].map(|raw| Row::Person(Person::new(PersonId::from_raw(raw), "Sari"))));
    rows
}

fn any_party() -> impl Strategy<Value = Party> {
    prop_oneof![
        (1..4_u64).prop_map(|raw| Party::Unit(UnitId::from_raw(raw))),
        (11..15_u64).prop_map(|raw| Party::Position(PositionId::from_raw(raw))),
        (21..23_u64).prop_map(|raw| Party::Person(PersonId::from_raw(raw))),
    ]
}

fn any_topic(raw: u64) -> impl Strategy<Value = Topic> {
    let part = (any_party(), prop::sample::select(&Part::ALL[..]));
    let parts = prop::collection::vec(part, 0..6);
    (parts, 0..NAMES.len(), 0..4_u64).prop_map(move |(parts, name, external)| {
        let mut said: BTreeMap<Party, Vec<Part>> = BTreeMap::new();
        for (party, part) in parts {
            said.entry(party).or_default().push(part);
        }
        let said: Vec<(Party, Vec<Part>)> = said.into_iter().collect();
        let topic = Topic::new(TopicId::from_raw(raw), NAMES[name]).with_parts(&said);
        Topic { external_id: (external > 1).then(|| format!("T-{external}")), ..topic }
    })
}

fn any_document() -> impl Strategy<Value = Document> {
    let topics: Vec<_> = (101..107).map(any_topic).collect();
    topics.prop_map(|topics| parties().into_iter().chain(topics.into_iter().map(Row::Topic)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_written_is_read_again_as_it_was(document in any_document()) {
        let topics: Vec<&Topic> = document.topics().iter().collect();
        let table = table(&document, &topics, "RACI");
        let day = "2026-11-26".parse().unwrap();
        for bytes in [csv(&table), xlsx(&table, day).unwrap()] {
            let (lines, faults) = read(&document, "raci", &bytes).unwrap();
            prop_assert_eq!(faults, vec![]);
            prop_assert_eq!(lines.len(), topics.len());
            for line in lines {
                let Which::Known(id) = line.topic else { panic!("{:?} is there", line.topic) };
                let was = document.topics().get(id).unwrap();
                let bare = Topic { owner: None, involved: Vec::new(), ..was.clone() };
                // Of several accountable the table does not say whose it is: all are.
                prop_assert_eq!(bare.with_parts(&line.said).parts(), was.parts());
                prop_assert_eq!(&was.with_parts(&line.said), was, "it changes nothing");
            }
        }
    }
}

fn small() -> Document {
    let topic = Topic::new(TopicId::from_raw(101), "leave");
    parties().into_iter().chain([Row::Topic(topic)]).collect()
}

#[test]
fn a_table_of_somebody_elses_is_read_as_far_as_it_is_understood() {
    let text = "Topik;HR [U-1];Clerk;Lead;P-13\nLEAVE;a/R;x;;c, i\nparking;;;;A\n;R;;;\nleave;R;;;\n";
    let (lines, faults) = read(&small(), "raci.csv", text.as_bytes()).unwrap();
    let faults: Vec<_> = faults.iter().map(|fault| (fault.line, fault.kind.code())).collect();
    assert_eq!(faults, [(1, "unknown-role"), (1, "unknown-role"), (4, "no-topic"), (5, "twice-topic")]);
    let lead = Party::Position(PositionId::from_raw(13));
    let hr = Party::Unit(UnitId::from_raw(3));
    let both = vec![Part::Responsible, Part::Accountable];
    let said = vec![(hr, both), (lead, vec![Part::Consulted, Part::Informed])];
    let first = PartsLine { line: 2, topic: Which::Known(TopicId::from_raw(101)), said };
    let said = vec![(hr, vec![]), (lead, vec![Part::Accountable])];
    let new = PartsLine { line: 3, topic: Which::New(None, "parking".into()), said };
    assert_eq!(lines, [first, new]);
}

#[test]
fn letters_that_mean_nothing_leave_what_stands() {
    let text = "topic,P-13,P-11\nleave,boss,I\n";
    let (lines, faults) = read(&small(), "raci.csv", text.as_bytes()).unwrap();
    assert_eq!((faults[0].kind, faults[0].value.as_str()), (PartsFaultKind::BadLetters, "boss"));
    assert_eq!(lines[0].said, [(Party::Position(PositionId::from_raw(11)), vec![Part::Informed])]);
    assert!(matches!(read(&small(), "x.csv", b"a,b\n1,2\n"), Err(PartsError::NoTopics)));
}
