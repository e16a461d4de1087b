//! Dotted lines: from card to card through the gap beside the row of who reports, in short dashes. Cards of a
//! list are left at the side where no rail runs, through the channel beside the list. Other rows are crossed
//! where no card stands, and no label lies on one.

use simpul_layout::geometry::{Direction, Point, Rect};

use simpul_layout::tree::TreeLayout;

use super::ChartInput;
use super::cards::Cards;
use crate::card::{SMALL, measure};
use crate::line::{between, distance, hull, pieces};
use crate::metrics::Weight;
use crate::scene::{Align, Builder, Kind, Op, Paint, Type, lod};
use crate::theme::Token;

/// How far from the card the level pieces run, in turn, so that lines of one row keep apart; reporting lines
/// keep to the middle of the gap.
const APART: [f64; 4] = [8.0, 12.0, 16.0, 20.0];
/// What of that is left in the narrower gaps of lists.
const CLOSE: f64 = 0.6;
/// Lines of a busier chart are drawn whole: a path for each dash would cost more than it says.
const DASHED_AT_MOST: usize = 60;
/// What a line keeps away from cards that it passes, and in the narrow channels beside lists.
const CLEAR: f64 = 10.0;
const CLOSEST: f64 = 4.0;
const DASHES: f64 = 80.0;
const PAINT: Paint = Paint::stroked(Token::MUTED, 1.0);
/// Where a label may stand on a piece, the best first.
const PARTS: [f64; 9] = [0.5, 0.375, 0.625, 0.25, 0.75, 0.125, 0.875, 0.0, 1.0];
const LABEL: Type = Type { weight: Weight::Regular, ..SMALL };

/// Draws all of them; returns one item for each, in their order.
pub(super) fn draw(builder: &mut Builder, input: &ChartInput<'_>, layout: &TreeLayout) -> Vec<u32> {
    let dashed = input.dotted.len() <= DASHED_AT_MOST;
    let cards = Cards::of(layout.boxes.iter().map(|&rect| inward(input.direction, rect)));
    let round = dashed.then_some(&cards);
    let mut items = Vec::with_capacity(input.dotted.len());
    let mut labels = Vec::new();
    for (line, &apart) in input.dotted.iter().zip(APART.iter().cycle()) {
        let ends = [line.from, line.to].map(|end| End::of(layout, end as usize, input.direction));
        let points = match ends {
            [Some(from), Some(to)] if line.from != line.to => route(from, to, apart, input.direction, round),
            _ => Vec::new(),
        };
        let item = builder.begin(Kind::Edge, &line.key, hull(&points, 8.0), 0);
        items.push(item);
        if points.is_empty() {
            continue;
        }
        if dashed {
            dashes(builder, &points);
        } else {
            builder.path(lod::ALL, Op::Path, &points, 6.0, 0.0, PAINT);
        }
        labels.push((line, points));
    }
    // Above all lines, so that none strikes a label through.
    for (line, points) in labels {
        let free = |plate: Rect| cards.leave_free(inward(input.direction, plate));
        label(builder, &points, &line.key, &line.label, free);
    }
    items
}

/// A card in the drawing that grows down, and whether it is part of a list.
#[derive(Clone, Copy)]
struct End {
    rect: Rect,
    listed: bool,
}

impl End {
    fn of(layout: &TreeLayout, node: usize, direction: Direction) -> Option<Self> {
        let (rect, port) = (layout.boxes.get(node)?, layout.ports.get(node)?);
        let rect = inward(direction, *rect);
        let port = inward(direction, Rect::spanning(*port, *port));
        Some(Self { rect, listed: (port.x - rect.center().x).abs() > 1.0 })
    }
}

/// Goes round `cards`, where there are few enough lines for it.
fn route(from: End, to: End, apart: f64, direction: Direction, cards: Option<&Cards>) -> Vec<Point> {
    let mut points = match (from.listed, to.listed) {
        (false, false) => beside_rows(from.rect, to.rect, apart, cards),
        (true, _) => beside_a_list(from.rect, to, apart, cards),
        (false, true) => {
            let mut back = beside_a_list(to.rect, from, apart, cards);
            back.reverse();
            back
        }
    };
    points.dedup();
    points.into_iter().map(|point| direction.point_out(point)).collect()
}

