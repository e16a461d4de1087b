//! `simpul log`: who changed what, latest first.

use super::finding::said;
use crate::exit::Exit;
use crate::table::table;
use crate::terminal::Terminal;
use crate::words::{filled, word};
use serde_json::json;
use simpul_api::dto::{HistoryLine, HistoryRequest, Language, Named};
use simpul_api::{ApiError, messages, use_case};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// At most so many lines
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open(&arguments.file)?;
    let request = HistoryRequest { limit: arguments.limit };
    let entries = use_case::history(&terminal.desk, request, &terminal.ctx())?.entries;
    let entry = |line: &HistoryLine| {
        let mut name = said("history", &line.name);
        name["message"] = words(Language::En, &line.name).into();
        json!({ "seq": line.seq, "at": line.at, "by": line.by, "name": name, "undone": line.undone })
    };
    let answer = json!({ "entries": entries.iter().map(entry).collect::<Vec<_>>() });
    terminal.say(&answer, || text(terminal.language, &entries))?;
    Ok(Exit::Done)
}

fn text(language: Language, entries: &[HistoryLine]) -> String {
    if entries.is_empty() {
        return word(language, "history-empty");
    }
    let row = |line: &HistoryLine| {
        let name = words(language, &line.name);
        let name = if line.undone { format!("{name} ({})", word(language, "undone")) } else { name };
        vec![line.at.replace('T', " ").replace('Z', " UTC"), line.by.clone(), name]
    };
    table(&entries.iter().map(row).collect::<Vec<_>>())
}

/// `undo-` and `redo-` before a code say that the step was taken back or done again.
fn words(language: Language, name: &Named) -> String {
    for (prefix, key) in [("undo-", "undo-of"), ("redo-", "redo-of")] {
        if let Some(code) = name.code.strip_prefix(prefix) {
            let step = Named { code: code.to_owned(), args: name.args.clone() };
            let step = messages::named(language, "history", &step);
            return filled(language, key, &[("step", step)]);
        }
    }
    messages::named(language, "history", name)
}
