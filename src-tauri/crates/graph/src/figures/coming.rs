//! Who is still to begin, and who is about to leave.

use super::by_position;
use simpul_model::{Assignment, AssignmentId, Date, Document};

/// An assignment that ends within so many days is about to end. A contract that runs for years is not news.
pub const LEAVING_WITHIN_DAYS: i32 = 365;

/// Assignments that are about to change who sits where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coming {
    /// Not begun yet: in no headcount.
    pub starting: Vec<AssignmentId>,
    /// Current, with a last day ahead: counted until then.
    pub leaving: Vec<AssignmentId>,
}

impl Coming {
    /// In tie order of the positions. O(n log n).
    pub(super) fn of(document: &Document, today: Date) -> Self {
        let list = |wanted: &dyn Fn(&Assignment) -> bool| {
            let mut rows: Vec<&Assignment> = document.assignments().iter().filter(|a| wanted(a)).collect();
            rows.sort_by_key(|a| (a.from, a.until, a.id));
            by_position(document, rows, |a| a.position).into_iter().map(|a| a.id).collect()
        };
        Self { starting: list(&|a| is_starting(a, today)), leaving: list(&|a| is_leaving(a, today)) }
    }
}

/// Whether an assignment lies ahead.
pub fn is_starting(assignment: &Assignment, today: Date) -> bool {
    assignment.from.is_some_and(|from| from > today)
}

/// Whether a current assignment ends soon: within [`LEAVING_WITHIN_DAYS`].
pub fn is_leaving(assignment: &Assignment, today: Date) -> bool {
    let soon = |until: Date| (until - today).get_days() <= LEAVING_WITHIN_DAYS;
    assignment.is_current(today) && assignment.until.is_some_and(soon)
}
