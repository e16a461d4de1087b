//! `simpul raci`: who has which part in which topic, checked, written as a table, and taken in again.
//!
//! JSON: `topics [{id, topic, responsible, accountable, consulted, informed [{kind, id, name}], exactly_one}]`; with
//! `--out` `path` and `rows`; with `--take-in` `changed`, `added` and `findings [{line, code, args, message}]`.

use super::finding;
use crate::exit::Exit;
use crate::not_built;
use crate::terminal::Terminal;
use crate::words::{count, filled, listed, word};
use serde_json::json;
use simpul_api::dto::{
    Language, Nothing, PartsExportRequest, PartsLine, PartsReport, PartsTaken, PathRequest, ReviewParty,
    TableFormat,
};
use simpul_api::{ApiError, messages, use_case};
use std::path::{Path, PathBuf};

/// Forms in which it is written, as a file's name ends.
const FORMATS: &str = "csv, xlsx";

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// Write the table as a workbook or list, as the name ends: .xlsx or .csv
    #[arg(long, value_name = "PATH", conflicts_with = "take_in")]
    out: Option<PathBuf>,
    /// Take in such a table: what it says of everybody who has a column in it
    #[arg(long, value_name = "PATH")]
    take_in: Option<PathBuf>,
    /// Say what would come of it and write nothing
    #[arg(long, requires = "take_in")]
    dry_run: bool,
    /// Take over from a writer long gone
    #[arg(long, requires = "take_in")]
    force: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    if let Some(table) = &arguments.take_in {
        return take_in(arguments, table, terminal);
    }
    let out = arguments.out.as_deref().map(|path| format(path).map(|format| (path, format))).transpose()?;
    terminal.open(&arguments.file)?;
    match out {
        Some((path, format)) => write(path, format, terminal)?,
        None => {
            let report = use_case::parts_report(&terminal.desk, Nothing {}, &terminal.ctx())?;
            terminal.say(&report, || checked(terminal.language, &report))?;
        }
    }
    Ok(Exit::Done)
}

fn take_in(arguments: &Arguments, table: &Path, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open_as(&arguments.file, arguments.dry_run, arguments.force)?;
    let request = PathRequest { path: table.to_string_lossy().into_owned() };
    let taken = match arguments.dry_run {
        true => use_case::try_parts(&terminal.desk, request, &terminal.ctx())?,
        false => use_case::take_in_parts(&terminal.desk, request, &terminal.ctx())?,
    };
    let findings: Vec<_> = taken
        .faults
        .iter()
        .map(|fault| {
            let mut said = finding::said("raci.fault", &fault.message);
            said["line"] = fault.line.into();
            said
        })
        .collect();
    let answer = json!({ "changed": taken.changed, "added": taken.added, "findings": findings });
    terminal.say(&answer, || brought(terminal.language, &taken, arguments.dry_run))?;
    Ok(Exit::Done)
}

fn brought(language: Language, taken: &PartsTaken, dry_run: bool) -> String {
    let mut parts: Vec<String> = dry_run.then(|| word(language, "dry-run")).into_iter().collect();
    parts.push(count(language, "raci.changed", taken.changed));
    parts.push(count(language, "raci.added", taken.added));
    let fault = |fault: &simpul_api::dto::PartsFault| {
        let what = messages::named(language, "raci.fault", &fault.message);
        filled(language, "raci.line", &[("line", fault.line.to_string()), ("what", what)])
    };
    if !taken.faults.is_empty() {
        parts.push(listed(language, "raci.faults", &taken.faults.iter().map(fault).collect::<Vec<_>>()));
    }
    parts.join("\n")
}

fn write(path: &Path, format: TableFormat, terminal: &Terminal) -> Result<(), ApiError> {
    let (path, language) = (path.to_string_lossy().into_owned(), terminal.language);
    let request = PartsExportRequest { format, path, language };
    let done = use_case::export_parts(&terminal.desk, request, &terminal.ctx())?;
    terminal.say(&json!({ "path": done.path, "rows": done.rows }), || {
        let rows = messages::number(language, u64::from(done.rows));
        filled(language, "written-rows", &[("path", done.path.clone()), ("rows", rows)])
    })
}

fn format(path: &Path) -> Result<TableFormat, ApiError> {
    let end = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match end.as_str() {
        "xlsx" => Ok(TableFormat::Xlsx),
        "csv" => Ok(TableFormat::Csv),
        _ => Err(not_built(&end, FORMATS)),
    }
}

/// How many topics have exactly one who is accountable, and the others.
fn checked(language: Language, report: &PartsReport) -> String {
    let one = report.topics.iter().filter(|line| line.exactly_one).count();
    let number = |n: usize| messages::number(language, n as u64);
    let args = [("one", number(one)), ("all", number(report.topics.len()))];
    let mut parts = vec![filled(language, "raci.checked", &args)];
    let names = |parties: &[ReviewParty]| {
        parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (none, several): (Vec<&PartsLine>, Vec<&PartsLine>) =
        report.topics.iter().filter(|line| !line.exactly_one).partition(|line| line.accountable.is_empty());
    let none: Vec<String> = none.iter().map(|line| line.topic.clone()).collect();
    let several: Vec<String> =
        several.iter().map(|line| format!("{}: {}", line.topic, names(&line.accountable))).collect();
    for (key, list) in [("raci.none", none), ("raci.several", several)] {
        if !list.is_empty() {
            parts.push(listed(language, key, &list));
        }
    }
    parts.join("\n\n")
}
