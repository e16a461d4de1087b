//! A list brought into the organisation that is open: who left, what is news, what a person is asked.

use super::conflicts::{self, code_of};
use super::returning::Returning;
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::refused;
use crate::use_case::breaks::breaks_between;
use crate::use_case::compare::{Describer, differing};
use simpul_exchange::read::{Import, Question};
use simpul_model::*;
use std::collections::{BTreeMap, BTreeSet};

/// At most so many records cross the port; the counts are those of all.
const MOST: usize = 1000;

/// Who a list of people no longer names, and of whom that is said.
#[derive(Default)]
pub(super) struct Leaving {
    people: Vec<PersonId>,
    holders: usize,
    guess: Vec<UnitId>,
}

impl Leaving {
    /// Those of `import.left` who hold what they hold within the scope. O(n).
    pub(super) fn of(
        existing: &Document,
        import: &Import,
        scope: Option<&[Key]>,
        today: Date,
    ) -> Result<Self, ApiError> {
        if import.left.is_empty() {
            return Ok(Self::default());
        }
        let scope = scope.map(|units| {
            units.iter().map(|unit| key::named_unit(existing, unit)).collect::<Result<Vec<_>, _>>()
        });
        let inside = scope.transpose()?.map(|units| below(existing, &units));
        let left: BTreeSet<PersonId> = import.left.iter().copied().collect();
        // Where the list knows people by ids, it says nothing of those who were added by hand without one.
        let named = existing.people().iter().filter(|person| !left.contains(&person.id));
        let by_ids = named.clone().any(|person| person.external_id.is_some());
        let is_meant = |person: &Person| !by_ids || person.external_id.is_some();
        let within = |person: &Person| {
            let mut units = units_of(existing, person.id, today).peekable();
            units.peek().is_some()
                && inside.as_ref().is_none_or(|inside| units.all(|u| u.is_some_and(|u| inside.contains(&u))))
        };
        let holders: Vec<&Person> = existing.people().iter().filter(|person| within(person)).collect();
        let people =
            holders.iter().filter(|person| left.contains(&person.id) && is_meant(person)).map(|p| p.id);
        Ok(Self {
            people: people.collect(),
            holders: holders.len(),
            guess: guess(existing, named.map(|person| person.id), today),
        })
    }

    fn is_many(&self) -> bool {
        self.people.len() * 10 > self.holders
    }

    /// What they hold ends. Refused when it is more than a tenth and nobody said that this is meant.
    pub(super) fn carry_out(
        &self,
        import: &mut Import,
        renewing: &Renewing,
        only_told: bool,
        today: Date,
    ) -> Result<(), ApiError> {
        if !renewing.leavers {
            return Ok(());
        }
        if self.is_many() && !renewing.many_leavers && !only_told {
            let (count, of) = (self.people.len().to_string(), self.holders.to_string());
            return Err(ApiError::new("many-leavers", &[("count", count), ("of", of)]));
        }
        import.left.clone_from(&self.people);
        import.end_left(today);
        Ok(())
    }
}

/// The units somebody currently sits in; nothing for a position without one.
fn units_of(document: &Document, person: PersonId, today: Date) -> impl Iterator<Item = Option<UnitId>> + '_ {
    let held = document.assignments_of(person).filter(move |held| held.is_current(today));
    held.filter_map(|held| document.positions().get(held.position)).map(|position| position.unit)
}

/// These units and all below them. O(units).
fn below(document: &Document, tops: &[UnitId]) -> BTreeSet<UnitId> {
    let mut found: BTreeSet<UnitId> = tops.iter().copied().collect();
    let mut todo = tops.to_vec();
    while let Some(unit) = todo.pop() {
        for child in document.units_in(Some(unit)) {
            if found.insert(child.id) {
                todo.push(child.id);
            }
        }
    }
    found
}

