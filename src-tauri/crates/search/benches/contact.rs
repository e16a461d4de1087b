//! How long answers take in an organisation of 100,000 people and 20,000 topics, how many of 400 questions find
//! what they are about among the first five (half of them with one slip), and how long each keystroke of
//! them takes. Made the same way every time.

#![expect(clippy::print_stdout, reason = "the report of a benchmark")]

use simpul_model::{
    Assignment, AssignmentId, Document, Party, Person, PersonId, Position, PositionId, Row, Topic, TopicId,
    Unit, UnitId,
};
use simpul_search::{Index, Question, answers};
use std::time::{Duration, Instant};

const PEOPLE: u64 = 100_000;
const UNITS: u64 = 1_500;
const TOPICS: u64 = 20_000;
const QUESTIONS: u64 = 100;

fn main() {
    let today = jiff::civil::date(2026, 11, 22);
    let document = organisation();
    let start = Instant::now();
    let index = Index::build(&document, today);
    println!("index of {PEOPLE} people and {TOPICS} topics: {:?}", start.elapsed());
    let first = |text: &str| {
        let question = Question { text, limit: 5, ..Question::default() };
        let start = Instant::now();
        let given = answers(&document, &index, question, today);
        (start.elapsed(), given)
    };
    let mut keys: Vec<Duration> = Vec::new();
    for (of, name, many) in
        [("topics", topic_name as fn(u64) -> String, TOPICS), ("people", person_name, PEOPLE)]
    {
        for slip in [false, true] {
            let mut took: Vec<Duration> = Vec::new();
            let mut found = 0;
            for at in 0..QUESTIONS {
                let wanted = name(at * 7_919 % many);
                let asked = if slip { mistyped(&wanted, at) } else { wanted.clone() };
                let (time, given) = first(&asked);
                took.push(time);
                found += u64::from(given.iter().any(|answer| answer.matched.text == wanted));
                let typed = asked.char_indices().map(|(start, letter)| &asked[..start + letter.len_utf8()]);
                keys.extend(typed.map(|so_far| first(so_far).0));
            }
            let how = if slip { "with one slip" } else { "as they stand" };
            println!("{of} {how}: {found} of {QUESTIONS} found; {}", spread(&mut took));
        }
    }
    println!("{} keystrokes: {}", keys.len(), spread(&mut keys));
}

fn spread(took: &mut [Duration]) -> String {
    took.sort_unstable();
    let at = |share: usize| took[(took.len() - 1) * share / 100];
    format!("p50 {:?}, p95 {:?}, longest {:?}", at(50), at(95), at(100))
}

/// Syllables that differ between neighbours.
const HEADS: [&str; 20] = [
    "ba", "ca", "da", "fo", "ga", "hu", "ji", "ka", "le", "mo", "nu", "pa", "ra", "si", "ta", "wu", "ya",
    "ze", "pri", "sta",
];

fn word(number: u64) -> String {
    let syllable = |at: u64| HEADS[(number / 20_u64.pow(at as u32) * 7 + at * 3) as usize % 20];
    format!("{}{}{}n", syllable(0), syllable(1), syllable(2))
}

/// Four words, each of a small set, so that every one stands in hundreds of names.
fn topic_name(topic: u64) -> String {
    let part = |at: u64, many: u64, from: u64| word(from + topic / at % many);
    format!("{} {} {} {}", part(1, 70, 0), part(70, 40, 100), part(2_800, 26, 200), part(31, 60, 300))
}

/// 140 first names and some thousands of second ones.
fn person_name(person: u64) -> String {
    format!("{} {}", word(1_000 + person % 140), word(2_000 + person * 31 % 4_000))
}

fn mistyped(name: &str, at: u64) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    match at % 4 {
        0 => drop(letters.remove(3)),
        1 => letters.insert(3, 'x'),
        2 => letters[3] = 'x',
        _ => letters.swap(2, 3),
    }
    letters.into_iter().collect()
}

fn organisation() -> Document {
    let units = (1..=UNITS).map(|id| {
        let parent = (id > 1).then(|| UnitId::from_raw(id / 8 + 1).min(UnitId::from_raw(id - 1)));
        let name = format!("{} Department {}", word(4_000 + id % 10), word(5_000 + id % 26));
        Row::Unit(Unit { parent, ..Unit::new(UnitId::from_raw(id), name) })
    });
    let positions = (1..=PEOPLE).map(|id| {
        let manager = (id > 1).then(|| PositionId::from_raw(id / 6 + 1).min(PositionId::from_raw(id - 1)));
        let unit = Some(UnitId::from_raw(id % UNITS + 1));
        let title = format!("{} {}", word(6_000 + id % 9), word(7_000 + id % 41));
        Row::Position(Position { manager, unit, ..Position::new(PositionId::from_raw(id), title) })
    });
    let people = (1..=PEOPLE).map(|id| {
        let name = person_name(id - 1);
        let email = format!("{}@example.org", name.replace(' ', "."));
        let phone = format!("+00 555 {:07}", id * 7_919 % 10_000_000);
        Row::Person(Person { email, phone, ..Person::new(PersonId::from_raw(id), name) })
    });
    let held = (1..=PEOPLE).map(|id| {
        let (position, person) = (PositionId::from_raw(id), PersonId::from_raw(id));
        Row::Assignment(Assignment::new(AssignmentId::from_raw(id), person, position))
    });
    let topics = (0..TOPICS).map(|at| {
        Row::Topic(Topic {
            id: TopicId::from_raw(at + 1),
            external_id: Some(format!("T-{at:05}")),
            name: topic_name(at),
            synonyms: vec![format!("help with {}", word(6_500 + at % 700))],
            owner: Some(Party::Position(PositionId::from_raw(at % PEOPLE + 1))),
            backup: None,
            reply_within: String::new(),
            send_along: String::new(),
            confirmed: None,
            involved: Vec::new(),
        })
    });
    units.chain(positions).chain(people).chain(held).chain(topics).collect()
}
