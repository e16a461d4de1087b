//! A clock that stands still, so that what is written is the same on every run.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use simpul_api::Clock;
use std::time::Duration;

/// Always the same moment.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(Timestamp);

impl FixedClock {
    /// Stands still at `at`.
    pub fn at(at: Timestamp) -> Self {
        Self(at)
    }
}

impl Clock for FixedClock {
    fn now(&self) -> i64 {
        self.0.as_millisecond()
    }

    fn today(&self) -> Date {
        self.0.to_zoned(TimeZone::UTC).date()
    }

    fn elapsed(&self) -> Duration {
        Duration::ZERO
    }
}
