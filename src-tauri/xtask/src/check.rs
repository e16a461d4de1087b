//! `cargo xtask check`: what can be said about a change in a minute or two.

use crate::house::House;
use crate::process::{Call, Failure, Outcome};
use crate::setup;
use crate::steps::{Done, Step, go_through};
use crate::tidy;

pub(crate) const FORMAT: Step =
    Step::new("format", |house| passed(Call::cargo("fmt").args(["--all", "--check"]).inside(house.root())));

pub(crate) const PAGES: Step = Step::foundation("pages", |house| {
    setup::pages(house)?;
    passed(Call::npm("run").arg("build").inside(house.ui()))
});

pub(crate) const LINTS: Step = Step::new("lints", |house| {
    passed(
        everything(Call::cargo("clippy"))
            .args(["--all-targets", "--", "-D", "warnings"])
            .inside(house.root()),
    )
});

pub(crate) const TIDY: Step = Step::new("tidiness", tidy::check);

pub(crate) const PAGES_CHECK: Step =
    Step::new("pages: types and lints", |house| passed(Call::npm("run").arg("check").inside(house.ui())));

/// Words after the task choose among the steps.
pub(crate) fn check(house: &House, words: &[String]) -> Outcome {
    setup::for_window(house)?;
    go_through(house, &[FORMAT, TIDY, PAGES, LINTS, PAGES_CHECK], words)
}

/// One choice of features for every build of a run, so that each crate is built once.
pub(crate) fn everything(call: Call) -> Call {
    call.args(["--workspace", "--features", "simpul-desktop/custom-protocol,xtask/icons"])
}

pub(crate) fn passed(call: Call) -> Result<Done, Failure> {
    call.run().map(|()| Done::Passed)
}
