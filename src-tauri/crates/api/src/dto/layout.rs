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
    /// Crossings of the lines, for maps.
    pub crossings: Option<u64>,
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
