//! The card of a position: stripe, photo or initials, holder, title, and the fields that were chosen for it.
//!
//! All cards of a picture have one size, so that rows and lists are even: names and titles take a second line
//! where one of them needs it, and fields follow them in their order, each keeping its place where another is
//! empty. Cards are wider where an address among the fields needs it, within limits.

use std::borrow::Cow;

use rayon::prelude::*;
use simpul_layout::geometry::{Point, Rect, Size};

use super::{DETAIL, NAME, RADIUS, SMALL, large_name, letter, measure, stripe};
use crate::chart::Coming;
use crate::metrics;
use crate::scene::{Align, Builder, Kind, Paint, Type, flags, lod};
use crate::theme::Token;

const WIDTH: f64 = 228.0;
/// By how much cards may be wider for what stands in their fields.
const WIDER: f64 = 76.0;
/// Of a card with a name and a title of one line each.
const HEIGHT: f64 = 64.0;
/// What another line adds to it.
const STEP: f64 = 16.0;
const DISC: f64 = 16.0;
/// Centre of the disc of initials.
const DISC_X: f64 = 36.0;
/// By how much discs are larger, and their middle further in, where photos are shown: a face needs it.
const PHOTO: f64 = 4.0;
/// A second holder's disc shows this much behind the first.
const SECOND: f64 = 8.0;
const TEXT_X: f64 = 60.0;
/// The same without a disc.
const BARE_X: f64 = 22.0;
const END: f64 = 12.0;
/// Room of the letter in the upper right corner.
const LETTER: f64 = 22.0;
/// Lines that name and title have together at most.
const MOST_LINES: u32 = 3;

/// What stands on the card of a position; all words translated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PositionCard<'a> {
    /// Record key: `position:<id>`.
    pub key: String,
    /// The present holders; none makes the position vacant, several share it.
    pub holders: Vec<Cow<'a, str>>,
    /// Initials of the first holder, at most three letters.
    pub initials: String,
    /// The name of the first holder's photo, which stands in the place of the initials; or empty.
    pub photo: String,
    /// Title of the position; empty where it is not to be shown.
    pub title: Cow<'a, str>,
    /// Index of the colour of its stripe; none for no stripe.
    pub colour: Option<u32>,
    /// What stands for that colour in the legend: a letter, so that nobody needs the colour; or empty.
    pub letter: Cow<'a, str>,
    /// The mark of an acting holder, "Plt."; empty otherwise.
    pub acting: Cow<'a, str>,
    /// The word for a vacant position, shown where there is no holder.
    pub vacant: Cow<'a, str>,
    /// Who is to leave or to begin; drawn on a chart, in this order, as far as there is room.
    pub coming: Vec<Coming>,
    /// One line each below the title, in the order chosen; an empty one keeps its place.
    pub fields: Vec<Cow<'a, str>>,
}

