//! What the exchange shows in the shape of `simpul analyze --json`.

use crate::dto::*;
use crate::key;
use crate::text;
use simpul_graph::{
    Analysis, CircleGroup, DyadCensus, Graph, Gravity, LevelReciprocity, Names, Node, Opening, Outward,
    PairCounts, Reciprocity, Spread, Standing, View, chart_and_work, pairs, reciprocity_by_level, standings,
};
use simpul_model::{Date, Document, NeedId, PositionId};
use std::collections::BTreeSet;

/// Names nodes and needs, and notes which it named.
pub(super) struct Namer<'a> {
    pub(super) document: &'a Document,
    pub(super) known: &'a Names,
}

impl Namer<'_> {
    pub(super) fn node(&self, node: Node) -> String {
        self.known.get(node).map_or_else(|| simpul_graph::name_of(self.document, node), str::to_owned)
    }

    fn nodes(&self, nodes: &[Node]) -> Vec<String> {
        nodes.iter().map(|&node| self.node(node)).collect()
    }

    pub(super) fn need(&self, id: NeedId) -> String {
        let external = self.document.needs().get(id).and_then(|need| need.external_id.clone());
        external.unwrap_or_else(|| id.to_string())
    }

    fn needs(&self, ids: &[NeedId]) -> Vec<String> {
        ids.iter().map(|&id| self.need(id)).collect()
    }
}

/// What was found, and the needs named in it.
pub(super) struct Found {
    pub(super) work: AnalysisWork,
    pub(super) needs: BTreeSet<NeedId>,
}

