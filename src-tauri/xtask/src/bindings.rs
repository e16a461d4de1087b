//! `cargo xtask bindings`: the types and calls of the api, as TypeScript.

use std::fs;
use std::path::PathBuf;

use crate::house::House;
use crate::process::{Call, Failure, Outcome};
use crate::steps::Done;

/// Writes the committed file anew.
pub(crate) fn write(house: &House, _words: &[String]) -> Outcome {
    let path = path(house);
    fs::write(&path, generate(house)?)?;
    println!("wrote {}", path.display());
    Ok(())
}

/// Fails where the committed file is not what the api says now.
pub(crate) fn compare(house: &House) -> Result<Done, Failure> {
    let committed = fs::read_to_string(path(house)).unwrap_or_default();
    if committed.replace("\r\n", "\n") == generate(house)? {
        Ok(Done::Passed)
    } else {
        Err(Failure::new("ui/src/ipc/bindings.ts is stale: run `cargo xtask bindings` and commit it"))
    }
}

fn path(house: &House) -> PathBuf {
    house.ui().join("src").join("ipc").join("bindings.ts")
}

fn generate(house: &House) -> Result<String, Failure> {
    Call::cargo("run")
        .args(["--quiet", "--package", "simpul-api"])
        .args(["--example", "bindings"])
        .inside(house.root())
        .output()
}
