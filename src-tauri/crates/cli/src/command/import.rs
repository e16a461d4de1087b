//! `simpul import`: staff lists and other tables into a new file, or into one that is there.

use super::finding;
use crate::exit::Exit;
use crate::table::table;
use crate::terminal::Terminal;
use crate::words;
use serde::Serialize;
use simpul_api::dto::{
    ConflictView, Difference, Differences, ImportFile, ImportReport, ImportRequest, ImportRole, Imported,
    Language, NeedsBy, QuestionView, RenewalView, Renewing,
};
use simpul_api::{ApiError, messages, use_case};
use std::path::PathBuf;

/// Findings and records listed for people; JSON has all.
const MOST: usize = 50;

#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("target").required(true).args(["out", "into"]))]
#[command(group = clap::ArgGroup::new("tables").required(true).multiple(true)
    .args(["people", "units", "memberships", "needs", "topics", "channels"]))]
pub(crate) struct Arguments {
    /// The new file
    #[arg(long, value_name = "NEW")]
    out: Option<PathBuf>,
    /// The file to bring up to date
    #[arg(long, value_name = "EXISTING")]
    into: Option<PathBuf>,
    /// A list of people and positions
    #[arg(long, value_name = "FILE")]
    people: Vec<PathBuf>,
    /// A list of units
    #[arg(long, value_name = "FILE")]
    units: Vec<PathBuf>,
    /// Who else belongs to which unit
    #[arg(long, value_name = "FILE")]
    memberships: Vec<PathBuf>,
    /// Who needs what from whom
    #[arg(long, value_name = "FILE")]
    needs: Vec<PathBuf>,
    /// What people ask about, and whom
    #[arg(long, value_name = "FILE")]
    topics: Vec<PathBuf>,
    /// Ways to reach units, positions and people
    #[arg(long, value_name = "FILE")]
    channels: Vec<PathBuf>,
    /// Take a field from this column whatever its heading means elsewhere
    #[arg(long, value_name = "FIELD=COLUMN", value_parser = pin)]
    column: Vec<(String, String)>,
    /// What the ends of needs are, where an id is known twice
    #[arg(long, value_enum)]
    needs_by: Option<By>,
    /// Say what would come of it and write nothing
    #[arg(long)]
    dry_run: bool,
    /// The unit the list is about, by its id or name; outside these nobody leaves
    #[arg(long, value_name = "UNIT")]
    scope: Vec<String>,
    /// Replace the file given with --out; take over one given with --into from a writer long gone, and let
    /// more than a tenth of the people leave
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum By {
    Unit,
    Position,
    Person,
}

/// The answer as JSON.
#[derive(Serialize)]
struct Answer<'a> {
    people: u32,
    positions: u32,
    units: u32,
    needs: u32,
    topics: u32,
    channels: u32,
    findings: Vec<finding::Line<'a>>,
    parked: &'a [String],
    #[serde(flatten)]
    differences: Option<&'a Differences>,
    #[serde(flatten)]
    asked: Option<Asked<'a>>,
    elapsed_ms: f64,
}

/// What a person has to say about a list brought into a file.
#[derive(Serialize)]
struct Asked<'a> {
    conflicts: &'a [ConflictView],
    questions: &'a [QuestionView],
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    if let Some(into) = &arguments.into {
        terminal.open_as(into, arguments.dry_run, arguments.force)?;
    }
    let Imported { file, report } =
        use_case::import_files(&terminal.desk, request(arguments), &terminal.ctx())?;
    let answer = Answer {
        people: report.people,
        positions: report.positions,
        units: report.units,
        needs: report.needs,
        topics: report.topics,
        channels: report.channels,
        findings: finding::lines(&report.findings),
        parked: &report.parked_ids,
        differences: arguments.into.is_some().then_some(&report.differences),
        asked: report
            .renewal
            .as_deref()
            .map(|renewal| Asked { conflicts: &renewal.conflicts, questions: &renewal.questions }),
        elapsed_ms: report.elapsed_ms,
    };
    terminal.say(&answer, || text(arguments, terminal.language, file.path, &report))?;
    Ok(Exit::Done)
}

