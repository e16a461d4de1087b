//! The card of a unit on the map: stripe, name, one line of detail; rounded and violet outside the company.

use simpul_layout::geometry::{Point, Rect, Size};

use super::{DETAIL, NAME, RADIUS, large_name, measure, snapped, stripe};
use crate::scene::{Align, Builder, Kind, Paint, Type, flags, lod};
use crate::theme::Token;

const HEIGHT: f64 = 56.0;
const LEAST: f64 = 160.0;
const MOST: f64 = 272.0;
const SMALL_HEIGHT: f64 = 36.0;
const SMALL_LEAST: f64 = 120.0;
const SMALL_MOST: f64 = 180.0;
const TEXT_X: f64 = 22.0;
const END: f64 = 14.0;
/// A line of the lists, and its baseline in it.
const ROW: f64 = 17.0;
const BASE: f64 = 11.5;
/// Above each list, and below the last one.
const LIST_GAP: f64 = 5.0;
const LISTS_FOOT: f64 = 11.0;
/// The name where nothing but lists follows.
const NAME_ALONE: f64 = 32.0;
const LISTS_MOST: f64 = 320.0;
/// The middle of the handle beside a name above lists.
const BESIDE_NAME: f64 = 20.5;
/// Room kept for the handle that unfolds a unit.
const HANDLE: f64 = 26.0;

/// What stands on the card of a unit; all words translated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitCard {
    /// Record key: `unit:<id>`, or `none:unit`.
    pub key: String,
    /// Name of the unit.
    pub name: String,
    /// "serves 4 · served by 3", or the headcount.
    pub detail: String,
    /// "3 inside": the needs that stand on the unit itself; empty for none.
    pub inside: String,
    /// Whether it is outside the company.
    pub external: bool,
    /// Index of its colour; none where it has none of its own.
    pub colour: Option<u32>,
    /// Whether it can be unfolded into what lies below it.
    pub unfoldable: bool,
    /// What it gives and gets, below the name; the detail is left out where there is something.
    pub lists: Vec<ItemList>,
}

/// Items under one word: "gives", with one item a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemList {
    /// What happens to the items.
    pub word: String,
    /// Their names, and how many more there are.
    pub items: Vec<String>,
}

impl UnitCard {
    /// Room at the left and right of the words.
    fn insets(&self) -> (f64, f64) {
        let end = if self.unfoldable { END + HANDLE } else { END };
        if self.external { (HEIGHT / 2.0 - 2.0, end.max(HEIGHT / 2.0 - 2.0)) } else { (TEXT_X, end) }
    }

