//! Which decision is about which circle. Circles and circular waits are named by their oldest record: that may
//! change when others join, and may be the oldest of another one, so that what they rest on counts, not the name.

use super::{ReviewItem, Story};
use simpul_model::{Decision, RecordRef, ReviewKey, ReviewKind, ReviewLevel};
use std::cmp::Reverse;
use std::collections::BTreeMap;

fn is_knot(key: &ReviewKey) -> bool {
    matches!(key.kind, ReviewKind::Circle | ReviewKind::CircularWait)
}

/// Takes from `decisions` those about circles and circular waits, by the place of their finding: the one that
/// shares most with it, of such the one that differs least, then the one of its name. No two have the same one,
/// and none keeps a name by which a decision about another one goes. O(n log n) in what they rest on, times the
/// decisions that name a record.
pub(super) fn decided<'a>(
    items: &mut [ReviewItem],
    decisions: &mut BTreeMap<&'a ReviewKey, &'a Decision>,
) -> BTreeMap<usize, &'a Decision> {
    let mut naming: BTreeMap<(ReviewKind, ReviewLevel, RecordRef), Vec<&'a Decision>> = BTreeMap::new();
    for decision in decisions.values().filter(|decision| is_knot(&decision.key)) {
        for &record in &decision.facts.records {
            naming.entry((decision.key.kind, decision.key.level, record)).or_default().push(decision);
        }
    }
    let mut shares = Vec::new();
    for (place, item) in items.iter().enumerate().filter(|(_, item)| is_knot(&item.key)) {
        let (kind, level) = (item.key.kind, item.key.level);
        let mut shared: BTreeMap<&'a ReviewKey, (usize, usize)> = BTreeMap::new();
        for &record in &item.facts.records {
            for decision in naming.get(&(kind, level, record)).into_iter().flatten() {
                shared.entry(&decision.key).or_insert((0, decision.facts.records.len())).0 += 1;
            }
        }
        shares.extend(shared.into_iter().map(|(key, (both, then))| {
            let differ = then + item.facts.records.len() - 2 * both;
            (Reverse(both), differ, *key != item.key, key, place)
        }));
    }
    shares.sort_unstable();
    let names: Vec<bool> = items.iter().map(|item| decisions.contains_key(&item.key)).collect();
    let mut about: BTreeMap<usize, &'a Decision> = BTreeMap::new();
    for (.., key, place) in shares {
        if !about.contains_key(&place) {
            about.extend(decisions.remove(key).map(|decision| (place, decision)));
        }
    }
    for (place, item) in items.iter_mut().enumerate().filter(|(_, item)| is_knot(&item.key)) {
        if names[place] && about.get(&place).is_none_or(|decision| decision.key != item.key) {
            item.key.about = members(item);
        }
    }
    about
}

/// All that is in it, ascending: a name that it has to itself.
fn members(item: &ReviewItem) -> Vec<RecordRef> {
    let needs = matches!(item.story, Story::CircularWait(_));
    let member = |record: &&RecordRef| needs == matches!(record, RecordRef::Need(_));
    item.facts.records.iter().filter(member).copied().collect()
}
