//! A table: records by id, in id order, cheap to share with a snapshot.

use crate::change::Change;
use crate::row::{Record, Row};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Records of one kind by id. Cloning is O(1); the first change after a clone copies the spine of the map,
/// not the records.
#[derive(Debug, Clone)]
pub struct Table<T: Record> {
    rows: Arc<BTreeMap<T::Id, Arc<T>>>,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Arc::default() }
    }
}

impl<T: Record> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows) || self.rows == other.rows
    }
}

impl<T: Record> Table<T> {
    /// The record with this id. O(log n).
    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.rows.get(&id).map(Arc::as_ref)
    }

    /// Whether there is one with this id.
    pub fn contains(&self, id: T::Id) -> bool {
        self.rows.contains_key(&id)
    }

    /// All records, by id.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.rows.values().map(Arc::as_ref)
    }

    /// All ids, ascending.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = T::Id> + ExactSizeIterator + Clone {
        self.rows.keys().copied()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds to `into` what is different in `after`, in id order. Linear; nothing where both share their rows.
    pub(crate) fn compare(&self, after: &Self, wrap: fn(T) -> Row, into: &mut Change) {
        if Arc::ptr_eq(&self.rows, &after.rows) {
            return;
        }
        let row = |row: &Arc<T>| wrap(T::clone(row));
        let (mut left, mut right) = (self.rows.iter().peekable(), after.rows.iter().peekable());
        loop {
            let (was, is) = (left.peek().copied(), right.peek().copied());
            match (was, is) {
                (None, None) => return,
                (Some((id, was)), is) if is.is_none_or(|(other, _)| id < other) => {
                    into.removed.push(row(was));
                    left.next();
                }
                (was, Some((id, is))) if was.is_none_or(|(other, _)| id < other) => {
                    into.added.push(row(is));
                    right.next();
                }
                (Some((_, was)), Some((_, is))) => {
                    if !Arc::ptr_eq(was, is) && was != is {
                        into.updated.push((row(was), row(is)));
                    }
                    left.next();
                    right.next();
                }
                // The guards above leave nothing else.
                _ => return,
            }
        }
    }

    pub(crate) fn put(&mut self, row: T) {
        Arc::make_mut(&mut self.rows).insert(row.id(), Arc::new(row));
    }

    pub(crate) fn remove(&mut self, id: T::Id) {
        Arc::make_mut(&mut self.rows).remove(&id);
    }
}

impl<T: Record> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self { rows: Arc::new(rows.into_iter().map(|row| (row.id(), Arc::new(row))).collect()) }
    }
}
