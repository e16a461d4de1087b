//! What holds for every question.

use crate::sample::{Sample, rows};
use proptest::prelude::*;
use simpul_model::{Row, Topic, TopicId, fold_words};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static ENGLISH: LazyLock<Sample> = LazyLock::new(|| Sample::read("en"));

static QUESTIONS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("questions.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('|').nth(1)).map(str::trim).collect()
});

/// Every word of five letters or more that the sample uses.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words = BTreeSet::new();
    for row in [rows("en"), rows("id")].concat() {
        match row {
            Row::Topic(topic) => words.extend(fold_words(&topic.name)),
            Row::Position(position) => words.extend(fold_words(&position.duties)),
            _ => {}
        }
    }
    words.into_iter().filter(|word| word.chars().count() >= 5).collect()
});

/// A topic for each word, owned by nobody, so that each answers for itself.
static TOPICS: LazyLock<Sample> = LazyLock::new(|| {
    let topic = |(at, word): (usize, &String)| {
        Row::Topic(Topic {
            id: TopicId::from_raw(at as u64 + 1),
            external_id: None,
            name: word.clone(),
            synonyms: Vec::new(),
            owner: None,
            backup: None,
            reply_within: String::new(),
            send_along: String::new(),
            confirmed: None,
            involved: Vec::new(),
        })
    };
    Sample::of(WORDS.iter().enumerate().map(topic).collect())
});

/// One slip behind the first letter.
fn mistype(word: &str, kind: usize, place: usize, letter: char) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + place % (letters.len() - 1);
    match kind {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at - 1, at),
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn case_and_accents_do_not_matter(
        at in any::<prop::sample::Index>(), upper in any::<u64>(), accents in any::<u64>(),
    ) {
        let question = QUESTIONS[at.index(QUESTIONS.len())];
        let mut dressed = String::new();
        for (at, c) in question.chars().enumerate() {
            let flag = |bits: u64| bits >> (at % 64) & 1 == 1;
            if flag(upper) { dressed.extend(c.to_uppercase()) } else { dressed.push(c) }
            if c.is_alphabetic() && flag(accents) { dressed.push('\u{301}') }
        }
        prop_assert_eq!(ENGLISH.ask(question, 5), ENGLISH.ask(&dressed, 5));
    }

    #[test]
    fn one_slip_in_a_longer_word_still_finds_it(
        at in any::<prop::sample::Index>(), kind in 0..4_usize, place in 0..40_usize, letter in proptest::char::range('a', 'z'),
    ) {
        let word = &WORDS[at.index(WORDS.len())];
        let asked = mistype(word, kind, place, letter);
        let answers = TOPICS.ask(&asked, 1000);
        prop_assert!(answers.iter().any(|answer| &answer.matched.text == word), "{} for {}", asked, word);
    }

    #[test]
    fn order_of_input_does_not_matter(
        at in any::<prop::sample::Index>(), rows in Just(rows("en")).prop_shuffle(),
    ) {
        let question = QUESTIONS[at.index(QUESTIONS.len())];
        prop_assert_eq!(Sample::of(rows).ask(question, 5), ENGLISH.ask(question, 5));
    }

    #[test]
    fn a_topic_laid_over_an_index_is_found_as_in_one_built_anew(
        at in any::<prop::sample::Index>(), which in 0..60_usize, name in 0..500_usize, synonyms in prop::collection::vec(0..500_usize, 0..4),
        numbered in any::<bool>(),
    ) {
        let word = |at: usize| WORDS[at % WORDS.len()].clone();
        let topics: Vec<&Topic> = ENGLISH.document.topics().iter().collect();
        let mut topic = match topics.get(which) {
            Some(&topic) => topic.clone(),
            None => Topic::new(TopicId::from_raw(9_000_000), ""),
        };
        topic.name = format!("{} {}", word(name), word(name / 3));
        topic.synonyms = synonyms.into_iter().map(word).collect();
        topic.external_id = numbered.then(|| format!("T-{name}"));
        let id = topic.id;
        let rows = ENGLISH.document.rows().filter(|row| row.record() != id.into());
        let after = Sample::of(rows.chain([Row::Topic(topic.clone())]).collect());
        let over = Sample {
            index: ENGLISH.index.with_topic(&ENGLISH.document, &after.document, id),
            document: after.document.clone(),
        };
        let asked = [QUESTIONS[at.index(QUESTIONS.len())], &topic.name, &mistype(&word(name), name % 4, at.index(9), 'x')];
        for question in asked {
            prop_assert_eq!(over.ask(question, 20), after.ask(question, 20), "{}", question);
            prop_assert_eq!(over.index.search(question, &[], 20), after.index.search(question, &[], 20), "{}", question);
        }
    }
}
