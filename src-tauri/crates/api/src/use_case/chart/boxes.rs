//! Which boxes a chart shows: the forest of positions or units, unfolded to a depth, with exceptions.

use super::{coming, people};
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::line::Lines;
use simpul_graph::{Below, Headcounts};
use simpul_model::{Date, Document, PersonId, PositionId, PositionKind, RecordRef, UnitId};
use std::collections::HashSet;

/// A chart opens to the deepest level with fewer boxes than this.
const OPENING: usize = 150;

/// A box: a position, a person or a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Node {
    Position(PositionId),
    /// Somebody, and the position for which they have a box here.
    Person(PersonId, PositionId),
    Unit(UnitId),
}

impl Node {
    pub(crate) fn record(self) -> RecordRef {
        match self {
            Self::Position(id) => id.into(),
            Self::Person(id, _) => id.into(),
            Self::Unit(id) => id.into(),
        }
    }
}

/// By what a chart of this document opens: by unit where there are no positions, or fewer than half have a manager.
pub(crate) fn chart_by(document: &Document) -> ChartBy {
    let placed = document.positions().iter().filter(|p| p.manager.is_some() || p.parked.is_some()).count();
    let seats = document.positions().len();
    let flat = (seats == 0 || placed * 2 < seats) && !document.units().is_empty();
    if flat { ChartBy::Unit } else { ChartBy::Position }
}

/// Everything that could be shown: parents before children, in reading order.
pub(crate) struct Forest {
    pub(crate) nodes: Vec<Tree>,
    /// Parked positions without anybody below: they stand in the tray.
    pub(crate) parked: Vec<PositionId>,
    levels: Vec<usize>,
}

/// One node of the forest.
pub(crate) struct Tree {
    pub(crate) node: Node,
    pub(crate) parent: Option<u32>,
    pub(crate) depth: u32,
    pub(crate) children: u32,
    /// Index past the last of its branch.
    end: u32,
}

impl Forest {
    /// The forest by positions or units, or one branch of it. Iterative, O(n log n).
    pub(crate) fn of(
        document: &Document,
        by: ChartBy,
        root: Option<&str>,
        today: Date,
    ) -> Result<Self, ApiError> {
        if by == ChartBy::Person {
            return people::forest(document, root, today);
        }
        let roots = match (by, root) {
            (_, Some(key)) => match key::parse(key)? {
                RecordRef::Position(id) if document.positions().contains(id) => vec![Node::Position(id)],
                RecordRef::Unit(id) if document.units().contains(id) => match by {
                    ChartBy::Unit => vec![Node::Unit(id)],
                    ChartBy::Position | ChartBy::Person => heads_of_unit(document, id),
                },
                _ => return Err(ApiError::not_found(key)),
            },
            (ChartBy::Position | ChartBy::Person, None) => {
                let leaf = |id| document.reports_to(Some(id)).next().is_none();
                let top = document.reports_to(None).filter(|p| p.parked.is_none() || !leaf(p.id));
                top.map(|p| Node::Position(p.id)).collect()
            }
            (ChartBy::Unit, None) => {
                document.units_in(None).filter(|u| !u.archived).map(|u| Node::Unit(u.id)).collect()
            }
        };
        let parked = match (by, root) {
            (ChartBy::Position, None) => parked(document),
            _ => Vec::new(),
        };
        let below = |node| -> Vec<Node> {
            match node {
                Node::Position(id) => {
                    document.reports_to(Some(id)).map(|position| Node::Position(position.id)).collect()
                }
                Node::Unit(id) => {
                    let inside = document.units_in(Some(id)).filter(|unit| !unit.archived);
                    inside.map(|unit| Node::Unit(unit.id)).collect()
                }
                Node::Person(..) => Vec::new(),
            }
        };
        Ok(Self::grow(roots, below, parked))
    }

    pub(super) fn grow(roots: Vec<Node>, below: impl Fn(Node) -> Vec<Node>, parked: Vec<PositionId>) -> Self {
        let mut nodes: Vec<Tree> = Vec::new();
        let mut levels: Vec<usize> = Vec::new();
        let mut todo: Vec<(Node, Option<u32>, u32)> =
            roots.into_iter().rev().map(|node| (node, None, 1)).collect();
        while let Some((node, parent, depth)) = todo.pop() {
            let at = nodes.len() as u32;
            let first = todo.len();
            todo.extend(below(node).into_iter().map(|child| (child, Some(at), depth + 1)));
            todo[first..].reverse();
            let children = (todo.len() - first) as u32;
            if levels.len() < depth as usize {
                levels.push(0);
            }
            levels[depth as usize - 1] += 1;
            nodes.push(Tree { node, parent, depth, children, end: 0 });
        }
        for at in (0..nodes.len()).rev() {
            nodes[at].end = nodes[at].end.max(at as u32 + 1);
            if let Some(parent) = nodes[at].parent {
                nodes[parent as usize].end = nodes[parent as usize].end.max(nodes[at].end);
            }
        }
        Self { nodes, parked, levels }
    }

