//! Marks on the upper edge of cards: somebody is to begin there, or to leave. Words say when; a sign before them
//! tells the two apart at a glance.

use simpul_layout::geometry::{Point, Rect};

use crate::card::{PositionCard, SMALL, measure};
use crate::scene::{Builder, Kind, Op, Paint, Type, lod};
use crate::theme::Token;

/// Somebody is to begin, or to leave; words translated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coming {
    /// To begin; else to leave.
    pub begins: bool,
    /// "from 1 Dec: Sari", "until 30 Nov".
    pub words: String,
    /// The same without whose it is, for where there is little room.
    pub short: String,
}

const HEIGHT: f64 = 18.0;
const END: f64 = 7.0;
const SIGN: f64 = 10.0;
const GAP: f64 = 5.0;
/// How far it stands out of its card: it ends above the letter in the corner.
const OUT: f64 = 12.0;
/// Between it and the next, and the corner of the card.
const APART: f64 = 6.0;
/// The least that is left of a name.
const NAME: f64 = 36.0;
/// In less room words say nothing.
const LEAST: f64 = 64.0;

/// Draws the marks of a card from its right end on, each an item of its own under the card's key: who points at
/// it means the card.
pub(super) fn draw(builder: &mut Builder, card: &PositionCard<'_>, bbox: Rect) {
    let mut right = bbox.right() - APART;
    for mark in &card.coming {
        let room = right - bbox.x - APART;
        if room < LEAST {
            break;
        }
        let set = Type { colour: Token::INK, ..SMALL };
        let wide = |words: &str| measure(words, set).ceil() + SIGN + GAP + 2.0 * END;
        // Of a name cut off so much is left that it says something; else the day stands alone.
        let words = if wide(&mark.words) > room && room < wide(&mark.short) + NAME {
            &mark.short
        } else {
            &mark.words
        };
        let width = wide(words).min(room);
        let place = Rect::new(right - width, bbox.y - OUT, width, HEIGHT);
        builder.begin(Kind::Label, &card.key, place, 0);
        let paint = Paint::stroked(Token::REPORTING, 1.0).with_fill(Token::SURFACE);
        builder.rect(lod::FULL, Rect::new(0.0, 0.0, width, HEIGHT), HEIGHT / 2.0, paint);
        sign(builder, mark.begins, Point::new(place.x + END, place.center().y));
        let at = Point::new(END + SIGN + GAP, 13.0);
        builder.text(lod::FULL, at, width - SIGN - GAP - 2.0 * END, words, set);
        right = place.x - APART;
    }
}

/// An arrow to a bar: in; from a bar: out.
fn sign(builder: &mut Builder, begins: bool, left: Point) {
    let at = |x: f64, y: f64| Point::new(left.x + x, left.y + y);
    let pen = Paint::stroked(Token::INK, 1.5);
    let (bar, tail, tip) = if begins { (SIGN, 0.0, SIGN - 2.5) } else { (0.0, 2.5, SIGN) };
    let mut line = |points: &[Point]| builder.path(lod::FULL, Op::Path, points, 0.0, 0.0, pen);
    line(&[at(bar, -4.0), at(bar, 4.0)]);
    line(&[at(tail, 0.0), at(tip, 0.0)]);
    line(&[at(tip - 3.0, -3.0), at(tip, 0.0), at(tip - 3.0, 3.0)]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Scene;

    fn drawn(words: &[&str]) -> Scene {
        let coming = words.iter().map(|&words| {
            let short = words.split(':').next().unwrap_or_default().to_owned();
            Coming { begins: words.starts_with("from"), words: words.to_owned(), short }
        });
        let card =
            PositionCard { key: "position:1".into(), coming: coming.collect(), ..PositionCard::default() };
        let mut builder = Builder::default();
        draw(&mut builder, &card, Rect::new(100.0, 50.0, 228.0, 64.0));
        builder.finish(0.0, 1)
    }

    fn words(scene: &Scene) -> Vec<&str> {
        scene.items.iter().flat_map(|item| scene.prims_of(item)).filter_map(|prim| prim.text).collect()
    }

    #[test]
    fn marks_stand_beside_each_other_within_the_width_of_their_card() {
        let scene = drawn(&["until 30 Nov", "from 1 Dec: Sari Dewi"]);
        let [leaves, begins] = [scene.items[0].bbox, scene.items[1].bbox];
        assert!(begins.right() < leaves.x && begins.x > 100.0 && leaves.right() < 328.0);
        assert!(leaves.bottom() <= 50.0 + 7.0, "the letter keeps its corner");
        let said = words(&scene);
        assert_eq!(said, ["until 30 Nov", "from 1 Dec"], "a name has no room");
        let alone = drawn(&["from 1 Dec: Muhammad Rizky Ramadhan Hidayatullah"]);
        assert!(words(&alone)[0].starts_with("from 1 Dec: Muhammad") && words(&alone)[0].ends_with('…'));
        assert!(scene.items.iter().all(|item| scene.strings.get(item.key) == "position:1"));
    }

    #[test]
    fn coming_and_going_are_told_apart_by_shape() {
        let shape = |words: &str| drawn(&[words]).shapes.anchors;
        assert_ne!(shape("from 1 Dec"), shape("till 1 Dec"));
    }
}
