//! Layered drawings of directed graphs: the map of needs.
//!
//! Nodes stand on layers, one-way edges run from layer to layer with as few as
//! possible turned back, and lines cross as little as the heuristics of the
//! phases can manage. [`layout`] is the whole pipeline; each phase is a plain
//! function with its own input and output, documented with what it expects,
//! what it promises, what it costs and where it comes from:
//!
//! 1. `components::split`: connected components, edges in an order of their own
//! 2. `cycles::orient`: a direction for each edge, no cycle left
//! 3. `layers::assign`: a layer for each node; a dense graph that came out
//!    too high takes its directions from `compact::orient` instead
//! 4. `proper::split`: long edges become chains of dummies
//! 5. `order::reduce`: the order along each layer
//! 6. `reinsert::improve`: nodes taken out and put back where lines cross least
//! 7. `place::balanced` and `gather::gathered`: the x of each vertex
//! 8. `straighten::courses` and `route::draw`: ends and bends of lines, heights,
//!    boxes
//! 9. [`crate::pack::pack`]: components side by side
//!
//! Guarantees, stated by `check::faults` and tested as properties: no two
//! boxes overlap, no line runs through a box that is not its end, lines begin
//! and end on the borders of their boxes, and the drawing depends on nothing
//! but the input, where the order of the edge list does not matter.

mod adjacency;
pub mod check;
mod compact;
mod components;
mod crossings;
mod cycles;
mod gather;
mod layers;
mod order;
mod place;
mod proper;
mod reinsert;
mod route;
mod sift;
mod simplex;
mod straighten;
#[cfg(test)]
pub(crate) mod tests;
mod ways;
mod weave;

use crate::geometry::{Cancelled, Direction, Observer, Point, Rect, Size};
use crate::pack::pack;
use components::{Component, Link};
use cycles::Arc;
use order::Ordered;
use place::Spacing;
use route::{Drawing, Heights};

/// An edge from supplier to customer, as the item travels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// Index of the node it starts from.
    pub source: u32,
    /// Index of the node it leads to.
    pub target: u32,
    /// Whether it stands for a pair linked both ways, drawn as one line; it
    /// then prefers no direction.
    pub two_way: bool,
    /// Strength, above zero; of the edges on a cycle the weaker are turned.
    pub weight: f64,
}

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct LayeredInput<'a> {
    /// Size of each node's box. Ties are broken by index.
    pub sizes: &'a [Size],
    /// The edges; self loops get an empty line.
    pub edges: &'a [Edge],
}

/// How it is to be drawn. Lengths are world units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayeredOptions {
    /// Where edges lead.
    pub direction: Direction,
    /// Between boxes of one layer.
    pub node_gap: f64,
    /// Least distance between the boxes of neighbouring layers.
    pub layer_gap: f64,
    /// Between lines, and between a line and a box.
    pub edge_gap: f64,
    /// Between components.
    pub component_gap: f64,
    /// Width of the window over its height.
    pub aspect: f64,
    /// Elementary steps, in thousands for each edge, that layering and
    /// crossing reduction may spend; see the bench for what they take.
    pub effort: u32,
}

impl Default for LayeredOptions {
    fn default() -> Self {
        Self {
            direction: Direction::Down,
            node_gap: 30.0,
            layer_gap: 60.0,
            edge_gap: 12.0,
            component_gap: 60.0,
            aspect: 1.6,
            effort: 120,
        }
    }
}

/// A finished drawing; its top left corner is 0, 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayeredLayout {
    /// The box of each node.
    pub boxes: Vec<Rect>,
    /// The line of each edge from the border of its source to the border of
    /// its target, without repeated points; empty for a self loop.
    pub routes: Vec<Vec<Point>>,
    /// The hull of boxes and lines.
    pub bounds: Rect,
    /// The component of each node, numbered by their smallest nodes.
    pub component: Vec<u32>,
    /// The layer of each node inside its component.
    pub layer: Vec<u32>,
    /// Crossings of the lines.
    pub crossings: u64,
}

/// Dummies at most in one component; longer edges run round the drawing.
const DUMMIES: usize = 1_000_000;
/// Elementary steps for each edge in a unit of [`LayeredOptions::effort`].
const STEPS: u64 = 1_000;
/// Edges beyond these do not raise the budget.
const BUDGETED_LINKS: u64 = 10_000;
/// More edges than this for each node, and more dummies than [`ROOMY`], ask
/// for a lower layering.
const DENSE: usize = 2;
/// See [`DENSE`].
const ROOMY: usize = 3_000;

