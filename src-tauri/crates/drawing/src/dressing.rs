//! Title and legend round a picture that leaves the window: what it is, of when, how much of it is shown, and
//! what its marks mean.

use simpul_layout::geometry::{Point, Rect};

use crate::card::{DETAIL, case_colour, case_letter, letter, measure};
use crate::line::head;
use crate::map::ONE_WAY_WIDTH;
use crate::matrix::{CELL, cell_mark};
use crate::metrics::Weight;
use crate::scene::{Align, Builder, Kind, Op, Paint, Scene, Type, lod};
use crate::theme::Token;

/// The words round a picture, all translated; empty ones are left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dressing {
    /// "Nusantara: who needs what from whom".
    pub title: String,
    /// Date, level, and what else dates the picture.
    pub subtitle: String,
    /// "12 of 40 links shown".
    pub shown: String,
    /// Marks and what they mean.
    pub legend: Vec<(Mark, String)>,
}

/// What a legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A two-way pair.
    TwoWay,
    /// A pair two-way in its totals only.
    Summed,
    /// A one-way pair.
    OneWay,
    /// A one-way pair answered "nothing is needed back".
    Calm,
    /// A cell of a matrix with these flags of the scene.
    Cell(u8),
    /// Outside the company.
    External,
    /// A reporting line.
    Reporting,
    /// A dotted line.
    Dotted,
    /// A vacant position.
    Vacant,
    /// The stripe of the unit with this colour.
    Unit(u32),
    /// The stripe and letter of this case of the colour rules.
    Case(u32),
}

const TITLE: Type = Type::new(22.0, Weight::SemiBold, Token::INK);
const SUBTITLE: Type = Type::new(13.0, Weight::Regular, Token::MUTED);
/// Width of a mark, and of a legend's gaps.
const MARK: f64 = 36.0;
const GAP: f64 = 28.0;
const ROW: f64 = 24.0;
/// Pictures are made at least this wide, so that a title fits.
const LEAST_WIDTH: f64 = 640.0;
const PAD: f64 = 32.0;

/// `scene` with title above and legend below, its bounds grown by both. O(size of the scene + legend).
#[must_use]
pub fn dressed(scene: Scene, dressing: &Dressing) -> Scene {
    let revision = scene.revision;
    let (picture, width) = (scene.bounds, scene.bounds.w.max(LEAST_WIDTH) - 2.0 * PAD);
    let left = picture.x + PAD;
    let mut builder = Builder::from(scene);
    if ![&dressing.title, &dressing.subtitle, &dressing.shown].iter().all(|text| text.is_empty()) {
        title(&mut builder, dressing, Rect::new(left, picture.y - 44.0, width, 52.0));
    }
    if !dressing.legend.is_empty() {
        legend(&mut builder, &dressing.legend, Point::new(left, picture.bottom() - 4.0), width);
    }
    builder.finish(PAD, revision)
}

fn title(builder: &mut Builder, dressing: &Dressing, place: Rect) {
    builder.begin(Kind::Label, "title", place, 0);
    builder.text(lod::ALL, Point::new(0.0, 22.0), place.w, &dressing.title, TITLE);
    let shown = measure(&dressing.shown, SUBTITLE);
    builder.text(lod::ALL, Point::new(0.0, 46.0), place.w - shown - GAP, &dressing.subtitle, SUBTITLE);
    let right = SUBTITLE.aligned(Align::Right);
    builder.text(lod::ALL, Point::new(place.w, 46.0), place.w, &dressing.shown, right);
}

/// In rows as wide as the picture.
fn legend(builder: &mut Builder, entries: &[(Mark, String)], corner: Point, width: f64) {
    let mut places = Vec::with_capacity(entries.len());
    let (mut x, mut y) = (0.0, 0.0);
    for (_, text) in entries {
        let own = (MARK + 8.0 + measure(text, DETAIL)).min(width);
        if x > 0.0 && x + own > width {
            (x, y) = (0.0, y + ROW);
        }
        places.push(Point::new(x, y));
        x += own + GAP;
    }
    builder.begin(Kind::Label, "legend", Rect::new(corner.x, corner.y, width, y + ROW), 0);
    for ((mark, text), at) in entries.iter().zip(places) {
        let middle = Point::new(at.x, at.y + ROW / 2.0);
        let world = Point::new(corner.x + middle.x, corner.y + middle.y);
        draw_mark(builder, *mark, middle, world);
        let words = Point::new(at.x + MARK + 8.0, middle.y + 4.25);
        builder.text(lod::ALL, words, width - MARK - 8.0, text, DETAIL);
    }
}

