//! One node of the map with those around it.

use super::Seen;
use super::seen::node_of;
use crate::ctx::Ctx;
use crate::dto::{Focus, FocusInfo};
use crate::error::ApiError;
use crate::messages;
use crate::use_case::line::Lines;
use simpul_drawing::card::ItemList;
use simpul_graph::{Node, Pair};
use simpul_layout::focus::{Seat, joins, seats};
use simpul_layout::layered::Edge;
use simpul_model::{NeedId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// Steps out at most.
const DEEPEST: u32 = 3;

/// What stands in the middle and where the others sit, by node of the graph.
pub(crate) struct Focused {
    centre: u32,
    depth: u32,
    seats: Vec<Option<Seat>>,
}

impl Focused {
    /// O(n log n + e) over nodes and pairs.
    ///
    /// # Errors
    /// `not-found` for a centre that is no record.
    pub(super) fn of(seen: &Seen<'_>, focus: &Focus) -> Result<Self, ApiError> {
        let centre = match &focus.centre {
            Some(key) => standing(seen, node_of(key)?)?,
            None => None,
        };
        let depth = focus.depth.clamp(1, DEEPEST);
        let nodes = seen.graph.nodes().len();
        let centre = centre.unwrap_or_else(|| busiest(seen));
        let edges: Vec<Edge> = seen.all.iter().map(edge).collect();
        Ok(Self { centre, depth, seats: seats(nodes, &edges, centre, depth) })
    }

    /// Whether a pair is drawn: it leads a step further from the middle.
    pub(super) fn draws(&self, pair: &Pair) -> bool {
        joins(self.seat(pair.a), self.seat(pair.b))
    }

    /// Where a node sits; nothing outside the steps seen.
    pub(super) fn seat(&self, at: u32) -> Option<Seat> {
        self.seats.get(at as usize).copied().flatten()
    }

    /// The nodes seen, ascending.
    pub(super) fn nodes(&self) -> Vec<u32> {
        (0..self.seats.len() as u32).filter(|&at| self.seat(at).is_some()).collect()
    }

    pub(crate) fn info(&self, seen: &Seen<'_>, lines: &Lines<'_>, ctx: &Ctx) -> Option<FocusInfo> {
        seen.graph.nodes().get(self.centre as usize)?;
        let nodes = self.nodes().len() as u32;
        Some(FocusInfo { centre: seen.name(lines, self.centre, ctx), depth: self.depth, nodes })
    }

    /// What a neighbour gives the middle and gets from it. Nothing for nodes that are no neighbours.
    pub(super) fn lists(&self, seen: &Seen<'_>, at: u32, ctx: &Ctx) -> Vec<ItemList> {
        let Some(pair) = seen.pair(self.centre, at).filter(|_| at != self.centre) else {
            return Vec::new();
        };
        let (gives, gets) = if pair.a == at { (&pair.forth, &pair.back) } else { (&pair.back, &pair.forth) };
        let list = |word: &str, needs: &[NeedId]| ItemList {
            word: messages::word(ctx.language, word, &BTreeMap::new()),
            items: items(seen, needs, ctx),
        };
        let lists = [list("picture.gives", gives), list("picture.gets", gets)];
        lists.into_iter().filter(|list| !list.items.is_empty()).collect()
    }
}

/// Lines of one list at most; what has no room is counted in the last.
const LINES: usize = 5;

/// What needs ask for, each item once, by name.
fn items(seen: &Seen<'_>, needs: &[NeedId], ctx: &Ctx) -> Vec<String> {
    let document = seen.document;
    let item = |&need: &NeedId| document.items().get(document.needs().get(need)?.item);
    let names: BTreeSet<(String, &str)> =
        needs.iter().filter_map(item).map(|item| (simpul_model::fold(&item.name), &*item.name)).collect();
    let shown = if names.len() > LINES { LINES - 1 } else { LINES };
    let more = names.len().saturating_sub(shown);
    let mut items: Vec<String> = names.into_iter().take(shown).map(|(_, name)| name.to_owned()).collect();
    if more > 0 {
        items.push(messages::count(ctx.language, "picture.more", more as u64));
    }
    items
}

fn edge(pair: &Pair) -> Edge {
    let (source, target) = pair.one_way().unwrap_or((pair.a, pair.b));
    Edge { source, target, two_way: pair.is_mutual(), weight: 1.0 }
}

/// The node a record stands on at this level: itself, else the nearest unit it is in that is shown.
fn standing(seen: &Seen<'_>, node: Node) -> Result<Option<u32>, ApiError> {
    let document = seen.document;
    let missing = |key: String| ApiError::not_found(&key);
    let mut unit: Option<UnitId> = match node {
        Node::Unit(id) if document.units().get(id).is_none() => return Err(missing(super::node_key(node))),
        Node::Unit(id) => Some(id),
        Node::Position(id) => {
            document.positions().get(id).ok_or_else(|| missing(super::node_key(node)))?.unit
        }
        Node::NoUnit => None,
    };
    if let Some(at) = seen.graph.index_of(node) {
        return Ok(Some(at));
    }
    while let Some(id) = unit {
        if let Some(at) = seen.graph.index_of(Node::Unit(id)) {
            return Ok(Some(at));
        }
        unit = document.units().get(id).and_then(|unit| unit.parent);
    }
    Ok(None)
}

/// The node with the most pairs, those inside the company first.
fn busiest(seen: &Seen<'_>) -> u32 {
    let mut pairs = vec![0_usize; seen.graph.nodes().len()];
    for end in seen.all.iter().flat_map(|pair| [pair.a, pair.b]) {
        pairs[end as usize] += 1;
    }
    let best = (0..pairs.len() as u32)
        .max_by_key(|&at| (!seen.graph.is_external(at), pairs[at as usize], std::cmp::Reverse(at)));
    best.unwrap_or(0)
}
