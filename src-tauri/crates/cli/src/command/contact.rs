//! `simpul contact`: whom to ask, why, and how to reach them.

use crate::exit::Exit;
use crate::terminal::Terminal;
use crate::words::{filled, word};
use simpul_api::dto::{ContactAnswer, ContactReach, ContactRequest, ContactView, Language};
use simpul_api::{ApiError, use_case};
use std::io::BufRead;
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// What it is about
    #[arg(required_unless_present = "batch")]
    question: Option<String>,
    /// Who asks: a unit or a person, by id or name
    #[arg(long, value_name = "UNIT|PERSON")]
    from: Option<String>,
    /// At most so many answers
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// Read one question a line from standard input and answer each with one line of JSON
    #[arg(long, conflicts_with = "question")]
    batch: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open(&arguments.file)?;
    let ask = |question: String| {
        let request = ContactRequest { question, from: arguments.from.clone(), limit: arguments.limit };
        use_case::contact(&terminal.desk, request, &terminal.ctx())
    };
    if !arguments.batch {
        let view = ask(arguments.question.clone().unwrap_or_default())?;
        terminal.say(&view, || text(terminal.language, &view))?;
        return Ok(Exit::Done);
    }
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.map_err(|error| {
            ApiError::new("not-readable", &[("path", "-".to_owned()), ("why", error.to_string())])
        })?;
        let question = String::from_utf8_lossy(&line);
        terminal.say_line(&ask(question.trim().to_owned())?)?;
    }
    Ok(Exit::Done)
}

fn text(language: Language, view: &ContactView) -> String {
    if view.answers.is_empty() {
        return word(language, "no-answer");
    }
    let answers: Vec<String> = view.answers.iter().map(|found| answer(language, found)).collect();
    answers.join("\n\n")
}

fn answer(language: Language, answer: &ContactAnswer) -> String {
    let owner = reach(&answer.owner).unwrap_or_else(|| word(language, "nobody"));
    let vacant = if answer.vacant { format!(" ({})", word(language, "vacant")) } else { String::new() };
    let mut lines = vec![format!("{}. {owner}{vacant}", answer.rank), format!("   {}", answer.why)];
    let channels = answer.channels.iter().map(|channel| {
        let hours = if channel.hours.is_empty() { String::new() } else { format!(" ({})", channel.hours) };
        let kind = if channel.kind.is_empty() { String::new() } else { format!("{}: ", channel.kind) };
        format!("   {kind}{}{hours}, {}", channel.address, channel.name)
    });
    lines.extend(channels);
    for (key, said) in [("reply-within", &answer.reply_within), ("send-along", &answer.send_along)] {
        if !said.is_empty() {
            lines.push(format!("   {}: {said}", word(language, key)));
        }
    }
    if let Some(name) = answer.backup.as_ref().and_then(reach) {
        lines.push(format!("   {}: {name}", word(language, "backup")));
    }
    let steps: Vec<String> = answer.steps.iter().filter_map(reach).collect();
    if !steps.is_empty() {
        lines.push(format!("   {}: {}", word(language, "next"), steps.join(" → ")));
    }
    if let Some(at) = &answer.confirmed {
        let day = at.split('T').next().unwrap_or_default().to_owned();
        lines.push(format!("   {}", filled(language, "confirmed", &[("date", day)])));
    }
    lines.join("\n")
}

/// `person, position, unit`, as far as they are known.
fn reach(reach: &ContactReach) -> Option<String> {
    let parts: Vec<&str> =
        [&reach.person, &reach.position, &reach.unit].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
