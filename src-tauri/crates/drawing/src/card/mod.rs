//! Card templates: how large a card is, known before any layout, and what is on it.
//!
//! A card of the map grows with its words up to a greatest width and cuts them there; the cards of a chart
//! have one size. At block level a card is a block with its stripe, at name level its name in large letters,
//! in full all of it.

mod position;
mod unit;

pub use position::{CardShape, PositionCard};
pub use unit::{ItemList, UnitCard, small_unit_size, unit_size};

pub(crate) use position::{Look, draw_position};
pub(crate) use unit::{draw_small_unit, draw_unit, unit_radius};

use simpul_layout::geometry::{Point, Rect, Size};

use crate::metrics::{self, Weight};
use crate::scene::{Align, Builder, Paint, Type, lod};
use crate::theme::Token;

/// Name on a card.
pub(crate) const NAME: Type = Type::new(13.0, Weight::SemiBold, Token::INK);
/// Title or detail on a card.
pub(crate) const DETAIL: Type = Type::new(12.0, Weight::Regular, Token::MUTED);
/// Marks in handles, pills and labels.
pub(crate) const SMALL: Type = Type::new(11.0, Weight::SemiBold, Token::MUTED);

const RADIUS: f64 = 8.0;
const STRIPE: f64 = 4.0;

/// The letter that stands for the `index`-th case of a legend: A to Z, AA, AB ...
#[must_use]
pub fn case_letter(index: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = index;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.into_iter().rev().collect()
}

/// The stripe of the `index`-th case: neighbours as far apart as the muted colours go.
#[must_use]
pub fn case_colour(index: u32) -> u32 {
    [2, 3, 0, 9, 4, 5, 7, 6, 1, 8, 11, 10][index as usize % 12]
}

/// A letter in a frame of its colour: never the colour alone.
pub(crate) fn letter(builder: &mut Builder, lod: u8, frame: Rect, letter: &str, colour: Token) {
    let paint = Paint::stroked(colour, 1.5).with_fill(Token::SURFACE);
    builder.rect(lod, frame, 5.0, paint);
    let at = Point::new(frame.center().x, frame.y + frame.h / 2.0 + 4.0);
    builder.text(lod, at, frame.w - 2.0, letter, Type { colour: Token::INK, ..SMALL }.aligned(Align::Centre));
}

/// Width of `text` set as `set`.
pub(crate) fn measure(text: &str, set: Type) -> f64 {
    metrics::width(text, set.size, set.weight)
}

/// The least whole number of 4 px steps that holds `width`, between `least` and `most`.
fn snapped(width: f64, least: f64, most: f64) -> f64 {
    ((width / 4.0).ceil() * 4.0).clamp(least, most)
}

/// The unit's stripe: slim beside the words, broad where it is all there is to see.
pub(crate) fn stripe(builder: &mut Builder, size: Size, colour: Token) {
    let slim = Rect::new(8.0, 10.0, STRIPE, size.h - 20.0);
    builder.rect(lod::FULL | lod::NAME, slim, STRIPE / 2.0, Paint::filled(colour));
    builder.rect(lod::BLOCK, Rect::new(0.0, 0.0, 16.0, size.h), 4.0, Paint::filled(colour));
}

/// The name alone, as large as two lines allow, in the middle of what `inset` leaves.
pub(crate) fn large_name(builder: &mut Builder, size: Size, inset: f64, name: &str, colour: Token) {
    let set = Type::new(19.0, Weight::SemiBold, colour);
    let room = size.w - inset - 10.0;
    let lines = metrics::wrap(name, set.size, set.weight, room, 2);
    let step = 23.0;
    let first = size.h / 2.0 - step * (lines.len() as f64 - 1.0) / 2.0 + 0.36 * set.size;
    for (index, line) in (0..).zip(&lines) {
        builder.text(lod::NAME, Point::new(inset, first + step * f64::from(index)), room, line, set);
    }
}
