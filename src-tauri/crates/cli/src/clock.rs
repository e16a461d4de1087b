//! The clock of a command. `SOURCE_DATE_EPOCH` (seconds since 1970, as in reproducible builds) holds the
//! date and the ids still, so that pictures and files come out the same on another day; durations are
//! measured all the same.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use simpul_api::{Clock, SystemClock};
use std::sync::Arc;
use std::time::Duration;

/// The clock asked for.
pub(crate) fn clock() -> Arc<dyn Clock> {
    match said() {
        Some(at) => Arc::new(Still { at, running: SystemClock::default() }),
        None => Arc::new(SystemClock::default()),
    }
}

/// The low bits of new ids, where they are not to be drawn at random.
pub(crate) fn seed() -> Option<u64> {
    said().map(|at| at.as_second().unsigned_abs())
}

fn said() -> Option<Timestamp> {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse().ok()?;
    Timestamp::from_second(seconds).ok()
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
