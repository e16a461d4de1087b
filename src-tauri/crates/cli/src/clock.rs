//! The clock of a command. `SOURCE_DATE_EPOCH` (seconds since 1970, as in reproducible builds) holds the
//! date still, so that pictures and files come out the same on another day; durations are measured all the
//! same.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use simpul_api::{Clock, SystemClock};
use std::sync::Arc;
use std::time::Duration;

/// The clock asked for.
pub(crate) fn clock() -> Arc<dyn Clock> {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    match said.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(at) => Arc::new(Still { at, running: SystemClock::default() }),
        None => Arc::new(SystemClock::default()),
    }
}

struct Still {
    at: Timestamp,
    running: SystemClock,
}

impl Clock for Still {
    fn now(&self) -> i64 {
        self.at.as_millisecond()
    }

    fn today(&self) -> Date {
        self.at.to_zoned(TimeZone::UTC).date()
    }

    fn elapsed(&self) -> Duration {
        self.running.elapsed()
    }
}
