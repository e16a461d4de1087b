//! The shipped words of both languages: office synonyms, and words that carry little.

use crate::root::Roots;
use simpul_model::fold_words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How much a word of a question says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Says {
    /// It holds the sentence together.
    Light,
    /// What is done, seldom to what.
    Weak,
    /// What it is about.
    Content,
}

impl Says {
    pub(crate) const fn weight(self) -> f64 {
        match self {
            Self::Light => 0.05,
            Self::Weak => 0.2,
            Self::Content => 1.0,
        }
    }
}

/// One way to say something: its words, each with its roots.
pub(crate) type Phrase = Vec<(String, Vec<String>)>;

pub(crate) struct Lexicon {
    pub(crate) roots: Roots,
    /// Ways to say the same, one group a line of the file.
    pub(crate) synonyms: Vec<Vec<Phrase>>,
    says: BTreeMap<String, Says>,
    /// Words that ask who leads something; weak otherwise.
    leads: BTreeSet<String>,
    /// Words of titles that say that somebody leads, those that say it most first.
    titles: Vec<String>,
}

/// The shipped lexicon, read once.
pub(crate) static SHIPPED: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::read(include_str!("../words/synonyms.txt"), include_str!("../words/light.txt"))
});

impl Lexicon {
    fn read(synonyms: &str, light: &str) -> Self {
        let roots = Roots::new();
        let synonyms = lines(synonyms).map(|line| group(&roots, line.split(';'))).collect();
        let mut says = BTreeMap::new();
        let mut leads = BTreeSet::new();
        let mut titles = Vec::new();
        for line in lines(light) {
            let (label, words) = line.split_once(':').unwrap_or_default();
            if label == "title" {
                titles = fold_words(words);
                continue;
            }
            let kind = if label == "light" { Says::Light } else { Says::Weak };
            says.extend(fold_words(words).into_iter().map(|word| (word, kind)));
            if label == "lead" {
                leads.extend(fold_words(words));
            }
        }
        Self { synonyms, says, leads, titles, roots }
    }

    /// Ways to say the same, as a company gave them.
    pub(crate) fn group<'a>(&self, ways: impl Iterator<Item = &'a str>) -> Vec<Phrase> {
        group(&self.roots, ways)
    }

    /// Whether a question is about who leads something ("who runs the warehouse").
    pub(crate) fn asks_who_leads(&self, question: &str) -> bool {
        fold_words(question).iter().any(|word| self.leads.contains(word))
    }

    /// How surely somebody leads by their title, from 0; nothing where it does not say so.
    pub(crate) fn leads_by_title(&self, title: &str) -> Option<usize> {
        let words = fold_words(title);
        self.titles.iter().position(|known| words.contains(known))
    }

    pub(crate) fn says(&self, word: &str) -> Says {
        match self.says.get(word) {
            Some(&says) => says,
            // What an apostrophe leaves behind (doctor's, I'm).
            None if word.chars().count() == 1 => Says::Light,
            None => Says::Content,
        }
    }
}

fn group<'a>(roots: &Roots, ways: impl Iterator<Item = &'a str>) -> Vec<Phrase> {
    let phrase = |way: &str| -> Phrase {
        fold_words(way).into_iter().map(|word| (word.clone(), roots.of(&word))).collect()
    };
    ways.map(phrase).filter(|phrase| !phrase.is_empty()).collect()
}

/// Whether two words share a root; both lists ascend.
pub(crate) fn kin(a: &[String], b: &[String]) -> bool {
    a.iter().any(|root| b.binary_search(root).is_ok())
}

/// The lines of a shipped file that say something.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_says_one_thing_in_at_least_two_ways_and_each_way_once() {
        for group in &SHIPPED.synonyms {
            let mut ways: Vec<String> =
                group.iter().map(|p| p.iter().map(|w| w.0.as_str()).collect::<Vec<_>>().join(" ")).collect();
            let many = ways.len();
            ways.sort_unstable();
            ways.dedup();
            assert!(many > 1 && ways.len() == many, "{ways:?}");
        }
    }

    #[test]
    fn words_say_more_or_less() {
        assert_eq!(SHIPPED.says("the"), Says::Light);
        assert_eq!(SHIPPED.says("yang"), Says::Light);
        assert_eq!(SHIPPED.says("paid"), Says::Weak);
        assert_eq!(SHIPPED.says("overtime"), Says::Content);
    }
}
