//! What every line is made of: trimming, heads, hulls.

use simpul_layout::geometry::{Point, Rect};

/// The distance between two points.
pub(crate) fn distance(a: Point, b: Point) -> f64 {
    (b.x - a.x).hypot(b.y - a.y)
}

/// The point `way` (0 to 1) from `a` to `b`.
pub(crate) fn between(a: Point, b: Point, way: f64) -> Point {
    Point::new(a.x + (b.x - a.x) * way, a.y + (b.y - a.y) * way)
}

/// The smallest box round `points`, grown by `margin`.
pub(crate) fn hull(points: &[Point], margin: f64) -> Rect {
    let boxes = points.iter().map(|&point| Rect::spanning(point, point));
    Rect::around(boxes).unwrap_or_default().grown(margin)
}

/// A triangle with its tip at the end of `points`, pointing the way the line arrives, and the line shortened
/// to reach just into it. `None` for a line too short to carry one.
pub(crate) fn head(points: &mut Vec<Point>, length: f64, breadth: f64) -> Option<[Point; 3]> {
    let tip = *points.last()?;
    let mut left = length;
    let mut tail = points.clone();
    loop {
        let end = tail.pop()?;
        let before = *tail.last()?;
        let piece = distance(before, end);
        if piece > left {
            tail.push(between(end, before, left / piece));
            break;
        }
        left -= piece;
    }
    let base = *tail.last()?;
    let (dx, dy) = ((tip.x - base.x) / length, (tip.y - base.y) / length);
    let (nx, ny) = (-dy * breadth / 2.0, dx * breadth / 2.0);
    // Lines reach a little into their heads, so that no seam shows.
    if let Some(end) = tail.last_mut() {
        *end = between(base, tip, 0.15);
    }
    *points = tail;
    Some([tip, Point::new(base.x + nx, base.y + ny), Point::new(base.x - nx, base.y - ny)])
}

/// Leads the end of `points`, on the border of `card`, on to the outline where its corners are rounded.
pub(crate) fn dock(points: &mut [Point], card: Rect, radius: f64) {
    let [.., before, end] = points else { return };
    let upright = (end.x - before.x).abs() <= (end.y - before.y).abs();
    let from_corner = if upright {
        (end.x - card.x).min(card.right() - end.x)
    } else {
        (end.y - card.y).min(card.bottom() - end.y)
    };
    if !(0.0..radius).contains(&from_corner) {
        return;
    }
    let across = radius - from_corner;
    let inset = radius - (radius * radius - across * across).sqrt();
    if upright {
        end.y += inset * (end.y - before.y).signum();
    } else {
        end.x += inset * (end.x - before.x).signum();
    }
}

/// `points` with its bends rounded as painters round them: each becomes a quadratic curve that begins and
/// ends `radius` away from it, or half-way along a shorter piece. Keeps within half a unit of the curve for a
/// radius of up to 18.
pub(crate) fn rounded(points: &[Point], radius: f64) -> Vec<Point> {
    let towards = |from: Point, to: Point| {
        let length = distance(from, to);
        between(from, to, if length > 0.0 { (radius / length).min(0.5) } else { 0.0 })
    };
    let mut curve = Vec::with_capacity(points.len() * CHORDS);
    for (index, &bend) in points.iter().enumerate() {
        let next = points.get(index + 1).filter(|_| index > 0 && radius > 0.0);
        let Some(&next) = next else {
            curve.push(bend);
            continue;
        };
        let (from, to) = (towards(bend, points[index - 1]), towards(bend, next));
        curve.extend((0..=CHORDS).map(|step| {
            let way = step as f64 / CHORDS as f64;
            between(between(from, bend, way), between(bend, to, way), way)
        }));
    }
    curve
}

/// Pieces of a line of this length with gaps between; the last piece ends where the line does.
pub(crate) fn dashed(points: &[Point], dash: f64, gap: f64) -> Vec<Vec<Point>> {
    let length: f64 = pieces(points).map(|(a, b)| distance(a, b)).sum();
    let count = ((length + gap) / (dash + gap)).round().max(1.0);
    // As near to what is asked for as begins and ends with a dash.
    let fit = length / (count * dash + (count - 1.0) * gap);
    let (dash, gap) = (dash * fit, gap * fit);
    let mut dashes = Vec::with_capacity(count as usize);
    let mut current: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut drawing, mut left) = (true, dash);
    for (a, b) in pieces(points) {
        let piece = distance(a, b);
        let mut gone = 0.0;
        while piece - gone > left {
            gone += left;
            let at = between(a, b, gone / piece);
            if drawing {
                current.push(at);
                dashes.push(std::mem::take(&mut current));
            } else {
                current = vec![at];
            }
            drawing = !drawing;
            left = if drawing { dash } else { gap };
        }
        left -= piece - gone;
        if drawing {
            current.push(b);
        }
    }
    dashes.extend(Some(current).filter(|last| last.len() > 1));
    dashes
}

