//! A drawing's geometry and figures, for scoring and for other programs.

use super::map::Seen;
use super::{chart, map, matrix};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::Snapshot;
use simpul_graph::{Names, Node};
use simpul_layout::geometry::{Point, Rect};
use simpul_layout::score::{Line, corners, score};
use simpul_model::{Document, RecordRef};
use std::collections::BTreeMap;

/// Boxes and lines of a picture. `all_links` gives one entry a link instead of one a drawn line.
///
/// # Errors
/// As drawing the picture.
pub fn layout(desk: &Desk, request: Picture, all_links: bool, ctx: &Ctx) -> Result<LayoutView, ApiError> {
    let snapshot = desk.snapshot()?;
    match request {
        Picture::Chart(request) => of_chart(&snapshot, &request, ctx),
        Picture::Map(request) => of_map(&snapshot, &request, all_links, ctx),
        Picture::Matrix(request) => of_matrix(&snapshot, &request, ctx),
    }
}

fn of_chart(snapshot: &Snapshot, request: &ChartRequest, ctx: &Ctx) -> Result<LayoutView, ApiError> {
    let drawn = chart::draw(snapshot, request, ctx)?;
    let names = record_names(&snapshot.document, drawn.nodes().map(|(record, _)| record));
    let nodes = drawn.nodes().zip(&names).map(|((_, place), name)| node(name, place));
    let courses: Vec<Vec<Point>> =
        drawn.lines().map(|(.., points)| simpul_drawing::chart::course(points)).collect();
    let lines = || drawn.lines().zip(&courses);
    let figures = lines().map(|((.., points), course)| Line { points: course, bends: corners(points) });
    let boxes: Vec<Rect> = drawn.nodes().map(|(_, place)| place).collect();
    let edges = lines().map(|((parent, child, _), course)| LayoutEdge {
        source: names[parent as usize].clone(),
        target: names[child as usize].clone(),
        two_way: false,
        points: tidied(course),
    });
    Ok(LayoutView {
        nodes: nodes.collect(),
        edges: edges.collect(),
        direction: direction(request.view.direction).to_owned(),
        score: scored(&boxes, &figures.collect::<Vec<_>>()),
        elapsed_ms: drawn.elapsed_ms.clone(),
    })
}

fn of_map(
    snapshot: &Snapshot,
    request: &MapRequest,
    all_links: bool,
    ctx: &Ctx,
) -> Result<LayoutView, ApiError> {
    let seen = Seen::of(&snapshot.document, request)?;
    let drawn = map::draw(snapshot, &seen, request, ctx)?;
    let names = Names::new(&snapshot.document, seen.graph.nodes().iter().copied());
    let name = |node: Node| names.get(node).unwrap_or_default().to_owned();
    let nodes = drawn.nodes.iter().map(|&(at, place)| node(&name(seen.node(at)), place));
    let mut edges = Vec::new();
    for course in &drawn.lines {
        let (from, to) = course.pair.one_way().unwrap_or((course.pair.a, course.pair.b));
        let edge = LayoutEdge {
            source: name(seen.node(from)),
            target: name(seen.node(to)),
            two_way: course.pair.is_mutual(),
            points: tidied(&course.points),
        };
        if all_links && edge.two_way {
            let (source, target) = (edge.target.clone(), edge.source.clone());
            let points = edge.points.iter().rev().copied().collect();
            edges.push(LayoutEdge { source, target, points, two_way: true });
        }
        edges.push(edge);
    }
    let boxes: Vec<Rect> = drawn.nodes.iter().map(|&(_, place)| place).collect();
    let lines: Vec<Line<'_>> =
        drawn.lines.iter().map(|course| Line { points: &course.points, bends: course.bends }).collect();
    Ok(LayoutView {
        nodes: nodes.collect(),
        edges,
        direction: "down".to_owned(),
        score: scored(&boxes, &lines),
        elapsed_ms: drawn.elapsed_ms,
    })
}

/// The headings of the rows as boxes, and the middle of each cell as a line of one point.
fn of_matrix(snapshot: &Snapshot, request: &MatrixRequest, ctx: &Ctx) -> Result<LayoutView, ApiError> {
    let seen = Seen::of(&snapshot.document, &request.map)?;
    let placed = matrix::places(snapshot, &seen, request, ctx)?;
    let names = Names::new(&snapshot.document, placed.heads.iter().map(|&(node, _)| node));
    let name = |at: u32| names.get(placed.heads[at as usize].0).unwrap_or_default().to_owned();
    let edges = placed.cells.iter().map(|cell| LayoutEdge {
        source: name(cell.row),
        target: name(cell.column),
        two_way: cell.two_way,
        points: tidied(&[cell.middle]),
    });
    Ok(LayoutView {
        nodes: placed.heads.iter().zip(0..).map(|(&(_, place), at)| node(&name(at), place)).collect(),
        edges: edges.collect(),
        direction: "right".to_owned(),
        score: scored(&[placed.whole], &[]),
        elapsed_ms: placed.elapsed_ms,
    })
}

fn scored(boxes: &[Rect], lines: &[Line<'_>]) -> LayoutScore {
    let found = score(boxes, lines);
    LayoutScore {
        crossings: found.crossings,
        bends: found.bends,
        length: found.length.round(),
        area: found.area().round(),
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
