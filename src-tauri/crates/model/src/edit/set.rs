//! Sets of needs: one that no need belongs to any more goes.

use super::draft::Draft;
use crate::id::NeedSetId;
use std::collections::BTreeSet;

/// O(log n) for each need touched.
pub(super) fn tidy(draft: &mut Draft<'_>) {
    let touched: BTreeSet<NeedSetId> = draft.sets_touched().collect();
    for set in touched {
        if draft.needs_in_set(set).next().is_none() {
            draft.remove(set.into());
        }
    }
}
