//! Reciprocity level by level: rolling up turns nearly everything two-way, so no share stands without its level.

use crate::analysis::PairCounts;
use crate::build::Graph;
use crate::dyads::DyadCensus;
use crate::level::levels;
use crate::pairs::pairs;
use crate::reciprocity::Reciprocity;
use crate::view::View;
use simpul_model::Document;

/// The pairs of one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelReciprocity {
    /// 1 for root units; nothing: the level of positions.
    pub level: Option<u32>,
    /// Internal nodes.
    pub nodes: usize,
    /// Internal pairs.
    pub pairs: PairCounts,
    /// Every two internal nodes.
    pub dyads: DyadCensus,
    /// Undefined without links.
    pub reciprocity: Reciprocity,
}

/// Every level from the root units down, positions last, with the archived units and the filter of `like`.
/// O(n log n) a level.
pub fn reciprocity_by_level(document: &Document, like: &View) -> Vec<LevelReciprocity> {
    let levels = levels(document).into_iter().map(|level| Some(level.level));
    let has_positions = !document.positions().is_empty();
    levels
        .chain(has_positions.then_some(None))
        .map(|level| {
            let view = View {
                level,
                positions: level.is_none(),
                unfolded: Default::default(),
                folded: Default::default(),
                archived: like.archived,
                filter: like.filter.clone(),
            };
            let graph = Graph::new(document, &view);
            let inner: Vec<_> = pairs(&graph).into_iter().filter(|pair| !pair.external).collect();
            let pairs = PairCounts::of(&inner);
            let nodes = (0..graph.nodes().len() as u32).filter(|&node| !graph.is_external(node)).count();
            LevelReciprocity {
                level,
                nodes,
                pairs,
                dyads: DyadCensus::new(nodes, pairs),
                reciprocity: Reciprocity::new(pairs.mutual, pairs.one_way),
            }
        })
        .collect()
}
