//! `simpul impact`: what stops when somebody stops, wave by wave.

use crate::exit::Exit;
use crate::terminal::Terminal;
use crate::words::{count, filled, listed};
use simpul_api::dto::{BecauseWord, Language, StopLine, StopReport, StopRequest};
use simpul_api::{ApiError, use_case};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// Who stops: a unit, position or person, by id or name; several stop at once
    #[arg(required = true, value_name = "WHO")]
    who: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open(&arguments.file)?;
    let request = StopRequest { who: arguments.who.clone() };
    let report = use_case::stop(&terminal.desk, request, &terminal.ctx())?;
    terminal.say(&report, || text(terminal.language, &report))?;
    Ok(Exit::Done)
}

fn text(language: Language, report: &StopReport) -> String {
    let who: Vec<&str> = report.stopped.iter().map(|party| party.name.as_str()).collect();
    let args = [
        ("who", who.join(", ")),
        ("certain", count(language, "n-needs", report.counts.needs)),
        ("may", count(language, "n-needs", report.may_counts.needs)),
    ];
    let mut parts = vec![filled(language, "say.impact", &args)];
    let stops = |stops: &[StopLine], may: bool| -> Vec<String> {
        stops.iter().map(|stop| line(language, stop, may)).collect()
    };
    let outside = report.outside.iter().map(|reached| {
        let key = if reached.certain { "reached-certain" } else { "reached-may" };
        filled(language, key, &[("unit", reached.name.clone()), ("wave", reached.wave.to_string())])
    });
    let covered = report.covered.iter().map(|covered| {
        let args = [
            ("item", covered.item.clone()),
            ("customer", covered.customer.clone()),
            ("supplier", covered.supplier.clone()),
        ];
        filled(language, "covered-line", &args)
    });
    let lists = [
        ("impact-outside", outside.collect()),
        ("impact-certain", stops(&report.certain, false)),
        ("impact-may", stops(&report.may, true)),
        ("impact-covered", covered.collect()),
    ];
    let told = lists.iter().filter(|(_, list): &&(&str, Vec<String>)| !list.is_empty());
    parts.extend(told.map(|(key, list)| listed(language, key, list)));
    parts.join("\n\n")
}

fn line(language: Language, stop: &StopLine, may: bool) -> String {
    let key = match (stop.because, may) {
        (BecauseWord::Supplier, false) => "stop-line",
        (BecauseWord::Supplier, true) => "stop-may",
        (BecauseWord::MadeFrom, false) => "stop-made-from",
        (BecauseWord::MadeFrom, true) => "stop-may-made-from",
        (BecauseWord::Misses, _) => "stop-misses",
    };
    let args = [
        ("wave", stop.wave.to_string()),
        ("customer", stop.customer.clone()),
        ("item", stop.item.clone()),
        ("supplier", stop.supplier.clone()),
        ("of", stop.of_item.clone()),
    ];
    filled(language, key, &args)
}
