//! The queue: findings that touch a branch and a process, filtered and counted.

use super::Reviewed;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::map::{level_choices, process_choices};
use simpul_graph::ReviewItem;
use simpul_model::{Document, End, NeedId, ProcessId, RecordRef, ReviewKey, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// What is worth a decision, most serious first.
///
/// # Errors
/// `no-file`, `not-found` for a branch or process that is not there, `cancelled`.
pub fn review(desk: &Desk, request: ReviewRequest, ctx: &Ctx) -> Result<ReviewView, ApiError> {
    let snapshot = desk.snapshot()?;
    let reviewed = Reviewed::of(&snapshot, request.level, request.positions, ctx)?;
    let scope = Scope::of(reviewed.document(), &request)?;
    let queue = Queue::of(&reviewed, &scope, &request);
    let view = &reviewed.view;
    Ok(ReviewView {
        revision: snapshot.revision,
        at: LevelView { level: view.level.filter(|_| !view.positions), positions: view.positions },
        levels: level_choices(reviewed.document()),
        processes: process_choices(reviewed.document()),
        branch: scope.top.and_then(|top| reviewed.lines.unit_name(top)),
        progress: queue.progress,
        counts: queue.counts,
        kinds: queue.kinds.into_values().collect(),
        rows: queue.found.into_iter().map(|found| found.row).collect(),
    })
}

/// The queue, filtered and counted.
#[derive(Default)]
pub(super) struct Queue<'a> {
    pub(super) progress: ReviewCounts,
    counts: ReviewCounts,
    kinds: BTreeMap<ReviewKind, KindCount>,
    pub(super) found: Vec<Found<'a>>,
}

/// A line of the queue with what it tells.
pub(super) struct Found<'a> {
    pub(super) row: ReviewRow,
    pub(super) key: &'a ReviewKey,
    /// Nothing where it is no longer found.
    pub(super) item: Option<&'a ReviewItem>,
}

impl<'a> Queue<'a> {
    pub(super) fn of(reviewed: &'a Reviewed<'_>, scope: &Scope<'_>, request: &ReviewRequest) -> Self {
        let mut queue = Self::default();
        let kind_wanted = |kind| request.kinds.is_empty() || request.kinds.contains(&kind);
        let state_wanted = |state| match request.states.as_slice() {
            [] => state != ReviewState::Gone,
            states => states.contains(&state),
        };
        for item in reviewed.review.items.iter().filter(|item| scope.touches(item)) {
            let (kind, state) = (ReviewKind::from(item.key.kind), super::words::state(item.state));
            count(&mut queue.progress, state);
            let of_kind = queue.kinds.entry(kind).or_insert(KindCount { kind, all: 0, waiting: 0 });
            of_kind.all += 1;
            of_kind.waiting += u32::from(state != ReviewState::Decided);
            if kind_wanted(kind) {
                count(&mut queue.counts, state);
                if state_wanted(state) {
                    queue.found.push(Found { row: reviewed.row(item), key: &item.key, item: Some(item) });
                }
            }
        }
        for &id in &reviewed.review.gone {
            let Some(decision) = reviewed.document().decisions().get(id) else { continue };
            if !scope.holds(&decision.key) {
                continue;
            }
            count(&mut queue.progress, ReviewState::Gone);
            if kind_wanted(decision.key.kind.into()) {
                count(&mut queue.counts, ReviewState::Gone);
                if state_wanted(ReviewState::Gone) {
                    let found = |row| Found { row, key: &decision.key, item: None };
                    queue.found.extend(reviewed.gone_row(id).map(found));
                }
            }
        }
        queue
    }
}

fn count(counts: &mut ReviewCounts, state: ReviewState) {
    match state {
        ReviewState::Open => counts.open += 1,
        ReviewState::Returned => counts.returned += 1,
        ReviewState::Decided => counts.decided += 1,
        ReviewState::Gone => counts.gone += 1,
    }
}

/// A branch of units and a process that a review keeps to.
pub(super) struct Scope<'a> {
    document: &'a Document,
    top: Option<UnitId>,
    branch: Option<BTreeSet<UnitId>>,
    process: Option<ProcessId>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(document: &'a Document, request: &ReviewRequest) -> Result<Self, ApiError> {
        let top = key::maybe(request.branch.as_deref(), key::unit)?;
        if let Some(gone) = top.filter(|&top| !document.units().contains(top)) {
            return Err(ApiError::not_found(&key::of(gone)));
        }
        let process = key::maybe(request.process.as_deref(), |id| {
            id.parse::<ProcessId>().map_err(|_| ApiError::not_found(id))
        })?;
        let branch = top.map(|top| document.unit_branch(top).into_iter().collect());
        Ok(Self { document, top, branch, process })
    }

    /// Whether it is about a unit of the branch, or a need behind it ends there; and a need of the process stands
    /// behind it.
    fn touches(&self, item: &ReviewItem) -> bool {
        let in_process = |&need: &NeedId| {
            let need = self.document.needs().get(need);
            self.process.is_none_or(|process| need.is_some_and(|need| need.processes.contains(&process)))
        };
        (self.process.is_none() || item.needs.iter().any(in_process))
            && (self.holds_record(&item.key)
                || item.needs.iter().any(|&need| self.stands_in(RecordRef::Need(need))))
    }

    /// The same of a decision, about which only what it names is known.
    fn holds(&self, key: &ReviewKey) -> bool {
        self.process.is_none() && self.holds_record(key)
    }

    fn holds_record(&self, key: &ReviewKey) -> bool {
        key.about.iter().any(|&record| self.stands_in(record))
    }

    fn stands_in(&self, record: RecordRef) -> bool {
        let Some(branch) = &self.branch else { return true };
        let inside = |end| self.document.unit_of(end).is_some_and(|unit| branch.contains(&unit));
        match record {
            RecordRef::Unit(unit) => branch.contains(&unit),
            RecordRef::Position(position) => inside(End::Position(position)),
            RecordRef::OpenQuestion(question) => self.document.questions().get(question).is_some_and(|q| {
                q.asked.iter().any(|asking| asking.unit.is_some_and(|u| branch.contains(&u)))
            }),
            RecordRef::Need(need) => self
                .document
                .needs()
                .get(need)
                .is_some_and(|need| inside(need.customer) || inside(need.supplier)),
            _ => false,
        }
    }
}
