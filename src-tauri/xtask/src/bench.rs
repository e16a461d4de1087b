//! `cargo xtask bench`: measured, reported, gating nothing.

use crate::display::Unseen;
use crate::house::House;
use crate::process::{Call, Outcome};
use crate::run::build_window;
use crate::setup;

/// What is shipped is what is measured.
const PROFILE: &str = "release";
/// The word that asks for the window's figures; together with others they are measured too.
const FRAMES: &str = "frames";

/// What is measured in the window or a browser: 10,000 people panned and zoomed, the matrix of 5,000 units, the
/// table of 30,000 needs, and questions typed among 100,000 people.
const SCRIPTS: [&str; 4] = ["frames.mjs", "matrix.mjs", "needs.mjs", "questions.mjs"];

/// The core by criterion, then the window's scripts.
/// Words after the task choose among the core's benchmarks; `frames` is the window's.
pub(crate) fn bench(house: &House, words: &[String]) -> Outcome {
    let filter: Vec<&String> = words.iter().filter(|word| *word != FRAMES).collect();
    let window = words.iter().any(|word| word == FRAMES);
    if words.is_empty() || !filter.is_empty() {
        core(house, &filter)?;
    }
    if words.is_empty() || window { frames(house) } else { Ok(()) }
}

fn core(house: &House, filter: &[&String]) -> Outcome {
    Call::cargo("bench")
        .args(["--workspace", "--exclude", "simpul-desktop", "--benches", "--"])
        .args(filter)
        .inside(house.root())
        .run()
}

fn frames(house: &House) -> Outcome {
    setup::for_tests(house)?;
    build_window(house, PROFILE)?;
    Call::cargo("build")
        .args(["--package", "simpul-tests", "--bin", "simpul-bridge", "--profile", PROFILE])
        .inside(house.root())
        .run()?;
    let browser = setup::browser()?;
    let call = |script: &str| {
        Call::new("node")
            .arg(house.root().join("tests").join("e2e").join("bench").join(script))
            .env("SIMPUL_PROGRAMS", house.programs(PROFILE))
            .env("SIMPUL_BROWSER", &browser)
            .inside(house.root())
    };
    if !cfg!(target_os = "linux") {
        return SCRIPTS.iter().try_for_each(|script| call(script).run());
    }
    let driver = setup::window_driver(house)?;
    let display = Unseen::open()?;
    SCRIPTS.iter().try_for_each(|script| {
        call(script)
            .env("SIMPUL_DRIVER", &driver)
            .env("DISPLAY", display.name())
            .env("GDK_BACKEND", "x11")
            .run()
    })
}
