//! What a node stands for, the order nodes come in, and what they are called outside.

use simpul_model::{Document, PositionId, UnitId, fold};
use std::collections::{HashMap, HashSet};

/// What stands in the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A unit, with everything that is rolled up into it.
    Unit(UnitId),
    /// A position.
    Position(PositionId),
    /// Where positions without a unit stand.
    NoUnit,
}

/// Sorts by external id, then folded name, then id; what has no external id comes after what has one, and
/// "(no unit)" last. O(n log n).
pub(crate) fn sort(document: &Document, nodes: &mut [Node]) {
    nodes.sort_by_cached_key(|&node| {
        let external = external_id(document, node);
        let name = match node {
            Node::Unit(id) => document.units().get(id).map(|u| fold(&u.name)),
            Node::Position(id) => document.positions().get(id).map(|p| fold(&p.title)),
            Node::NoUnit => None,
        };
        (node == Node::NoUnit, external.is_none(), external.map(str::to_owned), name, node)
    });
}

/// A node's name outside: its external id where the import had one, else its name or title, so that no minted
/// id tells one run from another. Not unique; see [`Names`].
pub fn name_of(document: &Document, node: Node) -> String {
    if let Some(external) = external_id(document, node) {
        return external.to_owned();
    }
    match node {
        Node::Unit(id) => document.units().get(id).map_or_else(String::new, |unit| unit.name.clone()),
        Node::Position(id) => {
            document.positions().get(id).map_or_else(String::new, |position| position.title.clone())
        }
        Node::NoUnit => "(no unit)".to_owned(),
    }
}

fn external_id(document: &Document, node: Node) -> Option<&str> {
    match node {
        Node::Unit(id) => document.units().get(id)?.external_id.as_deref(),
        Node::Position(id) => document.positions().get(id)?.external_id.as_deref(),
        Node::NoUnit => None,
    }
}

/// Names of a graph's nodes that tell them apart: of nodes with the same external id the first in order
/// keeps it, the others get `~2`, `~3` ….
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_node: HashMap<Node, String>,
}

impl Names {
    /// Names nodes given in their order. O(n).
    pub fn new(document: &Document, nodes: impl IntoIterator<Item = Node>) -> Self {
        let mut by_node = HashMap::new();
        let (mut taken, mut next) = (HashSet::new(), HashMap::new());
        for node in nodes {
            let plain = name_of(document, node);
            let mut name = plain.clone();
            while !taken.insert(name.clone()) {
                let number = next.entry(plain.clone()).or_insert(1_u32);
                *number += 1;
                name = format!("{plain}~{number}");
            }
            by_node.insert(node, name);
        }
        Self { by_node }
    }

    /// The name of a node; nothing for one that was not among those named.
    pub fn get(&self, node: Node) -> Option<&str> {
        self.by_node.get(&node).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::Sketch;

    #[test]
    fn order_is_external_id_then_name_then_id_and_no_unit_last() {
        let mut sketch = Sketch::default();
        let late = sketch.unit("zebra", None);
        let early = sketch.unit("Äpfel", None);
        let named = sketch.unit("x", None);
        sketch.unit_mut(named).external_id = Some("U9".into());
        let document = sketch.document();
        let mut nodes = [Node::NoUnit, Node::Unit(late), Node::Unit(early), Node::Unit(named)];
        sort(&document, &mut nodes);
        assert_eq!(nodes, [Node::Unit(named), Node::Unit(early), Node::Unit(late), Node::NoUnit]);
    }

    #[test]
    fn an_external_id_used_twice_is_told_apart() {
        let mut sketch = Sketch::default();
        let units: Vec<UnitId> = (0..3).map(|_| sketch.unit("same", None)).collect();
        units.iter().for_each(|&id| sketch.unit_mut(id).external_id = Some("A".into()));
        let names = Names::new(&sketch.document(), units.iter().map(|&id| Node::Unit(id)));
        let names: Vec<_> = units.iter().map(|&id| names.get(Node::Unit(id))).collect();
        assert_eq!(names, [Some("A"), Some("A~2"), Some("A~3")]);
    }
}
