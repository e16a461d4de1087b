//! The needs behind a box, a line or a heading.

use super::Spread;
use super::shown::ShownLine;
use super::words::{box_name, line_name, place, title};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::use_case::study::table::Part;
use crate::use_case::study::{MOST, named};
use simpul_graph::{Because, Stop};
use simpul_model::NeedId;
use std::collections::{BTreeMap, BTreeSet};

/// Nothing for a key that is not in the picture.
pub(super) fn behind(
    spread: &Spread<'_>,
    key: &str,
    places: &BTreeMap<NeedId, Key>,
    ctx: &Ctx,
) -> Option<WavesBehind> {
    let boxes = 0..spread.shown.boxes.len() as u32;
    let mut joined = Vec::new();
    let (title, record, parts) = if let Some(code) = key.strip_prefix("wave:") {
        column(spread, code, ctx)?
    } else if key.starts_with("stops:") {
        let line = spread.shown.lines.iter().position(|line| spread.line_key(line.from, line.to) == key)?;
        line_parts(spread, line, ctx)
    } else {
        let at = boxes.into_iter().find(|&at| spread.key(at) == key)?;
        let here = spread.shown.lines.iter().filter(|line| line.from == at || line.to == at);
        joined = here.map(|line| joined_by(spread, line, at, ctx)).collect();
        box_parts(spread, at, ctx)
    };
    let lines = &spread.lines;
    let need = |need| EvidenceNeed { need: lines.brief(need), map: places.get(&need).cloned() };
    let part = |part: Part| Evidence {
        title: part.title.clone(),
        needs: part.listed(lines).into_iter().take(MOST).map(need).collect(),
        order: part.order,
        names: part.names,
    };
    let filled = parts.into_iter().filter(|part| !part.names.is_empty() || !part.needs.is_empty());
    Some(WavesBehind { title, key: record, lines: joined, parts: filled.map(part).collect() })
}

/// A line as it is seen from one of its boxes.
fn joined_by(spread: &Spread<'_>, line: &ShownLine, at: u32, ctx: &Ctx) -> WavesLine {
    let leaves = line.from == at;
    WavesLine {
        key: spread.line_key(line.from, line.to),
        name: box_name(spread, if leaves { line.to } else { line.from }, ctx),
        leaves,
        certain: spread.shown.boxes[line.to as usize].certain,
        needs: line.needs.len() as u32,
    }
}

type Told = (String, Option<Key>, Vec<Part>);

fn column(spread: &Spread<'_>, code: &str, ctx: &Ctx) -> Option<Told> {
    let at = spread.shown.columns.iter().position(|column| column.code == code)?;
    let of = |certain: bool| -> Vec<NeedId> {
        let parties = spread.found.parties.iter();
        let here = parties
            .filter(|party| party.certain == certain && spread.shown.column_holds(at as u32, party.place));
        here.flat_map(|party| party.needs.iter().copied()).collect()
    };
    let sources: Vec<NeedId> = spread
        .shown
        .lines
        .iter()
        .filter(|line| at == 0 && spread.shown.boxes[line.from as usize].column == 0)
        .flat_map(|line| line.needs.iter().copied())
        .collect();
    let parts = vec![
        Part::needs(named("passes", []), &sources),
        Part::needs(named("line", []), &of(true)),
        Part::needs(named("line-may", []), &of(false)),
    ];
    Some((title(spread.shown.columns[at].kind, ctx), None, parts))
}

fn line_parts(spread: &Spread<'_>, line: usize, ctx: &Ctx) -> Told {
    let line = &spread.shown.lines[line];
    let title = line_name(spread, line, ctx);
    let certain = spread.shown.boxes[line.to as usize].certain;
    let parts = vec![
        Part::needs(named(if certain { "line" } else { "line-may" }, []), &line.needs),
        Part::needs(named("because", []), &causes(spread, &line.needs)),
    ];
    (title, None, parts)
}

fn box_parts(spread: &Spread<'_>, at: u32, ctx: &Ctx) -> Told {
    let one = &spread.shown.boxes[at as usize];
    let mut parts = Vec::new();
    if one.fold.is_some() {
        let names = one.members.iter().map(|&party| {
            let PartyView { key, name, .. } = spread.party(party);
            Name { key, name }
        });
        parts.push(Part::titled(named("folded", []), names.collect()));
    }
    let lost = if one.certain { "lost" } else { "lost-may" };
    for line in spread.shown.lines.iter().filter(|line| line.to == at) {
        let name = box_name(spread, line.from, ctx);
        parts.push(Part::needs(named(lost, [("name", name)]), &line.needs));
    }
    for (certain, code) in [(true, "passes"), (false, "passes-may")] {
        let lines = spread.shown.lines.iter().filter(|line| line.from == at);
        let reached = lines.filter(|line| spread.shown.boxes[line.to as usize].certain == certain);
        let needs: Vec<NeedId> = reached.flat_map(|line| line.needs.iter().copied()).collect();
        parts.push(Part::needs(named(code, []), &needs));
    }
    let record = one.members.first().filter(|_| one.fold.is_none()).map(|&party| spread.party(party).key);
    let column = spread.shown.columns[one.column as usize].kind;
    let heading = match record {
        Some(_) => [box_name(spread, at, ctx), place(column, one.certain, ctx)].join(" · "),
        None => place(column, one.certain, ctx),
    };
    (heading, record, parts)
}

/// The needs because of which these stop.
fn causes(spread: &Spread<'_>, needs: &[NeedId]) -> Vec<NeedId> {
    let wanted: BTreeSet<NeedId> = needs.iter().copied().collect();
    let stops = spread.impact.certain.iter().chain(&spread.impact.may);
    let cause = |stop: &Stop| match stop.because {
        Because::Supplier => None,
        Because::MadeFrom(need) | Because::Misses(need) => Some(need),
    };
    let causes: BTreeSet<NeedId> =
        stops.filter(|stop| wanted.contains(&stop.need)).filter_map(cause).collect();
    causes.into_iter().collect()
}
