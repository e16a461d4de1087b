//! Where the chart and the work disagree: nodes that stand in one branch and work in another.

use super::Communities;
use super::weighted::Weighted;
use crate::build::Graph;
use crate::node::Node;
use crate::tree::{NONE, UnitTree};
use simpul_model::{Document, End, NeedId, UnitId};
use std::collections::BTreeMap;

/// The chart beside the communities of the same graph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ChartAndWork {
    /// The branches: units at the first depth that has more than one inside the company. Nothing: there is none.
    pub branch_depth: Option<u32>,
    /// What modularity the branches have, as if they were the communities; nodes above them stand alone.
    pub modularity: Option<f64>,
    /// Nodes that work elsewhere: those with the largest difference first, then in tie order.
    pub elsewhere: Vec<Elsewhere>,
}

/// A node most of whose community stands in another branch, and most of whose needs run there too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Which.
    pub node: Node,
    /// Its community, counted as in [`Communities::groups`].
    pub community: u32,
    /// The branch it stands in.
    pub branch: UnitId,
    /// The branch where most of its community stands.
    pub home: UnitId,
    /// Needs, both ways, between it and others of its own branch, ascending.
    pub needs_own: Vec<NeedId>,
    /// Needs, both ways, between it and that other branch, ascending.
    pub needs_home: Vec<NeedId>,
}

/// Lays communities beside the tree of units. O(n log n).
pub fn chart_and_work(document: &Document, graph: &Graph, communities: &Communities) -> ChartAndWork {
    let tree = UnitTree::of(document);
    let Some(depth) = branch_depth(document, &tree) else { return ChartAndWork::default() };
    let branches: Vec<Option<u32>> =
        graph.nodes().iter().map(|&node| branch(document, &tree, node, depth)).collect();
    let partners = partners(graph);
    let mut sizes: Vec<BTreeMap<u32, usize>> = vec![BTreeMap::new(); communities.groups.len()];
    for (branch, community) in branches.iter().zip(&communities.of) {
        if let (Some(branch), Some(community)) = (branch, community) {
            *sizes[*community as usize].entry(*branch).or_default() += 1;
        }
    }
    let homes: Vec<Option<u32>> = sizes
        .iter()
        .map(|sizes| {
            let all: usize = sizes.values().sum();
            sizes.iter().find(|&(_, &size)| 2 * size > all).map(|(&branch, _)| branch)
        })
        .collect();
    let mut elsewhere: Vec<Elsewhere> = (0..graph.nodes().len())
        .filter_map(|at| {
            let (branch, community) = (branches[at]?, communities.of[at]?);
            let home = homes[community as usize].filter(|&home| home != branch)?;
            let needs = |wanted: u32| {
                let there = partners[at].iter().filter(|near| branches[near.0 as usize] == Some(wanted));
                let mut needs: Vec<NeedId> = there.flat_map(|near| near.1).copied().collect();
                needs.sort_unstable();
                needs
            };
            let (needs_own, needs_home) = (needs(branch), needs(home));
            (needs_home.len() > needs_own.len()).then(|| Elsewhere {
                node: graph.nodes()[at],
                community,
                branch: tree.ids[branch as usize],
                home: tree.ids[home as usize],
                needs_own,
                needs_home,
            })
        })
        .collect();
    elsewhere.sort_by_key(|row| std::cmp::Reverse(row.needs_home.len() - row.needs_own.len()));
    // Branches take the places of their first nodes; who stands above them stands alone.
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    let label = |(at, branch): (usize, &Option<u32>)| match branch {
        Some(branch) => *first.entry(*branch).or_insert(at as u32),
        None => at as u32,
    };
    let labels: Vec<u32> = branches.iter().enumerate().map(label).collect();
    ChartAndWork { branch_depth: Some(depth), modularity: Weighted::of(graph).modularity(&labels), elsewhere }
}

/// With whom each internal node is linked, and by which needs, link by link.
fn partners(graph: &Graph) -> Vec<Vec<(u32, &[NeedId])>> {
    let mut partners: Vec<Vec<(u32, &[NeedId])>> = vec![Vec::new(); graph.nodes().len()];
    for link in graph.links().iter().filter(|link| !graph.touches_external(link)) {
        partners[link.supplier as usize].push((link.customer, &link.needs));
        partners[link.customer as usize].push((link.supplier, &link.needs));
    }
    partners
}

fn branch_depth(document: &Document, tree: &UnitTree) -> Option<u32> {
    let mut count: BTreeMap<u32, usize> = BTreeMap::new();
    for (unit, &depth) in document.units().iter().zip(&tree.depth) {
        if !unit.external && !unit.archived {
            *count.entry(depth).or_default() += 1;
        }
    }
    count.into_iter().find(|&(_, units)| units > 1).map(|(depth, _)| depth)
}

fn branch(document: &Document, tree: &UnitTree, node: Node, depth: u32) -> Option<u32> {
    let unit = match node {
        Node::Unit(unit) => Some(unit),
        Node::Position(position) => document.unit_of(End::Position(position)),
        Node::NoUnit => None,
    };
    let mut at = unit.and_then(|unit| tree.find(unit))?;
    while tree.depth[at as usize] > depth {
        at = tree.parent[at as usize];
        debug_assert_ne!(at, NONE, "a deeper unit has a parent");
    }
    (tree.depth[at as usize] == depth).then_some(at)
}
