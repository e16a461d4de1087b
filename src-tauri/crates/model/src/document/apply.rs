//! Applying a change: the only way a document becomes another one.

use super::Document;
use super::indexes::Indexes;
use crate::change::Change;
use crate::row::Row;

impl Document {
    /// Applies a change that was planned against this very state. O(k log n) for k rows; a change that
    /// touches most of the document rebuilds the indexes instead.
    pub fn apply(&mut self, change: &Change) {
        let incremental = change.len() < 1000 || change.len() * 4 < self.positions.len() + self.needs.len();
        for row in &change.removed {
            self.leave(row, incremental);
            self.remove_row(row);
        }
        for (before, after) in &change.updated {
            self.leave(before, incremental);
            self.put_row(after.clone());
            self.enter(after, incremental);
        }
        for row in &change.added {
            self.put_row(row.clone());
            self.enter(row, incremental);
        }
        if !incremental {
            self.indexes = Indexes::build(self);
        }
    }

    /// The document after a change, this one left as it is.
    #[must_use]
    pub fn with(&self, change: &Change) -> Self {
        let mut after = self.clone();
        after.apply(change);
        after
    }

    /// The change that leads from this state to `after`. Linear; tables that both share cost nothing.
    pub fn compare(&self, after: &Self) -> Change {
        let mut change = Change::default();
        if self.organisation != after.organisation {
            let (before, after) = (self.organisation.clone(), after.organisation.clone());
            change.updated.push((Row::Organisation(before), Row::Organisation(after)));
        }
        self.compare_tables(after, &mut change);
        change
    }

    fn enter(&mut self, row: &Row, incremental: bool) {
        if incremental {
            self.indexes.enter(row);
        }
    }

    fn leave(&mut self, row: &Row, incremental: bool) {
        if incremental {
            self.indexes.leave(row);
        }
    }
}
