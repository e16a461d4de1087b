//! The reporting line above a position.

use simpul_model::{Document, PositionId};
use std::collections::HashMap;

/// Depths, each walked to once.
pub(crate) struct Line<'a> {
    document: &'a Document,
    depths: HashMap<PositionId, usize>,
}

impl<'a> Line<'a> {
    pub(crate) fn new(document: &'a Document) -> Self {
        Self { document, depths: HashMap::new() }
    }

    /// How many superiors a position has. Amortised O(new positions on the way).
    pub(crate) fn depth(&mut self, position: PositionId) -> usize {
        let mut way = vec![position];
        let mut known = self.depths.get(&position).copied();
        if known.is_none() {
            for above in self.above(position) {
                known = self.depths.get(&above).copied();
                way.push(above);
                if known.is_some() {
                    break;
                }
            }
        }
        let top = way.last().copied().unwrap_or(position);
        let start = known.unwrap_or(0);
        self.depths.insert(top, start);
        for (steps, &below) in way.iter().rev().enumerate() {
            self.depths.insert(below, start + steps);
        }
        start + way.len() - 1
    }

    /// Those above a position, nearest first. Stops at a circle, which no accepted edit makes.
    pub(crate) fn above(&self, position: PositionId) -> impl Iterator<Item = PositionId> + use<'a> {
        let document = self.document;
        let manager = move |id: &PositionId| document.positions().get(*id).and_then(|p| p.manager);
        std::iter::successors(manager(&position), manager).take(document.positions().len())
    }
}
