//! `cargo xtask TASK`: every task of the project, in Rust, so that none needs a shell.
//!
//! A task is one file of this folder with one function. `house` knows where things lie, `process`
//! starts other programs, `setup` installs what they need, `steps` runs a list and sums it up.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task speaks to the person who started it")]

mod bench;
mod bindings;
mod bless;
mod bundle;
mod check;
mod display;
mod house;
mod icons;
mod process;
mod run;
mod setup;
mod steps;
mod test;
mod tidy;

use std::process::ExitCode;

use house::House;
use process::Outcome;

/// What a task is given: where the project lies and the words after the task's name.
type Task = fn(&House, &[String]) -> Outcome;

const TASKS: [(&str, &str, Task); 8] = [
    ("run", "build and open the window on the sample (or on the file named after it)", run::run),
    ("test", "everything that must pass before a change lands", test::test),
    ("check", "the quick part of test: format, lints, tidiness", check::check),
    ("bench", "the benchmarks; words after it choose among them (frames: the window's)", bench::bench),
    ("bindings", "write ui/src/ipc/bindings.ts from the api", bindings::write),
    ("bundle", "build the installer of this system", bundle::bundle),
    ("icons", "draw every size of icons/simpul.svg", icons::icons),
    ("bless", "rewrite the expected texts of tests from what they see now", bless::bless),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let asked = words.first().map(String::as_str).unwrap_or_default();
    let Some((_, _, task)) = TASKS.iter().find(|(name, ..)| *name == asked) else {
        eprintln!("usage: cargo xtask TASK\n");
        for (name, purpose, _) in TASKS {
            eprintln!("  {name:<9} {purpose}");
        }
        return ExitCode::from(2);
    };
    match House::find().and_then(|house| task(&house, &words[1..])) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
