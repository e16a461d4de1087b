//! What stops when somebody stops, wave by wave.

use super::table::*;
use super::{Study, named, need_key};
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::work::{Look, stopping, stops_of};
use simpul_graph::{Because, Impact, Stop};
use simpul_model::End;
use std::collections::BTreeSet;

pub(super) fn stops(look: &Look<'_>, keys: &[Key]) -> Result<Study, ApiError> {
    let document = look.lines.document;
    let mut ends: BTreeSet<End> = BTreeSet::new();
    for text in keys {
        let found = stopping(document, key::parse(text)?, look.lines.today);
        ends.extend(found.ok_or_else(|| ApiError::not_found(text))?);
    }
    let found = simpul_graph::impact(document, &ends.into_iter().collect::<Vec<_>>());
    let (sure, may) = stops_of(document, &found);
    let mut facts = Vec::new();
    for (code, counts) in [("stops", sure), ("may", may)] {
        if counts.needs > 0 {
            let args = [
                ("n", counts.needs.to_string()),
                ("customers", counts.customers.to_string()),
                ("outside", counts.outside.to_string()),
            ];
            facts.push(named(code, args));
        }
    }
    if !found.covered.is_empty() {
        facts.push(named("covered", [("n", found.covered.len().to_string())]));
    }
    let detail = match sure.needs + may.needs {
        0 => named("impact.nothing", []),
        _ => {
            let waves = sure.waves.max(may.waves).to_string();
            named("impact", [("n", sure.needs.to_string()), ("may", may.needs.to_string()), ("waves", waves)])
        }
    };
    let tables = vec![needs(look, &found), outside(look, &found), covered(look, &found)];
    Ok(Study { figure: Some(f64::from(sure.needs)), detail, facts, tables, ..Study::default() })
}

fn certainty(certain: bool) -> FigureCell {
    words(if certain { "certain" } else { "may" })
}

fn needs(look: &Look<'_>, impact: &Impact) -> Table {
    let heads = [
        ("item", TEXT),
        ("wave", NUMBER),
        ("certainty", WORD),
        ("supplier", TEXT),
        ("customer", TEXT),
        ("because", WORD),
        ("of", TEXT),
    ];
    let mut table = Table::new("stops", &heads);
    let mut stops: Vec<(&Stop, bool)> = impact.certain.iter().map(|stop| (stop, true)).collect();
    stops.extend(impact.may.iter().map(|stop| (stop, false)));
    stops.sort_by_key(|(stop, certain)| (stop.wave, !certain));
    for (stop, certain) in stops {
        let brief = look.lines.brief(stop.need);
        let (because, of) = match stop.because {
            Because::Supplier => ("supplierStops", None),
            Because::MadeFrom(need) => ("madeFrom", Some(need)),
            Because::Misses(need) => ("misses", Some(need)),
        };
        let cells = vec![
            words(brief.item),
            n(stop.wave as usize),
            certainty(certain),
            words(brief.supplier.name),
            words(brief.customer.name),
            words(because),
            words(of.map(|need| look.lines.brief(need).item).unwrap_or_default()),
        ];
        let parts = [
            Part::in_order(named("stops", []), vec![stop.need]),
            Part::in_order(named("because", []), of.into_iter().collect()),
        ];
        table.push(need_key(stop.need), cells, Behind::of(parts));
    }
    table
}

fn outside(look: &Look<'_>, impact: &Impact) -> Table {
    let mut table = Table::new("reached", &[("unit", TEXT), ("wave", NUMBER), ("certainty", WORD)]);
    for reached in &impact.outside {
        let name = look.unit(reached.unit);
        let stops = impact.certain.iter().chain(&impact.may).map(|stop| stop.need);
        let missed = stops.filter(|&need| {
            let need = look.lines.document.needs().get(need);
            need.and_then(|need| look.lines.document.unit_of(need.customer)) == Some(reached.unit)
        });
        let part = Part::needs(named("missed", []), &missed.collect::<Vec<_>>());
        let cells = vec![words(name.name), n(reached.wave as usize), certainty(reached.certain)];
        table.push(name.key.clone(), cells, Behind::at(name.key, [part]));
    }
    table
}

fn covered(look: &Look<'_>, impact: &Impact) -> Table {
    let heads = [("item", TEXT), ("customer", TEXT), ("supplier", TEXT), ("instead", TEXT)];
    let mut table = Table::new("covered", &heads);
    for covered in &impact.covered {
        let (need, by) = (look.lines.brief(covered.need), look.lines.brief(covered.by));
        let cells = [need.item, need.customer.name, need.supplier.name, by.supplier.name].map(words);
        let parts = [
            Part::in_order(named("covered", []), vec![covered.need]),
            Part::in_order(named("by", []), vec![covered.by]),
        ];
        table.push(need_key(covered.need), cells.into(), Behind::of(parts));
    }
    table
}
