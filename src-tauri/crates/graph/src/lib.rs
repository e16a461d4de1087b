//! Who needs what from whom, as a graph, and what can be read from it.
//!
//! A [`View`] (level, unfolded units, filter) turns a document into a [`Graph`]: nodes that stand for units
//! or positions, links for ordered pairs with active needs. Each analysis is a file of its own; [`analyze`]
//! runs them all.
//!
//! Guarantees: the same document gives the same answer to the bit, whatever the order its rows came in and
//! however many threads run; every walk is a loop, so chains and fans of 100,000 are fine.
//! Absent on purpose: words for people, pictures, files, clocks. `today` comes in as an argument.

mod analysis;
mod answers;
mod below;
mod betweenness;
mod breaks;
mod build;
mod by_level;
mod circles;
mod circular_wait;
mod communities;
mod components;
mod cut;
mod degree;
mod dyads;
mod feedback;
mod figures;
mod filter;
mod hangs;
mod headcount;
mod impact;
mod inner;
mod jumps;
mod level;
mod matrix;
mod node;
mod org;
mod outward;
mod pairs;
mod places;
mod presence;
mod reciprocity;
mod review;
mod single_source;
mod standing;
mod tree;
mod view;

pub use analysis::{Analysis, Cancelled, ExternalCounts, OneWay, PairCounts, analyze};
pub use answers::{Answers, Question, needs_between};
pub use below::Below;
pub use breaks::{
    Breaks, BrokenPair, ContactLoss, Crossing, LostContact, LostSupplier, LostTopic, PairNow, SupplierLoss,
    TopicLoss, breaks,
};
pub use build::{Graph, Link};
pub use by_level::{LevelReciprocity, reciprocity_by_level};
pub use circles::{CIRCLES_NAMED, CircleGroup, Opening, OpeningLink, circles};
pub use circular_wait::{CircularWait, circular_waits};
pub use communities::{ChartAndWork, Communities, Elsewhere, chart_and_work, communities};
pub use dyads::DyadCensus;
pub use figures::{
    Chain, Coming, DoublePost, Figures, LEAVING_WITHIN_DAYS, Manager, OtherUnit, Spans, UnitStaff, Width,
    is_leaving, is_starting,
};
pub use filter::{Agreed, DueSort, Filter};
pub use hangs::{bridges, ways_through};
pub use headcount::{Headcount, Headcounts};
pub use impact::{
    Because, Covered, Impact, ImpactLine, ImpactParties, ImpactParty, ImpactPlace, Reached, Stop, impact,
    impact_parties,
};
pub use jumps::{FAR, Jump, Jumps, jumps};
pub use level::{LevelCount, levels};
pub use matrix::{MatrixAxis, MatrixBlock, MatrixHead, MatrixOrder, matrix_axis};
pub use node::{Names, Node, name_of};
pub use org::{Org, Span};
pub use outward::Outward;
pub use pairs::{LowerPair, Pair, PairFilter, PairKind, PairSort, Strength, lower_pairs, pairs};
pub use presence::{Going, Presence};
pub use reciprocity::Reciprocity;
pub use review::{
    Against, BOTTLENECKS, Changed, Concern, MUCH, RESPONSIBILITIES, Review, ReviewItem, ReviewState, Since,
    Story, cut_off, responsibilities, review, since,
};
pub use single_source::{Gravity, SingleSource, single_sources};
pub use standing::{Spread, Standing, standings};
pub use view::View;

#[cfg(test)]
mod sketch;
