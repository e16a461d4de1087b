//! The matrix of needs as a scene: headings at the left and on top, a mark for each cell that is not empty.
//!
//! A two-way pair shows twice, across the diagonal, each time as a square with a double border; what runs one way
//! is round. Strength fills a mark: pale, full, and full to the edges of its cell.

use simpul_layout::geometry::{Point, Rect};

use crate::card::{SMALL, measure};
use crate::metrics::{Weight, fit};
use crate::scene::{Align, Builder, Kind, Op, Paint, Scene, Type, flags, lod};
use crate::theme::Token;

/// Side of a cell.
pub const CELL: f64 = 24.0;
/// Length of a heading.
pub const HEADING: f64 = 212.0;
/// How much further in each level of the tree begins.
const INDENT: f64 = 14.0;
/// Room for the mark that folds.
const MARK: f64 = 16.0;
/// Between the words of a heading and the cells.
const END: f64 = 8.0;
/// Deeper headings begin no further in.
const DEEPEST: u32 = 7;

/// What a matrix shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixInput {
    /// Rows, and columns in the same order.
    pub heads: Vec<MatrixHead>,
    /// Where those outside the company begin.
    pub external_from: u32,
    /// Where heads that belong together begin, and how many they are.
    pub blocks: Vec<(u32, u32)>,
    /// By row, then column.
    pub cells: Vec<MatrixCell>,
    /// "Row gives to column", beside the corner.
    pub reading: String,
    /// Revision of the document.
    pub revision: u32,
}

/// One row and column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixHead {
    /// Record key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// How deep it lies, from 1.
    pub depth: u32,
    /// What is written on the diagonal.
    pub inside: String,
}

/// A cell that is not empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MatrixCell {
    /// Who gives.
    pub row: u32,
    /// Who needs.
    pub column: u32,
    /// Key of the pair.
    pub key: String,
    /// Its strength in words.
    pub label: String,
    /// How strong, from 1 to 3.
    pub step: u8,
    /// Bits of [`flags`].
    pub flags: u8,
}

const WORDS: Type = Type::new(12.0, Weight::Regular, Token::INK);

/// How far in the words of a heading begin.
#[must_use]
pub fn indent(depth: u32) -> f64 {
    f64::from(depth.clamp(1, DEEPEST) - 1) * INDENT + MARK
}

/// A name cut to the room its heading has.
#[must_use]
pub fn label(name: &str, depth: u32) -> String {
    fit(name, WORDS.size, WORDS.weight, HEADING - indent(depth) - END).into_owned()
}

/// Draws the matrix. Linear in heads and cells.
#[must_use]
pub fn draw(input: &MatrixInput) -> Scene {
    let mut builder = Builder::default();
    let side = input.heads.len() as f64 * CELL;
    ground(&mut builder, input, side);
    for (cell, at) in input.cells.iter().map(|cell| (cell, cell_place(cell.row, cell.column))) {
        builder.begin(Kind::Label, &cell.key, at, cell.flags);
        mark(&mut builder, cell);
    }
    for (head, at) in input.heads.iter().zip(0_u32..) {
        heading(&mut builder, head, at);
    }
    reading(&mut builder, &input.reading);
    builder.finish(24.0, input.revision)
}

/// The heading of a row.
#[must_use]
pub fn heading_place(row: u32) -> Rect {
    Rect::new(0.0, HEADING + f64::from(row) * CELL, HEADING, CELL)
}

/// The cell of a row and a column.
#[must_use]
pub fn cell_place(row: u32, column: u32) -> Rect {
    Rect::new(HEADING + f64::from(column) * CELL, HEADING + f64::from(row) * CELL, CELL, CELL)
}

/// Grid, diagonal, blocks, and what parts the company from those outside.
fn ground(builder: &mut Builder, input: &MatrixInput, side: f64) {
    let whole = Rect::new(HEADING, HEADING, side, side);
    builder.begin(Kind::Area, "matrix", whole, 0);
    builder.rect(lod::ALL, Rect::new(0.0, 0.0, side, side), 0.0, Paint::filled(Token::SURFACE));
    let line = |builder: &mut Builder, at: f64, stroke: Token, width: f64| {
        let paint = Paint::stroked(stroke, width);
        let end = HEADING + side;
        let across = [Point::new(0.0, HEADING + at), Point::new(end, HEADING + at)];
        let down = [Point::new(HEADING + at, 0.0), Point::new(HEADING + at, end)];
        builder.path(lod::FULL, Op::Path, &across, 0.0, 0.0, paint);
        builder.path(lod::FULL, Op::Path, &down, 0.0, 0.0, paint);
    };
    for at in 0..input.heads.len() {
        let corner = at as f64 * CELL;
        builder.rect(lod::ALL, Rect::new(corner, corner, CELL, CELL), 0.0, Paint::filled(Token::LINE));
    }
    // Between headings as well: a short name is led to its cells.
    for at in 0..=input.heads.len() {
        line(builder, at as f64 * CELL, Token::LINE, 0.5);
    }
    if (1..input.heads.len() as u32).contains(&input.external_from) {
        line(builder, f64::from(input.external_from) * CELL, Token::EXTERNAL, 1.5);
    }
    for &(start, length) in &input.blocks {
        let corner = f64::from(start) * CELL;
        let side = f64::from(length) * CELL;
        let paint = Paint::stroked(Token::MUTED, 1.5);
        builder.rect(lod::ALL, Rect::new(corner, corner, side, side), 3.0, paint);
    }
}

