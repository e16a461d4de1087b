//! How the chart of an organisation is read: what stands on its cards, and what its colours mean.

use crate::id::FieldId;
use serde::{Deserialize, Serialize};

/// Most fields on a card.
pub const MOST_FIELDS: usize = 6;

/// What everybody who opens the file sees on the cards of its chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct ChartOptions {
    /// Below the name, in this order; at most [`MOST_FIELDS`], each once.
    pub fields: Vec<CardField>,
    /// Whether initials stand before the words.
    pub initials: bool,
    /// What colours mean; the first that applies to a position gives it its colour. None: the divisions.
    pub rules: Vec<ColourRule>,
}

impl Default for ChartOptions {
    fn default() -> Self {
        Self { fields: vec![CardField::Title], initials: true, rules: Vec::new() }
    }
}

/// One line of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardField {
    /// What the position is called.
    Title,
    /// The unit it sits in.
    Unit,
    /// Where its holder works.
    Location,
    /// The holder's e-mail address.
    Email,
    /// The holder's telephone number.
    Phone,
    /// The holder's employment status.
    Status,
    /// Since when the holder has it.
    Since,
    /// How many report to it.
    Reports,
    /// How many people work below it, all levels.
    People,
    /// How many positions below it are vacant, all levels.
    Vacancies,
    /// A field that the company added.
    Custom(FieldId),
}

/// Gives a colour to the positions it applies to; in a chart of units to the units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ColourRule {
    /// What is looked at.
    pub by: ColourBy,
    /// When it applies.
    pub when: ColourWhen,
}

/// What a colour rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColourBy {
    /// The unit, or the division it lies in.
    Unit,
    /// Where the holder works; of a unit, its head.
    Location,
    /// Whether nobody holds the position; of a unit, the share of such positions in percent.
    Vacancy,
    /// How many report to it; of a unit, to its head.
    Span,
    /// For how many full years the holder has had it; of a unit, its head.
    Tenure,
    /// What kind of unit it is, or the position sits in.
    Kind,
    /// How many people work in the unit, all levels; of a position, in the unit it sits in.
    Headcount,
    /// A field that the company added.
    Custom(FieldId),
}

/// When a colour rule applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColourWhen {
    /// Always, with a colour for each value or range of values.
    Each,
    /// When the value is this one; of units also for those inside it.
    Is(String),
    /// When the number is this or larger.
    AtLeast(u32),
    /// When the number is smaller.
    Below(u32),
}