impl PositionCard<'_> {
    fn is_vacant(&self) -> bool {
        self.holders.is_empty()
    }

    fn is_shared(&self) -> bool {
        self.holders.len() > 1
    }

    fn name(&self) -> Cow<'_, str> {
        match &self.holders[..] {
            [] => Cow::Borrowed(&self.vacant),
            [holder] => Cow::Borrowed(holder),
            holders => Cow::Owned(holders.join(", ")),
        }
    }

    fn second(&self) -> Cow<'_, str> {
        match [self.acting.trim(), self.title.trim()] {
            ["", title] => Cow::Borrowed(title),
            [acting, ""] => Cow::Borrowed(acting),
            [acting, title] => Cow::Owned(format!("{acting} {title}")),
        }
    }

    /// Where its words begin, and the room they have.
    fn words_at(&self, across: Across) -> (f64, f64) {
        let x = self.words_x(across.discs);
        (x, across.width() - x - END)
    }

    fn words_x(&self, discs: Discs) -> f64 {
        match (discs, self.is_shared()) {
            (Discs::None, _) => BARE_X,
            (_, false) => TEXT_X + discs.wider(),
            (_, true) => TEXT_X + discs.wider() + SECOND,
        }
    }

    /// The width at which no field of it is cut.
    fn wanted(&self, discs: Discs) -> f64 {
        let fields = self.fields.iter().map(|field| measure(field, DETAIL)).fold(0.0, f64::max);
        self.words_x(discs) + fields + END
    }

    fn name_room(&self, across: Across) -> f64 {
        let letter = if self.letter.is_empty() { 0.0 } else { LETTER - 4.0 };
        self.words_at(across).1 - letter
    }

    /// Lines that name and title take.
    fn lines(&self, across: Across) -> u32 {
        let lines = |text: &str, set: Type, room: f64| match text {
            "" => 0,
            text if measure(text, set) <= room => 1,
            _ => 2,
        };
        lines(&self.name(), NAME, self.name_room(across))
            + lines(&self.second(), DETAIL, self.words_at(across).1)
    }

    /// The holders in at most two lines: all of them, or the first and how many more.
    fn name_lines(&self, room: f64) -> Vec<String> {
        let all = self.name();
        let lines = metrics::wrap(&all, NAME.size, NAME.weight, room, 2);
        if self.holders.len() < 2 || lines.iter().map(String::len).sum::<usize>() + 1 >= all.trim().len() {
            return lines;
        }
        let more = format!(" +{}", self.holders.len() - 1);
        let first = metrics::fit(&self.holders[0], NAME.size, NAME.weight, room - measure(&more, NAME));
        vec![format!("{first}{more}")]
    }
}

/// What the cards of a picture have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardShape {
    /// Lines of name and title together.
    lines: u32,
    /// Lines of fields below them.
    fields: u32,
    across: Across,
}

/// How a card is divided from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Across {
    /// What stands before the words.
    discs: Discs,
    /// By how much it is wider than usual for its fields.
    wider: u32,
}

impl Across {
    fn width(self) -> f64 {
        WIDTH + self.discs.wider() + f64::from(self.wider)
    }
}

/// What stands before the words of all cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Discs {
    None,
    Initials,
    /// Photos, and initials in discs of their size where there is none.
    Photos,
}

impl Discs {
    fn radius(self) -> f64 {
        if self == Self::Photos { DISC + PHOTO } else { DISC }
    }

    /// What the cards are wider for it.
    fn wider(self) -> f64 {
        if self == Self::Photos { 2.0 * PHOTO } else { 0.0 }
    }

    fn centre(self) -> f64 {
        DISC_X + self.wider() / 2.0
    }
}

