//! `cargo xtask icons`: every platform's icon from the one drawing.

use crate::house::House;
use crate::process::{Call, Outcome};

/// Overwrites the committed pictures beside `icons/simpul.svg`.
pub(crate) fn icons(house: &House, _words: &[String]) -> Outcome {
    Call::cargo("run")
        .args(["--quiet", "--package", "xtask"])
        .args(["--features", "icons", "--bin", "draw-icons", "--"])
        .arg(house.root().join("icons"))
        .inside(house.root())
        .run()
}
