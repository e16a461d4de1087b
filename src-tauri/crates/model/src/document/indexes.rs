//! The document's indexes, and how each row enters and leaves them.

use super::Document;
use crate::id::*;
use crate::index::Index;
use crate::record::{End, Party};
use crate::row::Row;

#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Indexes {
    pub(crate) units_in: Index<Option<UnitId>, UnitId>,
    pub(crate) positions_in: Index<Option<UnitId>, PositionId>,
    pub(crate) reports_to: Index<Option<PositionId>, PositionId>,
    pub(crate) holders_of: Index<PositionId, AssignmentId>,
    pub(crate) held_by: Index<PersonId, AssignmentId>,
    pub(crate) dotted_from: Index<PositionId, DottedLineId>,
    pub(crate) dotted_to: Index<PositionId, DottedLineId>,
    pub(crate) needed_by: Index<End, NeedId>,
    pub(crate) supplied_by: Index<End, NeedId>,
    pub(crate) needs_of_item: Index<ItemId, NeedId>,
    pub(crate) needs_in_set: Index<NeedSetId, NeedId>,
    pub(crate) owned_topics: Index<Party, TopicId>,
    pub(crate) backed_up_topics: Index<Party, TopicId>,
    pub(crate) channels_of: Index<Party, ChannelId>,
    pub(crate) channels_for: Index<TopicId, ChannelId>,
    pub(crate) backed_up_positions: Index<PositionId, PositionId>,
}

/// Calls `$with` on every index entry that `$row` makes: one list for entering, leaving and building.
macro_rules! entries {
    ($row:expr, $indexes:expr, $op:ident) => {
        match $row {
            Row::Unit(u) => $indexes.units_in.$op(u.parent, u.order, u.id),
            Row::Position(p) => {
                $indexes.positions_in.$op(p.unit, p.order, p.id);
                $indexes.reports_to.$op(p.manager, p.order, p.id);
                if let Some(backup) = p.backup {
                    $indexes.backed_up_positions.$op(backup, 0, p.id);
                }
            }
            Row::Assignment(a) => {
                $indexes.holders_of.$op(a.position, 0, a.id);
                $indexes.held_by.$op(a.person, 0, a.id);
            }
            Row::DottedLine(l) => {
                $indexes.dotted_from.$op(l.from, 0, l.id);
                $indexes.dotted_to.$op(l.to, 0, l.id);
            }
            Row::Need(n) => {
                $indexes.needed_by.$op(n.customer, 0, n.id);
                $indexes.supplied_by.$op(n.supplier, 0, n.id);
                $indexes.needs_of_item.$op(n.item, 0, n.id);
                if let Some(set) = n.set {
                    $indexes.needs_in_set.$op(set, 0, n.id);
                }
            }
            Row::Topic(t) => {
                if let Some(owner) = t.owner {
                    $indexes.owned_topics.$op(owner, 0, t.id);
                }
                if let Some(backup) = t.backup {
                    $indexes.backed_up_topics.$op(backup, 0, t.id);
                }
            }
            Row::Channel(c) => {
                $indexes.channels_of.$op(c.owner, c.order, c.id);
                if let Some(topic) = c.topic {
                    $indexes.channels_for.$op(topic, c.order, c.id);
                }
            }
            Row::Organisation(_)
            | Row::Field(_)
            | Row::Person(_)
            | Row::Item(_)
            | Row::Process(_)
            | Row::NeedSet(_)
            | Row::OneWayAnswer(_)
            | Row::Finding(_)
            | Row::Decision(_)
            | Row::OpenQuestion(_)
            | Row::Round(_) => {}
        }
    };
}

impl Indexes {
    pub(crate) fn enter(&mut self, row: &Row) {
        entries!(row, self, put);
    }

    pub(crate) fn leave(&mut self, row: &Row) {
        entries!(row, self, remove);
    }

    /// From scratch, each index sorted once: quicker than entering row by row. O(n log n).
    pub(crate) fn build(document: &Document) -> Self {
        let (units, positions) = (&document.units, &document.positions);
        let (assignments, lines) = (&document.assignments, &document.dotted_lines);
        let (needs, topics) = (&document.needs, &document.topics);
        Self {
            units_in: units.iter().map(|u| (u.parent, u.order, u.id)).collect(),
            positions_in: positions.iter().map(|p| (p.unit, p.order, p.id)).collect(),
            reports_to: positions.iter().map(|p| (p.manager, p.order, p.id)).collect(),
            holders_of: assignments.iter().map(|a| (a.position, 0, a.id)).collect(),
            held_by: assignments.iter().map(|a| (a.person, 0, a.id)).collect(),
            dotted_from: lines.iter().map(|l| (l.from, 0, l.id)).collect(),
            dotted_to: lines.iter().map(|l| (l.to, 0, l.id)).collect(),
            needed_by: needs.iter().map(|n| (n.customer, 0, n.id)).collect(),
            supplied_by: needs.iter().map(|n| (n.supplier, 0, n.id)).collect(),
            needs_of_item: needs.iter().map(|n| (n.item, 0, n.id)).collect(),
            needs_in_set: needs.iter().filter_map(|n| Some((n.set?, 0, n.id))).collect(),
            owned_topics: topics.iter().filter_map(|t| Some((t.owner?, 0, t.id))).collect(),
            backed_up_topics: topics.iter().filter_map(|t| Some((t.backup?, 0, t.id))).collect(),
            channels_of: document.channels.iter().map(|c| (c.owner, c.order, c.id)).collect(),
            channels_for: document.channels.iter().filter_map(|c| Some((c.topic?, c.order, c.id))).collect(),
            backed_up_positions: positions.iter().filter_map(|p| Some((p.backup?, 0, p.id))).collect(),
        }
    }
}
