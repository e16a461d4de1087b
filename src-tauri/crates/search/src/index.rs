//! The full-text index: words in order, each with the records it stands in.

mod build;
mod over;

use crate::candidate::Seat;
use crate::lexicon::{Phrase, SHIPPED, Says};
use crate::line::Line;
use crate::reach::Look;
use crate::terms::Terms;
use over::Over;
use simpul_model::{Date, RecordKind, RecordRef, fold_words, words};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// Words in order, each with its postings. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Index {
    base: Arc<Base>,
    /// One topic as it is being written, over all that was read.
    over: Option<Arc<Over>>,
}

/// What was read from a document.
#[derive(Debug, Clone, Default)]
struct Base {
    words: Vec<(Box<str>, Vec<Posting>)>,
    records: Vec<Entry>,
    /// Where each record stands among them.
    places: BTreeMap<RecordRef, u32>,
    terms: Terms,
    /// Who answers for each record on the day it was made: a word just begun fits thousands.
    seats: Vec<Option<Seat>>,
    day: Option<Date>,
    /// Words of the company that mean the same.
    synonyms: Vec<Vec<Phrase>>,
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    /// The place of the record.
    entry: u32,
    field: Field,
    /// It is the whole of a name or synonym.
    whole: bool,
}

#[derive(Debug, Clone)]
struct Entry {
    record: RecordRef,
    text: Box<str>,
    /// How many words it is called by.
    words: u16,
}

impl Entry {
    fn new(record: RecordRef, text: &str) -> Self {
        let words = words(text).count().try_into().unwrap_or(u16::MAX);
        Self { record, text: text.into(), words }
    }
}

/// What a record goes by in answers: between any two there is room for one more.
const fn number(place: u32) -> u32 {
    2 * place + 1
}

impl Index {
    /// The records that fit best, best first: those in which every word of the question begins some word,
    /// else those in which most do, and never one with nothing but what holds a sentence together. None of `kinds`
    /// means all kinds. O(matches log matches).
    pub fn find(&self, question: &str, kinds: &[RecordKind], limit: usize) -> Vec<RecordRef> {
        self.search(question, kinds, limit).into_iter().map(|found| found.record).collect()
    }

