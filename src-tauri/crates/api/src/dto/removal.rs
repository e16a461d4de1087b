//! What hangs on records that are to be removed, and what becomes of it.

use super::{Key, Name};
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

/// What becomes of what others ask of a record that goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FateHow {
    /// A position's unit takes it over.
    #[default]
    Stay,
    /// Whoever stands above takes it over: a position's manager, a unit's unit.
    Up,
    /// Somebody named takes it over.
    MoveTo,
    /// It ends.
    End,
}

/// What becomes of what others ask of a record that goes, and who takes it over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FateChoice {
    /// How.
    pub how: FateHow,
    /// Who, for `moveTo`: a unit or position.
    pub to: Option<Key>,
}

/// Names several records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KeysRequest {
    /// Which.
    pub keys: Vec<Key>,
}

/// The posts that people's boxes stand for; other keys as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PostsView {
    /// In the order asked for.
    pub keys: Vec<Key>,
}

/// What others ask of records, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct Asked {
    pub holders: u32,
    pub needs: u32,
    pub topics: u32,
    pub channels: u32,
    pub dotted: u32,
}

/// What hangs on records that are to be removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct RemovalView {
    /// Of the first.
    pub name: String,
    pub count: u32,
    /// Direct reports.
    pub reports: u32,
    /// Everybody below.
    pub branch: u32,
    pub subunits: u32,
    pub positions: u32,
    /// Of the records themselves.
    pub own: Asked,
    /// Of the records and everything below.
    pub all: Asked,
    /// The unit that takes over what stays, where there is one for all.
    pub unit: Option<Name>,
    /// Who stands above, where it is one for all.
    pub above: Option<Name>,
}
