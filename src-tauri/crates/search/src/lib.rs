//! Finding records by their words, and the answer to "who do I contact about X?".
//!
//! [`Index`] is a plain full-text index over names, titles, duties, units, topics with their synonyms,
//! items and processes, in folded words. [`answers`] turns what it finds into people to contact. Both are
//! functions of the document: the same document and question give the same answer, whatever the order in
//! which records came in.

mod answer;
mod index;
mod tie;

pub use answer::{Answer, How, Matched, Reach, answers};
pub use index::{Found, Index};
