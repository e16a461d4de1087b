//! The pill on a two-way line with what each side gives: "2 ⇄ 1".
//!
//! It reads as the picture does: the left (or upper) number is what the left (or upper) unit gives. It covers
//! no card, no head, no other pill and no other line; where there is no such place, one-way lines may pass
//! behind it.

use std::collections::BTreeMap;

use simpul_layout::geometry::{Point, Rect, Size};
use simpul_layout::layered::LayeredLayout;

use super::{MapPair, PairKind, TWO_WAY_HEAD};
use crate::card::{SMALL, measure};
use crate::line::{between, distance, pieces};
use crate::scene::{Align, Builder, Op, Paint, Type, lod};
use crate::theme::Token;

const HEIGHT: f64 = 20.0;
/// Between the end of the pill and its number.
const END: f64 = 8.0;
/// The two arrows between the numbers, and the gap at their sides.
const ARROWS: f64 = 14.0;
const SIDE: f64 = 5.0;
/// Kept free round a pill.
const CLEAR: f64 = 4.0;
/// Where along its line a pill is tried, the best places first.
const TRIED: [f64; 9] = [0.5, 0.38, 0.62, 0.28, 0.72, 0.18, 0.82, 0.1, 0.9];

/// A pill with its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pill {
    pub(crate) place: Rect,
    left: String,
    right: String,
    summed: bool,
}

/// A pill for each two-way pair that has room for one; first those that cover nothing. The order given decides,
/// so that the same map keeps its pills. Near linear, by a grid.
pub(super) fn places(pairs: &[MapPair], layout: &LayeredLayout) -> Vec<Option<Pill>> {
    let mut taken = Grid::default();
    for &card in &layout.boxes {
        taken.add(card.grown(CLEAR), NOBODY);
    }
    for (index, (pair, route)) in (0_u32..).zip(pairs.iter().zip(&layout.routes)) {
        let owner = if pair.kind == PairKind::OneWay { ONE_WAY } else { index };
        for head in heads(pair, route) {
            taken.add(head, NOBODY);
        }
        for (a, b) in pieces(route) {
            let steps = (distance(a, b) / CELL).ceil().max(1.0);
            for step in 0..steps as u32 {
                let part = |at: u32| between(a, b, f64::from(at) / steps);
                taken.add(Rect::spanning(part(step), part(step + 1)).grown(CLEAR), owner);
            }
        }
    }
    let mut pills = vec![None; pairs.len()];
    for behind in [NOBODY, ONE_WAY] {
        for (index, (pair, route)) in (0_u32..).zip(pairs.iter().zip(&layout.routes)) {
            let pill = &mut pills[index as usize];
            if pill.is_none() && pair.kind != PairKind::OneWay {
                *pill = place(pair, route, [index, behind], &taken);
                taken.add_all(pill.iter().map(|pill| pill.place.grown(CLEAR)));
            }
        }
    }
    pills
}

/// A place on `route` where nothing is met but what belongs to `passing`.
fn place(pair: &MapPair, route: &[Point], passing: [u32; 2], taken: &Grid) -> Option<Pill> {
    if route.len() < 2 {
        return None;
    }
    let size = Pill::at(pair, route, Point::default()).place.size();
    let mut stretches: Vec<(Point, Point)> = pieces(route).collect();
    stretches.sort_by(|p, q| distance(q.0, q.1).total_cmp(&distance(p.0, p.1)));
    // What the pill hides of its line must leave some to be seen at both sides.
    let shown = |&(a, b): &(Point, Point)| {
        let hidden = if (a.x - b.x).abs() > (a.y - b.y).abs() { size.w } else { size.h };
        distance(a, b) >= hidden + 8.0
    };
    for (a, b) in stretches.into_iter().filter(shown) {
        for way in TRIED {
            let middle = between(a, b, way);
            let pill = Pill::at(pair, route, middle);
            if taken.is_free(pill.place, passing) {
                return Some(pill);
            }
        }
    }
    None
}

/// What the heads of a line take up, and a little of the line behind them.
fn heads(pair: &MapPair, route: &[Point]) -> impl Iterator<Item = Rect> {
    let ends = match route {
        [a, next, ..] => [(pair.kind != PairKind::OneWay).then_some((*a, *next)), last_piece(route)],
        _ => [None, None],
    };
    ends.into_iter().flatten().map(|(tip, next)| {
        let back = between(tip, next, ((TWO_WAY_HEAD.0 + CLEAR) / distance(tip, next).max(1.0)).min(1.0));
        Rect::spanning(tip, back).grown(TWO_WAY_HEAD.1 / 2.0)
    })
}

