//! Edits as the window says them.

use super::{AnswerWord, FileView, ItemKind, Key, Named};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What becomes of what hangs below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum BelowHow {
    MoveUp,
    MoveTo,
    DeleteWith,
}

/// What becomes of what hangs below, and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BelowChoice {
    /// How.
    pub how: BelowHow,
    /// Where to, for `moveTo`.
    pub to: Option<Key>,
}

/// An end of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum EndWord {
    Customer,
    Supplier,
}

/// What the user meant. Fields left out stay as they are; an empty key empties its field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(missing_docs)]
pub enum EditRequest {
    AddPosition {
        manager: Option<Key>,
        unit: Option<Key>,
        title: String,
        #[serde(default)]
        assistant: bool,
        #[serde(default)]
        person_name: String,
    },
    AddUnit {
        parent: Option<Key>,
        name: String,
        #[serde(default)]
        kind: String,
        #[serde(default)]
        external: bool,
    },
    SetPosition {
        position: Key,
        #[serde(default)]
        title: Option<String>,
        #[serde(default)]
        duties: Option<String>,
        #[serde(default)]
        unit: Option<Key>,
        #[serde(default)]
        assistant: Option<bool>,
    },
    SetPerson {
        person: Key,
        #[serde(default)]
        name: Option<String>,
        #[serde(default)]
        email: Option<String>,
        #[serde(default)]
        phone: Option<String>,
        #[serde(default)]
        location: Option<String>,
        #[serde(default)]
        status: Option<String>,
    },
    SetUnit {
        unit: Key,
        #[serde(default)]
        name: Option<String>,
        #[serde(default)]
        kind: Option<String>,
        #[serde(default)]
        purpose: Option<String>,
        #[serde(default)]
        head: Option<Key>,
        #[serde(default)]
        contact: Option<Key>,
        #[serde(default)]
        external: Option<bool>,
    },
    Assign {
        position: Key,
        person: Option<Key>,
        /// The name of somebody new.
        name: String,
        share: u16,
        acting: bool,
        from: Option<String>,
        until: Option<String>,
    },
    Unassign {
        assignment: String,
    },
    MovePosition {
        position: Key,
        manager: Option<Key>,
        before: Option<Key>,
        #[serde(default)]
        alone: bool,
    },
    MoveUnit {
        unit: Key,
        parent: Option<Key>,
        before: Option<Key>,
    },
    RemovePosition {
        position: Key,
        reports: BelowChoice,
    },
    RemoveUnit {
        unit: Key,
        below: BelowChoice,
    },
    RemovePerson {
        person: Key,
    },
    AddNeed {
        customer: Key,
        supplier: Key,
        item: String,
        #[serde(default)]
        kind: ItemKind,
        #[serde(default)]
        purpose: String,
        #[serde(default)]
        channel: String,
        #[serde(default)]
        due: String,
        #[serde(default)]
        aim: String,
        #[serde(default)]
        cadence: String,
        #[serde(default)]
        form: String,
        #[serde(default)]
        quality: String,
        #[serde(default)]
        processes: Vec<String>,
    },
    SetNeed {
        need: Key,
        #[serde(default)]
        customer: Option<Key>,
        #[serde(default)]
        supplier: Option<Key>,
        #[serde(default)]
        item: Option<String>,
        #[serde(default)]
        kind: Option<ItemKind>,
        #[serde(default)]
        purpose: Option<String>,
        #[serde(default)]
        channel: Option<String>,
        #[serde(default)]
        due: Option<String>,
        #[serde(default)]
        aim: Option<String>,
        #[serde(default)]
        cadence: Option<String>,
        #[serde(default)]
        form: Option<String>,
        #[serde(default)]
        quality: Option<String>,
        #[serde(default)]
        processes: Option<Vec<String>>,
        /// The end that speaks: the other end's confirmation lapses.
        #[serde(default)]
        by: Option<EndWord>,
    },
    RemoveNeed {
        need: Key,
    },
    Confirm {
        need: Key,
        end: EndWord,
        withdraw: bool,
    },
    AnswerOneWay {
        a: Key,
        b: Key,
        answer: AnswerWord,
    },
}

/// A change's outcome.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Edited {
    /// The file as it is now.
    pub file: FileView,
    /// Records that changed.
    pub touched: Vec<Key>,
    /// What was done.
    pub name: Named,
    /// The record that was asked for, where one was added.
    pub created: Option<Key>,
}

/// Names a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KeyRequest {
    /// Which.
    pub key: Key,
}

/// What hangs on a record that is to be removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct RemovalView {
    pub name: String,
    /// Direct reports.
    pub reports: u32,
    /// Everybody below.
    pub branch: u32,
    pub subunits: u32,
    pub positions: u32,
    pub needs: u32,
    pub topics: u32,
    pub channels: u32,
}
