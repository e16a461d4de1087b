//! Figures for people who plan staff: spans of control, layers, headcounts, vacancies, and what is worth a
//! second look. One figure a file; [`Figures::of`] runs them all.
//!
//! They count seats and the people on them, by DESIGN's rules: somebody counts from the first day of an
//! assignment to its last, those who are still to begin are listed and counted nowhere. A parked position
//! counts in no figure but the headcount of its unit, and what hangs below it has no layer.
//! Lists stand in tie order, and nothing depends on the order in which rows came.

pub(crate) mod coming;
mod double_post;
mod lines;
mod one_over_one;
mod other_unit;
mod span;
mod staff;

pub use coming::{Coming, LEAVING_WITHIN_DAYS, is_leaving, is_starting};
pub use double_post::DoublePost;
pub use one_over_one::Chain;
pub use other_unit::OtherUnit;
pub use span::{Manager, Spans, Width};
pub use staff::UnitStaff;

use crate::headcount::{Headcount, Headcounts};
use crate::node::{self, Node};
use lines::Lines;
use simpul_model::{Date, Document, PositionId};

/// The figures of one document on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Everybody, each once.
    pub total: Headcount,
    /// Every unit with what lies inside it; the row without a unit last.
    pub units: Vec<UnitStaff>,
    /// Every manager, and how many have how many reports.
    pub spans: Spans,
    /// How many positions stand on each layer, the top first.
    pub layers: Vec<u32>,
    /// Positions that nobody holds today.
    pub vacant: Vec<PositionId>,
    /// Managers with a single report, as chains.
    pub one_over_one: Vec<Chain>,
    /// Positions that sit in another unit than their manager.
    pub other_unit: Vec<OtherUnit>,
    /// People on several positions.
    pub double_posts: Vec<DoublePost>,
    /// Who is still to begin and who is about to leave.
    pub coming: Coming,
    layer_of: Vec<(PositionId, u32)>,
}

impl Figures {
    /// Counts everything. O(n log n) over positions, people, assignments and units.
    pub fn of(document: &Document, today: Date) -> Self {
        let lines = Lines::of(document);
        let counts = Headcounts::new(document, today);
        let vacant = vacant(document, today);
        Self {
            total: counts.total(),
            units: staff::of(document, &counts),
            spans: span::of(document, &lines, &vacant),
            layers: lines.per_layer(),
            one_over_one: one_over_one::of(document, &lines),
            other_unit: other_unit::of(document),
            double_posts: double_post::of(document, today),
            coming: Coming::of(document, today),
            layer_of: lines.ids.iter().copied().zip(lines.layer.iter().copied()).collect(),
            vacant: sorted(document, vacant),
        }
    }

    /// The layer a position stands on, from 1; nothing below a parked one. O(log n).
    pub fn layer(&self, position: PositionId) -> Option<u32> {
        let at = self.layer_of.binary_search_by_key(&position, |&(id, _)| id).ok()?;
        Some(self.layer_of[at].1).filter(|&layer| layer > 0)
    }

    /// The positions on a layer, ascending. Linear.
    pub fn on_layer(&self, layer: u32) -> impl Iterator<Item = PositionId> {
        self.layer_of.iter().filter(move |&&(_, on)| on == layer && layer > 0).map(|&(id, _)| id)
    }
}

/// Positions that nobody holds, ascending.
fn vacant(document: &Document, today: Date) -> Vec<PositionId> {
    let current = document.assignments().iter().filter(|assignment| assignment.is_current(today));
    let mut held: Vec<PositionId> = current.map(|assignment| assignment.position).collect();
    held.sort_unstable();
    document.positions().ids().filter(|id| held.binary_search(id).is_err()).collect()
}

/// Positions in tie order.
fn sorted(document: &Document, positions: impl IntoIterator<Item = PositionId>) -> Vec<PositionId> {
    let mut nodes: Vec<Node> = positions.into_iter().map(Node::Position).collect();
    node::sort(document, &mut nodes);
    let position = |node| if let Node::Position(id) = node { Some(id) } else { None };
    nodes.into_iter().filter_map(position).collect()
}

/// Puts rows into the tie order of the positions they are about.
fn by_position<T>(document: &Document, mut rows: Vec<T>, of: impl Fn(&T) -> PositionId) -> Vec<T> {
    let order = sorted(document, rows.iter().map(&of));
    let mut place: Vec<(PositionId, usize)> = order.into_iter().zip(0..).collect();
    place.sort_unstable();
    let find = |id| place.binary_search_by_key(&id, |&(id, _)| id).map_or(usize::MAX, |at| place[at].1);
    rows.sort_by_cached_key(|row| find(of(row)));
    rows
}

#[cfg(test)]
mod tests;
