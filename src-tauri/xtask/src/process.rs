//! Starting other programs.
//!
//! No shell stands between: words arrive as they are, on every system. A program that fails or
//! cannot be started becomes a [`Failure`] that repeats the whole call, so that it can be typed.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Why a task stopped, for the person who started it.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// How a task or a part of it ended.
pub(crate) type Outcome = Result<(), Failure>;

impl Failure {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// A program with its words, not yet started.
pub(crate) struct Call {
    command: Command,
    words: String,
}

impl Call {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        Self { command: Command::new(program), words: program.to_string_lossy().into_owned() }
    }

    /// The Cargo that started this task.
    pub(crate) fn cargo(word: &str) -> Self {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut call = Self::new(program).arg(word);
        call.words = format!("cargo {word}");
        call
    }

    /// On Windows npm is a script that must be named with its ending.
    pub(crate) fn npm(word: &str) -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).arg(word)
    }

    pub(crate) fn arg(mut self, word: impl AsRef<OsStr>) -> Self {
        let word = word.as_ref();
        self.words.push(' ');
        self.words.push_str(&word.to_string_lossy());
        self.command.arg(word);
        self
    }

    pub(crate) fn args<W: AsRef<OsStr>>(self, words: impl IntoIterator<Item = W>) -> Self {
        words.into_iter().fold(self, Self::arg)
    }

    pub(crate) fn inside(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Shows the call, lets the program speak for itself, and waits for it.
    pub(crate) fn run(mut self) -> Outcome {
        println!("$ {}", self.words);
        let status = self.command.status().map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(Failure(format!("failed ({status}): {}", self.words))) }
    }

    /// What the program prints, as text; its complaints go to the person.
    pub(crate) fn output(mut self) -> Result<String, Failure> {
        let output =
            self.command.stderr(Stdio::inherit()).output().map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(Failure(format!("failed ({}): {}", output.status, self.words)))
        }
    }

    /// What the program prints if it can be started and ends well; silent in every case.
    pub(crate) fn ask(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts the program and leaves it running; what it prints can be read from the child.
    pub(crate) fn start(mut self) -> Result<Child, Failure> {
        self.command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| self.not_started(&error))
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure(format!("cannot start: {} ({error})", self.words))
    }
}
