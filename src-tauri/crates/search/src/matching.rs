//! A question against the index: which of its words stand in which record, and how surely.

use crate::index::{Field, Index};
use crate::lexicon::{Phrase, SHIPPED, Says, kin};
use simpul_model::{RecordKind, fold_words};
use std::collections::{BTreeMap, BTreeSet};

/// How a word of a question was found, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// As it stands.
    Exact,
    /// As the beginning of a word.
    Prefix,
    /// As another form of a word.
    Stem,
    /// By a word that means the same.
    Synonym,
    /// Mistyped.
    Typo,
}

impl How {
    /// Its code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Prefix => "prefix",
            Self::Stem => "stem",
            Self::Synonym => "synonym",
            Self::Typo => "typo",
        }
    }
}

/// Why a record fits: one word of the question, and what it was found as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The word asked, folded.
    pub asked: String,
    /// The word or words that stand in the record, folded.
    pub found: String,
    /// How the two belong together.
    pub how: How,
    /// That they mean the same is what the company says.
    pub own: bool,
}

/// A record that fits a question.
#[derive(Debug, Clone)]
pub(crate) struct Fit {
    pub(crate) entry: u32,
    /// How many words that the question is about, and that stand somewhere, do not stand in it.
    pub(crate) missing: usize,
    /// The least sure of those found.
    pub(crate) weakest: How,
    pub(crate) score: f64,
    /// Where the best of them stands.
    pub(crate) field: Field,
    /// One word of the question is all that it is called.
    named: bool,
    pub(crate) reasons: Vec<Reason>,
}

impl Fit {
    /// The class of the weakest word: how many stand nowhere in the record, else how the least sure was found.
    pub(crate) fn class(&self) -> (usize, Option<How>) {
        (self.missing, (self.missing == 0).then_some(self.weakest))
    }

    /// Whether enough of the question is in it, so that one chance word of many names nobody: half the words
    /// that the question is about, or two, where a mistyped one counts half; or one that is its whole name.
    fn is_about(&self, content: usize) -> bool {
        let sure = |reason: &Reason| if reason.how == How::Typo { 1 } else { 2 };
        self.named || self.reasons.iter().map(sure).sum::<usize>() >= content.min(4)
    }
}

/// One word of the question.
struct Asked {
    word: String,
    roots: Vec<String>,
    says: Says,
}

/// One way in which one word was found in one record.
#[derive(Clone)]
struct Hit {
    entry: u32,
    how: How,
    own: bool,
    field: Field,
    /// The word is all that the topic, item or person is called.
    named: bool,
    score: f64,
    /// Into `Search::found`.
    found: u32,
}

/// Words asked beyond these add nothing a person could follow.
const MOST_WORDS: usize = 40;

/// The records of these kinds that fit, best class first, then in entry order. O(matches log matches) beside a
/// look at the signature of each word of about the length of one asked.
pub(crate) fn fits(index: &Index, question: &str, kinds: &[RecordKind]) -> Vec<Fit> {
    let mut seen = BTreeSet::new();
    let words = fold_words(question).into_iter().filter(|word| seen.insert(word.clone())).take(MOST_WORDS);
    let mut asked: Vec<Asked> =
        words.map(|word| Asked { roots: SHIPPED.roots.of(&word), says: SHIPPED.says(&word), word }).collect();
    // A question of light words only is about these.
    let most = asked.iter().map(|word| word.says).max();
    asked.iter_mut().filter(|word| Some(word.says) == most).for_each(|word| word.says = Says::Content);
    let mut search = Search { index, kinds, found: Vec::new() };
    let mut hits: Vec<Vec<Hit>> = asked.iter().map(|word| search.word(word)).collect();
    search.synonyms(&asked, &mut hits);
    hits.iter_mut().for_each(best_of_each);
    let about = |at: &usize| asked[*at].says == Says::Content;
    let content = (0..asked.len()).filter(about).count();
    let known = (0..asked.len()).filter(about).filter(|&at| !hits[at].is_empty()).count();
    let mut fits = search.together(&asked, &hits, known);
    fits.retain(|fit| fit.is_about(content));
    fits.sort_by_key(|fit| (fit.class(), fit.entry));
    fits
}

