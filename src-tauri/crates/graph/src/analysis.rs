//! Everything that is counted about one view of a document.

use crate::betweenness::betweenness;
use crate::build::Graph;
use crate::components;
use crate::cut::cuts;
use crate::degree::degrees;
use crate::inner::{inner, outer};
use crate::node::Node;
use crate::org::Org;
use crate::pairs::{Pair, PairKind, pairs};
use crate::reciprocity::Reciprocity;
use crate::view::View;
use simpul_model::{Date, Document};

/// The figures of a view. Unless said otherwise they cover internal nodes and the links between them;
/// lists and maps stand in tie order.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The level looked at; nothing: not rolled up.
    pub level: Option<u32>,
    /// Whether it is the level of positions.
    pub positions: bool,
    /// Nodes, isolated and external ones included.
    pub units: usize,
    /// Active needs, those with external ends included.
    pub needs: usize,
    /// Needs both of whose ends stand on one node.
    pub inside: usize,
    /// Links.
    pub links: usize,
    /// Pairs.
    pub pairs: PairCounts,
    /// What has an external end.
    pub external: ExternalCounts,
    /// How much is linked both ways.
    pub reciprocity: Reciprocity,
    /// Two-way pairs, summed ones included.
    pub mutual: Vec<(Node, Node)>,
    /// Of these the ones that are two-way only in sum.
    pub mutual_summed: Vec<(Node, Node)>,
    /// One-way pairs, by customer, then supplier.
    pub one_way: Vec<OneWay>,
    /// Strongly connected components of more than one node, larger ones first.
    pub components: Vec<Vec<Node>>,
    /// Pieces the graph falls into, isolated nodes included.
    pub weak_components: usize,
    /// Shortest ways through each node, not normalised.
    pub betweenness: Vec<(Node, f64)>,
    /// Nodes whose loss would split a piece.
    pub cut_units: Vec<Node>,
    /// Pairs whose loss would split a piece.
    pub bridges: Vec<(Node, Node)>,
    /// Nodes without any link, to or from external ones neither; external nodes included.
    pub isolated: Vec<Node>,
    /// Distinct suppliers of each node.
    pub in_degree: Vec<(Node, u32)>,
    /// Distinct customers of each node.
    pub out_degree: Vec<(Node, u32)>,
    /// Figures of the reporting lines.
    pub org: Org,
}

/// How many pairs there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PairCounts {
    /// All.
    pub connected: usize,
    /// Two-way, summed ones included.
    pub mutual: usize,
    /// Two-way only in sum.
    pub mutual_summed: usize,
    /// One-way.
    pub one_way: usize,
}

/// What has an external end, counted beside the rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ExternalCounts {
    /// External nodes.
    pub nodes: usize,
    /// Links.
    pub links: usize,
    /// Pairs.
    pub pairs: usize,
}

/// A one-way pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneWay {
    /// Who needs.
    pub customer: Node,
    /// Who gives.
    pub supplier: Node,
    /// How many needs.
    pub needs: usize,
}

/// The analysis was stopped before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Cancelled;

/// Computes every figure. O(nodes × links) for betweenness, O(n log n) for the rest; `cancelled` is asked
/// often, from several threads.
pub fn analyze(
    document: &Document,
    view: &View,
    today: Date,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Analysis, Cancelled> {
    let graph = Graph::new(document, view);
    let node = |at: u32| graph.nodes()[at as usize];
    let both = |&(a, b): &(u32, u32)| (node(a), node(b));
    let inner = inner(&graph);
    let nodes = || (0..inner.node_count() as u32).map(|at| node(outer(&inner, at)));
    let (outside, pairs): (Vec<Pair>, Vec<Pair>) = pairs(&graph).into_iter().partition(|pair| pair.external);
    let counts = PairCounts::of(&pairs);
    let named = |wanted: fn(&Pair) -> bool| -> Vec<(Node, Node)> {
        pairs.iter().filter(|pair| wanted(pair)).map(|pair| (node(pair.a), node(pair.b))).collect()
    };
    let (cut_units, bridges) = cuts(&inner);
    let (suppliers, customers) = degrees(&inner);
    let through = betweenness(&inner, cancelled)?;
    Ok(Analysis {
        level: view.level.filter(|_| !view.positions),
        positions: view.positions,
        units: graph.nodes().len(),
        needs: graph.needs(),
        inside: (0..graph.nodes().len() as u32).map(|at| graph.inside(at).len()).sum(),
        links: inner.edge_count(),
        pairs: counts,
        external: ExternalCounts {
            nodes: graph.nodes().len() - inner.node_count(),
            links: graph.links().len() - inner.edge_count(),
            pairs: outside.len(),
        },
        reciprocity: Reciprocity::new(counts.mutual, counts.one_way),
        mutual: named(Pair::is_mutual),
        mutual_summed: named(|pair| pair.kind == PairKind::Summed),
        one_way: one_way(&graph, &pairs),
        components: components::strong(&inner)
            .into_iter()
            .map(|component| component.into_iter().map(node).collect())
            .collect(),
        weak_components: components::weak(&inner),
        betweenness: nodes().zip(through).collect(),
        cut_units: cut_units.into_iter().map(node).collect(),
        bridges: bridges.iter().map(both).collect(),
        isolated: graph.isolated().into_iter().map(node).collect(),
        in_degree: nodes().zip(suppliers).collect(),
        out_degree: nodes().zip(customers).collect(),
        org: Org::of(document, today),
    })
}

impl PairCounts {
    pub(crate) fn of(pairs: &[Pair]) -> Self {
        let count = |kind| pairs.iter().filter(|pair| pair.kind == kind).count();
        let (direct, summed) = (count(PairKind::TwoWay), count(PairKind::Summed));
        Self {
            connected: pairs.len(),
            mutual: direct + summed,
            mutual_summed: summed,
            one_way: count(PairKind::OneWay),
        }
    }
}

fn one_way(graph: &Graph, pairs: &[Pair]) -> Vec<OneWay> {
    let ends = |pair: &Pair| pair.one_way().map(|(from, to)| (to, from, pair.forth.len() + pair.back.len()));
    let mut found: Vec<(u32, u32, usize)> = pairs.iter().filter_map(ends).collect();
    found.sort_unstable();
    let node = |at: u32| graph.nodes()[at as usize];
    found
        .into_iter()
        .map(|(customer, supplier, needs)| OneWay {
            customer: node(customer),
            supplier: node(supplier),
            needs,
        })
        .collect()
}

#[cfg(test)]
mod tests;
