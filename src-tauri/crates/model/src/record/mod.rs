//! The records of an organisation file, one file a kind. Plain data: the rules that join them live in
//! `document` and `edit`.

mod channel_sort;
mod chart;
mod decision;
mod finding;
mod need;
mod need_set;
mod organisation;
mod people;
mod portrait;
mod question;
mod reach;
mod round;
mod unit;
mod working;

pub use channel_sort::ChannelSort;
pub use chart::{CardField, ChartOptions, ColourBy, ColourRule, ColourWhen, MOST_FIELDS};
pub use decision::{Decision, Facts, Outcome, ReviewKey, ReviewKind, ReviewLevel};
pub use finding::{Finding, FindingKind, FindingState, Repair, Severity};
pub use need::{
    Answer, Balance, Confirmation, Criticality, End, Item, ItemKind, Need, NeedStatus, OneWayAnswer, Process,
};
pub use need_set::{Members, NeedSet};
pub use organisation::{Field, FieldOwner, FieldType, Organisation, SavedView, SpanLimits};
pub use people::{Assignment, DottedLine, Person, Position, PositionKind};
pub use portrait::{Portrait, PortraitTextError};
pub use question::{Asking, OpenQuestion};
pub use reach::{Channel, Involved, Part, Party, Rhythm, Topic};
pub use round::{Round, RoundItem};
pub use unit::Unit;
pub use working::{ForReaders, Holiday, WorkingPlace, WorkingTime};

use crate::id::FieldId;
use std::collections::BTreeMap;

/// Values of custom fields, as given.
pub type Custom = BTreeMap<FieldId, String>;

/// A point in time: milliseconds since the Unix epoch.
pub type Moment = i64;
