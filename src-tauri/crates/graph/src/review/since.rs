//! What became of what was found when a review began.

use super::knots::{is_knot, known};
use super::stand::changed;
use super::{Changed, Review, ReviewItem};
use simpul_model::{Facts, ReviewKey, RoundItem};
use std::collections::{BTreeMap, BTreeSet};

/// How a finding stands against those of then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// It was not found then.
    New,
    /// It was, and rests on something else now.
    Changed(Changed),
    /// It was, and rests on the same.
    Same,
}

/// Findings of now against those of then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Against<'a> {
    /// Of every finding of now, in its order.
    pub items: Vec<Since>,
    /// Of every finding of then, in its order: the place of the finding that it is now; nothing where it is no
    /// longer found.
    pub then: Vec<(&'a RoundItem, Option<usize>)>,
}

/// Lays what is found beside what was found then. O(n log n) in what both rest on; see `known` for circles.
pub fn since<'a>(review: &Review, then: &'a [RoundItem]) -> Against<'a> {
    let facts: BTreeMap<&ReviewKey, &Facts> = then.iter().map(|item| (&item.key, &item.facts)).collect();
    let knots = known(&review.items, &facts);
    let was = |place: usize, item: &ReviewItem| -> Option<(&'a ReviewKey, &'a Facts)> {
        let key = if is_knot(&item.key) { *knots.get(&place)? } else { &item.key };
        facts.get_key_value(key).map(|(&key, &facts)| (key, facts))
    };
    let mut places: BTreeMap<&ReviewKey, usize> = BTreeMap::new();
    let mut items = Vec::with_capacity(review.items.len());
    for (place, item) in review.items.iter().enumerate() {
        items.push(match was(place, item) {
            None => Since::New,
            Some((key, facts)) => {
                places.insert(key, place);
                if *facts == item.facts { Since::Same } else { Since::Changed(changed(facts, &item.facts)) }
            }
        });
    }
    let mut told = BTreeSet::new();
    let once = then.iter().filter(|item| told.insert(&item.key));
    Against { items, then: once.map(|item| (item, places.get(&item.key).copied())).collect() }
}
