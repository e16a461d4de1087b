//! What the inspector shows of one record or pair.

use super::line::{Lines, photo};
use super::pair;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::{key, text};
use simpul_model as model;
use simpul_model::{End, Party, PersonId, PositionId, RecordRef, UnitId};
use std::collections::BTreeSet;

/// Shows one record or pair.
///
/// # Errors
/// `no-file`, `not-found`.
pub fn inspect(desk: &Desk, request: InspectRequest, ctx: &Ctx) -> Result<Inspect, ApiError> {
    let snapshot = desk.snapshot()?;
    let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
    if request.key.starts_with("pair:") {
        return pair::card(&lines, &request.key, request.map.unwrap_or_default()).map(Inspect::Pair);
    }
    let gone = || ApiError::not_found(&request.key);
    match key::parse(&request.key)? {
        RecordRef::Unit(id) => unit(&lines, id).map(Inspect::Unit),
        RecordRef::Position(id) => position(&lines, id).map(Inspect::Position),
        RecordRef::Person(id) => person(&lines, id).map(Inspect::Person),
        RecordRef::Need(id) => {
            lines.document.needs().get(id).map(|need| Inspect::Need(NeedCard { need: lines.need(need) }))
        }
        _ => None,
    }
    .ok_or_else(gone)
}

fn unit(lines: &Lines<'_>, id: UnitId) -> Option<UnitCard> {
    let document = lines.document;
    let unit = document.units().get(id)?;
    let branch = document.unit_branch(id);
    let positions: Vec<&model::Position> =
        branch.iter().flat_map(|&u| document.positions_in(Some(u))).collect();
    let (headcount, share) = headcount(lines, &positions);
    let own = needs_of_branch(lines, &branch, &positions);
    let mut path: Vec<Name> =
        document.unit_path(id).into_iter().skip(1).filter_map(|u| lines.unit_name(u)).collect();
    path.reverse();
    let subunit = |child: &model::Unit| {
        let seats: Vec<&model::Position> =
            document.unit_branch(child.id).into_iter().flat_map(|u| document.positions_in(Some(u))).collect();
        Subunit {
            key: key::of(child.id),
            name: child.name.clone(),
            headcount: self::headcount(lines, &seats).0,
        }
    };
    Some(UnitCard {
        key: key::of(id),
        name: unit.name.clone(),
        kind: unit.kind.clone(),
        purpose: unit.purpose.clone(),
        external: unit.external,
        archived: unit.archived,
        path,
        head: document.head(unit).map(|head| lines.position(head)),
        head_named: unit.head.is_some(),
        contact: unit.contact.map(|contact| lines.position(contact)),
        headcount,
        fte: f64::from(share) / 100.0,
        vacant: positions.iter().filter(|p| document.is_vacant(p.id, lines.today)).count() as u32,
        positions: positions.len() as u32,
        people: document.positions_in(Some(id)).flat_map(|p| lines.seats(p)).collect(),
        subunits: document.units_in(Some(id)).map(subunit).collect(),
        needs: lines.needs(own.needs),
        serves: lines.needs(own.serves),
        inside: own.inside,
        channels: lines.channels(Party::Unit(id)),
        parts: lines.parts(Party::Unit(id)),
        partners: own.partners,
    })
}

/// Distinct people with a current assignment, and the sum of their shares in percent.
fn headcount(lines: &Lines<'_>, positions: &[&model::Position]) -> (u32, u32) {
    let holders = positions.iter().flat_map(|p| lines.document.holders(p.id, lines.today));
    let mut people = BTreeSet::new();
    let mut share = 0;
    for (person, assignment) in holders {
        people.insert(person.id);
        share += u32::from(assignment.share);
    }
    (people.len() as u32, share)
}

struct Own<'a> {
    needs: Vec<&'a model::Need>,
    serves: Vec<&'a model::Need>,
    inside: u32,
    partners: Partners,
}

