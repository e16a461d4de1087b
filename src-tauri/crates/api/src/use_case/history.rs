//! The history as a timeline, its versions, and what is shown in place of the organisation as it stands.

use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::session::Session;
use crate::{key, text};
use simpul_model::IdGen;
use simpul_store as store;

/// Every moment that can be shown, with the named versions. Linear.
///
/// # Errors
/// `no-file`, or what the file says.
pub fn timeline(desk: &Desk, _: Nothing, _: &Ctx) -> Result<Timeline, ApiError> {
    desk.with_session(|session| of(session))
}

fn of(session: &Session) -> Result<Timeline, ApiError> {
    let file = session.file();
    let base = file.base()?;
    let newer = file.revision().saturating_sub(base) as usize;
    let moment = |line: store::LogLine| MomentView {
        seq: line.seq as u32,
        at: text::moment(line.entry.at),
        by: line.entry.by,
        name: super::files::prefixed(line.entry.kind, line.entry.name.into()),
        undone: line.undone,
    };
    let version = |version: store::Version| VersionView {
        id: key::raw(version.id),
        seq: version.seq as u32,
        name: version.name,
        by: version.by,
        at: text::moment(version.at),
    };
    let shown = file.versions()?.into_iter().filter(|version| version.seq >= base);
    Ok(Timeline {
        moments: file.log(newer + 1)?.into_iter().rev().map(moment).collect(),
        versions: shown.map(version).collect(),
    })
}

/// Gives a moment of the history a name.
///
/// # Errors
/// `refused-empty-name`, `before-base`, `file-read-only`, or what the file says.
pub fn add_version(desk: &Desk, request: VersionRequest, ctx: &Ctx) -> Result<Timeline, ApiError> {
    let (name, by) = (named(&request.name)?, desk.who());
    desk.with_session(|session| {
        let seq = request.seq.map_or(session.file().revision(), u64::from);
        if seq < session.file().base()? || seq > session.file().revision() {
            return Err(ApiError::new("before-base", &[]));
        }
        let id = session.ids(ctx).next_id();
        let most = session.file().versions()?.into_iter().map(|version| version.id).max().unwrap_or(0);
        let version = store::Version { id: id.max(most + 1), seq, name, by, at: ctx.clock.now() };
        session.add_version(&version)?;
        of(session)
    })
}

/// Takes the name of a version away.
///
/// # Errors
/// `file-read-only`, or what the file says.
pub fn remove_version(desk: &Desk, request: IdRequest, _: &Ctx) -> Result<Timeline, ApiError> {
    let id = key::parse_raw(&request.id)?;
    desk.with_session(|session| {
        session.remove_version(id)?;
        of(session)
    })
}

/// Shows another state: every query looks at it from then on.
///
/// # Errors
/// `before-base`, `no-scenario`, or what the file says.
pub fn show(desk: &Desk, request: ShowRequest, ctx: &Ctx) -> Result<FileView, ApiError> {
    desk.with_session(|session| {
        match request {
            ShowRequest::Now => session.show_now(),
            ShowRequest::Past { seq } => session.show_past(u64::from(seq))?,
            ShowRequest::Scenario { id } => session.show_scenario(key::parse_raw(&id)?)?,
        }
        Ok(session.view(ctx))
    })
}

/// A name somebody gave, without white space round it.
pub(super) fn named(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    if name.is_empty() { Err(ApiError::new("refused-empty-name", &[])) } else { Ok(name.to_owned()) }
}
