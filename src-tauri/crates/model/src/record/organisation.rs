//! The organisation as a whole, and the fields users add to its records.

use super::{ChartOptions, ForReaders, Rhythm, WorkingTime};
use crate::id::FieldId;
use serde::{Deserialize, Serialize};

/// What holds for the whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Which spans of control are worth a look here.
    #[serde(default)]
    pub spans: SpanLimits,
    /// How its chart is read.
    #[serde(default)]
    pub chart: ChartOptions,
    /// When it works.
    #[serde(default)]
    pub working: WorkingTime,
    /// What a copy for readers shows.
    #[serde(default)]
    pub readers: ForReaders,
    /// Words of its own that mean the same, one group each.
    #[serde(default)]
    pub synonyms: Vec<Vec<String>>,
    /// Ways to look at its map, kept by name.
    #[serde(default)]
    pub views: Vec<SavedView>,
    /// How long a word that a topic or channel is right is good for.
    #[serde(default)]
    pub rhythm: Rhythm,
}

/// A way to look at the map, kept by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its name; no two have the same when folded.
    pub name: String,
    /// What is looked at, as JSON in the words of the map's requests. Records that it names may be gone since.
    pub look: String,
}

/// How many direct reports a manager is expected to have. What is usual differs from company to company,
/// so the limits are part of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanLimits {
    /// Fewer reports than this are too few.
    pub narrow: u32,
    /// More reports than this are too many.
    pub wide: u32,
}

impl Default for SpanLimits {
    fn default() -> Self {
        Self { narrow: 3, wide: 10 }
    }
}

/// Which records carry a custom field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FieldOwner {
    Unit,
    Position,
    Person,
}

/// What the values of a custom field are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FieldType {
    #[default]
    Text,
    Number,
    Date,
    YesNo,
}

/// A field that the company added: every import column that has no place of its own becomes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its id.
    pub id: FieldId,
    /// Which records carry it.
    pub owner: FieldOwner,
    /// Its name, as the column was headed.
    pub name: String,
    /// What its values are.
    pub value_type: FieldType,
    /// Left out of copies for readers.
    pub private: bool,
    /// Place in lists, ascending; ties by id.
    pub order: i64,
}
