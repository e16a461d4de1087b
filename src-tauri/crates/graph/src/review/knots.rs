//! Which circle is which. Circles and circular waits are named by their oldest record: that may change when others
//! join, and may be the oldest of another one, so that what they rest on counts, not the name.

use super::{ReviewItem, Story};
use simpul_model::{Decision, Facts, RecordRef, ReviewKey, ReviewKind, ReviewLevel};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn is_knot(key: &ReviewKey) -> bool {
    matches!(key.kind, ReviewKind::Circle | ReviewKind::CircularWait)
}

/// A circle of then and how many records it rested on.
type Remembered<'a> = (&'a ReviewKey, usize);

/// Which of the circles and circular waits of some other time each of those found is, by its place: the one that
/// shares most with it, of such the one that differs least, then the one of its name. No two are the same one.
/// O(n log n) in what they rest on, times those of then that name a record.
pub(super) fn known<'a>(
    items: &[ReviewItem],
    then: &BTreeMap<&'a ReviewKey, &'a Facts>,
) -> BTreeMap<usize, &'a ReviewKey> {
    let mut naming: BTreeMap<(ReviewKind, ReviewLevel, RecordRef), Vec<Remembered<'a>>> = BTreeMap::new();
    for (&key, facts) in then.iter().filter(|(key, _)| is_knot(key)) {
        for &record in &facts.records {
            naming.entry((key.kind, key.level, record)).or_default().push((key, facts.records.len()));
        }
    }
    let mut shares = Vec::new();
    for (place, item) in items.iter().enumerate().filter(|(_, item)| is_knot(&item.key)) {
        let (kind, level) = (item.key.kind, item.key.level);
        let mut shared: BTreeMap<&'a ReviewKey, (usize, usize)> = BTreeMap::new();
        for &record in &item.facts.records {
            for &(key, of) in naming.get(&(kind, level, record)).into_iter().flatten() {
                shared.entry(key).or_insert((0, of)).0 += 1;
            }
        }
        shares.extend(shared.into_iter().map(|(key, (both, then))| {
            let differ = then + item.facts.records.len() - 2 * both;
            (Reverse(both), differ, *key != item.key, key, place)
        }));
    }
    shares.sort_unstable();
    let mut taken = BTreeSet::new();
    let mut found: BTreeMap<usize, &'a ReviewKey> = BTreeMap::new();
    for (.., key, place) in shares {
        if !found.contains_key(&place) && taken.insert(key) {
            found.insert(place, key);
        }
    }
    found
}

/// Takes from `decisions` those about circles and circular waits, by the place of their finding. None of these
/// keeps a name by which a decision about another one goes.
pub(super) fn decided<'a>(
    items: &mut [ReviewItem],
    decisions: &mut BTreeMap<&'a ReviewKey, &'a Decision>,
) -> BTreeMap<usize, &'a Decision> {
    let then = decisions.iter().map(|(&key, &decision)| (key, &decision.facts)).collect();
    let names: Vec<bool> = items.iter().map(|item| decisions.contains_key(&item.key)).collect();
    let known = known(items, &then);
    let taken = known.into_iter().filter_map(|(place, key)| Some((place, decisions.remove(key)?)));
    let about: BTreeMap<usize, &'a Decision> = taken.collect();
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
