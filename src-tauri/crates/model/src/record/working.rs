//! When the organisation works, and what of its file readers may see.

use crate::text::Date;
use serde::{Deserialize, Serialize};

/// The working week, time zone and holidays, for everybody and where a location differs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WorkingTime {
    /// The week, as opening hours in words (`Mo-Fr 08:00-17:00`).
    pub week: String,
    /// The time zone by its name of the zone database; empty where it is not said.
    pub zone: String,
    /// Days on which nobody works.
    pub holidays: Vec<Holiday>,
    /// Locations that differ.
    pub places: Vec<WorkingPlace>,
}

/// A day on which nobody works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// Which day.
    pub day: Date,
    /// What it is called.
    #[serde(default)]
    pub name: String,
}

/// Where a location differs from the organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct WorkingPlace {
    /// The location, as it stands with people.
    pub name: String,
    /// Its time zone; empty: that of the organisation.
    pub zone: String,
    /// Its week; empty: that of the organisation.
    pub week: String,
    /// Its own holidays, on top of those of the organisation.
    pub holidays: Vec<Holiday>,
}

/// What a copy for readers shows beyond names, titles and duties. Fields that the company added say so
/// themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct ForReaders {
    /// Telephone numbers of people.
    pub phones: bool,
    /// Since when and until when somebody holds a position.
    pub dates: bool,
}
