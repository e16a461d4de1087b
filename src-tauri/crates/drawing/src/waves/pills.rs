//! The numbers on lines.

use simpul_layout::geometry::{Point, Rect, Size};
use simpul_layout::waves::WavesLayout;

use super::WavesPicture;
use crate::card::{SMALL, measure};
use crate::line::{between, distance};

/// How many needs each line stands for, where these are several: at the end of the line where it has more room, and
/// not where another number stands already, as the boxes say theirs too.
pub(super) fn pills(picture: &WavesPicture, layout: &WavesLayout) -> Vec<Option<(Rect, String)>> {
    let mut ends = vec![(0_u32, 0_u32); picture.boxes.len()];
    for line in &picture.lines {
        ends[line.from as usize].0 += 1;
        ends[line.to as usize].1 += 1;
    }
    let mut taken: Vec<Rect> = Vec::new();
    let lines = picture.lines.iter().zip(&layout.routes);
    lines
        .map(|(line, route)| {
            if line.count.is_empty() || picture.lines.len() > MOST_PILLS {
                return None;
            }
            let fans_out = ends[line.from as usize].0 > ends[line.to as usize].1;
            let middle = if fans_out { walked(route.iter().rev()) } else { walked(route.iter()) };
            let size = Size::new((measure(&line.count, SMALL) + 12.0).max(18.0).ceil(), 17.0);
            let place = Rect::new(middle.x - size.w / 2.0, middle.y - size.h / 2.0, size.w, size.h);
            if taken.iter().any(|other| other.intersects(place)) {
                return None;
            }
            taken.push(place);
            Some((place, line.count.clone()))
        })
        .collect()
}

/// More lines than this carry no numbers.
const MOST_PILLS: usize = 1_500;
/// How far from its end a number stands on a line.
const PILL_AT: f64 = 30.0;

/// The point a little way along a line.
fn walked<'p>(points: impl Iterator<Item = &'p Point>) -> Point {
    let mut points = points.copied();
    let mut at = points.next().unwrap_or_default();
    let mut left = PILL_AT;
    for next in points {
        let piece = distance(at, next);
        if piece >= left && piece > 0.0 {
            return between(at, next, left / piece);
        }
        left -= piece;
        at = next;
    }
    at
}