/// Active needs that cross the border of a branch, by direction, and its partners as whole units.
fn needs_of_branch<'a>(lines: &Lines<'a>, branch: &[UnitId], positions: &[&model::Position]) -> Own<'a> {
    let document = lines.document;
    let inside: BTreeSet<UnitId> = branch.iter().copied().collect();
    let is_inside = |end: End| document.unit_of(end).is_some_and(|unit| inside.contains(&unit));
    let ends: Vec<End> = branch
        .iter()
        .map(|&unit| End::Unit(unit))
        .chain(positions.iter().map(|p| End::Position(p.id)))
        .collect();
    let customer: Vec<&model::Need> =
        ends.iter().flat_map(|&end| document.needs_of(end)).filter(|n| n.is_active()).collect();
    let served: Vec<&model::Need> =
        ends.iter().flat_map(|&end| document.needs_served_by(end)).filter(|n| n.is_active()).collect();
    let kept = customer.iter().filter(|n| is_inside(n.supplier)).count() as u32;
    let needs: Vec<&model::Need> = customer.into_iter().filter(|n| !is_inside(n.supplier)).collect();
    let serves: Vec<&model::Need> = served.into_iter().filter(|n| !is_inside(n.customer)).collect();
    let suppliers: BTreeSet<Option<UnitId>> = needs.iter().map(|n| document.unit_of(n.supplier)).collect();
    let customers: BTreeSet<Option<UnitId>> = serves.iter().map(|n| document.unit_of(n.customer)).collect();
    let two_way = suppliers.intersection(&customers).count() as u32;
    let partners = Partners { two_way, one_way: suppliers.union(&customers).count() as u32 - two_way };
    Own { needs, serves, inside: kept, partners }
}

fn position(lines: &Lines<'_>, id: PositionId) -> Option<PositionCard> {
    let document = lines.document;
    let position = document.positions().get(id)?;
    let end = End::Position(id);
    let open = |need: &&model::Need| need.status != model::NeedStatus::Ended;
    let mut custom = lines.custom(&position.custom);
    let holders: Vec<(&model::Person, &model::Assignment)> =
        document.assignments_to(id).filter_map(|a| Some((document.people().get(a.person)?, a))).collect();
    if let [(person, _)] = holders.as_slice() {
        custom.extend(lines.custom(&person.custom));
    }
    let dotted = document.dotted_from(id).map(|line| DottedView {
        key: key::of(line.id),
        to: lines.position(line.to),
        label: line.label.clone(),
    });
    Some(PositionCard {
        key: key::of(id),
        title: position.title.clone(),
        unit: position.unit.and_then(|unit| lines.unit_name(unit)),
        manager: position.manager.map(|manager| lines.position(manager)),
        parked: position.parked.clone(),
        assistant: position.kind == model::PositionKind::Assistant,
        duties: position.duties.clone(),
        backup: position.backup.map(|backup| lines.position(backup)),
        holders: holders.into_iter().map(|(person, assignment)| holder(lines, person, assignment)).collect(),
        reports: document.reports_to(Some(id)).flat_map(|p| lines.seats(p)).collect(),
        dotted: dotted.collect(),
        custom,
        needs: lines.needs(document.needs_of(end).filter(open)),
        serves: lines.needs(document.needs_served_by(end).filter(open)),
        channels: lines.channels(Party::Position(id)),
        parts: lines.parts(Party::Position(id)),
        backs_up: document.backed_up_by(id).map(|other| lines.position(other.id)).collect(),
    })
}

fn holder(lines: &Lines<'_>, person: &model::Person, assignment: &model::Assignment) -> Holder {
    Holder {
        assignment: assignment.id.to_string(),
        person: key::of(person.id),
        name: person.name.clone(),
        photo: photo(person),
        email: person.email.clone(),
        phone: person.phone.clone(),
        location: person.location.clone(),
        status: person.status.clone(),
        share: assignment.share,
        acting: assignment.acting,
        from: text::date(assignment.from),
        until: text::date(assignment.until),
        current: assignment.is_current(lines.today),
    }
}

fn person(lines: &Lines<'_>, id: PersonId) -> Option<PersonCard> {
    let document = lines.document;
    let person = document.people().get(id)?;
    let posts = document.posts_of(id, lines.today).into_iter();
    let seats = posts.filter_map(|post| document.positions().get(post)).flat_map(|p| lines.seats(p));
    Some(PersonCard {
        key: key::of(id),
        name: person.name.clone(),
        photo: photo(person),
        email: person.email.clone(),
        phone: person.phone.clone(),
        location: person.location.clone(),
        status: person.status.clone(),
        seats: seats.filter(|seat| seat.person == Some(key::of(id))).collect(),
        custom: lines.custom(&person.custom),
        channels: lines.channels(Party::Person(id)),
        parts: lines.parts(Party::Person(id)),
    })
}
