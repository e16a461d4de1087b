//! Which words of a question stand where: as they are, begun, as another form, by another word, mistyped.

use super::How;
use crate::index::{Field, Index};
use crate::lexicon::{Phrase, SHIPPED, Says, kin};
use simpul_model::RecordKind;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One word of the question.
pub(super) struct Asked {
    pub(super) word: String,
    pub(super) roots: Vec<String>,
    pub(super) says: Says,
}

/// One way in which one word was found in one record.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) entry: u32,
    pub(super) how: How,
    pub(super) own: bool,
    pub(super) field: Field,
    /// The word is all that the topic, item or person is called.
    pub(super) named: bool,
    pub(super) score: f64,
    pub(super) found: Found,
}

/// What a word of the question was found as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    /// A word of the index.
    Word(u32),
    /// One of `Search::phrases`.
    Phrase(u32),
}

impl Found {
    /// In the order of words, then of phrases.
    fn order(self, other: Self, index: &Index) -> Ordering {
        match (self, other) {
            (Self::Word(a), Self::Word(b)) => index.in_word_order(a, b),
            (a, b) => a.cmp(&b),
        }
    }
}

pub(super) struct Search<'a> {
    pub(super) index: &'a Index,
    pub(super) kinds: &'a [RecordKind],
    pub(super) phrases: Vec<String>,
}

impl Search<'_> {
    /// The records with each word of the question, in entry order.
    pub(super) fn all(&mut self, asked: &[Asked]) -> Vec<Vec<Hit>> {
        let mut hits: Vec<Vec<Hit>> = asked.iter().map(|word| self.word(word)).collect();
        self.synonyms(asked, &mut hits);
        hits.iter_mut().for_each(|hits| best_of_each(self.index, hits));
        hits
    }

    /// Whether it is a word that people of an office have others for.
    pub(super) fn is_telling(&self, asked: &Asked) -> bool {
        let groups = self.index.synonyms().iter().chain(&SHIPPED.synonyms);
        let mut ways = groups.flatten().filter(|way| way.len() == 1);
        ways.any(|way| way.iter().all(|(word, roots)| asked.word == *word || kin(&asked.roots, roots)))
    }

    /// The records with one word of the question, without synonyms.
    fn word(&self, asked: &Asked) -> Vec<Hit> {
        let mut hits = Vec::new();
        let word = asked.word.as_str();
        let letters = word.chars().count();
        for (at, known) in self.index.beginning(word) {
            if known.len() == word.len() {
                self.postings(at, How::Exact, 1.0, &mut hits);
            } else if letters > 1 && asked.says == Says::Content {
                let sure = 0.7 + 0.2 * word.len() as f64 / known.len() as f64;
                self.postings(at, How::Prefix, sure, &mut hits);
            }
        }
        if asked.says != Says::Light {
            for at in self.index.kin(&asked.roots) {
                self.postings(at as usize, How::Stem, 0.8, &mut hits);
            }
        }
        if asked.says == Says::Content {
            for (at, count) in self.index.mistyped(word) {
                self.postings(at as usize, How::Typo, 0.5 / count as f64, &mut hits);
            }
        }
        hits
    }

    /// Adds the records with what means the same as one or more words of the question.
    fn synonyms(&mut self, asked: &[Asked], hits: &mut [Vec<Hit>]) {
        let index = self.index;
        let own = index.synonyms().iter().map(|group| (true, group));
        for (own, group) in own.chain(SHIPPED.synonyms.iter().map(|group| (false, group))) {
            for (at, phrase) in group.iter().enumerate() {
                let Some(start) = stands(asked, phrase) else { continue };
                for (_, other) in group.iter().enumerate().filter(|(other, _)| *other != at) {
                    let mut same = self.phrase(other);
                    same.iter_mut().for_each(|hit| hit.own = own);
                    hits[start..start + phrase.len()].iter_mut().for_each(|hits| hits.extend(same.clone()));
                }
            }
        }
    }

    /// The records that have every word of a phrase.
    fn phrase(&mut self, phrase: &Phrase) -> Vec<Hit> {
        let text = phrase.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
        let mut together: Option<BTreeMap<u32, Hit>> = None;
        for (_, roots) in phrase {
            let mut hits = Vec::new();
            for at in self.index.kin(roots) {
                self.postings(at as usize, How::Synonym, 0.6, &mut hits);
            }
            best_of_each(self.index, &mut hits);
            let here = hits.into_iter().map(|hit| (hit.entry, hit));
            together = Some(match together {
                None => here.collect(),
                Some(before) => here.filter(|(entry, _)| before.contains_key(entry)).collect(),
            });
        }
        let mut all: Vec<Hit> = together.unwrap_or_default().into_values().collect();
        if phrase.len() > 1 && !all.is_empty() {
            self.phrases.push(text);
            let found = Found::Phrase(self.phrases.len() as u32 - 1);
            all.iter_mut().for_each(|hit| hit.found = found);
        }
        all
    }

    fn postings(&self, at: usize, how: How, sure: f64, hits: &mut Vec<Hit>) {
        let found = Found::Word(at as u32);
        let rare = self.index.word(at).1;
        for (entry, kind, field, whole) in self.index.postings(at) {
            // The kind of a unit ("team") is said of many and names none.
            let is_kind = kind == RecordKind::Unit && field == Field::Context;
            if self.kinds.contains(&kind) && !is_kind {
                let named = whole
                    && !matches!(how, How::Prefix | How::Synonym)
                    && matches!(kind, RecordKind::Topic | RecordKind::Item | RecordKind::Person);
                hits.push(Hit {
                    entry,
                    how,
                    own: false,
                    field,
                    named,
                    score: rare * sure * field.weight(),
                    found,
                });
            }
        }
    }
}

/// Where a phrase stands in the question; a word that only holds the sentence together is none ("it").
fn stands(asked: &[Asked], phrase: &Phrase) -> Option<usize> {
    let same = |asked: &Asked, word: &str, roots: &[String]| asked.word == word || kin(&asked.roots, roots);
    let here = |words: &[Asked]| {
        words.iter().any(|word| word.says != Says::Light)
            && words.iter().zip(phrase).all(|(asked, (word, roots))| same(asked, word, roots))
    };
    asked.windows(phrase.len()).position(here)
}

/// The surest way in each record, what the company says before what we do, then the one worth most.
fn best_of_each(index: &Index, hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| {
        let key = |hit: &Hit| (hit.entry, hit.how, !hit.own);
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.found.order(b.found, index))
    });
    hits.dedup_by_key(|hit| hit.entry);
}
