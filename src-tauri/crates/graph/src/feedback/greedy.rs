//! An order to start from: sinks to the end, sources to the front, else whoever gives most more than it gets.
//!
//! P. Eades, X. Lin, W. F. Smyth, "A fast and effective heuristic for the feedback arc set problem",
//! Information Processing Letters 47 (1993), with weights.

use super::net::Net;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// An order with few backward arcs. `mirrored` works on the arcs turned round and turns its order round again,
/// which is another order as good. O(arcs log nodes).
pub(super) fn order(net: &Net, mirrored: bool) -> Vec<u32> {
    let mut left = Left::new(net, mirrored);
    let (mut front, mut rear) = (Vec::with_capacity(net.nodes), Vec::new());
    loop {
        if let Some(node) = left.sinks.pop() {
            if left.take(node) {
                rear.push(node);
            }
        } else if let Some(node) = left.sources.pop() {
            if left.take(node) {
                front.push(node);
            }
        } else if let Some(&(_, Reverse(node))) = left.by_gain.last() {
            left.take(node);
            front.push(node);
        } else {
            break;
        }
    }
    rear.reverse();
    front.extend(rear);
    if mirrored {
        front.reverse();
    }
    front
}

/// What has no place yet.
struct Left<'a> {
    net: &'a Net,
    mirrored: bool,
    here: Vec<bool>,
    gives: Vec<i64>,
    gets: Vec<i64>,
    sinks: Vec<u32>,
    sources: Vec<u32>,
    by_gain: BTreeSet<(i64, Reverse<u32>)>,
}

impl<'a> Left<'a> {
    fn new(net: &'a Net, mirrored: bool) -> Self {
        let (mut gives, mut gets) = (vec![0; net.nodes], vec![0; net.nodes]);
        for &(from, to, weight) in &net.arcs {
            let (from, to) = if mirrored { (to, from) } else { (from, to) };
            gives[from as usize] += weight as i64;
            gets[to as usize] += weight as i64;
        }
        let nodes = || 0..net.nodes as u32;
        Self {
            net,
            mirrored,
            here: vec![true; net.nodes],
            sinks: nodes().filter(|&node| gives[node as usize] == 0).collect(),
            sources: nodes().filter(|&node| gets[node as usize] == 0).collect(),
            by_gain: nodes()
                .map(|node| (gives[node as usize] - gets[node as usize], Reverse(node)))
                .collect(),
            gives,
            gets,
        }
    }

    /// Takes a node out; false when it has been taken already.
    fn take(&mut self, node: u32) -> bool {
        if !std::mem::take(&mut self.here[node as usize]) {
            return false;
        }
        self.by_gain.remove(&(self.gain(node), Reverse(node)));
        let net = self.net;
        for &at in net.out(node) {
            let (_, to, weight) = net.arcs[at as usize];
            self.lower(to, weight, !self.mirrored);
        }
        for &at in net.into(node) {
            let (from, _, weight) = net.arcs[at as usize];
            self.lower(from, weight, self.mirrored);
        }
        true
    }

    /// Takes an arc off what a node gets, or gives.
    fn lower(&mut self, node: u32, weight: u64, gets: bool) {
        if !self.here[node as usize] {
            return;
        }
        self.by_gain.remove(&(self.gain(node), Reverse(node)));
        let (sum, empty) = if gets {
            (&mut self.gets[node as usize], &mut self.sources)
        } else {
            (&mut self.gives[node as usize], &mut self.sinks)
        };
        *sum -= weight as i64;
        if *sum == 0 {
            empty.push(node);
        }
        self.by_gain.insert((self.gain(node), Reverse(node)));
    }

    fn gain(&self, node: u32) -> i64 {
        self.gives[node as usize] - self.gets[node as usize]
    }
}
