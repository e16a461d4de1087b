//! Pairs of units that are no longer what they were.

use super::heirs::Heirs;
use super::{BrokenPair, PairNow, State};
use simpul_model::*;
use std::collections::BTreeMap;

/// Active needs by unordered pair of units, the smaller id first: given by the first, given by the second.
type Pairs = BTreeMap<(UnitId, UnitId), (Vec<NeedId>, Vec<NeedId>)>;

pub(super) fn broken(was: &State<'_>, is: &State<'_>) -> Vec<BrokenPair> {
    let (before, after) = (pairs(was), pairs(is));
    let heirs = Heirs::of(was, is);
    let mut found = Vec::new();
    for (&(a, b), ways) in &before {
        let was = Balance { forth: ways.0.len() as u32, back: ways.1.len() as u32 };
        if let Some(now) = now(is, &heirs, &after, (a, b), ways) {
            found.push(BrokenPair { a, b, was, now });
        }
    }
    found
}

fn pairs(state: &State<'_>) -> Pairs {
    let mut pairs = Pairs::new();
    for need in state.document.needs().iter().filter(|need| need.is_active()) {
        let (Some(from), Some(to)) = (state.place(need.supplier), state.place(need.customer)) else {
            continue;
        };
        if from == to || state.is_external(Some(from)) || state.is_external(Some(to)) {
            continue;
        }
        // Indexes ascend with ids.
        let ways = pairs
            .entry((state.tree.ids[from.min(to) as usize], state.tree.ids[from.max(to) as usize]))
            .or_default();
        if from < to { ways.0.push(need.id) } else { ways.1.push(need.id) }
    }
    pairs
}

/// What became of a pair; nothing where it is as good as before.
fn now(
    is: &State<'_>,
    heirs: &Heirs<'_>,
    after: &Pairs,
    (a, b): (UnitId, UnitId),
    ways: &(Vec<NeedId>, Vec<NeedId>),
) -> Option<PairNow> {
    let two_way = !ways.0.is_empty() && !ways.1.is_empty();
    let (Some(x), Some(y)) = (heirs.now(a), heirs.now(b)) else {
        return two_way.then_some(PairNow::Gone);
    };
    if x == y {
        return Some(PairNow::Inside(x));
    }
    let Some((forth, back)) = after.get(&(x.min(y), x.max(y))) else {
        let needs = ways.0.iter().chain(&ways.1);
        let inside = needs.filter_map(|&need| inside(is, need)).min();
        return inside.map(PairNow::Inside).or(two_way.then_some(PairNow::Gone));
    };
    let one_way = match (forth.len(), back.len()) {
        (0, needs) => Some((x.max(y), x.min(y), needs)),
        (needs, 0) => Some((x.min(y), x.max(y), needs)),
        _ => None,
    };
    let (supplier, customer, needs) = one_way.filter(|_| two_way)?;
    Some(PairNow::OneWay { supplier, customer, needs: needs as u32 })
}

/// The unit in which both ends of a need stand now.
fn inside(is: &State<'_>, need: NeedId) -> Option<UnitId> {
    let need = is.document.needs().get(need).filter(|need| need.is_active())?;
    let (from, to) = (is.place(need.supplier)?, is.place(need.customer)?);
    (from == to).then(|| is.tree.ids[from as usize])
}