struct Search<'a> {
    index: &'a Index,
    kinds: &'a [RecordKind],
    found: Vec<String>,
}

impl Search<'_> {
    /// The records with one word of the question, without synonyms.
    fn word(&mut self, asked: &Asked) -> Vec<Hit> {
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
            for at in self.index.terms.kin(&asked.roots) {
                self.postings(at as usize, How::Stem, 0.8, &mut hits);
            }
        }
        if asked.says == Says::Content {
            for (at, count) in self.index.terms.mistyped(word) {
                self.postings(at as usize, How::Typo, 0.5 / count as f64, &mut hits);
            }
        }
        hits
    }

    /// Adds the records with what means the same as one or more words of the question.
    fn synonyms(&mut self, asked: &[Asked], hits: &mut [Vec<Hit>]) {
        let index = self.index;
        let own = index.synonyms.iter().map(|group| (true, group));
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
            for at in self.index.terms.kin(roots) {
                self.postings(at as usize, How::Synonym, 0.6, &mut hits);
            }
            best_of_each(&mut hits);
            let here = hits.into_iter().map(|hit| (hit.entry, hit));
            together = Some(match together {
                None => here.collect(),
                Some(before) => here.filter(|(entry, _)| before.contains_key(entry)).collect(),
            });
        }
        let mut all: Vec<Hit> = together.unwrap_or_default().into_values().collect();
        if phrase.len() > 1 && !all.is_empty() {
            self.found.push(text);
            let found = self.found.len() as u32 - 1;
            all.iter_mut().for_each(|hit| hit.found = found);
        }
        all
    }

    fn postings(&mut self, at: usize, how: How, sure: f64, hits: &mut Vec<Hit>) {
        let (word, rare) = self.index.word(at);
        self.found.push(word.to_owned());
        let found = self.found.len() as u32 - 1;
        for (entry, kind, field, whole) in self.index.postings(at) {
            if self.kinds.contains(&kind) {
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

    /// What the words come to in each record that has one the question is about.
    fn together(&self, asked: &[Asked], hits: &[Vec<Hit>], known: usize) -> Vec<Fit> {
        let mut fits: BTreeMap<u32, Fit> = BTreeMap::new();
        // Those the question is about first: a record with none of them does not fit.
        for content in [true, false] {
            for (word, hits) in asked.iter().zip(hits).filter(|(w, _)| (w.says == Says::Content) == content) {
                for hit in hits {
                    let new = Fit {
                        entry: hit.entry,
                        missing: known,
                        weakest: hit.how,
                        score: 0.0,
                        field: hit.field,
                        named: false,
                        reasons: vec![],
                    };
                    let fit = match content {
                        true => fits.entry(hit.entry).or_insert(new),
                        false => match fits.get_mut(&hit.entry) {
                            Some(fit) => fit,
                            None => continue,
                        },
                    };
                    fit.score += hit.score * word.says.weight();
                    if content {
                        fit.missing -= 1;
                        fit.named |= hit.named;
                        fit.weakest = fit.weakest.max(hit.how);
                        fit.field = fit.field.min(hit.field);
                        let found = self.found[hit.found as usize].clone();
                        fit.reasons.push(Reason {
                            asked: word.word.clone(),
                            found,
                            how: hit.how,
                            own: hit.own,
                        });
                    }
                }
            }
        }
        fits.into_values().collect()
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
fn best_of_each(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| {
        let key = |hit: &Hit| (hit.entry, hit.how, !hit.own);
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then(a.found.cmp(&b.found))
    });
    hits.dedup_by_key(|hit| hit.entry);
}
