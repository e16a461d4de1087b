//! The positions behind a figure, in tie order.

use crate::dto::Figure;
use crate::error::ApiError;
use crate::key;
use simpul_graph::{Figures, Width};
use simpul_model::{AssignmentId, Document, PositionId};
use std::collections::BTreeSet;

/// Each position once.
pub(super) fn behind(
    document: &Document,
    figures: &Figures,
    figure: &Figure,
) -> Result<Vec<PositionId>, ApiError> {
    let managers = |wanted: &dyn Fn(u32, Width) -> bool| {
        let list = figures.spans.managers.iter().filter(|m| wanted(m.reports, m.width));
        list.map(|manager| manager.position).collect()
    };
    let seats = |ids: &[AssignmentId]| {
        let rows = ids.iter().filter_map(|&id| document.assignments().get(id));
        rows.map(|assignment| assignment.position).collect()
    };
    let list: Vec<PositionId> = match figure {
        Figure::Vacant => figures.vacant.clone(),
        Figure::Wide => managers(&|_, width| width == Width::Wide),
        Figure::Narrow => managers(&|_, width| width == Width::Narrow),
        Figure::Span { from, to } => managers(&|reports, _| (*from..=*to).contains(&reports)),
        Figure::Layer { layer } => figures.on_layer(*layer).collect(),
        Figure::OneOverOne => {
            figures.one_over_one.iter().flat_map(|chain| chain.positions.iter().copied()).collect()
        }
        Figure::Stray => figures.other_unit.iter().filter(|row| !row.leads).map(|row| row.position).collect(),
        Figure::OtherUnit => figures.other_unit.iter().map(|row| row.position).collect(),
        Figure::DoublePost => {
            figures.double_posts.iter().flat_map(|post| post.positions.iter().copied()).collect()
        }
        Figure::Starting => seats(&figures.coming.starting),
        Figure::Leaving => seats(&figures.coming.leaving),
        Figure::Unit { key } => {
            let unit = key::unit(key)?;
            if !document.units().contains(unit) {
                return Err(ApiError::not_found(key));
            }
            let inside = document.unit_branch(unit).into_iter();
            inside.flat_map(|unit| document.positions_in(Some(unit)).map(|p| p.id)).collect()
        }
    };
    let mut seen = BTreeSet::new();
    Ok(list.into_iter().filter(|&id| seen.insert(id)).collect())
}
