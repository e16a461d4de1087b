//! `simpul layout`: the geometry of a picture. It is for programs, so it is JSON either way.

use crate::exit::Exit;
use crate::picture::Choice;
use crate::terminal::Terminal;
use simpul_api::{ApiError, use_case};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    #[command(flatten)]
    choice: Choice,
    /// Which lines: one a line drawn, or one a link
    #[arg(long, value_enum, default_value_t)]
    links: Links,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Links {
    #[default]
    Drawn,
    All,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open(&arguments.file)?;
    let picture = arguments.choice.whole(&terminal.desk)?;
    let view = use_case::layout(&terminal.desk, picture, arguments.links == Links::All, &terminal.ctx())?;
    terminal.say_line(&view)?;
    Ok(Exit::Done)
}
