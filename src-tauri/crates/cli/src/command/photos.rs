//! `simpul photos`: photos of people from a folder into a file.

use super::finding;
use crate::exit::Exit;
use crate::terminal::Terminal;
use crate::words;
use serde_json::json;
use simpul_api::dto::{PhotosAdded, PhotosRequest};
use simpul_api::{ApiError, messages, use_case};
use std::path::PathBuf;

/// Files listed for people; JSON has all.
const MOST: usize = 50;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// The folder; its files are called after the id or the e-mail address of a person
    folder: PathBuf,
    /// Say what would come of it and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Take over from a writer long gone
    #[arg(long)]
    force: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open_as(&arguments.file, arguments.dry_run, arguments.force)?;
    let folder = arguments.folder.to_string_lossy().into_owned();
    let request = PhotosRequest { folder, dry_run: arguments.dry_run };
    let done = use_case::add_photos(&terminal.desk, request, &terminal.ctx())?;
    let findings: Vec<_> = done
        .findings
        .iter()
        .map(|found| {
            let mut said = finding::said("photo", &found.why);
            said["file"] = found.file.as_str().into();
            said
        })
        .collect();
    let answer = json!({
        "files": done.files,
        "added": done.added,
        "replaced": done.replaced,
        "same": done.same,
        "without": done.without,
        "findings": findings,
    });
    terminal.say(&answer, || text(&done, arguments.dry_run, terminal))?;
    Ok(Exit::Done)
}

fn text(done: &PhotosAdded, dry_run: bool, terminal: &Terminal) -> String {
    let language = terminal.language;
    let mut lines = Vec::new();
    if dry_run {
        lines.push(words::word(language, "dry-run"));
    }
    let counts = [("added", done.added), ("replaced", done.replaced), ("same", done.same)];
    let said = counts.into_iter().filter(|&(key, count)| key == "added" || count > 0);
    lines.extend(said.map(|(key, count)| words::count(language, &format!("photos.{key}"), count)));
    lines.push(words::count(language, "photos.without", done.without));
    if !done.findings.is_empty() {
        lines.push(words::count(language, "photos.left-out", done.findings.len() as u64));
    }
    let named = done.findings.iter().take(MOST);
    lines.extend(
        named.map(|found| format!("{}: {}", found.file, messages::named(language, "photo", &found.why))),
    );
    if let Some(more) = done.findings.len().checked_sub(MOST).filter(|&more| more > 0) {
        lines.push(words::filled(language, "more", &[("count", messages::number(language, more as u64))]));
    }
    lines.join("\n")
}
