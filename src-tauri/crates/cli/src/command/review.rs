//! `simpul review`: what the needs show to be worth a decision, most serious first, and what was decided.
//!
//! JSON: `level` (nothing: positions), `branch`, `process`, `review`, `compared {name, at, new, changed, same, gone}`,
//! `progress {open, returned, decided, gone}` and `findings [{kind, concern, state, code, args, message, about [{kind,
//! id, name}], needs [id], decision, since}]`; with `--out` only `path` and `rows`.

use crate::exit::Exit;
use crate::not_built;
use crate::terminal::Terminal;
use crate::words::{filled, listed_under, word};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use simpul_api::dto::{
    Concern, Language, ReviewExportRequest, ReviewFormat, ReviewKind, ReviewLine, ReviewReport,
    ReviewRequest, ReviewState, SinceWord,
};
use simpul_api::{ApiError, messages, use_case};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Forms in which it is written, as a file's name ends.
const FORMATS: &str = "html, xlsx, csv";

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// Only this unit and what is in it: an id or a name
    #[arg(long, value_name = "UNIT")]
    branch: Option<String>,
    /// Only what touches a need of this process
    #[arg(long, value_name = "NAME")]
    process: Option<String>,
    /// Only findings of this kind; several times for several
    #[arg(long, value_parser = of_codes::<ReviewKind>(ReviewKind::ALL.iter().map(|kind| kind.code())))]
    kind: Vec<ReviewKind>,
    /// Only what stands so, several times for several; all but what is gone unless given
    #[arg(long, value_parser = of_codes::<ReviewState>(ReviewState::ALL.iter().map(|state| state.code())))]
    state: Vec<ReviewState>,
    /// Units down to this depth stand for themselves; what the window opens with unless given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    level: Option<u32>,
    /// What stands for itself
    #[arg(long, value_parser = ["unit", "position"], conflicts_with = "level")]
    by: Option<String>,
    /// Go on with a review that was begun in the window: its name; it says what is looked at
    #[arg(long, value_name = "NAME", conflicts_with_all = ["branch", "process", "level", "by"])]
    review: Option<String>,
    /// The review with which it is compared: its name; the one before it, else its own beginning, unless given
    #[arg(long, value_name = "NAME", requires = "review")]
    since: Option<String>,
    /// Only what stands so against that, several times for several; all but what is gone unless given
    #[arg(long, requires = "review", value_parser = of_codes::<SinceWord>(SinceWord::ALL.iter().map(|word| word.code())))]
    only: Vec<SinceWord>,
    /// Write it to a page, workbook or list, as the name ends: .html, .xlsx or .csv
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

/// One of a few words, by its code.
fn of_codes<T: DeserializeOwned + Clone + Send + Sync + 'static>(
    codes: impl Iterator<Item = &'static str>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(codes.collect::<Vec<_>>())
        .try_map(|code| serde_json::from_value::<T>(Value::String(code)))
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    let out = arguments.out.as_deref().map(|path| format(path).map(|format| (path, format))).transpose()?;
    terminal.open(&arguments.file)?;
    let request = ReviewRequest {
        level: arguments.level,
        positions: arguments.by.as_deref() == Some("position"),
        kinds: arguments.kind.clone(),
        states: states(arguments),
        branch: arguments.branch.clone(),
        process: arguments.process.clone(),
        round: arguments.review.clone(),
        since: arguments.since.clone(),
        against: arguments.only.clone(),
    };
    let mut ctx = terminal.ctx();
    if terminal.json {
        ctx.language = Language::En;
    }
    let report = use_case::review_report(&terminal.desk, request, &ctx)?;
    match out {
        Some((path, format)) => write(path, format, report.request, terminal)?,
        None => terminal.say(&report, || text(terminal.language, &report))?,
    }
    Ok(Exit::Done)
}

/// What is gone since another review stands as gone.
fn states(arguments: &Arguments) -> Vec<ReviewState> {
    let gone = arguments.only.contains(&SinceWord::Gone) && arguments.state.is_empty();
    if gone { ReviewState::ALL.to_vec() } else { arguments.state.clone() }
}

