//! The map's cards, their places, and the scene.

use super::Seen;
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::session::Snapshot;
use simpul_drawing::scene::Scene;
use simpul_graph::Pair;
use simpul_layout::geometry::{Point, Rect};
use std::collections::BTreeMap;

/// A drawn map.
pub(crate) struct Drawn<'a> {
    pub(crate) scene: Scene,
    pub(crate) nodes: Vec<(u32, Rect)>,
    pub(crate) lines: Vec<(&'a Pair, Vec<Point>)>,
    pub(crate) crossings: u64,
    pub(crate) elapsed_ms: BTreeMap<String, f64>,
}

/// Draws what a request sees.
pub(crate) fn draw<'a>(
    _: &Snapshot,
    _: &'a Seen<'_>,
    _: &MapRequest,
    _: &Ctx,
) -> Result<Drawn<'a>, ApiError> {
    Err(ApiError::new("internal", &[]))
}
