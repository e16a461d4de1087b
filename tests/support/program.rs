//! The program `simpul` as a process, in a folder of its own, at a fixed hour.

use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// 2026-11-22T09:00:00Z
const NOW: &str = "1795338000";

/// A folder to work in and the program to call.
pub struct Simpul {
    folder: TempDir,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its exit code.
    pub code: i32,
    /// What it said.
    pub out: String,
    /// What it complained about.
    pub err: String,
}

impl Default for Simpul {
    fn default() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder for a while") }
    }
}

impl Simpul {
    /// A file of the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// Calls it with words; those that name files of the folder are meant there.
    pub fn run<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>) -> Run {
        self.run_with(words, "")
    }

    /// Calls it with words and something to read.
    pub fn run_with<W: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = W>, input: &str) -> Run {
        let mut command = self.command(program());
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("it was piped");
        std::thread::scope(|scope| {
            // A program that refuses its words reads nothing.
            scope.spawn(move || drop(std::io::Write::write_all(&mut stdin, input.as_bytes())));
            run_of(child.wait_with_output().expect("the program ends"))
        })
    }

    /// A call to be finished by the test: another program in the same folder and at the same hour.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.folder.path())
            .env("SOURCE_DATE_EPOCH", NOW)
            .env("LC_ALL", "en_US.UTF-8")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY");
        command
    }
}

impl Run {
    /// Fails the test unless the exit code is this and nothing panicked.
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert!(!self.err.contains("panicked"), "{self:?}");
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    /// What it said, as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("JSON")
    }
}

/// What a finished process said.
pub fn run_of(output: Output) -> Run {
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// The program, built as it stands now: a test of this package alone would not build it.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().expect("a test has a path");
        let folder = test.ancestors().nth(2).expect("tests lie in PROFILE/deps");
        let profile = match folder.file_name().and_then(OsStr::to_str) {
            Some("debug") | None => "dev",
            Some(profile) => profile,
        };
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "simpul-cli", "--profile", profile, "--target-dir"])
            .arg(folder.parent().expect("profiles lie in the target folder"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("cargo starts");
        assert!(built.success(), "simpul does not build");
        folder.join(format!("simpul{}", std::env::consts::EXE_SUFFIX))
    })
}
