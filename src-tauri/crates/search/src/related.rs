//! What else whoever answers is asked about and gives.

use crate::index::Index;
use crate::reach::{Look, Reach};
use simpul_model::{End, NeedId, Party, RecordRef, TopicId};

/// Most of each kind.
const MOST: usize = 5;

/// Other things that the same one answers for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Related {
    /// Topics, in the order of names.
    pub topics: Vec<TopicId>,
    /// Needs that they serve, in the order of names; first those for what was asked.
    pub needs: Vec<NeedId>,
}

impl Look<'_> {
    /// A unit may serve thousands of needs: the few are picked by where the index has put their names. O(n) in
    /// what the owner answers for.
    pub(crate) fn related(&self, index: &Index, record: RecordRef, owner: Reach) -> Related {
        let unit = owner.unit.filter(|_| owner.position.is_none() || self.speaks_for_unit(owner));
        let parties =
            [owner.position.map(Party::Position), owner.person.map(Party::Person), unit.map(Party::Unit)];
        let topics = parties.into_iter().flatten().flat_map(|party| self.document.topics_owned_by(party));
        let topics = topics.map(|topic| topic.id).filter(|&topic| RecordRef::Topic(topic) != record);
        let topics = topics.map(|topic| (index.place(RecordRef::Topic(topic)), topic));
        let ends = [owner.position.map(End::Position), unit.map(End::Unit)];
        let needs = ends.into_iter().flatten().flat_map(|end| self.document.needs_served_by(end));
        let needs = needs.filter(|need| need.is_active()).map(|need| {
            let item = RecordRef::Item(need.item);
            let external = need.external_id.as_deref().unwrap_or_default();
            (item != record, index.place(item), external, need.id)
        });
        Related {
            topics: first(topics.collect()).into_iter().map(|(_, topic)| topic).collect(),
            needs: first(needs.collect()).into_iter().map(|(.., need)| need).collect(),
        }
    }

    /// Its contact or head answers for all that the unit does.
    fn speaks_for_unit(&self, owner: Reach) -> bool {
        let unit = owner.unit.and_then(|id| self.document.units().get(id));
        unit.is_some_and(|u| u.contact == owner.position || self.document.head(u) == owner.position)
    }
}

/// The first few, in order.
fn first<K: Ord>(mut keys: Vec<K>) -> Vec<K> {
    if keys.len() > MOST {
        keys.select_nth_unstable(MOST);
        keys.truncate(MOST);
    }
    keys.sort_unstable();
    keys
}