fn last_piece(route: &[Point]) -> Option<(Point, Point)> {
    if let [.., before, end] = route { Some((*end, *before)) } else { None }
}

const WORDS: Type = SMALL;
/// Ends further apart than this stand left and right of each other, however far apart they are in height.
const ASIDE: f64 = 40.0;

impl Pill {
    /// The pill of a line from `a` to `b` with its middle at a place.
    pub(crate) fn at(pair: &MapPair, route: &[Point], middle: Point) -> Self {
        let (first, last) =
            (route.first().copied().unwrap_or_default(), route.last().copied().unwrap_or_default());
        let (dx, dy) = (last.x - first.x, last.y - first.y);
        let a_first = if dx.abs() > ASIDE { dx >= 0.0 } else { dy >= 0.0 };
        let (left, right) = if a_first { (pair.forth, pair.back) } else { (pair.back, pair.forth) };
        let (left, right) = (left.to_string(), right.to_string());
        let width = 2.0 * (END + SIDE) + ARROWS + measure(&left, WORDS) + measure(&right, WORDS);
        let size = Size::new(width.ceil(), HEIGHT);
        let place = Rect::new(middle.x - size.w / 2.0, middle.y - size.h / 2.0, size.w, size.h);
        Self { place, left, right, summed: pair.kind == PairKind::Summed }
    }

    /// Adds the pill to the item of its line, which holds its place.
    pub(super) fn draw(&self, builder: &mut Builder) {
        let origin = builder.last_box();
        let corner = Point::new(self.place.x - origin.x, self.place.y - origin.y);
        let (fill, ink) =
            if self.summed { (Token::SURFACE, Token::TWO_WAY) } else { (Token::TWO_WAY, Token::ON_ACCENT) };
        let paint = Paint::stroked(Token::TWO_WAY, 1.0).with_fill(fill);
        let words = Type { colour: ink, ..WORDS };
        let place = Rect::new(corner.x, corner.y, self.place.w, self.place.h);
        builder.rect(lod::FULL, place, HEIGHT / 2.0, paint);
        let baseline = corner.y + 14.0;
        builder.text(lod::FULL, Point::new(corner.x + END, baseline), place.w, &self.left, words);
        let right = Point::new(corner.x + place.w - END, baseline);
        builder.text(lod::FULL, right, place.w, &self.right, words.aligned(Align::Right));
        let start = self.place.x + END + measure(&self.left, words) + SIDE;
        self.arrows(builder, start, ink);
    }

    /// Two arrows, the upper to the right, the lower to the left.
    fn arrows(&self, builder: &mut Builder, x: f64, ink: Token) {
        let middle = self.place.center().y;
        let paint = Paint::stroked(ink, 1.25);
        for (y, from, to) in [(middle - 2.5, x, x + ARROWS), (middle + 2.5, x + ARROWS, x)] {
            let way = (to - from).signum();
            let base = to - way * 4.5;
            builder.path(lod::FULL, Op::Path, &[Point::new(from, y), Point::new(base, y)], 0.0, 0.0, paint);
            let corners = [Point::new(to, y), Point::new(base, y - 2.4), Point::new(base, y + 2.4)];
            builder.head(lod::FULL, corners, ink);
        }
    }
}

const CELL: f64 = 96.0;
/// Owner of what belongs to no line, and of heads.
const NOBODY: u32 = u32::MAX;
/// Owner of all one-way lines.
const ONE_WAY: u32 = u32::MAX - 1;

/// Rectangles with their owners, found by the cells they touch.
#[derive(Default)]
struct Grid(BTreeMap<(i64, i64), Vec<(Rect, u32)>>);

impl Grid {
    fn add(&mut self, rect: Rect, owner: u32) {
        for cell in cells(rect) {
            self.0.entry(cell).or_default().push((rect, owner));
        }
    }

    fn add_all(&mut self, rects: impl Iterator<Item = Rect>) {
        rects.for_each(|rect| self.add(rect, NOBODY));
    }

    /// Whether nothing is met by `rect` but what belongs to a line of `passing`.
    fn is_free(&self, rect: Rect, passing: [u32; 2]) -> bool {
        cells(rect).all(|cell| {
            let there = self.0.get(&cell).map_or(&[][..], Vec::as_slice);
            let passes = |owner| owner != NOBODY && passing.contains(&owner);
            there.iter().all(|&(other, owner)| passes(owner) || !other.intersects(rect))
        })
    }
}

fn cells(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
    let cell = |value: f64| (value / CELL).floor() as i64;
    let (across, down) = (cell(rect.x)..=cell(rect.right()), cell(rect.y)..=cell(rect.bottom()));
    down.flat_map(move |y| across.clone().map(move |x| (x, y)))
}
