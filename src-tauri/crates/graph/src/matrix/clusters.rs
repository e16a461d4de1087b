//! By communities: who serves each other more than chance would have it stands together.

use super::MatrixBlock;
use crate::analysis::Cancelled;
use crate::build::Graph;
use crate::communities::communities;

/// Puts `nodes` by community, larger ones first, each in the order given; those without links come last.
pub(super) fn arrange(
    graph: &Graph,
    nodes: &mut [u32],
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<MatrixBlock>, Cancelled> {
    let found = communities(graph, cancelled)?;
    let group = |node: u32| found.of[node as usize].unwrap_or(u32::MAX);
    nodes.sort_by_key(|&node| group(node));
    let runs = nodes.chunk_by(|&a, &b| group(a) == group(b));
    let mut blocks = Vec::new();
    let mut start = 0;
    for run in runs {
        let length = run.len() as u32;
        if length > 1 && run.iter().all(|&node| group(node) != u32::MAX) {
            blocks.push(MatrixBlock { start, length });
        }
        start += length;
    }
    Ok(blocks)
}
