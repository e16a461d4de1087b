//! The network simplex method for layering: exchange one arc of the tight tree
//! at a time until no exchange shortens the drawing.

use super::adjacency::Adjacency;
use super::cycles::Arc;
use crate::geometry::{Cancelled, Observer};

const NONE: u32 = u32::MAX;
/// Of this many improving arcs found the best one leaves the tree.
const SEARCH: usize = 30;

/// A feasible ranking with a spanning tree of tight arcs and, for each tree
/// arc, its cut value: what the total length loses if the arc grows by one.
pub(crate) struct Simplex<'a> {
    arcs: &'a [Arc],
    near: Adjacency,
    rank: Vec<i32>,
    tree: Vec<u32>,
    tree_slot: Vec<u32>,
    tree_near: Vec<Vec<u32>>,
    cut: Vec<i64>,
    /// The tree arc towards the root; [`NONE`] at the root.
    parent: Vec<u32>,
    low: Vec<u32>,
    lim: Vec<u32>,
    by_lim: Vec<u32>,
    work: u64,
}

impl<'a> Simplex<'a> {
    /// Takes a feasible `rank` and the arcs of a spanning tight tree.
    /// Complexity: O(V + E).
    pub(crate) fn new(rank: Vec<i32>, arcs: &'a [Arc], tree: &[u32]) -> Self {
        let nodes = rank.len();
        let near = Adjacency::new(
            nodes,
            (0..).zip(arcs).flat_map(|(at, arc)| [(arc.from, arc.to, at), (arc.to, arc.from, at)]),
        );
        let mut tree_slot = vec![NONE; arcs.len()];
        let mut tree_near = vec![Vec::new(); nodes];
        for (slot, &at) in (0..).zip(tree) {
            tree_slot[at as usize] = slot;
            tree_near[arcs[at as usize].from as usize].push(at);
            tree_near[arcs[at as usize].to as usize].push(at);
        }
        let mut simplex = Self {
            arcs,
            near,
            rank,
            tree: tree.to_vec(),
            tree_slot,
            tree_near,
            cut: vec![0; arcs.len()],
            parent: vec![NONE; nodes],
            low: vec![0; nodes],
            lim: vec![0; nodes],
            by_lim: vec![0; nodes],
            work: 0,
        };
        simplex.number(0, NONE, 0);
        simplex.cut_values();
        simplex
    }

    /// Exchanges tree arcs until the total length is minimal or `budget`
    /// elementary steps are spent. The ranking is feasible throughout.
    pub(crate) fn run(&mut self, budget: u64, observer: &dyn Observer) -> Result<(), Cancelled> {
        let mut from = 0;
        while self.work < budget {
            Cancelled::check(observer)?;
            let Some(leaving) = self.leaving(&mut from) else {
                break;
            };
            let Some(entering) = self.entering(leaving) else {
                break;
            };
            self.exchange(leaving, entering);
        }
        Ok(())
    }

    /// The ranks reached.
    pub(crate) fn into_rank(self) -> Vec<i32> {
        self.rank
    }

    fn slack(&self, at: u32) -> i32 {
        let arc = self.arcs[at as usize];
        self.rank[arc.to as usize] - self.rank[arc.from as usize] - 1
    }

    /// Numbers the subtree of `root` in postorder from `first`.
    fn number(&mut self, root: u32, parent: u32, first: u32) {
        let mut next = first;
        self.parent[root as usize] = parent;
        self.low[root as usize] = first;
        let mut stack = vec![(root, 0usize)];
        while let Some((node, at)) = stack.last_mut() {
            let node = *node;
            if let Some(&arc) = self.tree_near[node as usize].get(*at) {
                *at += 1;
                if arc == self.parent[node as usize] {
                    continue;
                }
                let ends = self.arcs[arc as usize];
                let child = ends.from ^ ends.to ^ node;
                self.parent[child as usize] = arc;
                self.low[child as usize] = next;
                stack.push((child, 0));
            } else {
                self.lim[node as usize] = next;
                self.by_lim[next as usize] = node;
                next += 1;
                stack.pop();
            }
        }
        self.work += u64::from(next - first);
    }

