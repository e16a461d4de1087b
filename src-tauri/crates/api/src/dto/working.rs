//! When the organisation works, and whether somebody is there now.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The working week, time zone and holidays; asked for and set as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct Working {
    /// The week in words (`Mo-Fr 08:00-17:00`); empty where it is not said.
    pub week: String,
    /// The time zone by its name (`Asia/Jakarta`); empty where it is not said.
    pub zone: String,
    /// Days on which nobody works.
    pub holidays: Vec<HolidayLine>,
    /// Locations that differ.
    pub places: Vec<WorkingPlaceLine>,
}

/// A day on which nobody works.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HolidayLine {
    /// ISO date.
    pub day: String,
    /// What it is called.
    pub name: String,
}

/// A location that differs from the organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct WorkingPlaceLine {
    /// The location, as it stands with people.
    pub name: String,
    /// Empty: that of the organisation.
    pub zone: String,
    /// Empty: that of the organisation.
    pub week: String,
    /// On top of those of the organisation.
    pub holidays: Vec<HolidayLine>,
}

/// Working time, and what helps to write it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WorkingView {
    /// As it stands in the file.
    pub working: Working,
    /// Locations of people, in the order of names.
    pub locations: Vec<String>,
    /// Every time zone there is, by name.
    pub zones: Vec<String>,
}

/// Asks whether hours are understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HoursRequest {
    /// In words.
    pub hours: Vec<String>,
}

/// Whether each is understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HoursRead {
    /// In the order asked; an empty text counts as understood.
    pub understood: Vec<bool>,
}

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum OpenWord {
    Always,
    Open,
    Closed,
    /// The hours are not understood, or it is not known which time it is there.
    #[default]
    Unknown,
}

/// Whether somebody is there at the moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OpenView {
    /// Whether.
    pub state: OpenWord,
    /// Until when, or from when: ISO date and time without seconds, in the time of the place.
    pub then: String,
    /// So many days from today there.
    pub days: u32,
    /// What the time of the place is called (`WITA`).
    pub zone: String,
}
