//! A good order of a large graph: from several starts, every node to its best place until none gains, then
//! small shakes, kept where they lose nothing.
//!
//! Moving single nodes: S. Chanas, P. Kobylański, "A new heuristic algorithm solving the linear ordering
//! problem", Computational Optimization and Applications 6 (1996), whose turning round between searches is
//! used as well; M. Simpson, V. Srinivasan, A. Thomo, "Efficient computation of feedback arc set at web-scale",
//! VLDB 10 (2016), found it best on large graphs.

use super::greedy;
use super::net::Net;
use crate::analysis::Cancelled;
use std::collections::VecDeque;

/// Steps after which no further search is begun: neighbours looked at and labels given.
const BUDGET: usize = 6_000_000;
/// Steps after which a search is broken off; an order it is all the same.
const MOST: usize = 20_000_000;
/// Shakes in a row without gain, for each node, after which it is given up.
const PATIENCE: usize = 20;
/// Nodes moved by one shake.
const SHAKE: usize = 4;

/// The best order found, and the weight of its backward arcs; `least` is known to be needed. Always the same for
/// the same graph.
pub(super) fn order(
    net: &Net,
    least: u64,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<(Vec<u32>, u64), Cancelled> {
    let mut best: Option<(Vec<u32>, u64)> = None;
    let mut looked = 0;
    for mirrored in [false, true] {
        if best.as_ref().is_some_and(|best| best.1 <= least) {
            break;
        }
        let mut line = Line::new(net, &greedy::order(net, mirrored));
        line.settle(cancelled)?;
        loop {
            let (order, cost) = (line.order(), line.cost());
            looked += line.looked;
            if best.as_ref().is_some_and(|best| best.1 <= cost) {
                break;
            }
            let turned: Vec<u32> = order.iter().rev().copied().collect();
            best = Some((order, cost));
            if cost <= least || looked > BUDGET {
                break;
            }
            line = Line::new(net, &turned);
            line.settle(cancelled)?;
        }
    }
    let (order, cost) = best.unwrap_or_default();
    let mut line = Line::new(net, &order);
    line.shake(BUDGET.saturating_sub(looked), cost.saturating_sub(least), cancelled)?;
    let cost = line.cost();
    Ok((line.order(), cost))
}

/// Nodes in a line: linked, with labels that grow along it. The two ends are no nodes.
struct Line<'a> {
    net: &'a Net,
    next: Vec<u32>,
    prev: Vec<u32>,
    label: Vec<i64>,
    /// Nodes that may have a better place.
    open: VecDeque<u32>,
    is_open: Vec<bool>,
    /// Moves made, with who stood before: to take them back.
    moves: Vec<(u32, u32)>,
    looked: usize,
    /// Reused: neighbours of a node by label, and what passing each of them to the right costs.
    near: Vec<(i64, u32, i64)>,
}

impl<'a> Line<'a> {
    fn new(net: &'a Net, order: &[u32]) -> Self {
        let n = net.nodes;
        let (head, tail) = (n as u32, n as u32 + 1);
        let mut line = Self {
            net,
            next: vec![tail; n + 2],
            prev: vec![head; n + 2],
            label: vec![0; n + 2],
            open: order.iter().copied().collect(),
            is_open: vec![true; n],
            moves: Vec::new(),
            looked: 0,
            near: Vec::new(),
        };
        let mut before = head;
        for &node in order.iter().chain([&tail]) {
            line.next[before as usize] = node;
            line.prev[node as usize] = before;
            before = node;
        }
        line.relabel();
        line
    }

    fn head(&self) -> u32 {
        self.net.nodes as u32
    }

    fn order(&self) -> Vec<u32> {
        let step = |&node: &u32| Some(self.next[node as usize]);
        let line = std::iter::successors(step(&self.head()), step);
        line.take(self.net.nodes).collect()
    }

    fn cost(&self) -> u64 {
        let backward = |arc: &&(u32, u32, u64)| self.label[arc.0 as usize] > self.label[arc.1 as usize];
        self.net.arcs.iter().filter(backward).map(|arc| arc.2).sum()
    }

