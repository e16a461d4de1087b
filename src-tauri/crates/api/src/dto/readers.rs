//! What a copy for readers shows.

use super::{HitKind, Key};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What readers see beyond names, titles, units and duties.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReadersView {
    /// Telephone numbers of people.
    pub phones: bool,
    /// Since when and until when somebody holds a position.
    pub dates: bool,
    /// Fields that the company added, in their order.
    pub fields: Vec<ReadersField>,
}

/// A field that the company added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReadersField {
    /// Which.
    pub key: Key,
    /// What carries it: units, positions or people.
    pub owner: HitKind,
    /// What it is called.
    pub name: String,
    /// Whether readers see it.
    pub shown: bool,
}
