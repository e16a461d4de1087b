//! What a drawing is like in figures: crossings, bends, drawn length and area.
//!
//! Guarantees: crossings are counted, not sampled, on a grid of 1/1024 unit in whole numbers, so that the answer
//! hangs on nothing but the drawing. Lines with a common end may run together for a while: they cross only where
//! one runs right through the other. Whether other lines that touch cross is found by moving the later one a
//! little, the same way always (H. Edelsbrunner, E. Mücke, "Simulation of simplicity", 1990).

use crate::geometry::{Point, Rect};

/// A line as drawn.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Where it runs; a curve as a polyline.
    pub points: &'a [Point],
    /// Its corners before they were rounded; a curve has none.
    pub bends: usize,
}

/// The figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Points at which two different lines cross; two that cross twice count twice.
    pub crossings: u64,
    /// Corners of all lines.
    pub bends: u64,
    /// Drawn length of all lines.
    pub length: f64,
    /// Of the smallest box round everything.
    pub width: f64,
    /// Of the same box.
    pub height: f64,
}

impl Score {
    /// Width by height.
    #[must_use]
    pub fn area(&self) -> f64 {
        self.width * self.height
    }
}

/// Scores a drawing. O(s √s log s + k) for s straight pieces of lines that run mostly within a few of √s upright
/// strips, and k pairs of pieces whose boxes overlap in one; at worst quadratic.
#[must_use]
pub fn score(boxes: &[Rect], lines: &[Line<'_>]) -> Score {
    let points = lines.iter().flat_map(|line| line.points.iter());
    let dots = points.map(|&point| Rect::spanning(point, point));
    let whole = Rect::around(boxes.iter().copied().chain(dots)).unwrap_or_default();
    let length = |line: &Line<'_>| -> f64 {
        line.points.windows(2).map(|ends| (ends[1].x - ends[0].x).hypot(ends[1].y - ends[0].y)).sum()
    };
    Score {
        crossings: crossings(&pieces(lines)),
        bends: lines.iter().map(|line| line.bends as u64).sum(),
        length: lines.iter().map(length).fold(0.0, |sum, length| sum + length),
        width: whole.w,
        height: whole.h,
    }
}

/// The corners of a line before they are rounded: inner points at which it turns.
#[must_use]
pub fn corners(points: &[Point]) -> usize {
    let turns = |three: &&[Point]| {
        let [a, b, c] = three else { return false };
        let (px, py, qx, qy) = (b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y);
        (px * qy - py * qx).abs() > 1e-6 || px * qx + py * qy < 0.0
    };
    points.windows(3).filter(turns).count()
}

/// A straight piece, its left end first.
#[derive(Clone, Copy, Debug)]
struct Piece {
    line: u32,
    from: (i64, i64),
    to: (i64, i64),
    /// Where the line begins and ends.
    ends: [(i64, i64); 2],
}

/// Steps of the grid in a unit.
const FINE: f64 = 1024.0;

