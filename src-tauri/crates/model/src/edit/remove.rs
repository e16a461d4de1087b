//! Removing records, with an explicit answer to what becomes of what hangs on them.

use super::draft::Draft;
use super::hand_over::{give_away, retarget_needs};
use super::place::{last_unit_order, move_reports};
use super::{Below, Refusal};
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};

pub(super) fn position(
    draft: &mut Draft<'_>,
    position: PositionId,
    reports: Below<PositionId>,
) -> Result<(), Refusal> {
    let gone = draft.position(position)?;
    let to = match reports {
        Below::MoveUp => gone.manager,
        Below::MoveTo(to) => {
            draft.position(to)?;
            if draft.branch(position).contains(&to) {
                return Err(Refusal::ReportingCycle(to));
            }
            Some(to)
        }
        Below::DeleteWith => {
            for below in draft.branch(position).into_iter().rev() {
                drop_position(draft, below);
            }
            return Ok(());
        }
    };
    move_reports(draft, position, to);
    drop_position(draft, position);
    Ok(())
}

/// Removes a position that nobody reports to. Needs and topics fall back to its unit.
fn drop_position(draft: &mut Draft<'_>, position: PositionId) {
    let Some(gone) = draft.positions().get(position).cloned() else { return };
    let fallback = gone.unit;
    retarget_needs(draft, End::Position(position), fallback.map(End::Unit));
    give_away(draft, Party::Position(position), fallback.map(Party::Unit));
    let assignments: Vec<AssignmentId> = draft.assignments_to(position).map(|a| a.id).collect();
    let lines: Vec<DottedLineId> =
        draft.dotted_from(position).chain(draft.dotted_to(position)).map(|l| l.id).collect();
    assignments.into_iter().for_each(|id| draft.remove(id.into()));
    lines.into_iter().for_each(|id| draft.remove(id.into()));
    let backed_up: Vec<Position> = draft.backed_up_by(position).cloned().collect();
    for other in backed_up {
        draft.put(Row::Position(Position { backup: None, ..other }));
    }
    let named: Vec<Unit> = draft
        .units()
        .iter()
        .filter(|u| u.head == Some(position) || u.contact == Some(position))
        .cloned()
        .collect();
    for unit in named {
        let head = unit.head.filter(|&id| id != position);
        let contact = unit.contact.filter(|&id| id != position);
        draft.put(Row::Unit(Unit { head, contact, ..unit }));
    }
    draft.remove(position.into());
}

pub(super) fn unit(draft: &mut Draft<'_>, unit: UnitId, below: Below<UnitId>) -> Result<(), Refusal> {
    let gone = draft.unit(unit)?;
    let to = match below {
        Below::MoveUp => gone.parent,
        Below::MoveTo(to) => {
            draft.unit(to)?;
            if draft.unit_branch(unit).contains(&to) {
                return Err(Refusal::UnitCycle(to));
            }
            Some(to)
        }
        Below::DeleteWith => {
            for below in draft.unit_branch(unit).into_iter().rev() {
                delete_with_positions(draft, below);
            }
            return Ok(());
        }
    };
    let inside: Vec<Unit> = draft.units_in(Some(unit)).cloned().collect();
    for child in inside {
        let order = last_unit_order(draft, to);
        draft.put(Row::Unit(Unit { parent: to, order, ..child }));
    }
    let seats: Vec<Position> = draft.positions_in(Some(unit)).cloned().collect();
    for seat in seats {
        draft.put(Row::Position(Position { unit: to, ..seat }));
    }
    drop_unit(draft, unit, to);
    Ok(())
}

/// The unit goes with its seats; whoever reports to a seat from elsewhere moves up, level by level.
fn delete_with_positions(draft: &mut Draft<'_>, unit: UnitId) {
    let seats: Vec<Position> = draft.positions_in(Some(unit)).cloned().collect();
    for seat in seats {
        // Read again: an earlier seat of this unit may have handed this one a new manager.
        let manager = draft.positions().get(seat.id).and_then(|p| p.manager);
        move_reports(draft, seat.id, manager);
        drop_position(draft, seat.id);
    }
    drop_unit(draft, unit, None);
}

