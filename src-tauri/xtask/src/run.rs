//! `cargo xtask run`: the window on the sample; without a display, the same as pictures and text.

use std::path::{Path, PathBuf};

use crate::display;
use crate::house::{House, program};
use crate::process::{Call, Outcome};
use crate::setup;

/// Optimised enough to use, quick enough to wait for.
pub(crate) const PROFILE: &str = "fast";
const SAMPLE: &str = "nusantara";
/// A new organisation is called after its file.
const FILE: &str = "Nusantara.simpul";
const TABLES: [&str; 5] = ["people", "units", "needs", "topics", "channels"];

/// Words after the task go to the program in place of the sample.
pub(crate) fn run(house: &House, words: &[String]) -> Outcome {
    if display::present() { open_window(house, words) } else { describe_sample(house) }
}

fn open_window(house: &House, words: &[String]) -> Outcome {
    setup::for_window(house)?;
    build_window(house, PROFILE)?;
    let call = Call::new(house.programs(PROFILE).join(program("simpul-desktop")));
    if words.is_empty() { call.args(["--sample", SAMPLE]) } else { call.args(words) }.run()
}

/// Builds the shell with the pages inside it.
pub(crate) fn build_window(house: &House, profile: &str) -> Outcome {
    Call::npm("run").arg("build").inside(house.ui()).run()?;
    Call::cargo("build")
        .args(["--package", "simpul-desktop", "--profile", profile])
        .args(["--features", "custom-protocol"])
        .inside(house.root())
        .run()
}

fn describe_sample(house: &House) -> Outcome {
    Call::cargo("build")
        .args(["--package", "simpul-cli", "--profile", PROFILE])
        .inside(house.root())
        .run()?;
    let simpul = house.programs(PROFILE).join(program("simpul"));
    let folder = house.target().join("sample");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(FILE);

    import_sample(house, &simpul, &file)?;
    Call::new(&simpul).arg("analyze").arg(&file).run()?;
    let mut written = vec![file.clone()];
    for view in ["chart", "map"] {
        for format in ["svg", "png"] {
            let picture = folder.join(view).with_extension(format);
            Call::new(&simpul)
                .arg("export")
                .arg(&file)
                .args(["--view", view, "--format", format, "--out"])
                .arg(&picture)
                .run()?;
            written.push(picture);
        }
    }
    println!(
        "\nThere is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window was opened."
    );
    println!("The sample and its pictures are in:");
    for path in written {
        println!("  {}", path.display());
    }
    Ok(())
}

fn import_sample(house: &House, simpul: &Path, file: &Path) -> Outcome {
    let tables: PathBuf = ["src-tauri", "crates", "api", "sample", SAMPLE, language()]
        .iter()
        .fold(house.root().to_path_buf(), |path, part| path.join(part));
    TABLES
        .iter()
        .fold(Call::new(simpul).args(["import", "--force", "--out"]).arg(file), |call, table| {
            call.arg(format!("--{table}")).arg(tables.join(table).with_extension("csv"))
        })
        .run()
}

/// The sample's language: the system's where the sample has it.
fn language() -> &'static str {
    let chosen = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_default();
    if chosen.starts_with("id") { "id" } else { "en" }
}
