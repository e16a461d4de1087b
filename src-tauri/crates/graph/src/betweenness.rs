//! Betweenness: how often a node lies on shortest ways between others.
//!
//! Directed, every link of length 1, not normalised, ends not counted. Exact: Ulrik Brandes, "A faster
//! algorithm for betweenness centrality", Journal of Mathematical Sociology 25 (2001). O(nodes × links)
//! time; sources run in parallel.

use crate::analysis::Cancelled;
use crate::inner::{Inner, Runs, ends};
use rayon::prelude::*;

/// Sources are dealt into this many parts however many threads there are, and the parts are summed in
/// order, so the sums come out the same to the bit everywhere.
const PARTS: usize = 64;

/// One value per inner node. `cancelled` is asked once a source. Path counts are floats: exact up to 2^53
/// shortest ways between two nodes, and never beyond the largest finite number.
pub(crate) fn betweenness(
    inner: &Inner,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<f64>, Cancelled> {
    let customers = Runs::new(inner.node_count(), ends(inner));
    let sources: Vec<u32> = (0..inner.node_count() as u32).filter(|&s| !customers.of(s).is_empty()).collect();
    let parts: Vec<&[u32]> = sources.chunks(sources.len().div_ceil(PARTS).max(1)).collect();
    let run = |part: &&[u32]| {
        let mut walk = Walk::new(&customers);
        for &source in *part {
            if cancelled() {
                return Err(Cancelled);
            }
            walk.add(source);
        }
        Ok(walk.sum)
    };
    let sums: Vec<Vec<f64>> = parts.par_iter().map(run).collect::<Result<_, _>>()?;
    let mut total = vec![0.0; inner.node_count()];
    for sum in sums {
        total.iter_mut().zip(sum).for_each(|(total, part)| *total += part);
    }
    Ok(total)
}

const FAR: u32 = u32::MAX;

/// Reused from source to source.
struct Walk<'a> {
    customers: &'a Runs,
    /// Links from the source.
    distance: Vec<u32>,
    /// Shortest ways from the source.
    ways: Vec<f64>,
    /// (1 + dependency) ÷ ways, of nodes already passed on the way back.
    share: Vec<f64>,
    /// Nodes reached, nearest first.
    reached: Vec<u32>,
    sum: Vec<f64>,
}

impl<'a> Walk<'a> {
    fn new(customers: &'a Runs) -> Self {
        let n = customers.len();
        Self {
            customers,
            distance: vec![FAR; n],
            ways: vec![0.0; n],
            share: vec![0.0; n],
            reached: Vec::with_capacity(n),
            sum: vec![0.0; n],
        }
    }

    fn add(&mut self, source: u32) {
        self.spread(source);
        // Back from the farthest: what hangs on a node is what hangs on its customers, shared by ways.
        for &node in self.reached.iter().rev() {
            let at = node as usize;
            let next = self.distance[at] + 1;
            let mut hanging = 0.0;
            for &customer in self.customers.of(node) {
                if self.distance[customer as usize] == next {
                    hanging += self.share[customer as usize];
                }
            }
            let dependency = self.ways[at] * hanging;
            self.share[at] = (1.0 + dependency) / self.ways[at];
            if node != source {
                self.sum[at] += dependency;
            }
        }
        for &node in &self.reached {
            self.distance[node as usize] = FAR;
            self.ways[node as usize] = 0.0;
        }
        self.reached.clear();
    }

    fn spread(&mut self, source: u32) {
        self.distance[source as usize] = 0;
        self.ways[source as usize] = 1.0;
        self.reached.push(source);
        let mut at = 0;
        while let Some(&node) = self.reached.get(at) {
            at += 1;
            let (next, ways) = (self.distance[node as usize] + 1, self.ways[node as usize]);
            for &customer in self.customers.of(node) {
                let distance = &mut self.distance[customer as usize];
                if *distance == FAR {
                    *distance = next;
                    self.reached.push(customer);
                }
                if *distance == next {
                    let sum = &mut self.ways[customer as usize];
                    *sum = (*sum + ways).min(f64::MAX);
                }
            }
        }
    }
}
