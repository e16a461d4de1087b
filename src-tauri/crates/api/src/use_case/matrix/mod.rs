//! The matrix of needs: who gives to whom, row by column; drawn by the window cell by cell, and as a scene or a
//! table for files.

mod cells;
mod write;

pub use write::export_matrix;
pub(crate) use write::{draw, places};

use super::line::Lines;
use super::map::{Seen, node_key};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::session::Snapshot;
use cells::Cells;
use simpul_drawing::matrix as drawing;
use simpul_graph::{MatrixAxis, Node};
use simpul_model::NeedId;

/// The matrix that a request sees: only the cells that are not empty.
///
/// # Errors
/// `no-file`, `not-found` for a unit or process asked for, `cancelled`.
pub fn matrix(desk: &Desk, request: MatrixRequest, ctx: &Ctx) -> Result<MatrixView, ApiError> {
    let snapshot = desk.snapshot()?;
    let start = ctx.clock.elapsed();
    let map = seen_request(&request);
    let seen = Seen::of(&snapshot.document, &map)?;
    let ruled = Ruled::of(&snapshot, &seen, &request, ctx)?;
    let heads = ruled.heads();
    let elapsed_ms = ctx.millis_since(start);
    Ok(MatrixView {
        info: MapInfo { revision: snapshot.revision, elapsed_ms, ..seen.info() },
        heads,
        external_from: ruled.axis.external_from,
        blocks: ruled.blocks(),
        back: ruled.cells.runs_back(ruled.axis.external_from),
        limits: ruled.cells.limits,
        cells: ruled.cells.view(),
        sides: MatrixSides { cell: drawing::CELL as u32, heading: drawing::HEADING as u32 },
    })
}

/// A matrix has no middle.
fn seen_request(request: &MatrixRequest) -> MapRequest {
    MapRequest { focus: None, ..request.map.clone() }
}

/// A matrix put in order.
struct Ruled<'a> {
    seen: &'a Seen<'a>,
    lines: Lines<'a>,
    axis: MatrixAxis,
    cells: Cells,
    /// By index in the graph.
    names: Vec<String>,
    by_tree: bool,
    strength: Strength,
}

impl<'a> Ruled<'a> {
    fn of(
        snapshot: &Snapshot,
        seen: &'a Seen<'a>,
        request: &MatrixRequest,
        ctx: &Ctx,
    ) -> Result<Self, ApiError> {
        let lines = Lines { document: seen.document, today: snapshot.today(ctx) };
        let count = seen.graph.nodes().len();
        let names: Vec<String> = (0..count as u32).map(|at| seen.name(&lines, at, ctx).name).collect();
        let mut wanted = vec![request.map.tray || seen.all.is_empty(); count];
        for end in seen.all.iter().flat_map(|pair| [pair.a, pair.b]) {
            wanted[end as usize] = true;
        }
        let order = match request.order {
            MatrixOrder::Tree => simpul_graph::MatrixOrder::Tree,
            MatrixOrder::Name => simpul_graph::MatrixOrder::Name,
            MatrixOrder::Clusters => simpul_graph::MatrixOrder::Clusters,
            MatrixOrder::Partition => simpul_graph::MatrixOrder::Partition,
        };
        let stop = || ctx.cancel.is_cancelled();
        let axis = simpul_graph::matrix_axis(seen.document, &seen.graph, order, &wanted, &names, &stop)
            .map_err(|_| ApiError::cancelled())?;
        let cells = Cells::of(seen, &axis, request.map.strength);
        let by_tree = request.order == MatrixOrder::Tree;
        Ok(Self { seen, lines, axis, cells, names, by_tree, strength: request.map.strength })
    }

    fn name(&self, at: usize) -> &str {
        let head = &self.axis.heads[at];
        match (head.at, head.node) {
            (Some(at), _) => &self.names[at as usize],
            (None, Node::Unit(id)) => {
                self.seen.document.units().get(id).map(|unit| unit.name.as_str()).unwrap_or_default()
            }
            (None, _) => "",
        }
    }

    fn heads(&self) -> Vec<MatrixHead> {
        let (gives, gets) = self.cells.totals();
        let heads = self.axis.heads.iter().enumerate();
        let head = |(place, head): (usize, &simpul_graph::MatrixHead)| {
            let name = self.name(place).to_owned();
            MatrixHead {
                key: node_key(head.node),
                label: drawing::label(&name, head.depth),
                name,
                depth: head.depth,
                begin: drawing::indent(head.depth) as u32,
                fold: self.fold(place),
                inside: self.inside(place),
                gives: gives[place],
                gets: gets[place],
            }
        };
        heads.map(head).collect()
    }

    /// Only where the order is the tree's does folding show where things went.
    fn fold(&self, place: usize) -> Option<Fold> {
        let head = self.axis.heads[place];
        if !self.by_tree {
            return None;
        }
        let next = self.axis.heads.get(place + 1);
        match next.is_some_and(|next| next.depth > head.depth) {
            true => Some(Fold::Open),
            false => self.seen.unfoldable(head.node).then_some(Fold::Folded),
        }
    }

    fn inside(&self, place: usize) -> String {
        self.strength_inside(place).map(cells::compact).unwrap_or_default()
    }

    /// Of the needs with both ends there, in what the cells count; a need without a weight weighs 1.
    fn strength_inside(&self, place: usize) -> Option<f64> {
        let needs = self.seen.graph.inside(self.axis.heads[place].at?);
        let weight =
            |&need: &NeedId| self.seen.document.needs().get(need).and_then(|need| need.weight).unwrap_or(1.0);
        (!needs.is_empty()).then(|| match self.strength {
            Strength::Needs => needs.len() as f64,
            Strength::Weight => needs.iter().map(weight).sum(),
        })
    }

    fn blocks(&self) -> Vec<MatrixBlock> {
        let block =
            |block: &simpul_graph::MatrixBlock| MatrixBlock { start: block.start, length: block.length };
        self.axis.blocks.iter().map(block).collect()
    }

    /// With what is in it told in full, for a list.
    fn long_name(&self, place: usize) -> String {
        let detail = match self.axis.heads[place].node {
            Node::Position(id) => self.lines.position(id).detail,
            _ => String::new(),
        };
        let name = self.name(place);
        if detail.is_empty() { name.to_owned() } else { format!("{name}, {detail}") }
    }
}
