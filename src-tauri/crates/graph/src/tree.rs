//! The units as a tree of dense indexes: depth, walks from the top and from the bottom, common ancestors.

use simpul_model::{Document, UnitId};

/// No parent.
pub(crate) const NONE: u32 = u32::MAX;

/// Every unit once, by ascending id. Building is O(n log n); a circle, which no accepted edit makes, is
/// opened at its smallest id.
#[derive(Debug, Clone)]
pub(crate) struct UnitTree {
    pub(crate) ids: Vec<UnitId>,
    pub(crate) parent: Vec<u32>,
    /// 1 for roots.
    pub(crate) depth: Vec<u32>,
    /// Parents before children; a subtree is a run of it.
    pub(crate) top_down: Vec<u32>,
    /// Where a unit stands in `top_down`, and where its subtree ends.
    pub(crate) span: Vec<(u32, u32)>,
    /// The top of the heavy path a unit lies on.
    path_top: Vec<u32>,
}

impl UnitTree {
    pub(crate) fn of(document: &Document) -> Self {
        let ids: Vec<UnitId> = document.units().ids().collect();
        let find = |id: UnitId| ids.binary_search(&id).map_or(NONE, |at| at as u32);
        let parent: Vec<u32> = document.units().iter().map(|u| u.parent.map_or(NONE, find)).collect();
        Self::new(ids, parent)
    }

    fn new(ids: Vec<UnitId>, mut parent: Vec<u32>) -> Self {
        let n = ids.len();
        let (start, children) = children(&parent);
        let of = |u: u32| &children[start[u as usize]..start[u as usize + 1]];
        let (mut depth, mut top_down) = (vec![0; n], Vec::with_capacity(n));
        let roots: Vec<u32> = (0..n as u32).filter(|&u| parent[u as usize] == NONE).collect();
        for root in roots.into_iter().chain(0..n as u32) {
            if depth[root as usize] > 0 {
                continue;
            }
            parent[root as usize] = NONE;
            depth[root as usize] = 1;
            let mut open = vec![root];
            while let Some(u) = open.pop() {
                top_down.push(u);
                for &child in of(u).iter().rev().filter(|&&c| parent[c as usize] == u) {
                    depth[child as usize] = depth[u as usize] + 1;
                    open.push(child);
                }
            }
        }
        let mut tree = Self { ids, parent, depth, top_down, span: vec![(0, 0); n], path_top: vec![NONE; n] };
        tree.measure();
        tree
    }

    /// Subtree runs, and heavy paths (Sleator and Tarjan, "A data structure for dynamic trees", 1983).
    fn measure(&mut self) {
        let n = self.ids.len();
        let (mut size, mut heavy) = (vec![1_u32; n], vec![NONE; n]);
        for &u in self.top_down.iter().rev() {
            let up = self.parent[u as usize];
            if up != NONE {
                size[up as usize] += size[u as usize];
                let best = &mut heavy[up as usize];
                if *best == NONE || size[u as usize] >= size[*best as usize] {
                    *best = u;
                }
            }
        }
        for (at, &u) in self.top_down.iter().enumerate() {
            self.span[u as usize] = (at as u32, at as u32 + size[u as usize]);
            let up = self.parent[u as usize];
            let follows = up != NONE && heavy[up as usize] == u;
            self.path_top[u as usize] = if follows { self.path_top[up as usize] } else { u };
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The index of a unit. O(log n).
    pub(crate) fn find(&self, id: UnitId) -> Option<u32> {
        self.ids.binary_search(&id).ok().map(|at| at as u32)
    }

    /// Whether `inner` is `outer` or lies inside it. O(1).
    pub(crate) fn holds(&self, outer: u32, inner: u32) -> bool {
        let (from, to) = self.span[outer as usize];
        (from..to).contains(&self.span[inner as usize].0)
    }

    /// The deepest unit that holds both; nothing in different trees. O(log n).
    pub(crate) fn common(&self, mut a: u32, mut b: u32) -> Option<u32> {
        while self.path_top[a as usize] != self.path_top[b as usize] {
            let (top_a, top_b) = (self.path_top[a as usize], self.path_top[b as usize]);
            let higher_first = self.depth[top_a as usize] >= self.depth[top_b as usize];
            let (lower, top) = if higher_first { (&mut a, top_a) } else { (&mut b, top_b) };
            *lower = self.parent[top as usize];
            if *lower == NONE {
                return None;
            }
        }
        Some(if self.depth[a as usize] <= self.depth[b as usize] { a } else { b })
    }
}

/// Children of every unit as runs of one list.
pub(crate) fn children(parent: &[u32]) -> (Vec<usize>, Vec<u32>) {
    let mut start = vec![0_usize; parent.len() + 1];
    for &p in parent.iter().filter(|&&p| p != NONE) {
        start[p as usize + 1] += 1;
    }
    for at in 1..start.len() {
        start[at] += start[at - 1];
    }
    let (mut fill, mut list) = (start.clone(), vec![0; start.last().copied().unwrap_or(0)]);
    for (child, &p) in parent.iter().enumerate().filter(|&(_, &p)| p != NONE) {
        list[fill[p as usize]] = child as u32;
        fill[p as usize] += 1;
    }
    (start, list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tree(parent: Vec<u32>) -> UnitTree {
        UnitTree::new((1..=parent.len() as u64).map(UnitId::from_raw).collect(), parent)
    }

    #[test]
    fn opens_a_circle_at_its_smallest() {
        let tree = tree(vec![NONE, 2, 3, 1, 1]);
        assert_eq!(tree.depth, [1, 1, 3, 2, 2]);
        assert_eq!(tree.top_down.len(), 5);
    }

    #[test]
    fn a_chain_of_100_000() {
        let tree = tree((0..100_000_u32).map(|u| u.wrapping_sub(1)).collect());
        assert_eq!(tree.depth[99_999], 100_000);
        assert_eq!(tree.common(99_999, 50_000), Some(50_000));
    }

    proptest! {
        #![proptest_config(crate::sketch::laws(256))]
        #[test]
        fn common_ancestors_are_those_of_the_paths(up in prop::collection::vec(0u32..30, 1..40)) {
            let tree = tree(up.iter().enumerate().map(|(u, &p)| if p < u as u32 { p } else { NONE }).collect());
            let path = |mut u: u32| {
                let mut path = vec![];
                while u != NONE {
                    path.push(u);
                    u = tree.parent[u as usize];
                }
                path
            };
            for a in 0..up.len() as u32 {
                for b in 0..up.len() as u32 {
                    let (up_a, up_b) = (path(a), path(b));
                    prop_assert_eq!(tree.common(a, b), up_a.iter().find(|u| up_b.contains(u)).copied());
                    prop_assert_eq!(tree.holds(a, b), up_b.contains(&a));
                }
            }
        }
    }
}
