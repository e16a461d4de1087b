//! Jumping to a record by name, and completing names.

use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_model::{Party, RecordKind, RecordRef};

/// Looks for records by name, title or word.
///
/// # Errors
/// `no-file`.
pub fn find(desk: &Desk, request: FindRequest, ctx: &Ctx) -> Result<Hits, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    let kinds: Vec<RecordKind> = request.kinds.iter().map(|&kind| record_kind(kind)).collect();
    let found = snapshot.index(today).find(&request.text, &kinds, request.limit.clamp(1, 200) as usize);
    Ok(Hits { hits: found.into_iter().filter_map(|record| hit(&lines, record)).collect() })
}

fn hit(lines: &Lines<'_>, record: RecordRef) -> Option<Hit> {
    let document = lines.document;
    let unit_key = |unit: Option<simpul_model::UnitId>| unit.map(key::of);
    let new = |kind, title: String, detail: String, position: Option<String>, unit: Option<String>| Hit {
        key: key::of(record),
        kind,
        title,
        detail,
        position,
        unit,
    };
    let seat = |id: simpul_model::PositionId| document.positions().get(id);
    let place = |id: simpul_model::PositionId| {
        seat(id).and_then(|p| lines.unit_name(p.unit?)).map(|unit| unit.name).unwrap_or_default()
    };
    Some(match record {
        RecordRef::Unit(id) => {
            let unit = document.units().get(id)?;
            let above = unit.parent.and_then(|parent| lines.unit_name(parent)).map(|name| name.name);
            new(HitKind::Unit, unit.name.clone(), above.unwrap_or_default(), None, Some(key::of(id)))
        }
        RecordRef::Position(id) => {
            let names = lines.holder_names(id);
            let detail = [names, place(id)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            let position = seat(id)?;
            new(
                HitKind::Position,
                position.title.clone(),
                detail.join(" · "),
                Some(key::of(id)),
                unit_key(position.unit),
            )
        }
        RecordRef::Person(id) => {
            let person = document.people().get(id)?;
            let held = document.assignments_of(id).find(|a| a.is_current(lines.today)).map(|a| a.position);
            let title = held.and_then(seat).map(|p| p.title.clone()).unwrap_or_default();
            let detail = [title, held.map(place).unwrap_or_default()];
            let detail: Vec<String> = detail.into_iter().filter(|part| !part.is_empty()).collect();
            let unit = held.and_then(seat).and_then(|p| p.unit);
            new(HitKind::Person, person.name.clone(), detail.join(" · "), held.map(key::of), unit_key(unit))
        }
        RecordRef::Topic(id) => {
            let topic = document.topics().get(id)?;
            let (position, unit) = match topic.owner {
                Some(Party::Unit(unit)) => (None, Some(unit)),
                Some(Party::Position(position)) => (Some(position), seat(position).and_then(|p| p.unit)),
                Some(Party::Person(person)) => {
                    let held = document.assignments_of(person).find(|a| a.is_current(lines.today));
                    let held = held.map(|a| a.position);
                    (held, held.and_then(seat).and_then(|p| p.unit))
                }
                None => (None, None),
            };
            let owner = position.map(|p| lines.position(p).name).or_else(|| Some(lines.unit(unit?).name));
            new(
                HitKind::Topic,
                topic.name.clone(),
                owner.unwrap_or_default(),
                position.map(key::of),
                unit_key(unit),
            )
        }
        RecordRef::Item(id) => {
            let item = document.items().get(id)?;
            let supplier = document.needs_of_item(id).next().map(|need| need.supplier);
            let unit = supplier.and_then(|end| document.unit_of(end));
            let detail = supplier.map(|end| lines.end(end).name).unwrap_or_default();
            new(HitKind::Item, item.name.clone(), detail, None, unit_key(unit))
        }
        RecordRef::Process(id) => {
            new(HitKind::Process, document.processes().get(id)?.name.clone(), String::new(), None, None)
        }
        _ => return None,
    })
}

fn record_kind(kind: HitKind) -> RecordKind {
    match kind {
        HitKind::Unit => RecordKind::Unit,
        HitKind::Position => RecordKind::Position,
        HitKind::Person => RecordKind::Person,
        HitKind::Topic => RecordKind::Topic,
        HitKind::Item => RecordKind::Item,
        HitKind::Process => RecordKind::Process,
    }
}
