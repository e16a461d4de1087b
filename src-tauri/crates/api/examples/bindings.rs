//! Prints what the window takes from the core: `bindings` (the default), `palette` or `tokens`.

use std::process::ExitCode;

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]
fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        None | Some("bindings") => match simpul_api::bindings() {
            Ok(text) => print!("{text}"),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        },
        Some("palette") => print!("{}", simpul_api::palette_ts()),
        Some("tokens") => print!("{}", simpul_api::tokens_css()),
        Some(other) => {
            eprintln!("there is no `{other}`; try bindings, palette or tokens");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
