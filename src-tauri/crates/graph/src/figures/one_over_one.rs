//! One over one: managers whose only report leads again nobody or just one, as unbroken chains.

use super::by_position;
use super::lines::Lines;
use crate::tree::NONE;
use simpul_model::{Document, PositionId};

/// Positions of which each but the last has the next as its only report; at least two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// From the top down.
    pub positions: Vec<PositionId>,
}

/// Every chain once, as long as it goes. Linear, then sorted by where they begin.
pub(super) fn of(document: &Document, lines: &Lines) -> Vec<Chain> {
    let single = |at: u32| !lines.parked[at as usize] && lines.reports(at).len() == 1;
    let begins = |&at: &u32| {
        let up = lines.manager[at as usize];
        single(at) && (up == NONE || !single(up))
    };
    let chains = (0..lines.len() as u32).filter(begins).map(|top| {
        let mut positions = vec![lines.ids[top as usize]];
        let mut at = top;
        while single(at) {
            at = lines.reports(at)[0];
            positions.push(lines.ids[at as usize]);
        }
        Chain { positions }
    });
    by_position(document, chains.collect(), |chain| chain.positions[0])
}
