//! The command line `simpul`: the same use cases as the window's, for automation and for servers without a
//! display. Every command is thin: it asks `simpul-api` and words the answer, for people or as JSON.
//!
//! Exit codes: 0 done, 1 findings of the asked severity exist, 2 wrong usage or bad input, 3 the file cannot
//! be opened or written.

mod clock;
mod command;
mod exit;
mod filter;
mod picture;
mod progress;
mod table;
mod terminal;
mod words;

use clap::{Parser, Subcommand};
use command::{
    analyze, contact, diff, doctor, export, impact, import, layout, log, open, photos, raci, review,
};
use exit::Exit;
use simpul_api::ApiError;
use simpul_api::dto::Language;
use std::process::ExitCode;
use terminal::Terminal;

/// Who reports to whom, and who needs what from whom.
#[derive(Parser)]
#[command(name = "simpul", version, subcommand_required = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Answer as JSON
    #[arg(long, global = true)]
    json: bool,
    /// Language of what is printed and drawn: en or id; the system's unless given
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language)]
    lang: Option<Language>,
}

#[derive(Subcommand)]
enum Command {
    /// Bring lists (workbooks, CSV, directories) into a new or an existing file
    Import(import::Arguments),
    /// Take photos of people from a folder
    Photos(photos::Arguments),
    /// List open findings
    Doctor(doctor::Arguments),
    /// Figures of who needs what from whom, and of the reporting line
    Analyze(analyze::Arguments),
    /// What stops when a unit, position or person stops
    Impact(impact::Arguments),
    /// What the needs show to be worth a decision, and what was decided
    Review(review::Arguments),
    /// Answer "who do I contact about ...?"
    Contact(contact::Arguments),
    /// Who has which part in which topic (RACI): check it, write it, take it in
    Raci(raci::Arguments),
    /// Boxes and lines of the chart or the map as JSON
    Layout(layout::Arguments),
    /// Write the chart or the map as a picture
    Export(export::Arguments),
    /// What is different between two files
    Diff(diff::Arguments),
    /// Who changed what, and when
    Log(log::Arguments),
    /// Open a file in the window
    Open(open::Arguments),
    #[command(external_subcommand)]
    Unknown(Vec<String>),
}

/// Every command there is, for who asks for another.
const COMMANDS: &str =
    "import, photos, doctor, analyze, impact, review, contact, raci, layout, export, diff, log, open";

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let terminal = Terminal::new(arguments.lang, arguments.json);
    let done = match &arguments.command {
        Command::Import(arguments) => import::run(arguments, &terminal),
        Command::Photos(arguments) => photos::run(arguments, &terminal),
        Command::Doctor(arguments) => doctor::run(arguments, &terminal),
        Command::Analyze(arguments) => analyze::run(arguments, &terminal),
        Command::Impact(arguments) => impact::run(arguments, &terminal),
        Command::Review(arguments) => review::run(arguments, &terminal),
        Command::Contact(arguments) => contact::run(arguments, &terminal),
        Command::Raci(arguments) => raci::run(arguments, &terminal),
        Command::Layout(arguments) => layout::run(arguments, &terminal),
        Command::Export(arguments) => export::run(arguments, &terminal),
        Command::Diff(arguments) => diff::run(arguments, &terminal),
        Command::Log(arguments) => log::run(arguments, &terminal),
        Command::Open(arguments) => open::run(arguments, &terminal),
        Command::Unknown(words) => Err(not_built(words.first().map_or("", String::as_str), COMMANDS)),
    };
    terminal.put_away();
    done.unwrap_or_else(|error| {
        terminal.complain(&error);
        Exit::of(&error)
    })
    .into()
}

/// Refuses what is not built yet with the list of what there is.
fn not_built(name: &str, known: &str) -> ApiError {
    ApiError::new("not-built", &[("name", name.to_owned()), ("known", known.to_owned())])
}

fn language(word: &str) -> Result<Language, String> {
    match word {
        "en" => Ok(Language::En),
        "id" => Ok(Language::Id),
        _ => Err("en or id".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn every_command_and_option_is_told_in_the_docs() {
        let docs = include_str!("../../../docs/command-line.md");
        let known = super::Arguments::command();
        for command in known.get_subcommands() {
            let name = command.get_name();
            assert!(docs.contains(&format!("{name} ")), "{name}");
            let options = command.get_arguments().filter_map(|argument| argument.get_long());
            for option in options.filter(|&option| option != "help") {
                assert!(docs.contains(&format!("--{option}")), "{name} --{option}");
            }
        }
    }
}
