//! Which needs go far through the chart.

use super::table::*;
use super::{Study, named, need_key};
use crate::dto::*;
use crate::use_case::work::Look;
use simpul_graph::{FAR, jumps};

pub(super) fn far(look: &Look<'_>) -> Study {
    let found = jumps(look.lines.document, &look.graph.view().filter);
    let heads = [("item", TEXT), ("supplier", TEXT), ("customer", TEXT), ("steps", NUMBER), ("over", TEXT)];
    let mut far = Table::new("far", &heads);
    for jump in &found.far {
        let brief = look.lines.brief(jump.need);
        let over = jump.common.map(|unit| look.unit(unit).name).unwrap_or_default();
        let cells = vec![
            words(brief.item),
            words(brief.supplier.name),
            words(brief.customer.name),
            n(jump.steps() as usize),
            words(over),
        ];
        let way = look.lines.way_through_chart(jump.customer, jump.supplier, jump.common);
        let parts = [
            Part::ordered("path", way, EvidenceOrder::Way),
            Part::in_order(named("needs", []), vec![jump.need]),
        ];
        far.push(need_key(jump.need), cells, Behind::of(parts));
    }
    let mut steps = Table::new("steps", &[("steps", NUMBER), ("needs", NUMBER)]);
    for (&far, &needs) in &found.by_steps {
        steps.push(String::new(), vec![n(far as usize), n(needs)], Behind::default());
    }
    let all: usize = found.by_steps.values().sum();
    Study {
        figure: Some(found.far.len() as f64),
        detail: named(
            "far",
            [("n", found.far.len().to_string()), ("all", all.to_string()), ("from", FAR.to_string())],
        ),
        tables: vec![far, steps],
        ..Study::default()
    }
}
