//! A question against the index: which of its words stand in which record, and how surely.

mod hits;

use crate::index::{Field, Index};
use crate::lexicon::{SHIPPED, Says};
use hits::{Asked, Found, Hit, Search};
use simpul_model::{RecordKind, RecordRef, fold_words};
use std::collections::BTreeSet;
use std::ops::Range;

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

/// A record that fits a question. Thousands may fit one word, so it holds no text of its own.
#[derive(Debug, Clone, PartialEq)]
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
    /// How much of the question is in it: two for each word it is about, one for a mistyped one.
    says: usize,
    /// How many words of the question stand in what it is called.
    in_name: u16,
    /// Into `Fits::hits`.
    hits: Range<usize>,
}

impl Fit {
    /// The class of the weakest word: how many stand nowhere in the record, else how the least sure was found.
    pub(crate) fn class(&self) -> (usize, Option<How>) {
        (self.missing, (self.missing == 0).then_some(self.weakest))
    }

    /// Whether what was asked stands only among what is to be sent along for a topic: that is said of many.
    fn is_beside(&self, index: &Index) -> bool {
        self.field == Field::Text && matches!(index.record_at(self.entry).0, RecordRef::Topic(_))
    }

    /// Whether all that the record is called was asked.
    pub(crate) fn is_whole_name(&self, index: &Index) -> bool {
        self.missing == 0 && self.field == Field::Name && self.in_name == index.length(self.entry)
    }

    /// Whether enough of the question is in it, so that one chance word of many names nobody: half the words
    /// that the question is about, or two, where a mistyped one counts half; or one that is its whole name, in a longer question
    /// as it is written.
    fn is_about(&self, content: usize) -> bool {
        self.named && (content < 3 || self.weakest < How::Typo) || self.says >= content.min(4)
    }
}

/// The records that fit a question, best class first, then in entry order.
pub(crate) struct Fits {
    pub(crate) all: Vec<Fit>,
    /// What led to them, by entry, then in the order asked, each with the word asked.
    hits: Vec<(usize, Hit)>,
    asked: Vec<String>,
    phrases: Vec<String>,
}

impl Fits {
    /// The words of the question that do not stand in a record.
    pub(crate) fn unmet(&self, fit: &Fit) -> Vec<String> {
        let met: BTreeSet<usize> = self.hits[fit.hits.clone()].iter().map(|(word, _)| *word).collect();
        let words = self.asked.iter().enumerate().filter(|(at, _)| !met.contains(at));
        words.map(|(_, word)| word.clone()).collect()
    }

    /// How the words of the question were found in a record, in the order asked.
    pub(crate) fn reasons(&self, index: &Index, fit: &Fit) -> Vec<Reason> {
        let found = |found| match found {
            Found::Word(at) => index.word(at as usize).0.to_owned(),
            Found::Phrase(at) => self.phrases[at as usize].clone(),
        };
        let reason = |(word, hit): &(usize, Hit)| Reason {
            asked: self.asked[*word].clone(),
            found: found(hit.found),
            how: hit.how,
            own: hit.own,
        };
        self.hits[fit.hits.clone()].iter().map(reason).collect()
    }
}

/// The share of its score that a record loses where next to nothing of its name was asked.
const ELSE: f64 = 0.2;
/// Words asked beyond these add nothing a person could follow.
const MOST_WORDS: usize = 40;

