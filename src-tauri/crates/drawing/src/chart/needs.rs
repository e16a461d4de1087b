//! The needs of one box, drawn over the chart: a curve to every box it needs something from or serves, two-way
//! ones in front. The cards themselves are not drawn again.

use simpul_layout::geometry::{Point, Rect};
use simpul_layout::spokes::spokes;

use super::MARGIN;
use crate::line::{between, distance, hull};
use crate::map::wheel::FINE;
use crate::map::{LINES, Lines, MapPair, PairKind, Pill, line};
use crate::scene::{Builder, Kind, Op, Paint, Scene, lod};
use crate::theme::Token;

/// The needs of one box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeedsInput {
    /// Where it stands.
    pub hub: Rect,
    /// The other boxes.
    pub others: Vec<Rect>,
    /// What joins them: `a` of pair `n` is the hub, `b` the `n`-th other box, unless a one-way pair runs to the hub.
    pub pairs: Vec<NeedsPair>,
    /// Revision of the document.
    pub revision: u32,
}

/// What joins the hub and another box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeedsPair {
    /// Key of the line.
    pub key: String,
    /// Two-way, or one way only.
    pub kind: PairKind,
    /// Needs that the hub serves for the other.
    pub gives: u32,
    /// Needs that the other serves for the hub.
    pub gets: u32,
    /// Whether the other is outside the company.
    pub external: bool,
}

/// More curves than this are many: finer, so that the names below can be read, and their numbers stand in the list
/// alone.
const MANY: usize = 12;
/// What is kept free beside a line where it crosses others.
const CASING: f64 = 2.5;
const FINE_CASING: f64 = 1.0;
/// How far the frame of a joined box lies outside it.
const FRAME: f64 = 3.0;
const RADIUS: f64 = 9.0;
/// Where along its curve a pill is tried, the best places first.
const TRIED: [f64; 9] = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26, 0.82, 0.18];

/// Draws them over `scene`; nothing else of it changes but its bounds. Quadratic in the pairs for their pills.
///
/// # Panics
/// If there are fewer boxes than pairs.
#[must_use]
pub fn draw_needs(scene: Scene, input: &NeedsInput) -> Scene {
    let before = (scene.bounds, scene.items.is_empty());
    let mut builder = Builder::from(scene);
    let curves = spokes(input.hub, &input.others);
    for (pair, &rect) in input.pairs.iter().zip(&input.others) {
        frame(&mut builder, pair, rect);
    }
    let mut taken: Vec<Rect> = input.others.clone();
    taken.push(input.hub);
    let mut order: Vec<usize> = (0..input.pairs.len()).collect();
    order.sort_by_key(|&at| input.pairs[at].kind != PairKind::OneWay);
    let many = input.pairs.len() > MANY;
    let (lines, free) = if many { (&FINE, FINE_CASING) } else { (&LINES, CASING) };
    for at in order {
        let pair = &input.pairs[at];
        let mut course = curves[at].clone();
        let to_hub = pair.kind == PairKind::OneWay && pair.gives == 0;
        if to_hub {
            course.reverse();
        }
        let drawn = MapPair {
            key: pair.key.clone(),
            kind: pair.kind,
            forth: pair.gives,
            back: pair.gets,
            external: pair.external,
            ..MapPair::default()
        };
        let numbered = pair.kind != PairKind::OneWay && !many;
        let pill = numbered.then(|| pill(&drawn, &course, &mut taken)).flatten();
        casing(&mut builder, &drawn, &course, lines, free);
        line(&mut builder, &drawn, course, lines, pill.as_ref());
    }
    let mut scene = builder.finish(MARGIN, input.revision);
    if !before.1 {
        scene.bounds = scene.bounds.union(before.0);
    }
    scene
}

/// Which boxes are joined is seen from far away too.
fn frame(builder: &mut Builder, pair: &NeedsPair, rect: Rect) {
    let bbox = rect.grown(FRAME);
    builder.begin(Kind::Area, &pair.key, bbox, 0);
    let colour = if pair.kind == PairKind::OneWay { Token::ONE_WAY_LINE } else { Token::TWO_WAY };
    let place = Rect::new(0.0, 0.0, bbox.w, bbox.h);
    builder.rect(lod::ALL, place, RADIUS, Paint::stroked(colour, 1.5));
}

/// Lines that cross, and words below them, stay apart from it.
fn casing(builder: &mut Builder, pair: &MapPair, course: &[Point], lines: &Lines, free: f64) {
    let width =
        if pair.kind == PairKind::OneWay { lines.one_way } else { lines.ribbon.0.max(lines.hollow.0) };
    builder.begin(Kind::Area, &pair.key, hull(course, width), 0);
    let paint = Paint::stroked(Token::BG, width + 2.0 * free);
    builder.path(lod::ALL, Op::Path, course, 0.0, 0.0, paint);
}