    /// As [`Self::find`], with scores and reasons.
    pub fn search(&self, question: &str, kinds: &[RecordKind], limit: usize) -> Vec<Found> {
        let mut asked = fold_words(question);
        asked.sort_unstable();
        asked.dedup();
        let tells = |word: &&String| SHIPPED.says(word) == Says::Content;
        let only_light = !asked.iter().any(|word| tells(&word));
        // Entry → words found, score, least sure match, whether one of them is what the question is about.
        let mut hits: BTreeMap<u32, (usize, f64, WordMatch, bool)> = BTreeMap::new();
        for word in &asked {
            let counts = only_light || tells(&word);
            for (entry, (score, how)) in self.word_hits(word, kinds) {
                let hit = hits.entry(entry).or_insert((0, 0.0, WordMatch::Exact, false));
                *hit = (hit.0 + 1, hit.1 + score, hit.2.max(how), hit.3 || counts);
            }
        }
        hits.retain(|_, hit| hit.3);
        let most = hits.values().map(|hit| hit.0).max().unwrap_or(0);
        let mut best: Vec<(u32, f64, WordMatch)> = hits
            .into_iter()
            .filter(|(_, hit)| hit.0 == most)
            .map(|(entry, (_, score, how, _))| (entry, score, how))
            .collect();
        // Who is called so and no more comes before who is called so among other words; entries are numbered in tie
        // order.
        let longer = |entry: u32| usize::from(self.length(entry)) != asked.len();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(longer(a.0).cmp(&longer(b.0))).then(a.0.cmp(&b.0)));
        best.truncate(limit);
        let found = |(entry, score, how): (u32, f64, WordMatch)| {
            let (record, text) = self.record_at(entry);
            Found { record, score, how, text: text.to_owned() }
        };
        best.into_iter().map(found).collect()
    }

    /// The words that begin so, in order, with their places.
    pub(crate) fn beginning<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        let words = &self.base.words;
        let start = words.partition_point(|(known, _)| known.as_ref() < word);
        let known = words[start..].iter().map(|(known, _)| known.as_ref()).zip(start..);
        let known = known.take_while(move |(known, _)| known.starts_with(word));
        let mut known = known.filter(|&(_, at)| self.times(at) > 0).peekable();
        let mut new = self.over.iter().flat_map(move |over| over.beginning(word)).peekable();
        std::iter::from_fn(move || {
            let is_new = match (known.peek(), new.peek()) {
                (Some((known, _)), Some((new, _))) => new < known,
                (known, _) => known.is_none(),
            };
            let (word, at) =
                if is_new { new.next().map(|(w, at)| (w, words.len() + at)) } else { known.next() }?;
            Some((at, word))
        })
    }

    /// The word at a place, and how much it says for being rare.
    pub(crate) fn word(&self, at: usize) -> (&str, f64) {
        (self.text(at), self.rare(at))
    }

    /// Where the word at a place stands: in which record, of which kind, in which field, and whether it is the
    /// whole of a name or synonym.
    pub(crate) fn postings(&self, at: usize) -> impl Iterator<Item = (u32, RecordKind, Field, bool)> {
        let gone = self.over.as_ref().and_then(|over| over.gone);
        let known = self.base.words.get(at).into_iter().flat_map(|(_, postings)| postings);
        let known = known.filter(move |posting| Some(posting.entry) != gone).map(|posting| {
            let kind = self.base.records[posting.entry as usize].record.kind();
            (number(posting.entry), kind, posting.field, posting.whole)
        });
        let new = self.over.iter().filter_map(move |over| {
            let (field, whole) = over.posting(at, self.base.words.len())?;
            Some((over.number, over.entry.record.kind(), field, whole))
        });
        known.chain(new)
    }

    /// A record, and what it is called.
    pub(crate) fn record_at(&self, entry: u32) -> (RecordRef, &str) {
        let entry = self.entry(entry);
        (entry.record, &entry.text)
    }

    /// How many words a record is called by.
    pub(crate) fn length(&self, entry: u32) -> u16 {
        self.entry(entry).words
    }

    fn entry(&self, entry: u32) -> &Entry {
        let own = self.over.as_ref().filter(|over| over.number == entry).map(|over| &over.entry);
        own.unwrap_or_else(|| &self.base.records[(entry / 2) as usize])
    }

    /// Who answers for a record on the day looked at.
    pub(crate) fn seat(&self, look: Look<'_>, entry: u32, line: &mut Line<'_>) -> Option<Seat> {
        let is_read = self.over.as_ref().is_none_or(|over| over.number != entry);
        match is_read && self.base.day == Some(look.today) {
            true => self.base.seats[(entry / 2) as usize],
            false => Seat::of(look, self.record_at(entry).0, line),
        }
    }

    /// Where a record stands among those of its kind: by external id, then by folded name, then by id. Who
    /// sorts by it need not fold names again. One that is not in the index comes last.
    pub(crate) fn place(&self, record: RecordRef) -> u32 {
        match self.over.as_ref().filter(|over| over.entry.record == record) {
            Some(over) => over.number,
            None => self.base.places.get(&record).copied().map_or(u32::MAX, number),
        }
    }

    /// The words that share one of these roots, in order, each once.
    pub(crate) fn kin(&self, roots: &[String]) -> Vec<u32> {
        let known = self.base.terms.kin(roots);
        let Some(over) = &self.over else { return known };
        let new = over.terms.kin(roots).into_iter().map(|at| self.base.words.len() as u32 + at);
        self.in_order(known.into_iter().chain(new).collect(), |&at| at)
    }

    /// The words that may have been meant by a mistyped one, with the number of typos, in order; see [`Terms`].
    pub(crate) fn mistyped(&self, asked: &str) -> Vec<(u32, usize)> {
        let known = self.base.terms.mistyped(asked);
        let Some(over) = &self.over else { return known };
        let new = over.terms.mistyped(asked).into_iter();
        let new = new.map(|(at, count)| (self.base.words.len() as u32 + at, count));
        self.in_order(known.into_iter().chain(new).collect(), |&(at, _)| at)
    }

    /// The order of the words at two places.
    pub(crate) fn in_word_order(&self, a: u32, b: u32) -> Ordering {
        match self.over {
            None => a.cmp(&b),
            Some(_) => self.text(a as usize).cmp(self.text(b as usize)),
        }
    }

    /// Groups of words that the company says mean the same.
    pub(crate) fn synonyms(&self) -> &[Vec<Phrase>] {
        &self.base.synonyms
    }

    /// Those that still stand somewhere, in the order of their words.
    fn in_order<T>(&self, mut found: Vec<T>, at: impl Fn(&T) -> u32) -> Vec<T> {
        found.retain(|one| self.times(at(one) as usize) > 0);
        found.sort_by(|a, b| self.text(at(a) as usize).cmp(self.text(at(b) as usize)));
        found
    }

    fn text(&self, at: usize) -> &str {
        let known = self.base.words.get(at).map(|(word, _)| word.as_ref());
        let new = || self.over.as_ref().and_then(|over| over.word(at - self.base.words.len()));
        known.or_else(new).unwrap_or_default()
    }

    /// In how many records the word at a place stands.
    fn times(&self, at: usize) -> usize {
        let known = self.base.words.get(at).map_or(0, |(_, postings)| postings.len());
        let Some(over) = &self.over else { return known };
        let added = over.posting(at, self.base.words.len()).is_some();
        known + usize::from(added) - usize::from(over.has_left(at))
    }

    fn len(&self) -> usize {
        let more = self.over.as_ref().map_or(0, |over| usize::from(over.gone.is_none()));
        self.base.records.len() + more
    }

    /// Rare words say more: inverse document frequency (Spärck Jones, "A statistical interpretation of term
    /// specificity", 1972).
    fn rare(&self, at: usize) -> f64 {
        (1.0 + self.len() as f64 / self.times(at) as f64).ln()
    }

    /// What one word of a question is worth in each record that has it.
    fn word_hits(&self, word: &str, kinds: &[RecordKind]) -> BTreeMap<u32, (f64, WordMatch)> {
        let mut hits: BTreeMap<u32, (f64, WordMatch)> = BTreeMap::new();
        for (at, known) in self.beginning(word) {
            let (how, sure) = if known.len() == word.len() {
                (WordMatch::Exact, 1.0)
            } else {
                (WordMatch::Prefix, 0.7 * word.len() as f64 / known.len() as f64)
            };
            let rare = self.rare(at);
            for (entry, kind, field, _) in self.postings(at) {
                if !kinds.is_empty() && !kinds.contains(&kind) {
                    continue;
                }
                let score = rare * sure * field.weight();
                let hit = hits.entry(entry).or_insert((0.0, how));
                if score > hit.0 {
                    *hit = (score, how);
                }
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests;
