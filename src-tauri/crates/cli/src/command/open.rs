//! `simpul open`: the window, as a program of its own beside this one.

use crate::exit::Exit;
use crate::terminal::Terminal;
use crate::words::filled;
use serde_json::json;
use simpul_api::ApiError;
use std::path::PathBuf;
use std::process::{Command, Stdio};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The organisation file
    file: PathBuf,
    /// Open it for reading only
    #[arg(long)]
    read_only: bool,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    // What the window could not open is said here, where somebody reads it.
    terminal.open(&arguments.file)?;
    terminal.put_away();
    if !has_display() {
        return Err(ApiError::new("no-display", &[]));
    }
    let program = window_program();
    let missing = |_| ApiError::new("no-window-program", &[("path", program.to_string_lossy().into_owned())]);
    let mut window = Command::new(&program);
    window.arg(&arguments.file).args(arguments.read_only.then_some("--read-only"));
    window.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    window.spawn().map_err(missing)?;
    let path = arguments.file.to_string_lossy().into_owned();
    terminal
        .say(&json!({ "opened": path }), || filled(terminal.language, "opened", &[("path", path.clone())]))?;
    Ok(Exit::Done)
}

fn window_program() -> PathBuf {
    let name = format!("simpul-desktop{}", std::env::consts::EXE_SUFFIX);
    let beside = std::env::current_exe().ok().and_then(|path| Some(path.parent()?.join(&name)));
    beside.unwrap_or_else(|| PathBuf::from(name))
}

fn has_display() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
