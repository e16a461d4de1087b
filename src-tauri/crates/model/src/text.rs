//! Dates of the calendar, as the whole workspace names them.

/// A day of the civil calendar; ISO text (`2026-08-17`) in the file and in JSON.
pub type Date = jiff::civil::Date;