/// The records of these kinds that fit. O(matches log matches) beside a look at the signature of each word of
/// about the length of one asked.
pub(crate) fn fits(index: &Index, question: &str, kinds: &[RecordKind]) -> Fits {
    let mut seen = BTreeSet::new();
    let words = fold_words(question).into_iter().filter(|word| seen.insert(word.clone())).take(MOST_WORDS);
    let mut asked: Vec<Asked> =
        words.map(|word| Asked { roots: telling_roots(&word), says: SHIPPED.says(&word), word }).collect();
    // A question of light words only is about these.
    let most = asked.iter().map(|word| word.says).max();
    asked.iter_mut().filter(|word| Some(word.says) == most).for_each(|word| word.says = Says::Content);
    let mut search = Search { index, kinds, phrases: Vec::new() };
    let mut hits = search.all(&asked);
    let stands = |hits: &[Vec<Hit>], asked: &[Asked]| {
        hits.iter().zip(asked).any(|(hits, word)| word.says == Says::Content && !hits.is_empty())
    };
    // Where nothing of what it is about stands anywhere, what is done may say it ("my pay is lower", not "who runs").
    if !stands(&hits, &asked) {
        let telling = |word: &&mut Asked| word.says == Says::Weak && search.is_telling(word);
        let promoted = asked.iter_mut().filter(telling).map(|word| word.says = Says::Content).count();
        if promoted > 0 {
            hits = search.all(&asked);
        }
    }
    let about = |at: &usize| asked[*at].says == Says::Content;
    let content = (0..asked.len()).filter(about).count();
    let known = (0..asked.len()).filter(about).filter(|&at| !hits[at].is_empty()).count();
    // One word that the office knows is enough where all the others stand nowhere as they are: they say nothing
    // against it, and that one of them begins another word, or is nearly one, is chance.
    let names = |hit: &Hit| hit.field <= Field::Synonym && !matches!(hit.how, How::Prefix | How::Typo);
    let is_sure = |at: &usize| hits[*at].iter().any(names);
    let mut sure = (0..asked.len()).filter(about).filter(is_sure);
    let telling = sure.next().filter(|&at| sure.next().is_none() && search.is_telling(&asked[at]));
    let (content_hits, light_hits): (Vec<_>, Vec<_>) =
        hits.into_iter().enumerate().partition(|(at, _)| about(at));
    let flat = |(word, hits): (usize, Vec<Hit>)| hits.into_iter().map(move |hit| (word, hit));
    let mut hits: Vec<(usize, Hit)> = content_hits.into_iter().flat_map(flat).collect();
    // Each word's hits are in entry order: the sort merges them, and words stay in the order asked.
    hits.sort_by_key(|(_, hit)| hit.entry);
    let mut all = together(&hits, known);
    for (at, light) in light_hits {
        adds(&mut all, &light, asked[at].says);
    }
    let has =
        |fit: &Fit| telling.is_some_and(|at| hits[fit.hits.clone()].iter().any(|(word, _)| *word == at));
    all.retain(|fit| {
        let is_enough = fit.field <= Field::Synonym && fit.weakest < How::Typo && has(fit);
        !fit.is_beside(index) && (fit.is_about(content) || is_enough)
    });
    // Of two names with the same word the one with little else is meant.
    for fit in all.iter_mut().filter(|fit| fit.field == Field::Name) {
        let share = f64::from(fit.in_name) / f64::from(index.length(fit.entry).max(1));
        fit.score *= 1.0 - ELSE * (1.0 - share.min(1.0));
    }
    all.sort_by_key(|fit| (fit.class(), fit.entry));
    Fits { all, hits, asked: asked.into_iter().map(|word| word.word).collect(), phrases: search.phrases }
}

/// The roots of a word; what only holds sentences together is the root of nothing else ("atas" of "atasan").
fn telling_roots(word: &str) -> Vec<String> {
    let mut roots = SHIPPED.roots.of(word);
    roots.retain(|root| root == word || SHIPPED.says(root) != Says::Light);
    roots
}

/// What the words that the question is about come to in each record, in entry order.
fn together(hits: &[(usize, Hit)], known: usize) -> Vec<Fit> {
    let mut fits: Vec<Fit> = Vec::new();
    for (at, (_, hit)) in hits.iter().enumerate() {
        if fits.last().is_none_or(|fit| fit.entry != hit.entry) {
            fits.push(Fit {
                entry: hit.entry,
                missing: known,
                weakest: hit.how,
                score: 0.0,
                field: hit.field,
                named: false,
                says: 0,
                in_name: 0,
                hits: at..at,
            });
        }
        let Some(fit) = fits.last_mut() else { continue };
        fit.missing -= 1;
        fit.weakest = fit.weakest.max(hit.how);
        fit.score += hit.score * Says::Content.weight();
        fit.field = fit.field.min(hit.field);
        fit.named |= hit.named;
        fit.in_name += u16::from(hit.field == Field::Name);
        fit.says += if hit.how == How::Typo { 1 } else { 2 };
        fit.hits.end = at + 1;
    }
    fits
}

/// Adds what a word that the question is not about is worth, where there is one that it is about; what is done says
/// half as much where the record is called by it ("uang muka"). Both are in entry order.
fn adds(fits: &mut [Fit], light: &[Hit], says: Says) {
    let mut light = light.iter().peekable();
    for fit in fits {
        while light.next_if(|hit| hit.entry < fit.entry).is_some() {}
        if let Some(hit) = light.next_if(|hit| hit.entry == fit.entry) {
            fit.score += hit.score * says.weight();
            fit.says += usize::from(says == Says::Weak && hit.field <= Field::Synonym);
        }
    }
}
