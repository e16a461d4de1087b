//! The files under version control or about to be, as text.

use std::path::{Path, PathBuf};

use crate::process::{Call, Failure};

/// Every file that Git tracks or would offer to track.
pub(crate) struct Tree {
    root: PathBuf,
    /// Relative to the root, with `/` on every system, sorted.
    paths: Vec<String>,
}

impl Tree {
    /// Files that are ignored, such as what builds leave behind, are not part of it.
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let listed = Call::new("git")
            .args(["ls-files", "-z", "--cached", "--others"])
            .arg("--exclude-standard")
            .inside(root)
            .output()?;
        let mut paths: Vec<String> = listed
            .split('\0')
            .filter(|path| !path.is_empty() && root.join(path).is_file())
            .map(str::to_owned)
            .collect();
        paths.sort();
        paths.dedup();
        Ok(Self { root: root.to_path_buf(), paths })
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Empty for what is not text.
    pub(crate) fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }

    /// The path of a folder or file as the tree writes it.
    pub(crate) fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    }

    /// Paths below a folder with one of the endings.
    pub(crate) fn below<'a>(
        &'a self,
        folder: &'a str,
        endings: &'a [&'a str],
    ) -> impl Iterator<Item = &'a str> {
        self.paths().filter(move |path| {
            path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
                && endings.iter().any(|ending| path.ends_with(ending))
        })
    }
}
