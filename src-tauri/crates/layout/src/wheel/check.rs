//! What every wheel keeps to, whatever is drawn.

use super::labels::between;
use super::{WheelInput, WheelLayout, WheelOptions, ends};
use crate::geometry::Point;

/// What is wrong with a drawing; nothing where all is well.
pub(crate) fn faults(input: &WheelInput<'_>, options: &WheelOptions, drawn: &WheelLayout) -> Vec<String> {
    let mut faults = Vec::new();
    let far = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y);
    let seats: Vec<_> = drawn.seats.iter().flatten().collect();
    for two in seats.windows(2) {
        if two[0].angle >= two[1].angle {
            faults.push(format!("{} is not before {}", two[0].angle, two[1].angle));
        }
    }
    let labels: Vec<_> = seats.iter().filter_map(|seat| Some((seat.angle, seat.label?))).collect();
    let radius = drawn.radius + options.seat + options.label_gap;
    for (at, &(angle, label)) in labels.iter().enumerate() {
        let next = labels[(at + 1) % labels.len()].0;
        if labels.len() > 1 && between(angle, next) * radius < options.line - 1e-6 {
            faults.push(format!("words at {angle} run into those at {next}"));
        }
        if label.turned.abs() > std::f64::consts::FRAC_PI_2 + 1e-6 {
            faults.push(format!("words at {angle} stand upside down"));
        }
    }
    for (route, &(from, to)) in drawn.routes.iter().zip(input.links) {
        for (end, head) in [(route.first(), from), (route.last(), to)] {
            let seat = drawn.seats[head as usize].map(|seat| seat.at);
            let reached = end.zip(seat).is_some_and(|(&end, seat)| far(end, seat) < options.seat + 1e-6);
            if !reached {
                faults.push(format!("a link does not reach {head}"));
            }
        }
        if route.iter().any(|&point| far(point, Point::default()) > drawn.radius + 1e-6) {
            faults.push(format!("a link leaves the circle between {from} and {to}"));
        }
    }
    let ends = ends(input.heads);
    for arc in &drawn.arcs {
        let inside = drawn.seats[arc.head as usize..ends[arc.head as usize]].iter().flatten();
        if inside.clone().any(|seat| !(arc.from..=arc.to).contains(&seat.angle)) {
            faults.push(format!("the arc of {} does not span its seats", arc.head));
        }
        let touches = |other: &&super::Arc| {
            other.head != arc.head && other.radius == arc.radius && other.from < arc.to && arc.from < other.to
        };
        if drawn.arcs.iter().any(|other| touches(&other)) {
            faults.push(format!("the arc of {} touches another", arc.head));
        }
    }
    faults
}
