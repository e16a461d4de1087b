//! `cargo xtask bundle`: the installer of this system, fully optimised.

use crate::house::{House, program};
use crate::icons;
use crate::process::{Call, Outcome};
use crate::setup;

/// What Tauri calls this system's installer.
const KIND: &str = if cfg!(windows) {
    "nsis"
} else if cfg!(target_os = "macos") {
    "dmg"
} else {
    "deb"
};

/// The command line goes into the Linux package beside the window.
pub(crate) fn bundle(house: &House, _words: &[String]) -> Outcome {
    setup::for_window(house)?;
    icons::icons(house, &[])?;
    Call::npm("run").arg("build").inside(house.ui()).run()?;
    Call::cargo("build").args(["--release", "--package", "simpul-cli"]).inside(house.root()).run()?;
    let simpul = house.programs("release").join(program("simpul"));
    let beside = serde_json::json!({
        "bundle": { "linux": { "deb": { "files": { "/usr/bin/simpul": simpul } } } }
    });
    // Tauri's own command line comes ready-made; nothing else of the project needs it.
    Call::npm("exec")
        .args(["--yes", "--package", "@tauri-apps/cli@^2.12", "--"])
        .args(["tauri", "build"])
        .args(["--ci", "--bundles", KIND, "--features", "custom-protocol"])
        .arg("--config")
        .arg(beside.to_string())
        .inside(house.root())
        .run()?;
    println!("The installer is in {}", house.programs("release").join("bundle").join(KIND).display());
    Ok(())
}
