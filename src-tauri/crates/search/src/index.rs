//! The full-text index: words in order, each with the records it stands in.

mod build;

use crate::candidate::Seat;
use crate::lexicon::Phrase;
use crate::line::Line;
use crate::reach::Look;
use crate::terms::Terms;
use simpul_model::{Date, RecordKind, RecordRef, fold_words};
use std::collections::BTreeMap;

/// Where a word stands, and what it is worth there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// What the record is called.
    Name,
    /// Other words for it.
    Synonym,
    /// What it does, in words.
    Text,
    /// What it belongs to.
    Context,
}

impl Field {
    pub(crate) const fn weight(self) -> f64 {
        match self {
            Self::Name => 1.0,
            Self::Synonym => 0.9,
            Self::Text => 0.5,
            Self::Context => 0.25,
        }
    }
}

/// How the least sure word of a question was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordMatch {
    /// As it stands.
    Exact,
    /// As the beginning of a word.
    Prefix,
}

/// A record found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Which record.
    pub record: RecordRef,
    /// How well it fits; comparable within one question only.
    pub score: f64,
    /// How its least sure word was found.
    pub how: WordMatch,
    /// The text that matched best.
    pub text: String,
}

/// Words in order, each with its postings.
#[derive(Debug, Clone, Default)]
pub struct Index {
    words: Vec<(Box<str>, Vec<Posting>)>,
    records: Vec<Entry>,
    /// Where each record stands among them.
    places: BTreeMap<RecordRef, u32>,
    pub(crate) terms: Terms,
    /// Who answers for each record on the day it was made: a word just begun fits thousands.
    seats: Vec<Option<Seat>>,
    day: Option<Date>,
    /// Words of the company that mean the same.
    pub(crate) synonyms: Vec<Vec<Phrase>>,
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    entry: u32,
    field: Field,
    /// It is the whole of a name or synonym.
    whole: bool,
}

#[derive(Debug, Clone)]
struct Entry {
    record: RecordRef,
    text: Box<str>,
}

impl Index {
    /// The records that fit best, best first: those in which every word of the question begins some word,
    /// else those in which most do. None of `kinds` means all kinds. O(matches log matches).
    pub fn find(&self, question: &str, kinds: &[RecordKind], limit: usize) -> Vec<RecordRef> {
        self.search(question, kinds, limit).into_iter().map(|found| found.record).collect()
    }

    /// As [`Self::find`], with scores and reasons.
    pub fn search(&self, question: &str, kinds: &[RecordKind], limit: usize) -> Vec<Found> {
        let mut asked = fold_words(question);
        asked.sort_unstable();
        asked.dedup();
        // Entry → words found, score, least sure match.
        let mut hits: BTreeMap<u32, (usize, f64, WordMatch)> = BTreeMap::new();
        for word in &asked {
            for (entry, (score, how)) in self.word_hits(word, kinds) {
                let hit = hits.entry(entry).or_insert((0, 0.0, WordMatch::Exact));
                *hit = (hit.0 + 1, hit.1 + score, hit.2.max(how));
            }
        }
        let most = hits.values().map(|hit| hit.0).max().unwrap_or(0);
        let mut best: Vec<(u32, f64, WordMatch)> = hits
            .into_iter()
            .filter(|(_, hit)| hit.0 == most)
            .map(|(entry, (_, score, how))| (entry, score, how))
            .collect();
        // Entries are numbered in tie order.
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.truncate(limit);
        let found = |(entry, score, how): (u32, f64, WordMatch)| {
            let entry = &self.records[entry as usize];
            Found { record: entry.record, score, how, text: entry.text.to_string() }
        };
        best.into_iter().map(found).collect()
    }

    /// The words that begin so, in order, with their places.
    pub(crate) fn beginning<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        let start = self.words.partition_point(|(known, _)| known.as_ref() < word);
        let words = self.words[start..].iter().map(|(known, _)| known.as_ref());
        words.take_while(move |known| known.starts_with(word)).enumerate().map(move |(at, k)| (start + at, k))
    }

    /// The word at a place, and how much it says for being rare.
    pub(crate) fn word(&self, at: usize) -> (&str, f64) {
        let (word, postings) = &self.words[at];
        (word, self.rare(postings))
    }

    /// Where the word at a place stands: in which record, of which kind, in which field, and whether it is the
    /// whole of a name or synonym.
    pub(crate) fn postings(&self, at: usize) -> impl Iterator<Item = (u32, RecordKind, Field, bool)> {
        let kind = |entry: u32| self.records[entry as usize].record.kind();
        self.words[at].1.iter().map(move |p| (p.entry, kind(p.entry), p.field, p.whole))
    }

    /// A record, and what it is called.
    pub(crate) fn record_at(&self, entry: u32) -> (RecordRef, &str) {
        let entry = &self.records[entry as usize];
        (entry.record, &entry.text)
    }

    /// Who answers for a record on the day looked at.
    pub(crate) fn seat(&self, look: Look<'_>, entry: u32, line: &mut Line<'_>) -> Option<Seat> {
        match self.day == Some(look.today) {
            true => self.seats[entry as usize],
            false => Seat::of(look, self.records[entry as usize].record, line),
        }
    }

    /// Where a record stands among those of its kind: by external id, then by folded name, then by id. Who
    /// sorts by it need not fold names again. One that is not in the index comes last.
    pub(crate) fn place(&self, record: RecordRef) -> u32 {
        self.places.get(&record).copied().unwrap_or(u32::MAX)
    }

    /// Rare words say more: inverse document frequency (Spärck Jones, "A statistical interpretation of term
    /// specificity", 1972).
    fn rare(&self, postings: &[Posting]) -> f64 {
        (1.0 + self.records.len() as f64 / postings.len() as f64).ln()
    }

    /// What one word of a question is worth in each record that has it.
    fn word_hits(&self, word: &str, kinds: &[RecordKind]) -> BTreeMap<u32, (f64, WordMatch)> {
        let mut hits: BTreeMap<u32, (f64, WordMatch)> = BTreeMap::new();
        for (at, known) in self.beginning(word) {
            let postings = &self.words[at].1;
            let (how, sure) = if known.len() == word.len() {
                (WordMatch::Exact, 1.0)
            } else {
                (WordMatch::Prefix, 0.7 * word.len() as f64 / known.len() as f64)
            };
            let rare = self.rare(postings);
            for posting in postings {
                let kind = self.records[posting.entry as usize].record.kind();
                if !kinds.is_empty() && !kinds.contains(&kind) {
                    continue;
                }
                let score = rare * sure * posting.field.weight();
                let hit = hits.entry(posting.entry).or_insert((0.0, how));
                if score > hit.0 {
                    *hit = (score, how);
                }
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
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
            })
        };
        let rows = [
            Row::Unit(Unit::new(UnitId::from_raw(1), "Warehouse")),
            Row::Unit(Unit {
                purpose: "keeps the stock".into(),
                ..Unit::new(UnitId::from_raw(2), "Logistics")
            }),
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
}
