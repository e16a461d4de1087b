//! What every accepted row keeps to.

use super::Refusal;
use crate::document::Document;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use std::collections::BTreeSet;

/// References resolve, names are given, numbers make sense. O(log n) a reference.
pub(crate) fn check(document: &Document, row: &Row) -> Result<(), Refusal> {
    let record = row.record();
    let there = |record: RecordRef| {
        if document.row_exists(record) { Ok(()) } else { Err(Refusal::Missing(record)) }
    };
    let maybe = |record: Option<RecordRef>| record.map_or(Ok(()), there);
    let named = |name: &str| if name.trim().is_empty() { Err(Refusal::EmptyName(record)) } else { Ok(()) };
    match row {
        Row::Unit(unit) => {
            named(&unit.name)?;
            maybe(unit.parent.map(Into::into))?;
            maybe(unit.head.map(Into::into))?;
            maybe(unit.contact.map(Into::into))
        }
        Row::Position(position) => {
            maybe(position.unit.map(Into::into))?;
            maybe(position.manager.map(Into::into))?;
            maybe(position.backup.map(Into::into))
        }
        Row::Person(person) => named(&person.name),
        Row::Assignment(assignment) => {
            there(assignment.person.into())?;
            there(assignment.position.into())?;
            if !(1..=100).contains(&assignment.share) {
                return Err(Refusal::BadShare);
            }
            match (assignment.from, assignment.until) {
                (Some(from), Some(until)) if until < from => Err(Refusal::EndsBeforeStart),
                _ => Ok(()),
            }
        }
        Row::DottedLine(line) => {
            there(line.from.into())?;
            there(line.to.into())?;
            if line.from == line.to { Err(Refusal::ReportingCycle(line.from)) } else { Ok(()) }
        }
        Row::Item(item) => named(&item.name),
        Row::Process(process) => named(&process.name),
        Row::Field(field) => named(&field.name),
        Row::Need(need) => {
            there(end(need.customer))?;
            there(end(need.supplier))?;
            there(need.item.into())?;
            need.processes.iter().try_for_each(|&process| there(process.into()))?;
            need.made_from.iter().try_for_each(|&need| there(need.into()))?;
            maybe(need.set.map(Into::into))?;
            if need.customer == need.supplier { Err(Refusal::SelfNeed) } else { Ok(()) }
        }
        Row::NeedSet(set) => [set.customers, set.suppliers].into_iter().try_for_each(|side| match side {
            Members::Under(unit) => there(unit.into()),
            Members::These | Members::Level(_) => Ok(()),
        }),
        Row::Topic(topic) => {
            named(&topic.name)?;
            maybe(topic.owner.map(party))?;
            maybe(topic.backup.map(party))?;
            topic.involved.iter().try_for_each(|one| there(party(one.party)))
        }
        Row::Channel(channel) => {
            there(party(channel.owner))?;
            maybe(channel.topic.map(Into::into))
        }
        Row::OneWayAnswer(answer) => {
            there(answer.units.0.into())?;
            there(answer.units.1.into())
        }
        Row::Organisation(organisation) => {
            let spans = organisation.spans;
            let fields = &organisation.chart.fields;
            let repeated = (1..fields.len()).any(|at| fields[..at].contains(&fields[at]));
            if spans.narrow > spans.wide {
                Err(Refusal::BadLimits)
            } else if organisation.rhythm.months > Rhythm::MOST {
                Err(Refusal::BadRhythm)
            } else if repeated || fields.len() > MOST_FIELDS {
                Err(Refusal::TooManyFields)
            } else {
                Ok(())
            }
        }
        Row::Finding(_) => Ok(()),
        Row::OpenQuestion(question) => named(&question.text),
        Row::Round(round) => named(&round.name),
        Row::Decision(decision) => match decision.outcome {
            Outcome::Accepted if decision.because.trim().is_empty() => Err(Refusal::NoReason),
            Outcome::ToDo if decision.who.trim().is_empty() => Err(Refusal::NobodyNamed),
            _ => Ok(()),
        },
    }
}

fn end(end: End) -> RecordRef {
    match end {
        End::Unit(unit) => unit.into(),
        End::Position(position) => position.into(),
    }
}

fn party(party: Party) -> RecordRef {
    match party {
        Party::Unit(unit) => unit.into(),
        Party::Position(position) => position.into(),
        Party::Person(person) => person.into(),
    }
}

/// No other need that is not ended has the same ends and item.
pub(crate) fn no_duplicate(document: &Document, need: &Need) -> Result<(), Refusal> {
    let same = |n: &&Need| {
        n.id != need.id && n.supplier == need.supplier && n.item == need.item && n.status != NeedStatus::Ended
    };
    if need.status == NeedStatus::Ended {
        return Ok(());
    }
    document.needs_of(need.customer).find(same).map_or(Ok(()), |n| Err(Refusal::DuplicateNeed(n.id)))
}

/// After one row was put: it does not hang on itself. O(depth).
pub(super) fn no_circle(document: &Document, record: RecordRef) -> Result<(), Refusal> {
    match record {
        RecordRef::Position(id) => {
            let up = |at: PositionId| document.positions().get(at).and_then(|p| p.manager);
            if meets(id, up, document.positions().len()) { Err(Refusal::ReportingCycle(id)) } else { Ok(()) }
        }
        RecordRef::Unit(id) => {
            let up = |at: UnitId| document.units().get(at).and_then(|u| u.parent);
            if meets(id, up, document.units().len()) { Err(Refusal::UnitCycle(id)) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

fn meets<I: Copy + PartialEq>(start: I, up: impl Fn(I) -> Option<I>, most: usize) -> bool {
    let mut at = up(start);
    for _ in 0..most {
        match at {
            None => return false,
            Some(id) if id == start => return true,
            Some(id) => at = up(id),
        }
    }
    at.is_some()
}

/// After many rows were put: none of them hangs on itself. Each record is climbed once, so a chain of any
/// length is linear.
pub(crate) fn no_circles(document: &Document, records: &[RecordRef]) -> Result<(), Refusal> {
    let positions =
        records.iter().filter_map(|r| if let RecordRef::Position(id) = r { Some(*id) } else { None });
    if let Some(id) = in_circle(positions, |id| document.positions().get(id).and_then(|p| p.manager)) {
        return Err(Refusal::ReportingCycle(id));
    }
    let units = records.iter().filter_map(|r| if let RecordRef::Unit(id) = r { Some(*id) } else { None });
    in_circle(units, |id| document.units().get(id).and_then(|u| u.parent))
        .map_or(Ok(()), |id| Err(Refusal::UnitCycle(id)))
}

fn in_circle<I: Copy + Ord>(starts: impl Iterator<Item = I>, up: impl Fn(I) -> Option<I>) -> Option<I> {
    let mut cleared = BTreeSet::new();
    for start in starts {
        let mut climbed = BTreeSet::new();
        let mut at = Some(start);
        while let Some(id) = at {
            if cleared.contains(&id) {
                break;
            }
            if !climbed.insert(id) {
                return Some(id);
            }
            at = up(id);
        }
        cleared.append(&mut climbed);
    }
    None
}
