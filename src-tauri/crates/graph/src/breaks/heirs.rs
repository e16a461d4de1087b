//! Where units that went have gone to.

use super::State;
use simpul_model::*;
use std::collections::BTreeMap;

/// The heir of every unit that went.
pub(super) struct Heirs<'s> {
    is: &'s State<'s>,
    of: BTreeMap<UnitId, Option<UnitId>>,
}

impl<'s> Heirs<'s> {
    /// Each position, unit, need and topic that was in a unit that went speaks for the unit it is in now.
    pub(super) fn of(was: &State<'_>, is: &'s State<'s>) -> Self {
        let gone = was.document.units().ids().filter(|&unit| !is.has(unit));
        let of = gone.map(|unit| (unit, heir(was.document, is.document, unit))).collect();
        Self { is, of }
    }

    /// The unit itself where it stands, else its heir.
    pub(super) fn now(&self, unit: UnitId) -> Option<UnitId> {
        if self.is.has(unit) { Some(unit) } else { self.of.get(&unit).copied().flatten() }
    }
}

fn heir(before: &Document, after: &Document, unit: UnitId) -> Option<UnitId> {
    let positions =
        before.positions_in(Some(unit)).filter_map(|p| after.positions().get(p.id).and_then(|p| p.unit));
    let units = before.units_in(Some(unit)).filter_map(|u| after.units().get(u.id).and_then(|u| u.parent));
    let unit_end = |end: End| if let End::Unit(unit) = end { Some(unit) } else { None };
    let end = End::Unit(unit);
    let gets = before.needs_of(end).filter_map(|n| unit_end(after.needs().get(n.id)?.customer));
    let gives = before.needs_served_by(end).filter_map(|n| unit_end(after.needs().get(n.id)?.supplier));
    let topics =
        before.topics_owned_by(Party::Unit(unit)).filter_map(|t| match after.topics().get(t.id)?.owner? {
            Party::Unit(unit) => Some(unit),
            _ => None,
        });
    let mut voices: BTreeMap<UnitId, u32> = BTreeMap::new();
    for voice in positions.chain(units).chain(gets).chain(gives).chain(topics) {
        *voices.entry(voice).or_default() += 1;
    }
    // Of equals the first, which has the smaller id.
    let mut best: Option<(UnitId, u32)> = None;
    for (unit, count) in voices {
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((unit, count));
        }
    }
    best.map(|(unit, _)| unit)
}
