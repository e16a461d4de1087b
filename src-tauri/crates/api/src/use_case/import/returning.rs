//! Positions of a list that somebody removed here by hand: they stay away unless a person wants them back.

use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::{key, text};
use simpul_model::{Document, PositionId, RecordRef, come_back};
use simpul_store::RemovedPosition;
use std::collections::{BTreeMap, BTreeSet};

/// What a list would bring back.
#[derive(Default)]
pub(super) struct Returning(Vec<RemovedPosition>);

impl Returning {
    /// Finds what `theirs` has that was removed from `mine` by hand, and gives it the ids it had. Linear in the
    /// history where the list names positions that are new here.
    pub(super) fn of(desk: &Desk, mine: &Document, theirs: Document) -> Result<(Self, Document), ApiError> {
        let new = theirs.positions().iter().filter(|position| !mine.positions().contains(position.id));
        let new: BTreeMap<&str, PositionId> =
            new.filter_map(|position| Some((position.external_id.as_deref()?, position.id))).collect();
        if new.is_empty() {
            return Ok((Self::default(), theirs));
        }
        let wanted: BTreeSet<&str> = new.keys().copied().collect();
        let found = desk.with_session(|session| Ok(session.file().removed_positions(wanted)?))?;
        let known = |removed: &RemovedPosition| mine.positions().contains(removed.position.id);
        let found: Vec<RemovedPosition> = found.into_iter().filter(|removed| !known(removed)).collect();
        let former = found.iter().filter_map(|removed| {
            let new = new.get(removed.position.external_id.as_deref()?)?;
            Some((*new, removed.position.id))
        });
        let former: BTreeMap<PositionId, PositionId> = former.collect();
        let theirs = if former.is_empty() { theirs } else { come_back(&theirs, &former) };
        Ok((Self(found), theirs))
    }

    /// The records that stay away: those that nobody wants back.
    pub(super) fn stay_away(&self, renewing: &Renewing) -> impl Iterator<Item = RecordRef> {
        self.0
            .iter()
            .map(|removed| RecordRef::from(removed.position.id))
            .filter(|&record| !renewing.bring_back.contains(&key::of(record)))
    }

    pub(super) fn view(&self, renewing: &Renewing) -> Vec<ReturningView> {
        let view = |removed: &RemovedPosition| {
            let key = key::of(removed.position.id);
            ReturningView {
                back: renewing.bring_back.contains(&key),
                name: removed.position.title.clone(),
                key,
                by: removed.by.clone(),
                at: text::moment(removed.at),
            }
        };
        self.0.iter().map(view).collect()
    }
}
