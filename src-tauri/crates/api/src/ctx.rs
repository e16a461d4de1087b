//! What every call is given: the time, the language, somebody to tell how far it is, and a way to stop it.

use crate::dto::Language;
use crate::error::ApiError;
use simpul_model::{Date, Moment};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Where the time comes from.
pub trait Clock: Send + Sync {
    /// Milliseconds since the Unix epoch.
    fn now(&self) -> Moment;
    /// The day of the calendar here.
    fn today(&self) -> Date;
    /// Time since some fixed point, for measuring.
    fn elapsed(&self) -> Duration;
}

/// The computer's clock.
#[derive(Debug)]
pub struct SystemClock {
    start: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as Moment)
    }

    fn today(&self) -> Date {
        jiff::Zoned::now().date()
    }

    fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }
}

/// How far a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done: a code of the catalogue.
    pub step: &'static str,
    /// So many done.
    pub done: u64,
    /// Of so many; 0 while that is not known.
    pub total: u64,
}

/// Stops a call from elsewhere. Clones stop the same call.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the call to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Given to every call.
pub struct Ctx {
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// Random low bits for ids.
    pub seed: u64,
    /// The language of words that the core itself puts into pictures and texts.
    pub language: Language,
    /// Stops the call.
    pub cancel: Cancel,
    /// Told how far it is.
    pub progress: Box<dyn Fn(Progress) + Send + Sync>,
}

impl Ctx {
    /// The computer's clock, an unpredictable seed, nobody to tell.
    pub fn system(language: Language) -> Self {
        Self::with_clock(Arc::new(SystemClock::default()), language)
    }

    /// Another clock; the seed is derived from it and from this process.
    pub fn with_clock(clock: Arc<dyn Clock>, language: Language) -> Self {
        let mixed = (clock.now() as u64) ^ (u64::from(std::process::id()) << 32);
        Self {
            clock,
            seed: mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            language,
            cancel: Cancel::default(),
            progress: Box::new(|_| {}),
        }
    }

    pub(crate) fn check(&self) -> Result<(), ApiError> {
        if self.cancel.is_cancelled() { Err(ApiError::cancelled()) } else { Ok(()) }
    }

    /// Tells how far it is; says whether to go on.
    pub(crate) fn report(&self, step: &'static str, done: u64, total: u64) -> bool {
        (self.progress)(Progress { step, done, total });
        !self.cancel.is_cancelled()
    }

    pub(crate) fn millis_since(&self, start: Duration) -> f64 {
        (self.clock.elapsed().saturating_sub(start)).as_secs_f64() * 1000.0
    }
}
