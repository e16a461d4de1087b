//! Scenarios: begun, named, removed, and taken over.

use super::compare::Describer;
use super::history::named;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::refused;
use simpul_model::{Document, Lost, LostWhy, RecordRef};
use std::collections::BTreeSet;

/// Begins a scenario on the organisation as it stands, and shows it.
///
/// # Errors
/// `refused-empty-name`, `file-read-only`, or what the file says.
pub fn add_scenario(desk: &Desk, request: ScenarioRequest, ctx: &Ctx) -> Result<FileView, ApiError> {
    let (name, by) = (named(&request.name)?, desk.who());
    desk.with_session(|session| {
        session.add_scenario(name, &by, ctx)?;
        Ok(session.view(ctx))
    })
}

/// Gives a scenario another name.
///
/// # Errors
/// `refused-empty-name`, `no-scenario`, `file-read-only`, or what the file says.
pub fn rename_scenario(desk: &Desk, request: RenameRequest, ctx: &Ctx) -> Result<FileView, ApiError> {
    let (id, name) = (key::parse_raw(&request.id)?, named(&request.name)?);
    desk.with_session(|session| {
        session.rename_scenario(id, &name)?;
        Ok(session.view(ctx))
    })
}

/// Removes a scenario with all its steps; where it was shown, the organisation is shown again.
///
/// # Errors
/// `no-scenario`, `file-read-only`, or what the file says.
pub fn remove_scenario(desk: &Desk, request: IdRequest, ctx: &Ctx) -> Result<FileView, ApiError> {
    let id = key::parse_raw(&request.id)?;
    desk.with_session(|session| {
        session.remove_scenario(id)?;
        Ok(session.view(ctx))
    })
}

/// Settles a part of the scenario shown that no longer applies: its own value after all, or what stands now.
/// One step of the scenario, with its undo.
///
/// # Errors
/// `no-scenario` where none is shown, `changed-meanwhile` where the list has changed, `refused-…`,
/// `file-read-only`, or what the file says.
pub fn settle_lost(desk: &Desk, request: SettleRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let (record, by) = (key::parse(&request.key)?, desk.who());
    desk.with_session(|session| {
        let place = request.place as usize;
        let done = match request.whose {
            WhoseWord::Scenario => session.insist(place, record, &by, ctx),
            WhoseWord::Now => session.let_go(place, record, &by, ctx),
        }?;
        Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
    })
}

/// Makes a scenario the organisation, wholly or item by item, as one step that can be undone; the
/// organisation is shown afterwards.
///
/// # Errors
/// `no-scenario`, `refused-…` where a part cannot stand alone, `file-read-only`, or what the file says.
pub fn take_over(desk: &Desk, request: TakeOverRequest, ctx: &Ctx) -> Result<TakenOver, ApiError> {
    let (id, by) = (key::parse_raw(&request.id)?, desk.who());
    let read = |keys: Vec<Key>| keys.iter().map(|key| key::parse(key)).collect::<Result<BTreeSet<_>, _>>();
    let wanted = request.keys.map(read).transpose()?;
    desk.with_session(|session| {
        let before = session.now().clone();
        let (done, along) = session.take_over(id, wanted.as_ref(), &by, ctx)?;
        let after = session.now().clone();
        let describer = Describer::new(&before, &after, ctx.clock.today());
        let edited =
            Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None };
        let along = along.into_iter().map(|record| along_view(&describer, &before, &after, record)).collect();
        Ok(TakenOver { edited, along })
    })
}

fn along_view(
    describer: &Describer<'_>,
    before: &Document,
    after: &Document,
    record: RecordRef,
) -> AlongView {
    let change = match (before.row_exists(record), after.row_exists(record)) {
        (false, _) => ChangeWord::Added,
        (_, false) => ChangeWord::Removed,
        _ => ChangeWord::Changed,
    };
    AlongView {
        key: key::of(record),
        kind: record.kind().code().to_owned(),
        name: describer.name(record),
        change,
    }
}

/// What no longer applies, in words.
pub(crate) fn lost_view(lost: &Lost, now: &Document, scenario: &Document) -> LostView {
    // Holders as of any day: a name is wanted, not a figure.
    let describer = Describer::new(now, scenario, jiff::civil::Date::MAX);
    let record = lost.row.record();
    let mut view = LostView {
        key: key::of(record),
        kind: record.kind().code().to_owned(),
        name: describer.name_of_row(&lost.row),
        why: LostWord::Gone,
        field: None,
        by: None,
        rule: None,
    };
    match &lost.why {
        LostWhy::Field { field, before, wanted, now } => {
            let (field, custom) = describer.field(*field);
            let [before, wanted, now] = [before, wanted, now].map(|value| describer.value(value));
            view.why = LostWord::Field;
            view.field = Some(LostField { field, custom, before, wanted, now });
        }
        LostWhy::Gone => {}
        LostWhy::StillUsed(by) => {
            view.why = LostWord::StillUsed;
            view.by = Some(Name { key: key::of(*by), name: describer.name(*by) });
        }
        LostWhy::Refused(refusal) => {
            let error = refused(now, refusal);
            view.why = LostWord::Refused;
            view.rule = Some(Named { code: error.code, args: error.args });
        }
    }
    view
}
