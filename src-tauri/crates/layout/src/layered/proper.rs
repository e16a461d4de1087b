//! Phase 4: make the layering proper. An arc that spans several layers becomes
//! a chain of dummies, one on each layer between, so that every segment joins
//! neighbouring layers.

use super::adjacency::Adjacency;
use super::cycles::Arc;

/// A properly layered graph. Vertices below `nodes` are the component's nodes,
/// the others dummies.
#[derive(Clone, Debug)]
pub(crate) struct Proper {
    /// How many vertices are nodes.
    pub(crate) nodes: usize,
    /// The layer of each vertex.
    pub(crate) layer: Vec<u32>,
    /// How many layers there are.
    pub(crate) layers: usize,
    /// Segments towards the layer above: (vertex above, segment).
    pub(crate) above: Adjacency,
    /// Segments towards the layer below: (vertex below, segment).
    pub(crate) below: Adjacency,
    /// For each segment its upper and lower vertex.
    pub(crate) segments: Vec<(u32, u32)>,
    /// The segments of each arc from top to bottom: first and one past last.
    /// An empty range marks an arc too long to split; it is routed round the
    /// drawing.
    pub(crate) chain: Vec<(u32, u32)>,
}

impl Proper {
    /// Whether `vertex` is a dummy.
    pub(crate) fn is_dummy(&self, vertex: u32) -> bool {
        vertex as usize >= self.nodes
    }

    /// How many vertices there are.
    pub(crate) fn len(&self) -> usize {
        self.layer.len()
    }
}

/// Splits long arcs.
///
/// Before: `layer[from] < layer[to]` for each arc. After: every segment joins
/// two neighbouring layers; there are at most `limit` dummies, the longest
/// arcs being left whole when more would be needed.
/// Complexity: O(V + E + dummies).
/// Paper: Sugiyama, Tagawa, Toda, "Methods for visual understanding of
/// hierarchical system structures", 1981.
pub(crate) fn split(layer: &[u32], arcs: &[Arc], limit: usize) -> Proper {
    let nodes = layer.len();
    let span = |arc: &Arc| layer[arc.to as usize] - layer[arc.from as usize];
    let longest = longest_split(arcs.iter().map(span), limit);
    let mut layer = layer.to_vec();
    let mut segments = Vec::new();
    let mut chain = Vec::with_capacity(arcs.len());
    for arc in arcs {
        let first = segments.len() as u32;
        let (top, bottom) = (layer[arc.from as usize], layer[arc.to as usize]);
        if bottom - top <= longest {
            let mut upper = arc.from;
            for between in top + 1..bottom {
                let dummy = layer.len() as u32;
                layer.push(between);
                segments.push((upper, dummy));
                upper = dummy;
            }
            segments.push((upper, arc.to));
        }
        chain.push((first, segments.len() as u32));
    }
    let layers = layer.iter().max().map_or(0, |&last| last as usize + 1);
    let numbered = || (0..).zip(&segments);
    let above = Adjacency::new(layer.len(), numbered().map(|(at, &(u, v))| (v, u, at)));
    let below = Adjacency::new(layer.len(), numbered().map(|(at, &(u, v))| (u, v, at)));
    Proper { nodes, layer, layers, above, below, segments, chain }
}

/// How many dummies all long arcs together need.
pub(crate) fn dummies(layer: &[u32], arcs: &[Arc]) -> usize {
    arcs.iter().map(|arc| (layer[arc.to as usize] - layer[arc.from as usize] - 1) as usize).sum()
}

/// The longest span that may be split with at most `limit` dummies in all.
fn longest_split(spans: impl Iterator<Item = u32>, limit: usize) -> u32 {
    let mut spans: Vec<u32> = spans.collect();
    spans.sort_unstable();
    let (mut sum, mut longest) = (0usize, 1);
    let mut at = 0;
    while at < spans.len() {
        let span = spans[at];
        let equal = spans[at..].iter().take_while(|&&other| other == span).count();
        sum = sum.saturating_add(equal.saturating_mul(span as usize - 1));
        if sum > limit {
            break;
        }
        longest = span;
        at += equal;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(from: u32, to: u32) -> Arc {
        Arc { from, to, turned: false }
    }

    #[test]
    fn every_segment_joins_neighbouring_layers() {
        let proper = split(&[0, 1, 2, 3], &[arc(0, 3), arc(0, 1), arc(1, 3)], 100);
        assert_eq!(proper.len(), 7);
        assert_eq!(proper.chain, [(0, 3), (3, 4), (4, 6)]);
        for &(upper, lower) in &proper.segments {
            assert_eq!(proper.layer[upper as usize] + 1, proper.layer[lower as usize]);
        }
    }

    #[test]
    fn the_longest_arcs_stay_whole_beyond_the_limit() {
        let proper = split(&[0, 1, 2, 3], &[arc(0, 3), arc(0, 1), arc(1, 3)], 2);
        assert_eq!(proper.chain, [(0, 0), (0, 1), (1, 3)]);
    }
}