/// The outline of a box with rounded corners, from the middle of its upper side round to there.
pub(crate) fn outlined(rect: Rect, radius: f64) -> Vec<Point> {
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0);
    let corners = [
        (rect.right() - radius, rect.y + radius),
        (rect.right() - radius, rect.bottom() - radius),
        (rect.x + radius, rect.bottom() - radius),
        (rect.x + radius, rect.y + radius),
    ];
    let start = Point::new(rect.center().x, rect.y);
    let mut points = vec![start];
    for (corner, (x, y)) in (0_u32..).zip(corners) {
        for step in 0..=CHORDS {
            let quarter = f64::from(corner) - 1.0 + step as f64 / CHORDS as f64;
            let angle = quarter * std::f64::consts::FRAC_PI_2;
            points.push(Point::new(x + radius * angle.cos(), y + radius * angle.sin()));
        }
    }
    points.push(start);
    points
}

/// Pieces of a polyline for each rounded bend.
const CHORDS: usize = 5;

/// The straight pieces of `points`, as pairs of ends.
pub(crate) fn pieces(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points.windows(2).map(|pair| (pair[0], pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_points_the_way_its_line_arrives() {
        let mut line = vec![Point::new(0.0, 0.0), Point::new(0.0, 50.0)];
        let [tip, a, b] = head(&mut line, 10.0, 8.0).unwrap();
        assert_eq!(tip, Point::new(0.0, 50.0));
        assert_eq!((a.y, b.y), (40.0, 40.0));
        assert_eq!((a.x - b.x).abs(), 8.0);
        assert_eq!(line, [Point::new(0.0, 0.0), Point::new(0.0, 41.5)]);
        assert_eq!(head(&mut vec![Point::default(), Point::new(3.0, 0.0)], 10.0, 8.0), None);
    }

    #[test]
    fn a_rounded_line_keeps_its_ends_and_cuts_its_corners() {
        let corner = [Point::new(0.0, 0.0), Point::new(50.0, 0.0), Point::new(50.0, 20.0)];
        let curve = rounded(&corner, 14.0);
        assert_eq!((curve[0], curve[1]), (corner[0], Point::new(36.0, 0.0)));
        assert_eq!((curve[curve.len() - 2], curve[curve.len() - 1]), (Point::new(50.0, 10.0), corner[2]));
        assert!(curve.iter().all(|&point| distance(point, corner[1]) > 4.0));
        assert_eq!(rounded(&corner, 0.0), corner);
        assert_eq!(rounded(&corner[..2], 14.0), corner[..2]);
    }

    #[test]
    fn dashes_begin_and_end_where_the_line_does() {
        let line = [Point::new(0.0, 0.0), Point::new(50.0, 0.0), Point::new(50.0, 40.0)];
        let dashes = dashed(&line, 7.0, 5.0);
        assert_eq!(dashes.len(), 8);
        assert_eq!((dashes[0][0], *dashes[7].last().unwrap()), (line[0], line[2]));
        let drawn: f64 = dashes.iter().flat_map(|dash| pieces(dash)).map(|(a, b)| distance(a, b)).sum();
        assert!((drawn / 90.0 - 8.0 * 7.0 / (8.0 * 7.0 + 7.0 * 5.0)).abs() < 1e-9, "{drawn}");
        assert_eq!(dashed(&line[..2], 70.0, 5.0), [vec![line[0], line[1]]]);
        assert!(dashed(&[], 7.0, 5.0).is_empty());
    }

    #[test]
    fn an_outline_runs_round_its_box() {
        let rect = Rect::new(10.0, 20.0, 100.0, 50.0);
        let outline = outlined(rect, 8.0);
        assert_eq!(outline.first(), outline.last());
        assert_eq!(Rect::around(outline.iter().map(|&p| Rect::spanning(p, p))), Some(rect));
    }

    #[test]
    fn a_line_goes_on_to_a_rounded_corner() {
        let card = Rect::new(0.0, 100.0, 200.0, 60.0);
        let mut line = [Point::new(6.0, 50.0), Point::new(6.0, 100.0)];
        dock(&mut line, card, 30.0);
        assert_eq!(line[1], Point::new(6.0, 112.0));
        let mut middle = [Point::new(90.0, 50.0), Point::new(90.0, 100.0)];
        dock(&mut middle, card, 30.0);
        assert_eq!(middle[1], Point::new(90.0, 100.0));
    }
}
