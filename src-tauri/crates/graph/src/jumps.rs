//! Needs that jump far in the tree of units: how many borders of units lie between the two ends.

use crate::filter::Filter;
use crate::tree::UnitTree;
use simpul_model::{Document, NeedId, UnitId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// From so many steps on a need jumps far: two up and two down, past the superiors of both superiors.
pub const FAR: u32 = 4;

/// The steps between the ends of the needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Jumps {
    /// How many active needs between units of the company lie how many steps apart; 0: in one unit.
    pub by_steps: BTreeMap<u32, usize>,
    /// Those of [`FAR`] steps and more: farther ones first, then by external id and id.
    pub far: Vec<Jump>,
}

/// A need, and the way through the tree from its customer to its supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// Which.
    pub need: NeedId,
    /// The unit that needs.
    pub customer: UnitId,
    /// The unit that gives.
    pub supplier: UnitId,
    /// The lowest unit that holds both; nothing where they stand in different trees.
    pub common: Option<UnitId>,
    /// Steps from the customer up to it.
    pub up: u32,
    /// Steps from it down to the supplier.
    pub down: u32,
}

impl Jump {
    /// Steps in all.
    pub fn steps(&self) -> u32 {
        self.up + self.down
    }
}

/// The steps of all active needs that pass the filter; different trees meet above their roots. O(n log n).
pub fn jumps(document: &Document, filter: &Filter) -> Jumps {
    let tree = UnitTree::of(document);
    let external: Vec<bool> = document.units().iter().map(|unit| unit.external).collect();
    let mut found = Jumps::default();
    let passing = |need: &&simpul_model::Need| need.is_active() && filter.passes(document, need);
    for need in document.needs().iter().filter(passing) {
        let place = |end| document.unit_of(end).and_then(|unit| tree.find(unit));
        let (Some(from), Some(to)) = (place(need.customer), place(need.supplier)) else { continue };
        if external[from as usize] || external[to as usize] {
            continue;
        }
        let common = tree.common(from, to);
        let depth = common.map_or(0, |at| tree.depth[at as usize]);
        let id = |at: u32| tree.ids[at as usize];
        let jump = Jump {
            need: need.id,
            customer: id(from),
            supplier: id(to),
            common: common.map(id),
            up: tree.depth[from as usize] - depth,
            down: tree.depth[to as usize] - depth,
        };
        *found.by_steps.entry(jump.steps()).or_default() += 1;
        if jump.steps() >= FAR {
            found.far.push(jump);
        }
    }
    let external_id = |id| document.needs().get(id).and_then(|need| need.external_id.clone());
    found.far.sort_by_cached_key(|jump| {
        let name = external_id(jump.need);
        (Reverse(jump.steps()), name.is_none(), name, jump.need)
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sketch::Sketch;

    #[test]
    fn steps_go_over_the_lowest_common_unit() {
        let mut sketch = Sketch::default();
        let top = sketch.unit("top", None);
        let (left, right) = (sketch.unit("left", Some(top)), sketch.unit("right", Some(top)));
        let (a, b) = (sketch.unit("a", Some(left)), sketch.unit("b", Some(right)));
        let c = sketch.unit("c", Some(right));
        let elsewhere = sketch.unit("elsewhere", None);
        let near = sketch.need(b, c);
        let far = sketch.need(a, b);
        let apart = sketch.need(a, elsewhere);
        let upward = sketch.need(a, top);
        let jumps = jumps(&sketch.document(), &Filter::default());
        assert_eq!(
            jumps.by_steps,
            BTreeMap::from([(2, 2), (4, 2)]),
            "{near} and {upward}; {far} and {apart}"
        );
        let far = Jump { need: far, customer: a, supplier: b, common: Some(top), up: 2, down: 2 };
        let apart = Jump { need: apart, customer: a, supplier: elsewhere, common: None, up: 3, down: 1 };
        assert_eq!(jumps.far, [far, apart]);
    }

    #[test]
    fn drafts_and_parties_outside_do_not_jump() {
        let mut sketch = Sketch::default();
        let (a, outside) = (sketch.unit("a", None), sketch.unit("outside", None));
        sketch.unit_mut(outside).external = true;
        let draft = sketch.need(a, a);
        sketch.need_mut(draft).status = simpul_model::NeedStatus::Draft;
        sketch.need(outside, a);
        assert_eq!(jumps(&sketch.document(), &Filter::default()), Jumps::default());
    }
}
