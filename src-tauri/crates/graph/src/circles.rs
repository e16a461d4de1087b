//! Groups in which everybody depends on everybody, the shortest circles in them, and the fewest needs whose
//! change opens them all.
//!
//! A group is a strongly connected component of internal nodes. It is no fault by itself: two-way pairs alone
//! make one, and a circle on the map need not be a circular wait.

use crate::analysis::Cancelled;
use crate::build::{Graph, Link};
use crate::components;
use crate::feedback::{Arc, Effort, feedback};
use crate::inner::{Runs, ends, inner, outer};
use crate::node::Node;
use simpul_model::NeedId;

/// At most so many circles are named of each group.
pub const CIRCLES_NAMED: usize = 10;

/// Nodes each of which depends on every other.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleGroup {
    /// In tie order.
    pub nodes: Vec<Node>,
    /// Links within.
    pub links: usize,
    /// Needs on these links.
    pub needs: usize,
    /// Circles of three nodes or more, each from supplier to customer; two-way pairs are no news here. Every
    /// one is a shortest circle through a link of the opening, and the first is a shortest of the group;
    /// shorter ones first, at most [`CIRCLES_NAMED`]. None: two-way pairs alone hold the group together.
    pub circles: Vec<Vec<Node>>,
    /// What to change.
    pub opening: Opening,
}

/// Links without which no circle is left, two-way pairs opened too.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opening {
    /// By supplier, then customer, in tie order.
    pub links: Vec<OpeningLink>,
    /// How many needs run over them.
    pub needs: usize,
    /// No fewer needs can do.
    pub bound: usize,
}

impl Opening {
    /// Whether it is proven that no fewer needs can do.
    pub fn is_exact(&self) -> bool {
        self.needs == self.bound
    }
}

/// A link to change.
#[derive(Debug, Clone, PartialEq)]
pub struct OpeningLink {
    /// Who gives.
    pub supplier: Node,
    /// Who needs.
    pub customer: Node,
    /// What runs over it, ascending.
    pub needs: Vec<NeedId>,
    /// Whether its customer serves its supplier as well.
    pub two_way: bool,
}

/// All groups, larger ones first. Linear for finding them; opening them is exact for small ones and
/// bounded in effort for large ones, see [`Opening::is_exact`].
pub fn circles(graph: &Graph, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<Vec<CircleGroup>, Cancelled> {
    let inner = inner(graph);
    let out = {
        let outer = |node| outer(&inner, node);
        Runs::new(graph.nodes().len(), ends(&inner).map(move |(from, to)| (outer(from), outer(to))))
    };
    let mut effort = Effort::default();
    let mut ways = Ways {
        out: &out,
        seen: vec![0; graph.nodes().len()],
        led_by: vec![0; graph.nodes().len()],
        round: 0,
    };
    components::strong(&inner)
        .into_iter()
        .map(|nodes| group(graph, &nodes, &mut ways, &mut effort, cancelled))
        .collect()
}

fn group(
    graph: &Graph,
    nodes: &[u32],
    ways: &mut Ways<'_>,
    effort: &mut Effort,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<CircleGroup, Cancelled> {
    let place = |node: u32| nodes.binary_search(&node).ok().map(|at| at as u32);
    let mut links: Vec<&Link> = Vec::new();
    let mut arcs: Vec<Arc> = Vec::new();
    for (from, &supplier) in nodes.iter().enumerate() {
        for &customer in ways.out.of(supplier) {
            if let (Some(to), Some(link)) = (place(customer), graph.link(supplier, customer)) {
                arcs.push((from as u32, to, link.needs.len() as u64));
                links.push(link);
            }
        }
    }
    let found = feedback(nodes.len(), &arcs, effort, cancelled)?;
    let open: Vec<&Link> = found.arcs.iter().map(|&at| links[at]).collect();
    let node = |at: u32| graph.nodes()[at as usize];
    let opening = |link: &&Link| OpeningLink {
        supplier: node(link.supplier),
        customer: node(link.customer),
        needs: link.needs.clone(),
        two_way: graph.link(link.customer, link.supplier).is_some(),
    };
    let circles = ways.shortest(&open);
    Ok(CircleGroup {
        nodes: nodes.iter().map(|&at| node(at)).collect(),
        links: links.len(),
        needs: links.iter().map(|link| link.needs.len()).sum(),
        circles: circles.into_iter().map(|circle| circle.into_iter().map(node).collect()).collect(),
        opening: Opening {
            links: open.iter().map(opening).collect(),
            needs: found.weight as usize,
            bound: found.bound as usize,
        },
    })
}

/// Searches for the way back, breadth first.
struct Ways<'a> {
    out: &'a Runs,
    seen: Vec<u32>,
    led_by: Vec<u32>,
    round: u32,
}

impl Ways<'_> {
    /// The shortest circles through these links, two-way pairs passed over. Every circle uses one of the links,
    /// so a shortest of all is among them. Stops looking where a circle would be no shorter than those it has.
    fn shortest(&mut self, links: &[&Link]) -> Vec<Vec<u32>> {
        let mut found: Vec<Vec<u32>> = Vec::new();
        for link in links {
            let longest = match found.get(CIRCLES_NAMED - 1) {
                Some(last) => last.len() - 1,
                None => usize::MAX,
            };
            let Some(circle) = self.circle(link, longest).filter(|circle| !found.contains(circle)) else {
                continue;
            };
            let at = found.partition_point(|other| other.len() <= circle.len());
            found.insert(at, circle);
            found.truncate(CIRCLES_NAMED);
        }
        found
    }

    /// A shortest circle of at least three and at most `longest` nodes through a link, its first node first.
    fn circle(&mut self, link: &Link, longest: usize) -> Option<Vec<u32>> {
        self.round += 1;
        self.seen[link.customer as usize] = self.round;
        let (mut near, mut far) = (vec![link.customer], Vec::new());
        let mut length = 2;
        while length <= longest && !near.is_empty() {
            for node in near.drain(..) {
                for &to in self.out.of(node) {
                    // Straight back is the two-way pair.
                    let back = length == 2 && to == link.supplier;
                    if back || self.seen[to as usize] == self.round {
                        continue;
                    }
                    self.seen[to as usize] = self.round;
                    self.led_by[to as usize] = node;
                    if to == link.supplier {
                        return Some(self.closed(link));
                    }
                    far.push(to);
                }
            }
            std::mem::swap(&mut near, &mut far);
            length += 1;
        }
        None
    }

    fn closed(&self, link: &Link) -> Vec<u32> {
        let mut circle = vec![link.supplier];
        while circle.last() != Some(&link.customer) {
            let last = circle.last().map_or(0, |&last| last as usize);
            circle.push(self.led_by[last]);
        }
        circle.reverse();
        let first = circle.iter().enumerate().min_by_key(|&(_, &node)| node).map_or(0, |(at, _)| at);
        circle.rotate_left(first);
        circle
    }
}

#[cfg(test)]
mod tests;
