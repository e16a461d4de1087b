//! The queue for terminals: what it keeps to is called by id or name, records have their id outside.

use super::Reviewed;
use super::queue::{Queue, Scope};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::{key, messages};
use simpul_model::{Document, ProcessId, RecordRef, fold};

/// The queue, most serious first; `branch` is the id or name of a unit, `process` a name.
///
/// # Errors
/// `no-file`, `unknown-unit`, `unknown-process`, `cancelled`.
pub fn review_report(desk: &Desk, request: ReviewRequest, ctx: &Ctx) -> Result<ReviewReport, ApiError> {
    let snapshot = desk.snapshot()?;
    let reviewed = Reviewed::of(&snapshot, request.level, request.positions, ctx)?;
    let document = reviewed.document();
    let top = request.branch.as_deref().map(|named| key::named_unit(document, named)).transpose()?;
    let process = request.process.as_deref().map(|named| named_process(document, named)).transpose()?;
    let level = reviewed.view.level.filter(|_| !reviewed.view.positions);
    let request = ReviewRequest {
        level,
        branch: top.map(key::of),
        process: process.map(|(id, _)| id.to_string()),
        ..request
    };
    let scope = Scope::of(document, &request)?;
    let queue = Queue::of(&reviewed, &scope, &request);
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
    });
    Ok(ReviewReport {
        level,
        branch: top.map(|top| party(top.into())),
        process: process.map(|(_, name)| name.to_owned()),
        progress: queue.progress,
        findings: findings.collect(),
        request,
    })
}

/// The process of a name.
fn named_process<'a>(document: &'a Document, named: &str) -> Result<(ProcessId, &'a str), ApiError> {
    let wanted = fold(named);
    let found = document.processes().iter().find(|process| fold(&process.name) == wanted);
    found
        .map(|process| (process.id, process.name.as_str()))
        .ok_or_else(|| ApiError::new("unknown-process", &[("name", named.to_owned())]))
}