/// Everything beside the figures. Nothing when it was stopped.
pub(super) fn of(
    namer: &Namer<'_>,
    view: &View,
    analysis: &Analysis,
    today: Date,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Found, simpul_graph::Cancelled> {
    let document = namer.document;
    let graph = Graph::new(document, view);
    let standings = standings(&graph, &pairs(&graph));
    let groups = simpul_graph::circles(&graph, cancelled)?;
    let singles = simpul_graph::single_sources(document, today);
    let jumps = simpul_graph::jumps(document, &view.filter);
    let opened =
        groups.iter().flat_map(|group| &group.opening.links).flat_map(|link| link.needs.iter().copied());
    let needs = opened.chain(jumps.far.iter().map(|jump| jump.need)).collect();
    let work = AnalysisWork {
        dyads: dyads(DyadCensus::new(standings.len(), analysis.pairs)),
        degrees: AnalysisDegrees {
            suppliers: spread(Spread::of(standings.iter().map(Standing::suppliers))),
            customers: spread(Spread::of(standings.iter().map(Standing::customers))),
        },
        reciprocity_by_level: reciprocity_by_level(document, view).iter().map(level).collect(),
        standing: standings.iter().map(|row| (namer.node(row.node), standing(row))).collect(),
        circle_groups: groups.iter().map(|group| circle_group(namer, group)).collect(),
        single_sources: singles.iter().map(|single| single_source(namer, single)).collect(),
        jumps: AnalysisJumps {
            by_steps: jumps.by_steps.iter().map(|(&steps, &needs)| (steps, needs as u32)).collect(),
            far_from: simpul_graph::FAR,
            far: jumps.far.iter().map(|jump| far(namer, jump)).collect(),
        },
        communities: communities(namer, &graph, cancelled)?,
        outward: outward(namer, &graph),
    };
    Ok(Found { work, needs })
}

pub(super) fn pair_counts(pairs: PairCounts) -> AnalysisPairs {
    AnalysisPairs {
        connected: pairs.connected as u32,
        mutual: pairs.mutual as u32,
        mutual_summed: pairs.mutual_summed as u32,
        one_way: pairs.one_way as u32,
    }
}

fn share(share: Reciprocity) -> AnalysisReciprocity {
    AnalysisReciprocity { pair: share.pair, link: share.link }
}

fn dyads(census: DyadCensus) -> DyadsView {
    let n = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    DyadsView { mutual: n(census.mutual), asymmetric: n(census.asymmetric), null: n(census.null) }
}

fn spread(spread: Spread) -> SpreadView {
    SpreadView { max: spread.max, mean: spread.mean, median: spread.median }
}

fn level(level: &LevelReciprocity) -> AnalysisLevel {
    AnalysisLevel {
        level: level.level,
        nodes: level.nodes as u32,
        pairs: pair_counts(level.pairs),
        dyads: dyads(level.dyads),
        reciprocity: share(level.reciprocity),
    }
}

fn standing(row: &Standing) -> AnalysisStanding {
    AnalysisStanding {
        two_way: row.mutual,
        two_way_summed: row.mutual_summed,
        only_suppliers: row.only_suppliers,
        only_customers: row.only_customers,
        needs_in: row.needs_in,
        needs_out: row.needs_out,
        inside: row.inside,
        reciprocity: share(row.reciprocity()),
    }
}

fn circle_group(namer: &Namer<'_>, group: &CircleGroup) -> AnalysisCircleGroup {
    AnalysisCircleGroup {
        nodes: namer.nodes(&group.nodes),
        links: group.links as u32,
        needs: group.needs as u32,
        circles: group.circles.iter().map(|circle| namer.nodes(circle)).collect(),
        opening: opening(namer, &group.opening),
    }
}

fn opening(namer: &Namer<'_>, opening: &Opening) -> AnalysisOpening {
    let link = |link: &simpul_graph::OpeningLink| AnalysisOpeningLink {
        supplier: namer.node(link.supplier),
        customer: namer.node(link.customer),
        two_way: link.two_way,
        needs: namer.needs(&link.needs),
    };
    AnalysisOpening {
        links: opening.links.iter().map(link).collect(),
        needs: opening.needs as u32,
        at_least: opening.bound as u32,
        exact: opening.is_exact(),
    }
}

fn single_source(namer: &Namer<'_>, single: &simpul_graph::SingleSource) -> AnalysisSingleSource {
    let document = namer.document;
    let seat = |&position: &PositionId| key::outside(document, position.into());
    let person = single.person.and_then(|id| document.people().get(id)).map(|person| person.name.clone());
    let seats = single.positions.iter().filter_map(|&id| document.positions().get(id));
    let titles: Vec<&str> = seats.map(|seat| seat.title.as_str()).collect();
    AnalysisSingleSource {
        item: document.items().get(single.item).map(|item| item.name.clone()).unwrap_or_default(),
        positions: single.positions.iter().map(seat).collect(),
        person: single.person.map(|person| key::outside(document, person.into())),
        gravity: text::gravity(single.gravity),
        until: if let Gravity::Leaving(until) = single.gravity { Some(until.to_string()) } else { None },
        customers: single.customers as u32,
        needs: namer.needs(&single.needs),
        who: person.unwrap_or_else(|| titles.join(", ")),
    }
}

fn far(namer: &Namer<'_>, jump: &simpul_graph::Jump) -> AnalysisJump {
    let unit = |unit| namer.node(Node::Unit(unit));
    AnalysisJump {
        need: namer.need(jump.need),
        customer: unit(jump.customer),
        supplier: unit(jump.supplier),
        common: jump.common.map(unit),
        up: jump.up,
        down: jump.down,
    }
}

fn communities(
    namer: &Namer<'_>,
    graph: &Graph,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<AnalysisCommunities, simpul_graph::Cancelled> {
    let found = simpul_graph::communities(graph, cancelled)?;
    let chart = chart_and_work(namer.document, graph, &found);
    let elsewhere = |row: &simpul_graph::Elsewhere| AnalysisElsewhere {
        node: namer.node(row.node),
        branch: namer.node(Node::Unit(row.branch)),
        home: namer.node(Node::Unit(row.home)),
        with_branch: namer.needs(&row.needs_own),
        with_home: namer.needs(&row.needs_home),
    };
    Ok(AnalysisCommunities {
        groups: found.groups.iter().map(|group| namer.nodes(group)).collect(),
        modularity: found.modularity,
        chart_modularity: chart.modularity,
        branch_depth: chart.branch_depth,
        elsewhere: chart.elsewhere.iter().map(elsewhere).collect(),
    })
}

fn outward(namer: &Namer<'_>, graph: &Graph) -> AnalysisOutward {
    let outward = Outward::new(namer.document, graph);
    let name = |at: u32| namer.node(graph.nodes()[at as usize]);
    let inside = (0..graph.nodes().len() as u32).filter(|&at| !graph.is_external(at));
    AnalysisOutward {
        customers: outward.customers().iter().map(|&at| name(at)).collect(),
        steps: inside.map(|at| (name(at), outward.steps(at))).collect(),
        without: outward.without(graph).map(name).collect(),
        needs_without: namer.needs(&outward.needs_without(graph)),
    }
}
