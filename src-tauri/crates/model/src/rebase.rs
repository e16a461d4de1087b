//! Changes made on one state, brought onto another: a scenario opened on a later state, or a part of one.
//!
//! [`rebase`] makes each step again, field by field: a field changed here and untouched there is changed; one
//! changed on both sides keeps what stands now and is told with both values. What no longer keeps to the
//! rules (its manager is gone, it would lie inside itself) is left out and told. Steps made on the state they
//! are brought onto come through whole.
//!
//! [`pick`] takes some records of a change and whatever they cannot stand without.

use crate::change::Change;
use crate::compare::{Clash, FieldRef, Met, Value, differing, merge, take};
use crate::document::Document;
use crate::edit::{Refusal, carrying, rules};
use crate::refs::still_named;
use crate::row::{RecordRef, Row};
use std::collections::{BTreeMap, BTreeSet};

mod settle;

/// Part of a step that no longer applies.
#[derive(Debug, Clone, PartialEq)]
pub struct Lost {
    /// The number of the step, from 0.
    pub step: usize,
    /// The record as the step wanted it, or as it was where it was to go.
    pub row: Row,
    /// The record as the step found it; nothing where it made it.
    pub was: Option<Row>,
    /// Why.
    pub why: LostWhy,
}

/// Why part of a step no longer applies.
#[derive(Debug, Clone, PartialEq)]
pub enum LostWhy {
    /// The field was changed meanwhile as well.
    Field {
        /// Which.
        field: FieldRef,
        /// What the step found.
        before: Value,
        /// What the step made of it.
        wanted: Value,
        /// What stands now.
        now: Value,
    },
    /// The record is no longer there.
    Gone,
    /// The record was to go, and this one came to need it.
    StillUsed(RecordRef),
    /// It would break a rule now.
    Refused(Refusal),
}

/// Steps brought onto a state.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebased {
    /// What they come to there.
    pub change: Change,
    /// What no longer applies, by step.
    pub lost: Vec<Lost>,
}

/// Brings steps, each made on what the one before left, onto `now`. O(n log n) over the rows of the steps;
/// where rows are removed, over the document.
pub fn rebase<'c>(now: &Document, steps: impl IntoIterator<Item = &'c Change>) -> Rebased {
    let mut overlay = Overlay {
        now,
        states: BTreeMap::new(),
        lost: Vec::new(),
        stood: BTreeMap::new(),
        last: BTreeMap::new(),
    };
    for (step, change) in steps.into_iter().enumerate() {
        overlay.make(step, change);
    }
    overlay.keep_to_the_rules();
    overlay.lost.sort_by_key(|lost| lost.step);
    Rebased { change: change_of(now, &overlay.states), lost: overlay.lost }
}

/// Rows that stand otherwise than in `now`; nothing for one that goes.
type States = BTreeMap<RecordRef, Option<Row>>;

struct Overlay<'d> {
    now: &'d Document,
    states: States,
    lost: Vec<Lost>,
    /// Fields of which somebody else made the same meanwhile: what they were when the steps began.
    stood: BTreeMap<(RecordRef, FieldRef), Value>,
    /// The step that touched a record last.
    last: BTreeMap<RecordRef, usize>,
}

