//! The boxes: each side is a row of steps that grow away from the middle.
//!
//! A side is thought of in two lengths, *along* it, away from the middle, and *across* it. Left and right
//! steps are columns, those above and below are rows, which begin beyond the highest column.

use super::{FocusInput, FocusOptions, Seat, Side};
use crate::geometry::{Rect, Size};

pub(super) const SIDES: [Side; 4] = [Side::Left, Side::Right, Side::Above, Side::Below];

/// The nodes of each side, step by step, and the edges between neighbouring steps.
pub(super) struct Steps {
    pub(super) centre: Option<u32>,
    /// By side, then by hop − 1: the nodes in their order across.
    pub(super) nodes: [Vec<Vec<u32>>; 4],
    /// By side, then by hop − 1: edges that lead there from the step before, as (edge, inner, outer).
    pub(super) edges: [Vec<Vec<(u32, u32, u32)>>; 4],
}

impl Steps {
    pub(super) fn of(input: &FocusInput<'_>) -> Self {
        let seat = |node: u32| input.seats.get(node as usize).copied().flatten();
        let mut steps = Self { centre: None, nodes: Default::default(), edges: Default::default() };
        for (node, seat) in (0_u32..).zip(input.seats) {
            match seat {
                Some(Seat { hop: 0, .. }) => steps.centre = Some(node),
                Some(seat) => at(&mut steps.nodes, *seat).push(node),
                None => {}
            }
        }
        for (index, edge) in (0_u32..).zip(input.edges) {
            let (source, target) = (seat(edge.source), seat(edge.target));
            if !super::joins(source, target) {
                continue;
            }
            let outwards = source.map(|seat| seat.hop) < target.map(|seat| seat.hop);
            let (inner, outer) =
                if outwards { (edge.source, edge.target) } else { (edge.target, edge.source) };
            if let Some(seat) = seat(outer) {
                at(&mut steps.edges, seat).push((index, inner, outer));
            }
        }
        steps.settle(input.sizes.len());
        steps
    }

    /// Orders each step by where its neighbours further in stand, the first by index.
    fn settle(&mut self, nodes: usize) {
        let mut place = vec![0.0_f64; nodes];
        for (steps, edges) in self.nodes.iter_mut().zip(&mut self.edges) {
            edges.resize_with(steps.len(), Vec::new);
            for (step, edges) in steps.iter_mut().zip(edges) {
                let mut sum = vec![(0.0, 0.0); nodes];
                for &(_, inner, outer) in edges.iter() {
                    let (total, count) = sum[outer as usize];
                    sum[outer as usize] = (total + place[inner as usize], count + 1.0);
                }
                let mean = |node: u32| {
                    let (total, count) = sum[node as usize];
                    if count > 0.0 { total / count } else { 0.0 }
                };
                step.sort_by(|&a, &b| mean(a).total_cmp(&mean(b)).then(a.cmp(&b)));
                for (at, &node) in step.iter().enumerate() {
                    place[node as usize] = at as f64;
                }
            }
        }
    }
}

fn at<Item>(sides: &mut [Vec<Vec<Item>>; 4], seat: Seat) -> &mut Vec<Item> {
    let side = &mut sides[seat.side as usize];
    let hop = seat.hop.max(1) as usize;
    if side.len() < hop {
        side.resize_with(hop, Vec::new);
    }
    &mut side[hop - 1]
}

/// The boxes, the middle at 0, 0.
pub(super) struct Placed {
    pub(super) boxes: Vec<Rect>,
    /// By side, then by hop − 1: how far out the boxes of that step begin.
    pub(super) begins: [Vec<f64>; 4],
}

pub(super) fn place(input: &FocusInput<'_>, steps: &Steps, options: &FocusOptions) -> Placed {
    let mut placed = Placed { boxes: vec![Rect::default(); input.sizes.len()], begins: Default::default() };
    let Some(centre) = steps.centre else { return placed };
    let middle = grown(input.sizes[centre as usize], steps, options);
    placed.boxes[centre as usize] = Rect::new(-middle.w / 2.0, -middle.h / 2.0, middle.w, middle.h);
    let mut high = middle.h / 2.0;
    for side in SIDES {
        let columns = matches!(side, Side::Left | Side::Right);
        let mut out = if columns { middle.w / 2.0 } else { high };
        for (step, edges) in steps.nodes[side as usize].iter().zip(&steps.edges[side as usize]) {
            out += gap(edges.len(), options);
            placed.begins[side as usize].push(out);
            let size = |node: u32| {
                let size = input.sizes[node as usize];
                if columns { size } else { size.transposed() }
            };
            let gaps = options.node_gap * step.len().saturating_sub(1) as f64;
            let across = step.iter().map(|&node| size(node).h).sum::<f64>() + gaps;
            let mut place = -across / 2.0;
            for &node in step {
                placed.boxes[node as usize] = turned(side, out, place, size(node));
                place += size(node).h + options.node_gap;
            }
            out += step.iter().map(|&node| size(node).w).fold(0.0, f64::max);
            if columns {
                high = high.max(across / 2.0);
            }
        }
    }
    placed
}

/// The middle box with room for the ends of its lines.
fn grown(size: Size, steps: &Steps, options: &FocusOptions) -> Size {
    let ends = |side: Side| steps.edges[side as usize].first().map_or(0, Vec::len) as f64 + 1.0;
    let room = |a: Side, b: Side| ends(a).max(ends(b)) * options.port_gap;
    Size::new(size.w.max(room(Side::Above, Side::Below)), size.h.max(room(Side::Left, Side::Right)))
}

/// The distance to the step before, with a track for each of `edges` lines.
fn gap(edges: usize, options: &FocusOptions) -> f64 {
    options.step_gap.max(2.0 * ENDS + edges as f64 * options.edge_gap)
}

/// Kept free of bends at both ends, for heads.
pub(super) const ENDS: f64 = 26.0;

/// A box given along and across a side.
fn turned(side: Side, along: f64, across: f64, size: Size) -> Rect {
    match side {
        Side::Left => Rect::new(-along - size.w, across, size.w, size.h),
        Side::Right => Rect::new(along, across, size.w, size.h),
        Side::Above => Rect::new(across, -along - size.w, size.h, size.w),
        Side::Below => Rect::new(across, along, size.h, size.w),
    }
}