/// `at` is the left end of the mark within the item, `world` the same place in world coordinates.
fn draw_mark(builder: &mut Builder, mark: Mark, at: Point, world: Point) {
    let card = Rect::new(at.x + 6.0, at.y - 7.0, MARK - 12.0, 14.0);
    match mark {
        Mark::TwoWay => line_mark(builder, world, Op::Double, (6.5, 2.5), Token::TWO_WAY),
        Mark::Summed => line_mark(builder, world, Op::Hollow, (7.0, 4.5), Token::TWO_WAY),
        Mark::OneWay => line_mark(builder, world, Op::Path, (ONE_WAY_WIDTH, 0.0), Token::ONE_WAY_LINE),
        Mark::Calm => line_mark(builder, world, Op::Path, (ONE_WAY_WIDTH, 0.0), Token::CALM),
        Mark::Cell(flags) => {
            let corner = Point::new(at.x + MARK - CELL, at.y - CELL / 2.0);
            cell_mark(builder, corner, flags, 1);
        }
        Mark::Reporting => {
            let ends = [world, Point::new(world.x + MARK, world.y)];
            builder.path(lod::ALL, Op::Path, &ends, 0.0, 0.0, Paint::stroked(Token::REPORTING, 1.25));
        }
        Mark::Dotted => {
            for dash in 0..4 {
                let x = world.x + 10.0 * f64::from(dash);
                let ends = [Point::new(x, world.y), Point::new(x + 6.0, world.y)];
                builder.path(lod::ALL, Op::Path, &ends, 0.0, 0.0, Paint::stroked(Token::MUTED, 1.25));
            }
        }
        Mark::External => {
            builder.rect(lod::ALL, card, 7.0, Paint::stroked(Token::EXTERNAL, 1.5).with_fill(Token::SURFACE));
        }
        Mark::Vacant => {
            builder.rect(lod::ALL, card, 4.0, Paint::stroked(Token::REPORTING, 1.0).with_fill(Token::BG));
        }
        Mark::Case(case) => {
            let frame = Rect::new(at.x + MARK - 20.0, at.y - 9.0, 18.0, 18.0);
            letter(builder, lod::ALL, frame, &case_letter(case), Token::stripe(case_colour(case)));
        }
        Mark::Unit(colour) => {
            let stripe = Rect::new(at.x + MARK - 8.0, at.y - 7.0, 4.0, 14.0);
            builder.rect(lod::ALL, stripe, 2.0, Paint::filled(Token::stripe(colour)));
        }
    }
}

fn line_mark(builder: &mut Builder, at: Point, op: Op, (width, gap): (f64, f64), colour: Token) {
    let mut points = vec![at, Point::new(at.x + MARK, at.y)];
    let mut heads = Vec::new();
    let (long, broad) = if op == Op::Path { (9.0, 8.0) } else { (9.0, 11.0) };
    heads.extend(head(&mut points, long, broad));
    if op != Op::Path {
        points.reverse();
        heads.extend(head(&mut points, long, broad));
    }
    builder.path(lod::ALL, op, &points, 0.0, gap, Paint::stroked(colour, width));
    for corners in heads {
        builder.head(lod::ALL, corners, colour);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressing() -> Dressing {
        let marks = [
            Mark::TwoWay,
            Mark::Summed,
            Mark::OneWay,
            Mark::Calm,
            Mark::External,
            Mark::Unit(3),
            Mark::Case(27),
        ];
        Dressing {
            title: "Nusantara".to_owned(),
            subtitle: "22 November 2026".to_owned(),
            shown: "12 of 40 links shown".to_owned(),
            legend: marks.iter().map(|&mark| (mark, "what it means in words".to_owned())).collect(),
        }
    }

    #[test]
    fn a_dressed_picture_covers_nothing_of_the_picture() {
        let mut builder = Builder::default();
        builder.begin(Kind::Card, "unit:1", Rect::new(0.0, 0.0, 900.0, 300.0), 0);
        let plain = builder.finish(32.0, 5);
        let dressed = dressed(plain.clone(), &dressing());
        assert_eq!(dressed.revision, 5);
        assert_eq!(dressed.items[0], plain.items[0]);
        for item in &dressed.items[1..] {
            assert!(!item.bbox.intersects(dressed.items[0].bbox), "{item:?}");
            assert!(dressed.bounds.contains(Point::new(item.bbox.x, item.bbox.y)));
            assert!(dressed.bounds.contains(Point::new(item.bbox.right(), item.bbox.bottom())));
        }
    }

    #[test]
    fn without_words_nothing_is_added() {
        let mut builder = Builder::default();
        builder.begin(Kind::Card, "unit:1", Rect::new(0.0, 0.0, 90.0, 30.0), 0);
        let plain = builder.finish(32.0, 0);
        assert_eq!(dressed(plain.clone(), &Dressing::default()), plain);
    }
}
