//! A review: what is worth a decision, what was decided, and what became of it since.

use super::{
    AnswerWord, Edited, Key, Language, LevelChoice, LevelView, Name, Named, NeedBrief, PartyView,
    ProcessChoice, RoundName, RoundView, SinceView, SinceWord,
};
use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! word_of_model {
    ($($(#[$doc:meta])* $name:ident of $model:ident { $($word:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs)]
        pub enum $name { $($word,)+ }

        impl $name {
            /// Every one, in this order.
            pub const ALL: &'static [Self] = &[$(Self::$word,)+];

            /// Its code.
            pub fn code(self) -> &'static str {
                simpul_model::$model::from(self).code()
            }
        }

        impl From<simpul_model::$model> for $name {
            fn from(value: simpul_model::$model) -> Self {
                match value { $(simpul_model::$model::$word => Self::$word,)+ }
            }
        }

        impl From<$name> for simpul_model::$model {
            fn from(value: $name) -> Self {
                match value { $($name::$word => Self::$word,)+ }
            }
        }
    )+};
}

word_of_model! {
    /// What is found, in the order it is worth looking at.
    ReviewKind of ReviewKind {
        CircularWait, SingleSource, CutUnit, Circle, OwnerGoing, Unreached, Unowned, SeveralOwners, DutyTwice, Unanswered,
        OneWay, Bottleneck, Elsewhere, NoWay, FarNeed, LeftOut, OutOfDate, NoDuties, Isolated,
    }
    /// What was decided.
    Outcome of Outcome { Accepted, ToDo, Fixed, NoProblem }
}

/// How serious it is, most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Concern {
    Grave,
    Risk,
    Question,
    Hint,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewState {
    /// Nobody decided.
    Open,
    /// Decided, and the facts changed since.
    Returned,
    /// Decided.
    Decided,
    /// Decided, and no longer found.
    Gone,
}

impl Concern {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Grave => "grave",
            Self::Risk => "risk",
            Self::Question => "question",
            Self::Hint => "hint",
        }
    }
}

impl ReviewState {
    /// Every one, in this order.
    pub const ALL: &'static [Self] = &[Self::Open, Self::Returned, Self::Decided, Self::Gone];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Returned => "returned",
            Self::Decided => "decided",
            Self::Gone => "gone",
        }
    }
}

/// Which findings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewRequest {
    /// Units down to this depth stand for themselves; nothing: the level at which the map opens.
    pub level: Option<u32>,
    /// The level below the deepest unit.
    pub positions: bool,
    /// Only of these kinds; none: all.
    pub kinds: Vec<ReviewKind>,
    /// Only those that stand so; none: all but those that are gone.
    pub states: Vec<ReviewState>,
    /// Only what touches this unit or what is in it.
    pub branch: Option<Key>,
    /// Only what touches a need of this process: its id.
    pub process: Option<String>,
    /// A review that was begun: its level, branch and process are looked at, whatever else is said.
    pub round: Option<Key>,
    /// The review with which that is compared; nothing: the one before it, else its own beginning.
    pub since: Option<Key>,
    /// Only what stands so against it; none: all but those that are gone since.
    pub against: Vec<SinceWord>,
}

/// The queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ReviewView {
    pub revision: u32,
    pub at: LevelView,
    pub levels: Vec<LevelChoice>,
    pub processes: Vec<ProcessChoice>,
    /// The branch asked for.
    pub branch: Option<Name>,
    /// The review that is gone on with.
    pub round: Option<RoundView>,
    /// What it is compared with.
    pub since: Option<SinceView>,
    /// With what it can be compared: those of the same scope that were begun earlier, latest first, then itself.
    pub comparable: Vec<RoundName>,
    /// In the branch and process asked for, of every kind.
    pub progress: ReviewCounts,
    /// The same of the kinds asked for.
    pub counts: ReviewCounts,
    /// Kinds that occur in the branch and process asked for.
    pub kinds: Vec<KindCount>,
    /// Most serious first.
    pub rows: Vec<ReviewRow>,
}

/// How many stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ReviewCounts {
    pub open: u32,
    pub returned: u32,
    pub decided: u32,
    pub gone: u32,
}

/// How many there are of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KindCount {
    /// Which.
    pub kind: ReviewKind,
    /// All but those that are gone.
    pub all: u32,
    /// Those that wait for a decision.
    pub waiting: u32,
}

