//! `cargo xtask bench`: measured, reported, gating nothing.

use crate::house::House;
use crate::process::{Call, Outcome};

/// Words after the task are passed to the benchmarks, which take them as a filter.
pub(crate) fn bench(house: &House, words: &[String]) -> Outcome {
    Call::cargo("bench")
        .args(["--workspace", "--exclude", "simpul-desktop", "--benches"])
        .arg("--")
        .args(words)
        .inside(house.root())
        .run()
}
