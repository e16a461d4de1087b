//! What became of one record: who changed what in it, and when.

use super::compare::{Describer, field_views};
use super::files::prefixed;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::{key, text};
use simpul_model::differences;

/// The steps that touched a record, latest first, each with both values of what it changed. Linear in the history.
///
/// # Errors
/// `no-file`, `not-found` for a key that names nothing, or what the file says.
pub fn record_history(
    desk: &Desk,
    request: RecordHistoryRequest,
    ctx: &Ctx,
) -> Result<RecordHistory, ApiError> {
    let record = key::parse(&request.key)?;
    let limit = request.limit.clamp(1, 200) as usize;
    let snapshot = desk.snapshot()?;
    let describer = Describer::new(&snapshot.document, &snapshot.document, snapshot.today(ctx));
    desk.with_session(|session| {
        let file = session.file();
        let mut found = file.log_of(record, limit + 1)?;
        let more = found.len() > limit;
        found.truncate(limit);
        let mut entries = Vec::new();
        for (line, change) in found {
            let all = differences(&change);
            let Some(difference) = all.iter().find(|difference| difference.record() == record) else {
                continue;
            };
            entries.push(RecordHistoryLine {
                seq: line.seq as u32,
                at: text::moment(line.entry.at),
                by: line.entry.by,
                name: prefixed(line.entry.kind, line.entry.name.into()),
                undone: line.undone,
                change: difference.kind.into(),
                fields: field_views(&describer, difference),
            });
        }
        let since = file.moment_of(file.base()?)?.map(text::moment).unwrap_or_default();
        Ok(RecordHistory { entries, more, since })
    })
}
