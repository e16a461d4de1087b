//! The command line as processes: what it says, how it ends, and that it never panics.

mod analyze;
mod bad_files;
mod contact;
mod diff;
mod disk;
mod doctor;
mod impact;
mod import;
mod language;
mod large;
mod photos;
mod picture;
mod raci;
mod review;

use simpul_tests::{Run, Simpul, paths};
use std::ffi::OsString;

/// With the sample organisation in `n.simpul`.
fn nusantara() -> Simpul {
    let simpul = Simpul::default();
    simpul.run(sample_words(&["import", "--out", "n.simpul"])).expect(0);
    simpul
}

/// Words, and after them the files of the sample.
fn sample_words(words: &[&str]) -> Vec<OsString> {
    let folder = paths::sample("nusantara", "en");
    let mut all: Vec<OsString> = words.iter().map(OsString::from).collect();
    for table in ["people", "units", "needs", "topics", "channels"] {
        all.push(format!("--{table}").into());
        all.push(folder.join(table).with_extension("csv").into());
    }
    all
}

/// Imports people of a fixture into `x.simpul`.
fn import_people(simpul: &Simpul, fixture: &str, more: &[&str]) -> Run {
    let mut words: Vec<OsString> = ["import", "--out", "x.simpul", "--people"].map(OsString::from).to_vec();
    words.push(paths::fixture(fixture).into());
    words.extend(more.iter().map(OsString::from));
    simpul.run(words)
}
