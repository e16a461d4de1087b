//! Needs said at once, bound as a set.

use super::{ItemKind, Key};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Who stands on a side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Ends {
    /// Units or positions, one by one.
    These {
        /// Which.
        keys: Vec<Key>,
    },
    /// Every unit at the level of this one.
    LevelOf {
        /// Which.
        unit: Key,
    },
    /// Every unit right under this one.
    Under {
        /// Which.
        unit: Key,
    },
}

/// What a need says besides its ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[allow(missing_docs)]
pub struct NeedWords {
    pub item: String,
    #[serde(default)]
    pub kind: ItemKind,
    #[serde(default)]
    pub purpose: String,
    #[serde(default)]
    pub channel: String,
    #[serde(default)]
    pub due: String,
    #[serde(default)]
    pub aim: String,
    #[serde(default)]
    pub cadence: String,
    #[serde(default)]
    pub form: String,
    #[serde(default)]
    pub quality: String,
    #[serde(default)]
    pub processes: Vec<String>,
}

/// What needs said at once would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedSpreadRequest {
    /// Who needs.
    pub customers: Ends,
    /// Who gives.
    pub suppliers: Ends,
    /// What.
    pub item: String,
}

/// How many needs that makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedSpread {
    /// Who needs, by name.
    pub customers: Vec<String>,
    /// Who gives, by name.
    pub suppliers: Vec<String>,
    /// New needs.
    pub new: u32,
    /// Needs that are there already and join the set.
    pub joining: u32,
    /// At most so many are made at once.
    pub most: u32,
}

/// Who stands on a side of a set, to be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(missing_docs)]
pub enum SetSide {
    These,
    Level { level: u32 },
    Under { name: String },
}

/// The set a need is bound in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedSetView {
    /// Which.
    pub key: Key,
    /// How many of its needs have not ended.
    pub size: u32,
    /// Who needs.
    pub customers: SetSide,
    /// Who gives.
    pub suppliers: SetSide,
    /// How many units its rule names that it does not have yet.
    pub missing: u32,
}
