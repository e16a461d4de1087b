//! How much is linked both ways.

use super::{Look, count};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_graph::{
    DyadCensus, LevelReciprocity, Pair, PairKind, Reciprocity as Share, Spread, Standing, pairs,
    reciprocity_by_level, standings,
};

/// Reciprocity as a whole, by level and by node.
///
/// # Errors
/// `no-file`, `not-found` for a process or unit of the request.
pub fn reciprocity(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<ReciprocityView, ApiError> {
    let snapshot = desk.snapshot()?;
    let look = Look::new(&snapshot.document, &request, snapshot.today(ctx), ctx)?;
    let pairs = pairs(&look.graph);
    let standings = standings(&look.graph, &pairs);
    let of = |kind| pairs.iter().filter(|pair| !pair.external && pair.kind == kind).count();
    let (two_way, summed, one_way) = (of(PairKind::TwoWay), of(PairKind::Summed), of(PairKind::OneWay));
    let counts = simpul_graph::PairCounts {
        connected: two_way + summed + one_way,
        mutual: two_way + summed,
        mutual_summed: summed,
        one_way,
    };
    let levels = reciprocity_by_level(&snapshot.document, look.graph.view());
    Ok(ReciprocityView {
        at: look.at(),
        whole: share(Share::new(counts.mutual, counts.one_way)),
        pairs: PairCounts {
            all: count(counts.connected),
            two_way: count(two_way),
            summed: count(summed),
            one_way: count(one_way),
            external: count(pairs.len() - counts.connected),
        },
        dyads: dyads(DyadCensus::new(standings.len(), counts)),
        fan_in: spread(Spread::of(standings.iter().map(Standing::suppliers))),
        fan_out: spread(Spread::of(standings.iter().map(Standing::customers))),
        by_level: levels.iter().map(level).collect(),
        nodes: nodes(&look, &standings, &pairs),
    })
}

fn nodes(look: &Look<'_>, standings: &[Standing], pairs: &[Pair]) -> Vec<StandingView> {
    let mut views: Vec<StandingView> = vec![StandingView::default(); look.graph.nodes().len()];
    for pair in pairs.iter().filter(|pair| !pair.external) {
        let gives = !pair.forth.is_empty();
        for (at, other, gives) in [(pair.a, pair.b, gives), (pair.b, pair.a, !gives)] {
            let (view, name) = (&mut views[at as usize], look.name_at(other));
            match pair.kind {
                PairKind::OneWay if gives => view.only_customers.push(name),
                PairKind::OneWay => view.only_suppliers.push(name),
                PairKind::Summed => {
                    view.summed.push(name.clone());
                    view.two_way.push(name);
                }
                PairKind::TwoWay => view.two_way.push(name),
            }
        }
    }
    let view = |standing: &Standing| {
        let at = look.graph.index_of(standing.node)?;
        Some(StandingView {
            node: look.name(standing.node),
            needs_in: standing.needs_in,
            needs_out: standing.needs_out,
            inside: standing.inside,
            reciprocity: share(standing.reciprocity()),
            ..std::mem::take(&mut views[at as usize])
        })
    };
    standings.iter().filter_map(view).collect()
}

fn level(level: &LevelReciprocity) -> LevelReciprocityView {
    LevelReciprocityView {
        at: LevelView { level: level.level, positions: level.level.is_none() },
        nodes: count(level.nodes),
        two_way: count(level.pairs.mutual),
        summed: count(level.pairs.mutual_summed),
        one_way: count(level.pairs.one_way),
        dyads: dyads(level.dyads),
        reciprocity: share(level.reciprocity),
    }
}

fn dyads(census: DyadCensus) -> DyadsView {
    let n = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    DyadsView { mutual: n(census.mutual), asymmetric: n(census.asymmetric), null: n(census.null) }
}

fn share(share: Share) -> Reciprocity {
    Reciprocity { pair: share.pair, link: share.link }
}

fn spread(spread: Spread) -> SpreadView {
    SpreadView { max: spread.max, mean: spread.mean, median: spread.median }
}
