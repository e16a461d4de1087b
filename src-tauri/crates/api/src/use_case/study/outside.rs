//! Who has nobody outside: the way to the external customer, and who has none.

use super::table::*;
use super::{Study, named, need_key};
use crate::dto::*;
use crate::use_case::map::node_key;
use crate::use_case::work::Look;
use simpul_graph::Outward;
use simpul_model::NeedId;

pub(super) fn outside(look: &Look<'_>) -> Study {
    let outward = Outward::new(look.lines.document, &look.graph);
    let served = served(look);
    let mut without = Table::new("without", &[("unit", TEXT), ("serves", NUMBER)]);
    for at in outward.without(&look.graph) {
        let needs = &served[at as usize];
        let cells = vec![words(look.name_at(at).name), n(needs.len())];
        let part = Part::needs(named("out", []), needs);
        let key = node_key(look.graph.nodes()[at as usize]);
        without.push(key.clone(), cells, Behind::at(key, [part]));
    }
    let mut ways = Table::new("ways", &[("unit", TEXT), ("steps", NUMBER), ("way", TEXT)]);
    for at in (0..look.graph.nodes().len() as u32).filter(|&at| !look.graph.is_external(at)) {
        let way = outward.way(at);
        let names: Vec<Name> = way.iter().map(|&at| look.name_at(at)).collect();
        let Some(first) = names.first() else { continue };
        let cells = vec![words(first.name.clone()), n(names.len() - 1), words(joined(&names[1..], " → "))];
        let steps = way.windows(2).filter_map(|step| look.graph.link(step[0], step[1]));
        let needs: Vec<NeedId> = steps.flat_map(|link| link.needs.iter().copied()).collect();
        let key = node_key(look.graph.nodes()[at as usize]);
        let parts =
            [Part::ordered("way", names, EvidenceOrder::Way), Part::in_order(named("on-the-way", []), needs)];
        ways.push(key.clone(), cells, Behind::at(key, parts));
    }
    let lost = outward.needs_without(&look.graph);
    let mut needs = Table::new("lostNeeds", &[("item", TEXT), ("supplier", TEXT), ("customer", TEXT)]);
    for need in by_supplier(&look.lines, &lost) {
        let brief = look.lines.brief(need);
        let cells = vec![words(brief.item), words(brief.supplier.name), words(brief.customer.name)];
        needs.push(need_key(need), cells, Behind::of([Part::in_order(named("needs", []), vec![need])]));
    }
    let customers = outward.customers().len();
    let nodes = without.len() + ways.len();
    let (figure, detail) = match customers {
        0 => (None, named("outside.nobody", [])),
        _ => {
            let args = [
                ("n", without.len().to_string()),
                ("all", nodes.to_string()),
                ("customers", customers.to_string()),
            ];
            (Some(f64::from(without.len())), named("outside", args))
        }
    };
    Study { figure, detail, tables: vec![without, ways, needs], ..Study::default() }
}

/// The needs each node serves for others.
fn served(look: &Look<'_>) -> Vec<Vec<NeedId>> {
    let mut served = vec![Vec::new(); look.graph.nodes().len()];
    for link in look.graph.links() {
        served[link.supplier as usize].extend(&link.needs);
    }
    served
}
