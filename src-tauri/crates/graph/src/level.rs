//! Which levels there are, how many nodes each shows, and at which one a map opens.

use crate::tree::{NONE, UnitTree};
use crate::view::View;
use simpul_model::Document;

/// A map opens with at most this many nodes, where a level offers that.
const OPENING: usize = 60;

/// How many nodes a level shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelCount {
    /// 1 for root units.
    pub level: u32,
    /// All nodes, external ones and isolated ones included.
    pub nodes: usize,
    /// Those inside the company.
    pub internal: usize,
}

/// Every level from the root units to the deepest ones. Counts what [`crate::Graph::new`] would show,
/// without building it. O(n log n) over units and needs.
pub fn levels(document: &Document) -> Vec<LevelCount> {
    let tree = UnitTree::of(document);
    let deepest = tree.depth.iter().copied().max().unwrap_or(0) as usize;
    let (shown, no_unit) = shown(document, &tree);
    let mut live = shown.clone();
    let external: Vec<bool> = document.units().iter().map(|unit| unit.external).collect();
    for &u in tree.top_down.iter().rev().filter(|&&u| !external[u as usize]) {
        let up = tree.parent[u as usize];
        if up != NONE {
            live[up as usize] |= live[u as usize];
        }
    }
    // A unit shows from its own level on (an external one from the first), there with all that is rolled
    // up into it, further down for itself alone.
    let (mut all, mut internal) = (vec![0_i64; deepest + 2], vec![0_i64; deepest + 2]);
    for u in 0..tree.len() {
        let depth = tree.depth[u] as usize;
        let first = if external[u] { 1 } else { depth };
        for counts in [Some(&mut all), (!external[u]).then_some(&mut internal)].into_iter().flatten() {
            counts[first] += i64::from(live[u]);
            counts[depth + 1] += i64::from(shown[u]) - i64::from(live[u]);
        }
    }
    let (mut nodes, mut inner) = (i64::from(no_unit), i64::from(no_unit));
    (1..=deepest)
        .map(|level| {
            nodes += all[level];
            inner += internal[level];
            LevelCount { level: level as u32, nodes: nodes as usize, internal: inner as usize }
        })
        .collect()
}

/// Units that show for themselves, and whether something stands on "(no unit)".
fn shown(document: &Document, tree: &UnitTree) -> (Vec<bool>, bool) {
    let mut shown: Vec<bool> = document.units().iter().map(|unit| !unit.archived).collect();
    let mut no_unit = false;
    for need in document.needs().iter().filter(|need| need.is_active()) {
        for end in [need.customer, need.supplier] {
            match document.unit_of(end).and_then(|unit| tree.find(unit)) {
                Some(at) => shown[at as usize] = true,
                None => no_unit = true,
            }
        }
    }
    (shown, no_unit)
}

impl View {
    /// How a map opens: at the deepest level with at most 60 nodes, never at one with a single node inside
    /// the company. Where each level has more, the first; where each has one, by position.
    pub fn opening(document: &Document) -> Self {
        let levels = levels(document);
        let mut wide = levels.iter().filter(|level| level.internal > 1);
        let fitting = wide.clone().rfind(|level| level.nodes <= OPENING);
        match fitting.or_else(|| wide.next()) {
            Some(level) => Self::at(level.level),
            None if document.positions().len() > 1 => Self::by_position(),
            None => Self::at(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Graph;
    use crate::sketch::{Sketch, any_sketch, laws};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(laws(256))]
        #[test]
        fn counts_are_those_of_the_graphs(sketch in any_sketch()) {
            let document = sketch.document();
            for level in levels(&document) {
                let graph = Graph::new(&document, &View::at(level.level));
                let internal = (0..graph.nodes().len() as u32).filter(|&node| !graph.is_external(node)).count();
                prop_assert_eq!((level.nodes, level.internal), (graph.nodes().len(), internal), "{:?}", level);
            }
        }
    }

    /// One unit, two below it, and as many below the first of those as asked for.
    fn tree(third: usize) -> Document {
        let mut sketch = Sketch::default();
        let top = sketch.unit("top", None);
        let middle = sketch.unit("middle", Some(top));
        sketch.unit("other", Some(top));
        (0..third).for_each(|at| _ = sketch.unit(&format!("low {at}"), Some(middle)));
        sketch.document()
    }

    #[test]
    fn opens_at_the_deepest_level_of_at_most_sixty_nodes() {
        assert_eq!(View::opening(&tree(57)), View::at(3), "60 nodes");
        assert_eq!(View::opening(&tree(58)), View::at(2), "61 nodes at level 3");
    }

    #[test]
    fn never_opens_at_a_level_with_one_node() {
        let mut sketch = Sketch::default();
        let top = sketch.unit("top", None);
        (0..70).for_each(|at| _ = sketch.unit(&format!("low {at}"), Some(top)));
        assert_eq!(View::opening(&sketch.document()), View::at(2), "71 nodes, but level 1 has one");
        let mut lone = Sketch::default();
        let unit = lone.unit("lone", None);
        assert_eq!(View::opening(&lone.document()), View::at(1), "nothing else to show");
        lone.position("a", Some(unit), None);
        lone.position("b", Some(unit), None);
        assert_eq!(View::opening(&lone.document()), View::by_position());
    }
}
