//! Findings: something worth a person's look, with its evidence and a proposed step.

use super::need::Confirmation;
use crate::id::FindingId;
use crate::row::RecordRef;
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

macro_rules! finding_kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)+) => {
        /// What kind of finding; the code is the one in JSON and in the message catalogue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum FindingKind {$(
            $(#[$doc])*
            #[serde(rename = $code)]
            $name,
        )+}

        impl FindingKind {
            /// Every kind, in the order of the documented table.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its code.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$name => $code,)+}
            }

            /// How much it matters.
            pub const fn severity(self) -> Severity {
                match self {$(Self::$name => Severity::$severity,)+}
            }

            /// The kind of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.code() == code)
            }
        }
    };
}

finding_kinds! {
    /// The manager named cannot be found.
    MissingManager = "missing-manager", Error;
    /// The manager named fits several people.
    AmbiguousManager = "ambiguous-manager", Error;
    /// Somebody reports to themselves.
    SelfReport = "self-report", Error;
    /// Positions that report to each other in a circle.
    ReportingCycle = "reporting-cycle", Error;
    /// More than one top of the chart.
    SeveralRoots = "several-roots", Info;
    /// The same id twice.
    DuplicateId = "duplicate-id", Warning;
    /// An older row of the same person.
    SupersededRow = "superseded-row", Info;
    /// The unit named cannot be found.
    UnknownUnit = "unknown-unit", Warning;
    /// Units that contain each other in a circle.
    UnitCycle = "unit-cycle", Error;
    /// A unit that nobody leads.
    NoHead = "no-head", Info;
    /// A row that names nobody and no seat.
    EmptyName = "empty-name", Warning;
    /// White space where none belongs.
    StraySpace = "stray-space", Info;
    /// A date that could not be read.
    BadDate = "bad-date", Warning;
    /// An e-mail address that cannot be one.
    BadEmail = "bad-email", Warning;
    /// An assignment that has not begun or is over.
    FutureOrEnded = "future-or-ended", Info;
    /// An end of a need, a topic's owner or a channel's owner that cannot be found.
    UnknownParty = "unknown-party", Error;
    /// An end that fits several records.
    AmbiguousParty = "ambiguous-party", Warning;
    /// A need of somebody from themselves.
    SelfNeed = "self-need", Warning;
    /// The same need twice.
    DuplicateNeed = "duplicate-need", Warning;
    /// A need that does not say what is needed.
    EmptyItem = "empty-item", Warning;
    /// A named contact that is no longer there.
    ContactGone = "contact-gone", Warning;
    /// A row that could not be read.
    BadRow = "bad-row", Error;
    /// Two records that look like one person.
    DuplicatePerson = "duplicate-person", Warning;
    /// Two units of one name in one place.
    DuplicateUnit = "duplicate-unit", Warning;
}

/// A proposed step, as a code with arguments; the message catalogue has its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// What to do.
    pub code: String,
    /// With what.
    pub args: Vec<String>,
    /// Whether it was done already (an outdated manager key redirected, say).
    pub applied: bool,
}

/// What became of a finding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingState {
    /// Waits for somebody.
    #[default]
    Open,
    /// Repaired.
    Repaired,
    /// Somebody said: not a problem here.
    Accepted,
}

/// A finding kept in the file: of an import, with the place it came from; or of the data, because somebody
/// said that it is no problem here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its id.
    pub id: FindingId,
    /// What kind.
    pub kind: FindingKind,
    /// The file it was found in, without its folder; empty when it concerns the data as a whole.
    pub file: String,
    /// The line of the file, counted from 1; 0 when it concerns the file as a whole.
    pub row: u32,
    /// The column's heading, as it stands in the file.
    pub column: String,
    /// The value as given.
    pub value: String,
    /// Further evidence for the message: names, counts.
    pub args: Vec<String>,
    /// The proposed step.
    pub repair: Repair,
    /// What became of it.
    pub state: FindingState,
    /// The record it is about, where that is known. It need not be there any more.
    #[serde(default)]
    pub about: Option<RecordRef>,
    /// Who said that it is no problem here, and when.
    #[serde(default)]
    pub accepted: Option<Confirmation>,
}

impl Finding {
    /// Whether the data shows it by itself: it came from no file.
    pub fn is_of_data(&self) -> bool {
        self.file.is_empty()
    }
}
