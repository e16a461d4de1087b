//! The map of needs as a scene: one line for each pair, units, what stands outside, and the tray of units
//! without needs.
//!
//! Two-way shows by shape as well as by colour: a double line with a head at each end against a single thin
//! line with one head at the customer. Lines end at the borders of their cards. A pill with the balance of a
//! two-way pair stands where it covers no card, no head, no other pill and no other two-way line; where there is
//! no such place it is left out.

mod pill;
#[cfg(test)]
mod tests;
pub mod wheel;

use simpul_layout::geometry::{Direction, Point, Size};
use simpul_layout::layered::{LayeredLayout, LayeredOptions};

use crate::card::{UnitCard, draw_small_unit, draw_unit, small_unit_size, unit_radius, unit_size};
use crate::line::{dock, head, hull, rounded};
use crate::scene::{Builder, Kind, Op, Paint, Scene, flags, lod};
use crate::theme::Token;
use crate::tray;
pub(crate) use pill::Pill;

/// What a map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapInput {
    /// The units with needs, in the order of the layout's nodes.
    pub nodes: Vec<UnitCard>,
    /// The pairs, in the order of the layout's edges.
    pub pairs: Vec<MapPair>,
    /// The units without needs, in a tray of their own.
    pub isolated: Vec<UnitCard>,
    /// Title of that tray: "187 without recorded needs".
    pub isolated_title: String,
    /// Whether the tray shows its title alone.
    pub isolated_folded: bool,
    /// Revision of the document.
    pub revision: u32,
}

/// What a pair is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PairKind {
    /// Linked from `a` to `b` only: `a` supplies `b`.
    #[default]
    OneWay,
    /// Each is the other's internal customer.
    TwoWay,
    /// Two-way in the totals of what lies below, with no lower pair that is.
    Summed,
}

/// A pair of units linked in at least one direction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapPair {
    /// Record key: `pair:<a>~<b>`.
    pub key: String,
    /// Index of one unit in [`MapInput::nodes`], the supplier of a one-way pair; the layout's source.
    pub a: u32,
    /// Index of the other, the layout's target.
    pub b: u32,
    /// What it is.
    pub kind: PairKind,
    /// Needs that `a` serves for `b`.
    pub forth: u32,
    /// Needs that `b` serves for `a`.
    pub back: u32,
    /// A one-way pair answered "nothing is needed back".
    pub calm: bool,
    /// Whether an end is outside the company.
    pub external: bool,
}

/// The sizes of all cards, for the layout: as wide as their words ask for, and those with many pairs as wide
/// as most of their lines on one side need.
#[must_use]
pub fn sizes(input: &MapInput) -> Vec<Size> {
    let mut ends = vec![0_u32; input.nodes.len()];
    for end in input.pairs.iter().flat_map(|pair| [pair.a, pair.b]) {
        if let Some(ends) = ends.get_mut(end as usize) {
            *ends += 1;
        }
    }
    let wide = |(card, ends): (&UnitCard, u32)| {
        let size = unit_size(card);
        let lines = (f64::from(ends) * LINES_A_SIDE * EDGE_GAP).min(WIDEST);
        Size::new(size.w.max(lines), size.h)
    };
    input.nodes.iter().zip(ends).map(wide).collect()
}

/// The share of a card's lines that one side of it has room for.
const LINES_A_SIDE: f64 = 0.75;
/// Cards grow with their lines up to this.
const WIDEST: f64 = 640.0;
/// Between lines.
const EDGE_GAP: f64 = 14.0;

/// Radius of the bends of lines.
const BEND: f64 = 14.0;
/// Free space round the picture.
const MARGIN: f64 = 32.0;
/// Width of a one-way line: many of them do not drown the few that run both ways.
pub(crate) const ONE_WAY_WIDTH: f64 = 1.0;
const TWO_WAY_HEAD: (f64, f64) = LINES.two_way_head;

/// How the lines of pairs are drawn; heads are as long and as broad as they say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines {
    /// Radius of bends.
    bend: f64,
    pub(crate) one_way: f64,
    one_way_head: (f64, f64),
    /// The ribbon of a two-way line and the gap in it.
    pub(crate) ribbon: (f64, f64),
    /// The same of a pair that is two-way in its totals only: finer lines, further apart.
    pub(crate) hollow: (f64, f64),
    two_way_head: (f64, f64),
}

pub(crate) const LINES: Lines = Lines {
    bend: BEND,
    one_way: ONE_WAY_WIDTH,
    one_way_head: (8.0, 7.0),
    ribbon: (6.5, 2.5),
    hollow: (7.0, 4.5),
    two_way_head: (11.0, 13.0),
};

/// The distances that leave room for heads, pills and ribbons.
#[must_use]
pub fn spacing(direction: Direction) -> LayeredOptions {
    // Pills are wide and low: sideways they need the longer gap between layers.
    let layer_gap = if direction.is_sideways() { 104.0 } else { 80.0 };
    LayeredOptions { direction, node_gap: 32.0, layer_gap, edge_gap: EDGE_GAP, ..LayeredOptions::default() }
}

