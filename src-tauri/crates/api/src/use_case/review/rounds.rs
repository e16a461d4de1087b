//! Reviews that were begun: named, kept in the file, gone on with and compared.

use super::queue::Scope;
use super::{Asked, Reviewed};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::use_case::history::named;
use crate::{key, text};
use simpul_graph::since;
use simpul_model::{Document, Edit, ProcessId, ReviewLevel, Round, RoundId, RoundItem, Row};
use std::cmp::Reverse;

/// Begins a review: what is found now in its branch and process is kept under its name.
///
/// # Errors
/// `no-file`, `refused-empty-name`, `not-found`, `cancelled`, `file-read-only`, or what the file says.
pub fn start_review(desk: &Desk, request: StartReviewRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let (name, by) = (named(&request.name)?, desk.who());
    desk.with_session(|session| {
        let id = RoundId::mint(&mut session.ids(ctx));
        let snapshot = session.snapshot();
        let StartReviewRequest { level, positions, branch, process, .. } = request;
        let request = ReviewRequest { level, positions, branch, process, ..ReviewRequest::default() };
        let asked = Asked::of(&snapshot.document, &request)?;
        let reviewed = Reviewed::of(&snapshot, asked.level, asked.positions, ctx)?;
        let scope = Scope::of(reviewed.document(), &asked);
        let found = reviewed.review.items.iter().filter(|item| scope.touches(item));
        let round = Round {
            id,
            name,
            level: match reviewed.view.level {
                _ if reviewed.view.positions => ReviewLevel::Positions,
                Some(level) => ReviewLevel::Depth(level),
                None => ReviewLevel::Any,
            },
            branch: asked.branch,
            process: asked.process,
            found: found.map(|item| RoundItem { key: item.key.clone(), facts: item.facts.clone() }).collect(),
            by: by.clone(),
            at: ctx.clock.now(),
        };
        let done = session.carry_out(Edit::Add(Row::Round(round)), &by, ctx)?;
        let (touched, name, created) = (done.touched, done.name.into(), Some(key::of(id)));
        Ok(Edited { file: session.view(ctx), touched, name, created })
    })
}

/// Calls a review otherwise.
///
/// # Errors
/// `no-file`, `refused-empty-name`, `not-found`, `file-read-only`, or what the file says.
pub fn rename_review(desk: &Desk, request: RenameRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let (name, id) = (named(&request.name)?, key::round(&request.id)?);
    change(desk, ctx, |document| {
        let round = Round { name, ..at(document, id)?.clone() };
        Ok(Edit::Update { row: Row::Round(round), by: None })
    })
}

/// Removes a review; the decisions made in it stay.
///
/// # Errors
/// `no-file`, `not-found`, `file-read-only`, or what the file says.
pub fn remove_review(desk: &Desk, request: IdRequest, ctx: &Ctx) -> Result<Edited, ApiError> {
    let id = key::round(&request.id)?;
    change(desk, ctx, |document| at(document, id).map(|round| Edit::Remove(round.id.into())))
}

fn change(
    desk: &Desk,
    ctx: &Ctx,
    edit: impl FnOnce(&Document) -> Result<Edit, ApiError>,
) -> Result<Edited, ApiError> {
    let by = desk.who();
    desk.with_session(|session| {
        let edit = edit(&session.snapshot().document)?;
        let done = session.carry_out(edit, &by, ctx)?;
        Ok(Edited { file: session.view(ctx), touched: done.touched, name: done.name.into(), created: None })
    })
}

/// The review of an id.
pub(super) fn at(document: &Document, id: RoundId) -> Result<&Round, ApiError> {
    document.rounds().get(id).ok_or_else(|| ApiError::not_found(&key::of(id)))
}

/// Every review that was begun, and how far each got.
///
/// # Errors
/// `no-file`, `cancelled`.
pub fn review_rounds(desk: &Desk, _request: Nothing, ctx: &Ctx) -> Result<RoundsView, ApiError> {
    let snapshot = desk.snapshot()?;
    let mut rounds: Vec<&Round> = snapshot.document.rounds().iter().collect();
    rounds.sort_by_key(|round| Reverse((round.at, round.id)));
    let view = |round: &&Round| {
        let (level, positions) = level_of(round);
        Ok(Reviewed::of(&snapshot, level, positions, ctx)?.round(round))
    };
    let rounds = rounds.iter().map(view).collect::<Result<_, ApiError>>()?;
    Ok(RoundsView { revision: snapshot.revision, rounds })
}

/// Level and positions as a queue is asked for.
pub(super) fn level_of(round: &Round) -> (Option<u32>, bool) {
    match round.level {
        ReviewLevel::Depth(level) => (Some(level), false),
        ReviewLevel::Positions => (None, true),
        ReviewLevel::Any => (None, false),
    }
}

/// Those that were begun earlier and look at the same, latest first.
pub(super) fn earlier<'a>(document: &'a Document, round: &Round) -> Vec<&'a Round> {
    let before =
        |other: &&Round| other.looks_at_the_same(round) && (other.at, other.id) < (round.at, round.id);
    let mut found: Vec<&Round> = document.rounds().iter().filter(before).collect();
    found.sort_by_key(|round| Reverse((round.at, round.id)));
    found
}

pub(super) fn round_name(round: &Round) -> RoundName {
    RoundName { key: key::of(round.id), name: round.name.clone(), at: text::moment(round.at) }
}

impl Reviewed<'_> {
    /// A review with how far it got: what was found when it began is decided, waits, or is no longer found.
    pub(super) fn round(&self, round: &Round) -> RoundView {
        let (mut decided, mut gone) = (0, 0);
        let against = since(&self.review, &round.found);
        for (_, now) in &against.then {
            match now.map(|place| self.review.items[place].state) {
                None => gone += 1,
                Some(simpul_graph::ReviewState::Decided) => decided += 1,
                Some(_) => {}
            }
        }
        let (level, positions) = level_of(round);
        let unit = |id| self.lines.unit_name(id).unwrap_or_else(|| nameless(key::of(id)));
        RoundView {
            key: key::of(round.id),
            name: round.name.clone(),
            at_level: LevelView { level, positions },
            branch: round.branch.map(unit),
            process: round.process.map(|id| self.process(id)),
            by: round.by.clone(),
            at: text::moment(round.at),
            found: against.then.len() as u32,
            decided,
            gone,
        }
    }

    fn process(&self, id: ProcessId) -> Name {
        let process = self.document().processes().get(id);
        process.map_or_else(
            || nameless(id.to_string()),
            |process| Name { key: id.to_string(), name: process.name.clone() },
        )
    }
}

fn nameless(key: Key) -> Name {
    Name { key, name: String::new() }
}
