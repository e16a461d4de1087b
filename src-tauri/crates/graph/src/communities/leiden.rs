//! One run of Leiden: move nodes, refine, put what was refined together into one node, again.

use super::weighted::Weighted;
use std::collections::VecDeque;

/// How often a partition is gone over again, at most.
const PASSES: usize = 20;

/// Labels of a good partition; below the number of nodes. Passes begin with the partition before, while it gets
/// better.
pub(super) fn run(graph: &Weighted, seed: u64) -> Vec<u32> {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x0053_696d_7075_6c00);
    let mut labels = pass(graph, (0..graph.len() as u32).collect(), &mut random);
    for _ in 1..PASSES {
        let next = pass(graph, labels.clone(), &mut random);
        if graph.score(&next) <= graph.score(&labels) {
            break;
        }
        labels = next;
    }
    labels
}

fn pass(graph: &Weighted, mut labels: Vec<u32>, random: &mut Random) -> Vec<u32> {
    let mut level = graph.clone();
    // The node of this level on which each node of the graph stands.
    let mut place: Vec<u32> = (0..level.len() as u32).collect();
    loop {
        let order = random.order(level.len());
        Moving::new(&level, &mut labels).settle(&order);
        let count = numbered(&mut labels);
        if count == level.len() {
            break;
        }
        let mut refined = refine(&level, &labels, &order);
        let mut parts = numbered(&mut refined);
        if parts == level.len() {
            // Nothing could be refined: go on from the communities themselves.
            (refined, parts) = (labels.clone(), count);
        }
        let mut above = vec![0; parts];
        for (node, &part) in refined.iter().enumerate() {
            above[part as usize] = labels[node];
        }
        place.iter_mut().for_each(|at| *at = refined[*at as usize]);
        level = level.merged(&refined, parts);
        labels = above;
    }
    place.into_iter().map(|at| labels[at as usize]).collect()
}

/// Numbers labels from 0 in the order in which they first appear; how many there are.
fn numbered(labels: &mut [u32]) -> usize {
    let mut number = vec![u32::MAX; labels.len()];
    let mut count = 0;
    for label in labels.iter_mut() {
        let new = &mut number[*label as usize];
        if *new == u32::MAX {
            *new = count;
            count += 1;
        }
        *label = *new;
    }
    count as usize
}

/// Communities while nodes move between them.
struct Moving<'a> {
    graph: &'a Weighted,
    labels: &'a mut [u32],
    /// The strength of each community, and how many nodes it has.
    strength: Vec<u64>,
    size: Vec<u32>,
    /// Labels without nodes.
    free: Vec<u32>,
    /// Reused: weight from the node at hand to each community.
    to: Vec<u64>,
}

impl<'a> Moving<'a> {
    fn new(graph: &'a Weighted, labels: &'a mut [u32]) -> Self {
        let (mut strength, mut size) = (vec![0; graph.len()], vec![0; graph.len()]);
        for (node, &label) in labels.iter().enumerate() {
            strength[label as usize] += graph.strength[node];
            size[label as usize] += 1;
        }
        let free = (0..graph.len() as u32).rev().filter(|&label| size[label as usize] == 0).collect();
        Self { graph, labels, strength, size, free, to: vec![0; graph.len()] }
    }

    /// Moves nodes while a move gains. Every move gains a whole number, so it ends.
    fn settle(&mut self, order: &[u32]) {
        let mut open: VecDeque<u32> = order.iter().copied().collect();
        let mut is_open = vec![true; self.graph.len()];
        while let Some(node) = open.pop_front() {
            is_open[node as usize] = false;
            if !self.improve(node) {
                continue;
            }
            let label = self.labels[node as usize];
            for &(other, _) in &self.graph.near[node as usize] {
                if self.labels[other as usize] != label
                    && !std::mem::replace(&mut is_open[other as usize], true)
                {
                    open.push_back(other);
                }
            }
        }
    }

