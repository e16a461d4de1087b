//! What somebody decides about a part of a scenario that no longer applies: the scenario's value after all, or
//! what stands now.

use super::{Lost, LostWhy};
use crate::change::Change;
use crate::compare::take;
use crate::document::Document;
use crate::edit::Edit;
use crate::row::Row;

impl Lost {
    /// The edit that gives the field the value the step wanted; nothing where it is no field that was lost, or
    /// the record is not in `document`.
    pub fn insisted(&self, document: &Document) -> Option<Edit> {
        let LostWhy::Field { field, .. } = self.why else { return None };
        let mut row = document.row(self.row.record())?;
        take(&mut row, &self.row, field);
        Some(Edit::Update { row, by: None })
    }

    /// The step that takes this part back, to be made after those that lost it: [`super::rebase`] makes
    /// nothing of the two, on this state or any later one. It changes no record.
    pub fn taken_back(&self) -> Change {
        let row = self.row.clone();
        match (&self.why, &self.was) {
            (LostWhy::Field { field, .. }, Some(was)) => {
                let mut before = row.clone();
                take(&mut before, was, *field);
                updated(row, before)
            }
            (LostWhy::StillUsed(_), _) => Change { added: vec![row], ..Change::default() },
            (_, Some(was)) => updated(row, was.clone()),
            (_, None) => Change { removed: vec![row], ..Change::default() },
        }
    }
}

fn updated(from: Row, to: Row) -> Change {
    Change { updated: vec![(from, to)], ..Change::default() }
}
