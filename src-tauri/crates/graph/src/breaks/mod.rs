//! What a reorganisation breaks: what two states of one organisation tell about the needs laid over it.
//!
//! `before` and `after` are states of the same records (after an edit, in a scenario, at another time).
//! Nothing is guessed from names: a record is the same when its id is. Only what worked before can break, so
//! a state compared with itself breaks nothing, and what somebody changed on purpose (another supplier named
//! while the first still stands) is no break.
//!
//! - **Supplier lost**: an active need whose supplier is gone and took it along while its customer stays;
//!   or was handed over with the units and positions that went (nobody there has promised anything); or
//!   whose supplying unit had somebody in it and has nobody any more.
//! - **Contact lost**: the position a need names at its supplier, else the contact its supplying unit names,
//!   is gone, or somebody held it and nobody does any more.
//! - **Pair broken**: of two units with every unit for itself, both inside the company: two-way and now
//!   one-way or nothing; or in any way linked and now one unit. A unit that went is looked for where it
//!   went to: the unit that holds most of its positions, units, needs and topics now.
//! - **Topic orphaned**: its owner is gone, with or without an heir, or nobody sits there any more.
//! - **Crossing**: an active need between units inside the company that crosses more borders of units than
//!   before: the steps from one unit to the other through the tree of units.

mod heirs;
mod needs;
mod pairs;
mod topics;

use crate::tree::{NONE, UnitTree};
use simpul_model::*;

/// Everything that breaks, each list by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Breaks {
    /// Needs without their supplier.
    pub suppliers: Vec<LostSupplier>,
    /// Needs without their named contact.
    pub contacts: Vec<LostContact>,
    /// Pairs that are no longer what they were.
    pub pairs: Vec<BrokenPair>,
    /// Topics without their owner.
    pub topics: Vec<LostTopic>,
    /// Needs that cross more borders.
    pub crossings: Vec<Crossing>,
}

impl Breaks {
    /// How many things break.
    pub fn len(&self) -> usize {
        self.suppliers.len()
            + self.contacts.len()
            + self.pairs.len()
            + self.topics.len()
            + self.crossings.len()
    }

    /// Whether nothing does.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A need without its supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostSupplier {
    /// Which; it may be gone itself.
    pub need: NeedId,
    /// Who gave it before.
    pub supplier: End,
    /// What became of them.
    pub why: SupplierLoss,
}

/// What became of a supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SupplierLoss {
    /// It is gone, and the need with it.
    Gone,
    /// It is gone; the need went to this one.
    HandedOver(End),
    /// The unit stands with nobody in it.
    Emptied,
}

/// A need without its named contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostContact {
    /// Which need.
    pub need: NeedId,
    /// The position named before.
    pub contact: PositionId,
    /// What became of it.
    pub why: ContactLoss,
}

/// What became of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactLoss {
    /// No longer named, or no longer there.
    Gone,
    /// Nobody holds it any more.
    Vacant,
}

/// Two units that are linked otherwise than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenPair {
    /// The unit with the smaller id.
    pub a: UnitId,
    /// The other.
    pub b: UnitId,
    /// What `a` gave `b`, and back, before.
    pub was: Balance,
    /// What they are now.
    pub now: PairNow,
}

/// What became of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairNow {
    /// Both stand in one unit.
    Inside(UnitId),
    /// Only one gives any more.
    OneWay {
        /// Who still gives.
        supplier: UnitId,
        /// Who still gets.
        customer: UnitId,
        /// How many needs are left.
        needs: u32,
    },
    /// Nothing runs between them.
    Gone,
}

/// A topic without its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostTopic {
    /// Which.
    pub topic: TopicId,
    /// Who owned it before.
    pub owner: Party,
    /// What became of them.
    pub why: TopicLoss,
}

/// What became of an owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicLoss {
    /// Gone; nobody owns the topic.
    Gone,
    /// Gone; the topic fell to this one.
    HandedOver(Party),
    /// There, but nobody sits there any more.
    Vacant,
}

/// A need that crosses more borders of units than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossing {
    /// Which.
    pub need: NeedId,
    /// Borders crossed before.
    pub before: u32,
    /// Borders crossed after.
    pub after: u32,
}

/// Finds what breaks between two states. O(n log n) over units, positions, assignments, needs and topics.
pub fn breaks(before: &Document, after: &Document, today: Date) -> Breaks {
    // Where nobody needs or asks anything, nothing can break, however large the company.
    if (before.needs().is_empty() && before.topics().is_empty()) || before == after {
        return Breaks::default();
    }
    let (was, is) = (State::of(before, today), State::of(after, today));
    let mut found = Breaks { topics: topics::lost(&was, &is), ..Breaks::default() };
    needs::look(&was, &is, &mut found);
    found.pairs = pairs::broken(&was, &is);
    found
}

/// One of the two states, with what is asked of it often.
struct State<'a> {
    document: &'a Document,
    tree: UnitTree,
    external: Vec<bool>,
    /// Whether somebody sits in a unit or below it.
    staffed: Vec<bool>,
    /// Positions somebody holds, ascending.
    held: Vec<PositionId>,
    today: Date,
}

impl<'a> State<'a> {
    fn of(document: &'a Document, today: Date) -> Self {
        let tree = UnitTree::of(document);
        let mut held: Vec<PositionId> =
            document.assignments().iter().filter(|a| a.is_current(today)).map(|a| a.position).collect();
        held.sort_unstable();
        held.dedup();
        let mut staffed = vec![false; tree.len()];
        let sits = |id: &PositionId| tree.find(document.positions().get(*id)?.unit?);
        held.iter().filter_map(sits).for_each(|unit| staffed[unit as usize] = true);
        for &unit in tree.top_down.iter().rev() {
            let up = tree.parent[unit as usize];
            if up != NONE {
                staffed[up as usize] |= staffed[unit as usize];
            }
        }
        let external = document.units().iter().map(|unit| unit.external).collect();
        Self { document, tree, external, staffed, held, today }
    }

    fn has(&self, record: impl Into<RecordRef>) -> bool {
        self.document.row_exists(record.into())
    }

    fn has_end(&self, end: End) -> bool {
        match end {
            End::Unit(id) => self.has(id),
            End::Position(id) => self.has(id),
        }
    }

    fn has_party(&self, party: Party) -> bool {
        match party {
            Party::Unit(id) => self.has(id),
            Party::Position(id) => self.has(id),
            Party::Person(id) => self.has(id),
        }
    }

    fn is_held(&self, position: PositionId) -> bool {
        self.held.binary_search(&position).is_ok()
    }

    fn is_staffed(&self, unit: UnitId) -> bool {
        self.tree.find(unit).is_some_and(|at| self.staffed[at as usize])
    }

    /// The index of the unit an end stands in.
    fn place(&self, end: End) -> Option<u32> {
        self.document.unit_of(end).and_then(|unit| self.tree.find(unit))
    }

    fn is_external(&self, unit: Option<u32>) -> bool {
        unit.is_some_and(|at| self.external[at as usize])
    }
}

#[cfg(test)]
mod tests;
