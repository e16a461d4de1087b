//! `cargo xtask test`: everything that must hold before a change lands.

use std::fs;

use crate::bindings;
use crate::check::{FORMAT, LINTS, PAGES, PAGES_CHECK, TIDY, everything, passed};
use crate::display::Unseen;
use crate::house::House;
use crate::process::{Call, Failure, Outcome};
use crate::setup;
use crate::steps::{Done, Step, go_through};

const WINDOWS_TARGET: &str = "x86_64-pc-windows-gnu";

const STEPS: [Step; 13] = [
    Step::foundation("what the tests need", |house| setup::for_tests(house).map(|()| Done::Passed)),
    FORMAT,
    TIDY,
    PAGES,
    LINTS,
    Step::new("tests", |house| {
        passed(everything(Call::cargo("test")).arg("--no-fail-fast").inside(house.root()))
    }),
    Step::new("documentation", |house| {
        passed(
            everything(Call::cargo("doc"))
                .args(["--no-deps", "--document-private-items"])
                .env("RUSTDOCFLAGS", "-D warnings")
                .inside(house.root()),
        )
    }),
    Step::new("bindings", bindings::compare),
    PAGES_CHECK,
    Step::new("pages: tests", |house| passed(Call::npm("test").inside(house.ui()))),
    Step::new("browser tests", browser_tests),
    Step::new("window tests", window_tests),
    Step::new("Windows type-check", check_for_windows),
];

/// Words after the task choose among the steps.
pub(crate) fn test(house: &House, words: &[String]) -> Outcome {
    go_through(house, &STEPS, words)
}

/// The pages in a browser, speaking to the core through the bridge.
fn browser_tests(house: &House) -> Result<Done, Failure> {
    build_programs(house)?;
    passed(end_to_end(house, "browser")?)
}

/// The real window, driven through WebDriver on a display in memory.
fn window_tests(house: &House) -> Result<Done, Failure> {
    if !cfg!(target_os = "linux") {
        return Ok(Done::Skipped("the window is driven on Linux only (WebKitWebDriver under Xvfb)".into()));
    }
    build_programs(house)?;
    let driver = setup::window_driver(house)?;
    let display = Unseen::open()?;
    passed(
        end_to_end(house, "window")?
            .env("SIMPUL_DRIVER", driver)
            .env("DISPLAY", display.name())
            .env("GDK_BACKEND", "x11"),
    )
}

fn build_programs(house: &House) -> Outcome {
    everything(Call::cargo("build")).inside(house.root()).run()
}

/// The files `*.test.mjs` of a folder in tests/e2e, told where programs and browser lie.
/// One after the other: WebDriver serves one session at a time.
fn end_to_end(house: &House, folder: &str) -> Result<Call, Failure> {
    let folder = house.root().join("tests").join("e2e").join(folder);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(format!("no test in {}", folder.display())));
    }
    Ok(Call::new("node")
        .args(["--test", "--test-concurrency=1", "--test-force-exit"])
        .args(files)
        .env("SIMPUL_PROGRAMS", house.programs("dev"))
        .env("SIMPUL_BROWSER", setup::browser()?)
        .inside(house.root()))
}

/// Types and conditional code of the system most users have, checked from any other.
fn check_for_windows(house: &House) -> Result<Done, Failure> {
    if let Err(reason) = setup::windows_target(WINDOWS_TARGET) {
        return Ok(Done::Skipped(reason.to_string()));
    }
    passed(
        Call::cargo("check")
            .args(["--workspace", "--target", WINDOWS_TARGET])
            .args(["--features", "simpul-desktop/custom-protocol"])
            .inside(house.root()),
    )
}
