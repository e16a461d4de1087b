//! One topic as it is being written, laid over an index: what was read stays as it is, whoever else looks at it.

use super::build::Build;
use super::{Entry, Field, Index, Posting, number};
use crate::terms::Terms;
use crate::tie::tie;
use simpul_model::{Document, RecordRef, TopicId};
use std::sync::Arc;

#[derive(Debug, Clone)]
pub(super) struct Over {
    /// The place of the topic as it was read; nothing where it is new.
    pub(super) gone: Option<u32>,
    /// Words in which it stood there, ascending.
    left: Vec<u32>,
    pub(super) entry: Entry,
    /// What it goes by: between its neighbours.
    pub(super) number: u32,
    /// Words that were known before, ascending.
    known: Vec<(u32, Posting)>,
    /// Words that were not, in order.
    new: Vec<(Box<str>, Posting)>,
    pub(super) terms: Terms,
}

impl Index {
    /// The index of a document that differs by one topic, which is in `after`, from `before`, of which this one is.
    /// Finds the same as one built anew. O(w log n) in the words of the topic.
    #[must_use]
    pub fn with_topic(&self, before: &Document, after: &Document, topic: TopicId) -> Self {
        let Some(row) = after.topics().get(topic) else { return self.clone() };
        let base = &*self.base;
        let at = |word: &str| base.words.binary_search_by(|(known, _)| known.as_ref().cmp(word));
        let record = RecordRef::Topic(topic);
        let mut was = Build::default();
        if let Some(row) = before.topics().get(topic) {
            was.topic(row);
        }
        let mut left: Vec<u32> = was.of_one().keys().filter_map(|word| Some(at(word).ok()? as u32)).collect();
        left.sort_unstable();
        let mut is = Build::default();
        is.topic(row);
        let (mut known, mut new) = (Vec::new(), Vec::new());
        for (word, posting) in is.of_one() {
            match at(&word) {
                Ok(place) => known.push((place as u32, posting)),
                Err(_) => new.push((word, posting)),
            }
        }
        let gone = base.places.get(&record).copied();
        let own = (record.kind(), tie(after, record));
        // Where it stood before it stands in nobody's way: its own number is its neighbours' border.
        let before_it = |entry: &Entry| (entry.record.kind(), tie(after, entry.record)) < own;
        let place = match gone {
            Some(gone) => {
                let (ahead, behind) = (&base.records[..gone as usize], &base.records[gone as usize + 1..]);
                let ahead = ahead.partition_point(before_it);
                if ahead < gone as usize {
                    ahead
                } else {
                    gone as usize + 1 + behind.partition_point(before_it)
                }
            }
            None => base.records.partition_point(before_it),
        };
        let terms = Terms::build(new.iter().map(|(word, _)| word.as_ref()));
        let entry = Entry::new(record, &row.name);
        let number = number(place as u32) - 1;
        let over = Over { gone, left, entry, number, known, new, terms };
        Self { base: Arc::clone(&self.base), over: Some(Arc::new(over)) }
    }
}

impl Over {
    /// Its new words that begin so, in order, each with its place among them.
    pub(super) fn beginning<'a>(&'a self, word: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
        let start = self.new.partition_point(|(known, _)| known.as_ref() < word);
        let new = self.new[start..].iter().map(|(known, _)| known.as_ref()).zip(start..);
        new.take_while(move |(known, _)| known.starts_with(word))
    }

    /// The new word at a place among them.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        self.new.get(at).map(|(word, _)| word.as_ref())
    }

    /// How the topic has the word at a place of the index, of which the first `read` were read.
    pub(super) fn posting(&self, at: usize, read: usize) -> Option<(Field, bool)> {
        let posting = match at.checked_sub(read) {
            Some(new) => self.new.get(new)?.1,
            None => self.known[self.known.binary_search_by_key(&(at as u32), |(word, _)| *word).ok()?].1,
        };
        Some((posting.field, posting.whole))
    }

    /// Whether it had the word at a place, as it was read.
    pub(super) fn has_left(&self, at: usize) -> bool {
        self.gone.is_some() && self.left.binary_search(&(at as u32)).is_ok()
    }
}
