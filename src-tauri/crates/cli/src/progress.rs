//! Progress on stderr, where that is a terminal: one line that is written over and wiped at the end.

use crate::words;
use simpul_api::Progress;
use simpul_api::dto::Language;
use std::io::{IsTerminal, Write};
use std::sync::{Mutex, PoisonError};

/// Wipes what was shown when it goes.
pub(crate) struct Line {
    language: Language,
    shown: Mutex<Option<(&'static str, u64)>>,
}

/// A line to show progress on; nothing where nobody would see it.
pub(crate) fn line(language: Language) -> Option<Line> {
    std::io::stderr().is_terminal().then(|| Line { language, shown: Mutex::new(None) })
}

impl Line {
    /// Shows another step or another whole percent.
    pub(crate) fn show(&self, told: Progress) {
        let percent = told.done * 100 / told.total.max(1);
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if *shown == Some((told.step, percent)) {
            return;
        }
        *shown = Some((told.step, percent));
        let step = words::word(self.language, &format!("step.{}", told.step));
        // A terminal that has gone need not hear it.
        drop(write!(std::io::stderr(), "\r{step} {percent:>3} %"));
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.shown.get_mut().unwrap_or_else(PoisonError::into_inner).is_some() {
            drop(write!(std::io::stderr(), "\r{:40}\r", ""));
        }
    }
}