    /// Moves nodes to their best places until none gains.
    fn settle(&mut self, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<i64, Cancelled> {
        let (mut gain, mut steps) = (0, 0_usize);
        while let Some(node) = self.open.pop_front().filter(|_| self.looked < MOST) {
            self.is_open[node as usize] = false;
            gain += self.improve(node);
            steps += 1;
            if steps.is_multiple_of(1024) && cancelled() {
                return Err(Cancelled);
            }
        }
        Ok(gain)
    }

    /// Shakes and settles while the budget lasts and up to `most` can be gained; a shake that loses is taken back.
    fn shake(
        &mut self,
        budget: usize,
        most: u64,
        cancelled: &(dyn Fn() -> bool + Sync),
    ) -> Result<(), Cancelled> {
        self.settle(cancelled)?;
        self.looked = 0;
        let mut random = Random(0x5349_4d50_554c);
        let (mut gained, mut in_vain) = (0, 0);
        while self.looked < budget && gained < most as i64 && in_vain < PATIENCE * self.net.nodes {
            self.moves.clear();
            let lost = self.disturb(&mut random);
            let gain = self.settle(cancelled)? - lost;
            if gain < 0 {
                while let Some((node, before)) = self.moves.pop() {
                    self.unlink(node);
                    self.link(node, before);
                }
            }
            gained += gain.max(0);
            in_vain = if gain > 0 { 0 } else { in_vain + 1 };
            if cancelled() {
                return Err(Cancelled);
            }
        }
        Ok(())
    }

    /// Moves a few nodes anywhere; what that costs.
    fn disturb(&mut self, random: &mut Random) -> i64 {
        let mut lost = 0;
        for _ in 0..SHAKE {
            let (node, after) = (random.below(self.net.nodes), random.below(self.net.nodes));
            if node != after {
                lost -= self.cost_of(node);
                self.put(node, after);
                lost += self.cost_of(node);
                self.reopen(node);
            }
        }
        lost
    }

    /// What the backward arcs at a node weigh.
    fn cost_of(&self, node: u32) -> i64 {
        let here = self.label[node as usize];
        let out = self.net.out(node).iter().map(|&at| self.net.arcs[at as usize]);
        let into = self.net.into(node).iter().map(|&at| self.net.arcs[at as usize]);
        let forth = out.filter(|arc| self.label[arc.1 as usize] < here).map(|arc| arc.2 as i64);
        let back = into.filter(|arc| self.label[arc.0 as usize] > here).map(|arc| arc.2 as i64);
        forth.sum::<i64>() + back.sum::<i64>()
    }

    /// Moves a node to its best place; what is gained.
    fn improve(&mut self, node: u32) -> i64 {
        let net = self.net;
        let mut near = std::mem::take(&mut self.near);
        near.clear();
        // From the far left, passing a supplier saves its arc, passing a customer costs one.
        let mut cost = 0;
        for &at in net.into(node) {
            let (from, _, weight) = net.arcs[at as usize];
            near.push((self.label[from as usize], from, -(weight as i64)));
            cost += weight as i64;
        }
        for &at in net.out(node) {
            let (_, to, weight) = net.arcs[at as usize];
            near.push((self.label[to as usize], to, weight as i64));
        }
        near.sort_unstable();
        self.looked += near.len();
        let here = self.label[node as usize];
        let (mut now, mut best, mut after) = (cost, cost, None);
        for &(label, neighbour, step) in &near {
            cost += step;
            if label < here {
                now = cost;
            }
            if cost < best {
                (best, after) = (cost, Some(neighbour));
            }
        }
        let gain = now - best;
        if gain > 0 {
            // Before all neighbours is before the first of them.
            let first = |near: &[(i64, u32, i64)]| near.first().map(|&(_, first, _)| first);
            let after = after.or_else(|| first(&near).map(|first| self.prev[first as usize]));
            self.put(node, after.unwrap_or(self.head()));
            self.reopen(node);
        }
        self.near = near;
        gain
    }

    /// The neighbours of a node that moved may have better places now.
    fn reopen(&mut self, node: u32) {
        let net = self.net;
        let out = net.out(node).iter().map(|&at| net.arcs[at as usize].1);
        let into = net.into(node).iter().map(|&at| net.arcs[at as usize].0);
        for neighbour in out.chain(into).chain([node]) {
            if !std::mem::replace(&mut self.is_open[neighbour as usize], true) {
                self.open.push_back(neighbour);
            }
        }
    }

    fn put(&mut self, node: u32, after: u32) {
        let before = self.prev[node as usize];
        if after == node || after == before {
            return;
        }
        self.moves.push((node, before));
        self.unlink(node);
        self.link(node, after);
    }

    fn unlink(&mut self, node: u32) {
        let (before, behind) = (self.prev[node as usize], self.next[node as usize]);
        self.next[before as usize] = behind;
        self.prev[behind as usize] = before;
    }

    fn link(&mut self, node: u32, after: u32) {
        let behind = self.next[after as usize];
        (self.prev[node as usize], self.next[node as usize]) = (after, behind);
        self.next[after as usize] = node;
        self.prev[behind as usize] = node;
        let (low, high) = (self.label[after as usize], self.label[behind as usize]);
        self.label[node as usize] = low + (high - low) / 2;
        if high - low < 2 {
            self.relabel();
        }
    }

    fn relabel(&mut self) {
        self.looked += self.net.nodes;
        let room = i64::MAX / (self.net.nodes as i64 + 2);
        let (mut node, mut label) = (self.head(), 0);
        for _ in 0..self.net.nodes + 2 {
            self.label[node as usize] = label;
            label += room;
            node = self.next[node as usize];
        }
    }
}

/// Numbers that only look like chance (D. Knuth, MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((u128::from(self.0) * n as u128) >> 64) as u32
    }
}
