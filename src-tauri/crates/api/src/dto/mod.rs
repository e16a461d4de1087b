//! What crosses the port: requests and responses, one file a subject.
//!
//! Records are named by keys (`unit:…`, `position:…`), so that no large integer crosses. Prose never
//! crosses: messages are codes with arguments ([`Named`]).

mod analysis;
mod analysis_work;
mod ask;
mod breaks;
mod chart;
mod chart_needs;
mod compare;
mod contact;
mod edit;
mod entry;
mod export;
mod figures;
mod file;
mod finding;
mod gaps;
mod import;
mod import_preview;
mod inspect;
mod know;
mod layout;
mod map;
mod map_filter;
mod matrix;
mod need_set;
mod needs;
mod photo;
mod preview;
mod questions;
mod readers;
mod record_history;
mod removal;
mod renewal;
mod review;
mod review_report;
mod review_round;
mod scenario;
mod search;
mod study;
mod topic;
mod topics;
mod view;
mod waves;
mod work;
mod working;

pub use analysis::*;
pub use analysis_work::*;
pub use ask::*;
pub use breaks::*;
pub use chart::*;
pub use chart_needs::*;
pub use compare::*;
pub use contact::*;
pub use edit::*;
pub use entry::*;
pub use export::*;
pub use figures::*;
pub use file::*;
pub use finding::*;
pub use gaps::*;
pub use import::*;
pub use import_preview::*;
pub use inspect::*;
pub use know::*;
pub use layout::*;
pub use map::*;
pub use map_filter::*;
pub use matrix::*;
pub use need_set::*;
pub use needs::*;
pub use photo::*;
pub use preview::*;
pub use questions::*;
pub use readers::*;
pub use record_history::*;
pub use removal::*;
pub use renewal::*;
pub use review::*;
pub use review_report::*;
pub use review_round::*;
pub use scenario::*;
pub use search::*;
pub use study::*;
pub use topic::*;
pub use topics::*;
pub use view::*;
pub use waves::*;
pub use work::*;
pub use working::*;

use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// Names a record: its kind, a colon and its id in base 32.
pub type Key = String;

/// A code with arguments; the message catalogue has its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Named {
    /// Which sentence.
    pub code: String,
    /// What stands in its gaps.
    pub args: BTreeMap<String, String>,
}

impl From<simpul_model::Named> for Named {
    fn from(named: simpul_model::Named) -> Self {
        Self { code: named.code, args: named.args }
    }
}

/// A call that needs nothing, or answers nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Nothing {}

/// A record and what people call it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Name {
    /// Which record.
    pub key: Key,
    /// What people call it.
    pub name: String,
}
