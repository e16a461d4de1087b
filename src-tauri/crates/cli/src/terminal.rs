//! What every command has: the desk, the clock, the language, and the way it speaks.

use crate::{clock, progress};
use serde::Serialize;
use simpul_api::dto::{FileView, Language, OpenRequest};
use simpul_api::{ApiError, Clock, Ctx, Desk, DeskOptions, messages, use_case};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::sync::Arc;

/// Where a command is carried out.
pub(crate) struct Terminal {
    pub(crate) desk: Desk,
    pub(crate) language: Language,
    pub(crate) json: bool,
    clock: Arc<dyn Clock>,
}

impl Terminal {
    pub(crate) fn new(language: Option<Language>, json: bool) -> Self {
        let language = language.unwrap_or_else(system_language);
        let desk = Desk::new(DeskOptions {
            settings: None,
            language,
            user: whoami::realname().or_else(|_| whoami::username()).unwrap_or_default(),
            host: whoami::hostname().unwrap_or_default(),
        });
        Self { desk, language, json, clock: clock::clock() }
    }

    /// For one call; long ones show how far they are.
    pub(crate) fn ctx(&self) -> Ctx {
        let mut ctx = Ctx::with_clock(Arc::clone(&self.clock), self.language);
        if let Some(seed) = clock::seed() {
            ctx.seed = seed;
        }
        if let Some(line) = progress::line(self.language) {
            ctx.progress = Box::new(move |told| line.show(told));
        }
        ctx
    }

    /// Opens a file to read it.
    pub(crate) fn open(&self, path: &Path) -> Result<FileView, ApiError> {
        self.open_as(path, true, false)
    }

    /// Opens a file to read or to change it; `take_over` from a writer who has not been heard of any more.
    pub(crate) fn open_as(
        &self,
        path: &Path,
        read_only: bool,
        take_over: bool,
    ) -> Result<FileView, ApiError> {
        let path = path.to_string_lossy().into_owned();
        use_case::open(&self.desk, OpenRequest { path, read_only, take_over }, &self.ctx())
    }

    /// Lets go of the file.
    pub(crate) fn put_away(&self) {
        self.desk.close();
    }

    /// Says `answer` as JSON, or in the words for people.
    pub(crate) fn say(
        &self,
        answer: &impl Serialize,
        words: impl FnOnce() -> String,
    ) -> Result<(), ApiError> {
        let text = if self.json { json(answer, true)? } else { words() };
        self.print(&text)
    }

    /// Says one line of JSON.
    pub(crate) fn say_line(&self, answer: &impl Serialize) -> Result<(), ApiError> {
        self.print(&json(answer, false)?)
    }

    fn print(&self, text: &str) -> Result<(), ApiError> {
        let mut out = std::io::stdout().lock();
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let written = write!(out, "{text}{end}").and_then(|()| out.flush());
        match written {
            // Who reads no further has seen enough.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(ApiError::new("not-writable", &[("path", "-".to_owned()), ("why", error.to_string())]))
            }
            _ => Ok(()),
        }
    }

    /// Says on stderr what went wrong.
    pub(crate) fn complain(&self, error: &ApiError) {
        let text = if self.json {
            json(error, false).unwrap_or_default()
        } else {
            messages::word(self.language, &format!("error.{}", error.code), &error.args)
        };
        // Nobody is left to tell when this fails.
        drop(writeln!(std::io::stderr(), "{text}"));
    }
}

fn json(answer: &impl Serialize, pretty: bool) -> Result<String, ApiError> {
    let text = if pretty { serde_json::to_string_pretty(answer) } else { serde_json::to_string(answer) };
    text.map_err(|error| ApiError::new("internal", &[("why", error.to_string())]))
}

/// `in` is what Java and older systems call Indonesian.
fn system_language() -> Language {
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("id") || locale.starts_with("in-") => Language::Id,
        _ => Language::En,
    }
}
