//! A review: everything that the needs show to be worth somebody's decision, most serious first.
//!
//! Each finding names itself by what it is about ([`ReviewKey`]), says what it rests on ([`Facts`]) and which
//! needs stand behind it. What was decided about it is laid beside it: a decision holds as long as the facts are
//! those it was made on; else the finding is back, with what changed.

mod duties;
mod found;
mod gather;
mod knots;
mod left_out;
mod parts;
mod reach;
mod since;
mod stand;

pub use duties::RESPONSIBILITIES;
pub use parts::cut_off;
pub use since::{Against, Since, since};

use crate::analysis::Cancelled;
use crate::build::Graph;
use crate::circles::CircleGroup;
use crate::circular_wait::CircularWait;
use crate::communities::Elsewhere;
use crate::jumps::Jump;
use crate::node::Node;
use crate::presence::Going;
use crate::single_source::SingleSource;
use crate::view::View;
use simpul_model::{
    Answer, AnswerId, ChannelId, Date, Decision, DecisionId, Document, Facts, NeedId, NeedSetId, Party,
    PositionId, QuestionId, RecordRef, ReviewKey, ReviewKind, ReviewLevel, TopicId, UnitId,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A unit is a bottleneck from so many times the average on of what runs through the units that are linked.
pub const MUCH: f64 = 5.0;

/// And at most so many of them.
pub const BOTTLENECKS: usize = 20;

/// How serious a finding is, most serious first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concern {
    /// Work stops, or will.
    Grave,
    /// Work stops when one person or unit does.
    Risk,
    /// Somebody should say.
    Question,
    /// Worth knowing.
    Hint,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Story {
    /// Needs that wait for each other.
    CircularWait(CircularWait),
    /// An item that hangs on one person.
    SingleSource(SingleSource),
    /// A node without which others are cut off.
    CutUnit {
        /// Which.
        node: Node,
        /// What is cut off; the largest part, which goes on, is none of them.
        parts: Vec<Vec<Node>>,
    },
    /// A group with circles of three nodes and more.
    Circle(CircleGroup),
    /// A topic whose owner is not there, or will not be.
    OwnerGoing {
        /// Which.
        topic: TopicId,
        /// Who.
        owner: Party,
        /// How.
        going: Going,
    },
    /// A topic that nobody owns.
    Unowned(TopicId),
    /// A topic that several are accountable for.
    SeveralOwners {
        /// Which.
        topic: TopicId,
        /// Who, ascending.
        parties: Vec<Party>,
    },
    /// A way that reached nobody.
    Unreached(QuestionId),
    /// A duty that several units claim.
    DutyTwice {
        /// In folded words.
        duties: Vec<String>,
        /// Units, positions and topics, ascending.
        by: Vec<RecordRef>,
    },
    /// Positions of a unit, or without one, that answer for nothing.
    NoDuties {
        /// The unit they stand in.
        unit: Option<UnitId>,
        /// Which, ascending.
        positions: Vec<PositionId>,
    },
    /// Topics and channels of one owner that somebody said to be right too long ago.
    OutOfDate {
        /// Whose they are.
        owner: Party,
        /// Topics, ascending.
        topics: Vec<TopicId>,
        /// Channels, ascending.
        channels: Vec<ChannelId>,
    },
    /// A question that no topic answers yet.
    Unanswered(QuestionId),
    /// A one-way pair inside the company.
    OneWay {
        /// Who gives.
        supplier: Node,
        /// Who needs.
        customer: Node,
        /// What was answered about it, while that holds.
        answer: Option<Answer>,
    },
    /// A node on many shortest ways.
    Bottleneck {
        /// Which.
        node: Node,
        /// How many, not normalised.
        ways: f64,
        /// Compared with the average of linked nodes.
        times: f64,
    },
    /// A node that works with another branch than it stands in.
    Elsewhere(Elsewhere),
    /// A node with links whose work reaches no external customer.
    NoWay {
        /// Which.
        node: Node,
    },
    /// A need that goes far through the chart.
    FarNeed(Jump),
    /// A unit that is not in a set of needs whose rule names it.
    LeftOut {
        /// The set.
        set: NeedSetId,
        /// Which unit.
        unit: UnitId,
        /// How many needs it is missing for it.
        missing: usize,
    },
    /// A node without links.
    Isolated {
        /// Which.
        node: Node,
    },
}

impl Story {
    /// What kind of finding it tells.
    pub fn kind(&self) -> ReviewKind {
        match self {
            Self::CircularWait(_) => ReviewKind::CircularWait,
            Self::SingleSource(_) => ReviewKind::SingleSource,
            Self::CutUnit { .. } => ReviewKind::CutUnit,
            Self::Circle(_) => ReviewKind::Circle,
            Self::OwnerGoing { .. } => ReviewKind::OwnerGoing,
            Self::Unowned(_) => ReviewKind::Unowned,
            Self::SeveralOwners { .. } => ReviewKind::SeveralOwners,
            Self::Unreached(_) => ReviewKind::Unreached,
            Self::DutyTwice { .. } => ReviewKind::DutyTwice,
            Self::NoDuties { .. } => ReviewKind::NoDuties,
            Self::OutOfDate { .. } => ReviewKind::OutOfDate,
            Self::Unanswered(_) => ReviewKind::Unanswered,
            Self::OneWay { .. } => ReviewKind::OneWay,
            Self::Bottleneck { .. } => ReviewKind::Bottleneck,
            Self::Elsewhere(_) => ReviewKind::Elsewhere,
            Self::NoWay { .. } => ReviewKind::NoWay,
            Self::FarNeed(_) => ReviewKind::FarNeed,
            Self::LeftOut { .. } => ReviewKind::LeftOut,
            Self::Isolated { .. } => ReviewKind::Isolated,
        }
    }
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewState {
    /// Nobody decided about it.
    Open,
    /// It was decided, and its facts changed since.
    Returned,
    /// It is decided.
    Decided,
}

/// What changed since a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Records that count now and did not then, ascending.
    pub added: Vec<RecordRef>,
    /// Records that counted then and do not now, ascending.
    pub gone: Vec<RecordRef>,
    /// What else counts: its name, what it was, what it is.
    pub words: Vec<(String, Option<String>, Option<String>)>,
}

/// A finding of a review.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewItem {
    /// Names it.
    pub key: ReviewKey,
    /// How serious it is.
    pub concern: Concern,
    /// What was found.
    pub story: Story,
    /// The needs behind it, ascending.
    pub needs: Vec<NeedId>,
    /// What it rests on.
    pub facts: Facts,
    /// How much hangs on it: orders findings of one kind.
    pub size: usize,
    /// Where it stands.
    pub state: ReviewState,
    /// What was decided about it, whether or not that holds.
    pub decision: Option<DecisionId>,
    /// What was answered about a one-way pair, whether or not that holds.
    pub answer: Option<AnswerId>,
    /// Of a finding that is back: what changed.
    pub changed: Changed,
}

