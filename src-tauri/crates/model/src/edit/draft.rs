//! A document being edited, with what has been touched so far.

use super::Refusal;
use crate::change::Change;
use crate::document::Document;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use std::collections::BTreeMap;
use std::ops::Deref;

/// A copy to work on; reads go to the copy, so a later step sees what an earlier one did.
pub(super) struct Draft<'a> {
    before: &'a Document,
    now: Document,
    touched: BTreeMap<RecordRef, ()>,
}

impl Deref for Draft<'_> {
    type Target = Document;
    fn deref(&self) -> &Document {
        &self.now
    }
}

macro_rules! lookups {
    ($($name:ident $table:ident $id:ident $record:ident;)+) => {
        $(pub(super) fn $name(&self, id: $id) -> Result<$record, Refusal> {
            self.now.$table().get(id).cloned().ok_or(Refusal::Missing(id.into()))
        })+
    };
}

impl<'a> Draft<'a> {
    pub(super) fn new(before: &'a Document) -> Self {
        Self { before, now: before.clone(), touched: BTreeMap::new() }
    }

    lookups! {
        unit units UnitId Unit;
        position positions PositionId Position;
        person people PersonId Person;
        item items ItemId Item;
        need needs NeedId Need;
    }

    /// Adds or replaces a row.
    pub(super) fn put(&mut self, row: Row) {
        let record = row.record();
        self.touched.insert(record, ());
        let change = match self.now.row(record) {
            Some(was) if was == row => return,
            Some(was) => Change { updated: vec![(was, row)], ..Change::default() },
            None => Change { added: vec![row], ..Change::default() },
        };
        self.now.apply(&change);
    }

    /// Adds or replaces many rows at once: indexes are built once.
    pub(super) fn put_all(&mut self, rows: Vec<Row>) {
        let mut change = Change::default();
        for row in rows {
            let record = row.record();
            self.touched.insert(record, ());
            match self.now.row(record) {
                Some(was) if was == row => {}
                Some(was) => change.updated.push((was, row)),
                None => change.added.push(row),
            }
        }
        self.now.apply(&change);
    }

    /// Applies a change made for this state.
    pub(super) fn apply(&mut self, change: Change) {
        let rows =
            change.added.iter().chain(change.updated.iter().map(|(_, after)| after)).chain(&change.removed);
        self.touched.extend(rows.map(|row| (row.record(), ())));
        self.now.apply(&change);
    }

    /// Removes a row; one that is not there is no harm.
    pub(super) fn remove(&mut self, record: RecordRef) {
        if let Some(row) = self.now.row(record) {
            self.touched.insert(record, ());
            self.now.apply(&Change { removed: vec![row], ..Change::default() });
        }
    }

    /// Rows that were there before and are otherwise now: before and after.
    pub(super) fn updated(&self) -> impl Iterator<Item = (Row, Row)> + '_ {
        let both = |&record: &RecordRef| self.before.row(record).zip(self.now.row(record));
        self.touched.keys().filter_map(both).filter(|(before, after)| before != after)
    }

    /// The sets that touched needs were in, and sets that were touched themselves.
    pub(super) fn sets_touched(&self) -> impl Iterator<Item = NeedSetId> + '_ {
        self.touched.keys().filter_map(|&record| match record {
            RecordRef::Need(id) => self.before.needs().get(id)?.set,
            RecordRef::NeedSet(id) => Some(id),
            _ => None,
        })
    }

    /// The document as it was, and the records that were touched.
    pub(super) fn touched(&self) -> (&'a Document, impl Iterator<Item = RecordRef> + '_) {
        (self.before, self.touched.keys().copied())
    }

    /// The change from the document as it was, and the document as it is.
    pub(super) fn finish(self) -> (Change, Document) {
        let states =
            self.touched.into_keys().map(|record| (record, (self.before.row(record), self.now.row(record))));
        (Change::from_states(states.collect()), self.now)
    }
}
