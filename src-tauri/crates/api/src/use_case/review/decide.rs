//! Decisions: kept with the facts they are made on, as one step that can be taken back.

use super::{Reviewed, keys};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::text;
use crate::use_case::pair;
use simpul_graph::{ReviewItem, Story};
use simpul_model as model;
use simpul_model::{Decision, DecisionId, Edit, IdGen, OneWayAnswer, RecordRef, ReviewKey, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// Decides about findings, or takes decisions about them back.
///
/// # Errors
/// `no-file`, `review-gone`, `bad-date`, `refused-…`, `file-read-only`, or what the file says.
pub fn decide(desk: &Desk, request: DecideRequest, ctx: &Ctx) -> Result<Decided, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let mut ids = session.ids(ctx);
        let snapshot = session.snapshot();
        let reviewed = Reviewed::of(&snapshot, request.level, request.positions, ctx)?;
        let (edit, skipped) = edit(&reviewed, &request, &by, &mut ids, ctx)?;
        let done = session.carry_out(edit, &by, ctx)?;
        let (file, name) = (session.view(ctx), done.name.into());
        Ok(Decided { edited: Edited { file, touched: done.touched, name, created: None }, skipped })
    })
}

/// One step, and how many of those asked for it leaves out.
fn edit(
    reviewed: &Reviewed<'_>,
    request: &DecideRequest,
    by: &str,
    ids: &mut dyn IdGen,
    ctx: &Ctx,
) -> Result<(Edit, u32), ApiError> {
    let withdraws = request.outcome.is_none() && request.answer.is_none();
    let mut edits = Vec::new();
    let mut decisions = Vec::new();
    let (mut decided, mut skipped) = (0, 0);
    let keys = request.keys.iter().map(|text| keys::parse(text)).collect::<Result<BTreeSet<_>, _>>()?;
    let items: BTreeMap<&ReviewKey, &ReviewItem> =
        reviewed.review.items.iter().map(|item| (&item.key, item)).collect();
    let kept: BTreeMap<&ReviewKey, DecisionId> =
        reviewed.document().decisions().iter().map(|decision| (&decision.key, decision.id)).collect();
    for key in keys {
        let found = items.get(&key).copied();
        let gone = if withdraws && found.is_none() { kept.get(&key).copied() } else { None };
        edits.extend(gone.map(remove));
        *(if found.is_some() || gone.is_some() { &mut decided } else { &mut skipped }) += 1;
        let Some(item) = found else { continue };
        if withdraws {
            edits.extend(item.decision.map(remove));
            edits.extend(item.answer.map(|id| Edit::Remove(id.into())));
            continue;
        }
        if let Some(answer) = request.answer {
            edits.push(Edit::AnswerOneWay(answered(reviewed, item, answer, by, ids, ctx)?));
            // An earlier decision about the pair gives way to the answer.
            edits.extend(item.decision.filter(|_| request.outcome.is_none()).map(remove));
        }
        if let Some(outcome) = request.outcome {
            // One about a circle may go by another name than the circle has now.
            edits.extend(item.decision.filter(|&id| !is_named(reviewed, id, &key)).map(remove));
            decisions.push(Decision {
                id: DecisionId::mint(ids),
                key: item.key.clone(),
                facts: item.facts.clone(),
                outcome: outcome.into(),
                because: request.because.trim().to_owned(),
                who: request.who.trim().to_owned(),
                until: text::read_date(Some(&request.until))?,
                by: by.to_owned(),
                at: ctx.clock.now(),
            });
        }
    }
    if edits.is_empty() && decisions.is_empty() {
        return Err(ApiError::new("review-gone", &[]));
    }
    edits.extend((!decisions.is_empty()).then_some(Edit::Decide(decisions)));
    let code = if withdraws { "withdraw-decision" } else { "decide-finding" };
    let name = match decided {
        1 => model::Named::new(code),
        n => model::Named::new(format!("{code}s")).with("count", n.to_string()),
    };
    Ok((Edit::Step { name, edits }, skipped))
}

fn remove(id: DecisionId) -> Edit {
    Edit::Remove(id.into())
}

fn is_named(reviewed: &Reviewed<'_>, id: DecisionId, key: &ReviewKey) -> bool {
    reviewed.document().decisions().get(id).is_some_and(|decision| decision.key == *key)
}

fn answered(
    reviewed: &Reviewed<'_>,
    item: &ReviewItem,
    answer: AnswerWord,
    by: &str,
    ids: &mut dyn IdGen,
    ctx: &Ctx,
) -> Result<OneWayAnswer, ApiError> {
    let units: Vec<UnitId> = item.key.about.iter().filter_map(|&record| unit(record)).collect();
    let (Story::OneWay { .. }, [a, b]) = (&item.story, units.as_slice()) else {
        return Err(ApiError::new("review-not-asked", &[]));
    };
    Ok(pair::answered(reviewed.document(), [*a, *b], answer, by, ids, ctx))
}

fn unit(record: RecordRef) -> Option<UnitId> {
    if let RecordRef::Unit(id) = record { Some(id) } else { None }
}
