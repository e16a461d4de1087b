//! From item centres to the boxes and lines of the nodes, turned to the
//! direction asked for and moved to begin at 0, 0.
//!
//! Lines: down from the middle of the parent, level half-way in the gap above
//! the children, down to the middle of the child. No box stands in that gap
//! between the first and last child, because boxes keep the level gap too.
//! What hangs is reached by a rail from its parent, and from the side.

use super::grid::{Grid, GridKind};
use super::items::{Items, Source};
use super::{NO_PARENT, TreeInput, TreeLayout, TreeOptions};
use crate::geometry::{Direction, Point, Rect};

/// Points that differ by less are one: no step this small is drawn.
const STRAIGHT: f64 = 1e-6;

/// Makes the drawing of the items standing at `centres`.
pub(super) fn emit(
    input: &TreeInput<'_>,
    options: &TreeOptions,
    items: &Items,
    centres: &[f64],
) -> TreeLayout {
    let (boxes, corners) = boxes(input, options, items, centres);
    let slots = Slots::of(items, input.parent.len());
    let mut layout = TreeLayout {
        route_start: Vec::with_capacity(boxes.len() + 1),
        route_points: Vec::with_capacity(4 * boxes.len()),
        ports: ports(&boxes, options, &slots),
        boxes,
        bounds: Rect::default(),
    };
    route(&mut layout, input, options, &slots, &corners);
    turn(&mut layout, options.direction);
    layout
}

/// The box of each node and the origin of each grid, growing down.
fn boxes(
    input: &TreeInput<'_>,
    options: &TreeOptions,
    items: &Items,
    centres: &[f64],
) -> (Vec<Rect>, Vec<Point>) {
    let mut boxes = vec![Rect::default(); input.parent.len()];
    let mut origins = Vec::with_capacity(items.grids.len());
    let size = |node: u32| options.direction.size_in(input.sizes[node as usize]);
    for (item, &centre) in items.list.iter().zip(centres) {
        match item.source {
            Source::Forest => {}
            Source::Node(node) => {
                let size = size(node);
                boxes[node as usize] = Rect::new(centre - size.w / 2.0, item.top, size.w, size.h);
            }
            Source::Grid(grid) => {
                origins.push(Point::new(centre, item.top));
                let grid = &items.grids[grid as usize];
                for (index, &node) in items.gridded[grid.nodes.clone()].iter().enumerate() {
                    let cell = grid.cell(index, size(node));
                    boxes[node as usize] = cell.shifted(centre, item.top);
                }
            }
            Source::Branch(branch) => {
                let left = centre - item.left;
                for hung in &items.hung[items.branches[branch as usize].boxes.clone()] {
                    let size = size(hung.node);
                    let corner = Rect::new(hung.corner.x, hung.corner.y, size.w, size.h);
                    boxes[hung.node as usize] = corner.shifted(left, item.top);
                }
            }
        }
    }
    (boxes, origins)
}

/// Where the lines to its children leave each box: its middle, or the rail where it is part of a list.
fn ports(boxes: &[Rect], options: &TreeOptions, slots: &Slots<'_>) -> Vec<Point> {
    let port = |(node, rect): (usize, &Rect)| match options.hang {
        Some(hang) if slots.is_listed(node) => hang.port(*rect),
        _ => Point::new(rect.center().x, rect.bottom()),
    };
    boxes.iter().enumerate().map(port).collect()
}

/// Draws the line of every node, in index order.
fn route(
    layout: &mut TreeLayout,
    input: &TreeInput<'_>,
    options: &TreeOptions,
    slots: &Slots<'_>,
    origins: &[Point],
) {
    let half_gap = options.level_gap / 2.0;
    layout.route_start.push(0);
    for (node, &parent) in input.parent.iter().enumerate() {
        if parent != NO_PARENT {
            let (start, to) = (layout.ports[parent as usize], layout.boxes[node]);
            let x = start.x;
            let mut line = Line::begin(&mut layout.route_points, start);
            if slots.hangs(node) {
                let y = to.center().y;
                line.to(Point::new(x, y));
                line.to(Point::new(to.x, y));
            } else if let Some((index, grid, inside)) = slots.grid(node) {
                let origin = origins[index];
                let cell = to.shifted(-origin.x, -origin.y);
                for point in grid.line(inside, cell, x - origin.x, -half_gap) {
                    line.to(Point::new(point.x + origin.x, point.y + origin.y));
                }
            } else {
                let middle = to.center().x;
                line.to(Point::new(x, to.y - half_gap));
                line.to(Point::new(middle, to.y - half_gap));
                line.to(Point::new(middle, to.y));
            }
        }
        layout.route_start.push(layout.route_points.len() as u32);
    }
}

