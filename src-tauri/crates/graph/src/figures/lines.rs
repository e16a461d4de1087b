//! The reporting lines as dense indexes: who leads whom, on which layer, and how many stand below.

use crate::tree::{NONE, children};
use simpul_model::{Document, PositionId};

/// Every position once, by ascending id. Building is O(n log n). Positions in a circle, which no accepted
/// edit makes, are in no layer and below nobody.
pub(super) struct Lines {
    pub(super) ids: Vec<PositionId>,
    pub(super) manager: Vec<u32>,
    /// From 1; 0 below a parked position and in a circle.
    pub(super) layer: Vec<u32>,
    /// How many stand below, at any distance.
    pub(super) below: Vec<u32>,
    /// How many layers stand below.
    pub(super) depth: Vec<u32>,
    pub(super) parked: Vec<bool>,
    start: Vec<usize>,
    reports: Vec<u32>,
}

impl Lines {
    pub(super) fn of(document: &Document) -> Self {
        let ids: Vec<PositionId> = document.positions().ids().collect();
        let find = |id: PositionId| ids.binary_search(&id).map_or(NONE, |at| at as u32);
        let manager: Vec<u32> = document.positions().iter().map(|p| p.manager.map_or(NONE, find)).collect();
        let parked: Vec<bool> = document.positions().iter().map(|p| p.parked.is_some()).collect();
        let (start, reports) = children(&manager);
        let n = ids.len();
        let mut lines = Self {
            ids,
            manager,
            layer: vec![0; n],
            below: vec![0; n],
            depth: vec![0; n],
            parked,
            start,
            reports,
        };
        lines.measure();
        lines
    }

    fn measure(&mut self) {
        let n = self.ids.len();
        let mut order: Vec<u32> = (0..n as u32).filter(|&at| self.manager[at as usize] == NONE).collect();
        for &root in &order {
            self.layer[root as usize] = u32::from(!self.parked[root as usize]);
        }
        let mut at = 0;
        while let Some(&up) = order.get(at) {
            let layer = self.layer[up as usize];
            let reports = self.start[up as usize]..self.start[up as usize + 1];
            for &report in &self.reports[reports] {
                self.layer[report as usize] = if layer == 0 { 0 } else { layer + 1 };
                order.push(report);
            }
            at += 1;
        }
        for &at in order.iter().rev() {
            let up = self.manager[at as usize];
            if up != NONE {
                self.below[up as usize] += self.below[at as usize] + 1;
                self.depth[up as usize] = self.depth[up as usize].max(self.depth[at as usize] + 1);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The direct reports of a position, ascending.
    pub(super) fn reports(&self, at: u32) -> &[u32] {
        &self.reports[self.start[at as usize]..self.start[at as usize + 1]]
    }

    pub(super) fn per_layer(&self) -> Vec<u32> {
        let deepest = self.layer.iter().copied().max().unwrap_or(0);
        let mut layers = vec![0; deepest as usize];
        for &layer in self.layer.iter().filter(|&&layer| layer > 0) {
            layers[layer as usize - 1] += 1;
        }
        layers
    }
}
