//! Points in time as text.

use simpul_model::{Date, Moment};

/// ISO date and time in UTC, to the second.
pub(crate) fn moment(at: Moment) -> String {
    jiff::Timestamp::from_millisecond(at)
        .map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}

/// The day of the calendar here on which a moment lies.
pub(crate) fn day(at: Moment) -> Date {
    let at = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
    at.to_zoned(jiff::tz::TimeZone::system()).date()
}

/// A date as ISO text; empty for none.
pub(crate) fn date(date: Option<Date>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// Reads ISO text; empty for none.
pub(crate) fn read_date(text: Option<&str>) -> Result<Option<Date>, crate::ApiError> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => text
            .parse()
            .map(Some)
            .map_err(|_| crate::ApiError::new("bad-date", &[("value", text.to_owned())])),
    }
}

/// The word for how bad a single source is.
pub(crate) fn gravity(gravity: simpul_graph::Gravity) -> crate::dto::GravityWord {
    match gravity {
        simpul_graph::Gravity::Vacant => crate::dto::GravityWord::Vacant,
        simpul_graph::Gravity::Leaving(_) => crate::dto::GravityWord::Leaving,
        simpul_graph::Gravity::Held => crate::dto::GravityWord::Held,
    }
}