    fn improve(&mut self, node: u32) -> bool {
        let own = self.labels[node as usize];
        let strength = self.graph.strength[node as usize];
        let mut candidates = vec![own];
        for &(other, weight) in &self.graph.near[node as usize] {
            let label = self.labels[other as usize];
            if self.to[label as usize] == 0 {
                candidates.push(label);
            }
            self.to[label as usize] += weight;
        }
        self.strength[own as usize] -= strength;
        let gain = |label: u32| {
            i128::from(self.to[label as usize]) * i128::from(self.graph.total)
                - i128::from(strength) * i128::from(self.strength[label as usize])
        };
        let (mut best, mut most) = (own, gain(own));
        for &label in &candidates {
            let gained = gain(label);
            if gained > most || (gained == most && best != own && label < best) {
                (best, most) = (label, gained);
            }
        }
        if most < 0
            && self.size[own as usize] > 1
            && let Some(&alone) = self.free.last()
        {
            best = alone;
        }
        candidates.into_iter().for_each(|label| self.to[label as usize] = 0);
        self.strength[best as usize] += strength;
        if best == own {
            return false;
        }
        self.labels[node as usize] = best;
        self.size[own as usize] -= 1;
        if self.size[best as usize] == 0 {
            // It was the last of the free ones.
            self.free.pop();
        }
        self.size[best as usize] += 1;
        if self.size[own as usize] == 0 {
            self.free.push(own);
        }
        true
    }
}

/// Splits each community into parts that are well connected within it: every node starts alone, and one that
/// is still alone joins the part of its community that gains most.
fn refine(graph: &Weighted, labels: &[u32], order: &[u32]) -> Vec<u32> {
    let n = graph.len();
    let total = i128::from(graph.total);
    let mut strength_of = vec![0_u64; n];
    for (node, &label) in labels.iter().enumerate() {
        strength_of[label as usize] += graph.strength[node];
    }
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut strength = graph.strength.clone();
    let mut alone = vec![true; n];
    // Weight from each part to the rest of its community.
    let mut outward: Vec<u64> = (0..n)
        .map(|node| {
            let within =
                graph.near[node].iter().filter(|&&(other, _)| labels[other as usize] == labels[node]);
            within.map(|&(_, weight)| weight).sum()
        })
        .collect();
    let well = |outward: u64, strength: u64, label: u32| {
        let rest = i128::from(strength_of[label as usize]) - i128::from(strength);
        i128::from(outward) * total >= i128::from(strength) * rest
    };
    let mut to = vec![0_u64; n];
    for &node in order {
        let at = node as usize;
        let label = labels[at];
        if !alone[at] || !well(outward[at], graph.strength[at], label) {
            continue;
        }
        let mut candidates = Vec::new();
        for &(other, weight) in graph.near[at].iter().filter(|&&(other, _)| labels[other as usize] == label) {
            let other = part[other as usize];
            if to[other as usize] == 0 {
                candidates.push(other);
            }
            to[other as usize] += weight;
        }
        let gain = |other: u32| {
            i128::from(to[other as usize]) * total
                - i128::from(graph.strength[at]) * i128::from(strength[other as usize])
        };
        let fits = |&other: &u32| well(outward[other as usize], strength[other as usize], label);
        let best = candidates.iter().copied().filter(fits).map(|other| (gain(other), other));
        let best =
            best.filter(|&(gain, _)| gain > 0).max_by_key(|&(gain, other)| (gain, std::cmp::Reverse(other)));
        if let Some((_, other)) = best {
            let joined = to[other as usize];
            part[at] = other;
            strength[other as usize] += graph.strength[at];
            outward[other as usize] = outward[other as usize] + outward[at] - 2 * joined;
            (alone[at], alone[other as usize]) = (false, false);
            strength[at] = 0;
        }
        candidates.into_iter().for_each(|other| to[other as usize] = 0);
    }
    part
}

/// Numbers that only look like chance (D. Knuth, MMIX).
struct Random(u64);

impl Random {
    fn order(&mut self, n: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..n as u32).collect();
        for at in (1..n).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let other = ((u128::from(self.0) * (at as u128 + 1)) >> 64) as usize;
            order.swap(at, other);
        }
        order
    }
}
