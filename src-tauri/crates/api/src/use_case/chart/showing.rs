//! How a chart is unfolded so that certain boxes are seen.

use super::boxes::{Boxes, Forest, Node};
use crate::dto::ChartRequest;
use crate::error::ApiError;
use simpul_model::{Date, Document, PositionId};
use std::collections::{BTreeSet, HashMap};

/// A chart is not unfolded to more boxes than this for the sake of some of them.
pub(crate) const MOST: usize = 3000;

/// What to unfold, and how many of the boxes are seen then.
pub(crate) struct Showing {
    /// The chart's `toggled` then.
    pub(crate) toggled: Vec<String>,
    /// How many of the positions it shows.
    pub(crate) shown: u32,
}

/// Unfolds what lies above the positions, in their order, as long as the chart has no more than `most` boxes. A
/// chart by units has no positions to show. O(n log n) over the forest.
pub(crate) fn showing(
    document: &Document,
    request: &ChartRequest,
    positions: &[PositionId],
    most: usize,
    today: Date,
) -> Result<Showing, ApiError> {
    let forest = Forest::of(document, request.by, request.root.as_deref(), today)?;
    let now = Boxes::shown(&forest, document, request);
    let place: HashMap<PositionId, u32> = (0..)
        .zip(&forest.nodes)
        .filter_map(|(at, tree)| match tree.node {
            Node::Position(id) | Node::Person(_, id) => Some((id, at)),
            Node::Unit(_) => None,
        })
        .collect();
    let mut toggled: BTreeSet<String> = request.toggled.iter().cloned().collect();
    let mut visible: Vec<bool> = vec![false; forest.nodes.len()];
    now.list.iter().for_each(|shown| visible[shown.at as usize] = true);
    let mut opened: Vec<bool> = vec![false; forest.nodes.len()];
    now.list.iter().filter(|shown| !shown.folded).for_each(|shown| opened[shown.at as usize] = true);
    let mut too_far: Vec<bool> = vec![false; forest.nodes.len()];
    let (mut boxes, mut seen) = (now.list.len(), 0);
    for &at in positions.iter().filter_map(|id| place.get(id)) {
        let (mut above, mut more, mut far) = (Vec::new(), 0, too_far[at as usize]);
        let mut up = forest.nodes[at as usize].parent;
        let seen_open = |parent: u32| visible[parent as usize] && opened[parent as usize];
        while let Some(parent) = up {
            if far || seen_open(parent) {
                break;
            }
            above.push(parent);
            more += forest.nodes[parent as usize].children as usize;
            far = boxes + more > most || too_far[parent as usize];
            up = forest.nodes[parent as usize].parent;
        }
        if far {
            too_far[at as usize] = true;
            continue;
        }
        boxes += more;
        seen += 1;
        for parent in above {
            let tree = &forest.nodes[parent as usize];
            let id = super::boxes::id_text(tree.node);
            // Folded by the depth or against it: either way the exception turns.
            if (tree.depth >= now.depth) != toggled.contains(&id) && !toggled.remove(&id) {
                toggled.insert(id);
            }
            opened[parent as usize] = true;
            visible[parent as usize] = true;
        }
        visible[at as usize] = true;
    }
    let parked: BTreeSet<PositionId> = forest.parked.iter().copied().collect();
    seen += positions.iter().filter(|id| parked.contains(id)).count() as u32;
    Ok(Showing { toggled: toggled.into_iter().collect(), shown: seen })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::ChartBy;
    use simpul_model::{Position, Row};

    fn seat(id: u64, manager: Option<u64>) -> Row {
        let manager = manager.map(PositionId::from_raw);
        Row::Position(Position { manager, ..Position::new(PositionId::from_raw(id), "seat") })
    }

    /// 1 over 2 over 3 over 4; 1 over 10 with a fan of `fan`.
    fn company(fan: u64) -> Document {
        let chain = [seat(1, None), seat(2, Some(1)), seat(3, Some(2)), seat(4, Some(3)), seat(10, Some(1))];
        chain.into_iter().chain((100..100 + fan).map(|id| seat(id, Some(10)))).collect()
    }

    fn shown(document: &Document, request: &ChartRequest, wanted: &[u64]) -> (usize, u32) {
        let positions: Vec<PositionId> = wanted.iter().map(|&id| PositionId::from_raw(id)).collect();
        let showing = showing(document, request, &positions, MOST, Date::MIN).unwrap();
        let forest = Forest::of(document, ChartBy::Position, None, Date::MIN).unwrap();
        let unfolded = ChartRequest { toggled: showing.toggled, ..request.clone() };
        let boxes = Boxes::shown(&forest, document, &unfolded);
        let seen: BTreeSet<u32> = boxes.list.iter().map(|shown| shown.at).collect();
        let found = (0..).zip(&forest.nodes).filter(|(at, tree)| {
            seen.contains(at) && positions.iter().any(|&id| tree.node == Node::Position(id))
        });
        assert_eq!(found.count() as u32, showing.shown, "as many are seen as it says");
        (boxes.list.len(), showing.shown)
    }

    #[test]
    fn opens_the_way_to_a_box_and_nothing_else() {
        let request = ChartRequest { depth: Some(1), ..ChartRequest::default() };
        assert_eq!(shown(&company(20), &request, &[4]), (5, 1), "1, 2, 3, 4 and 10");
        assert_eq!(shown(&company(20), &request, &[1]), (1, 1));
    }

    #[test]
    fn what_was_folded_by_hand_is_opened_again() {
        let request = ChartRequest { depth: Some(9), toggled: vec!["2".into()], ..ChartRequest::default() };
        assert_eq!(shown(&company(3), &request, &[4]), (8, 1));
    }

    #[test]
    fn a_branch_too_large_stays_folded_and_is_said_so() {
        let request = ChartRequest { depth: Some(1), ..ChartRequest::default() };
        assert_eq!(shown(&company(100_000), &request, &[100, 4]), (5, 1));
    }
}
