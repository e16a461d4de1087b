//! Where things lie in the project.

use std::path::{Path, PathBuf};

/// A file or folder of `tests/fixtures`.
pub fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}

/// The folder of a sample organisation in a language.
pub fn sample(name: &str, language: &str) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let house = tests.parent().expect("the tests lie in the project");
    house.join("src-tauri/crates/api/sample").join(name).join(language)
}
