//! What the program was started with, and how the window hears of it.

use std::path::{Path, PathBuf};

use clap::Parser;
use serde::Serialize;

/// The words after `simpul-desktop`.
#[derive(Debug, Parser)]
#[command(name = "simpul-desktop", version, about)]
pub(crate) struct Arguments {
    /// The organisation file to open
    file: Option<PathBuf>,
    /// Open a copy of this sample instead, such as nusantara
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    sample: Option<String>,
    /// Open for reading only
    #[arg(long)]
    read_only: bool,
}

/// What the window opens first; with neither file nor sample it shows the start screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Start {
    /// Absolute path.
    file: Option<String>,
    sample: Option<String>,
    read_only: bool,
}

impl Arguments {
    /// Relative paths are meant from the folder the program was started in.
    pub(crate) fn into_start(self) -> Start {
        let folder = std::env::current_dir().unwrap_or_default();
        self.into_start_from(&folder)
    }

    /// As [`Self::into_start`], for a start that happened in another process.
    pub(crate) fn into_start_from(self, folder: &Path) -> Start {
        Start {
            file: self.file.map(|file| folder.join(file).to_string_lossy().into_owned()),
            sample: self.sample,
            read_only: self.read_only,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(words: &[&str]) -> Option<Start> {
        let words = [&["simpul-desktop"], words].concat();
        Arguments::try_parse_from(words).ok().map(|arguments| arguments.into_start_from(Path::new("folder")))
    }

    #[test]
    fn a_file_is_meant_from_the_folder_of_the_start() {
        let file = Path::new("folder").join("a.simpul");
        assert_eq!(
            start(&["a.simpul", "--read-only"]),
            Some(Start { file: Some(file.to_string_lossy().into_owned()), sample: None, read_only: true })
        );
    }

    #[test]
    fn nothing_given_means_the_start_screen() {
        assert_eq!(start(&[]), Some(Start::default()));
    }

    #[test]
    fn a_file_and_a_sample_at_once_are_refused() {
        assert_eq!(start(&["a.simpul", "--sample", "nusantara"]), None);
    }
}
