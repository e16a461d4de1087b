//! Finding records by their words, and the answer to "who do I contact about X?".
//!
//! [`Index`] is a full-text index over names, titles, duties, units, topics with their synonyms, items and
//! processes, in folded words. [`answers`] reads a question in English or Indonesian: it knows forms of
//! words, shipped synonyms and typos, and turns what fits into people to contact. Both are functions of the
//! document: the same document and question give the same answer, whatever the order in which records came
//! in.

mod acquaintances;
mod answer;
mod candidate;
mod complaint;
mod index;
mod lexicon;
mod line;
mod matching;
mod reach;
mod related;
mod root;
mod steps;
mod terms;
mod tie;
mod typo;
mod ways;

pub use acquaintances::{Acquaintance, Near, Often, PeopleToKnow, people_to_know};
pub use answer::{Answer, Matched, Question, answers, nearest};
pub use candidate::Route;
pub use index::{Found, Index};
pub use matching::{How, Reason};
pub use reach::Reach;
pub use related::Related;
pub use ways::{Way, Whose};
