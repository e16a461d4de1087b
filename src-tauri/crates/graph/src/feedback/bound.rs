//! A lower bound: circles that share no weight each need a break of their own.

use super::net::Net;
use crate::analysis::Cancelled;

/// Arcs looked at in all, at most.
const BUDGET: usize = 20_000_000;
/// How long the way back may be, round by round: short circles first, they leave most for others.
const ROUNDS: [u32; 8] = [2, 3, 4, 5, 6, 8, 12, u32::MAX];

/// How much a packing of circles weighs, taken greedily. Linear a circle found, and within a budget that does
/// not depend on the machine.
pub(super) fn packed(net: &Net, cancelled: &(dyn Fn() -> bool + Sync)) -> Result<u64, Cancelled> {
    let mut packing = Packing {
        net,
        left: net.arcs.iter().map(|arc| arc.2).collect(),
        seen: vec![0; net.nodes],
        round: 0,
        led_by: vec![0; net.nodes],
        looked: 0,
    };
    let mut total = 0;
    for longest in ROUNDS {
        for arc in 0..net.arcs.len() {
            while packing.left[arc] > 0 && packing.looked < BUDGET {
                let Some(weight) = packing.take(arc, longest) else { break };
                total += weight;
            }
            if arc % 256 == 0 && cancelled() {
                return Err(Cancelled);
            }
        }
    }
    Ok(total)
}

struct Packing<'a> {
    net: &'a Net,
    /// What is left of each arc.
    left: Vec<u64>,
    /// In which search a node was met last.
    seen: Vec<u32>,
    round: u32,
    /// The arc that led to a node.
    led_by: Vec<u32>,
    looked: usize,
}

impl Packing<'_> {
    /// Takes a circle through an arc, with a way back no longer than `longest`; its weight.
    fn take(&mut self, arc: usize, longest: u32) -> Option<u64> {
        let (from, to, _) = self.net.arcs[arc];
        self.way(to, from, longest)?;
        let mut circle = vec![arc];
        let mut at = from;
        while at != to {
            let led = self.led_by[at as usize] as usize;
            circle.push(led);
            at = self.net.arcs[led].0;
        }
        let weight = circle.iter().map(|&arc| self.left[arc]).min().unwrap_or(0);
        circle.into_iter().for_each(|arc| self.left[arc] -= weight);
        Some(weight)
    }

    /// Finds a shortest way by breadth.
    fn way(&mut self, start: u32, goal: u32, longest: u32) -> Option<()> {
        self.round += 1;
        self.seen[start as usize] = self.round;
        let (mut near, mut far) = (vec![start], Vec::new());
        for _ in 0..longest {
            for node in near.drain(..) {
                for &arc in self.net.out(node) {
                    self.looked += 1;
                    let to = self.net.arcs[arc as usize].1;
                    if self.left[arc as usize] == 0 || self.seen[to as usize] == self.round {
                        continue;
                    }
                    self.seen[to as usize] = self.round;
                    self.led_by[to as usize] = arc;
                    if to == goal {
                        return Some(());
                    }
                    far.push(to);
                }
            }
            if far.is_empty() {
                break;
            }
            std::mem::swap(&mut near, &mut far);
        }
        None
    }
}
