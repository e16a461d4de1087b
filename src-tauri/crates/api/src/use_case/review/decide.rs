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
use simpul_model::{Decision, DecisionId, Edit, IdGen, OneWayAnswer, RecordRef, UnitId};

/// Decides about findings, or takes decisions about them back.
///
/// # Errors
/// `no-file`, `review-gone`, `bad-date`, `refused-…`, `file-read-only`, or what the file says.
pub fn decide(desk: &Desk, request: DecideRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let mut ids = session.ids(ctx);
        let snapshot = session.snapshot();
        let reviewed = Reviewed::of(&snapshot, request.level, request.positions, ctx)?;
        let edit = edit(&reviewed, &request, &by, &mut ids, ctx)?;
        let done = session.carry_out(edit, &by, ctx)?;
        Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
    })
}

fn edit(
    reviewed: &Reviewed<'_>,
    request: &DecideRequest,
    by: &str,
    ids: &mut dyn IdGen,
    ctx: &Ctx,
) -> Result<Edit, ApiError> {
    let withdraws = request.outcome.is_none() && request.answer.is_none();
    let code = if withdraws { "withdraw-decision" } else { "decide-finding" };
    let name = match request.keys.len() {
        1 => model::Named::new(code),
        n => model::Named::new(format!("{code}s")).with("count", n.to_string()),
    };
    let mut edits = Vec::new();
    let mut decisions = Vec::new();
    for text in &request.keys {
        let key = keys::parse(text)?;
        let Some(item) = reviewed.review.item(&key) else {
            edits.extend(withdraws.then(|| kept(reviewed, &key)).flatten().map(remove));
            continue;
        };
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
    Ok(Edit::Step { name, edits })
}

fn remove(id: DecisionId) -> Edit {
    Edit::Remove(id.into())
}

/// The decision about what is no longer found.
fn kept(reviewed: &Reviewed<'_>, key: &model::ReviewKey) -> Option<DecisionId> {
    reviewed.document().decisions().iter().find(|decision| decision.key == *key).map(|decision| decision.id)
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
