//! `cargo xtask bless`: accept what the tests see now as what they expect.
//!
//! The change then shows in review like any other.

use crate::bindings;
use crate::house::House;
use crate::process::{Call, Outcome};

/// Words after the task choose among the tests.
pub(crate) fn bless(house: &House, words: &[String]) -> Outcome {
    bindings::write(house, &[])?;
    Call::cargo("test")
        .args(["--no-fail-fast", "--"])
        .args(words)
        .env("UPDATE_EXPECT", "1")
        .inside(house.root())
        .run()
}
