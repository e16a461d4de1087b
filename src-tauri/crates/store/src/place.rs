//! Files that appear whole or not at all: written beside their place, then moved into it.

use crate::error::{Error, Result};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What to do with a file that stands where a new one goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Refuse with [`Error::Exists`].
    Refuse,
    /// Put the new one in its place.
    Replace,
}

/// A file beside its place; removed when dropped, unless it was put there.
pub(crate) struct Draft {
    path: PathBuf,
    place: PathBuf,
    existing: Existing,
}

impl Draft {
    /// An empty draft of the file that is to stand at `place`.
    pub(crate) fn beside(place: &Path, existing: Existing) -> Result<Self> {
        if existing == Existing::Refuse && place.exists() {
            return Err(Error::Exists { path: place.to_owned() });
        }
        for n in 0.. {
            let path = with_suffix(place, &format!("part-{}-{n}", std::process::id()));
            match fs::File::create_new(&path) {
                Ok(_) => return Ok(Self { path, place: place.to_owned(), existing }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::io(place, error)),
            }
        }
        Err(Error::Exists { path: place.to_owned() })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Moves the draft to its place, on the disk before it is there by name.
    pub(crate) fn put(self) -> Result<()> {
        let failed = |source| Error::io(&self.place, source);
        let file = fs::OpenOptions::new().write(true).open(&self.path).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        drop(file);
        match self.existing {
            Existing::Replace => fs::rename(&self.path, &self.place).map_err(failed)?,
            Existing::Refuse => self.put_if_free()?,
        }
        self.sync_folder();
        Ok(())
    }

    /// A link, unlike a rename, never replaces; where the file system has no links, look and then rename.
    fn put_if_free(&self) -> Result<()> {
        match fs::hard_link(&self.path, &self.place) {
            Ok(()) => Ok(()),
            Err(_) if self.place.exists() => Err(Error::Exists { path: self.place.clone() }),
            Err(_) => fs::rename(&self.path, &self.place).map_err(|source| Error::io(&self.place, source)),
        }
    }

    /// Makes the new name last. Not every system lets a folder be synced; there the rename itself has to do.
    fn sync_folder(&self) {
        let folder = self.place.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Ok(folder) = fs::File::open(folder.unwrap_or(Path::new("."))) {
            let _ = folder.sync_all();
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// `name.simpul` + `lease` = `name.simpul-lease`.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push("-");
    name.push(suffix);
    path.with_file_name(name)
}

/// The same, numbered until no such file exists.
pub(crate) fn free_name(path: &Path, suffix: &str) -> PathBuf {
    let first = with_suffix(path, suffix);
    let numbered = (2..).map(|n| with_suffix(path, &format!("{suffix}-{n}")));
    std::iter::once(first.clone()).chain(numbered).find(|name| !name.exists()).unwrap_or(first)
}

/// A path for a statement; SQLite takes no other than UTF-8.
pub(crate) fn as_text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| Error::io(path, io::ErrorKind::InvalidFilename.into()))
}
