//! States that can be compared: now, the past, versions, scenarios, other files.

use super::files::claim;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::{Side, SideName};
use crate::error::ApiError;
use crate::{key, text};
use simpul_model::{Document, align};
use simpul_store::{Access, File};
use std::path::Path;
use std::sync::Arc;

/// A state with its name.
pub(super) struct State {
    pub(super) document: Arc<Document>,
    pub(super) name: SideName,
}

/// Both sides. Records of another file are named as those of the open one.
pub(super) fn both(desk: &Desk, before: &Side, after: &Side, ctx: &Ctx) -> Result<(State, State), ApiError> {
    Ok((state(desk, before, ctx)?, state(desk, after, ctx)?))
}

fn state(desk: &Desk, side: &Side, ctx: &Ctx) -> Result<State, ApiError> {
    if let Side::File { path } = side {
        return other_file(desk, path, ctx);
    }
    desk.with_session(|session| {
        let past = |seq: u32, kind: &str, name: String| {
            let document = Arc::new(session.past(u64::from(seq))?);
            let at = text::moment(session.moment_of(u64::from(seq))?);
            Ok(State { document, name: SideName { kind: kind.to_owned(), name, at } })
        };
        match side {
            Side::Past { seq } => past(*seq, "past", String::new()),
            Side::Version { id } => {
                let id = key::parse_raw(id)?;
                let version = session.file().versions()?.into_iter().find(|version| version.id == id);
                let version = version.ok_or_else(|| ApiError::new("no-version", &[]))?;
                past(version.seq as u32, "version", version.name)
            }
            Side::Scenario { id } => {
                let from = session.made_of_scenario(key::parse_raw(id)?)?;
                let name = SideName { kind: "scenario".into(), name: from.scenario.name, at: String::new() };
                Ok(State { document: from.document, name })
            }
            Side::Now | Side::File { .. } => {
                let name = SideName { kind: "now".into(), ..SideName::default() };
                Ok(State { document: Arc::clone(session.now()), name })
            }
        }
    })
}

fn other_file(desk: &Desk, path: &str, ctx: &Ctx) -> Result<State, ApiError> {
    let ours = desk.with_session(|session| Ok(Arc::clone(session.now())))?;
    let mut file = File::open(Path::new(path), Access::Read, &claim(desk, ctx))?.file;
    let theirs = file.load()?.document;
    let at = file.log(1)?.first().map(|line| text::moment(line.entry.at));
    let name = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = SideName { kind: "file".into(), name: name.unwrap_or_default(), at: at.unwrap_or_default() };
    Ok(State { document: Arc::new(align(&ours, &theirs)), name })
}
