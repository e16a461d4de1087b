//! On whom the exchange hangs, and who stands outside it.

use super::{Look, briefs};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_graph::{Node, analyze};

/// Nodes between others, cut nodes, bridges and isolated nodes.
///
/// # Errors
/// `no-file`, `not-found` for a process or unit of the request, `cancelled`.
pub fn bottlenecks(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<BottlenecksView, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let look = Look::new(&snapshot.document, &request, today, ctx)?;
    let cancel = ctx.cancel.clone();
    let found = analyze(&snapshot.document, look.graph.view(), today, &|| cancel.is_cancelled());
    let found = found.map_err(|_| ApiError::cancelled())?;
    let mut between: Vec<(Node, f64)> =
        found.betweenness.into_iter().filter(|&(_, ways)| ways > 0.0).collect();
    between.sort_by(|a, b| b.1.total_cmp(&a.1));
    let bridge = |&(a, b): &(Node, Node)| {
        let link = |from, to| look.graph.link(look.graph.index_of(from)?, look.graph.index_of(to)?);
        let needs = [link(a, b), link(b, a)].into_iter().flatten().flat_map(|link| &link.needs);
        BridgeView { a: look.name(a), b: look.name(b), needs: briefs(&look.lines, needs) }
    };
    Ok(BottlenecksView {
        at: look.at(),
        between: between
            .into_iter()
            .map(|(node, ways)| BetweenView { node: look.name(node), ways })
            .collect(),
        cuts: look.names(&found.cut_units),
        bridges: found.bridges.iter().map(bridge).collect(),
        isolated: look.names(&found.isolated),
    })
}
