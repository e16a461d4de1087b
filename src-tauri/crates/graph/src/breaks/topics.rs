//! Topics that lose their owner.

use super::{LostTopic, State, TopicLoss};
use simpul_model::*;

pub(super) fn lost(was: &State<'_>, is: &State<'_>) -> Vec<LostTopic> {
    let mut lost = Vec::new();
    for topic in was.document.topics().iter() {
        let (Some(owner), Some(now)) = (topic.owner, is.document.topics().get(topic.id)) else { continue };
        let why = match now.owner {
            None => Some(TopicLoss::Gone),
            Some(heir) if heir != owner && !is.has_party(owner) => Some(TopicLoss::HandedOver(heir)),
            Some(same) if same == owner && was.answers(owner) && !is.answers(owner) => {
                Some(TopicLoss::Vacant)
            }
            Some(_) => None,
        };
        lost.extend(why.map(|why| LostTopic { topic: topic.id, owner, why }));
    }
    lost
}

impl State<'_> {
    /// Whether somebody is there to answer for a party.
    fn answers(&self, party: Party) -> bool {
        match party {
            Party::Unit(unit) => self.is_staffed(unit),
            Party::Position(position) => self.is_held(position),
            Party::Person(person) => {
                self.document.assignments_of(person).any(|held| held.is_current(self.today))
            }
        }
    }
}
