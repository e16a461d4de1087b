//! Whom a record leads to, and how to reach them.

use crate::candidate::Route;
use crate::lexicon::SHIPPED;
use crate::tie::tie;
use simpul_model::{Date, Document, Party, PersonId, PositionId, UnitId};

/// Whom to reach: as much of it as is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reach {
    /// The unit.
    pub unit: Option<UnitId>,
    /// The position in it.
    pub position: Option<PositionId>,
    /// Who holds it today.
    pub person: Option<PersonId>,
}

/// The document on a day.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) document: &'a Document,
    pub(crate) today: Date,
}

impl Look<'_> {
    pub(crate) fn backup(&self, owner: Reach) -> Option<Reach> {
        let backup = self.document.positions().get(owner.position?)?.backup?;
        Some(self.position(backup))
    }

    pub(crate) fn party(&self, party: Party) -> Reach {
        match party {
            Party::Unit(unit) => self.unit(unit),
            Party::Position(position) => self.position(position),
            Party::Person(person) => self.person(person),
        }
    }

    /// A unit answers through its contact, else through whoever leads it.
    pub(crate) fn unit(&self, unit: UnitId) -> Reach {
        let contact = self.document.units().get(unit).and_then(|unit| unit.contact);
        match contact.or_else(|| self.leader(unit)?.1.position) {
            Some(position) => Reach { unit: Some(unit), ..self.position(position) },
            None => Reach { unit: Some(unit), ..Reach::default() },
        }
    }

    /// The head of a unit, else whoever leads it by their title: of several ("chair", "tech lead") the one whose title
    /// says it most, then the first by name. O(positions in it) where it has no head.
    pub(crate) fn leader(&self, unit: UnitId) -> Option<(Route, Reach)> {
        if let Some(head) = self.head(unit) {
            return Some((Route::UnitHead, head));
        }
        let titled = self.document.positions_in(Some(unit)).filter_map(|position| {
            let rank = SHIPPED.leads_by_title(&position.title)?;
            let reach = Reach { unit: Some(unit), ..self.position(position.id) };
            reach.person.is_some().then_some((rank, position.id, reach))
        });
        let first = titled.min_by_key(|&(rank, id, _)| (rank, tie(self.document, id.into())));
        first.map(|(_, _, reach)| (Route::UnitLead, reach))
    }

    /// The head of a unit.
    pub(crate) fn head(&self, unit: UnitId) -> Option<Reach> {
        let head = self.document.head(self.document.units().get(unit)?)?;
        Some(Reach { unit: Some(unit), ..self.position(head) })
    }

    pub(crate) fn position(&self, position: PositionId) -> Reach {
        Reach {
            unit: self.document.positions().get(position).and_then(|p| p.unit),
            position: Some(position),
            person: self.document.holders(position, self.today).next().map(|(person, _)| person.id),
        }
    }

    pub(crate) fn person(&self, person: PersonId) -> Reach {
        let held = self.document.assignments_of(person).find(|a| a.is_current(self.today));
        let reach = held.map(|a| self.position(a.position)).unwrap_or_default();
        Reach { person: Some(person), ..reach }
    }

    pub(crate) fn up(&self, owner: Reach) -> Option<Reach> {
        let manager = self.document.positions().get(owner.position?)?.manager?;
        Some(self.position(manager))
    }
}
