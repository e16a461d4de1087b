//! Whose loss cuts others off, through whom most runs, and who stands outside the exchange.

use super::asked::pair_key;
use super::table::*;
use super::{Study, named};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::use_case::map::node_key;
use crate::use_case::work::Look;
use simpul_graph::{BOTTLENECKS, MUCH, bridges, ways_through};
use simpul_model::NeedId;
use std::sync::atomic::{AtomicU64, Ordering};

/// Sources looked at between two reports of how far it is.
const REPORT_EVERY: u64 = 64;

pub(super) fn cut_off(look: &Look<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Study, ApiError> {
    let mut cuts = simpul_graph::cut_off(&look.graph, cancelled).map_err(|_| ApiError::cancelled())?;
    let lost = |parts: &[Vec<u32>]| parts.iter().map(Vec::len).sum::<usize>();
    cuts.sort_by_key(|(node, parts)| (std::cmp::Reverse(lost(parts)), *node));
    let around = around(look);
    let mut units = Table::new("cuts", &[("unit", TEXT), ("cutOff", NUMBER), ("names", TEXT)]);
    for (node, parts) in &cuts {
        let parts: Vec<Vec<Name>> =
            parts.iter().map(|part| part.iter().map(|&at| look.name_at(at)).collect()).collect();
        let all: Vec<Name> = parts.iter().flatten().cloned().collect();
        let cells = vec![words(look.name_at(*node).name), n(all.len()), words(joined(&all, ", "))];
        let part = |names: Vec<Name>| Part::titled(named("cut-off", [("n", names.len().to_string())]), names);
        let key = node_key(look.graph.nodes()[*node as usize]);
        let parts =
            parts.into_iter().map(part).chain([Part::needs(named("needs", []), &around[*node as usize])]);
        table_push(&mut units, key, cells, parts);
    }
    let found = bridges(&look.graph);
    let mut pairs = Table::new("bridges", &[("a", TEXT), ("b", TEXT), ("needs", NUMBER)]);
    for &(a, b) in &found {
        let links = [look.graph.link(a, b), look.graph.link(b, a)];
        let needs: Vec<NeedId> = links.into_iter().flatten().flat_map(|link| link.needs.clone()).collect();
        let cells = vec![words(look.name_at(a).name), words(look.name_at(b).name), n(needs.len())];
        let part = Part::needs(named("needs", []), &needs);
        table_push(&mut pairs, pair_key(&look.graph, a, b), cells, [part]);
    }
    Ok(Study {
        figure: Some(cuts.len() as f64),
        detail: named("cutOff", [("n", cuts.len().to_string()), ("pairs", found.len().to_string())]),
        tables: vec![units, pairs],
        ..Study::default()
    })
}

fn table_push(table: &mut Table, key: Key, cells: Vec<FigureCell>, parts: impl IntoIterator<Item = Part>) {
    table.push(key.clone(), cells, Behind::at(key, parts));
}

/// The needs on each node's links. Linear.
fn around(look: &Look<'_>) -> Vec<Vec<NeedId>> {
    let mut needs = vec![Vec::new(); look.graph.nodes().len()];
    for link in look.graph.links() {
        needs[link.supplier as usize].extend(&link.needs);
        needs[link.customer as usize].extend(&link.needs);
    }
    needs
}

/// O(nodes × links): says how far it is.
pub(super) fn between(look: &Look<'_>, ctx: &Ctx) -> Result<Study, ApiError> {
    let (done, all) = (AtomicU64::new(0), look.graph.nodes().len() as u64);
    let cancelled = || {
        let done = done.fetch_add(1, Ordering::Relaxed);
        if done.is_multiple_of(REPORT_EVERY) { !ctx.report("count", done, all) } else { ctx.check().is_err() }
    };
    let mut through = ways_through(&look.graph, &cancelled).map_err(|_| ApiError::cancelled())?;
    let linked = linked(look);
    let mean = through.iter().map(|&(_, ways)| ways).sum::<f64>() / linked.max(1) as f64;
    through.retain(|&(_, ways)| ways > 0.0);
    through.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let much = through.iter().filter(|&&(_, ways)| ways >= MUCH * mean).count().min(BOTTLENECKS);
    let heads =
        [("unit", TEXT), ("ways", NUMBER), ("times", NUMBER), ("suppliers", NUMBER), ("customers", NUMBER)];
    let mut table = Table::new("between", &heads);
    let (degrees, around) = (degrees(look), around(look));
    for &(at, ways) in &through {
        let (suppliers, customers) = degrees[at as usize];
        let cells =
            vec![words(look.name_at(at).name), tenths(ways), tenths(ways / mean), n(suppliers), n(customers)];
        let part = Part::needs(named("needs", []), &around[at as usize]);
        table_push(&mut table, node_key(look.graph.nodes()[at as usize]), cells, [part]);
    }
    let detail = match through.first() {
        Some(&(at, ways)) => {
            let unit = look.name_at(at).name;
            named(
                "between",
                [("n", much.to_string()), ("unit", unit), ("times", format!("{:.0}", ways / mean))],
            )
        }
        None => named("between.nobody", []),
    };
    Ok(Study { figure: Some(much as f64), detail, tables: vec![table], ..Study::default() })
}

/// How many internal nodes have links with each other.
fn linked(look: &Look<'_>) -> usize {
    degrees(look).iter().filter(|&&degree| degree != (0, 0)).count()
}

/// Distinct suppliers and customers of each node, inside the company.
fn degrees(look: &Look<'_>) -> Vec<(usize, usize)> {
    let mut degrees = vec![(0, 0); look.graph.nodes().len()];
    for link in look.graph.links().iter().filter(|link| !look.graph.touches_external(link)) {
        degrees[link.supplier as usize].1 += 1;
        degrees[link.customer as usize].0 += 1;
    }
    degrees
}

/// Nodes of which no need with anybody else is recorded.
pub(super) fn isolated(look: &Look<'_>) -> Study {
    let mut table = Table::new("isolated", &[("unit", TEXT), ("insideNeeds", NUMBER)]);
    let alone = look.graph.isolated();
    for &at in &alone {
        let inside = look.graph.inside(at);
        let cells = vec![words(look.name_at(at).name), n(inside.len())];
        let part = Part::needs(named("inside", []), inside);
        table_push(&mut table, node_key(look.graph.nodes()[at as usize]), cells, [part]);
    }
    Study {
        figure: Some(alone.len() as f64),
        detail: named(
            "isolated",
            [("n", alone.len().to_string()), ("all", look.graph.nodes().len().to_string())],
        ),
        tables: vec![table],
        ..Study::default()
    }
}