/// Draws the map where `layout` puts it. Near linear in nodes and pairs.
///
/// # Panics
/// If `layout` was made for fewer nodes or pairs than `input` has.
#[must_use]
pub fn draw(input: &MapInput, layout: &LayeredLayout) -> Scene {
    let mut builder = Builder::default();
    let small: Vec<Size> = input.isolated.iter().map(small_unit_size).collect();
    let tray = (!small.is_empty())
        .then(|| tray::below(layout.bounds, &input.isolated_title, &small, input.isolated_folded));
    if let Some(tray) = &tray {
        tray.draw(&mut builder, &input.isolated_title);
    }

    let pills = pill::places(&input.pairs, layout);
    let first_line = builder.next_item();
    // One-way lines behind two-way ones, each kind in the order given.
    let mut order: Vec<usize> = (0..input.pairs.len()).collect();
    order.sort_by_key(|&index| input.pairs[index].kind != PairKind::OneWay);
    for &index in &order {
        let (pair, route) = (&input.pairs[index], &layout.routes[index]);
        line(&mut builder, pair, course(input, layout, pair, route), &LINES, pills[index].as_ref());
    }

    let cards: Vec<u32> = input
        .nodes
        .iter()
        .zip(&layout.boxes)
        .map(|(node, &bbox)| draw_unit(&mut builder, node, bbox))
        .collect();
    for (item, &index) in (first_line..).zip(&order) {
        let pair = &input.pairs[index];
        builder.join(item, [pair.a, pair.b].map(|end| cards.get(end as usize).copied()));
    }
    if let Some(tray) = &tray {
        for (card, &cell) in input.isolated.iter().zip(&tray.cells) {
            draw_small_unit(&mut builder, card, cell);
        }
    }
    builder.finish(MARGIN, input.revision)
}

/// Where the lines run as they are drawn, from `a` to `b`, their bends rounded.
///
/// # Panics
/// If `layout` was made for fewer pairs than `input` has.
#[must_use]
pub fn courses(input: &MapInput, layout: &LayeredLayout) -> Vec<Vec<Point>> {
    let pairs = input.pairs.iter().zip(&layout.routes);
    pairs.map(|(pair, route)| rounded(&course(input, layout, pair, route), BEND)).collect()
}

/// The route, led on to the outlines of cards with rounded ends.
fn course(input: &MapInput, layout: &LayeredLayout, pair: &MapPair, route: &[Point]) -> Vec<Point> {
    let mut points = route.to_vec();
    for end in [pair.b, pair.a] {
        let end = end as usize;
        if let (Some(node), Some(&card)) = (input.nodes.get(end), layout.boxes.get(end)) {
            dock(&mut points, card, unit_radius(node, card.h));
        }
        points.reverse();
    }
    points
}

/// The line of one pair and its pill, as one item.
pub(crate) fn line(
    builder: &mut Builder,
    pair: &MapPair,
    mut points: Vec<Point>,
    set: &Lines,
    pill: Option<&Pill>,
) {
    let flag = match pair.kind {
        PairKind::OneWay => 0,
        PairKind::TwoWay => flags::TWO_WAY,
        PairKind::Summed => flags::TWO_WAY | flags::SUMMED,
    };
    let external = if pair.external { flags::EXTERNAL } else { 0 };
    let calm = if is_calm(pair) { flags::CALM } else { 0 };
    let line = hull(&points, set.two_way_head.1 / 2.0);
    let bbox = pill.map_or(line, |pill| line.union(pill.place));
    builder.begin(Kind::Edge, &pair.key, bbox, flag | external | calm);
    if points.len() < 2 {
        return;
    }
    let colour = colour(pair);
    if pair.kind == PairKind::OneWay {
        let tip = head(&mut points, set.one_way_head.0, set.one_way_head.1);
        builder.path(lod::ALL, Op::Path, &points, set.bend, 0.0, Paint::stroked(colour, set.one_way));
        if let Some(corners) = tip {
            builder.head(lod::NAME | lod::FULL, corners, colour);
        }
    } else {
        let at_b = head(&mut points, set.two_way_head.0, set.two_way_head.1);
        points.reverse();
        let at_a = head(&mut points, set.two_way_head.0, set.two_way_head.1);
        points.reverse();
        let (op, (width, gap)) =
            if pair.kind == PairKind::TwoWay { (Op::Double, set.ribbon) } else { (Op::Hollow, set.hollow) };
        builder.path(lod::ALL, op, &points, set.bend, gap, Paint::stroked(colour, width));
        for corners in [at_a, at_b].into_iter().flatten() {
            builder.head(lod::NAME | lod::FULL, corners, colour);
        }
    }
    if let Some(pill) = pill {
        pill.draw(builder);
    }
}

fn is_calm(pair: &MapPair) -> bool {
    pair.calm && pair.kind == PairKind::OneWay
}

fn colour(pair: &MapPair) -> Token {
    match pair.kind {
        PairKind::OneWay if is_calm(pair) => Token::CALM,
        PairKind::OneWay => Token::ONE_WAY_LINE,
        PairKind::TwoWay | PairKind::Summed => Token::TWO_WAY,
    }
}
