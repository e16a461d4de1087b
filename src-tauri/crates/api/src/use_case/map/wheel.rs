//! The map on a circle: units in the order of the structure, their pairs bundled along it.

use super::Seen;
use super::picture::{Cards, Course, Drawn, drawn_pair};
use super::seen::node_key;
use crate::ctx::Ctx;
use crate::error::ApiError;
use crate::session::Snapshot;
use crate::use_case::phases::Phases;
use simpul_drawing::map::wheel::{WheelHead, WheelPicture, draw as draw_wheel, place};
use simpul_graph::{MatrixOrder, Node, matrix_axis};
use simpul_layout::geometry::Rect;

/// Draws the pairs that a request shows; places come from all that pass the filters.
pub(super) fn draw<'a>(snapshot: &Snapshot, seen: &'a Seen<'_>, ctx: &Ctx) -> Result<Drawn<'a>, ApiError> {
    let mut phases = Phases::start(ctx);
    let count = seen.graph.nodes().len();
    let mut weights = vec![0_u32; count];
    for end in seen.all.iter().flat_map(|pair| [pair.a, pair.b]) {
        weights[end as usize] += 1;
    }
    let cards = Cards::of(seen, ctx, snapshot.today(ctx));
    let wanted: Vec<bool> = weights.iter().map(|&pairs| pairs > 0).collect();
    let card = |at: u32| cards.card(at);
    let names: Vec<String> = (0..count as u32).map(|at| card(at).name).collect();
    let stop = || ctx.cancel.is_cancelled();
    let axis = matrix_axis(seen.document, &seen.graph, MatrixOrder::Tree, &wanted, &names, &stop)
        .map_err(|_| ApiError::cancelled())?;

    let mut places = vec![0_u32; count];
    let mut heads = Vec::with_capacity(axis.heads.len());
    for (head, place) in axis.heads.iter().zip(0..) {
        let seated = head.at.filter(|&at| wanted[at as usize]);
        if let Some(at) = seated {
            places[at as usize] = place;
        }
        heads.push(match head.at {
            Some(at) => {
                let card = card(at);
                WheelHead {
                    key: card.key,
                    name: card.name,
                    detail: card.detail,
                    depth: head.depth,
                    seated: seated.is_some(),
                    external: card.external,
                    colour: card.colour,
                    weight: weights[at as usize],
                }
            }
            None => WheelHead {
                key: node_key(head.node),
                name: name_above(seen, head.node),
                depth: head.depth,
                ..WheelHead::default()
            },
        });
    }
    let pairs = seen.shown.iter().map(|pair| drawn_pair(seen, pair, &|at| places[at as usize]));
    let input = WheelPicture { heads, pairs: pairs.collect(), revision: snapshot.revision };
    phases.done("cards");
    let layout = place(&input);
    phases.done("place");
    let scene = draw_wheel(&input, &layout);
    phases.done("scene");

    let at = axis.heads.iter().map(|head| head.at);
    let seated = at.zip(&layout.seats).filter_map(|(at, seat)| Some((at?, seat.as_ref()?)));
    let dot = |at: simpul_layout::geometry::Point| Rect::spanning(at, at).grown(5.0);
    let nodes: Vec<(u32, Rect)> = seated.map(|(at, seat)| (at, dot(seat.at))).collect();
    let unnamed = layout.seats.iter().flatten().filter(|seat| seat.label.is_none()).count() as u32;
    let lines = seen.shown.iter().zip(layout.routes);
    Ok(Drawn {
        scene,
        nodes,
        lines: lines.map(|(pair, points)| Course { pair, points, bends: 0 }).collect(),
        unnamed,
        elapsed_ms: phases.into_millis(),
    })
}

/// A unit that is there for what lies in it alone.
fn name_above(seen: &Seen<'_>, node: Node) -> String {
    let Node::Unit(id) = node else { return String::new() };
    seen.document.units().get(id).map(|unit| unit.name.clone()).unwrap_or_default()
}