/// Removes a unit that holds nothing; needs and topics go to `heir`, or go where there is none.
fn drop_unit(draft: &mut Draft<'_>, unit: UnitId, heir: Option<UnitId>) {
    retarget_needs(draft, End::Unit(unit), heir.map(End::Unit));
    give_away(draft, Party::Unit(unit), heir.map(Party::Unit));
    let sets: Vec<NeedSet> = draft.need_sets().iter().cloned().collect();
    for set in sets {
        let keep = |members| if members == Members::Under(unit) { Members::These } else { members };
        draft.put(Row::NeedSet(NeedSet {
            customers: keep(set.customers),
            suppliers: keep(set.suppliers),
            ..set
        }));
    }
    let answers: Vec<AnswerId> =
        draft.answers().iter().filter(|a| a.units.0 == unit || a.units.1 == unit).map(|a| a.id).collect();
    answers.into_iter().for_each(|id| draft.remove(id.into()));
    draft.remove(unit.into());
}

pub(super) fn person(draft: &mut Draft<'_>, person: PersonId) -> Result<(), Refusal> {
    draft.person(person)?;
    let assignments: Vec<AssignmentId> = draft.assignments_of(person).map(|a| a.id).collect();
    let first = assignments.first().and_then(|&id| draft.assignments().get(id)).map(|a| a.position);
    assignments.into_iter().for_each(|id| draft.remove(id.into()));
    give_away(draft, Party::Person(person), first.map(Party::Position));
    draft.remove(person.into());
    Ok(())
}

pub(super) fn leaf(draft: &mut Draft<'_>, record: RecordRef) -> Result<(), Refusal> {
    if !draft.row_exists(record) {
        return Err(Refusal::Missing(record));
    }
    match record {
        RecordRef::Need(need) => drop_need(draft, need),
        RecordRef::Process(process) => {
            let labelled: Vec<Need> =
                draft.needs().iter().filter(|n| n.processes.contains(&process)).cloned().collect();
            for mut need in labelled {
                need.processes.retain(|&id| id != process);
                draft.put(Row::Need(need));
            }
            draft.remove(record);
        }
        RecordRef::Field(field) => {
            forget_field(draft, field);
            draft.remove(record);
        }
        RecordRef::Topic(topic) => drop_topic(draft, topic),
        RecordRef::Assignment(_)
        | RecordRef::DottedLine(_)
        | RecordRef::Channel(_)
        | RecordRef::OneWayAnswer(_)
        | RecordRef::Finding(_)
        | RecordRef::Decision(_)
        | RecordRef::OpenQuestion(_)
        | RecordRef::Round(_) => draft.remove(record),
        RecordRef::Organisation
        | RecordRef::Unit(_)
        | RecordRef::Position(_)
        | RecordRef::Person(_)
        | RecordRef::Item(_)
        | RecordRef::NeedSet(_) => return Err(Refusal::NeedsPolicy(record)),
    }
    Ok(())
}

fn forget_field(draft: &mut Draft<'_>, field: FieldId) {
    let mut rows: Vec<Row> = Vec::new();
    let units = draft.units().iter().filter(|u| u.custom.contains_key(&field));
    rows.extend(units.cloned().map(|mut u| {
        u.custom.remove(&field);
        Row::Unit(u)
    }));
    let positions = draft.positions().iter().filter(|p| p.custom.contains_key(&field));
    rows.extend(positions.cloned().map(|mut p| {
        p.custom.remove(&field);
        Row::Position(p)
    }));
    let people = draft.people().iter().filter(|p| p.custom.contains_key(&field));
    rows.extend(people.cloned().map(|mut p| {
        p.custom.remove(&field);
        Row::Person(p)
    }));
    let mut organisation = draft.organisation().clone();
    organisation.chart.fields.retain(|&shown| shown != CardField::Custom(field));
    organisation.chart.rules.retain(|rule| rule.by != ColourBy::Custom(field));
    if organisation != *draft.organisation() {
        rows.push(Row::Organisation(organisation));
    }
    draft.put_all(rows);
}

/// Removes a topic; ways to reach somebody that are for it alone go with it.
pub(super) fn drop_topic(draft: &mut Draft<'_>, topic: TopicId) {
    let own: Vec<ChannelId> = draft.channels_for(topic).map(|channel| channel.id).collect();
    own.into_iter().for_each(|id| draft.remove(id.into()));
    draft.remove(topic.into());
}

/// Removes a need; needs made from it no longer name it.
pub(super) fn drop_need(draft: &mut Draft<'_>, need: NeedId) {
    let made: Vec<Need> = draft.needs().iter().filter(|n| n.made_from.contains(&need)).cloned().collect();
    for mut other in made {
        other.made_from.retain(|&id| id != need);
        draft.put(Row::Need(other));
    }
    draft.remove(need.into());
}
