//! Repairs: what can be done about a finding, and the edits that do it.
//!
//! Which steps fit follows from the kind and the record; a step that needs to be told where to or what
//! proposes an answer where the data gives one. Nothing is changed here: [`steps`] are edits for
//! [`crate::plan`], which refuses what would break a rule.

mod guess;

use crate::document::Document;
use crate::edit::{Below, Branch, Edit};
use crate::examine::twin_of_unit;
use crate::id::*;
use crate::record::*;
use crate::row::{RecordRef, Row};
use crate::text::Date;
pub use guess::Guess;

/// What a step needs to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Choice {
    Nothing,
    Position,
    Text,
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
    /// This position leads the unit.
    SetHead = "set-head", Position;
    /// An assignment that is over goes.
    Forget = "forget", Nothing;
    /// Space round names goes.
    Trim = "trim-names", Nothing;
    /// This is the address.
    SetEmail = "set-email", Text;
    /// There is no address.
    ClearEmail = "clear-email", Nothing;
    /// The need goes.
    RemoveNeed = "remove-need", Nothing;
    /// Two records become one person.
    MergePeople = "merge-people", Nothing;
    /// Two units become one.
    MergeUnits = "merge-units", Nothing;
    /// Somebody saw to it by hand.
    Settled = "settled", Nothing;
}

/// A step and the answer it would take where nobody gives another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// What would be done.
    pub mend: Mend,
    /// Where to.
    pub proposed: Option<PositionId>,
}

/// The steps for a finding, the best first. `kept`: it came with an import.
pub fn offers(
    document: &Document,
    guess: &Guess,
    kind: FindingKind,
    record: Option<RecordRef>,
    kept: bool,
    today: Date,
) -> Vec<Offer> {
    use FindingKind as K;
    let plain = |mend| Offer { mend, proposed: None };
    let mut offers = match (kind, record) {
        (
            K::MissingManager | K::AmbiguousManager | K::SelfReport | K::ReportingCycle,
            Some(RecordRef::Position(id)),
        ) => {
            let proposed = guess.manager(document, id);
            vec![Offer { mend: Mend::AttachTo, proposed }, plain(Mend::MakeTop)]
        }
        (K::SeveralRoots, _) => vec![Offer { mend: Mend::AttachTops, proposed: guess.top() }],
        (K::NoHead, Some(RecordRef::Unit(id))) => {
            vec![Offer { mend: Mend::SetHead, proposed: guess.head(document, id) }]
        }
        (K::FutureOrEnded, Some(RecordRef::Assignment(id))) => {
            let over =
                document.assignments().get(id).and_then(|a| a.until).is_some_and(|until| until < today);
            if over { vec![plain(Mend::Forget)] } else { Vec::new() }
        }
        (K::StraySpace, Some(_)) => vec![plain(Mend::Trim)],
        (K::BadEmail, Some(RecordRef::Person(_))) => vec![plain(Mend::SetEmail), plain(Mend::ClearEmail)],
        (K::SelfNeed, Some(RecordRef::Need(_))) => vec![plain(Mend::RemoveNeed)],
        (K::DuplicatePerson, Some(RecordRef::Person(_))) => vec![plain(Mend::MergePeople)],
        (K::DuplicateUnit, Some(RecordRef::Unit(_))) => vec![plain(Mend::MergeUnits)],
        _ => Vec::new(),
    };
    if kept && offers.is_empty() {
        offers.push(plain(Mend::Settled));
    }
    offers
}

/// The edits of a step. Nothing where the record is gone or the answer is missing.
pub fn steps(
    document: &Document,
    guess: &Guess,
    mend: Mend,
    record: Option<RecordRef>,
    to: Option<PositionId>,
    text: &str,
) -> Option<Vec<Edit>> {
    let attach =
        |position, manager| Edit::MovePosition { position, manager, before: None, branch: Branch::With };
    let update = |row| vec![Edit::Update { row, by: None }];
    Some(match (mend, record) {
        (Mend::AttachTo, Some(RecordRef::Position(id))) => vec![attach(id, Some(to?))],
        (Mend::MakeTop, Some(RecordRef::Position(id))) => vec![attach(id, None)],
        (Mend::AttachTops, _) => {
            let top = to?;
            let others = document.reports_to(None).filter(|p| p.parked.is_none() && p.id != top);
            others.filter(|p| p.kind == PositionKind::Line).map(|p| attach(p.id, Some(top))).collect()
        }
        (Mend::SetHead, Some(RecordRef::Unit(id))) => {
            let unit = document.units().get(id)?.clone();
            update(Row::Unit(Unit { head: Some(to?), ..unit }))
        }
        (Mend::Forget, Some(record @ RecordRef::Assignment(_))) => vec![Edit::Remove(record)],
        (Mend::Trim, Some(record)) => update(trimmed(document.row(record)?)?),
        (Mend::SetEmail, Some(RecordRef::Person(id))) => {
            let email = Some(text.trim()).filter(|text| !text.is_empty())?.to_owned();
            update(Row::Person(Person { email, ..document.people().get(id)?.clone() }))
        }
        (Mend::ClearEmail, Some(RecordRef::Person(id))) => {
            update(Row::Person(Person { email: String::new(), ..document.people().get(id)?.clone() }))
        }
        (Mend::RemoveNeed, Some(record @ RecordRef::Need(_))) => vec![Edit::Remove(record)],
        (Mend::MergePeople, Some(RecordRef::Person(id))) => {
            vec![Edit::MergePeople { into: guess.twin(id)?, from: vec![id] }]
        }
        (Mend::MergeUnits, Some(RecordRef::Unit(id))) => {
            vec![Edit::RemoveUnit { unit: id, below: Below::MoveTo(twin_of_unit(document, id)?) }]
        }
        (Mend::Settled, _) => Vec::new(),
        _ => return None,
    })
}

fn trimmed(row: Row) -> Option<Row> {
    let trim = |text: &str| text.trim().to_owned();
    Some(match row {
        Row::Unit(unit) => Row::Unit(Unit { name: trim(&unit.name), ..unit }),
        Row::Position(position) => Row::Position(Position { title: trim(&position.title), ..position }),
        Row::Person(person) => {
            Row::Person(Person { name: trim(&person.name), email: trim(&person.email), ..person })
        }
        _ => return None,
    })
}