/// A place on the curve where the pill covers no box and no other pill.
fn pill(pair: &MapPair, course: &[Point], taken: &mut Vec<Rect>) -> Option<Pill> {
    let place = |way: f64| Pill::at(pair, course, walked(course, way));
    let found =
        TRIED.into_iter().map(place).find(|pill| !taken.iter().any(|rect| rect.intersects(pill.place)));
    taken.extend(found.iter().map(|pill| pill.place));
    found
}

/// The point a share of its length along a line.
fn walked(course: &[Point], way: f64) -> Point {
    let length: f64 = course.windows(2).map(|pair| distance(pair[0], pair[1])).sum();
    let mut left = length * way;
    for pair in course.windows(2) {
        let piece = distance(pair[0], pair[1]);
        if piece >= left && piece > 0.0 {
            return between(pair[0], pair[1], left / piece);
        }
        left -= piece;
    }
    course.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::flags;

    fn input() -> NeedsInput {
        let pair =
            |key: &str, kind, gives, gets| NeedsPair { key: key.into(), kind, gives, gets, external: false };
        let places = [(0.0, 200.0), (500.0, 200.0), (1000.0, 200.0)];
        NeedsInput {
            hub: Rect::new(500.0, 0.0, 200.0, 60.0),
            others: places.map(|(x, y)| Rect::new(x, y, 200.0, 60.0)).to_vec(),
            pairs: vec![
                pair("serves", PairKind::OneWay, 2, 0),
                pair("both", PairKind::TwoWay, 2, 1),
                pair("served", PairKind::OneWay, 0, 1),
            ],
            revision: 3,
        }
    }

    #[test]
    fn two_way_lines_lie_in_front_and_heads_point_at_who_needs() {
        let scene = draw_needs(Scene::default(), &input());
        let edges: Vec<_> = scene.items.iter().filter(|item| item.kind == Kind::Edge).collect();
        let keys: Vec<&str> = edges.iter().map(|item| scene.strings.get(item.key)).collect();
        assert_eq!(keys, ["serves", "served", "both"]);
        let tips = |item: &crate::scene::Item| -> Vec<f64> {
            let heads = scene.prims_of(item).filter(|prim| prim.op == Op::Head);
            let long = heads.filter(|prim| prim.lod == lod::NAME | lod::FULL);
            long.map(|head| head.points[0].y).collect()
        };
        assert_eq!((tips(edges[0]), tips(edges[1])), (vec![200.0], vec![60.0]));
        assert_eq!(tips(edges[2]).len(), 2, "a head at each end");
        assert_eq!(edges[2].flags, flags::TWO_WAY);
        assert!(scene.prims_of(edges[2]).any(|prim| prim.op == Op::Double));
        assert!(scene.prims_of(edges[2]).any(|prim| prim.op == Op::Text), "its balance is read on it");
    }

    #[test]
    fn many_are_fine_and_leave_their_numbers_to_the_list() {
        let places = (0..=MANY).map(|at| Rect::new(at as f64 * 220.0, 200.0, 200.0, 60.0));
        let pair = |at: usize| NeedsPair {
            key: format!("{at}"),
            kind: PairKind::TwoWay,
            ..input().pairs[1].clone()
        };
        let many = NeedsInput { others: places.collect(), pairs: (0..=MANY).map(pair).collect(), ..input() };
        let scene = draw_needs(Scene::default(), &many);
        let prims = |kind| {
            scene.items.iter().filter(move |item| item.kind == kind).flat_map(|item| scene.prims_of(item))
        };
        assert!(prims(Kind::Edge).all(|prim| prim.op != Op::Text));
        assert_eq!(prims(Kind::Edge).filter(|prim| prim.op == Op::Double).count(), MANY + 1);
    }

    #[test]
    fn over_a_picture_they_come_last_and_leave_it_as_it_was() {
        let mut builder = Builder::default();
        builder.begin(Kind::Card, "position:1", Rect::new(500.0, 0.0, 200.0, 60.0), 0);
        let below = builder.finish(MARGIN, 3);
        let over = draw_needs(below.clone(), &input());
        assert_eq!(over.items[0], below.items[0]);
        assert!(over.items.len() > 1 && over.items[1..].iter().all(|item| item.kind != Kind::Card));
        assert_eq!(over.bounds, over.bounds.union(below.bounds));
        assert_eq!(draw_needs(Scene::default(), &NeedsInput::default()).items.len(), 0);
    }
}
