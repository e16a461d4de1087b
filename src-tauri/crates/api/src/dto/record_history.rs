//! What became of one record.

use super::{ChangeWord, FieldView, Key, Named};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Asks what became of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RecordHistoryRequest {
    /// Which.
    pub key: Key,
    /// At most so many lines, latest first.
    pub limit: u32,
}

/// What became of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RecordHistory {
    /// Latest first.
    pub entries: Vec<RecordHistoryLine>,
    /// Whether there is more before.
    pub more: bool,
    /// Since when it is kept: the first import. ISO date and time, UTC.
    pub since: String,
}

/// One step that touched it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RecordHistoryLine {
    /// Its number in the history.
    pub seq: u32,
    /// When: ISO date and time, UTC.
    pub at: String,
    /// By whom.
    pub by: String,
    /// What was done.
    pub name: Named,
    /// Whether it stands taken back.
    pub undone: bool,
    /// What became of the record.
    pub change: ChangeWord,
    /// What is different in it; empty where it came or went.
    pub fields: Vec<FieldView>,
}
