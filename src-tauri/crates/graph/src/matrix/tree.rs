//! As the units nest: a unit, the positions in it that are shown, the units in it.

use super::MatrixHead;
use crate::build::Graph;
use crate::node::Node;
use simpul_model::{Document, UnitId};

/// The nodes of the company that are wanted, and the units they lie in. O(units), and O(positions) where some
/// are shown.
pub(super) fn heads(document: &Document, graph: &Graph, wanted: &[bool]) -> Vec<MatrixHead> {
    let positions = graph.nodes().iter().any(|node| matches!(node, Node::Position(_)));
    let mut all: Vec<MatrixHead> = Vec::new();
    let mut open: Vec<(UnitId, u32)> = document.units_in(None).rev().map(|unit| (unit.id, 1)).collect();
    while let Some((id, depth)) = open.pop() {
        let at = graph.index_of(Node::Unit(id));
        let outside = at.is_some_and(|at| graph.is_external(at));
        let below = if outside { depth } else { depth + 1 };
        if !outside {
            all.push(MatrixHead { node: Node::Unit(id), at, depth });
            seats(document, graph, positions.then_some(Some(id)), below, &mut all);
        }
        open.extend(document.units_in(Some(id)).rev().map(|unit| (unit.id, below)));
    }
    seats(document, graph, positions.then_some(None), 1, &mut all);
    all.extend(graph.index_of(Node::NoUnit).map(|at| MatrixHead {
        node: Node::NoUnit,
        at: Some(at),
        depth: 1,
    }));
    kept(all, |head| head.at.is_some_and(|at| wanted[at as usize]))
}

/// The positions shown in a unit, or in none.
fn seats(
    document: &Document,
    graph: &Graph,
    unit: Option<Option<UnitId>>,
    depth: u32,
    all: &mut Vec<MatrixHead>,
) {
    for seat in unit.into_iter().flat_map(|unit| document.positions_in(unit)) {
        let node = Node::Position(seat.id);
        let at = graph.index_of(node).filter(|&at| !graph.is_external(at));
        all.extend(at.map(|at| MatrixHead { node, at: Some(at), depth }));
    }
}

/// The heads wanted and those above them, of a list in which parents come before what is in them.
fn kept(all: Vec<MatrixHead>, wanted: impl Fn(&MatrixHead) -> bool) -> Vec<MatrixHead> {
    let deepest = all.iter().map(|head| head.depth).max().unwrap_or(0) as usize;
    // Whether one of the heads passed since the last one this deep or higher was kept.
    let mut below = vec![false; deepest + 2];
    let mut kept: Vec<MatrixHead> = Vec::new();
    for head in all.into_iter().rev() {
        let depth = head.depth as usize;
        if wanted(&head) || below[depth + 1] {
            below[depth] = true;
            kept.push(head);
        }
        below[depth + 1] = false;
    }
    kept.reverse();
    kept
}
