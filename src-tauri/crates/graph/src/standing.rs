//! How each node stands in the exchange: its pairs, its suppliers and customers, its needs both ways.

use crate::build::Graph;
use crate::node::Node;
use crate::pairs::{Pair, PairKind};
use crate::reciprocity::Reciprocity;

/// The figures of one internal node. Pairs and links with external ends are not in them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Which.
    pub node: Node,
    /// Its two-way pairs, summed ones included.
    pub mutual: u32,
    /// Of these the ones that are two-way only in sum.
    pub mutual_summed: u32,
    /// Partners that only serve it.
    pub only_suppliers: u32,
    /// Partners that only are served by it.
    pub only_customers: u32,
    /// Needs served for it (fan-in), on links.
    pub needs_in: u32,
    /// Needs it serves (fan-out), on links.
    pub needs_out: u32,
    /// Needs within it.
    pub inside: u32,
}

impl Standing {
    /// How much of what it is linked with is linked both ways; undefined where it has no links.
    pub fn reciprocity(&self) -> Reciprocity {
        Reciprocity::new(self.mutual as usize, (self.only_suppliers + self.only_customers) as usize)
    }

    /// Distinct suppliers: fan-in.
    pub fn suppliers(&self) -> u32 {
        self.mutual + self.only_suppliers
    }

    /// Distinct customers: fan-out.
    pub fn customers(&self) -> u32 {
        self.mutual + self.only_customers
    }
}

/// Every internal node in tie order, those without links included. Linear over pairs.
pub fn standings(graph: &Graph, pairs: &[Pair]) -> Vec<Standing> {
    let none = |at: u32| Standing {
        node: graph.nodes()[at as usize],
        mutual: 0,
        mutual_summed: 0,
        only_suppliers: 0,
        only_customers: 0,
        needs_in: 0,
        needs_out: 0,
        inside: graph.inside(at).len() as u32,
    };
    let mut all: Vec<Standing> = (0..graph.nodes().len() as u32).map(none).collect();
    for pair in pairs.iter().filter(|pair| !pair.external) {
        let (forth, back) = (pair.forth.len() as u32, pair.back.len() as u32);
        for (at, gives, gets) in [(pair.a, forth, back), (pair.b, back, forth)] {
            let standing = &mut all[at as usize];
            standing.needs_out += gives;
            standing.needs_in += gets;
            match pair.kind {
                PairKind::OneWay if gives > 0 => standing.only_customers += 1,
                PairKind::OneWay => standing.only_suppliers += 1,
                PairKind::TwoWay => standing.mutual += 1,
                PairKind::Summed => {
                    standing.mutual += 1;
                    standing.mutual_summed += 1;
                }
            }
        }
    }
    let internal = |&(at, _): &(u32, Standing)| !graph.is_external(at);
    (0..).zip(all).filter(internal).map(|(_, standing)| standing).collect()
}

/// The middle of some numbers of suppliers or customers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spread {
    /// The most; 0 without nodes.
    pub max: u32,
    /// Undefined without nodes.
    pub mean: Option<f64>,
    /// Undefined without nodes.
    pub median: Option<f64>,
}

impl Spread {
    /// O(n log n).
    pub fn of(numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let n = numbers.len();
        let Some(&max) = numbers.last() else { return Self::default() };
        let sum: u64 = numbers.iter().map(|&n| u64::from(n)).sum();
        let median = (f64::from(numbers[(n - 1) / 2]) + f64::from(numbers[n / 2])) / 2.0;
        Self { max, mean: Some(sum as f64 / n as f64), median: Some(median) }
    }
}
