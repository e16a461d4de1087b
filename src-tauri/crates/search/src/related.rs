//! What else whoever answers is asked about and gives.

use crate::reach::{Look, Reach};
use crate::tie::tie;
use simpul_model::{End, NeedId, Party, RecordRef, Topic, TopicId};

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
    pub(crate) fn related(&self, record: RecordRef, owner: Reach) -> Related {
        let unit = owner.unit.filter(|_| owner.position.is_none() || self.speaks_for_unit(owner));
        let parties =
            [owner.position.map(Party::Position), owner.person.map(Party::Person), unit.map(Party::Unit)];
        let mut topics: Vec<&Topic> =
            parties.into_iter().flatten().flat_map(|party| self.document.topics_owned_by(party)).collect();
        topics.retain(|topic| RecordRef::Topic(topic.id) != record);
        topics.sort_by_cached_key(|topic| tie(self.document, RecordRef::Topic(topic.id)));
        topics.dedup_by_key(|topic| topic.id);
        let ends = [owner.position.map(End::Position), unit.map(End::Unit)];
        let mut needs: Vec<_> = ends
            .into_iter()
            .flatten()
            .flat_map(|end| self.document.needs_served_by(end))
            .filter(|need| need.is_active())
            .collect();
        needs.sort_by_cached_key(|need| {
            let external = need.external_id.clone().unwrap_or_default();
            (
                RecordRef::Item(need.item) != record,
                tie(self.document, RecordRef::Item(need.item)),
                external,
                need.id,
            )
        });
        Related {
            topics: topics.into_iter().take(MOST).map(|topic| topic.id).collect(),
            needs: needs.into_iter().take(MOST).map(|need| need.id).collect(),
        }
    }

    /// Its contact or head answers for all that the unit does.
    fn speaks_for_unit(&self, owner: Reach) -> bool {
        let unit = owner.unit.and_then(|id| self.document.units().get(id));
        unit.is_some_and(|u| u.contact == owner.position || self.document.head(u) == owner.position)
    }
}