    /// Boxes there are, those in the tray included.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len() + self.parked.len()
    }

    pub(crate) fn levels(&self) -> u32 {
        self.levels.len() as u32
    }

    /// The deepest level with fewer than 150 boxes down to it; at least the first.
    fn opening_depth(&self) -> u32 {
        let mut sum = 0;
        let down_to = self.levels.iter().take_while(|&&level| {
            sum += level;
            sum < OPENING
        });
        (down_to.count() as u32).max(1)
    }

    pub(crate) fn outline_row(
        &self,
        lines: &Lines<'_>,
        rolled: &Rolled,
        language: Language,
        shown: &Shown,
    ) -> OutlineRow {
        let tree = &self.nodes[shown.at as usize];
        let mut row = OutlineRow {
            key: key::of(tree.node.record()),
            depth: tree.depth,
            name: String::new(),
            title: String::new(),
            unit: String::new(),
            children: tree.children,
            expanded: !shown.folded && tree.children > 0,
            vacant: false,
            parked: false,
            coming: String::new(),
            people: 0,
            vacancies: 0,
        };
        (row.people, row.vacancies) = rolled.at(tree.node);
        let said = match tree.node {
            Node::Position(id) => {
                let held: Vec<_> = lines.document.assignments_to(id).collect();
                coming::at(lines, &held, language)
            }
            Node::Person(id, _) => coming::of(lines, id, language),
            Node::Unit(_) => Vec::new(),
        };
        row.coming = said.into_iter().map(|mark| mark.words).collect::<Vec<_>>().join(" · ");
        match tree.node {
            Node::Position(id) => {
                let position = lines.document.positions().get(id);
                row.name = lines.holder_names(id);
                row.vacant = row.name.is_empty();
                row.title = position.map(|p| p.title.clone()).unwrap_or_default();
                row.unit =
                    position.and_then(|p| lines.unit_name(p.unit?)).map(|n| n.name).unwrap_or_default();
                row.parked = position.is_some_and(|p| p.parked.is_some());
            }
            Node::Person(id, seat) => {
                row.name = lines.document.people().get(id).map(|p| p.name.clone()).unwrap_or_default();
                row.title = people::titles(lines.document, id, lines.today, language);
                let unit = lines.document.positions().get(seat).and_then(|position| position.unit);
                row.unit = unit.and_then(|unit| lines.unit_name(unit)).map(|n| n.name).unwrap_or_default();
            }
            Node::Unit(id) => {
                let unit = lines.document.units().get(id);
                row.name = unit.map(|u| u.name.clone()).unwrap_or_default();
                let head = unit.and_then(|u| lines.document.head(u));
                row.title = head.map(|head| lines.position(head).name).unwrap_or_default();
            }
        }
        row
    }
}

/// What is summed up below boxes, as their cards have it: people and vacancies, all levels.
pub(crate) enum Rolled {
    Positions(Below),
    Units(Headcounts),
}

impl Rolled {
    /// O(n log n).
    pub(crate) fn of(document: &Document, by: ChartBy, today: Date) -> Self {
        match by {
            ChartBy::Unit => Self::Units(Headcounts::new(document, today)),
            ChartBy::Position | ChartBy::Person => Self::Positions(Below::new(document, today)),
        }
    }

    fn at(&self, node: Node) -> (u32, u32) {
        match (self, node) {
            (Self::Positions(below), Node::Position(id) | Node::Person(_, id)) => {
                (below.people(id), below.vacant(id))
            }
            (Self::Units(counts), Node::Unit(id)) => {
                counts.of(id).map_or((0, 0), |counted| (counted.people, counted.vacant))
            }
            _ => (0, 0),
        }
    }
}

/// Positions that wait for a place and have nobody below.
pub(super) fn parked(document: &Document) -> Vec<PositionId> {
    let waiting = document.reports_to(None).filter(|position| position.parked.is_some());
    waiting.map(|p| p.id).filter(|&id| document.reports_to(Some(id)).next().is_none()).collect()
}

