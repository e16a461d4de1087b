//! A titled area with a compact grid of cards: units without needs, positions without a place.

use simpul_layout::geometry::{Point, Rect, Size};

use crate::card::{DETAIL, measure};
use crate::metrics::Weight;
use crate::scene::{Builder, Kind, Paint, Type, flags, lod};
use crate::theme::Token;

const PAD: f64 = 16.0;
const GAP: f64 = 8.0;
/// From the top of the tray to its first row of cards.
const TITLE: f64 = 40.0;
const FOLDED: f64 = 36.0;
/// Of the triangle that folds and unfolds, and the room kept for it.
const MARK: f64 = 20.0;
/// Columns in a tray are as many as fit this width at least.
const LEAST_WIDTH: f64 = 560.0;
/// Between the picture and its tray.
const APART: f64 = 40.0;

/// Where the area and its cards stand.
pub(crate) struct Tray {
    pub(crate) area: Rect,
    /// One per size given; empty when folded.
    pub(crate) cells: Vec<Rect>,
    pub(crate) folded: bool,
}

/// Puts a tray below `picture`, at its left edge and about as wide. O(number of cards).
pub(crate) fn below(picture: Rect, title: &str, sizes: &[Size], folded: bool) -> Tray {
    let corner = Point::new(picture.x, if picture.h > 0.0 { picture.bottom() + APART } else { picture.y });
    let title_width = 2.0 * PAD + MARK + measure(title, TITLE_TYPE);
    if folded {
        let area = Rect::new(corner.x, corner.y, title_width, FOLDED);
        return Tray { area, cells: Vec::new(), folded };
    }
    let widest = sizes.iter().fold(0.0_f64, |most, size| most.max(size.w));
    let highest = sizes.iter().fold(0.0_f64, |most, size| most.max(size.h));
    let room = picture.w.max(LEAST_WIDTH) - 2.0 * PAD;
    let columns = (((room + GAP) / (widest + GAP)).floor() as usize).clamp(1, sizes.len().max(1));
    let rows = sizes.len().div_ceil(columns);
    let at = |index: usize| {
        let (row, column) = ((index / columns) as f64, (index % columns) as f64);
        let x = corner.x + PAD + column * (widest + GAP);
        Rect::new(x, corner.y + TITLE + row * (highest + GAP), widest, highest)
    };
    let grid = columns as f64 * (widest + GAP) - GAP + 2.0 * PAD;
    let height = TITLE + rows as f64 * (highest + GAP) - GAP + PAD;
    let area = Rect::new(corner.x, corner.y, grid.max(title_width), height);
    Tray { area, cells: (0..sizes.len()).map(at).collect(), folded }
}

const TITLE_TYPE: Type = Type { weight: Weight::SemiBold, ..DETAIL };

impl Tray {
    /// Draws the area, its title and the handle that folds it. Its cards are drawn by the caller, after.
    pub(crate) fn draw(&self, builder: &mut Builder, title: &str) {
        let flag = if self.folded { flags::COLLAPSED } else { 0 };
        let item = builder.begin(Kind::Area, "tray", self.area, flag);
        let frame = Rect::new(0.0, 0.0, self.area.w, self.area.h);
        builder.rect(lod::ALL, frame, 10.0, Paint::stroked(Token::LINE, 1.0).with_fill(Token::BG));
        let at = Point::new(PAD + MARK, 22.5);
        builder.text(lod::NAME | lod::FULL, at, self.area.w, title, TITLE_TYPE);
        let place = Rect::new(self.area.x + 8.0, self.area.y + 6.0, 24.0, 24.0);
        let handle = builder.begin(Kind::Handle, "toggle:tray", place, flag);
        builder.join(handle, [Some(item), None]);
        let (x, y) = (place.center().x, place.center().y);
        let point = |dx: f64, dy: f64| Point::new(x + dx, y + dy);
        let corners = if self.folded {
            [point(-2.5, -4.5), point(3.0, 0.0), point(-2.5, 4.5)]
        } else {
            [point(-4.5, -2.5), point(4.5, -2.5), point(0.0, 3.0)]
        };
        builder.head(lod::NAME | lod::FULL, corners, Token::MUTED);
    }
}