fn pieces(lines: &[Line<'_>]) -> Vec<Piece> {
    let whole = |point: Point| ((point.x * FINE).round() as i64, (point.y * FINE).round() as i64);
    let mut pieces = Vec::new();
    for (line, drawn) in (0..).zip(lines) {
        let mut points: Vec<(i64, i64)> = drawn.points.iter().map(|&point| whole(point)).collect();
        points.dedup();
        let (Some(&first), Some(&last)) = (points.first(), points.last()) else { continue };
        for ends in points.windows(2) {
            let (from, to) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
            pieces.push(Piece { line, from, to, ends: [first, last] });
        }
    }
    pieces
}

/// Crossings between pieces of different lines, strip by strip: a pair counts in the strip it crosses in.
fn crossings(pieces: &[Piece]) -> u64 {
    let (Some(left), Some(right)) =
        (pieces.iter().map(|piece| piece.from.0).min(), pieces.iter().map(|piece| piece.to.0).max())
    else {
        return 0;
    };
    let strips = ((pieces.len() as f64).sqrt() * 2.0).ceil() as i64;
    let wide = (right - left) / strips + 1;
    let strip = |x: i64| (x - left).div_euclid(wide) as usize;
    let mut within: Vec<Vec<Passing>> = vec![Vec::new(); strips as usize];
    for (at, piece) in (0..).zip(pieces) {
        let passed = strip(piece.from.0)..strip(piece.to.0) + 1;
        for (strip, number) in within[passed.clone()].iter_mut().zip(passed) {
            let start = left + number as i64 * wide;
            strip.push(Passing::of(at, piece, start, start + wide));
        }
    }
    let mut count = 0;
    for (number, passing) in within.iter_mut().enumerate() {
        passing.sort_unstable_by_key(|pass| (pass.top, pass.piece));
        for (at, one) in passing.iter().enumerate() {
            for other in passing[at + 1..].iter().take_while(|other| other.top <= one.bottom) {
                let (a, b) = (&pieces[one.piece as usize], &pieces[other.piece as usize]);
                let here = a.line != b.line && crossing(a, b).is_some_and(|x| strip(x) == number);
                count += u64::from(here);
            }
        }
    }
    count
}

/// The part of a piece within a strip: how high and how low it reaches there.
#[derive(Clone, Copy)]
struct Passing {
    piece: u32,
    top: i64,
    bottom: i64,
}

impl Passing {
    fn of(at: u32, piece: &Piece, start: i64, end: i64) -> Self {
        let (from, to) = (piece.from, piece.to);
        let height = |x: i64| {
            let (run, rise) = (i128::from(to.0 - from.0), i128::from(to.1 - from.1));
            from.1 + (rise * i128::from(x - from.0)).div_euclid(run) as i64
        };
        let a = if start <= from.0 { from.1 } else { height(start) };
        let b = if end >= to.0 { to.1 } else { height(end) };
        Self { piece: at, top: a.min(b) - 1, bottom: a.max(b) + 1 }
    }
}

/// The x of the point, rounded down, at which two pieces cross.
fn crossing(a: &Piece, b: &Piece) -> Option<i64> {
    let (a, b) = if a.line < b.line { (a, b) } else { (b, a) };
    let (from, to) = (side(a, b.from), side(a, b.to));
    let (start, end) = (side(b, a.from), side(b, a.to));
    let apart = |from: i128, to: i128, nudge: bool| {
        let left = |side: i128| if side == 0 { nudge } else { side > 0 };
        left(from) != left(to)
    };
    let touch = [from, to, start, end].contains(&0);
    let crosses = apart(from, to, nudged(a))
        && apart(start, end, !nudged(b))
        && !(touch && a.ends.iter().any(|end| b.ends.contains(end)));
    crosses.then(|| {
        let run = i128::from(b.to.0 - b.from.0);
        b.from.0 + (run * from.abs()).div_euclid((from - to).abs()) as i64
    })
}

/// Which side of a piece a point lies on, and how far.
fn side(of: &Piece, point: (i64, i64)) -> i128 {
    let (dx, dy) = (i128::from(of.to.0 - of.from.0), i128::from(of.to.1 - of.from.1));
    let (px, py) = (i128::from(point.0 - of.from.0), i128::from(point.1 - of.from.1));
    dx * py - dy * px
}

/// The side that a point on a piece comes to lie on, moved a little to the right and much less down.
fn nudged(piece: &Piece) -> bool {
    let (dx, dy) = (piece.to.0 - piece.from.0, piece.to.1 - piece.from.1);
    if dy == 0 { dx > 0 } else { dy < 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn count(drawn: &[Vec<Point>]) -> u64 {
        let lines: Vec<Line<'_>> = drawn.iter().map(|points| Line { points, bends: 0 }).collect();
        score(&[], &lines).crossings
    }

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|&(x, y)| Point::new(x, y)).collect()
    }

    /// Every two of `n` points on a circle joined.
    fn all_joined(n: u32) -> Vec<Vec<Point>> {
        let at = |i: u32| {
            let angle = f64::from(i) * std::f64::consts::TAU / f64::from(n);
            (1000.0 * angle.cos(), 1000.0 * angle.sin())
        };
        (0..n).flat_map(|i| (i + 1..n).map(move |j| (i, j))).map(|(i, j)| line(&[at(i), at(j)])).collect()
    }

    #[test]
    fn all_joined_on_a_circle_cross_as_often_as_there_are_fours() {
        for n in [5, 7, 9] {
            assert_eq!(count(&all_joined(n)), u64::from(n * (n - 1) * (n - 2) * (n - 3) / 24));
        }
    }

    #[test]
    fn lines_on_each_other_do_not_cross_and_bends_that_meet_do_once() {
        assert_eq!(count(&[line(&[(0.0, 0.0), (9.0, 0.0)]), line(&[(3.0, 0.0), (5.0, 0.0)])]), 0);
        let across = line(&[(5.0, 50.0), (50.0, 50.0), (95.0, 50.0)]);
        let down = line(&[(50.0, 5.0), (50.0, 50.0), (50.0, 95.0)]);
        assert_eq!(count(&[across, down]), 1);
    }

    #[test]
    fn lines_that_leave_one_trunk_do_not_cross() {
        let to = |x: f64| line(&[(50.0, 0.0), (50.0, 20.0), (x, 20.0), (x, 40.0)]);
        assert_eq!(count(&[to(0.0), to(100.0), to(30.0), to(50.0)]), 0);
    }

    #[test]
    fn length_bends_and_area_are_those_of_the_drawing() {
        let points = line(&[(0.0, 0.0), (30.0, 0.0), (30.0, 40.0)]);
        let scored = score(&[Rect::new(-10.0, 0.0, 5.0, 5.0)], &[Line { points: &points, bends: 1 }]);
        assert_eq!((scored.length, scored.bends, scored.area()), (70.0, 1, 1600.0));
        assert_eq!(score(&[], &[]), Score::default());
        assert_eq!(corners(&points), 1);
        assert_eq!(corners(&line(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (1.0, 1.0)])), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 200,
            rng_seed: proptest::test_runner::RngSeed::Fixed(7),
            failure_persistence: None,
            ..ProptestConfig::default()
        })]
        #[test]
        fn strips_find_what_testing_every_pair_finds(
            drawn in prop::collection::vec(prop::collection::vec((0..40_i32, 0..20_i32), 2..5), 2..30),
        ) {
            let drawn: Vec<Vec<Point>> = drawn
                .iter()
                .map(|points| points.iter().map(|&(x, y)| Point::new(f64::from(x) / 3.0, f64::from(y))).collect())
                .collect();
            let lines: Vec<Line<'_>> = drawn.iter().map(|points| Line { points, bends: 0 }).collect();
            let pieces = pieces(&lines);
            let mut every = 0;
            for (at, a) in pieces.iter().enumerate() {
                let others = pieces[at + 1..].iter().filter(|b| b.line != a.line);
                every += others.filter(|b| crossing(a, b).is_some()).count() as u64;
            }
            prop_assert_eq!(count(&drawn), every);
        }
    }
}