/// Out at the side, along the list, and into the gap before the other card.
fn beside_a_list(from: Rect, to: End, apart: f64, cards: Option<&Cards>) -> Vec<Point> {
    let middle = from.center().y;
    let (edge, level) = if to.listed {
        (to.rect.y, to.rect.y - CLOSE * apart)
    } else if to.rect.bottom() < from.y {
        (to.rect.bottom(), to.rect.bottom() + apart)
    } else {
        (to.rect.y, to.rect.y - apart)
    };
    let side = from.right() + apart;
    let channel = cards.map_or(side, |cards| cards.gap([middle, level], side, from.right(), CLOSEST));
    let end = to.rect.center().x + (channel - to.rect.center().x).signum() * to.rect.w / 4.0;
    vec![
        Point::new(from.right(), middle),
        Point::new(channel, middle),
        Point::new(channel, level),
        Point::new(end, level),
        Point::new(end, edge),
    ]
}

/// Off the middle of both cards, so that it never lies on a reporting line.
fn beside_rows(from: Rect, to: Rect, apart: f64, cards: Option<&Cards>) -> Vec<Point> {
    let side = if to.center().x >= from.center().x { 1.0 } else { -1.0 };
    let start = from.center().x + side * from.w / 4.0;
    let end = to.center().x - side * to.w / 4.0;
    let (leave, level, arrive) = if from.y > to.bottom() {
        (from.y, (from.y - apart).max(f64::midpoint(from.y, to.bottom())), to.bottom())
    } else if from.bottom() < to.y {
        (from.bottom(), (from.bottom() + apart).min(f64::midpoint(from.bottom(), to.y)), to.y)
    } else {
        (from.y, from.y.min(to.y) - apart, to.y)
    };
    let cross = cards.map_or(end, |cards| cards.gap([level, arrive], end, f64::NEG_INFINITY, CLEAR));
    let (first, last) = ([(start, leave), (start, level)], (end, arrive));
    if (cross - end).abs() < 1e-9 {
        return [first[0], first[1], (end, level), last].map(|(x, y)| Point::new(x, y)).to_vec();
    }
    // Where a card stands before the other end, rows are crossed beside it, and the end is met in its own gap.
    let before = if arrive > level { (arrive - apart).max(level) } else { (arrive + apart).min(level) };
    [first[0], first[1], (cross, level), (cross, before), (end, before), last]
        .map(|(x, y)| Point::new(x, y))
        .to_vec()
}

/// The rectangle in the drawing that grows down.
fn inward(direction: Direction, rect: Rect) -> Rect {
    match direction {
        Direction::Left => Rect::new(rect.y, -rect.right(), rect.h, rect.w),
        other => other.rect_out(rect),
    }
}

fn dashes(builder: &mut Builder, points: &[Point]) {
    let length: f64 = pieces(points).map(|(a, b)| distance(a, b)).sum();
    let step = (length / DASHES).max(8.0);
    for (a, b) in pieces(points) {
        let piece = distance(a, b);
        let count = (piece / step).round().max(1.0);
        for dash in 0..count as u32 {
            let at = f64::from(dash) / count;
            let ends = [between(a, b, at), between(a, b, at + 0.5 / count)];
            builder.path(lod::ALL, Op::Path, &ends, 0.0, 0.0, PAINT);
        }
    }
}

/// On the longest level piece where it has the room and a place that is `free`, near the middle of it.
fn label(builder: &mut Builder, points: &[Point], key: &str, text: &str, free: impl Fn(Rect) -> bool) {
    let width = measure(text, LABEL);
    let mut level: Vec<(Point, Point)> = pieces(points)
        .filter(|(a, b)| (a.y - b.y).abs() < 1e-9 && !text.is_empty() && distance(*a, *b) >= width + 24.0)
        .collect();
    level.sort_by(|p, q| distance(q.0, q.1).total_cmp(&distance(p.0, p.1)));
    let plate = |(a, b): (Point, Point), part: f64| {
        let slack = (distance(a, b) - width - 24.0) / distance(a, b);
        let at = between(a, b, 0.5 + slack * (part - 0.5));
        Rect::new(at.x - width / 2.0 - 6.0, at.y - 8.0, width + 12.0, 16.0)
    };
    let places = level.into_iter().flat_map(|piece| PARTS.map(|part| plate(piece, part)));
    let Some(plate) = places.into_iter().find(|&place| free(place)) else { return };
    builder.begin(Kind::Label, key, plate, 0);
    builder.rect(lod::FULL, Rect::new(0.0, 0.0, plate.w, plate.h), 4.0, Paint::filled(Token::BG));
    let words = Point::new(plate.w / 2.0, 12.0);
    builder.text(lod::FULL, words, width + 1.0, text, LABEL.aligned(Align::Centre));
}
