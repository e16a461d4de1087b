//! The organisation as data: records, the document that holds them, and the one way it changes.
//!
//! A [`Document`] is tables of records with the indexes to walk them. It is changed only by applying a
//! [`Change`] (rows added, updated from→to, removed), and a `Change` comes from planning an [`Edit`], which
//! is what the user meant. Undo is [`Change::invert`], a drag is [`Change::squash`].
//!
//! Absent on purpose: files, clocks, randomness, windows. Time and ids come in as arguments, so the same
//! input always gives the same output.

mod align;
mod change;
mod colouring;
mod compare;
mod document;
mod edit;
mod examine;
mod fold;
mod for_readers;
mod hours;
mod id;
mod index;
mod mend;
mod news;
mod rebase;
mod record;
mod refs;
mod row;
mod standard;
mod table;
mod text;

pub use align::align;
pub use change::Change;
pub use colouring::{Case, Coloured, Colouring, UnitSize};
pub use compare::{Difference, DifferenceKind, FieldChange, FieldRef, Value, differences};
pub use document::Document;
pub use edit::{Below, Branch, Edit, Fate, Named, Planned, Refusal, Side, plan};
pub use examine::{Seen, examine};
pub use fold::{fold, fold_words, words};
pub use for_readers::for_readers;
pub use hours::{Hours, Opening};
pub use id::{
    AnswerId, AssignmentId, ChannelId, DecisionId, DottedLineId, FieldId, FindingId, IdGen, IdTextError,
    ItemId, NeedId, NeedSetId, PersonId, PositionId, ProcessId, QuestionId, RoundId, SequentialIds,
    TimeOrderedIds, TopicId, UnitId,
};
pub use mend::{
    Cannot, Choice, Guess, Likely, Matter, Mend, Mending, Offer, Remedy, Slot, Told, Unfit, distance, remedy,
};
pub use news::{Conflict, News, Settled, come_back, news};
pub use rebase::{Lost, LostWhy, Picked, Rebased, pick, rebase};
pub use record::{
    Answer, Asking, Assignment, Balance, CardField, Channel, ChannelSort, ChartOptions, ColourBy, ColourRule,
    ColourWhen, Confirmation, Criticality, Custom, Decision, DottedLine, End, Facts, Field, FieldOwner,
    FieldType, Finding, FindingKind, FindingState, ForReaders, Holiday, Involved, Item, ItemKind,
    MOST_FIELDS, Members, Moment, Need, NeedSet, NeedStatus, OneWayAnswer, OpenQuestion, Organisation,
    Outcome, Part, Party, Person, Portrait, PortraitTextError, Position, PositionKind, Process, Repair,
    ReviewKey, ReviewKind, ReviewLevel, Rhythm, Round, RoundItem, SavedView, Severity, SpanLimits, Topic,
    Unit, WorkingPlace, WorkingTime,
};
pub use row::{Record, RecordKind, RecordRef, Row};
pub use standard::{Cadence, Day, Deadline, Promise, Said, Standard};
pub use table::Table;
pub use text::Date;
