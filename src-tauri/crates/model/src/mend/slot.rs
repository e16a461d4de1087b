//! Where a finding of an import stands in a record: what the value that was not understood was meant for.
//!
//! An import notes the slot as the first argument of the repair it proposes, before whatever else the repair
//! needs; so a finding leads to its repair without a look at the list it came from.

use crate::document::Document;
use crate::record::*;
use crate::row::RecordRef;

macro_rules! slots {
    ($($(#[$doc:meta])* $name:ident = $code:literal;)+) => {
        /// What a value was meant for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Slot {$($(#[$doc])* $name,)+}

        impl Slot {
            /// Its code, as it stands in the arguments of a repair.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$name => $code,)+}
            }

            /// The slot of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code {$($code => Some(Self::$name),)+ _ => None}
            }
        }
    };
}

slots! {
    /// First day of an assignment.
    From = "from";
    /// Last day of an assignment.
    Until = "until";
    /// Share of an assignment.
    Share = "share";
    /// Who holds an assignment.
    Holder = "holder";
    /// Id that a list knows a record by.
    Id = "id";
    /// Unit of a position.
    Unit = "unit";
    /// Unit that a unit lies in.
    Parent = "parent";
    /// Position that a dotted line leads to.
    Dotted = "dotted";
    /// Who stands in for a position or answers a topic in place of its owner.
    Backup = "backup";
    /// Head of a unit.
    Head = "head";
    /// Contact of a unit.
    Contact = "contact";
    /// Somebody who takes part in a topic. Then: the letter of the part.
    Part = "part";
    /// Owner of a topic or channel.
    Owner = "owner";
    /// Customer of a need.
    Customer = "customer";
    /// Supplier of a need.
    Supplier = "supplier";
    /// Weight of a need.
    Weight = "weight";
    /// Need that a need is made from.
    MadeFrom = "made-from";
    /// Name of what is needed. Then: the name that stands for none.
    Item = "item";
    /// Address of a channel or person.
    Address = "address";
    /// Name of a person that no row names. Then: their id and address.
    NewPerson = "new-person";
    /// Name of a unit that no row names.
    NewUnit = "new-unit";
    /// Name of a topic that no row names. Then: its id.
    NewTopic = "new-topic";
    /// Customer of a need that could not be made; the record is its supplier. Then: item, purpose, due, aim,
    /// cadence, weight, id.
    NewCustomer = "new-customer";
    /// Supplier of a need that could not be made; the record is its customer. Then as for the customer.
    NewSupplier = "new-supplier";
    /// Owner of a channel that could not be made. Then: kind, address, hours, purpose.
    NewChannel = "new-channel";
    /// Member of a unit, or the unit of a member: the record is the other. Then: the role.
    NewMember = "new-member";
}

impl Finding {
    /// What the value was meant for, where the import noted it.
    pub fn slot(&self) -> Option<Slot> {
        let open = !self.repair.applied;
        self.repair.args.first().filter(|_| open).and_then(|code| Slot::from_code(code))
    }

    /// What the repair needs beside the slot, in the order of [`Slot`]; empty where nothing was said.
    pub fn told(&self, at: usize) -> &str {
        self.repair.args.get(at + 1).map_or("", String::as_str)
    }

    /// Whether somebody saw to it where it stands: the record is gone, or the slot is filled by now. A second
    /// bearer of an end that was taken of several stays a question.
    pub fn is_overtaken(&self, document: &Document) -> bool {
        let Some(about) = self.about else { return false };
        if !document.row_exists(about) {
            return true;
        }
        if self.kind == FindingKind::AmbiguousParty {
            return false;
        }
        let Some(slot) = self.slot() else { return false };
        match (about, slot) {
            (RecordRef::Assignment(id), _) => document.assignments().get(id).is_some_and(|held| match slot {
                Slot::From => held.from.is_some(),
                Slot::Until => held.until.is_some(),
                Slot::Share => held.share != 100,
                _ => false,
            }),
            (RecordRef::Position(id), _) => document.positions().get(id).is_some_and(|seat| match slot {
                Slot::Unit => seat.unit.is_some(),
                Slot::Backup => seat.backup.is_some(),
                Slot::Id => seat.external_id.is_some(),
                _ => false,
            }),
            (RecordRef::Unit(id), _) => document.units().get(id).is_some_and(|unit| match slot {
                Slot::Parent => unit.parent.is_some(),
                Slot::Head => unit.head.is_some(),
                Slot::Contact => unit.contact.is_some(),
                Slot::Id => unit.external_id.is_some(),
                _ => false,
            }),
            (RecordRef::Topic(id), _) => document.topics().get(id).is_some_and(|topic| match slot {
                Slot::Owner => topic.owner.is_some(),
                Slot::Backup => topic.backup.is_some(),
                Slot::Id => topic.external_id.is_some(),
                _ => false,
            }),
            (RecordRef::Need(id), Slot::Weight) => {
                document.needs().get(id).is_some_and(|need| need.weight.is_some())
            }
            (RecordRef::Need(id), Slot::Id) => {
                document.needs().get(id).is_some_and(|need| need.external_id.is_some())
            }
            (RecordRef::Person(id), Slot::Id) => {
                document.people().get(id).is_some_and(|person| person.external_id.is_some())
            }
            (RecordRef::Item(id), Slot::Item) => {
                document.items().get(id).is_some_and(|item| item.name != self.told(0))
            }
            _ => false,
        }
    }
}
