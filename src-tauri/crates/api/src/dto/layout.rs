//! A drawing's geometry, in the shape of `simpul layout --json`.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Boxes and lines as drawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LayoutView {
    /// Boxes, top left corners.
    pub nodes: Vec<LayoutNode>,
    /// Lines, one entry a drawn line unless all links were asked for.
    pub edges: Vec<LayoutEdge>,
    /// `down`, `up`, `right` or `left`.
    pub direction: String,
    /// What the drawing is like in figures.
    pub score: LayoutScore,
    /// Milliseconds by phase.
    pub elapsed_ms: BTreeMap<String, f64>,
}

/// One box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct LayoutNode {
    pub id: String,
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct LayoutEdge {
    pub source: String,
    pub target: String,
    pub two_way: bool,
    pub points: Vec<(f64, f64)>,
}

/// A drawing in figures; see `simpul_layout::score`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct LayoutScore {
    /// Points at which lines cross.
    pub crossings: u64,
    /// Corners of the lines; curves have none.
    pub bends: u64,
    /// Drawn length of all lines.
    pub length: f64,
    /// Of the smallest box round everything.
    pub area: f64,
}
