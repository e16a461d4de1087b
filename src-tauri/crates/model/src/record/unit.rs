//! Units: divisions, departments, teams, and the parties outside the company.

use super::Custom;
use crate::id::{PositionId, UnitId};
use serde::{Deserialize, Serialize};

/// A division, department or team; units nest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// Its id in the file it was imported from.
    pub external_id: Option<String>,
    /// Its name.
    pub name: String,
    /// The unit it belongs to; nothing for a root.
    pub parent: Option<UnitId>,
    /// What kind of unit it is, in free words.
    pub kind: String,
    /// Outside the company: the paying customer, a vendor.
    pub external: bool,
    /// Kept for the record, hidden by default, counted apart.
    pub archived: bool,
    /// What it is for.
    pub purpose: String,
    /// Whom to ask first.
    pub contact: Option<PositionId>,
    /// Who leads it, where named; see [`crate::Document::head`].
    pub head: Option<PositionId>,
    /// Place among its siblings, ascending; ties by id.
    pub order: i64,
    /// Values of custom fields.
    pub custom: Custom,
    /// What an import last said of it, where somebody has changed it by hand since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Box<Unit>>,
}

impl Unit {
    /// A root unit with a name and nothing else.
    pub fn new(id: UnitId, name: impl Into<String>) -> Self {
        Self {
            id,
            external_id: None,
            name: name.into(),
            parent: None,
            kind: String::new(),
            external: false,
            archived: false,
            purpose: String::new(),
            contact: None,
            head: None,
            order: 0,
            custom: Custom::new(),
            imported: None,
        }
    }
}