/// What a review finds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    /// Most serious first; within that by kind, then by what hangs on it, then in the order of its analysis.
    pub items: Vec<ReviewItem>,
    /// Decisions about what is no longer found, at this level or any, by id.
    pub gone: Vec<DecisionId>,
}

impl Review {
    /// The finding that a key names. Linear.
    pub fn item(&self, key: &ReviewKey) -> Option<&ReviewItem> {
        self.items.iter().find(|item| item.key == *key)
    }
}

/// Reviews a document at a level. As costly as the analyses together: O(nodes × links) for bottlenecks and
/// for what units cut off, the effort of its search for each circle, O(needs × answered units above each) for
/// one-way pairs, O(n log n) for the rest.
pub fn review(
    document: &Document,
    view: &View,
    today: Date,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> Result<Review, Cancelled> {
    let graph = Graph::new(document, view);
    let mut items = gather::all(document, &graph, today, cancelled)?;
    let level = gather::level_of(view);
    let mut decisions = decisions(document, |key| key.level == level || key.level == ReviewLevel::Any);
    items.sort_by_key(order);
    let knots = knots::decided(&mut items, &mut decisions);
    for (place, item) in items.iter_mut().enumerate() {
        let decision = knots.get(&place).copied().or_else(|| decisions.remove(&item.key));
        stand::place(document, item, decision);
    }
    Ok(Review { items, gone: gone(decisions) })
}

/// What a review finds about who answers for what, and nothing else: the same at every level, and without the effort
/// of the others. O(n log n).
pub fn responsibilities(document: &Document, today: Date) -> Review {
    let mut found = found::Found::at(ReviewLevel::Any);
    found.responsibilities(document, today);
    let mut items = found.items;
    items.sort_by_key(order);
    let mut decisions = decisions(document, |key| RESPONSIBILITIES.contains(&key.kind));
    for item in &mut items {
        let decision = decisions.remove(&item.key);
        stand::place(document, item, decision);
    }
    Review { items, gone: gone(decisions) }
}

/// Most serious first; within that by kind, then by what hangs on it.
fn order(item: &ReviewItem) -> (Concern, ReviewKind, Reverse<usize>) {
    (item.concern, item.key.kind, Reverse(item.size))
}

type Decisions<'a> = BTreeMap<&'a ReviewKey, &'a Decision>;

fn decisions(document: &Document, of: impl Fn(&ReviewKey) -> bool) -> Decisions<'_> {
    let all = document.decisions().iter().filter(|decision| of(&decision.key));
    all.map(|decision| (&decision.key, decision)).collect()
}

/// Decisions about what is no longer found, by id.
fn gone(left: Decisions<'_>) -> Vec<DecisionId> {
    let mut gone: Vec<DecisionId> = left.into_values().map(|decision| decision.id).collect();
    gone.sort_unstable();
    gone
}

#[cfg(test)]
mod tests;
