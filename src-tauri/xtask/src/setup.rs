//! What the tasks need beside Rust: installed where that may be done, named exactly where not.
//!
//! On Debian and its relatives, as root or with sudo, missing packages are installed. Elsewhere the
//! command to type is printed and the task stops. Nothing is installed that is there already.

use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::house::{House, program};
use crate::process::{Call, Failure, Outcome};

/// Vite's floor.
const NODE_FLOOR: u32 = 20;

/// What building the window takes on Debian.
const WINDOW: [&str; 7] = [
    "build-essential",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
];
/// What the tests take on top of it; a browser stands apart, because Chrome does as well.
const TESTS: [&str; 5] =
    ["fonts-noto-core", "fonts-noto-cjk", "gcc-mingw-w64-x86-64", "webkit2gtk-driver", "xvfb"];
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Everything to build and open the window.
pub(crate) fn for_window(house: &House) -> Outcome {
    system(&WINDOW)?;
    pages(house)
}

/// Everything that `cargo xtask test` uses.
pub(crate) fn for_tests(house: &House) -> Outcome {
    let mut packages = [WINDOW.as_slice(), TESTS.as_slice()].concat();
    if browser().is_err() {
        packages.push("chromium");
    }
    system(&packages)?;
    pages(house)
}

/// The packages of the pages, as the lock file names them.
pub(crate) fn pages(house: &House) -> Outcome {
    node()?;
    let ui = house.ui();
    let installed = ui.join("node_modules").join(".package-lock.json");
    if changed(&installed) < changed(&ui.join("package-lock.json")) || changed(&installed).is_none() {
        Call::npm("ci").args(["--no-audit", "--no-fund"]).inside(ui).run()?;
    }
    Ok(())
}

/// The program that drives the window; built once and kept with Cargo's output.
pub(crate) fn window_driver(house: &House) -> Result<PathBuf, Failure> {
    let tools = house.target().join("tools");
    let driver = tools.join("bin").join(program("tauri-driver"));
    if !driver.exists() {
        Call::cargo("install")
            .args(["tauri-driver", "--locked", "--version", "^2", "--root"])
            .arg(&tools)
            .inside(house.root())
            .run()?;
    }
    Ok(driver)
}

/// A browser of the system; test tools must not fetch their own.
pub(crate) fn browser() -> Result<PathBuf, Failure> {
    BROWSERS
        .iter()
        .find_map(|name| on_path(name))
        .ok_or_else(|| Failure::new("no browser found: install Chromium or Chrome"))
}

/// Makes sure that code can be checked for `target`.
pub(crate) fn windows_target(target: &str) -> Outcome {
    let installed = Call::new("rustup")
        .args(["target", "list", "--installed"])
        .ask()
        .ok_or_else(|| Failure::new("there is no rustup here to add the target with"))?;
    if !installed.lines().any(|line| line == target) {
        Call::new("rustup").args(["target", "add", target]).run()?;
    }
    Ok(())
}

fn node() -> Outcome {
    let version = Call::new("node").arg("--version").ask().unwrap_or_default();
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_FLOOR => Ok(()),
        Some(_) => Err(Failure::new(format!(
            "Node is {}; the pages need {NODE_FLOOR} or newer: https://nodejs.org",
            version.trim()
        ))),
        None => Err(Failure::new(format!(
            "Node is missing; the pages need {NODE_FLOOR} or newer, with npm: https://nodejs.org"
        ))),
    }
}

/// Windows and macOS bring what a window needs.
fn system(packages: &[&str]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if on_path("apt-get").is_none() {
        return system_unlike_debian(packages);
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(rights) = rights() else {
        return Err(Failure::new(format!(
            "These packages are missing; install them and start again:\n\n  sudo apt-get update && sudo apt-get install --yes {}\n",
            missing.join(" ")
        )));
    };
    rights.call("apt-get").arg("update").run()?;
    rights.call("apt-get").args(["install", "--yes", "--no-install-recommends"]).args(missing).run()
}

/// Other distributions name their packages otherwise; what counts is whether the library is found.
fn system_unlike_debian(packages: &[&str]) -> Outcome {
    let found = Call::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0"]).ask();
    if found.is_some() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "WebKitGTK 4.1 and its companions are missing. Install them and start again, for example:\n\n  \
         sudo dnf install webkit2gtk4.1-devel gtk3-devel librsvg2-devel openssl-devel libxdo-devel\n  \
         sudo pacman -S --needed webkit2gtk-4.1 gtk3 librsvg openssl xdotool base-devel\n\n\
         On Debian the packages are called: {}",
        packages.join(" ")
    )))
}

fn is_installed(package: &str) -> bool {
    Call::new("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .ask()
        .is_some_and(|status| status == "installed")
}

/// How packages may be installed here.
enum Rights {
    Root,
    Sudo,
}

impl Rights {
    fn call(&self, program: &str) -> Call {
        match self {
            Self::Root => Call::new(program),
            Self::Sudo => Call::new("sudo").arg(program),
        }
        .env("DEBIAN_FRONTEND", "noninteractive")
    }
}

/// Sudo counts where it asks nothing, or where there is somebody to answer it.
fn rights() -> Option<Rights> {
    if Call::new("id").arg("-u").ask()?.trim() == "0" {
        return Some(Rights::Root);
    }
    on_path("sudo")?;
    let silent = Call::new("sudo").args(["-n", "true"]).ask().is_some();
    (silent || stdin().is_terminal()).then_some(Rights::Sudo)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program(name))).find(|file| file.is_file())
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}
