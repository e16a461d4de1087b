//! The queue for terminals: what it keeps to is called by id or name, records have their id outside.

use super::queue::{Queue, Scope};
use super::{Asked, Reviewed};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::use_case::map::process_called;
use crate::{key, messages};
use simpul_model::{Document, RecordRef, RoundId, fold};

/// The queue, most serious first; `branch` is the id or name of a unit; `process`, `round` and `since` are names.
///
/// # Errors
/// `no-file`, `unknown-unit`, `unknown-process`, `unknown-review`, `review-other-scope`, `cancelled`.
pub fn review_report(desk: &Desk, request: ReviewRequest, ctx: &Ctx) -> Result<ReviewReport, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let unit = request.branch.as_deref().map(|named| key::named_unit(document, named)).transpose()?;
    let process = request.process.as_deref().map(|named| process_called(document, named)).transpose()?;
    let round = |named: &Option<String>| -> Result<Option<Key>, ApiError> {
        named.as_deref().map(|named| named_round(document, named).map(key::of)).transpose()
    };
    let request = ReviewRequest {
        branch: unit.map(key::of),
        process: process.map(|id| id.to_string()),
        round: round(&request.round)?,
        since: round(&request.since)?,
        ..request
    };
    let asked = Asked::of(document, &request)?;
    let reviewed = Reviewed::of(&snapshot, asked.level, asked.positions, ctx)?;
    let scope = Scope::of(document, &asked);
    let queue = Queue::of(&reviewed, &scope, &request, asked.since);
    let party = |record: RecordRef| ReviewParty {
        kind: record.kind().code().to_owned(),
        id: key::outside(document, record),
        name: reviewed.record(record),
    };
    let findings = queue.found.into_iter().map(|found| ReviewLine {
        kind: found.row.kind,
        concern: found.row.concern,
        state: found.row.state,
        message: messages::named(reviewed.language, "review.title", &found.row.title),
        title: found.row.title,
        about: found.key.about.iter().map(|&record| party(record)).collect(),
        needs: found
            .item
            .map(|item| item.needs.iter().map(|&need| key::outside(document, need.into())).collect())
            .unwrap_or_default(),
        decision: found.row.decision,
        since: found.row.since,
    });
    let compared = queue.since.map(|since| ReviewCompared {
        name: since.round.name,
        at: since.round.at,
        new: since.new,
        changed: since.changed,
        same: since.same,
        gone: since.gone,
    });
    let process = asked.process.and_then(|id| document.processes().get(id));
    Ok(ReviewReport {
        level: reviewed.view.level.filter(|_| !reviewed.view.positions),
        branch: asked.branch.map(|unit| party(unit.into())),
        process: process.map(|process| process.name.clone()),
        review: asked.round.map(|round| round.name.clone()),
        compared,
        progress: queue.progress,
        findings: findings.collect(),
        request,
    })
}

/// The review of a name; of several the latest.
fn named_round(document: &Document, named: &str) -> Result<RoundId, ApiError> {
    let wanted = fold(named);
    let of_name = document.rounds().iter().filter(|round| fold(&round.name) == wanted);
    of_name
        .max_by_key(|round| (round.at, round.id))
        .map(|round| round.id)
        .ok_or_else(|| ApiError::new("unknown-review", &[("name", named.to_owned())]))
}
