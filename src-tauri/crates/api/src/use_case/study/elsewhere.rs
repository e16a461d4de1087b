//! Where the chart and the work disagree.

use super::table::*;
use super::{Study, named};
use crate::error::ApiError;
use crate::messages;
use crate::use_case::map::node_key;
use crate::use_case::work::Look;
use simpul_graph::{chart_and_work, communities};

pub(super) fn elsewhere(look: &Look<'_>, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Study, ApiError> {
    let found = communities(&look.graph, cancelled).map_err(|_| ApiError::cancelled())?;
    let chart = chart_and_work(look.lines.document, &look.graph, &found);
    let heads = [
        ("unit", TEXT),
        ("branch", TEXT),
        ("home", TEXT),
        ("needsBranch", NUMBER),
        ("needsHome", NUMBER),
        ("group", NUMBER),
    ];
    let mut table = Table::new("elsewhere", &heads);
    for row in &chart.elsewhere {
        let (branch, home) = (look.unit(row.branch).name, look.unit(row.home).name);
        let cells = vec![
            words(look.name(row.node).name),
            words(branch.clone()),
            words(home.clone()),
            n(row.needs_own.len()),
            n(row.needs_home.len()),
            n(row.community as usize + 1),
        ];
        let parts = [(home, &row.needs_home), (branch, &row.needs_own)]
            .map(|(unit, needs)| Part::needs(named("with", [("unit", unit)]), needs));
        let key = node_key(row.node);
        table.push(key.clone(), cells, Behind::at(key, parts));
    }
    let mut groups = Table::new("communities", &[("group", NUMBER), ("nodes", NUMBER), ("names", TEXT)]);
    for (place, group) in (1..).zip(&found.groups) {
        let names = look.names(group);
        let cells = vec![n(place), n(names.len()), words(joined(&names, ", "))];
        groups.push(String::new(), cells, Behind::of([Part::names("members", names)]));
    }
    let modularity = found.modularity.zip(chart.modularity).map(|(work, chart)| {
        let number = |n: f64| messages::decimal(look.language, n, 2);
        named("modularity", [("work", number(work)), ("chart", number(chart))])
    });
    Ok(Study {
        figure: Some(chart.elsewhere.len() as f64),
        detail: named(
            "elsewhere",
            [("n", chart.elsewhere.len().to_string()), ("groups", found.groups.len().to_string())],
        ),
        facts: modularity.into_iter().collect(),
        tables: vec![table, groups],
        ..Study::default()
    })
}
