//! `simpul doctor`: open findings, those kept from imports and those the data shows now.

use super::finding;
use crate::exit::Exit;
use crate::terminal::Terminal;
use crate::words;
use serde_json::json;
use simpul_api::dto::{Nothing, Severity};
use simpul_api::{ApiError, use_case};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// End with 1 where there are findings of this severity or above
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum FailOn {
    Warning,
    Error,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open(&arguments.file)?;
    let doctor = use_case::doctor(&terminal.desk, Nothing {}, &terminal.ctx())?;
    let (findings, accepted) = (doctor.findings, doctor.accepted.len() as u64);
    terminal.say(&json!({ "findings": finding::lines(&findings), "accepted": accepted }), || {
        let mut said = finding::text(terminal.language, &findings);
        if !findings.is_empty() {
            said.push_str(&finding::tally(terminal.language, &findings));
        }
        if accepted > 0 {
            said.push('\n');
            said.push_str(&words::count(terminal.language, "accepted", accepted));
        }
        said
    })?;
    let least = arguments.fail_on.map(|least| match least {
        FailOn::Warning => Severity::Warning,
        FailOn::Error => Severity::Error,
    });
    let failed = least.is_some_and(|least| findings.iter().any(|finding| finding.severity >= least));
    Ok(if failed { Exit::Findings } else { Exit::Done })
}
