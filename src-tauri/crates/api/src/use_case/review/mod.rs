//! The review: the queue of what is worth a decision, one finding with everything behind it, and the decisions.

mod decide;
mod detail;
mod keys;
mod queue;
mod report;
mod words;
mod write;

pub use decide::decide;
pub use detail::review_item;
pub use queue::review;
pub use report::review_report;
pub use write::export_review;

use super::line::Lines;
use super::map::view_of;
use crate::ctx::Ctx;
use crate::dto::MapRequest;
use crate::error::ApiError;
use crate::session::Snapshot;
use simpul_graph::{Review, View};
use simpul_model::Document;
use std::sync::Arc;

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

    fn document(&self) -> &'a Document {
        self.lines.document
    }
}