fn request(arguments: &Arguments) -> ImportRequest {
    let lists = [
        (ImportRole::People, &arguments.people),
        (ImportRole::Units, &arguments.units),
        (ImportRole::Memberships, &arguments.memberships),
        (ImportRole::Needs, &arguments.needs),
        (ImportRole::Topics, &arguments.topics),
        (ImportRole::Channels, &arguments.channels),
    ];
    let file = |role, path: &PathBuf| ImportFile {
        path: path.to_string_lossy().into_owned(),
        role: Some(role),
        ..ImportFile::default()
    };
    ImportRequest {
        files: lists.iter().flat_map(|&(role, list)| list.iter().map(move |path| file(role, path))).collect(),
        out: arguments.out.as_ref().map(|path| path.to_string_lossy().into_owned()),
        force: arguments.force,
        columns: arguments.column.iter().cloned().collect(),
        needs_by: arguments.needs_by.map(|by| match by {
            By::Unit => NeedsBy::Unit,
            By::Position => NeedsBy::Position,
            By::Person => NeedsBy::Person,
        }),
        dry_run: arguments.dry_run,
        only_columns: false,
        renewing: Renewing {
            // A list brought into a file says who works here now.
            leavers: arguments.into.is_some() && !arguments.people.is_empty(),
            scope: (!arguments.scope.is_empty()).then(|| arguments.scope.clone()),
            many_leavers: arguments.force,
            ..Renewing::default()
        },
    }
}

fn text(arguments: &Arguments, language: Language, path: Option<String>, report: &ImportReport) -> String {
    let word = |key| words::word(language, key);
    let head = if arguments.dry_run {
        word("dry-run")
    } else {
        words::filled(language, "imported", &[("path", path.unwrap_or_default())])
    };
    let number = |n: usize| messages::number(language, n as u64);
    let mut counts = vec![
        ("people", report.people as usize),
        ("positions", report.positions as usize),
        ("units", report.units as usize),
        ("needs", report.needs as usize),
        ("topics", report.topics as usize),
        ("channels", report.channels as usize),
    ];
    if !report.parked_ids.is_empty() {
        counts.push(("parked", report.parked_ids.len()));
    }
    let rows: Vec<Vec<String>> = counts.iter().map(|&(key, n)| vec![word(key), number(n)]).collect();
    let mut text = format!("{head}\n\n{}", table(&rows));
    if let Some(renewal) = &report.renewal {
        text.push_str(&differences(language, &report.differences));
        text.push_str(&asked(language, renewal));
    }
    let sorted = finding::gravest_first(&report.findings);
    let shown = &sorted[..sorted.len().min(MOST)];
    text.push_str(&format!("\n{}: {}\n", word("findings"), finding::tally(language, &report.findings)));
    if !shown.is_empty() {
        text.push_str(&finding::text(language, shown));
        text.push_str(&more(language, report.findings.len()));
    }
    text
}

fn differences(language: Language, differences: &Differences) -> String {
    let lists = [
        ("added", &differences.added),
        ("left", &differences.left),
        ("moved", &differences.moved),
        ("changed", &differences.changed),
    ];
    let mut text = String::new();
    for (key, list) in lists {
        let number = messages::number(language, list.len() as u64);
        text.push_str(&format!("\n{}: {number}\n", words::word(language, key)));
        let row = |d: &Difference| {
            vec![
                format!("  {}", words::word(language, &format!("kind.{}", d.kind))),
                d.id.clone(),
                d.name.clone(),
            ]
        };
        text.push_str(&table(&list.iter().take(MOST).map(row).collect::<Vec<_>>()));
        text.push_str(&more(language, list.len()));
    }
    text
}

/// What a person has to say, and what holds until they do.
fn asked(language: Language, renewal: &RenewalView) -> String {
    let mut text = String::new();
    if !renewal.conflicts.is_empty() {
        text.push_str(&format!("\n{}\n", words::word(language, "conflicts")));
        let row = |c: &ConflictView| {
            vec![
                format!("  {}", c.name),
                c.field.clone(),
                c.said.text.clone(),
                c.mine.text.clone(),
                c.theirs.text.clone(),
            ]
        };
        text.push_str(&table(&renewal.conflicts.iter().take(MOST).map(row).collect::<Vec<_>>()));
        text.push_str(&more(language, renewal.conflicts.len()));
    }
    for question in renewal.questions.iter().take(MOST) {
        let args = [("line", question.line.to_string()), ("name", question.name.clone())];
        text.push_str(&format!("\n{}\n", words::filled(language, "same-name", &args)));
    }
    text
}

fn more(language: Language, all: usize) -> String {
    if all <= MOST {
        return String::new();
    }
    let rest = messages::number(language, (all - MOST) as u64);
    format!("{}\n", words::filled(language, "more", &[("count", rest)]))
}

fn pin(word: &str) -> Result<(String, String), String> {
    let (field, column) = word.split_once('=').ok_or("FIELD=COLUMN")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}
