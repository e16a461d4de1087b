//! What the exchange shows, one question a file: each answer names the level it is about and the links, needs
//! and units behind every number.

mod bottlenecks;
mod circles;
mod communities;
mod impact;
mod jumps;
mod outward;
mod reciprocity;
mod single_sources;

pub use bottlenecks::bottlenecks;
pub use circles::circles;
pub use communities::communities;
pub use impact::impact;
pub(crate) use impact::{stopping, stops_of};
pub use jumps::jumps;
pub use outward::outward;
pub use reciprocity::reciprocity;
pub use single_sources::single_sources;

use super::line::Lines;
use super::map::{node_key, view_of};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::messages;
use simpul_graph::{Graph, Node};
use simpul_model::{Date, Document, NeedId, UnitId, fold};
use std::collections::BTreeMap;

/// A document as one question looks at it.
pub(super) struct Look<'a> {
    pub(super) lines: Lines<'a>,
    pub(super) graph: Graph,
    pub(super) language: Language,
}

impl<'a> Look<'a> {
    pub(super) fn new(
        document: &'a Document,
        request: &MapRequest,
        today: Date,
        ctx: &Ctx,
    ) -> Result<Self, ApiError> {
        let graph = Graph::new(document, &view_of(document, request)?);
        Ok(Self { lines: Lines { document, today }, graph, language: ctx.language })
    }

    pub(super) fn at(&self) -> LevelView {
        let view = self.graph.view();
        LevelView { level: view.level.filter(|_| !view.positions), positions: view.positions }
    }

    pub(super) fn name(&self, node: Node) -> Name {
        let name = match node {
            Node::Unit(id) => self.lines.unit(id).name,
            Node::Position(id) => self.lines.position(id).name,
            Node::NoUnit => messages::word(self.language, "picture.no-unit", &BTreeMap::new()),
        };
        Name { key: node_key(node), name }
    }

    pub(super) fn name_at(&self, at: u32) -> Name {
        self.name(self.graph.nodes()[at as usize])
    }

    pub(super) fn names<'n>(&self, nodes: impl IntoIterator<Item = &'n Node>) -> Vec<Name> {
        nodes.into_iter().map(|&node| self.name(node)).collect()
    }

    pub(super) fn unit(&self, unit: UnitId) -> Name {
        self.lines.unit_name(unit).unwrap_or_default()
    }
}

/// Needs as lists show them: by supplier, item and customer.
fn briefs<'n>(lines: &Lines<'_>, needs: impl IntoIterator<Item = &'n NeedId>) -> Vec<NeedBrief> {
    let mut briefs: Vec<NeedBrief> = needs.into_iter().map(|&need| lines.brief(need)).collect();
    briefs.sort_by_cached_key(|need| {
        (fold(&need.supplier.name), fold(&need.item), fold(&need.customer.name), need.key.clone())
    });
    briefs
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Kept where the rest of the answer is made: a person's key and name.
fn person_name(document: &Document, person: simpul_model::PersonId) -> Name {
    let name = document.people().get(person).map(|person| person.name.clone()).unwrap_or_default();
    Name { key: key::of(person), name }
}
