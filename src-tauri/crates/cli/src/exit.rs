//! Exit codes.

use simpul_api::ApiError;
use std::process::ExitCode;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Done,
    /// `doctor --fail-on`.
    Findings,
    /// Wrong usage or bad input.
    Usage,
    /// The file cannot be opened or written.
    File,
}

impl Exit {
    /// What an error comes to: a list that cannot be read is bad input, an organisation file is not.
    pub(crate) fn of(error: &ApiError) -> Self {
        match error.code.as_str() {
            "file-exists" => Self::Usage,
            code if code.starts_with("file-") => Self::File,
            "not-readable" | "not-writable" | "no-access" | "disk-full" | "lease-lost" | "no-display"
            | "no-window-program" | "internal" => Self::File,
            _ => Self::Usage,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::File => 3,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: &str) -> Exit {
        Exit::of(&ApiError::new(code, &[]))
    }

    #[test]
    fn files_and_input_are_told_apart() {
        assert_eq!(of("file-newer"), Exit::File);
        assert_eq!(of("file-exists"), Exit::Usage);
        assert_eq!(of("csv-empty"), Exit::Usage);
        assert_eq!(of("list-not-found"), Exit::Usage);
        assert_eq!(of("not-readable"), Exit::File);
        assert_eq!(of("unknown-unit"), Exit::Usage);
    }
}