impl Overlay<'_> {
    fn make(&mut self, step: usize, change: &Change) {
        for row in &change.removed {
            let record = row.record();
            // What was lost of it matters no more.
            self.lost.retain(|lost| lost.row.record() != record);
            // What is gone already need not go.
            if self.row(record).is_some() {
                self.put(step, record, None);
            }
        }
        for (before, after) in &change.updated {
            self.update(step, before, after);
        }
        for row in &change.added {
            // What the steps took away and bring back is as it stands.
            if self.states.get(&row.record()) == Some(&None) {
                self.states.remove(&row.record());
            }
            // What is there already was taken over before, and may have gone on since.
            if self.row(row.record()).is_some() {
                continue;
            }
            match self.said_already(row) {
                Some(why) => self.lost.push(Lost { step, row: row.clone(), was: None, why }),
                None => self.put(step, row.record(), Some(row.clone())),
            }
        }
    }

    fn update(&mut self, step: usize, before: &Row, after: &Row) {
        let record = after.record();
        let Some(mut row) = self.row(record) else { return self.gone(step, before, after) };
        let found = row.clone();
        let (lost, stood) = (&mut self.lost, &mut self.stood);
        let mut as_it_stands = Vec::new();
        merge(&mut row, before, after, &mut |met| match met {
            Met::Made(field) => {
                // A later step that sets the field settles what an earlier one lost.
                lost.retain(|old| !old.is_about(record, field));
                // One that takes back what somebody else has made as well leaves theirs.
                if stood.remove(&(record, field)).is_some_and(|was| said(before, after, field) == Some(was)) {
                    as_it_stands.push(field);
                }
            }
            Met::Stood(field, was) => {
                lost.retain(|old| !old.is_about(record, field));
                stood.insert((record, field), was);
            }
            // A place among siblings that two sides gave is no news.
            Met::Clashed(clash) if clash.field == FieldRef::Own("order") => {}
            Met::Clashed(clash) => lose(lost, step, clash, before, after),
        });
        for field in as_it_stands {
            take(&mut row, &found, field);
        }
        // What an import said there is kept as it is by any other edit.
        let row = carrying(found, row.clone()).unwrap_or(row);
        self.put(step, record, Some(row));
    }

    /// The record is no longer there. What earlier steps lost of it is one with what this one loses.
    fn gone(&mut self, step: usize, before: &Row, after: &Row) {
        let earlier =
            self.lost.iter().position(|old| old.row.record() == after.record() && old.why == LostWhy::Gone);
        let was = earlier.map_or_else(|| Some(before.clone()), |at| self.lost.remove(at).was);
        if was.as_ref() != Some(after) {
            self.lost.push(Lost { step, row: after.clone(), was, why: LostWhy::Gone });
        }
    }

    /// Somebody recorded the same need meanwhile.
    fn said_already(&self, row: &Row) -> Option<LostWhy> {
        let Row::Need(need) = row else { return None };
        match rules::no_duplicate(self.now, need) {
            Err(Refusal::DuplicateNeed(other)) if !self.states.contains_key(&other.into()) => {
                Some(LostWhy::Refused(Refusal::DuplicateNeed(other)))
            }
            _ => None,
        }
    }

    fn row(&self, record: RecordRef) -> Option<Row> {
        self.states.get(&record).cloned().unwrap_or_else(|| self.now.row(record))
    }

    fn put(&mut self, step: usize, record: RecordRef, row: Option<Row>) {
        self.states.insert(record, row);
        self.last.insert(record, step);
    }

    /// Leaves out what breaks a rule until nothing does: what is left out may have held up something else.
    /// As many passes as such a chain is long.
    fn keep_to_the_rules(&mut self) {
        loop {
            let after = self.now.with(&change_of(self.now, &self.states));
            let broken = broken(self.now, &after, &self.states);
            let mut any = false;
            for (record, why) in broken {
                let Some(state) = self.states.remove(&record) else { continue };
                any = true;
                let step = self.last.get(&record).copied().unwrap_or_default();
                let was = self.now.row(record);
                if let Some(row) = state.or_else(|| was.clone()) {
                    self.lost.push(Lost { step, row, was, why });
                }
            }
            if !any {
                return;
            }
        }
    }
}

/// Notes a change of a field that somebody else changed otherwise. With what an earlier step lost of the same
/// field it is one change, and none where it takes that back.
fn lose(lost: &mut Vec<Lost>, step: usize, clash: Clash, found: &Row, after: &Row) {
    let Clash { field, mut before, wanted, now } = clash;
    let mut was = Some(found.clone());
    if let Some(at) = lost.iter().position(|old| old.is_about(after.record(), field)) {
        let old = lost.remove(at);
        if let LostWhy::Field { before: began, wanted: meant, .. } = old.why
            && meant == before
        {
            (before, was) = (began, old.was);
        }
    }
    if before != wanted {
        let why = LostWhy::Field { field, before, wanted, now };
        lost.push(Lost { step, row: after.clone(), was, why });
    }
}

/// What a step makes of a field.
fn said(before: &Row, after: &Row, field: FieldRef) -> Option<Value> {
    differing(before, after).into_iter().find(|change| change.field == field).map(|change| change.after)
}

impl Lost {
    fn is_about(&self, record: RecordRef, named: FieldRef) -> bool {
        self.row.record() == record && matches!(&self.why, LostWhy::Field { field, .. } if *field == named)
    }
}

fn change_of(now: &Document, states: &States) -> Change {
    let both = states.iter().map(|(&record, state)| (record, (now.row(record), state.clone())));
    Change::from_states(both.collect())
}

