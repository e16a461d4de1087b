//! What stops when somebody stops: wave by wave, up to the external customer.
//!
//! Wave 1 is the needs that the stopped ones serve, except where another active need gives the same customer the
//! same item and goes on. Each further wave is what the one before brings about:
//! - the needs recorded as made from a stopped one stop too: **certain**;
//! - where nothing is recorded as made from it, what its customer serves **may** stop, as far as nothing is
//!   recorded of what that is made from. Parties outside the company pass nothing on this way.
//!
//! A unit stops with the units and positions in it; a position takes along the units in which it is the only
//! position.

mod inputs;
mod parties;
mod waves;

pub use parties::{ImpactLine, ImpactParties, ImpactParty, ImpactPlace, impact_parties};

use inputs::Inputs;
use simpul_model::{Document, End, NeedId, UnitId};
use std::collections::BTreeMap;
use waves::Waves;

/// What stops. Each list by wave, then by external id and id of the need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Impact {
    /// Needs that stop for certain.
    pub certain: Vec<Stop>,
    /// Needs that may stop.
    pub may: Vec<Stop>,
    /// Needs whose supplier stops while their customer gets the item by another one.
    pub covered: Vec<Covered>,
    /// Parties outside the company that go without something, or may.
    pub outside: Vec<Reached>,
}

/// A need that stops, or may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// Which.
    pub need: NeedId,
    /// In which wave, from 1.
    pub wave: u32,
    /// Why.
    pub because: Because,
}

/// Why a need stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// Its supplier is among those who stop.
    Supplier,
    /// It is made from this need.
    MadeFrom(NeedId),
    /// Its supplier misses this need, and nothing is recorded of what that is used for.
    Misses(NeedId),
}

/// A need whose supplier stops without harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered {
    /// Which.
    pub need: NeedId,
    /// A need that gives the same customer the same item and goes on.
    pub by: NeedId,
}

/// A party outside the company that is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Which.
    pub unit: UnitId,
    /// In which wave first.
    pub wave: u32,
    /// Whether for certain.
    pub certain: bool,
}

/// What stops when all of `stopped` stop at once. O(n log n) over units, positions and needs.
pub fn impact(document: &Document, stopped: &[End]) -> Impact {
    let inputs = Inputs::new(document);
    let mut waves = Waves::new(&inputs);
    waves.spread_certain(&inputs.served_by(stopped));
    waves.spread_may();
    let stop = |(at, (wave, because))| Stop { need: inputs.needs[at as usize].id, wave, because };
    let certain: Vec<Stop> = waves.certain().map(stop).collect();
    let may: Vec<Stop> = waves.may().map(stop).collect();
    let covered = waves.covered();
    let id = |at: u32| inputs.needs[at as usize].id;
    let mut impact = Impact {
        certain,
        may,
        covered: covered.into_iter().map(|(need, by)| Covered { need: id(need), by: id(by) }).collect(),
        outside: Vec::new(),
    };
    impact.certain.sort_by_key(|stop| stop.wave);
    impact.may.sort_by_key(|stop| stop.wave);
    impact.outside = outside(document, &impact);
    impact
}

/// Who is reached outside: first for certain, then perhaps; by wave and id.
fn outside(document: &Document, impact: &Impact) -> Vec<Reached> {
    let mut first: BTreeMap<UnitId, Reached> = BTreeMap::new();
    for (stops, certain) in [(&impact.certain, true), (&impact.may, false)] {
        for stop in stops {
            let customer = document.needs().get(stop.need).and_then(|need| document.unit_of(need.customer));
            let unit = customer.and_then(|unit| document.units().get(unit)).filter(|unit| unit.external);
            if let Some(unit) = unit {
                first.entry(unit.id).or_insert(Reached { unit: unit.id, wave: stop.wave, certain });
            }
        }
    }
    let mut reached: Vec<Reached> = first.into_values().collect();
    reached.sort_by_key(|reached| (!reached.certain, reached.wave, reached.unit));
    reached
}

#[cfg(test)]
mod tests;
