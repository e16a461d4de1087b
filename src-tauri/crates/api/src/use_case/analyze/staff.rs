//! The figures for HR in the shape of `simpul analyze --json`.

use crate::dto::*;
use crate::key;
use simpul_graph::{Figures, Names, Node, Width};
use simpul_model::{Document, PositionId};

pub(super) fn of(document: &Document, figures: &Figures) -> AnalysisFigures {
    let units = figures.units.iter().map(|staff| staff.unit.map_or(Node::NoUnit, Node::Unit));
    let positions = document.positions().ids().map(Node::Position);
    let known = Names::new(document, units);
    // Positions may share names with units; each kind is told apart within itself.
    let seats = Names::new(document, positions);
    let seat = |id: PositionId| seats.get(Node::Position(id)).unwrap_or_default().to_owned();
    let list = |ids: &[PositionId]| ids.iter().map(|&id| seat(id)).collect::<Vec<_>>();
    let lying = |width| figures.spans.lying(width).map(|manager| seat(manager.position)).collect();
    let limits = figures.spans.limits;
    AnalysisFigures {
        people: figures.total.people,
        fte: figures.total.fte,
        vacant: list(&figures.vacant),
        starting: figures.total.starting,
        leaving: figures.total.leaving,
        span_limits: AnalysisSpanLimits { narrow: limits.narrow, wide: limits.wide },
        spans: figures.spans.spread.clone(),
        too_wide: lying(Width::Wide),
        too_narrow: lying(Width::Narrow),
        layers: figures.layers.clone(),
        one_over_one: figures.one_over_one.iter().map(|chain| list(&chain.positions)).collect(),
        other_unit: figures
            .other_unit
            .iter()
            .map(|row| AnalysisOtherUnit { position: seat(row.position), leads: row.leads })
            .collect(),
        double_posts: figures
            .double_posts
            .iter()
            .map(|post| AnalysisDoublePost {
                person: key::outside(document, post.person.into()),
                positions: list(&post.positions),
                share: post.share,
            })
            .collect(),
        units: figures
            .units
            .iter()
            .map(|staff| {
                let node = staff.unit.map_or(Node::NoUnit, Node::Unit);
                let (all, here) = (staff.with_below, staff.here);
                let view = AnalysisStaff {
                    people: all.people,
                    people_here: here.people,
                    fte: all.fte,
                    fte_here: here.fte,
                    positions: all.positions,
                    vacant: all.vacant,
                };
                (known.get(node).unwrap_or_default().to_owned(), view)
            })
            .collect(),
    }
}