/// The positions of a unit that report to nobody inside it.
fn heads_of_unit(document: &Document, unit: UnitId) -> Vec<Node> {
    let inside: HashSet<UnitId> = document.unit_branch(unit).into_iter().collect();
    let is_inside = |position: &simpul_model::Position| position.unit.is_some_and(|u| inside.contains(&u));
    let mut units: Vec<UnitId> = inside.iter().copied().collect();
    units.sort_unstable();
    let seats = units.into_iter().flat_map(|u| document.positions_in(Some(u)));
    let tops = seats.filter(|p| !p.manager.and_then(|m| document.positions().get(m)).is_some_and(is_inside));
    tops.map(|p| Node::Position(p.id)).collect()
}

/// A box shown.
pub(crate) struct Shown {
    /// Index into the forest.
    pub(crate) at: u32,
    /// Index of its parent among those shown.
    pub(crate) parent: Option<u32>,
    /// Whether what stands below is hidden.
    pub(crate) folded: bool,
}

/// The boxes shown, in reading order.
pub(crate) struct Boxes {
    pub(crate) list: Vec<Shown>,
    pub(crate) depth: u32,
}

impl Boxes {
    /// Unfolds to the depth asked for (nothing: the opening depth), except for the boxes toggled; leaves out
    /// assistants where that was asked for. O(n).
    pub(crate) fn shown(forest: &Forest, document: &Document, request: &ChartRequest) -> Self {
        let depth = request.depth.unwrap_or_else(|| forest.opening_depth());
        let toggled: HashSet<&str> = request.toggled.iter().map(String::as_str).collect();
        let mut list: Vec<Shown> = Vec::new();
        let mut place = vec![u32::MAX; forest.nodes.len()];
        let mut at = 0;
        while let Some(tree) = forest.nodes.get(at as usize) {
            if request.view.hide_assistants && tree.children == 0 && is_assistant(document, tree.node) {
                at += 1;
                continue;
            }
            let by_depth = tree.depth >= depth;
            let flipped = !toggled.is_empty() && toggled.contains(id_text(tree.node).as_str());
            let folded = tree.children > 0 && (by_depth != flipped);
            place[at as usize] = list.len() as u32;
            list.push(Shown { at, parent: tree.parent.map(|parent| place[parent as usize]), folded });
            at = if folded { tree.end } else { at + 1 };
        }
        Self { list, depth }
    }
}

pub(crate) fn is_assistant(document: &Document, node: Node) -> bool {
    let (Node::Position(id) | Node::Person(_, id)) = node else { return false };
    document.positions().get(id).is_some_and(|p| p.kind == PositionKind::Assistant)
}

pub(super) fn id_text(node: Node) -> String {
    match node {
        Node::Position(id) => id.to_string(),
        Node::Person(id, _) => id.to_string(),
        Node::Unit(id) => id.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use simpul_model::{Position, Row};

    fn chain_and_fan() -> Document {
        let seat = |id: u64, manager: Option<u64>| {
            let manager = manager.map(PositionId::from_raw);
            Row::Position(Position {
                manager,
                ..Position::new(PositionId::from_raw(id), format!("seat {id}"))
            })
        };
        let fan = (10..210).map(|id| seat(id, Some(2)));
        [seat(1, None), seat(2, Some(1)), seat(3, Some(1))].into_iter().chain(fan).collect()
    }

    fn shown(depth: Option<u32>, toggled: &[&str]) -> Vec<u32> {
        let document = chain_and_fan();
        let forest = Forest::of(&document, ChartBy::Position, None, Date::MIN).unwrap();
        let toggled: Vec<String> = toggled.iter().map(|&id| id.to_owned()).collect();
        let request = ChartRequest { depth, toggled, ..ChartRequest::default() };
        Boxes::shown(&forest, &document, &request).list.iter().map(|shown| shown.at).collect()
    }

    #[test]
    fn opens_to_the_deepest_level_with_fewer_than_150_boxes() {
        assert_eq!(shown(None, &[]), [0, 1, 202], "the fan of 200 stays folded");
    }

    #[test]
    fn a_toggled_box_is_the_exception_to_the_depth() {
        assert_eq!(shown(Some(2), &["2"]).len(), 203);
        assert_eq!(shown(Some(9), &["2"]), [0, 1, 202]);
    }

    #[test]
    fn parked_positions_stand_beside_the_forest() {
        let parked = Position { parked: Some("P9".into()), ..Position::new(PositionId::from_raw(7), "lost") };
        let document: Document = [Row::Position(parked)].into_iter().collect();
        let forest = Forest::of(&document, ChartBy::Position, None, Date::MIN).unwrap();
        assert_eq!((forest.nodes.len(), forest.parked.len(), forest.len()), (0, 1, 1));
    }
}
