//! Jumping to a record by name, and completing names.

use super::Key;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which kinds of record are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum HitKind {
    Unit,
    Position,
    Person,
    Topic,
    Item,
    Process,
}

/// Looks for records by name, title or word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FindRequest {
    /// What was typed.
    pub text: String,
    /// At most so many.
    pub limit: u32,
    /// Only these kinds; none: all.
    pub kinds: Vec<HitKind>,
}

/// A record found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Hit {
    /// Which record.
    pub key: Key,
    /// Of what kind.
    pub kind: HitKind,
    /// What people call it.
    pub title: String,
    /// What tells it from its namesakes.
    pub detail: String,
    /// The box of the chart to go to.
    pub position: Option<Key>,
    /// The unit it stands in.
    pub unit: Option<Key>,
}

/// Records found, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Hits {
    /// Best first.
    pub hits: Vec<Hit>,
}
