//! The card of a position: stripe, initials, holder, title.

use simpul_layout::geometry::{Point, Rect, Size};

use super::{DETAIL, NAME, RADIUS, SMALL, large_name, measure, snapped, stripe};
use crate::metrics::{self, Weight};
use crate::scene::{Align, Builder, Kind, Paint, Type, flags, lod};
use crate::theme::Token;

const HEIGHT: f64 = 64.0;
const LEAST: f64 = 180.0;
const MOST: f64 = 244.0;
const DISC: f64 = 16.0;
/// Centre of the disc of initials.
const DISC_X: f64 = 36.0;
/// A second holder's disc shows this much behind the first.
const SECOND: f64 = 8.0;
const TEXT_X: f64 = 62.0;
const END: f64 = 12.0;

/// What stands on the card of a position; all words translated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PositionCard {
    /// Record key: `position:<id>`.
    pub key: String,
    /// The present holders; none makes the position vacant, several share it.
    pub holders: Vec<String>,
    /// Initials of the first holder, at most three letters.
    pub initials: String,
    /// Title of the position.
    pub title: String,
    /// Name of its unit, shown where there is no title.
    pub unit: String,
    /// Index of the unit's colour; none where it has no unit.
    pub colour: Option<u32>,
    /// The mark of an acting holder, "Plt."; empty otherwise.
    pub acting: String,
    /// The word for a vacant position, shown where there is no holder.
    pub vacant: String,
}

impl PositionCard {
    fn is_vacant(&self) -> bool {
        self.holders.is_empty()
    }

    fn is_shared(&self) -> bool {
        self.holders.len() > 1
    }

    fn text_x(&self) -> f64 {
        if self.is_shared() { TEXT_X + SECOND } else { TEXT_X }
    }

    fn second_line(&self) -> &str {
        if self.title.trim().is_empty() { &self.unit } else { &self.title }
    }

    /// The holders within `room`: all of them, or the first and how many more.
    fn holders_within(&self, room: f64, set: Type) -> String {
        let all = self.holders.join(", ");
        if self.holders.len() < 2 || measure(&all, set) <= room {
            return all;
        }
        let more = format!(" +{}", self.holders.len() - 1);
        let first = metrics::fit(&self.holders[0], set.size, set.weight, room - measure(&more, set));
        format!("{first}{more}")
    }
}

/// How a position is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// In its place.
    Placed,
    /// Waiting for one, in the tray.
    Parked,
}

/// The size of the card of a position.
#[must_use]
pub fn position_size(card: &PositionCard) -> Size {
    let name = if card.is_vacant() { card.vacant.clone() } else { card.holders.join(", ") };
    let acting = if card.acting.is_empty() { 0.0 } else { measure(&card.acting, SEMI) + 4.0 };
    let words = measure(&name, NAME).max(acting + measure(card.second_line(), DETAIL));
    Size::new(snapped(card.text_x() + words + END, LEAST, MOST), HEIGHT)
}

const SEMI: Type = Type::new(12.0, Weight::SemiBold, Token::INK);

/// Draws the card into `bbox` as an item of its own and returns its index.
pub(crate) fn draw_position(
    builder: &mut Builder,
    card: &PositionCard,
    bbox: Rect,
    look: Look,
    folded: bool,
) -> u32 {
    let vacant = card.is_vacant();
    let flag = if vacant { flags::VACANT } else { 0 } | if folded { flags::COLLAPSED } else { 0 };
    let item = builder.begin(Kind::Card, &card.key, bbox, flag);
    let size = bbox.size();
    let hollow = vacant || look == Look::Parked;
    let (fill, border) = if hollow { (Token::BG, Token::REPORTING) } else { (Token::SURFACE, Token::LINE) };
    let paint = Paint::stroked(border, 1.0).with_fill(fill);
    builder.rect(lod::ALL, Rect::new(0.0, 0.0, size.w, size.h), RADIUS, paint);
    if let Some(colour) = card.colour {
        stripe(builder, size, Token::stripe(colour));
    }
    disc(builder, card, size, hollow);
    words(builder, card, size);
    item
}

fn disc(builder: &mut Builder, card: &PositionCard, size: Size, hollow: bool) {
    let middle = size.h / 2.0;
    if card.is_shared() {
        let second = Paint::stroked(Token::LINE, 1.0).with_fill(Token::BG);
        builder.circle(lod::FULL, Point::new(DISC_X + SECOND, middle), DISC, second);
    }
    let paint = if hollow || card.is_shared() {
        Paint::stroked(if hollow { Token::REPORTING } else { Token::SURFACE }, 1.0).with_fill(Token::BG)
    } else {
        Paint::filled(Token::BG)
    };
    builder.circle(lod::FULL, Point::new(DISC_X, middle), DISC, paint);
    if !card.is_vacant() {
        let baseline = Point::new(DISC_X, middle + 4.0);
        builder.text(lod::FULL, baseline, 2.0 * DISC - 4.0, &card.initials, SMALL.aligned(Align::Centre));
    }
}

fn words(builder: &mut Builder, card: &PositionCard, size: Size) {
    let x = card.text_x();
    let room = size.w - x - END;
    let second = card.second_line();
    if card.is_vacant() {
        let muted = Type { colour: Token::MUTED, ..NAME };
        builder.text(lod::FULL, Point::new(x, 28.0), room, &card.vacant, muted);
        let what = if second.is_empty() { &card.vacant } else { second };
        large_name(builder, size, 20.0, what, Token::MUTED);
    } else {
        let name = card.holders_within(room, NAME);
        let baseline = if second.is_empty() { 36.5 } else { 28.0 };
        builder.text(lod::FULL, Point::new(x, baseline), room, &name, NAME);
        large_name(builder, size, 20.0, &name, Token::INK);
    }
    let mut at = Point::new(x, 46.0);
    if !card.acting.is_empty() {
        at.x += builder.text(lod::FULL, at, room, &card.acting, SEMI) + 4.0;
    }
    let set = if card.is_vacant() { Type { colour: Token::INK, ..DETAIL } } else { DETAIL };
    builder.text(lod::FULL, at, (x + room - at.x).max(0.0), second, set);
}
