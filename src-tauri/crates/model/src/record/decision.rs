//! Decisions: what a reviewer made of something that the needs show.
//!
//! What there is to decide is found anew from the data each time; a decision is kept beside it, with the facts it
//! was made on. When they change it stays, and what it was about comes back with what changed.

use super::Moment;
use crate::id::DecisionId;
use crate::row::RecordRef;
use crate::text::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! codes {
    ($($(#[$doc:meta])* $type:ident { $($(#[$item:meta])* $name:ident = $code:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $type { $($(#[$item])* $name,)+ }

        impl $type {
            /// All, in their order.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// What a code stands for.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )+};
}

codes! {
    /// What a review finds, in the order it is worth looking at.
    ReviewKind {
        /// Needs that wait for each other.
        CircularWait = "circular-wait",
        /// An item that hangs on one person.
        SingleSource = "single-source",
        /// A unit without which others are cut off.
        CutUnit = "cut-unit",
        /// Units that depend on each other in a circle.
        Circle = "circle",
        /// A topic whose owner is not there, or will not be.
        OwnerGoing = "owner-going",
        /// A way that reached nobody.
        Unreached = "unreached",
        /// A topic that nobody owns.
        Unowned = "unowned",
        /// A topic that several are accountable for.
        SeveralOwners = "several-owners",
        /// A duty that several units claim.
        DutyTwice = "duty-twice",
        /// A question that nobody could answer.
        Unanswered = "unanswered",
        /// A pair of which one serves the other and gets nothing back.
        OneWay = "one-way",
        /// A unit on many of the shortest ways between others.
        Bottleneck = "bottleneck",
        /// A unit that works with another branch than it stands in.
        Elsewhere = "elsewhere",
        /// A unit whose work reaches no external customer.
        NoWay = "no-way",
        /// A need between units far apart in the chart.
        FarNeed = "far-need",
        /// A unit that the rule of a set of needs names and no need of it joins.
        LeftOut = "left-out",
        /// Topics and channels that somebody said to be right too long ago.
        OutOfDate = "out-of-date",
        /// Positions of a unit that answer for nothing.
        NoDuties = "no-duties",
        /// A unit without needs.
        Isolated = "isolated",
    }
    /// What was decided.
    Outcome {
        /// It stays as it is, for a reason.
        Accepted = "accepted",
        /// Somebody does something about it.
        ToDo = "to-do",
        /// It was put right.
        Fixed = "fixed",
        /// It is no problem here.
        NoProblem = "no-problem",
    }
}

/// At which level something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewLevel {
    /// The same at every level.
    Any,
    /// Units rolled up to this depth.
    Depth(u32),
    /// The level of positions.
    Positions,
}

/// Names something that a review finds, as long as it is about the same records.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReviewKey {
    /// What it is.
    pub kind: ReviewKind,
    /// At which level.
    pub level: ReviewLevel,
    /// The records it is about, ascending.
    pub about: Vec<RecordRef>,
}

/// What something that a review finds rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Records, ascending. They need not be there any more.
    pub records: Vec<RecordRef>,
    /// What else counts, by name.
    pub words: BTreeMap<String, String>,
}

/// What a reviewer decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// About what.
    pub key: ReviewKey,
    /// The facts then.
    pub facts: Facts,
    /// What was decided.
    pub outcome: Outcome,
    /// Why, or what is to be done.
    pub because: String,
    /// Who does it.
    pub who: String,
    /// Until when.
    pub until: Option<Date>,
    /// By whom.
    pub by: String,
    /// When.
    pub at: Moment,
}
