//! What is different between two states, typed and field by field, for people to read.

mod field;
mod value;

pub(crate) use field::{Clash, Met, differing, merge, take};
pub use field::{FieldChange, FieldRef};
pub use value::Value;

use crate::change::Change;
use crate::row::{RecordRef, Row};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere: another manager, unit, parent, holder, end, or place among its siblings.
    Moved,
    /// Something else about it is different.
    Changed,
}

/// One record that is different.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What became of it.
    pub kind: DifferenceKind,
    /// The record before; nothing where it is new.
    pub before: Option<Row>,
    /// The record after; nothing where it is gone.
    pub after: Option<Row>,
    /// What is different about it, in the order of its fields; empty where it is new or gone.
    pub fields: Vec<FieldChange>,
}

impl Difference {
    /// Which record.
    pub fn record(&self) -> RecordRef {
        self.after.as_ref().or(self.before.as_ref()).map_or(RecordRef::Organisation, Row::record)
    }
}

/// The records of a change, by record, parents' kinds first. O(n log n).
pub fn differences(change: &Change) -> Vec<Difference> {
    let added = change.added.iter().map(|row| Difference {
        kind: DifferenceKind::Added,
        before: None,
        after: Some(row.clone()),
        fields: Vec::new(),
    });
    let removed = change.removed.iter().map(|row| Difference {
        kind: DifferenceKind::Removed,
        before: Some(row.clone()),
        after: None,
        fields: Vec::new(),
    });
    let updated = change.updated.iter().map(|(before, after)| Difference {
        kind: if has_moved(before, after) { DifferenceKind::Moved } else { DifferenceKind::Changed },
        before: Some(before.clone()),
        after: Some(after.clone()),
        fields: field::differing(before, after).into_iter().map(shortened).collect(),
    });
    let mut all: Vec<Difference> = added.chain(removed).chain(updated).collect();
    all.sort_by_key(Difference::record);
    all
}

/// Of what is several only what came and went.
fn shortened(change: FieldChange) -> FieldChange {
    match value::apart(&change.before, &change.after) {
        Some((before, after)) => FieldChange { before, after, ..change },
        None => change,
    }
}

/// Whether a record stands elsewhere than before.
fn has_moved(before: &Row, after: &Row) -> bool {
    match (before, after) {
        (Row::Position(a), Row::Position(b)) => (a.manager, a.unit, a.order) != (b.manager, b.unit, b.order),
        (Row::Unit(a), Row::Unit(b)) => (a.parent, a.order) != (b.parent, b.order),
        (Row::Assignment(a), Row::Assignment(b)) => (a.person, a.position) != (b.person, b.position),
        (Row::DottedLine(a), Row::DottedLine(b)) => (a.from, a.to) != (b.from, b.to),
        (Row::Need(a), Row::Need(b)) => (a.customer, a.supplier) != (b.customer, b.supplier),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
