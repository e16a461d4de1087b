//! The review: the queue of what is worth a decision, one finding with everything behind it, and the decisions.

mod decide;
mod detail;
mod gaps;
mod keys;
mod queue;
mod report;
mod rounds;
mod words;
mod write;

pub use decide::decide;
pub use detail::review_item;
pub use gaps::{export_gaps, gaps};
pub use queue::review;
pub use report::review_report;
pub use rounds::{remove_review, rename_review, review_rounds, start_review};
pub use write::export_review;

use super::line::Lines;
use super::map::view_of;
use crate::ctx::Ctx;
use crate::dto::{MapRequest, ReviewRequest};
use crate::error::ApiError;
use crate::key;
use crate::session::Snapshot;
use simpul_graph::{Review, View};
use simpul_model::{Document, ProcessId, Round, UnitId};
use std::sync::Arc;

/// What a queue looks at, and with what it is compared.
#[derive(Debug, Clone, Copy, Default)]
struct Asked<'a> {
    level: Option<u32>,
    positions: bool,
    branch: Option<UnitId>,
    process: Option<ProcessId>,
    round: Option<&'a Round>,
    since: Option<&'a Round>,
}

impl<'a> Asked<'a> {
    /// A review that was begun looks at what it looked at then, even where that is no longer there.
    fn of(document: &'a Document, request: &ReviewRequest) -> Result<Self, ApiError> {
        let round = |key: &Option<String>| -> Result<Option<&'a Round>, ApiError> {
            let id = key::maybe(key.as_deref(), key::round)?;
            id.map(|id| rounds::at(document, id)).transpose()
        };
        let (begun, since) = (round(&request.round)?, round(&request.since)?);
        if let Some(round) = begun.or(since) {
            let before = || rounds::earlier(document, round).first().copied();
            let since = since.or_else(before).unwrap_or(round);
            if !since.looks_at_the_same(round) {
                return Err(ApiError::new("review-other-scope", &[("name", since.name.clone())]));
            }
            let (level, positions) = rounds::level_of(round);
            let (branch, process) = (round.branch, round.process);
            return Ok(Self { level, positions, branch, process, round: begun, since: Some(since) });
        }
        let branch = key::maybe(request.branch.as_deref(), key::unit)?;
        if let Some(gone) = branch.filter(|&top| !document.units().contains(top)) {
            return Err(ApiError::not_found(&key::of(gone)));
        }
        let process = key::maybe(request.process.as_deref(), |id| {
            id.parse::<ProcessId>().map_err(|_| ApiError::not_found(id))
        })?;
        let (level, positions) = (request.level, request.positions);
        Ok(Self { level, positions, branch, process, round: None, since: None })
    }
}

/// A document and what a review finds in it.
struct Reviewed<'a> {
    lines: Lines<'a>,
    review: Arc<Review>,
    view: View,
    language: crate::dto::Language,
}

impl<'a> Reviewed<'a> {
    fn of(snapshot: &'a Snapshot, level: Option<u32>, positions: bool, ctx: &Ctx) -> Result<Self, ApiError> {
        let (document, today) = (&*snapshot.document, snapshot.today(ctx));
        let view = view_of(document, &MapRequest { level, positions, ..MapRequest::default() })?;
        let cancel = ctx.cancel.clone();
        let review = snapshot.counted.review(document, &view, today, &|| cancel.is_cancelled());
        let review = review.map_err(|_| ApiError::cancelled())?;
        Ok(Self { lines: Lines { document, today }, review, view, language: ctx.language })
    }

    /// Only what is about who answers for what.
    fn of_responsibilities(snapshot: &'a Snapshot, language: crate::dto::Language, ctx: &Ctx) -> Self {
        let (document, today) = (&*snapshot.document, snapshot.today(ctx));
        let review = snapshot.counted.responsibilities(document, today);
        Self { lines: Lines { document, today }, review, view: View::default(), language }
    }

    fn document(&self) -> &'a Document {
        self.lines.document
    }
}
