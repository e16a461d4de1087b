//! The wheel as a scene: a dot for each unit on the circle, its name outside, the tree as named arcs outside the
//! names, and the lines of the map bundled inside, two-way ones in front.

use simpul_layout::geometry::{Point, Rect};
use simpul_layout::wheel::{Arc, Head, Label, Seated, WheelInput, WheelLayout};

use super::{Lines, MapPair, PairKind, line};
use crate::card::measure;
use crate::line::hull;
use crate::metrics::Weight;
use crate::scene::{Align, Builder, Kind, Op, Paint, Scene, Type, flags, lod};
use crate::theme::Token;

/// What a wheel shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WheelPicture {
    /// The tree, parents before what is in them.
    pub heads: Vec<WheelHead>,
    /// The pairs; their ends are heads.
    pub pairs: Vec<MapPair>,
    /// Revision of the document.
    pub revision: u32,
}

/// Part of the tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WheelHead {
    /// Record key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What is said of it beside its name.
    pub detail: String,
    /// How deep it lies, from 1.
    pub depth: u32,
    /// Whether it stands on the circle.
    pub seated: bool,
    /// Whether it is outside the company.
    pub external: bool,
    /// Index of its colour.
    pub colour: Option<u32>,
    /// Its pairs: names of units with more stay where there is not room for all.
    pub weight: u32,
}

const NAME: Type = Type::new(12.0, Weight::Regular, Token::INK);
const PART: Type = Type::new(12.0, Weight::SemiBold, Token::MUTED);
/// Radius of a dot.
const DOT: f64 = 5.0;
/// Half the height of a line of words, above and below the baseline.
const BASELINE: f64 = 4.25;
/// Lines run close together here, and closer where there are many.
const LINES: Lines = Lines {
    bend: 0.0,
    one_way: 1.0,
    one_way_head: (7.0, 6.0),
    ribbon: (4.5, 1.7),
    hollow: (5.0, 3.0),
    two_way_head: (9.0, 10.0),
};
pub(crate) const FINE: Lines = Lines {
    bend: 0.0,
    one_way: 0.7,
    one_way_head: (6.0, 5.0),
    ribbon: (2.4, 1.0),
    hollow: (2.8, 1.6),
    two_way_head: (7.0, 7.0),
};
/// More pairs than this are many.
const MANY: usize = 150;
/// Free space round the picture.
const MARGIN: f64 = 32.0;
/// Straight pieces of a whole turn of an arc.
const PIECES: f64 = 180.0;

/// The tree for the layout.
fn heads(input: &WheelPicture) -> Vec<Head> {
    let head = |head: &WheelHead| Head {
        depth: head.depth,
        seat: head.seated.then(|| measure(&head.name, NAME).ceil()),
        weight: head.weight,
    };
    input.heads.iter().map(head).collect()
}

/// Where everything goes.
#[must_use]
pub fn place(input: &WheelPicture) -> WheelLayout {
    let links: Vec<(u32, u32)> = input.pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    let options = simpul_layout::wheel::WheelOptions { seat: DOT, ..Default::default() };
    simpul_layout::wheel::wheel(&WheelInput { heads: &heads(input), links: &links }, &options)
}

/// Draws the wheel where `layout` puts it. Linear.
///
/// # Panics
/// If `layout` was made for fewer heads or pairs than `input` has.
#[must_use]
pub fn draw(input: &WheelPicture, layout: &WheelLayout) -> Scene {
    let mut builder = Builder::default();
    for arc in &layout.arcs {
        part(&mut builder, &input.heads[arc.head as usize], arc);
    }
    let lines = if input.pairs.len() > MANY { &FINE } else { &LINES };
    let first_line = builder.next_item();
    let mut order: Vec<usize> = (0..input.pairs.len()).collect();
    order.sort_by_key(|&index| input.pairs[index].kind != PairKind::OneWay);
    for &index in &order {
        line(&mut builder, &input.pairs[index], layout.routes[index].clone(), lines, None);
    }
    let dots: Vec<Option<u32>> = input
        .heads
        .iter()
        .zip(&layout.seats)
        .map(|(head, seat)| seat.as_ref().map(|seat| dot(&mut builder, head, seat)))
        .collect();
    for (item, &index) in (first_line..).zip(&order) {
        let pair = &input.pairs[index];
        builder.join(item, [pair.a, pair.b].map(|end| dots.get(end as usize).copied().flatten()));
    }
    for (head, seat) in input.heads.iter().zip(&layout.seats) {
        if let Some(label) = seat.as_ref().and_then(|seat| seat.label) {
            name(&mut builder, head, &label);
        }
    }
    builder.finish(MARGIN, input.revision)
}

