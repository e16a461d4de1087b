//! Two states side by side: a list of what differs, with both values.

mod describe;
mod picture;

pub(super) use describe::Describer;
pub use picture::comparison;

use super::states::{self, State};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Difference, DifferenceKind, Document, RecordKind, differences, fold};

/// Compares any two states.
///
/// # Errors
/// `no-file`, `before-base`, `no-scenario`, `no-version`, and `file-…` for another file.
pub fn compare(desk: &Desk, request: CompareRequest, ctx: &Ctx) -> Result<Comparison, ApiError> {
    let (before, after) = states::both(desk, &request.before, &request.after, ctx)?;
    ctx.check()?;
    Ok(list(&before, &after, request.limit as usize, ctx))
}

fn list(before: &State, after: &State, limit: usize, ctx: &Ctx) -> Comparison {
    let (counts, items, total) = differing(&before.document, &after.document, limit, ctx);
    Comparison { before: before.name.clone(), after: after.name.clone(), counts, items, total }
}

/// What differs between two documents: how much of each kind, the first `limit` records, and how many there are.
pub(super) fn differing(
    before: &Document,
    after: &Document,
    limit: usize,
    ctx: &Ctx,
) -> (ChangeCounts, Vec<DifferenceView>, u32) {
    let describer = Describer::new(before, after, ctx.clock.today());
    let mut found = differences(&before.compare(after));
    // Findings are about the data, not part of the organisation.
    found.retain(|difference| difference.record().kind() != RecordKind::Finding);
    let mut counts = ChangeCounts::default();
    found.iter().for_each(|difference| counts.count(difference.kind));
    let total = found.len() as u32;
    found.sort_by_cached_key(|difference| {
        let record = difference.record();
        (record.kind(), fold(&describer.name(record)), record)
    });
    let items = found.iter().take(limit).map(|difference| view(&describer, difference)).collect();
    (counts, items, total)
}

fn view(describer: &Describer<'_>, difference: &Difference) -> DifferenceView {
    let record = difference.record();
    DifferenceView {
        key: key::of(record),
        id: describer.outside(record),
        kind: record.kind().code().to_owned(),
        change: difference.kind.into(),
        name: describer.name(record),
        detail: describer.detail(record),
        fields: field_views(describer, difference),
    }
}

/// What is different in a record, with both values.
pub(super) fn field_views(describer: &Describer<'_>, difference: &Difference) -> Vec<FieldView> {
    let view = |change: &simpul_model::FieldChange| {
        let (field, custom) = describer.field(change.field);
        FieldView {
            field,
            custom,
            before: describer.value(&change.before),
            after: describer.value(&change.after),
        }
    };
    difference.fields.iter().map(view).collect()
}

impl From<DifferenceKind> for ChangeWord {
    fn from(kind: DifferenceKind) -> Self {
        match kind {
            DifferenceKind::Added => Self::Added,
            DifferenceKind::Removed => Self::Removed,
            DifferenceKind::Moved => Self::Moved,
            DifferenceKind::Changed => Self::Changed,
        }
    }
}

impl ChangeCounts {
    fn count(&mut self, kind: DifferenceKind) {
        *match kind {
            DifferenceKind::Added => &mut self.added,
            DifferenceKind::Removed => &mut self.removed,
            DifferenceKind::Moved => &mut self.moved,
            DifferenceKind::Changed => &mut self.changed,
        } += 1;
    }
}
