//! Indexes over the tables, kept in step with every change.

use crate::id::Id;
use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::sync::Arc;

/// Ids by key, within a key by order and then by id. One sorted set of triples, so that both a key with
/// 100,000 ids and 100,000 keys cost O(log n) a change. Cloning is O(1).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Index<K: Copy + Ord, I: Id> {
    entries: Arc<BTreeSet<(K, i64, u64)>>,
    of: PhantomData<I>,
}

impl<K: Copy + Ord, I: Id> Default for Index<K, I> {
    fn default() -> Self {
        Self { entries: Arc::default(), of: PhantomData }
    }
}

impl<K: Copy + Ord, I: Id> Index<K, I> {
    pub(crate) fn put(&mut self, key: K, order: i64, id: I) {
        Arc::make_mut(&mut self.entries).insert((key, order, id.to_raw()));
    }

    pub(crate) fn remove(&mut self, key: K, order: i64, id: I) {
        Arc::make_mut(&mut self.entries).remove(&(key, order, id.to_raw()));
    }

    /// The ids under `key`, in order.
    pub(crate) fn of(&self, key: K) -> impl DoubleEndedIterator<Item = I> + Clone {
        let all = (key, i64::MIN, 0)..=(key, i64::MAX, u64::MAX);
        self.entries.range(all).map(|&(_, _, raw)| I::of_raw(raw))
    }
}

impl<K: Copy + Ord, I: Id> FromIterator<(K, i64, I)> for Index<K, I> {
    fn from_iter<T: IntoIterator<Item = (K, i64, I)>>(entries: T) -> Self {
        let entries = entries.into_iter().map(|(key, order, id)| (key, order, id.to_raw())).collect();
        Self { entries: Arc::new(entries), of: PhantomData }
    }
}