/// A dot; its words are there to be spoken.
fn dot(builder: &mut Builder, head: &WheelHead, seat: &Seated) -> u32 {
    let side = 2.0 * DOT;
    let bbox = Rect::new(seat.at.x - DOT, seat.at.y - DOT, side, side);
    let flag = if head.external { flags::EXTERNAL } else { 0 };
    let item = builder.begin(Kind::Card, &head.key, bbox, flag);
    let paint = match head.colour.filter(|_| !head.external) {
        Some(colour) => Paint::stroked(Token::SURFACE, 1.0).with_fill(Token::stripe(colour)),
        None if head.external => Paint::stroked(Token::EXTERNAL, 1.5).with_fill(Token::SURFACE),
        None => Paint::stroked(Token::SURFACE, 1.0).with_fill(Token::REPORTING),
    };
    builder.rect(lod::ALL, Rect::new(0.0, 0.0, side, side), DOT, paint);
    for words in [&head.name, &head.detail] {
        builder.text(0, Point::default(), f64::MAX, words, NAME);
    }
    item
}

fn name(builder: &mut Builder, head: &WheelHead, label: &Label) {
    let colour = if head.external { Token::EXTERNAL } else { Token::INK };
    let set = Type { colour, ..NAME }.aligned(if label.ends { Align::Right } else { Align::Left });
    turned(builder, &head.key, label, &head.name, set);
}

/// An arc with the name of its part of the tree, where that has room.
fn part(builder: &mut Builder, head: &WheelHead, arc: &Arc) {
    let steps = ((arc.to - arc.from) / std::f64::consts::TAU * PIECES).ceil().max(2.0) as usize;
    let at = |radius: f64, angle: f64| Point::new(radius * angle.cos(), radius * angle.sin());
    let point = |step: usize| at(arc.radius, arc.from + (arc.to - arc.from) * step as f64 / steps as f64);
    let points: Vec<Point> = (0..=steps).map(point).collect();
    builder.begin(Kind::Edge, &head.key, hull(&points, 2.0), 0);
    let stroke = head.colour.map_or(Token::REPORTING, Token::stripe);
    builder.path(lod::ALL, Op::Path, &points, 0.0, 0.0, Paint::stroked(stroke, 3.0));
    let middle = (arc.from + arc.to) / 2.0;
    // Along the arc; below it on the lower half, so that words never stand on their heads.
    let lower = middle.sin() > 0.0;
    let turn =
        if lower { middle - std::f64::consts::FRAC_PI_2 } else { middle + std::f64::consts::FRAC_PI_2 };
    let room = (arc.to - arc.from) * arc.radius - 8.0;
    let outside = if lower { 8.0 + BASELINE } else { 8.0 };
    let place = at(arc.radius + outside, middle);
    let origin = builder.last_box();
    let corner = Point::new(place.x - origin.x, place.y - origin.y);
    let fits = measure(&head.name, PART).min(ROOM) <= room;
    if fits {
        builder.turned(
            lod::NAME | lod::FULL,
            corner,
            room.min(PART_ROOM),
            &head.name,
            PART.aligned(Align::Centre),
            turn,
        );
    }
}

/// The least room in which the beginning of a name is of use, and the most it may take.
const ROOM: f64 = 64.0;
const PART_ROOM: f64 = 200.0;

/// Words beside a dot, as an item of their own.
fn turned(builder: &mut Builder, key: &str, label: &Label, words: &str, set: Type) {
    let Label { at, turned: angle, room, .. } = *label;
    let wide = measure(words, set).min(room);
    let (from, to) = if set.align == Align::Right { (-wide, 0.0) } else { (0.0, wide) };
    let across = |x: f64, y: f64| {
        Point::new(at.x + x * angle.cos() - y * angle.sin(), at.y + x * angle.sin() + y * angle.cos())
    };
    let corners = [across(from, -7.0), across(from, 7.0), across(to, -7.0), across(to, 7.0)];
    let bbox = hull(&corners, 0.0);
    builder.begin(Kind::Label, key, bbox, 0);
    let baseline = across(0.0, BASELINE);
    let local = Point::new(baseline.x - bbox.x, baseline.y - bbox.y);
    builder.turned(lod::NAME | lod::FULL, local, room, words, set, angle);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wheel() -> WheelPicture {
        let head = |name: &str, depth, seated| WheelHead {
            key: format!("unit:{name}"),
            name: name.into(),
            depth,
            seated,
            weight: 1,
            ..WheelHead::default()
        };
        let pair = |a, b, kind| MapPair { key: format!("pair:{a}~{b}"), a, b, kind, ..MapPair::default() };
        WheelPicture {
            heads: vec![
                head("company", 1, false),
                head("west", 2, true),
                head("shop", 3, true),
                head("east", 2, true),
                head("store", 3, true),
            ],
            pairs: vec![pair(1, 3, PairKind::TwoWay), pair(2, 4, PairKind::OneWay)],
            revision: 1,
        }
    }

    #[test]
    fn every_unit_has_a_dot_and_a_name_and_two_way_lines_come_last() {
        let input = wheel();
        let scene = draw(&input, &place(&input));
        let count = |kind: Kind| scene.items.iter().filter(|item| item.kind == kind).count();
        assert_eq!((count(Kind::Card), count(Kind::Label)), (4, 4));
        let lines: Vec<&str> = scene
            .items
            .iter()
            .map(|item| scene.strings.get(item.key))
            .filter(|key| key.starts_with("pair:"))
            .collect();
        assert_eq!(lines, ["pair:2~4", "pair:1~3"]);
        assert!(scene.items.iter().all(|item| scene.bounds.union(item.bbox) == scene.bounds));
    }
}