    /// All cut values at once: what leaves a subtree less what enters it is the
    /// sum of that difference over its nodes, as inner arcs cancel out.
    fn cut_values(&mut self) {
        let mut surplus = vec![0i64; self.rank.len()];
        for arc in self.arcs {
            surplus[arc.from as usize] += 1;
            surplus[arc.to as usize] -= 1;
        }
        for &node in &self.by_lim {
            let parent = self.parent[node as usize];
            if parent == NONE {
                continue;
            }
            let ends = self.arcs[parent as usize];
            let sum = surplus[node as usize];
            surplus[(ends.from ^ ends.to ^ node) as usize] += sum;
            self.cut[parent as usize] = if ends.from == node { sum } else { -sum };
        }
    }

    fn leaving(&mut self, from: &mut usize) -> Option<u32> {
        let (mut best, mut found) = (None, 0);
        for _ in 0..self.tree.len() {
            if *from >= self.tree.len() {
                *from = 0;
            }
            let arc = self.tree[*from];
            *from += 1;
            self.work += 1;
            if self.cut[arc as usize] < 0 {
                if best.is_none_or(|best: u32| self.cut[arc as usize] < self.cut[best as usize]) {
                    best = Some(arc);
                }
                found += 1;
                if found == SEARCH {
                    break;
                }
            }
        }
        best
    }

    /// The arc with the least slack that crosses the cut against `leaving`.
    fn entering(&mut self, leaving: u32) -> Option<u32> {
        let ends = self.arcs[leaving as usize];
        let tail_below = self.lim[ends.from as usize] < self.lim[ends.to as usize];
        let top = if tail_below { ends.from } else { ends.to };
        let range = self.low[top as usize]..=self.lim[top as usize];
        let mut best: Option<(i32, u32)> = None;
        for lim in range.clone() {
            let node = self.by_lim[lim as usize];
            let near = self.near.of(node);
            self.work += near.len() as u64;
            for &(other, at) in near {
                // With the tail side below, arcs are sought that enter it, else those that leave.
                let enters = self.arcs[at as usize].to == node;
                if enters != tail_below || range.contains(&self.lim[other as usize]) {
                    continue;
                }
                let candidate = (self.slack(at), at);
                if best.is_none_or(|best| candidate < best) {
                    best = Some(candidate);
                }
            }
        }
        best.map(|(_, at)| at)
    }

    fn exchange(&mut self, leaving: u32, entering: u32) {
        let delta = self.slack(entering);
        let ends = self.arcs[leaving as usize];
        let tail_below = self.lim[ends.from as usize] < self.lim[ends.to as usize];
        let top = if tail_below { ends.from } else { ends.to };
        if delta > 0 {
            let shift = if tail_below { -delta } else { delta };
            for lim in self.low[top as usize]..=self.lim[top as usize] {
                self.rank[self.by_lim[lim as usize] as usize] += shift;
            }
        }
        let gain = self.cut[leaving as usize];
        let new = self.arcs[entering as usize];
        let meet = self.update_path(new.from, new.to, gain, true);
        self.update_path(new.to, new.from, gain, false);
        self.cut[entering as usize] = -gain;
        self.cut[leaving as usize] = 0;

        let slot = self.tree_slot[leaving as usize];
        self.tree[slot as usize] = entering;
        self.tree_slot[entering as usize] = slot;
        self.tree_slot[leaving as usize] = NONE;
        for node in [ends.from, ends.to] {
            self.tree_near[node as usize].retain(|&at| at != leaving);
        }
        for node in [new.from, new.to] {
            self.tree_near[node as usize].push(entering);
        }
        let (parent, first) = (self.parent[meet as usize], self.low[meet as usize]);
        self.number(meet, parent, first);
    }

    /// Walks from `node` up to the common ancestor with `other`, adding `gain`
    /// to the cut values on the way; gives that ancestor.
    fn update_path(&mut self, mut node: u32, other: u32, gain: i64, forward: bool) -> u32 {
        let target = self.lim[other as usize];
        while !(self.low[node as usize] <= target && target <= self.lim[node as usize]) {
            let arc = self.parent[node as usize];
            let ends = self.arcs[arc as usize];
            let along = (ends.from == node) == forward;
            self.cut[arc as usize] += if along { gain } else { -gain };
            node ^= ends.from ^ ends.to;
            self.work += 1;
        }
        node
    }
}