/// Draws the graph. The observer hears the name of each phase at its end, the
/// first and the last once, the others once for each component.
///
/// # Errors
/// [`Cancelled`] when the observer asks to stop.
pub fn layout(
    input: &LayeredInput<'_>,
    options: &LayeredOptions,
    observer: &mut dyn Observer,
) -> Result<LayeredLayout, Cancelled> {
    let parts = components::split(input);
    observer.phase("components");
    let mut result = LayeredLayout {
        boxes: vec![Rect::default(); input.sizes.len()],
        routes: vec![Vec::new(); input.edges.len()],
        component: vec![0; input.sizes.len()],
        layer: vec![0; input.sizes.len()],
        ..LayeredLayout::default()
    };
    let mut drawings = Vec::with_capacity(parts.len());
    for (index, part) in (0..).zip(&parts) {
        let drawn = component_within(input, part, options, DUMMIES, observer)?;
        for (&node, &layer) in part.nodes.iter().zip(&drawn.layer) {
            result.component[node as usize] = index;
            result.layer[node as usize] = layer;
        }
        result.crossings += drawn.crossings;
        drawings.push(drawn.drawing);
    }
    let hulls: Vec<Rect> = drawings.iter().map(hull).collect();
    let hull_sizes: Vec<Size> = hulls.iter().map(|hull| hull.size()).collect();
    let corners = pack(&hull_sizes, options.aspect, options.component_gap);
    for ((part, drawing), (hull, corner)) in parts.iter().zip(drawings).zip(hulls.iter().zip(corners)) {
        let (dx, dy) = (corner.x - hull.x, corner.y - hull.y);
        result.bounds = result.bounds.union(hull.shifted(dx, dy));
        for (&node, rect) in part.nodes.iter().zip(drawing.boxes) {
            result.boxes[node as usize] = rect.shifted(dx, dy);
        }
        for (link, mut line) in part.links.iter().zip(drawing.lines) {
            for point in &mut line {
                *point = Point::new(point.x + dx, point.y + dy);
            }
            result.routes[link.input as usize] = line;
        }
    }
    observer.phase("pack");
    Ok(result)
}

/// One component, drawn in the wanted direction.
struct Drawn {
    drawing: Drawing,
    layer: Vec<u32>,
    crossings: u64,
}

fn component_within(
    input: &LayeredInput<'_>,
    part: &Component,
    options: &LayeredOptions,
    dummies: usize,
    observer: &mut dyn Observer,
) -> Result<Drawn, Cancelled> {
    let sizes: Vec<Size> =
        part.nodes.iter().map(|&node| options.direction.size_in(sound(input.sizes[node as usize]))).collect();
    let widths: Vec<f64> = sizes.iter().map(|size| size.w).collect();
    let spacing = Spacing { widths: &widths, node_gap: options.node_gap, edge_gap: options.edge_gap };
    let heights = Heights { sizes: &sizes, layer_gap: options.layer_gap };
    let budget = u64::from(options.effort) * STEPS * (part.links.len() as u64).min(BUDGETED_LINKS);

    let mut arcs = cycles::orient(sizes.len(), &part.links);
    observer.phase("cycles");
    let mut layer = layers::assign(sizes.len(), &arcs, budget, observer)?;
    let keep = !compact::cyclic(&part.links, &arcs);
    if part.links.len() > DENSE * sizes.len() && proper::dummies(&layer, &arcs) > ROOMY {
        arcs = compact::orient(sizes.len(), &part.links, &arcs);
        layer = layers::assign(sizes.len(), &arcs, budget, observer)?;
    }
    observer.phase("layers");
    let proper = proper::split(&layer, &arcs, dummies);
    observer.phase("proper");
    let order = order::reduce(&proper, budget / 4, observer)?;
    observer.phase("order");
    let ordered = Ordered { layer, arcs, proper, order };
    let (Ordered { layer, arcs, proper, order }, crossings) =
        reinsert::improve(&part.links, ordered, keep, budget, observer)?;
    observer.phase("reinsert");
    let balanced = place::balanced(&proper, &order, &spacing);
    let x = gather::gathered(&proper, &order, balanced, &spacing);
    observer.phase("place");
    let drawing = route::draw(&proper, &order, &arcs, &x, &spacing, &heights);
    observer.phase("route");
    Ok(Drawn { drawing: turned(drawing, options.direction, &part.links, &arcs), layer, crossings })
}

/// Sizes that are no number or below zero count as zero.
fn sound(size: Size) -> Size {
    let sound = |length: f64| {
        if length.is_finite() { length.max(0.0) } else { 0.0 }
    };
    Size::new(sound(size.w), sound(size.h))
}

/// Turns a downward drawing into the wanted direction, its lines from the
/// input's source to the input's target.
fn turned(drawing: Drawing, direction: Direction, links: &[Link], arcs: &[Arc]) -> Drawing {
    let boxes = drawing.boxes.into_iter().map(|rect| direction.rect_out(rect));
    let lines = drawing.lines.into_iter().zip(links.iter().zip(arcs));
    Drawing {
        boxes: boxes.collect(),
        lines: lines
            .map(|(line, (link, arc))| {
                let line = line.into_iter().map(|point| direction.point_out(point));
                if link.swapped == arc.turned { line.collect() } else { line.rev().collect() }
            })
            .collect(),
    }
}

fn hull(drawing: &Drawing) -> Rect {
    let points = drawing.lines.iter().flatten();
    let points = points.map(|&point| Rect::spanning(point, point));
    Rect::around(drawing.boxes.iter().copied().chain(points)).unwrap_or_default()
}
