//! The map's cards, their places, and the scene.

use super::seen::node_key;
use super::{Seen, wheel};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::messages;
use crate::session::Snapshot;
use crate::use_case::colour::Colours;
use crate::use_case::line::Lines;
use crate::use_case::phases::Phases;
use simpul_drawing::card::UnitCard;
use simpul_drawing::map::{MapInput, MapPair, PairKind as Drawing, courses, sizes, spacing};
use simpul_drawing::scene::Scene;
use simpul_graph::{Node, Pair, PairKind as Kind};
use simpul_layout::focus::{FocusInput, FocusOptions, focus};
use simpul_layout::geometry::{Direction, Point, Rect};
use simpul_layout::layered::{Edge, LayeredInput, LayeredLayout, LayeredOptions, layout};
use simpul_layout::score::corners;
use std::collections::{BTreeMap, BTreeSet};

/// A drawn map.
pub(crate) struct Drawn<'a> {
    pub(crate) scene: Scene,
    /// Nodes of the graph and where they stand.
    pub(crate) nodes: Vec<(u32, Rect)>,
    /// Pairs drawn.
    pub(crate) lines: Vec<Course<'a>>,
    /// Units whose names have no room.
    pub(crate) unnamed: u32,
    pub(crate) elapsed_ms: BTreeMap<String, f64>,
}

/// The line of a pair, from the giving end.
pub(crate) struct Course<'a> {
    pub(crate) pair: &'a Pair,
    pub(crate) points: Vec<Point>,
    /// Corners before they were rounded.
    pub(crate) bends: usize,
}

/// Draws what a request sees. Places come from all pairs that pass the filters, so that choosing two-way or
/// one-way hides lines and moves nothing.
pub(crate) fn draw<'a>(
    snapshot: &Snapshot,
    seen: &'a Seen<'_>,
    request: &MapRequest,
    ctx: &Ctx,
) -> Result<Drawn<'a>, ApiError> {
    if request.wheel && seen.focus.is_none() {
        return wheel::draw(snapshot, seen, ctx);
    }
    let mut phases = Phases::start(ctx);
    let cards = Cards::of(seen, ctx, snapshot.today(ctx));
    let placed: Vec<u32> = match &seen.focus {
        Some(focus) => focus.nodes(),
        None => {
            seen.all.iter().flat_map(|pair| [pair.a, pair.b]).collect::<BTreeSet<_>>().into_iter().collect()
        }
    };
    let place = |at: u32| placed.partition_point(|&other| other < at) as u32;
    let tray = if seen.is_filtered() { "picture.tray-filtered" } else { "picture.tray" };
    let tray = messages::count(ctx.language, tray, seen.isolated.len() as u64);
    let mut input = MapInput {
        nodes: placed.iter().map(|&at| cards.card(at)).collect(),
        pairs: seen.all.iter().map(|pair| drawn_pair(seen, pair, &place)).collect(),
        isolated: seen.isolated.iter().map(|&at| cards.card(at)).collect(),
        isolated_title: tray,
        isolated_folded: !request.tray,
        revision: snapshot.revision,
    };
    phases.done("cards");

    let sizes = sizes(&input);
    let edge = |pair: &MapPair| Edge {
        source: pair.a,
        target: pair.b,
        two_way: pair.kind != Drawing::OneWay,
        weight: f64::from((pair.forth + pair.back).max(1)),
    };
    let edges: Vec<Edge> = input.pairs.iter().map(edge).collect();
    let mut layout = match &seen.focus {
        Some(around) => {
            let seats: Vec<_> = placed.iter().map(|&at| around.seat(at)).collect();
            let input = FocusInput { sizes: &sizes, edges: &edges, seats: &seats };
            focus(&input, &FocusOptions::default())
        }
        None => {
            let options =
                LayeredOptions { aspect: request.aspect.clamp(0.2, 5.0), ..spacing(Direction::Down) };
            layout(&LayeredInput { sizes: &sizes, edges: &edges }, &options, &mut phases)
                .map_err(|_| ApiError::cancelled())?
        }
    };
    keep_shown(seen, &mut input, &mut layout);
    let scene = simpul_drawing::map::draw(&input, &layout);
    phases.done("scene");
    Ok(Drawn {
        scene,
        nodes: placed.iter().copied().zip(layout.boxes.iter().copied()).collect(),
        lines: seen
            .shown
            .iter()
            .zip(courses(&input, &layout))
            .zip(&layout.routes)
            .map(|((pair, points), route)| Course { pair, points, bends: corners(route) })
            .collect(),
        unnamed: 0,
        elapsed_ms: phases.into_millis(),
    })
}

