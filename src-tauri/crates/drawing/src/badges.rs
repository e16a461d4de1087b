//! Marks on the cards of a finished picture: what is new, gone, moved or changed. Each is told by its sign and
//! its word as well as by its colour.

use std::collections::BTreeMap;

use simpul_layout::geometry::{Point, Rect};

use crate::card::{SMALL, measure};
use crate::scene::{Builder, Kind, Op, Paint, Scene, Type, lod};
use crate::theme::Token;

/// What is marked on a card; all words translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badge {
    sign: Option<Sign>,
    /// The word beside the sign.
    word: String,
    /// What is marked below it, where that is folded away: "3 below". Empty where nothing is.
    pub below: String,
}

/// The sign of a badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A plus: new.
    Plus,
    /// A minus and a broken frame: gone.
    Minus,
    /// An arrow: stands elsewhere.
    Arrow,
    /// A dot: something else about it.
    Dot,
}

impl Badge {
    /// Of what is new.
    #[must_use]
    pub fn added(word: String) -> Self {
        Self { sign: Some(Sign::Plus), word, below: String::new() }
    }

    /// Of what is gone.
    #[must_use]
    pub fn removed(word: String) -> Self {
        Self { sign: Some(Sign::Minus), word, below: String::new() }
    }

    /// Of what stands elsewhere.
    #[must_use]
    pub fn moved(word: String) -> Self {
        Self { sign: Some(Sign::Arrow), word, below: String::new() }
    }

    /// Of what is changed otherwise.
    #[must_use]
    pub fn changed(word: String) -> Self {
        Self { sign: Some(Sign::Dot), word, below: String::new() }
    }
}

const HEIGHT: f64 = 18.0;
const END: f64 = 7.0;
const SIGN: f64 = 8.0;
const GAP: f64 = 5.0;
/// How far the frame of a marked card stands off it.
const OFF: f64 = 3.0;
/// Length of the pieces of a broken frame, and of what is left out between them.
const DASH: f64 = 8.0;

/// `scene` with badges on the cards of these keys, at their upper edge. O(items + badges log badges).
#[must_use]
pub fn badged(scene: Scene, badges: &BTreeMap<String, Badge>) -> Scene {
    let marked: Vec<(Rect, &String, &Badge)> = scene
        .items
        .iter()
        .filter(|item| item.kind == Kind::Card)
        .filter_map(|item| {
            let (key, badge) = badges.get_key_value(scene.strings.get(item.key))?;
            Some((item.bbox, key, badge))
        })
        .collect();
    let (revision, bounds) = (scene.revision, scene.bounds);
    let mut builder = Builder::from(scene);
    for (card, key, badge) in marked {
        draw(&mut builder, card, key, badge);
    }
    let mut scene = builder.finish(0.0, revision);
    // The margin of the picture holds every badge already.
    scene.bounds = Rect::around([bounds, scene.bounds]).unwrap_or(bounds);
    scene
}

/// A pill carries the key of its card: who points at it means the card.
fn draw(builder: &mut Builder, card: Rect, key: &str, badge: &Badge) {
    if let Some(sign) = badge.sign {
        frame(builder, card, sign);
        pill(builder, card, key, sign, &badge.word);
    }
    if !badge.below.is_empty() {
        let width = measure(&badge.below, SMALL) + 2.0 * END;
        let place = Rect::new(card.x + 10.0, card.bottom() - HEIGHT / 2.0, width, HEIGHT);
        builder.begin(Kind::Label, key, place, 0);
        let paint = Paint::stroked(Token::INK, 1.0).with_fill(Token::SURFACE);
        builder.rect(lod::NAME | lod::FULL, Rect::new(0.0, 0.0, width, HEIGHT), HEIGHT / 2.0, paint);
        let words = Type { colour: Token::INK, ..SMALL };
        builder.text(lod::NAME | lod::FULL, Point::new(END, 13.0), width, &badge.below, words);
    }
}

fn colour(sign: Sign) -> Token {
    if sign == Sign::Minus { Token::DANGER } else { Token::INK }
}

