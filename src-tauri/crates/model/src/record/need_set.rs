//! Needs that were said at once: one each, bound together.

use crate::id::{NeedSetId, UnitId};
use serde::{Deserialize, Serialize};

/// Who stands on one side of the needs of a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Members {
    /// Those who were chosen, one by one.
    #[default]
    These,
    /// Every unit at this depth that is neither external nor archived.
    Level(u32),
    /// Every unit right under this one, likewise.
    Under(UnitId),
}

/// Needs bound as a set; each of them names it. The last that leaves takes it along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeedSet {
    /// Its id.
    pub id: NeedSetId,
    /// Who needs.
    pub customers: Members,
    /// Who gives.
    pub suppliers: Members,
}
