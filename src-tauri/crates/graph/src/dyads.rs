//! The dyad census: how many of all pairs of nodes are linked both ways, one way, not at all.
//!
//! P. Holland, S. Leinhardt, "A method for detecting structure in sociometric data", American Journal of
//! Sociology 76 (1970).

use crate::analysis::PairCounts;

/// Every two internal nodes, counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DyadCensus {
    /// Linked both ways.
    pub mutual: u64,
    /// Linked one way.
    pub asymmetric: u64,
    /// Not linked.
    pub null: u64,
}

impl DyadCensus {
    /// From the number of internal nodes and their pairs.
    pub fn new(nodes: usize, pairs: PairCounts) -> Self {
        let nodes = nodes as u64;
        let (mutual, asymmetric) = (pairs.mutual as u64, pairs.one_way as u64);
        let all = nodes * nodes.saturating_sub(1) / 2;
        Self { mutual, asymmetric, null: all - mutual - asymmetric }
    }
}
