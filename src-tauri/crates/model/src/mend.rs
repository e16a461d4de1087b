//! Repairs: what can be done about a finding, and the edits that do it.
//!
//! Which steps fit follows from the kind, the record, and what the import noted ([`Slot`]); a step that needs
//! to be told where to or what proposes an answer where the data gives one. Nothing is changed here:
//! [`Mending::steps`] are edits for [`crate::plan`], which refuses what would break a rule.

mod carry;
mod guess;
mod likely;
mod near;
mod remedy;
mod slot;

use crate::document::Document;
use crate::id::*;
use crate::record::*;
use crate::row::RecordRef;
use crate::text::Date;
pub use carry::Mending;
pub use guess::Guess;
pub use likely::Likely;
pub use near::distance;
pub use slot::Slot;

/// What a step needs to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Choice {
    Nothing,
    Position,
    Person,
    Unit,
    /// A unit or a position.
    End,
    Text,
    /// A day as ISO text.
    Day,
    /// A number as text.
    Number,
}

/// What a step was told.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Told {
    Position(PositionId),
    Person(PersonId),
    Unit(UnitId),
    End(End),
    Text(String),
}

macro_rules! mends {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $choice:ident;)+) => {
        /// A step that mends a finding; the code is the one in JSON and in the message catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Mend {$($(#[$doc])* $name,)+}

        impl Mend {
            /// Its code.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$name => $code,)+}
            }

            /// The step of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code {$($code => Some(Self::$name),)+ _ => None}
            }

            /// What it needs to be told.
            pub const fn choice(self) -> Choice {
                match self {$(Self::$name => Choice::$choice,)+}
            }
        }
    };
}

mends! {
    /// A parked position reports to this one.
    AttachTo = "attach-to", Position;
    /// A parked position reports to nobody.
    MakeTop = "make-top", Nothing;
    /// All tops but this one report to it.
    AttachTops = "attach-tops", Position;
    /// A dotted line leads to this position.
    AddDotted = "add-dotted", Position;
    /// This position stands in.
    SetBackup = "set-backup", Position;
    /// This position leads the unit.
    SetHead = "set-head", Position;
    /// This position is whom to ask first.
    SetContact = "set-contact", Position;
    /// The position sits in this unit.
    SetUnit = "set-unit", Unit;
    /// The unit named is made.
    MakeUnit = "make-unit", Nothing;
    /// The unit lies in this one.
    SetParent = "set-parent", Unit;
    /// This is the first day.
    SetFrom = "set-from", Day;
    /// This is the last day.
    SetUntil = "set-until", Day;
    /// This is the share, in percent.
    SetShare = "set-share", Number;
    /// This person holds it.
    SetHolder = "set-holder", Person;
    /// This is the id that lists know the record by.
    SetId = "set-id", Text;
    /// An assignment that is over goes.
    Forget = "forget", Nothing;
    /// Space round names goes.
    Trim = "trim-names", Nothing;
    /// This is the address.
    SetEmail = "set-email", Text;
    /// There is no address.
    ClearEmail = "clear-email", Nothing;
    /// This is the name of what the row is about.
    GiveName = "give-name", Text;
    /// This is what is needed.
    NameItem = "name-item", Text;
    /// This one answers.
    SetOwner = "set-owner", End;
    /// This one answers in place of the owner.
    SetStandIn = "set-stand-in", End;
    /// This one takes part in the topic.
    AddPart = "add-part", End;
    /// This one needs it.
    SetCustomer = "set-customer", End;
    /// It is needed from this one.
    SetSupplier = "set-supplier", End;
    /// How many exchanges stand behind a need.
    SetWeight = "set-weight", Number;
    /// The need is made from the one of this id.
    AddMadeFrom = "add-made-from", Text;
    /// A need that was left out is made: this one needs it.
    NewCustomer = "new-customer", End;
    /// A need that was left out is made: it is needed from this one.
    NewSupplier = "new-supplier", End;
    /// A channel that was left out is made: this one is reached by it.
    NewChannel = "new-channel", End;
    /// This person belongs to the unit.
    AddMember = "add-member", Person;
    /// The person belongs to this unit.
    JoinUnit = "join-unit", Unit;
    /// The need goes.
    RemoveNeed = "remove-need", Nothing;
    /// Two records become one person.
    MergePeople = "merge-people", Nothing;
    /// Two units become one.
    MergeUnits = "merge-units", Nothing;
    /// Somebody saw to it by hand.
    Settled = "settled", Nothing;
}

/// Why no step of ours can mend a finding; somebody may still see to it by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cannot {
    /// What is wrong stands in the list and in no field of a record.
    InList,
    /// It is not known which record is meant: the import that found it could not say.
    NotTold,
    /// It was done when it was found.
    Done,
}

impl Cannot {
    /// Its code in the message catalogue.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InList => "in-list",
            Self::NotTold => "not-told",
            Self::Done => "done",
        }
    }
}

/// Why a step cannot be taken with this answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unfit {
    /// It needs to be told where to or what.
    #[error("the step needs an answer")]
    Unanswered,
    /// Not a day of the calendar as ISO text.
    #[error("the answer is no day of the calendar")]
    NoDay,
    /// Not a number that fits here.
    #[error("the answer is no number that fits")]
    NoNumber,
    /// Another record of the kind bears this id.
    #[error("another record bears this id")]
    IdTaken,
    /// No need bears this id.
    #[error("no need bears this id")]
    NoSuchNeed,
    /// The record is not there any more, or the step is not for it.
    #[error("the step does not fit the record")]
    Gone,
}

/// A step and the answer it would take where nobody gives another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What would be done.
    pub mend: Mend,
    /// Where to, or what.
    pub proposed: Option<Told>,
}

/// A finding as its repair sees it.
#[derive(Debug, Clone, Copy)]
pub struct Matter<'a> {
    /// What kind.
    pub kind: FindingKind,
    /// The record it is about.
    pub record: Option<RecordRef>,
    /// As an import found it.
    pub kept: Option<&'a Finding>,
}

impl Matter<'_> {
    fn slot(&self) -> Option<Slot> {
        self.kept.and_then(Finding::slot)
    }

    fn value(&self) -> &str {
        self.kept.map_or("", |kept| kept.value.trim())
    }

    fn told(&self, at: usize) -> &str {
        self.kept.map_or("", |kept| kept.told(at))
    }
}

/// What can be done about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The steps, the best first.
    pub offers: Vec<Offer>,
    /// Why there is no step but to say that it was seen to.
    pub cannot: Option<Cannot>,
}

/// The steps for a finding.
pub fn remedy(document: &Document, guess: &Guess, matter: &Matter<'_>, today: Date) -> Remedy {
    match remedy::remedy(document, guess, matter, today) {
        Ok(offers) => Remedy { offers, cannot: None },
        Err(_) if matter.kept.is_none() => Remedy { offers: Vec::new(), cannot: None },
        Err(why) => Remedy { offers: vec![Offer { mend: Mend::Settled, proposed: None }], cannot: Some(why) },
    }
}