/// A finding as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReviewRow {
    /// Names it.
    pub key: String,
    /// What it is.
    pub kind: ReviewKind,
    /// How serious it is.
    pub concern: Concern,
    /// What is the matter, in a sentence.
    pub title: Named,
    /// How many needs stand behind it.
    pub needs: u32,
    /// Where it stands.
    pub state: ReviewState,
    /// What was decided, whether or not that holds.
    pub decision: Option<DecisionView>,
    /// How it stands against what it is compared with.
    pub since: Option<SinceWord>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DecisionView {
    /// Nothing where only the question about a one-way pair was answered.
    pub outcome: Option<Outcome>,
    /// What was answered about a one-way pair.
    pub answer: Option<AnswerWord>,
    /// Why, or what is to be done.
    pub because: String,
    /// Who does it.
    pub who: String,
    /// Until when: ISO; empty for no day.
    pub until: String,
    /// By whom.
    pub by: String,
    /// When: ISO date and time, UTC.
    pub at: String,
}

/// Asks for one finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ReviewItemRequest {
    /// Names it.
    pub key: String,
    /// The level of the queue.
    pub level: Option<u32>,
    /// The level below the deepest unit.
    pub positions: bool,
    /// The review with which it is compared.
    pub since: Option<Key>,
}

/// A unit that a set of needs is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LeftOut {
    /// Which set.
    pub set: Key,
    /// Which unit.
    pub unit: Key,
}

/// A finding with everything behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewDetail {
    /// As its line says it.
    pub row: ReviewRow,
    /// Why it matters.
    pub why: Named,
    /// What could be done.
    pub step: Named,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
    /// What the map marks: a pair or a node.
    pub map: Option<Key>,
    /// Of one that is back: what changed since the decision.
    pub changed: Vec<Named>,
    /// What changed since the review that it is compared with.
    pub since: Vec<Named>,
    /// Who may be the one to do something about it.
    pub proposed: Vec<String>,
    /// Of a one-way pair: who gives, and who needs.
    pub pair: Option<ReviewPair>,
    /// Of a question that nobody could answer: which, as it was asked.
    pub question: Option<Name>,
    /// What a set of needs is missing.
    pub left_out: Option<LeftOut>,
    /// Of a topic that something is the matter with: which.
    pub topic: Option<Name>,
    /// Of a way that reached nobody: whose it is.
    pub ways_of: Option<Name>,
    /// Topics and ways that can be said to be right.
    pub confirm: Vec<Key>,
}

/// The ends of a one-way pair.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct ReviewPair {
    pub supplier: PartyView,
    pub customer: PartyView,
}

/// Part of what a finding rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Evidence {
    /// Its heading.
    pub title: Named,
    /// Whom it is about.
    pub names: Vec<Name>,
    /// The names are a way from one to the next, and from the last to the first where it is a circle.
    pub order: EvidenceOrder,
    /// The needs behind it.
    pub needs: Vec<EvidenceNeed>,
}

/// How the names of some evidence follow on each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum EvidenceOrder {
    #[default]
    List,
    Way,
    Circle,
}

/// A need behind a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct EvidenceNeed {
    /// Which.
    pub need: NeedBrief,
    /// What the map marks for it: its pair, or the node that holds both its ends.
    pub map: Option<Key>,
}

/// Decides about findings, or takes that back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct DecideRequest {
    /// Which.
    pub keys: Vec<String>,
    /// The level of the queue.
    pub level: Option<u32>,
    /// The level below the deepest unit.
    pub positions: bool,
    /// What is decided; with neither this nor an answer it is taken back.
    pub outcome: Option<Outcome>,
    /// To "is nothing needed back?", where all are one-way pairs.
    pub answer: Option<AnswerWord>,
    /// Why, or what is to be done.
    pub because: String,
    /// Who does it.
    pub who: String,
    /// Until when: ISO; empty for no day.
    pub until: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Decided {
    /// The change.
    pub edited: Edited,
    /// How many of those asked for are no longer found, so that nothing was decided about them.
    pub skipped: u32,
}

/// In which form a review is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum ReviewFormat {
    Html,
    Xlsx,
    Csv,
}

/// Writes the queue as it is filtered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReviewExportRequest {
    /// Which findings.
    pub review: ReviewRequest,
    /// In which form.
    pub format: ReviewFormat,
    /// Where to.
    pub path: String,
    /// In which language.
    pub language: Language,
}