    fn second_line(&self) -> String {
        let detail = if self.lists.is_empty() { self.detail.trim() } else { "" };
        let parts = [detail, self.inside.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

impl ItemList {
    /// Height of its lines.
    fn height(&self) -> f64 {
        LIST_GAP + ROW * self.items.len() as f64
    }
}

/// Room for the words before the items.
fn words_room(lists: &[ItemList]) -> f64 {
    lists.iter().map(|list| measure(&list.word, DETAIL)).fold(0.0, f64::max) + 8.0
}

/// The radius of its corners, when `height` high.
pub(crate) fn unit_radius(card: &UnitCard, height: f64) -> f64 {
    if card.external { height / 2.0 } else { RADIUS }
}

/// The size of the card of a unit.
#[must_use]
pub fn unit_size(card: &UnitCard) -> Size {
    let (left, right) = card.insets();
    let words = measure(&card.name, NAME).max(measure(&card.second_line(), DETAIL));
    let width = snapped(left + words + right, LEAST, MOST);
    let items = card.lists.iter().flat_map(|list| &list.items);
    let widest = items.map(|item| measure(item, ITEM)).fold(0.0, f64::max);
    let lists = left + words_room(&card.lists) + widest + END;
    let wide = if card.lists.is_empty() { 0.0 } else { snapped(lists, LEAST, LISTS_MOST) };
    let height = card.lists.iter().map(ItemList::height).sum::<f64>();
    let foot = if card.lists.is_empty() { 0.0 } else { LISTS_FOOT };
    Size::new(width.max(wide), top(card) + height + foot)
}

/// Height of what stands above the lists; of the whole card where there are none.
fn top(card: &UnitCard) -> f64 {
    if card.lists.is_empty() || !card.second_line().is_empty() { HEIGHT } else { NAME_ALONE }
}

/// The size of its card in the tray, where only the name is shown.
#[must_use]
pub fn small_unit_size(card: &UnitCard) -> Size {
    Size::new(snapped(TEXT_X + measure(&card.name, SMALL_NAME) + END, SMALL_LEAST, SMALL_MOST), SMALL_HEIGHT)
}

const ITEM: Type = Type { colour: Token::INK, ..DETAIL };
const SMALL_NAME: Type = Type::new(12.0, crate::metrics::Weight::Regular, Token::INK);

/// Draws the card into `bbox` as an item of its own, and its handle; returns the index of the card.
pub(crate) fn draw_unit(builder: &mut Builder, card: &UnitCard, bbox: Rect) -> u32 {
    let item = frame(builder, card, bbox);
    let size = bbox.size();
    let (left, right) = card.insets();
    let room = size.w - left - right;
    let second = card.second_line();
    let baseline = if second.is_empty() && card.lists.is_empty() { 32.5 } else { 25.0 };
    builder.text(lod::FULL, Point::new(left, baseline), room, &card.name, NAME);
    builder.text(lod::FULL, Point::new(left, 43.0), room, &second, DETAIL);
    draw_lists(builder, card, size);
    large_name(builder, size, left - 2.0, &card.name, Token::INK);
    if card.unfoldable {
        handle(builder, card, bbox, item);
    }
    item
}

fn draw_lists(builder: &mut Builder, card: &UnitCard, size: Size) {
    let left = card.insets().0;
    let column = left + words_room(&card.lists);
    let mut y = top(card);
    for list in &card.lists {
        y += LIST_GAP;
        builder.text(lod::FULL, Point::new(left, y + BASE), column - left, &list.word, DETAIL);
        for item in &list.items {
            builder.text(lod::FULL, Point::new(column, y + BASE), size.w - column - END, item, ITEM);
            y += ROW;
        }
    }
}

/// Draws the card of a unit in the tray.
pub(crate) fn draw_small_unit(builder: &mut Builder, card: &UnitCard, bbox: Rect) -> u32 {
    let item = frame(builder, card, bbox);
    let size = bbox.size();
    let at = Point::new(TEXT_X, size.h / 2.0 + 4.25);
    builder.text(lod::FULL | lod::NAME, at, size.w - TEXT_X - END, &card.name, SMALL_NAME);
    item
}

fn frame(builder: &mut Builder, card: &UnitCard, bbox: Rect) -> u32 {
    let flag =
        if card.external { flags::EXTERNAL } else { 0 } | if card.unfoldable { flags::COLLAPSED } else { 0 };
    let item = builder.begin(Kind::Card, &card.key, bbox, flag);
    let size = bbox.size();
    let radius = unit_radius(card, size.h);
    let (border, width) = if card.external { (Token::EXTERNAL, 1.5) } else { (Token::LINE, 1.0) };
    let paint = Paint::stroked(border, width).with_fill(Token::SURFACE);
    builder.rect(lod::ALL, Rect::new(0.0, 0.0, size.w, size.h), radius, paint);
    if let (Some(colour), false) = (card.colour, card.external) {
        stripe(builder, size, Token::stripe(colour));
    }
    item
}

/// A plus in a ring at the right end, beside the name.
fn handle(builder: &mut Builder, card: &UnitCard, bbox: Rect, item: u32) {
    let middle = if card.lists.is_empty() { HEIGHT / 2.0 } else { BESIDE_NAME };
    let ring = Rect::new(bbox.right() - END - 18.0, bbox.y + middle - 9.0, 18.0, 18.0);
    let key = format!("toggle:{}", card.key.rsplit(':').next().unwrap_or_default());
    let own = builder.begin(Kind::Handle, &key, ring, flags::COLLAPSED);
    builder.join(own, [Some(item), None]);
    let paint = Paint::stroked(Token::LINE, 1.0).with_fill(Token::SURFACE);
    builder.circle(lod::FULL, Point::new(9.0, 9.0), 9.0, paint);
    let plus = Type { colour: Token::MUTED, ..NAME };
    builder.text(lod::FULL, Point::new(9.0, 13.5), 14.0, "+", plus.aligned(Align::Centre));
}
