//! What hangs on one person.

use super::table::*;
use super::{Study, named};
use crate::dto::*;
use crate::key;
use crate::text;
use crate::use_case::work::Look;
use simpul_graph::{Gravity, SingleSource, single_sources};
use simpul_model::PositionId;

pub(super) fn single(look: &Look<'_>) -> Study {
    let sources = single_sources(look.lines.document, look.lines.today);
    let heads = [
        ("item", TEXT),
        ("person", TEXT),
        ("title", TEXT),
        ("gravity", WORD),
        ("until", DATE),
        ("customers", NUMBER),
        ("needs", NUMBER),
    ];
    let mut table = Table::new("singleSource", &heads);
    for source in &sources {
        push(look, &mut table, source);
    }
    let count = |wanted: fn(Gravity) -> bool| sources.iter().filter(|source| wanted(source.gravity)).count();
    let vacant = count(|gravity| gravity == Gravity::Vacant);
    let leaving = count(|gravity| matches!(gravity, Gravity::Leaving(_)));
    let mut facts = Vec::new();
    if vacant > 0 {
        facts.push(named("vacant", [("n", vacant.to_string())]));
    }
    if leaving > 0 {
        facts.push(named("leaving", [("n", leaving.to_string())]));
    }
    let needs: usize = sources.iter().map(|source| source.needs.len()).sum();
    Study {
        figure: Some(sources.len() as f64),
        detail: named("singleSource", [("n", sources.len().to_string()), ("needs", needs.to_string())]),
        facts,
        tables: vec![table],
        ..Study::default()
    }
}

fn push(look: &Look<'_>, table: &mut Table, source: &SingleSource) {
    let document = look.lines.document;
    let item = document.items().get(source.item).map(|item| item.name.clone()).unwrap_or_default();
    let person = source.person.and_then(|id| document.people().get(id));
    let seats: Vec<Name> = source.positions.iter().map(|&id| seat(look, id)).collect();
    let until = if let Gravity::Leaving(until) = source.gravity { until.to_string() } else { String::new() };
    let gravity = match text::gravity(source.gravity) {
        GravityWord::Vacant => "seatVacant",
        GravityWord::Leaving => "seatLeaving",
        GravityWord::Held => "seatHeld",
    };
    let cells = vec![
        words(item),
        words(person.map(|person| person.name.clone()).unwrap_or_default()),
        words(joined(&seats, ", ")),
        words(gravity),
        words(until),
        n(source.customers),
        n(source.needs.len()),
    ];
    let key = source.positions.first().map(|&id| key::of(id)).unwrap_or_default();
    let holder = person.map(|person| Name { key: key::of(person.id), name: person.name.clone() });
    let names = holder.into_iter().chain(seats).collect();
    let parts = [Part::names("seats", names), Part::needs(named("served", []), &source.needs)];
    table.push(key.clone(), cells, Behind { map: (!key.is_empty()).then_some(key), ..Behind::of(parts) });
}

/// A position by its title.
fn seat(look: &Look<'_>, id: PositionId) -> Name {
    let title = look.lines.document.positions().get(id).map(|seat| seat.title.clone());
    Name { key: key::of(id), name: title.unwrap_or_default() }
}