impl CardShape {
    /// The least shape that all of `cards` fit; discs are larger where one of them has a photo. O(length of the
    /// words).
    #[must_use]
    pub fn of(cards: &[&PositionCard<'_>], initials: bool) -> Self {
        let discs = match (initials, cards.iter().any(|card| !card.photo.is_empty())) {
            (false, _) => Discs::None,
            (true, false) => Discs::Initials,
            (true, true) => Discs::Photos,
        };
        let fields = cards.iter().map(|card| card.fields.len()).max().unwrap_or(0) as u32;
        let wanted = cards.par_iter().map(|card| card.wanted(discs)).reduce(|| 0.0, f64::max);
        let wider = (wanted - WIDTH - discs.wider()).clamp(0.0, WIDER);
        let across = Across { discs, wider: ((wider / 4.0).ceil() * 4.0) as u32 };
        let lines = cards.par_iter().map(|card| card.lines(across)).max().unwrap_or(1);
        Self { lines: lines.clamp(1, MOST_LINES), fields, across }
    }

    /// The size of such a card.
    #[must_use]
    pub fn size(self) -> Size {
        let fields = if self.fields == 0 { 0.0 } else { STEP * f64::from(self.fields) + 6.0 };
        Size::new(self.across.width(), self.head(self.lines) + fields)
    }

    /// The height that name and title have where they take so many lines.
    fn head(self, lines: u32) -> f64 {
        HEIGHT + STEP * (f64::from(lines) - 2.0) - if self.fields == 0 { 0.0 } else { 4.0 }
    }

    /// The lines that name and title are set in on a card that has `own`: where nothing follows they stand in the
    /// middle, else what follows is not kept waiting.
    fn lines_for(self, own: u32) -> u32 {
        if self.fields == 0 { self.lines } else { own.min(self.lines) }
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

/// Draws the card at the corner of `bbox` as an item of its own and returns its index.
pub(crate) fn draw_position(
    builder: &mut Builder,
    card: &PositionCard<'_>,
    shape: CardShape,
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
    if shape.across.discs != Discs::None {
        disc(builder, card, shape, hollow);
    }
    words(builder, card, shape);
    if let (Some(colour), false) = (card.colour, card.letter.is_empty()) {
        let frame = Rect::new(size.w - 26.0, 7.0, 18.0, 18.0);
        letter(builder, lod::FULL | lod::NAME, frame, &card.letter, Token::stripe(colour));
    }
    item
}

fn disc(builder: &mut Builder, card: &PositionCard<'_>, shape: CardShape, hollow: bool) {
    let discs = shape.across.discs;
    let middle = shape.head(shape.lines_for(2)) / 2.0;
    let (radius, centre) = (discs.radius(), Point::new(discs.centre(), middle));
    if card.is_shared() {
        let second = Paint::stroked(Token::LINE, 1.0).with_fill(Token::BG);
        builder.circle(lod::FULL, Point::new(centre.x + SECOND, centre.y), radius, second);
    }
    let paint = if hollow || card.is_shared() {
        Paint::stroked(if hollow { Token::REPORTING } else { Token::SURFACE }, 1.0).with_fill(Token::BG)
    } else {
        Paint::filled(Token::BG)
    };
    builder.circle(lod::FULL, centre, radius, paint);
    if card.is_vacant() {
        return;
    }
    if card.photo.is_empty() {
        let baseline = Point::new(centre.x, centre.y + 4.0);
        builder.text(lod::FULL, baseline, 2.0 * radius - 4.0, &card.initials, SMALL.aligned(Align::Centre));
    } else {
        builder.photo(lod::FULL, centre, radius, &card.photo);
    }
}

fn words(builder: &mut Builder, card: &PositionCard<'_>, shape: CardShape) {
    let (x, room) = card.words_at(shape.across);
    let name_room = card.name_room(shape.across);
    let names = card.name_lines(name_room);
    let left = (shape.lines as usize).saturating_sub(names.len()).clamp(1, 2);
    let titles = metrics::wrap(&card.second(), DETAIL.size, DETAIL.weight, room, left);
    let muted = |set: Type| Type { colour: Token::MUTED, ..set };
    let (name_set, title_set) =
        if card.is_vacant() { (muted(NAME), Type { colour: Token::INK, ..DETAIL }) } else { (NAME, DETAIL) };
    let lines = names.iter().map(|line| (line, name_set, name_room));
    let lines = lines.chain(titles.iter().map(|line| (line, title_set, room)));
    let count = (names.len() + titles.len()) as u32;
    let head = shape.head(shape.lines_for(count));
    let mut y = (head - LINE * f64::from(count)) / 2.0 + 12.75;
    for (line, set, room) in lines {
        builder.text(lod::FULL, Point::new(x, y), room, line, set);
        y += LINE;
    }
    for (index, field) in (0..).zip(&card.fields) {
        let y = head + 8.0 + STEP * f64::from(index);
        builder.text(lod::FULL, Point::new(x, y), room, field, DETAIL);
    }
    let second = card.second();
    let (what, colour) = match (card.is_vacant(), second.is_empty()) {
        (false, _) => (Cow::Owned(names.join(" ")), Token::INK),
        (true, false) => (second, Token::MUTED),
        (true, true) => (Cow::Borrowed(&*card.vacant), Token::MUTED),
    };
    let size = shape.size();
    let size = if card.letter.is_empty() { size } else { Size::new(size.w - LETTER, size.h) };
    large_name(builder, size, 20.0, &what, colour);
}

const LINE: f64 = 17.0;
