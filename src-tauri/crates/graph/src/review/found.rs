//! Findings as they come together.

use super::{Changed, Concern, ReviewItem, ReviewState, Story};
use simpul_model::{Facts, NeedId, RecordRef, ReviewKey, ReviewKind, ReviewLevel};
use std::collections::BTreeMap;

/// What was found so far, kind by kind.
pub(super) struct Found {
    level: ReviewLevel,
    pub(super) items: Vec<ReviewItem>,
}

impl Found {
    /// Nothing yet; what hangs on a level is found at this one.
    pub(super) fn at(level: ReviewLevel) -> Self {
        Self { level, items: Vec::new() }
    }

    pub(super) fn add(
        &mut self,
        about: Vec<RecordRef>,
        concern: Concern,
        size: usize,
        needs: Vec<NeedId>,
        story: Story,
        facts: impl IntoIterator<Item = RecordRef>,
    ) -> Option<&mut ReviewItem> {
        let (mut about, mut needs) = (about, needs);
        let mut records: Vec<RecordRef> = facts.into_iter().collect();
        about.sort_unstable();
        needs.sort_unstable();
        needs.dedup();
        records.sort_unstable();
        records.dedup();
        if about.is_empty() {
            return None;
        }
        let kind = story.kind();
        let everywhere = matches!(
            kind,
            ReviewKind::CircularWait
                | ReviewKind::SingleSource
                | ReviewKind::OwnerGoing
                | ReviewKind::Unowned
                | ReviewKind::SeveralOwners
                | ReviewKind::Unreached
                | ReviewKind::Unanswered
                | ReviewKind::DutyTwice
                | ReviewKind::NoDuties
                | ReviewKind::OutOfDate
                | ReviewKind::FarNeed
                | ReviewKind::LeftOut
        );
        let level = if everywhere { ReviewLevel::Any } else { self.level };
        self.items.push(ReviewItem {
            key: ReviewKey { kind, level, about },
            concern,
            story,
            needs,
            facts: Facts { records, words: BTreeMap::new() },
            size,
            state: ReviewState::Open,
            decision: None,
            answer: None,
            changed: Changed::default(),
        });
        self.items.last_mut()
    }
}
