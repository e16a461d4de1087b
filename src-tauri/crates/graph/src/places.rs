//! On which node every unit, position and end of a need stands under a view.

use crate::node::Node;
use crate::tree::{NONE, UnitTree};
use crate::view::View;
use simpul_model::{Document, End, PositionId, UnitId};

/// The standing places of one document under one view. Building is O(units log units).
pub(crate) struct Places<'a> {
    document: &'a Document,
    pub(crate) tree: UnitTree,
    /// The unit each unit stands on; itself where it is shown.
    pub(crate) shown_on: Vec<u32>,
    /// Whether a unit shows its positions as nodes.
    pub(crate) by_position: Vec<bool>,
    pub(crate) external: Vec<bool>,
    pub(crate) archived: Vec<bool>,
    all_positions: bool,
}

impl<'a> Places<'a> {
    pub(crate) fn new(document: &'a Document, view: &View) -> Self {
        let tree = UnitTree::of(document);
        let external: Vec<bool> = document.units().iter().map(|u| u.external).collect();
        let archived = document.units().iter().map(|u| u.archived).collect();
        let level = if view.positions { u32::MAX } else { view.level.map_or(u32::MAX, |level| level.max(1)) };
        let unfolded: Vec<bool> = tree.ids.iter().map(|id| view.unfolded.contains(id)).collect();
        let folded: Vec<bool> = tree.ids.iter().map(|id| view.folded.contains(id)).collect();
        let mut shown_on: Vec<u32> = vec![NONE; tree.len()];
        let mut leaf = vec![true; tree.len()];
        for &u in &tree.top_down {
            let (at, up) = (u as usize, tree.parent[u as usize]);
            let above = if up == NONE { NONE } else { shown_on[up as usize] };
            let folds = above != NONE && folded[above as usize];
            let unfolds = above == up && up != NONE && unfolded[up as usize];
            let stands = external[at] || (!folds && (tree.depth[at] <= level || unfolds));
            shown_on[at] = if stands { u } else { above };
            if up != NONE {
                leaf[up as usize] = false;
            }
        }
        let by_position = (0..tree.len())
            .map(|at| {
                let open = shown_on[at] == at as u32 && !folded[at] && !external[at];
                open && (view.positions || (unfolded[at] && leaf[at]))
            })
            .collect();
        Self { document, tree, shown_on, by_position, external, archived, all_positions: view.positions }
    }

    /// The node an end stands on; nothing for an end that is not in the document.
    pub(crate) fn of(&self, end: End) -> Option<Node> {
        match end {
            End::Unit(unit) => self.of_unit(unit),
            End::Position(position) => match self.document.positions().get(position)?.unit {
                None if self.all_positions => Some(Node::Position(position)),
                None => Some(Node::NoUnit),
                Some(unit) => self.of_position(position, unit),
            },
        }
    }

    /// What the end stands for below its node: the position where positions are shown, else the unit
    /// itself, however deep.
    pub(crate) fn lower(&self, end: End) -> Option<Node> {
        match self.of(end)? {
            node @ (Node::Position(_) | Node::NoUnit) => Some(node),
            Node::Unit(_) => self.document.unit_of(end).map(Node::Unit),
        }
    }

    pub(crate) fn is_external(&self, node: Node) -> bool {
        let unit = match node {
            Node::Unit(unit) => Some(unit),
            Node::Position(position) => self.document.unit_of(End::Position(position)),
            Node::NoUnit => None,
        };
        unit.and_then(|unit| self.tree.find(unit)).is_some_and(|at| self.external[at as usize])
    }

    fn of_unit(&self, unit: UnitId) -> Option<Node> {
        let at = self.tree.find(unit)?;
        Some(Node::Unit(self.tree.ids[self.shown_on[at as usize] as usize]))
    }

    fn of_position(&self, position: PositionId, unit: UnitId) -> Option<Node> {
        let at = self.tree.find(unit)? as usize;
        if self.by_position[at] { Some(Node::Position(position)) } else { self.of_unit(unit) }
    }
}
