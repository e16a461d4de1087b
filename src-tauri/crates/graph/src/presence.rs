//! Who answers and is there, or will not be.

use simpul_model::{Date, Document, Party, PersonId, PositionId, Topic, UnitId};
use std::collections::BTreeMap;

/// How an owner is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Going {
    /// Nobody holds the position, or anything in the unit.
    Vacant,
    /// The person holds nothing any more.
    Left,
    /// This is their last day, and nobody comes after them.
    Leaving(Date),
}

impl Going {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vacant => "vacant",
            Self::Left => "left",
            Self::Leaving(_) => "leaving",
        }
    }
}

/// Who is there and until when. Asked once for each party.
pub struct Presence<'a> {
    document: &'a Document,
    today: Date,
    known: BTreeMap<Party, Option<Going>>,
}

impl<'a> Presence<'a> {
    /// Of a document, on a day.
    pub fn of(document: &'a Document, today: Date) -> Self {
        Self { document, today, known: BTreeMap::new() }
    }

    /// How the owner of a topic is not there, unless somebody stands in for a seat that nobody holds.
    pub fn of_topic(&mut self, topic: &Topic) -> Option<Going> {
        let going = self.party(topic.owner?)?;
        Some(going).filter(|&going| going != Going::Vacant || !self.has_backup(topic))
    }

    fn party(&mut self, party: Party) -> Option<Going> {
        if let Some(&known) = self.known.get(&party) {
            return known;
        }
        let going = match party {
            Party::Unit(unit) => self.unit(unit),
            Party::Position(position) => self.position(position),
            Party::Person(person) => self.person(person),
        };
        self.known.insert(party, going);
        going
    }

    /// A unit of which nobody is known may be anybody.
    fn unit(&self, unit: UnitId) -> Option<Going> {
        if self.document.units().get(unit)?.external {
            return None;
        }
        let units = self.document.unit_branch(unit).into_iter();
        let mut seats = units.flat_map(|unit| self.document.positions_in(Some(unit))).peekable();
        let known = seats.peek().is_some();
        let held = seats.any(|seat| self.document.holders(seat.id, self.today).next().is_some());
        (known && !held).then_some(Going::Vacant)
    }

    /// Somebody who comes later takes it over.
    fn position(&self, position: PositionId) -> Option<Going> {
        let posts = || self.document.assignments_to(position);
        if posts().any(|post| post.from.is_some_and(|from| from > self.today)) {
            return None;
        }
        let mut current = posts().filter(|post| post.is_current(self.today)).peekable();
        if current.peek().is_none() {
            return Some(Going::Vacant);
        }
        last_day(current.map(|post| post.until)).map(Going::Leaving)
    }

    /// Somebody who never held anything cannot have left it.
    fn person(&self, person: PersonId) -> Option<Going> {
        let posts = || self.document.assignments_of(person);
        if posts().next().is_none() || posts().any(|post| post.from.is_some_and(|from| from > self.today)) {
            return None;
        }
        let mut current = posts().filter(|post| post.is_current(self.today)).peekable();
        if current.peek().is_none() {
            return Some(Going::Left);
        }
        last_day(current.map(|post| post.until)).map(Going::Leaving)
    }

    /// Whether somebody stands in: of the topic, else of the position.
    fn has_backup(&mut self, topic: &Topic) -> bool {
        let of_position = match topic.owner {
            Some(Party::Position(id)) => {
                let position = self.document.positions().get(id);
                position.and_then(|position| position.backup).map(Party::Position)
            }
            _ => None,
        };
        let stands = |going: Option<Going>| !matches!(going, Some(Going::Vacant | Going::Left));
        [topic.backup, of_position].into_iter().flatten().any(|backup| stands(self.party(backup)))
    }
}

/// The last of these days, where every one is known.
fn last_day(mut days: impl Iterator<Item = Option<Date>>) -> Option<Date> {
    days.try_fold(None, |last: Option<Date>, day| day.map(|day| last.max(Some(day)))).flatten()
}
