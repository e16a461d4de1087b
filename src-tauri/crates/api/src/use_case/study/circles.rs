//! What goes round in circles, and what waits in circles.

use super::table::*;
use super::{Study, named, need_key};
use crate::dto::*;
use crate::error::ApiError;
use crate::use_case::work::Look;
use simpul_graph::{CircleGroup, circular_waits};
use simpul_model::NeedId;

pub(super) fn circles(look: &Look<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Study, ApiError> {
    let groups = simpul_graph::circles(&look.graph, cancelled).map_err(|_| ApiError::cancelled())?;
    let opening: usize = groups.iter().map(|group| group.opening.needs).sum();
    let exact = groups.iter().all(|group| group.opening.is_exact());
    let least: usize = groups.iter().map(|group| group.opening.bound).sum();
    let units: usize = groups.iter().map(|group| group.nodes.len()).sum();
    let mut facts = Vec::new();
    if !groups.is_empty() {
        let args = [("n", opening.to_string()), ("least", least.to_string())];
        facts.push(named(if exact { "opening.exact" } else { "opening.bounded" }, args));
        facts.push(named("no-fault", []));
    }
    Ok(Study {
        figure: Some(groups.len() as f64),
        detail: named("circles", [("n", groups.len().to_string()), ("units", units.to_string())]),
        facts,
        tables: vec![group_table(look, &groups), opening_table(look, &groups)],
        ..Study::default()
    })
}

fn group_table(look: &Look<'_>, groups: &[CircleGroup]) -> Table {
    let heads = [
        ("group", NUMBER),
        ("shortest", TEXT),
        ("nodes", NUMBER),
        ("links", NUMBER),
        ("needs", NUMBER),
        ("toOpen", NUMBER),
        ("atLeast", NUMBER),
    ];
    let mut table = Table::new("circles", &heads);
    for (place, group) in (1..).zip(groups) {
        let circles: Vec<Vec<Name>> = group.circles.iter().map(|circle| look.names(circle)).collect();
        let nodes = look.names(&group.nodes);
        let shortest = match circles.first() {
            Some(circle) => format!("{} → {}", joined(circle, " → "), circle[0].name),
            None => joined(&nodes, " ⇄ "),
        };
        let cells = vec![
            n(place),
            words(shortest),
            n(group.nodes.len()),
            n(group.links),
            n(group.needs),
            n(group.opening.needs),
            n(group.opening.bound),
        ];
        let needs = |two_way: bool| -> Vec<NeedId> {
            let links = group.opening.links.iter().filter(|link| link.two_way == two_way);
            links.flat_map(|link| link.needs.iter().copied()).collect()
        };
        let circle = |names: Vec<Name>| Part::ordered("shortest", names, EvidenceOrder::Circle);
        let parts = circles.into_iter().map(circle).chain([
            Part::needs(named("opening", []), &needs(false)),
            Part::needs(named("opening-two-way", []), &needs(true)),
            Part::names("members", nodes),
        ]);
        table.push(String::new(), cells, Behind::of(parts));
    }
    table
}

fn opening_table(look: &Look<'_>, groups: &[CircleGroup]) -> Table {
    let heads =
        [("supplier", TEXT), ("customer", TEXT), ("group", NUMBER), ("pair", WORD), ("needs", NUMBER)];
    let mut table = Table::new("opening", &heads);
    for (place, group) in (1..).zip(groups) {
        for link in &group.opening.links {
            let ends = [link.supplier, link.customer];
            let at = ends.map(|node| look.graph.index_of(node));
            let [Some(a), Some(b)] = at else { continue };
            let cells = vec![
                words(look.name(link.supplier).name),
                words(look.name(link.customer).name),
                n(place),
                words(if link.two_way { "twoWay" } else { "oneWay" }),
                n(link.needs.len()),
            ];
            let key = super::asked::pair_key(&look.graph, a, b);
            let part = Part::needs(named("opening", []), &link.needs);
            table.push(key.clone(), cells, Behind::at(key, [part]));
        }
    }
    table
}

/// Needs of one rhythm, each made from the next and the last from the first.
pub(super) fn waits(look: &Look<'_>) -> Study {
    let waits = circular_waits(look.lines.document);
    let mut table = Table::new("waits", &[("wait", TEXT), ("needs", NUMBER)]);
    for wait in &waits {
        let items: Vec<String> = wait.circle.iter().map(|&need| look.lines.brief(need).item).collect();
        let first = items.first().cloned().unwrap_or_default();
        let cells = vec![words(format!("{} → {first}", items.join(" → "))), n(wait.needs.len())];
        let others: Vec<NeedId> =
            wait.needs.iter().copied().filter(|need| !wait.circle.contains(need)).collect();
        let parts = [
            Part::in_order(named("wait", []), wait.circle.clone()),
            Part::needs(named("wait-too", []), &others),
        ];
        let key = wait.circle.first().map(|&need| need_key(need)).unwrap_or_default();
        table.push(key, cells, Behind::of(parts));
    }
    let needs: usize = waits.iter().map(|wait| wait.needs.len()).sum();
    Study {
        figure: Some(waits.len() as f64),
        detail: named("waits", [("n", waits.len().to_string()), ("needs", needs.to_string())]),
        tables: vec![table],
        ..Study::default()
    }
}