fn write(
    path: &Path,
    format: ReviewFormat,
    review: ReviewRequest,
    terminal: &Terminal,
) -> Result<(), ApiError> {
    let (path, language) = (path.to_string_lossy().into_owned(), terminal.language);
    let request = ReviewExportRequest { review, format, path, language };
    let done = use_case::export_review(&terminal.desk, request, &terminal.ctx())?;
    terminal.say(&json!({ "path": done.path, "rows": done.rows }), || {
        let rows = messages::number(language, u64::from(done.rows));
        filled(language, "written-rows", &[("path", done.path.clone()), ("rows", rows)])
    })
}

fn format(path: &Path) -> Result<ReviewFormat, ApiError> {
    let end = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match end.as_str() {
        "html" | "htm" => Ok(ReviewFormat::Html),
        "xlsx" => Ok(ReviewFormat::Xlsx),
        "csv" => Ok(ReviewFormat::Csv),
        _ => Err(not_built(&end, FORMATS)),
    }
}

fn text(language: Language, report: &ReviewReport) -> String {
    let level = match report.level {
        Some(level) => filled(language, "say.level", &[("level", level.to_string())]),
        None => word(language, "say.level-positions"),
    };
    let number = |n: u32| messages::number(language, u64::from(n));
    let all = report.progress.open + report.progress.returned + report.progress.decided;
    let scope = [report.branch.as_ref().map(|unit| unit.name.as_str()), report.process.as_deref()];
    let scope: Vec<&str> = scope.into_iter().flatten().collect();
    let args =
        [("decided", number(report.progress.decided)), ("all", number(all)), ("scope", scope.join(", "))];
    let key = if scope.is_empty() { "review.progress" } else { "review.progress-in" };
    let mut told = vec![level, filled(language, key, &args)];
    told.extend(report.compared.as_ref().map(|with| {
        let (name, day) = (with.name.clone(), with.at.split('T').next().unwrap_or_default().to_owned());
        let numbers =
            [("new", with.new), ("changed", with.changed), ("same", with.same), ("gone", with.gone)];
        let numbers = numbers.map(|(name, n)| (name, number(n)));
        let words = [("name", name), ("day", day)].into_iter().chain(numbers);
        let args = words.map(|(name, value)| (name.to_owned(), value)).collect();
        messages::word(language, "review.report.since", &args) + "."
    }));
    let mut parts = vec![told.join("\n")];
    if report.findings.is_empty() {
        parts.push(word(language, "review.none"));
    }
    let mut lists: BTreeMap<Concern, Vec<String>> = BTreeMap::new();
    for finding in &report.findings {
        lists.entry(finding.concern).or_default().push(line(language, finding));
    }
    parts.extend(lists.iter().map(|(concern, list)| {
        listed_under(language, &said(language, &format!("concern.{}", concern.code())), list)
    }));
    parts.join("\n\n")
}

/// A finding in a line: what is the matter, and where it stands unless nothing was said about it.
fn line(language: Language, finding: &ReviewLine) -> String {
    let Some(decision) = &finding.decision else { return finding.message.clone() };
    let until = Some(&decision.until).filter(|until| !until.is_empty());
    let parts = [
        decision.answer.map(|answer| said(language, &format!("answer.{}", answer.code()))),
        decision.outcome.map(|outcome| said(language, &format!("outcome.{}", outcome.code()))),
        Some(decision.because.clone()).filter(|because| !because.is_empty()),
        Some(decision.who.clone()).filter(|who| !who.is_empty()),
        until.map(|until| filled(language, "review.until", &[("until", until.clone())])),
    ];
    let state = said(language, &format!("state.{}", finding.state.code()));
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} [{state}: {}]", finding.message, parts.join(", "))
}

fn said(language: Language, key: &str) -> String {
    messages::word(language, &format!("review.{key}"), &BTreeMap::new())
}
