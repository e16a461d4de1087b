//! The queue: findings that touch a branch and a process, filtered and counted.

use super::detail::end_of;
use super::{Asked, Reviewed, rounds};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::use_case::map::{level_choices, process_choices};
use simpul_graph::{ReviewItem, Since, since};
use simpul_model::{Document, End, NeedId, Party, ProcessId, RecordRef, ReviewKey, Round, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// What is worth a decision, most serious first.
///
/// # Errors
/// `no-file`, `not-found` for a branch, process or review that is not there, `review-other-scope`, `cancelled`.
pub fn review(desk: &Desk, request: ReviewRequest, ctx: &Ctx) -> Result<ReviewView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &*snapshot.document;
    let asked = Asked::of(document, &request)?;
    let reviewed = Reviewed::of(&snapshot, asked.level, asked.positions, ctx)?;
    let scope = Scope::of(document, &asked);
    let queue = Queue::of(&reviewed, &scope, &request, asked.since);
    let view = &reviewed.view;
    let comparable = asked.round.map(|round| {
        let mut rounds = rounds::earlier(document, round);
        rounds.push(round);
        rounds.into_iter().map(rounds::round_name).collect()
    });
    Ok(ReviewView {
        revision: snapshot.revision,
        at: LevelView { level: view.level.filter(|_| !view.positions), positions: view.positions },
        levels: level_choices(document),
        processes: process_choices(document, &simpul_model::Need::is_active),
        branch: asked.branch.and_then(|top| reviewed.lines.unit_name(top)),
        round: asked.round.map(|round| reviewed.round(round)),
        since: queue.since,
        comparable: comparable.unwrap_or_default(),
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
    /// Against what it is compared with.
    pub(super) since: Option<SinceView>,
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
    pub(super) fn of(
        reviewed: &'a Reviewed<'_>,
        scope: &Scope<'_>,
        request: &ReviewRequest,
        compared: Option<&'a Round>,
    ) -> Self {
        let beside = |round| SinceView { round: rounds::round_name(round), ..SinceView::default() };
        let mut queue = Self { since: compared.map(beside), ..Self::default() };
        let against = compared.map(|round| since(&reviewed.review, &round.found));
        let of_then = |place: usize| against.as_ref().map(|against| since_word(&against.items[place]));
        let wanted = Wanted(request);
        let touching = reviewed.review.items.iter().enumerate().filter(|(_, item)| scope.touches(item));
        for (place, item) in touching {
            let (kind, state) = (ReviewKind::from(item.key.kind), super::words::state(item.state));
            count(&mut queue.progress, state);
            let of_kind = queue.kinds.entry(kind).or_insert(KindCount { kind, all: 0, waiting: 0 });
            of_kind.all += 1;
            of_kind.waiting += u32::from(state != ReviewState::Decided);
            if wanted.kind(kind) {
                count(&mut queue.counts, state);
                let then = of_then(place);
                queue.count_since(then);
                if wanted.state(state) && wanted.against(then) {
                    let row = ReviewRow { since: then, ..reviewed.row(item) };
                    queue.found.push(Found { row, key: &item.key, item: Some(item) });
                }
            }
        }
        let gone_since = against.iter().flat_map(|against| &against.then).filter(|(_, now)| now.is_none());
        for (then, _) in gone_since.filter(|(then, _)| wanted.kind(then.key.kind.into())) {
            queue.count_since(Some(SinceWord::Gone));
            if wanted.state(ReviewState::Gone) && request.against.contains(&SinceWord::Gone) {
                queue.found.push(Found { row: reviewed.left_row(then), key: &then.key, item: None });
            }
        }
        for &id in &reviewed.review.gone {
            let Some(decision) = reviewed.document().decisions().get(id) else { continue };
            if !scope.holds(&decision.key) {
                continue;
            }
            count(&mut queue.progress, ReviewState::Gone);
            if wanted.kind(decision.key.kind.into()) {
                count(&mut queue.counts, ReviewState::Gone);
                if wanted.state(ReviewState::Gone) && request.against.is_empty() {
                    let found = |row| Found { row, key: &decision.key, item: None };
                    queue.found.extend(reviewed.gone_row(id).map(found));
                }
            }
        }
        queue
    }

    /// These, as they stand.
    pub(super) fn listing(reviewed: &Reviewed<'_>, found: Vec<Found<'a>>) -> Self {
        let mut queue = Self { found, ..Self::default() };
        for item in &reviewed.review.items {
            count(&mut queue.progress, super::words::state(item.state));
        }
        queue
    }

    fn count_since(&mut self, then: Option<SinceWord>) {
        let Some(since) = &mut self.since else { return };
        match then {
            Some(SinceWord::New) => since.new += 1,
            Some(SinceWord::Changed) => since.changed += 1,
            Some(SinceWord::Same) => since.same += 1,
            Some(SinceWord::Gone) => since.gone += 1,
            None => {}
        }
    }
}

/// What a request filters by.
struct Wanted<'a>(&'a ReviewRequest);

impl Wanted<'_> {
    fn kind(&self, kind: ReviewKind) -> bool {
        self.0.kinds.is_empty() || self.0.kinds.contains(&kind)
    }

    fn state(&self, state: ReviewState) -> bool {
        match self.0.states.as_slice() {
            [] => state != ReviewState::Gone,
            states => states.contains(&state),
        }
    }

    fn against(&self, then: Option<SinceWord>) -> bool {
        self.0.against.is_empty() || then.is_some_and(|then| self.0.against.contains(&then))
    }
}

pub(super) fn since_word(since: &Since) -> SinceWord {
    match since {
        Since::New => SinceWord::New,
        Since::Changed(_) => SinceWord::Changed,
        Since::Same => SinceWord::Same,
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
    branch: Option<BTreeSet<UnitId>>,
    process: Option<ProcessId>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(document: &'a Document, asked: &Asked<'_>) -> Self {
        let branch = asked.branch.map(|top| document.unit_branch(top).into_iter().collect());
        Self { document, branch, process: asked.process }
    }

    /// Whether it is about a unit of the branch, or a need behind it ends there; and a need of the process stands
    /// behind it.
    pub(super) fn touches(&self, item: &ReviewItem) -> bool {
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
        let of_party = |party| end_of(self.document, party).is_some_and(inside);
        match record {
            RecordRef::Unit(unit) => branch.contains(&unit),
            RecordRef::Position(position) => inside(End::Position(position)),
            RecordRef::OpenQuestion(question) => self.document.questions().get(question).is_some_and(|q| {
                q.asked.iter().any(|asking| asking.unit.is_some_and(|u| branch.contains(&u)))
                    || q.unreached.is_some_and(of_party)
            }),
            RecordRef::Topic(topic) => {
                let topic = self.document.topics().get(topic);
                topic.is_some_and(|topic| topic.parts().iter().any(|one| of_party(one.party)))
            }
            RecordRef::Person(person) => of_party(Party::Person(person)),
            RecordRef::Need(need) => self
                .document
                .needs()
                .get(need)
                .is_some_and(|need| inside(need.customer) || inside(need.supplier)),
            _ => false,
        }
    }
}
