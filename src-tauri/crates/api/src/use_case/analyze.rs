//! Every figure of a level.

mod staff;
mod work;

use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_graph::{Analysis, Names, Node, View, circular_waits};
use simpul_model::{Document, NeedId};
use std::collections::{BTreeMap, BTreeSet};
use work::Namer;

/// Analyses the open file at a level.
///
/// # Errors
/// `no-file`, `cancelled`.
pub fn analyze(desk: &Desk, request: AnalyzeRequest, ctx: &Ctx) -> Result<AnalysisView, ApiError> {
    let snapshot = desk.snapshot()?;
    let document = &snapshot.document;
    let view = match (request.by_position, request.level) {
        (true, _) => View::by_position(),
        (false, Some(level)) => View::at(level),
        (false, None) => View::default(),
    };
    let cancel = ctx.cancel.clone();
    let today = snapshot.today(ctx);
    let cancelled = || cancel.is_cancelled();
    let analysis =
        simpul_graph::analyze(document, &view, today, &cancelled).map_err(|_| ApiError::cancelled())?;
    let figures = snapshot.counted.figures(document, today);
    let known = names(document, &analysis);
    let namer = Namer { document, known: &known };
    let found = work::of(&namer, &view, &analysis, today, &cancelled).map_err(|_| ApiError::cancelled())?;
    let lines = Lines { document, today };
    let mut answer = to_view(&lines, &namer, &analysis);
    answer.names.extend(found.needs.into_iter().map(|id| (namer.need(id), need_words(&lines, id))));
    Ok(AnalysisView { figures: staff::of(document, &figures), work: found.work, ..answer })
}

/// Names that tell all nodes of an analysis apart.
fn names(document: &Document, analysis: &Analysis) -> Names {
    let linked: BTreeSet<Node> = analysis.in_degree.iter().map(|&(node, _)| node).collect();
    let others = analysis.isolated.iter().copied().filter(|node| !linked.contains(node));
    Names::new(document, analysis.in_degree.iter().map(|&(node, _)| node).chain(others))
}

fn to_view(lines: &Lines<'_>, namer: &Namer<'_>, analysis: &Analysis) -> AnalysisView {
    let name = |node: Node| namer.node(node);
    let both = |&(a, b): &(Node, Node)| (name(a), name(b));
    let list = |nodes: &[Node]| nodes.iter().map(|&node| name(node)).collect::<Vec<_>>();
    let numbers = |degrees: &[(Node, u32)]| {
        degrees.iter().map(|&(node, n)| (name(node), n)).collect::<BTreeMap<_, _>>()
    };
    let need_name = |id: NeedId| namer.need(id);
    let waits = circular_waits(namer.document);
    let waiting = waits.iter().flat_map(|wait| wait.circle.iter().copied());
    let names = analysis
        .in_degree
        .iter()
        .map(|&(node, _)| (name(node), node_words(lines, node)))
        .chain(waiting.map(|id| (need_name(id), need_words(lines, id))))
        .collect();
    let org = &analysis.org;
    AnalysisView {
        level: analysis.level,
        by: if analysis.positions { "position" } else { "unit" }.to_owned(),
        units: analysis.units as u32,
        needs: analysis.needs as u32,
        inside: analysis.inside as u32,
        links: analysis.links as u32,
        pairs: work::pair_counts(analysis.pairs),
        external: AnalysisExternal {
            links: analysis.external.links as u32,
            pairs: analysis.external.pairs as u32,
        },
        reciprocity: AnalysisReciprocity { pair: analysis.reciprocity.pair, link: analysis.reciprocity.link },
        mutual: analysis.mutual.iter().map(both).collect(),
        mutual_summed: analysis.mutual_summed.iter().map(both).collect(),
        one_way: analysis
            .one_way
            .iter()
            .map(|pair| AnalysisOneWay {
                customer: name(pair.customer),
                supplier: name(pair.supplier),
                needs: pair.needs as u32,
            })
            .collect(),
        components: analysis.components.iter().map(|component| list(component)).collect(),
        weak_components: analysis.weak_components as u32,
        betweenness: analysis.betweenness.iter().map(|&(node, value)| (name(node), value)).collect(),
        cut_units: list(&analysis.cut_units),
        bridges: analysis.bridges.iter().map(both).collect(),
        isolated: list(&analysis.isolated),
        in_degree: numbers(&analysis.in_degree),
        out_degree: numbers(&analysis.out_degree),
        circular_waits: waits
            .iter()
            .map(|wait| wait.circle.iter().map(|&id| need_name(id)).collect())
            .collect(),
        names,
        figures: AnalysisFigures::default(),
        work: AnalysisWork::default(),
        org: AnalysisOrg {
            people: org.people as u32,
            positions: org.positions as u32,
            vacant: org.vacant as u32,
            managers: org.managers as u32,
            levels: org.levels as u32,
            per_level: org.per_level.iter().map(|&n| n as u32).collect(),
            span: AnalysisSpan { max: org.span.max as u32, mean: org.span.mean, median: org.span.median },
            roots: org.roots.len() as u32,
            parked: org.parked.len() as u32,
            units_without_head: org.units_without_head.len() as u32,
        },
    }
}

fn node_words(lines: &Lines<'_>, node: Node) -> String {
    match node {
        Node::Unit(id) => lines.unit(id).name,
        Node::Position(id) => {
            let party = lines.position(id);
            if party.detail.is_empty() { party.name } else { format!("{} ({})", party.name, party.detail) }
        }
        Node::NoUnit => simpul_graph::name_of(lines.document, node),
    }
}

/// `customer ← item ← supplier`.
fn need_words(lines: &Lines<'_>, id: NeedId) -> String {
    let Some(need) = lines.document.needs().get(id) else { return String::new() };
    let line = lines.need(need);
    format!("{} ← {} ← {}", line.customer.name, line.item, line.supplier.name)
}