/// The mark of a cell and the number on it.
fn mark(builder: &mut Builder, cell: &MatrixCell) {
    let ink = cell_mark(builder, Point::default(), cell.flags, cell.step);
    let set = Type::new(10.0, Weight::SemiBold, ink).aligned(Align::Centre);
    builder.text(lod::FULL, Point::new(CELL / 2.0, CELL / 2.0 + 3.5), CELL, &cell.label, set);
}

/// The mark alone, in the cell with this corner; gives the colour of what is written on it.
pub(crate) fn cell_mark(builder: &mut Builder, corner: Point, flag: u8, step: u8) -> Token {
    let has = |flags: u8| flag & flags != 0;
    let gap = if step >= 3 { 1.0 } else { 3.0 };
    let (strong, pale) = match () {
        () if has(flags::TWO_WAY) => (Token::TWO_WAY, Token::TWO_WAY_BG),
        () if has(flags::CALM) => (Token::CALM, Token::SURFACE),
        () => (Token::ONE_WAY, Token::ONE_WAY_BG),
    };
    // What is two-way in its totals only stays hollow, and what is answered stays calm.
    let full = step >= 2 && !has(flags::SUMMED | flags::CALM);
    let fill = match () {
        () if full => strong,
        () if has(flags::SUMMED) => Token::SURFACE,
        () => pale,
    };
    let (middle, half) = (CELL / 2.0, CELL / 2.0 - gap);
    let paint = Paint::stroked(strong, 1.0).with_fill(fill);
    if has(flags::TWO_WAY) {
        let square = Rect::new(corner.x + gap, corner.y + gap, 2.0 * half, 2.0 * half);
        builder.rect(lod::ALL, square, 3.0, paint);
        let border = if full { Token::ON_ACCENT } else { strong };
        builder.rect(lod::FULL, square.grown(-2.0), 2.0, Paint::stroked(border, 1.0));
    } else {
        builder.circle(lod::ALL, Point::new(corner.x + middle, corner.y + middle), half, paint);
    }
    match () {
        () if full => Token::ON_ACCENT,
        () if has(flags::CALM) => Token::INK,
        () => strong,
    }
}

/// The name at the left of its row and, turned, on top of its column; its needs inside on the diagonal.
fn heading(builder: &mut Builder, head: &MatrixHead, at: u32) {
    let along = HEADING + f64::from(at) * CELL;
    let begin = indent(head.depth);
    let room = HEADING - begin - END;
    builder.begin(Kind::Card, &head.key, heading_place(at), 0);
    builder.text(lod::FULL, Point::new(begin, 16.0), room, &head.name, WORDS);
    builder.begin(Kind::Label, &head.key, Rect::new(along, 0.0, CELL, HEADING), 0);
    builder.turned(lod::FULL, Point::new(8.0, begin), room, &head.name, WORDS, std::f64::consts::FRAC_PI_2);
    if !head.inside.is_empty() {
        builder.begin(Kind::Label, &head.key, cell_place(at, at), 0);
        let set = Type::new(10.0, Weight::Regular, Token::INK).aligned(Align::Centre);
        builder.text(lod::FULL, Point::new(CELL / 2.0, CELL / 2.0 + 3.5), CELL, &head.inside, set);
    }
}

/// Which way to read, in the corner between the headings.
fn reading(builder: &mut Builder, words: &str) {
    let set = SMALL.aligned(Align::Right);
    let wide = measure(words, set).min(HEADING - 2.0 * END);
    let corner = Rect::new(HEADING - END - wide, HEADING - 28.0, wide, 20.0);
    builder.begin(Kind::Label, "reading", corner, 0);
    builder.text(lod::FULL, Point::new(wide, 14.0), wide, words, set);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input() -> MatrixInput {
        let head = |key: &str, depth| MatrixHead {
            key: key.into(),
            name: format!("The unit that is called {key}"),
            depth,
            inside: String::new(),
        };
        let cell = |row, column, flags| MatrixCell {
            row,
            column,
            key: "pair:a~b".into(),
            label: "2".into(),
            step: 1,
            flags,
        };
        MatrixInput {
            heads: vec![head("unit:a", 1), head("unit:b", 30)],
            external_from: 2,
            cells: vec![cell(0, 1, flags::TWO_WAY), cell(1, 0, flags::TWO_WAY)],
            reading: "Row gives to column".into(),
            ..MatrixInput::default()
        }
    }

    #[test]
    fn a_two_way_pair_stands_on_both_sides_of_the_diagonal() {
        let scene = draw(&input());
        let cells: Vec<Rect> = scene
            .items
            .iter()
            .filter(|item| scene.strings.get(item.key) == "pair:a~b")
            .map(|item| item.bbox)
            .collect();
        assert_eq!(cells.len(), 2);
        assert_eq!((cells[0].x, cells[0].y), (cells[1].y, cells[1].x));
    }

    #[test]
    fn headings_fit_their_room_however_deep() {
        let name = "A name that is longer than any heading has room for, and then some more of it";
        for depth in [1, 4, 100] {
            let cut = label(name, depth);
            assert!(measure(&cut, WORDS) + indent(depth) <= HEADING, "{cut}");
        }
    }
}
