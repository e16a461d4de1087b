//! The words of an index by root, and by length for those mistyped.

use crate::lexicon::SHIPPED;
use crate::typo::{allowed, signature, typos};
use std::collections::HashMap;

/// What else leads to the words of an index; a word is its place in the index.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    roots: HashMap<Box<str>, Vec<u32>>,
    /// At each number of letters, the words that have so many.
    lengths: Vec<Vec<Term>>,
}

#[derive(Debug, Clone)]
struct Term {
    word: u32,
    signature: u64,
    letters: Box<[char]>,
}

impl Terms {
    /// O(letters of all words).
    pub(crate) fn build<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut roots: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        let mut lengths: Vec<Vec<Term>> = Vec::new();
        for (at, word) in words.enumerate() {
            let at = at as u32;
            // A number has no other form, and one that is nearly it is another's.
            if word.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            for root in SHIPPED.roots.of(word) {
                roots.entry(root.into_boxed_str()).or_default().push(at);
            }
            let letters: Box<[char]> = word.chars().collect();
            if allowed(letters.len()) > 0 {
                if lengths.len() <= letters.len() {
                    lengths.resize_with(letters.len() + 1, Vec::new);
                }
                lengths[letters.len()].push(Term { word: at, signature: signature(word), letters });
            }
        }
        Self { roots, lengths }
    }

    /// The words that share one of these roots, ascending, each once.
    pub(crate) fn kin(&self, roots: &[String]) -> Vec<u32> {
        let mut kin: Vec<u32> =
            roots.iter().filter_map(|root| self.roots.get(root.as_str())).flatten().copied().collect();
        kin.sort_unstable();
        kin.dedup();
        kin
    }

    /// The words that may have been meant by a mistyped one, with the number of typos, ascending. The number
    /// allowed is that of the word meant. O(words of about the same length), nearly all of which fall at a
    /// look on which letters they have.
    pub(crate) fn mistyped(&self, asked: &str) -> Vec<(u32, usize)> {
        let letters: Vec<char> = asked.chars().collect();
        let mark = signature(asked);
        let mut found = Vec::new();
        let near = letters.len().saturating_sub(2)..=letters.len() + 2;
        for term in near.filter_map(|length| self.lengths.get(length)).flatten() {
            let most = allowed(term.letters.len());
            if (mark ^ term.signature).count_ones() as usize > 2 * most {
                continue;
            }
            if let Some(count) = typos(&letters, &term.letters, most).filter(|&count| count > 0) {
                found.push((term.word, count));
            }
        }
        found.sort_unstable();
        found
    }
}