/// A frame round the card, broken where it is gone; seen from afar too.
fn frame(builder: &mut Builder, card: Rect, sign: Sign) {
    let place = card.grown(OFF);
    builder.begin(Kind::Area, "badge", place, 0);
    let paint = Paint::stroked(colour(sign), 1.75);
    if sign != Sign::Minus {
        builder.rect(lod::ALL, Rect::new(0.0, 0.0, place.w, place.h), 10.0, paint);
        return;
    }
    let corners = [
        Point::new(place.x, place.y),
        Point::new(place.right(), place.y),
        Point::new(place.right(), place.bottom()),
        Point::new(place.x, place.bottom()),
        Point::new(place.x, place.y),
    ];
    for side in corners.windows(2) {
        let (dx, dy) = (side[1].x - side[0].x, side[1].y - side[0].y);
        let length = dx.abs() + dy.abs();
        let pieces = (length / (2.0 * DASH)).floor().max(1.0) as u32;
        for piece in 0..pieces {
            let part = |at: f64| {
                let share = at / (2.0 * f64::from(pieces));
                Point::new(side[0].x + dx * share, side[0].y + dy * share)
            };
            let from = 2.0 * f64::from(piece);
            builder.path(lod::ALL, Op::Path, &[part(from), part(from + 1.0)], 0.0, 0.0, paint);
        }
    }
}

fn pill(builder: &mut Builder, card: Rect, key: &str, sign: Sign, word: &str) {
    let filled = sign == Sign::Plus;
    let ink = if filled { Token::SURFACE } else { colour(sign) };
    let width = measure(word, SMALL) + SIGN + GAP + 2.0 * END;
    let place = Rect::new(card.right() - width - 8.0, card.y - HEIGHT / 2.0 - OFF / 2.0, width, HEIGHT);
    builder.begin(Kind::Label, key, place, 0);
    let near = lod::NAME | lod::FULL;
    let fill = if filled { Token::INK } else { Token::SURFACE };
    let paint = Paint::stroked(colour(sign), 1.25).with_fill(fill);
    builder.rect(near, Rect::new(0.0, 0.0, width, HEIGHT), HEIGHT / 2.0, paint);
    let at = |x: f64, y: f64| Point::new(place.x + END + x, place.y + HEIGHT / 2.0 + y);
    let pen = Paint::stroked(ink, 1.75);
    let mut line = |points: &[Point]| builder.path(near, Op::Path, points, 0.0, 0.0, pen);
    match sign {
        Sign::Plus => {
            line(&[at(0.0, 0.0), at(SIGN, 0.0)]);
            line(&[at(SIGN / 2.0, -4.0), at(SIGN / 2.0, 4.0)]);
        }
        Sign::Minus => line(&[at(0.0, 0.0), at(SIGN, 0.0)]),
        Sign::Arrow => {
            line(&[at(0.0, 0.0), at(SIGN, 0.0)]);
            line(&[at(SIGN - 3.5, -3.5), at(SIGN, 0.0), at(SIGN - 3.5, 3.5)]);
        }
        Sign::Dot => {
            let middle = Point::new(END + SIGN / 2.0, HEIGHT / 2.0);
            builder.circle(near, middle, 3.0, Paint::filled(ink));
        }
    }
    let words = Type { colour: ink, ..SMALL };
    builder.text(near, Point::new(END + SIGN + GAP, 13.0), width, word, words);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Scene {
        let mut builder = Builder::default();
        builder.begin(Kind::Card, "position:1", Rect::new(0.0, 0.0, 200.0, 64.0), 0);
        builder.begin(Kind::Card, "position:2", Rect::new(300.0, 0.0, 200.0, 64.0), 0);
        builder.finish(32.0, 5)
    }

    #[test]
    fn only_the_cards_named_are_marked() {
        let badges = [("position:1".to_owned(), Badge::moved("Moved".to_owned()))].into();
        let marked = badged(plain(), &badges);
        assert_eq!((marked.revision, &marked.items[..2]), (5, &plain().items[..]));
        assert!(marked.items[2..].iter().all(|item| item.bbox.x < 210.0), "{:?}", marked.items);
        let words: Vec<&str> =
            marked.items.iter().flat_map(|item| marked.prims_of(item)).filter_map(|prim| prim.text).collect();
        assert_eq!(words, ["Moved"]);
        assert_eq!(marked.bounds, plain().bounds);
    }

    #[test]
    fn each_mark_is_told_by_shape_as_well() {
        let ops = |badge: Badge| -> Vec<(Op, u32)> {
            let marked = badged(plain(), &[("position:1".to_owned(), badge)].into());
            marked.prims_of(&marked.items[3]).map(|prim| (prim.op, prim.pen.points)).collect()
        };
        let word = || "x".to_owned();
        let all =
            [Badge::added(word()), Badge::removed(word()), Badge::moved(word()), Badge::changed(word())];
        let shapes: Vec<_> = all.into_iter().map(ops).collect();
        for (at, shape) in shapes.iter().enumerate() {
            assert!(shapes[at + 1..].iter().all(|other| other != shape));
        }
    }

    #[test]
    fn what_is_folded_away_is_counted() {
        let badge = Badge { below: "3 below".to_owned(), ..Badge::default() };
        let marked = badged(plain(), &[("position:2".to_owned(), badge)].into());
        assert_eq!(marked.items.len(), 3);
    }
}