/// Which nodes stand in which grid or list.
struct Slots<'a> {
    items: &'a Items,
    /// By node: place in `items.gridded`, [`HEAD`] or [`HUNG`]; empty where there are neither grids nor lists.
    at: Vec<u32>,
}

/// Neither in a grid nor in a list.
const FREE: u32 = u32::MAX;
/// The head of a branch that hangs.
const HEAD: u32 = u32::MAX - 1;
/// Hangs from another box of its list.
const HUNG: u32 = u32::MAX - 2;

impl<'a> Slots<'a> {
    fn of(items: &'a Items, nodes: usize) -> Self {
        let mut at = Vec::new();
        if !items.gridded.is_empty() || !items.hung.is_empty() {
            at.resize(nodes, FREE);
            for (slot, &node) in (0..).zip(&items.gridded) {
                at[node as usize] = slot;
            }
            for branch in &items.branches {
                let nodes = items.hung[branch.boxes.clone()].iter().map(|hung| hung.node);
                for (node, slot) in nodes.zip([HEAD].into_iter().chain(std::iter::repeat(HUNG))) {
                    at[node as usize] = slot;
                }
            }
        }
        Self { items, at }
    }

    fn hangs(&self, node: usize) -> bool {
        self.at.get(node) == Some(&HUNG)
    }

    /// Whether a rail leaves it, or would if it had children: part of a list, of a column.
    fn is_listed(&self, node: usize) -> bool {
        match self.at.get(node) {
            Some(&(HEAD | HUNG)) => true,
            Some(&FREE) | None => false,
            Some(_) => self.grid(node).is_some_and(|(_, grid, _)| grid.kind == GridKind::Columns),
        }
    }

    /// The number of the grid, the grid, and the position inside it.
    fn grid(&self, node: usize) -> Option<(usize, &'a Grid, usize)> {
        let slot = *self.at.get(node).filter(|&&slot| slot < HUNG)? as usize;
        // Grids took their nodes one after the other.
        let grids = &self.items.grids;
        let index = grids.partition_point(|grid| grid.nodes.end <= slot);
        let grid = grids.get(index)?;
        Some((index, grid, slot - grid.nodes.start))
    }
}

/// A polyline being drawn; repeated and straight-on points are left out.
struct Line<'a> {
    points: &'a mut Vec<Point>,
    start: usize,
}

impl<'a> Line<'a> {
    fn begin(points: &'a mut Vec<Point>, at: Point) -> Self {
        let start = points.len();
        points.push(at);
        Self { points, start }
    }

    fn to(&mut self, point: Point) {
        let same = |a: f64, b: f64| (a - b).abs() < STRAIGHT;
        match &self.points[self.start..] {
            [.., last] if same(last.x, point.x) && same(last.y, point.y) => return,
            [.., before, last]
                if (same(before.x, last.x) && same(last.x, point.x))
                    || (same(before.y, last.y) && same(last.y, point.y)) =>
            {
                self.points.pop();
            }
            _ => {}
        }
        self.points.push(point);
    }
}

/// Turns the drawing and moves it to 0, 0. Only the rails of columns leave the boxes' bounds.
fn turn(layout: &mut TreeLayout, direction: Direction) {
    for rect in &mut layout.boxes {
        *rect = direction.rect_out(*rect);
    }
    for point in layout.route_points.iter_mut().chain(&mut layout.ports) {
        *point = direction.point_out(*point);
    }
    let boxes = layout.boxes.iter().copied();
    let points = layout.route_points.iter().map(|&point| Rect::spanning(point, point));
    let bounds = Rect::around(boxes.chain(points)).unwrap_or_default();
    for rect in &mut layout.boxes {
        *rect = rect.shifted(-bounds.x, -bounds.y);
    }
    for point in layout.route_points.iter_mut().chain(&mut layout.ports) {
        *point = Point::new(point.x - bounds.x, point.y - bounds.y);
    }
    layout.bounds = Rect::new(0.0, 0.0, bounds.w, bounds.h);
}