/// Which of `states` break a rule in `after`, which they lead to.
fn broken(now: &Document, after: &Document, states: &States) -> Vec<(RecordRef, LostWhy)> {
    let mut broken = Vec::new();
    for row in states.values().flatten() {
        match rules::check(after, row) {
            Ok(()) => {}
            // An import may bring in a need of somebody from themselves; two changes do not make one.
            Err(Refusal::SelfNeed) if !turned(now, row) => {}
            Err(refusal) => broken.push((row.record(), LostWhy::Refused(refusal))),
        }
    }
    let gone = states.iter().filter(|(_, state)| state.is_none()).map(|(&record, _)| record).collect();
    for (record, by) in still_named(after, &gone) {
        // Where the one that names it is ours too, that one was found above.
        if !states.contains_key(&by) {
            broken.push((record, LostWhy::StillUsed(by)));
        }
    }
    if broken.is_empty() {
        broken.extend(circle(after, states).into_iter().map(|(record, why)| (record, LostWhy::Refused(why))));
    }
    broken
}

/// Whether a need is there already with other ends.
fn turned(now: &Document, row: &Row) -> bool {
    let Row::Need(need) = row else { return false };
    now.needs().get(need.id).is_some_and(|was| was.customer != was.supplier)
}

/// The records of `states` on a circle of managers or of units, if there is one.
fn circle(after: &Document, states: &States) -> Vec<(RecordRef, Refusal)> {
    let put: Vec<RecordRef> =
        states.iter().filter(|(_, state)| state.is_some()).map(|(&record, _)| record).collect();
    let Err(refusal) = rules::no_circles(after, &put) else { return Vec::new() };
    let start: RecordRef = match refusal {
        Refusal::ReportingCycle(id) => id.into(),
        Refusal::UnitCycle(id) => id.into(),
        _ => return Vec::new(),
    };
    let on_it = on_circle(after, start).into_iter().filter(|record| states.contains_key(record));
    on_it.map(|record| (record, refusal.clone())).collect()
}

/// Who lies on the circle that runs through a record, from it upwards.
fn on_circle(after: &Document, start: RecordRef) -> Vec<RecordRef> {
    let up = |record| -> Option<RecordRef> {
        match record {
            RecordRef::Position(id) => Some(after.positions().get(id)?.manager?.into()),
            RecordRef::Unit(id) => Some(after.units().get(id)?.parent?.into()),
            _ => None,
        }
    };
    std::iter::successors(Some(start), |&record| up(record).filter(|&next| next != start)).collect()
}

/// Some records of a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// The change of these and of those they need.
    pub change: Change,
    /// The ones that came along, by record.
    pub along: Vec<RecordRef>,
}

/// The part of `change`, planned against `now`, that is about `wanted`, with what it cannot stand without:
/// a position's new unit, what names a record that goes. O(n log n) a pass, one pass a link of such a chain.
///
/// # Errors
/// The refusal, where a part cannot stand alone and nothing of the change helps it.
pub fn pick(now: &Document, change: &Change, wanted: &BTreeSet<RecordRef>) -> Result<Picked, Refusal> {
    let mut all = States::new();
    all.extend(change.removed.iter().map(|row| (row.record(), None)));
    let puts = change.added.iter().chain(change.updated.iter().map(|(_, after)| after));
    all.extend(puts.map(|row| (row.record(), Some(row.clone()))));
    let mut states: States =
        all.iter().filter(|(record, _)| wanted.contains(record)).map(|(r, s)| (*r, s.clone())).collect();
    let mut along = BTreeSet::new();
    loop {
        let after = now.with(&change_of(now, &states));
        let broken = broken(now, &after, &states);
        let Some((_, first)) = broken.first() else { break };
        let first = refusal_of(first);
        let needed: BTreeSet<RecordRef> =
            broken.iter().flat_map(|(record, why)| helps(&after, *record, why)).collect();
        let mut any = false;
        for record in needed {
            if let (Some(state), false) = (all.get(&record), states.contains_key(&record)) {
                states.insert(record, state.clone());
                along.insert(record);
                any = true;
            }
        }
        if !any {
            return Err(first);
        }
    }
    Ok(Picked { change: change_of(now, &states), along: along.into_iter().collect() })
}

/// What of the change may mend what broke.
fn helps(after: &Document, record: RecordRef, why: &LostWhy) -> Vec<RecordRef> {
    match why {
        LostWhy::StillUsed(by) => vec![*by],
        LostWhy::Refused(Refusal::Missing(missing)) => vec![*missing],
        // Whoever else of the circle moves.
        LostWhy::Refused(Refusal::ReportingCycle(_) | Refusal::UnitCycle(_)) => on_circle(after, record),
        _ => Vec::new(),
    }
}

fn refusal_of(why: &LostWhy) -> Refusal {
    match why {
        LostWhy::Refused(refusal) => refusal.clone(),
        LostWhy::StillUsed(by) => Refusal::NeedsPolicy(*by),
        LostWhy::Field { .. } | LostWhy::Gone => Refusal::ChangedMeanwhile(RecordRef::Organisation),
    }
}

#[cfg(test)]
mod tests;