/// Leaves the lines that the sort of pairs chosen hides.
fn keep_shown(seen: &Seen<'_>, input: &mut MapInput, layout: &mut LayeredLayout) {
    if seen.shown.len() == seen.all.len() {
        return;
    }
    let mut shown = seen.all.iter().map(|pair| seen.shows(pair));
    let mut also = shown.clone();
    input.pairs.retain(|_| shown.next().unwrap_or(true));
    layout.routes.retain(|_| also.next().unwrap_or(true));
}

pub(super) fn drawn_pair(seen: &Seen<'_>, pair: &Pair, place: &impl Fn(u32) -> u32) -> MapPair {
    let (a, b) = pair.one_way().unwrap_or((pair.a, pair.b));
    let (forth, back) = (pair.forth.len() as u32, pair.back.len() as u32);
    let turned = a != pair.a;
    MapPair {
        key: seen.pair_key(pair),
        a: place(a),
        b: place(b),
        kind: match pair.kind {
            Kind::TwoWay => Drawing::TwoWay,
            Kind::Summed => Drawing::Summed,
            Kind::OneWay => Drawing::OneWay,
        },
        forth: if turned { back } else { forth },
        back: if turned { forth } else { back },
        calm: seen.is_calm(pair),
        external: pair.external,
    }
}

/// What stands on the cards, in the language asked for.
pub(super) struct Cards<'a> {
    seen: &'a Seen<'a>,
    lines: Lines<'a>,
    colours: Colours,
    ctx: &'a Ctx,
}

impl<'a> Cards<'a> {
    pub(super) fn of(seen: &'a Seen<'a>, ctx: &'a Ctx, today: simpul_model::Date) -> Self {
        let lines = Lines { document: seen.document, today };
        Self { seen, lines, colours: Colours::of(seen.document), ctx }
    }

    pub(super) fn card(&self, at: u32) -> UnitCard {
        let node = self.seen.node(at);
        let name = self.seen.name(&self.lines, at, self.ctx).name;
        let inside = self.seen.graph.inside(at).len() as u64;
        let inside = if inside == 0 {
            String::new()
        } else {
            messages::count(self.ctx.language, "picture.inside", inside)
        };
        let colour = match node {
            Node::Unit(id) => self.colours.get(id),
            Node::Position(id) => self.unit_of(id).and_then(|unit| self.colours.get(unit)),
            Node::NoUnit => None,
        };
        UnitCard {
            key: node_key(node),
            name,
            detail: self.detail(at),
            inside,
            external: self.seen.graph.is_external(at),
            colour,
            unfoldable: self.seen.unfoldable(node),
            lists: self
                .seen
                .focus
                .as_ref()
                .map(|focus| focus.lists(self.seen, at, self.ctx))
                .unwrap_or_default(),
        }
    }

    fn detail(&self, at: u32) -> String {
        if let Node::Position(id) = self.seen.node(at) {
            return self.lines.position(id).detail;
        }
        let (customers, suppliers) = self.seen.partners[at as usize];
        if (customers, suppliers) == (0, 0) {
            return String::new();
        }
        let args = BTreeMap::from([
            ("serves".to_owned(), customers.to_string()),
            ("served".to_owned(), suppliers.to_string()),
        ]);
        messages::word(self.ctx.language, "picture.serves", &args)
    }

    fn unit_of(&self, position: simpul_model::PositionId) -> Option<simpul_model::UnitId> {
        self.seen.document.positions().get(position)?.unit
    }
}
