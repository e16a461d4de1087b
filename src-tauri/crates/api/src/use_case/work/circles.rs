//! Circles, and what opens them.

use super::{Look, briefs, count};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use simpul_graph::{CircleGroup, OpeningLink, circular_waits};

/// Groups in which everybody depends on everybody, the fewest needs that open them, and circular waits.
///
/// # Errors
/// `no-file`, `not-found` for a process or unit of the request, `cancelled`.
pub fn circles(desk: &Desk, request: MapRequest, ctx: &Ctx) -> Result<CirclesView, ApiError> {
    let snapshot = desk.snapshot()?;
    let look = Look::new(&snapshot.document, &request, snapshot.today(ctx), ctx)?;
    let cancel = ctx.cancel.clone();
    let groups = simpul_graph::circles(&look.graph, &|| cancel.is_cancelled());
    let groups = groups.map_err(|_| ApiError::cancelled())?;
    let waits = circular_waits(&snapshot.document);
    let wait =
        |wait: &simpul_graph::CircularWait| wait.circle.iter().map(|&need| look.lines.brief(need)).collect();
    Ok(CirclesView {
        at: look.at(),
        groups: groups.iter().map(|group| group_view(&look, group)).collect(),
        waits: waits.iter().map(wait).collect(),
    })
}

fn group_view(look: &Look<'_>, group: &CircleGroup) -> CircleGroupView {
    let link = |link: &OpeningLink| OpeningLinkView {
        supplier: look.name(link.supplier),
        customer: look.name(link.customer),
        two_way: link.two_way,
        needs: briefs(&look.lines, &link.needs),
    };
    CircleGroupView {
        nodes: look.names(&group.nodes),
        links: count(group.links),
        needs: count(group.needs),
        circles: group.circles.iter().map(|circle| look.names(circle)).collect(),
        opening: OpeningView {
            links: group.opening.links.iter().map(link).collect(),
            needs: count(group.opening.needs),
            at_least: count(group.opening.bound),
            exact: group.opening.is_exact(),
        },
    }
}
