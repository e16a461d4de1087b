//! Headcount, full-time equivalents and vacancies of every unit, by itself and with what lies inside it.

use crate::headcount::{Headcount, Headcounts};
use crate::node::{self, Node};
use simpul_model::{Document, UnitId};

/// The staff of one unit, or of no unit at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitStaff {
    /// Which; nothing for positions without a unit.
    pub unit: Option<UnitId>,
    /// From 1; 0 without a unit.
    pub depth: u32,
    /// On positions of the unit itself.
    pub here: Headcount,
    /// With the units inside it.
    pub with_below: Headcount,
}

/// Every unit in tie order, and last the positions without one, where there are any. O(n log n).
pub(super) fn of(document: &Document, counts: &Headcounts) -> Vec<UnitStaff> {
    let mut nodes: Vec<Node> = document.units().ids().map(Node::Unit).collect();
    node::sort(document, &mut nodes);
    let row = |node: Node| {
        let Node::Unit(id) = node else { return None };
        let (here, with_below) = (counts.here(id)?, counts.of(id)?);
        Some(UnitStaff { unit: Some(id), depth: counts.depth(id)?, here, with_below })
    };
    let mut rows: Vec<UnitStaff> = nodes.into_iter().filter_map(row).collect();
    let loose = counts.without_unit();
    if loose.positions > 0 {
        rows.push(UnitStaff { unit: None, depth: 0, here: loose, with_below: loose });
    }
    rows
}
