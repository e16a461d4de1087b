//! Bands of colour behind the boxes of a unit, with its name.
//!
//! A band is the sum of plain rectangles of one colour: one round each box, one over each row of neighbours
//! of the unit with the gap to their superior. No box of another unit stands in any of them but those that
//! hang inside the unit, whose bands are drawn over it.

use simpul_layout::geometry::{Direction, Point, Rect};

use super::ChartInput;
use crate::card::{SMALL, measure};
use crate::scene::{Builder, Kind, Paint, Type, lod};
use crate::theme::Token;

/// How far a band reaches beyond its boxes.
const PAD: f64 = 8.0;
/// The same above the first box, where the name stands.
const TITLE: f64 = 22.0;

/// A unit whose boxes have a band behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// Record key: `unit:<id>`.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Index of its colour; nothing for a plain band.
    pub colour: Option<u32>,
}

impl Band {
    fn paint(&self) -> Paint {
        Paint::filled(self.colour.map_or(Token::SURFACE, Token::band))
    }
}

/// Draws all bands, those of superiors below those of their reports. O(nodes).
pub(super) fn draw(builder: &mut Builder, input: &ChartInput<'_>, boxes: &[Rect], runs: &Runs) {
    for (node, own) in input.nodes.iter().enumerate() {
        let Some(band) = own.band.and_then(|band| input.bands.get(band as usize)) else { continue };
        let rect = boxes[node];
        let round = if is_first(input, node) { titled(rect) } else { rect.grown(PAD) };
        let mut pieces = vec![round];
        pieces.extend(below(input.direction, rect, runs.of(node)).map(|(piece, _)| piece));
        let hull = Rect::around(pieces.iter().copied()).unwrap_or_default();
        builder.begin(Kind::Area, &band.key, hull, 0);
        for piece in pieces {
            let inside = piece.shifted(-hull.x, -hull.y);
            builder.rect(lod::ALL, inside, 10.0, band.paint());
        }
    }
}

/// The names, over the lines that enter below them: of the first box of a unit, and of each row that its band
/// does not join to the superior.
pub(super) fn names(builder: &mut Builder, input: &ChartInput<'_>, boxes: &[Rect], runs: &Runs) {
    for (node, own) in input.nodes.iter().enumerate() {
        let Some(band) = own.band.and_then(|band| input.bands.get(band as usize)) else { continue };
        let rect = boxes[node];
        if is_first(input, node) {
            name(builder, band, rect);
        }
        for (_, apart) in below(input.direction, rect, runs.of(node)) {
            if let Some(run) = apart {
                name(builder, band, Rect { w: rect.w.min(run.w), ..run });
            }
        }
    }
}

/// Above the left corner of `rect`, as wide as it at most.
fn name(builder: &mut Builder, band: &Band, rect: Rect) {
    let set = Type { colour: Token::INK, ..SMALL };
    let width = measure(&band.name, set).min(rect.w);
    let place = Rect::new(rect.x - 2.0, rect.y - TITLE + 3.0, width + 4.0, TITLE - 6.0);
    builder.begin(Kind::Label, &band.key, place, 0);
    let plate = Rect::new(0.0, 0.0, place.w, place.h);
    builder.rect(lod::FULL, plate, 3.0, band.paint());
    let at = Point::new(2.0, 12.0);
    builder.text(lod::FULL, at, width + 0.5, &band.name, set);
}

/// Whether nobody of the same unit stands above.
fn is_first(input: &ChartInput<'_>, node: usize) -> bool {
    let own = &input.nodes[node];
    own.parent.is_none_or(|parent| input.nodes[parent as usize].band != own.band)
}

/// What is behind each row below `superior`: with the gap to it where the row begins at its box or beside the
/// row before, else a piece of its own, with what is to be named in it.
fn below<'a>(
    direction: Direction,
    superior: Rect,
    runs: impl Iterator<Item = &'a Rect>,
) -> impl Iterator<Item = (Rect, Option<Rect>)> {
    let round = superior.grown(PAD);
    let mut before = round;
    runs.map(move |&run| {
        let piece = over(direction, superior, run);
        if !piece.intersects(round) && !piece.intersects(before) {
            return (titled(run), Some(run));
        }
        before = piece;
        (piece, None)
    })
}

/// What is behind `rect`, with room for the name.
fn titled(rect: Rect) -> Rect {
    let round = rect.grown(PAD);
    round.union(Rect::new(round.x, rect.y - TITLE, round.w, TITLE))
}

/// A row of neighbours with the gap to their superior.
fn over(direction: Direction, parent: Rect, run: Rect) -> Rect {
    let run = run.grown(PAD);
    match direction {
        Direction::Down if run.y > parent.bottom() => spanning_y(run, parent.bottom(), run.bottom()),
        Direction::Up if run.bottom() < parent.y => spanning_y(run, run.y, parent.y),
        Direction::Right if run.x > parent.right() => spanning_x(run, parent.right(), run.right()),
        Direction::Left if run.right() < parent.x => spanning_x(run, run.x, parent.x),
        _ => run,
    }
}

fn spanning_y(rect: Rect, from: f64, to: f64) -> Rect {
    Rect::new(rect.x, from, rect.w, to - from)
}

fn spanning_x(rect: Rect, from: f64, to: f64) -> Rect {
    Rect::new(from, rect.y, to - from, rect.h)
}

/// Boxes of one unit that stand beside each other below one superior of it.
pub(super) struct Runs {
    start: Vec<u32>,
    list: Vec<Rect>,
}

impl Runs {
    fn of(&self, node: usize) -> impl Iterator<Item = &Rect> {
        self.list[self.start[node] as usize..self.start[node + 1] as usize].iter()
    }
}

/// Finds them. O(nodes).
pub(super) fn runs(input: &ChartInput<'_>, boxes: &[Rect]) -> Runs {
    let mut last: Vec<Option<(bool, usize)>> = vec![None; boxes.len()];
    let mut found: Vec<(u32, Rect)> = Vec::new();
    for (node, own) in input.nodes.iter().enumerate() {
        let Some(parent) = own.parent else { continue };
        let same = own.band.is_some() && input.nodes[parent as usize].band == own.band;
        let rect = boxes[node];
        match last[parent as usize] {
            // In one row or column with the one before it, else a new run.
            Some((true, run)) if same && aligned(found[run].1, rect) => {
                found[run].1 = found[run].1.union(rect);
            }
            _ if same => {
                last[parent as usize] = Some((true, found.len()));
                found.push((parent, rect));
            }
            _ => last[parent as usize] = Some((false, 0)),
        }
    }
    found.sort_by_key(|&(parent, _)| parent);
    let mut start = vec![0_u32; boxes.len() + 1];
    for &(parent, _) in &found {
        start[parent as usize + 1] += 1;
    }
    for at in 1..start.len() {
        start[at] += start[at - 1];
    }
    Runs { start, list: found.into_iter().map(|(_, rect)| rect).collect() }
}

fn aligned(run: Rect, next: Rect) -> bool {
    (run.y - next.y).abs() < 1.0 || (run.x - next.x).abs() < 1.0
}
