//! A display to put windows on.

use std::io::{BufRead, BufReader};
use std::process::Child;

use crate::process::{Call, Failure};

/// Whether a window can be opened here. Only Linux has machines in daily use without one.
pub(crate) fn present() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A display in memory, with the size of the window's first opening; it ends when dropped.
pub(crate) struct Unseen {
    server: Child,
    name: String,
}

impl Unseen {
    /// The server chooses a free number itself, so that two runs do not meet.
    pub(crate) fn open() -> Result<Self, Failure> {
        let mut server = Call::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24"])
            .args(["-nolisten", "tcp"])
            .start()?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            return Err(Failure::new("Xvfb opened no display"));
        }
        Ok(display)
    }

    /// What programs expect in `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Unseen {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left running.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
