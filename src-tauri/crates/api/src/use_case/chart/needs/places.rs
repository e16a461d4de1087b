//! Where the boxes of a chart stand, kept from when it was drawn; and on which of them an end of a need stands.

use super::record;
use crate::dto::*;
use crate::use_case::chart::boxes::{Boxes, Forest, Node};
use crate::use_case::chart::people;
use crate::use_case::line::Lines;
use simpul_layout::geometry::Rect;
use simpul_model::{Date, Document, End, PositionId, RecordRef, UnitId};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The chart drawn last, of this revision.
#[derive(Default)]
pub(crate) struct Placed {
    kept: Mutex<Option<(ChartRequest, Date, Arc<Places>)>>,
}

impl Placed {
    pub(crate) fn keep(&self, request: &ChartRequest, today: Date, places: Places) {
        let kept = (asked(request), today, Arc::new(places));
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
    }

    /// Where its boxes stand, where this is the chart that was drawn.
    pub(super) fn of(&self, request: &ChartRequest, today: Date) -> Option<Arc<Places>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, day, places) = kept.as_ref()?;
        let held = request.held.is_none_or(|held| held == places.arranged);
        (held && *day == today && *of == asked(request)).then(|| Arc::clone(places))
    }
}

/// What decides which boxes there are and where; how it was held is compared by what came of it.
fn asked(request: &ChartRequest) -> ChartRequest {
    let mut bare = ChartRequest { held: None, aspect: None, needs_of: None, ..request.clone() };
    bare.view.needs = false;
    bare
}

/// The boxes of a chart and where they stand.
pub(crate) struct Places {
    pub(crate) by: ChartBy,
    pub(crate) forest: Forest,
    pub(crate) boxes: Boxes,
    /// By box.
    pub(crate) rects: Vec<Rect>,
    pub(crate) arranged: Arranged,
    pub(crate) found: OnceLock<Found>,
}

/// Nodes of the forest by their record, and the box that stands for each.
pub(crate) struct Found {
    node_of: HashMap<RecordRef, u32>,
    box_for: Vec<Option<u32>>,
}

impl Found {
    fn of(forest: &Forest, boxes: &Boxes) -> Self {
        let node_of = forest.nodes.iter().zip(0..).map(|(tree, at)| (tree.node.record(), at)).collect();
        let mut box_for: Vec<Option<u32>> = vec![None; forest.nodes.len()];
        for (shown, at) in boxes.list.iter().zip(0..) {
            box_for[shown.at as usize] = Some(at);
        }
        // Parents come before those below them.
        for at in 0..box_for.len() {
            if box_for[at].is_none() {
                box_for[at] = forest.nodes[at].parent.and_then(|parent| box_for[parent as usize]);
            }
        }
        Self { node_of, box_for }
    }
}

impl Places {
    /// The boxes, and where they stand.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (RecordRef, Rect)> {
        let record = |at: u32| self.forest.nodes[at as usize].node.record();
        self.boxes.list.iter().zip(&self.rects).map(move |(shown, &place)| (record(shown.at), place))
    }

    pub(super) fn standing<'a>(&'a self, document: &'a Document, today: Date) -> Standing<'a> {
        let found = self.found.get_or_init(|| Found::of(&self.forest, &self.boxes));
        Standing { document, places: self, found, today }
    }
}

/// Finds the box on which something stands.
pub(super) struct Standing<'a> {
    pub(super) document: &'a Document,
    places: &'a Places,
    found: &'a Found,
    today: Date,
}

impl Standing<'_> {
    /// What a box shows.
    pub(super) fn node(&self, at: u32) -> Node {
        self.places.forest.nodes[self.places.boxes.list[at as usize].at as usize].node
    }

    /// The box of a record, or the one that stands for it.
    pub(super) fn box_of(&self, record: RecordRef) -> Option<u32> {
        let node = self.found.node_of.get(&record).copied().or_else(|| match record {
            RecordRef::Unit(id) => self.node_of(End::Unit(id)),
            RecordRef::Position(id) => self.node_of(End::Position(id)),
            RecordRef::Person(id) => self.node_of(End::Position(self.document.post_of(id, self.today)?)),
            _ => None,
        });
        node.and_then(|node| self.box_for(node))
    }

    /// The box that stands for a node.
    pub(super) fn box_for(&self, node: u32) -> Option<u32> {
        self.found.box_for[node as usize]
    }

    /// The node an end stands on, were everything unfolded.
    pub(super) fn node_of(&self, end: End) -> Option<u32> {
        let document = self.document;
        if self.places.by == ChartBy::Unit {
            let path = document.unit_path(document.unit_of(end)?);
            return path.into_iter().find_map(|unit| self.found.node_of.get(&unit.into()).copied());
        }
        match end {
            End::Position(position) => self.seat(position),
            End::Unit(unit) => {
                let path = document.unit_path(unit);
                path.into_iter().filter_map(|unit| self.speaker(unit)).find_map(|seat| self.seat(seat))
            }
        }
    }

    /// The node of a position, or of the nearest above it that has one.
    fn seat(&self, position: PositionId) -> Option<u32> {
        let mut at = Some(position);
        while let Some(position) = at {
            let holder = || self.document.holders(position, self.today).next();
            let record: RecordRef = match self.places.by {
                ChartBy::Person => holder().map_or(position.into(), |(person, _)| person.id.into()),
                _ => position.into(),
            };
            if let Some(&node) = self.found.node_of.get(&record) {
                return Some(node);
            }
            at = self.document.positions().get(position)?.manager;
        }
        None
    }

    /// Who stands for a unit among positions.
    fn speaker(&self, unit: UnitId) -> Option<PositionId> {
        let of = self.document.units().get(unit)?;
        self.document
            .head(of)
            .or(of.contact)
            .or_else(|| self.document.positions_in(Some(unit)).next().map(|seat| seat.id))
    }

    /// What a box is called, and what else is said of it.
    pub(super) fn name(&self, lines: &Lines<'_>, at: u32, language: Language) -> (String, String) {
        match self.node(at) {
            Node::Position(id) => {
                let party = lines.position(id);
                (party.name, party.detail)
            }
            Node::Person(id, _) => {
                let name = self.document.people().get(id).map(|person| person.name.clone());
                (name.unwrap_or_default(), people::titles(self.document, id, self.today, language))
            }
            Node::Unit(id) => (lines.unit(id).name, String::new()),
        }
    }

    /// The ends for which a box stands that are not what it shows: the first few by name, and how many more.
    pub(super) fn stood_for(
        &self,
        lines: &Lines<'_>,
        at: u32,
        ends: &BTreeSet<End>,
        few: usize,
    ) -> (Vec<String>, u32) {
        let node = self.node(at);
        let own = |end: End| match (node, end) {
            (Node::Person(person, _), End::Position(seat)) => {
                self.document.holders(seat, self.today).any(|(holder, _)| holder.id == person)
            }
            _ => record(end) == node.record(),
        };
        let others: Vec<End> = ends.iter().copied().filter(|&end| !own(end)).collect();
        let names = others.iter().take(few).map(|&end| lines.end(end).name).collect();
        (names, others.len().saturating_sub(few) as u32)
    }
}
