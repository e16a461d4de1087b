//! How long answers take on 20,000 topics with 2,000 owners, and how many of 200 questions find their topic
//! among the first five: half as they stand, half with one slip. Made the same way every time.

#![expect(clippy::print_stdout, reason = "the report of a benchmark")]

use simpul_model::{Document, Party, Position, PositionId, Row, Topic, TopicId};
use simpul_search::{Index, Question, answers};
use std::time::{Duration, Instant};

const TOPICS: u64 = 20_000;
const OWNERS: u64 = 2_000;
const QUESTIONS: u64 = 200;

fn main() {
    let today = jiff::civil::date(2026, 11, 22);
    let document = organisation();
    let start = Instant::now();
    let index = Index::build(&document, today);
    println!("index of {TOPICS} topics: {:?}", start.elapsed());
    for (name, slip) in [("as they stand", false), ("with one slip", true)] {
        let mut took: Vec<Duration> = Vec::new();
        let mut found = 0;
        for at in 0..QUESTIONS / 2 {
            let topic = at * 197 % TOPICS;
            let asked = if slip { mistyped(&name_of(topic), at) } else { name_of(topic) };
            let text = format!("how do I get {asked} please");
            let start = Instant::now();
            let given =
                answers(&document, &index, Question { text: &text, limit: 5, ..Question::default() }, today);
            took.push(start.elapsed());
            let owner = Some(PositionId::from_raw(topic % OWNERS + 1));
            found += u64::from(given.iter().any(|answer| answer.owner.position == owner));
        }
        took.sort_unstable();
        let at = |share: usize| took[(took.len() - 1) * share / 100];
        println!("{name}: {found} of {} found; p50 {:?}, p95 {:?}", QUESTIONS / 2, at(50), at(95));
    }
    let mut keys: Vec<Duration> = Vec::new();
    for at in 0..QUESTIONS / 2 {
        let name = name_of(at * 197 % TOPICS);
        for end in 1..=name.len() {
            let question = Question { text: &name[..end], limit: 5, ..Question::default() };
            let start = Instant::now();
            std::hint::black_box(answers(&document, &index, question, today));
            keys.push(start.elapsed());
        }
    }
    keys.sort_unstable();
    println!(
        "{} keystrokes: p95 {:?}, longest {:?}",
        keys.len(),
        keys[keys.len() * 95 / 100],
        keys[keys.len() - 1]
    );
}

/// Two words of three syllables each; no name comes twice.
fn name_of(topic: u64) -> String {
    format!("{} {}", word(topic / 150), word(7_000 + topic % 150 * 31))
}

fn word(number: u64) -> String {
    const HEAD: [&str; 20] = [
        "ba", "ca", "da", "fo", "ga", "hu", "ji", "ka", "le", "mo", "nu", "pa", "ra", "si", "ta", "wu", "ya",
        "ze", "pri", "sta",
    ];
    let syllable = |at: u64| HEAD[(number / 20_u64.pow(at as u32) * 7 + at * 3) as usize % 20];
    format!("{}{}{}n", syllable(0), syllable(1), syllable(2))
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
    let owners = (1..=OWNERS).map(|id| {
        let manager = (id > 1).then(|| PositionId::from_raw(id / 8 + 1).min(PositionId::from_raw(id - 1)));
        Row::Position(Position { manager, ..Position::new(PositionId::from_raw(id), format!("Clerk {id}")) })
    });
    let topics = (0..TOPICS).map(|at| {
        Row::Topic(Topic {
            id: TopicId::from_raw(at + 1),
            external_id: Some(format!("T-{at:05}")),
            name: name_of(at),
            synonyms: vec![format!("help with {}", word(9_000 + at % 700 * 11))],
            owner: Some(Party::Position(PositionId::from_raw(at % OWNERS + 1))),
            backup: None,
            reply_within: String::new(),
            send_along: String::new(),
            confirmed: None,
        })
    });
    owners.chain(topics).collect()
}
