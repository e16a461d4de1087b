//! `cargo xtask bindings`: what the window takes from the core, as files of the window's own.

use std::fs;
use std::path::PathBuf;

use crate::house::House;
use crate::process::{Call, Failure, Outcome};
use crate::steps::Done;

/// What the core prints by a word, and the file below `ui/src` that holds it.
const FILES: [(&str, &[&str]); 3] = [
    ("bindings", &["ipc", "bindings.ts"]),
    ("palette", &["canvas", "palette.ts"]),
    ("tokens", &["shared", "tokens.css"]),
];

/// Writes the committed files anew.
pub(crate) fn write(house: &House, _words: &[String]) -> Outcome {
    for (word, place) in FILES {
        let path = path(house, place);
        fs::write(&path, generate(house, word)?)?;
        println!("wrote {}", path.display());
    }
    Ok(())
}

/// Fails where a committed file is not what the core says now.
pub(crate) fn compare(house: &House) -> Result<Done, Failure> {
    for (word, place) in FILES {
        let committed = fs::read_to_string(path(house, place)).unwrap_or_default();
        if committed.replace("\r\n", "\n") != generate(house, word)? {
            let name = place.join("/");
            let message = format!("ui/src/{name} is stale: run `cargo xtask bindings` and commit it");
            return Err(Failure::new(message));
        }
    }
    Ok(Done::Passed)
}

fn path(house: &House, place: &[&str]) -> PathBuf {
    place.iter().fold(house.ui().join("src"), |path, part| path.join(part))
}

fn generate(house: &House, word: &str) -> Result<String, Failure> {
    Call::cargo("run")
        .args(["--quiet", "--package", "simpul-api"])
        .args(["--example", "bindings", "--", word])
        .inside(house.root())
        .output()
}
