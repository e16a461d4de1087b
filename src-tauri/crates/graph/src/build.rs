//! From a document and a view to the graph: nodes, links, inside needs.

use crate::node::{self, Node};
use crate::places::Places;
use crate::view::View;
use simpul_model::{Document, NeedId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An ordered pair of nodes with at least one active need.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Index of the node that gives.
    pub supplier: u32,
    /// Index of the node that needs.
    pub customer: u32,
    /// The needs that count, ascending.
    pub needs: Vec<NeedId>,
    /// Sum of the needs' weights; a need without one weighs 1.
    pub weight: f64,
}

/// The dependency graph of a document under a view. Nodes are named by index into [`Graph::nodes`], which
/// stands in tie order: external id, folded name, id.
#[derive(Debug, Clone)]
pub struct Graph {
    view: View,
    nodes: Vec<Node>,
    external: Vec<bool>,
    inside: Vec<Vec<NeedId>>,
    links: Vec<Link>,
    index: HashMap<Node, u32>,
    lower: Vec<(NeedId, Node, Node)>,
}

impl Graph {
    /// Rolls the needs up that the view lets count. O(n log n) over units, positions and needs.
    pub fn new(document: &Document, view: &View) -> Self {
        let places = Places::new(document, view);
        let mut joins: BTreeMap<(Node, Node), (Vec<NeedId>, f64)> = BTreeMap::new();
        let (mut lower, mut touched) = (Vec::new(), BTreeSet::new());
        for need in document.needs().iter() {
            let counts = view.filter.counts(need);
            if !counts && !need.is_active() {
                continue;
            }
            let (Some(from), Some(to)) = (places.of(need.supplier), places.of(need.customer)) else {
                continue;
            };
            touched.extend([from, to]);
            if !counts {
                continue;
            }
            let outside = !view.filter.external && (places.is_external(from) || places.is_external(to));
            if outside || !view.filter.passes(document, need) {
                continue;
            }
            let join = joins.entry((from, to)).or_default();
            join.0.push(need.id);
            join.1 += need.weight.unwrap_or(1.0);
            if let (Some(a), Some(b)) = (places.lower(need.supplier), places.lower(need.customer)) {
                lower.push((need.id, a, b));
            }
        }
        let mut nodes = standing(document, view, &places, touched);
        node::sort(document, &mut nodes);
        let external = nodes.iter().map(|&node| places.is_external(node)).collect();
        let index: HashMap<Node, u32> =
            nodes.iter().enumerate().map(|(at, &node)| (node, at as u32)).collect();
        let (mut inside, mut links) = (vec![Vec::new(); nodes.len()], Vec::new());
        for ((from, to), (needs, weight)) in joins {
            let (supplier, customer) = (index[&from], index[&to]);
            if supplier == customer {
                inside[supplier as usize] = needs;
            } else {
                links.push(Link { supplier, customer, needs, weight });
            }
        }
        links.sort_unstable_by_key(|link| (link.supplier, link.customer));
        Self { view: view.clone(), nodes, external, inside, links, index, lower }
    }

    /// The view it was made for.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The nodes in tie order, isolated ones included.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Whether a node is outside the company.
    pub fn is_external(&self, node: u32) -> bool {
        self.external[node as usize]
    }

    /// Whether an end of the link is outside the company.
    pub fn touches_external(&self, link: &Link) -> bool {
        self.is_external(link.supplier) || self.is_external(link.customer)
    }

    /// The needs that count both of whose ends stand on this node, ascending.
    pub fn inside(&self, node: u32) -> &[NeedId] {
        &self.inside[node as usize]
    }

    /// The links by supplier, then customer; those with external ends included.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The link from one node to another. O(log n).
    pub fn link(&self, supplier: u32, customer: u32) -> Option<&Link> {
        let at =
            self.links.binary_search_by_key(&(supplier, customer), |link| (link.supplier, link.customer));
        at.ok().map(|at| &self.links[at])
    }

    /// The index of a node; nothing when it is not shown.
    pub fn index_of(&self, node: Node) -> Option<u32> {
        self.index.get(&node).copied()
    }

    /// How many needs the graph holds, on links and inside nodes.
    pub fn needs(&self) -> usize {
        self.lower.len()
    }

    /// Nodes without a link, to external ones neither, ascending.
    pub fn isolated(&self) -> Vec<u32> {
        let mut linked = vec![false; self.nodes.len()];
        for link in &self.links {
            linked[link.supplier as usize] = true;
            linked[link.customer as usize] = true;
        }
        (0..self.nodes.len() as u32).filter(|&node| !linked[node as usize]).collect()
    }

    /// What supplier and customer of a need are when nothing is rolled up.
    pub(crate) fn lower(&self, need: NeedId) -> Option<(Node, Node)> {
        let at = self.lower.binary_search_by_key(&need, |&(id, _, _)| id).ok()?;
        Some((self.lower[at].1, self.lower[at].2))
    }
}

/// Every node of the view: the units shown, the positions shown, and whatever a need touches. Archived
/// units and parked positions stand only where they are touched; at the level of positions so do units.
fn standing(document: &Document, view: &View, places: &Places<'_>, touched: BTreeSet<Node>) -> Vec<Node> {
    let shown = |node: &Node| view.filter.external || !places.is_external(*node);
    let mut nodes: BTreeSet<Node> = touched.into_iter().filter(shown).collect();
    let tree = &places.tree;
    for at in 0..tree.len() {
        let external = places.external[at];
        let wanted = (view.filter.external || !external) && (view.archived || !places.archived[at]);
        let on = tree.ids[places.shown_on[at] as usize];
        if wanted && (external || !view.positions || view.folded.contains(&on)) {
            nodes.insert(Node::Unit(on));
        }
    }
    let unfolds = view.positions || places.by_position.iter().any(|&by| by);
    for position in document.positions().iter().filter(|_| unfolds) {
        let stands = match position.unit.map(|unit| tree.find(unit)) {
            None => view.positions,
            Some(None) => false,
            Some(Some(at)) => {
                places.by_position[at as usize] && (view.archived || !places.archived[at as usize])
            }
        };
        if stands && position.parked.is_none() {
            nodes.insert(Node::Position(position.id));
        }
    }
    nodes.into_iter().collect()
}
