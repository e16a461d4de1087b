//! The one diff type: what an edit does to rows. It carries undo, redo, the journal, scenarios and compare.

use crate::row::{RecordRef, Row};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows added, updated from→to, and removed. A record stands in at most one of the three lists, each list
/// sorted by record, parents' kinds first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Rows that were not there before.
    pub added: Vec<Row>,
    /// Rows before and after; the two always differ.
    pub updated: Vec<(Row, Row)>,
    /// Rows that are no longer there.
    pub removed: Vec<Row>,
}

impl Change {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.updated.is_empty() && self.removed.is_empty()
    }

    /// How many rows are touched.
    pub fn len(&self) -> usize {
        self.added.len() + self.updated.len() + self.removed.len()
    }

    /// The change that takes this one back. Linear.
    #[must_use]
    pub fn invert(self) -> Self {
        Self {
            added: self.removed,
            updated: self.updated.into_iter().map(|(before, after)| (after, before)).collect(),
            removed: self.added,
        }
    }

    /// This change and then `next`, as one: applying the result equals applying both. O(n log n).
    #[must_use]
    pub fn squash(self, next: Self) -> Self {
        Self::squash_all([self, next])
    }

    /// Changes that follow on each other, as one. O(n log n) over all their rows.
    pub fn squash_all(steps: impl IntoIterator<Item = Self>) -> Self {
        let mut states = BTreeMap::new();
        for step in steps {
            step.each(|record, before, after| {
                states.entry(record).or_insert((before, None)).1 = after;
            });
        }
        Self::from_states(states)
    }

    /// The change from rows' states before and after, records that end as they began left out.
    pub fn from_states(states: BTreeMap<RecordRef, (Option<Row>, Option<Row>)>) -> Self {
        let mut change = Self::default();
        for (before, after) in states.into_values() {
            match (before, after) {
                (None, Some(row)) => change.added.push(row),
                (Some(row), None) => change.removed.push(row),
                (Some(before), Some(after)) if before != after => change.updated.push((before, after)),
                _ => {}
            }
        }
        change
    }

    fn each(self, mut with: impl FnMut(RecordRef, Option<Row>, Option<Row>)) {
        for row in self.removed {
            let record = row.record();
            with(record, Some(row), None);
        }
        for (before, after) in self.updated {
            with(after.record(), Some(before), Some(after));
        }
        for row in self.added {
            let record = row.record();
            with(record, None, Some(row));
        }
    }
}
