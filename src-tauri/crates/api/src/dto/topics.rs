//! All topics as a list, and the table of who has which part in them.

use super::{Edited, FigureColumn, FigureRow, Key, Language, Named, ReviewParty, TableFormat};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Only some topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum TopicsOnly {
    /// Nobody owns them.
    Unowned,
    /// Their owner is not there, or will not be.
    OwnerGoing,
    /// Several are accountable.
    SeveralOwners,
    /// Somebody said long ago that they are right.
    OutOfDate,
    /// Nobody ever did.
    Unconfirmed,
}

/// Topics, sorted and filtered, as many as are in sight.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct TopicsRequest {
    /// The code of the column to sort by; nothing: by name.
    pub sort: Option<String>,
    /// Last first.
    pub descending: bool,
    /// Only rows in which these words stand.
    pub filter: String,
    /// Only these.
    pub only: Option<TopicsOnly>,
    /// Who has which part in them, a column a part.
    pub parts: bool,
    /// The first row wanted, from 0.
    pub from: u32,
    /// How many.
    pub count: u32,
}

/// How many topics something is the matter with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct TopicCounts {
    pub unowned: u32,
    pub owner_going: u32,
    pub several_owners: u32,
    pub out_of_date: u32,
    pub unconfirmed: u32,
}

/// Topics as rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TopicsView {
    /// Of which revision.
    pub revision: u32,
    /// The columns.
    pub columns: Vec<FigureColumn>,
    /// The rows asked for.
    pub rows: Vec<FigureRow>,
    /// How many the filter leaves.
    pub matching: u32,
    /// How many there are.
    pub total: u32,
    /// How many of all something is the matter with.
    pub counts: TopicCounts,
    /// After how many months they are asked about again; 0: never.
    pub months: u32,
}

/// Writes who has which part in every topic: R, A, C and I.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PartsExportRequest {
    /// In which form.
    pub format: TableFormat,
    /// Where to.
    pub path: String,
    /// In which language the sheet is called.
    pub language: Language,
}

/// What a table of parts brought.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PartsTaken {
    /// Nothing where all was so already.
    pub edited: Option<Edited>,
    /// Topics that changed.
    pub changed: u32,
    /// Topics that are new.
    pub added: u32,
    /// What is the matter with it.
    pub faults: Vec<PartsFault>,
}

/// What is not as it should be in a table of parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PartsFault {
    /// The line in the file, from 1.
    pub line: u32,
    /// What is the matter, with what stands there.
    pub message: Named,
}

/// What somebody has to do with a topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TopicPart {
    /// The topic.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// R, A, C and I.
    pub letters: String,
    /// They stand in for its owner.
    pub backup: bool,
}

/// Who has which part in every topic, for terminals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartsReport {
    /// By id.
    pub topics: Vec<PartsLine>,
}

/// Who has which part in a topic; records have their id outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PartsLine {
    pub id: String,
    pub topic: String,
    pub responsible: Vec<ReviewParty>,
    pub accountable: Vec<ReviewParty>,
    pub consulted: Vec<ReviewParty>,
    pub informed: Vec<ReviewParty>,
    /// Whether exactly one is accountable.
    pub exactly_one: bool,
}
