//! A drawing's geometry, for scoring and for other programs.

use super::map::Seen;
use super::{chart, map};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use simpul_graph::{Names, Node};
use simpul_layout::geometry::{Point, Rect};
use simpul_model::{Document, RecordRef};
use std::collections::BTreeMap;

/// Boxes and lines of a picture. `all_links` gives one entry a link instead of one a drawn line.
///
/// # Errors
/// As drawing the picture.
pub fn layout(desk: &Desk, request: Picture, all_links: bool, ctx: &Ctx) -> Result<LayoutView, ApiError> {
    let snapshot = desk.snapshot()?;
    match request {
        Picture::Chart(request) => {
            let drawn = chart::draw(&snapshot, &request, ctx)?;
            let names =
                record_names(&snapshot.document, drawn.geometry.nodes.iter().map(|&(record, _)| record));
            let nodes = drawn.geometry.nodes.iter().zip(&names).map(|(&(_, place), name)| node(name, place));
            let edges = drawn.geometry.lines.iter().map(|(parent, child, points)| LayoutEdge {
                source: names[*parent as usize].clone(),
                target: names[*child as usize].clone(),
                two_way: false,
                points: tidied(&simpul_drawing::chart::course(points)),
            });
            Ok(LayoutView {
                nodes: nodes.collect(),
                edges: edges.collect(),
                direction: direction(request.view.direction).to_owned(),
                crossings: None,
                elapsed_ms: drawn.geometry.elapsed_ms,
            })
        }
        Picture::Map(request) => {
            let seen = Seen::of(&snapshot.document, &request)?;
            let drawn = map::draw(&snapshot, &seen, &request, ctx)?;
            let names = Names::new(&snapshot.document, seen.graph.nodes().iter().copied());
            let name = |node: Node| names.get(node).unwrap_or_default().to_owned();
            let nodes = drawn.nodes.iter().map(|&(at, place)| node(&name(seen.node(at)), place));
            let mut edges = Vec::new();
            for (pair, points) in &drawn.lines {
                let (from, to) = pair.one_way().unwrap_or((pair.a, pair.b));
                let edge = LayoutEdge {
                    source: name(seen.node(from)),
                    target: name(seen.node(to)),
                    two_way: pair.is_mutual(),
                    points: tidied(points),
                };
                if all_links && edge.two_way {
                    let mut back = LayoutEdge {
                        source: edge.target.clone(),
                        target: edge.source.clone(),
                        ..edge.clone()
                    };
                    back.points.reverse();
                    edges.push(back);
                }
                edges.push(edge);
            }
            Ok(LayoutView {
                nodes: nodes.collect(),
                edges,
                direction: "down".to_owned(),
                crossings: Some(drawn.crossings),
                elapsed_ms: drawn.elapsed_ms,
            })
        }
    }
}

fn node(name: &str, place: Rect) -> LayoutNode {
    LayoutNode { id: name.to_owned(), x: tidy(place.x), y: tidy(place.y), w: tidy(place.w), h: tidy(place.h) }
}

fn tidied(points: &[Point]) -> Vec<(f64, f64)> {
    points.iter().map(|point| (tidy(point.x), tidy(point.y))).collect()
}

/// A thousandth of a pixel is enough for anybody.
fn tidy(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn direction(growth: Growth) -> &'static str {
    match growth {
        Growth::Down => "down",
        Growth::Up => "up",
        Growth::Right => "right",
        Growth::Left => "left",
    }
}

/// Names that tell records apart: external ids, the second of a kind with `~2`.
fn record_names(document: &Document, records: impl Iterator<Item = RecordRef>) -> Vec<String> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut named = |record: RecordRef| {
        let external = match record {
            RecordRef::Position(id) => document.positions().get(id).and_then(|p| p.external_id.clone()),
            RecordRef::Person(id) => document.people().get(id).and_then(|p| p.external_id.clone()),
            RecordRef::Unit(id) => document.units().get(id).and_then(|u| u.external_id.clone()),
            _ => None,
        };
        let name = external.unwrap_or_else(|| key::of(record));
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count == 1 { name } else { format!("{name}~{count}") }
    };
    records.map(&mut named).collect()
}