/// The divisions in which the list names somebody; none where it names people in all that have any.
fn guess(document: &Document, named: impl Iterator<Item = PersonId>, today: Date) -> Vec<UnitId> {
    let roots = document.units_in(None).filter(|unit| !unit.external);
    let roots: Vec<UnitId> = roots.map(|unit| unit.id).collect();
    let tops = match roots.as_slice() {
        [only] => document.units_in(Some(*only)).map(|unit| unit.id).collect(),
        _ => roots,
    };
    let mut top_of = BTreeMap::new();
    for top in tops {
        top_of.extend(below(document, &[top]).into_iter().map(|unit| (unit, top)));
    }
    let tops_of =
        |person| units_of(document, person, today).flatten().filter_map(|unit| top_of.get(&unit).copied());
    let meant: BTreeSet<UnitId> = named.flat_map(tops_of).collect();
    let peopled: BTreeSet<UnitId> = document.people().ids().flat_map(tops_of).collect();
    if meant == peopled { Vec::new() } else { meant.into_iter().collect() }
}

/// What a list brings, once a person's decisions are taken in.
pub(super) struct Renewal {
    pub(super) change: Change,
    pub(super) view: RenewalView,
}

/// What `theirs`, which a list made of `mine`, brings. O(n log n).
///
/// # Errors
/// `not-found`, and `refused-…` where what is left cannot stand.
pub(super) fn renewal(
    mine: &Document,
    theirs: &Document,
    leaving: &Leaving,
    returning: &Returning,
    questions: &[Question],
    renewing: &Renewing,
    ctx: &Ctx,
) -> Result<Renewal, ApiError> {
    let named = |at: &FieldKey| Ok((key::parse(&at.key)?, at.field.clone()));
    let named = renewing.settled.iter().map(named).collect::<Result<BTreeSet<_>, ApiError>>()?;
    let settled = |record: RecordRef, field: FieldRef| named.contains(&(record, code_of(field)));
    let news = news(mine, theirs, &settled);
    let left_out = renewing.leave_out.iter().map(|key| key::parse(key));
    let left_out: Result<BTreeSet<RecordRef>, ApiError> =
        left_out.chain(returning.stay_away(renewing).map(Ok)).collect();
    let (change, along) = without(mine, news.change, &left_out?)?;
    let after = mine.with(&change);
    let describer = Describer::new(mine, &after, ctx.clock.today());
    let (counts, items, total) = differing(mine, &after, MOST, ctx);
    let name = |record: RecordRef| Name { key: key::of(record), name: describer.name(record) };
    let candidate = |&person: &PersonId| CandidateView {
        person: name(person.into()),
        detail: describer.detail(person.into()),
    };
    let question = |question: &Question| QuestionView {
        line: question.row,
        name: question.name.clone(),
        candidates: question.candidates.iter().map(candidate).collect(),
    };
    let view = RenewalView {
        counts,
        items,
        total,
        along: along.into_iter().map(name).collect(),
        conflicts: conflicts::views(&news.conflicts, mine, theirs, &describer, &settled),
        returning: returning.view(renewing),
        questions: questions.iter().map(question).collect(),
        scope_guess: leaving.guess.iter().map(|&unit| name(unit.into())).collect(),
        leaving: leaving.people.iter().take(MOST).map(|&person| name(person.into())).collect(),
        holders: leaving.holders as u32,
        many_leave: leaving.is_many(),
        breaks: breaks_between(mine, &after, ctx),
    };
    Ok(Renewal { change, view })
}

/// The change without what is about these records, and what of it came along all the same.
fn without(
    mine: &Document,
    change: Change,
    out: &BTreeSet<RecordRef>,
) -> Result<(Change, Vec<RecordRef>), ApiError> {
    if out.is_empty() {
        return Ok((change, Vec::new()));
    }
    let rows = change.added.iter().chain(change.updated.iter().map(|(_, row)| row)).chain(&change.removed);
    // Who holds what goes with the person and with the position, and a dotted line with its ends.
    let goes = |row: &Row| match row {
        Row::Assignment(held) => out.contains(&held.person.into()) || out.contains(&held.position.into()),
        Row::DottedLine(line) => out.contains(&line.from.into()) || out.contains(&line.to.into()),
        _ => false,
    };
    let wanted: BTreeSet<RecordRef> =
        rows.filter(|row| !out.contains(&row.record()) && !goes(row)).map(Row::record).collect();
    let picked = pick(mine, &change, &wanted).map_err(|refusal| refused(mine, &refusal))?;
    Ok((picked.change, picked.along))
}
