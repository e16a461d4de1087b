//! The way to the external customer: whose work ends up with somebody who pays, over how many hands.
//!
//! Along links, from supplier to customer. An external party is a customer where it needs something; one of a
//! kind that says vendor is none, whatever it needs.

use crate::build::Graph;
use crate::node::Node;
use simpul_model::{Document, NeedId, fold};

/// Kinds of external parties that serve and do not pay, folded.
const VENDORS: [&str; 4] = ["vendor", "supplier", "pemasok", "penyedia"];

/// How far each node is from the nearest external customer.
#[derive(Debug, Clone)]
pub struct Outward {
    /// Links to go; nothing: there is no way.
    steps: Vec<Option<u32>>,
    next: Vec<Option<u32>>,
    customers: Vec<u32>,
}

impl Outward {
    /// Breadth first from all external customers, against the links. Linear.
    pub fn new(document: &Document, graph: &Graph) -> Self {
        let n = graph.nodes().len();
        let mut suppliers: Vec<Vec<u32>> = vec![Vec::new(); n];
        for link in graph.links() {
            suppliers[link.customer as usize].push(link.supplier);
        }
        let pays = |&node: &u32| {
            let kind = match graph.nodes()[node as usize] {
                Node::Unit(id) => document.units().get(id).map(|unit| fold(&unit.kind)),
                _ => None,
            };
            let vendor = kind.is_some_and(|kind| VENDORS.contains(&kind.as_str()));
            graph.is_external(node) && !vendor && !suppliers[node as usize].is_empty()
        };
        let customers: Vec<u32> = (0..n as u32).filter(pays).collect();
        let mut found = Self { steps: vec![None; n], next: vec![None; n], customers };
        let mut open = found.customers.clone();
        for &node in &open {
            found.steps[node as usize] = Some(0);
        }
        let mut at = 0;
        while let Some(&node) = open.get(at) {
            at += 1;
            let steps = found.steps[node as usize].map(|steps| steps + 1);
            for &supplier in &suppliers[node as usize] {
                if found.steps[supplier as usize].is_none() {
                    found.steps[supplier as usize] = steps;
                    found.next[supplier as usize] = Some(node);
                    open.push(supplier);
                }
            }
        }
        found
    }

    /// External customers, ascending.
    pub fn customers(&self) -> &[u32] {
        &self.customers
    }

    /// Links from a node to the nearest external customer; nothing: there is no way.
    pub fn steps(&self, node: u32) -> Option<u32> {
        self.steps[node as usize]
    }

    /// A shortest way from a node to an external customer, both included; empty where there is none.
    /// Linear in its length.
    pub fn way(&self, node: u32) -> Vec<u32> {
        if self.steps[node as usize].is_none() {
            return Vec::new();
        }
        std::iter::successors(Some(node), |&node| self.next[node as usize]).collect()
    }

    /// Internal nodes without a way, those without links included, ascending.
    pub fn without<'a>(&'a self, graph: &'a Graph) -> impl Iterator<Item = u32> + 'a {
        let none = |&node: &u32| !graph.is_external(node) && self.steps[node as usize].is_none();
        (0..self.steps.len() as u32).filter(none)
    }

    /// Needs on links whose customer has no way and is no external party, ascending.
    pub fn needs_without(&self, graph: &Graph) -> Vec<NeedId> {
        let lost = |node: u32| !graph.is_external(node) && self.steps[node as usize].is_none();
        let links = graph.links().iter().filter(|link| lost(link.customer));
        let inside = (0..self.steps.len() as u32).filter(|&node| lost(node));
        let mut needs: Vec<NeedId> = links
            .flat_map(|link| &link.needs)
            .chain(inside.flat_map(|node| graph.inside(node)))
            .copied()
            .collect();
        needs.sort_unstable();
        needs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::{Sketch, any_sketch, any_view, laws};
    use crate::view::View;
    use proptest::prelude::*;

    #[test]
    fn the_way_follows_the_item_to_who_pays() {
        let mut sketch = Sketch::default();
        let (a, b, c) = (sketch.unit("a", None), sketch.unit("b", None), sketch.unit("c", None));
        let (client, vendor) = (sketch.unit("client", None), sketch.unit("vendor", None));
        for outside in [client, vendor] {
            sketch.unit_mut(outside).external = true;
        }
        sketch.unit_mut(vendor).kind = "Pemasok".to_owned();
        sketch.need(b, a);
        sketch.need(client, b);
        let order = sketch.need(c, a);
        sketch.need(vendor, c);
        let document = sketch.document();
        let graph = Graph::new(&document, &View::default());
        let outward = Outward::new(&document, &graph);
        let node = |unit| graph.index_of(Node::Unit(unit)).unwrap();
        assert_eq!(outward.customers(), [node(client)]);
        assert_eq!(outward.way(node(a)), [a, b, client].map(node));
        assert_eq!((outward.steps(node(a)), outward.steps(node(c))), (Some(2), None));
        assert_eq!(outward.without(&graph).collect::<Vec<_>>(), [node(c)]);
        assert_eq!(outward.needs_without(&graph), [order]);
    }

    proptest! {
        #![proptest_config(laws(256))]
        #[test]
        fn ways_are_links_and_no_link_leads_nearer(sketch in any_sketch(), view in any_view()) {
            let document = sketch.document();
            let graph = Graph::new(&document, &view);
            let outward = Outward::new(&document, &graph);
            for node in 0..graph.nodes().len() as u32 {
                let way = outward.way(node);
                prop_assert_eq!(way.len(), outward.steps(node).map_or(0, |steps| steps as usize + 1));
                for step in way.windows(2) {
                    prop_assert!(graph.link(step[0], step[1]).is_some());
                }
            }
            for link in graph.links() {
                if let Some(steps) = outward.steps(link.customer) {
                    prop_assert!(outward.steps(link.supplier).is_some_and(|s| s <= steps + 1));
                }
            }
        }
    }
}
