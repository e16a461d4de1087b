//! A folder of photos, read a batch at a time.

use super::spool::Spool;
use crate::ctx::Ctx;
use crate::dto::{Named, PhotoFinding};
use crate::error::ApiError;
use rayon::prelude::*;
use simpul_exchange::photos::{Doubt, NoPicture, Small, Whose, shrink, whose};
use simpul_model::{Document, PersonId, Portrait};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Files read between two looks at whether to go on.
const BATCH: usize = 32;
/// Larger files are no photos of people.
const LARGEST: u64 = 64 << 20;

/// What a folder holds.
pub(super) struct Found {
    /// Files looked at.
    pub(super) files: u32,
    /// Who is shown, by which picture; in the order of the files.
    pub(super) shown: Vec<(PersonId, Portrait)>,
    /// Files left out, by name.
    pub(super) findings: Vec<PhotoFinding>,
}

/// Reads the photos of `folder`; each goes into `spool` as it was made small.
pub(super) fn read(
    folder: &Path,
    document: &Document,
    spool: &mut Spool,
    ctx: &Ctx,
) -> Result<Found, ApiError> {
    let Listed { names, folders } = list(folder)?;
    let people = whose(document, names.iter().map(String::as_str));
    let mut findings: Vec<PhotoFinding> =
        folders.into_iter().map(|file| PhotoFinding { file, why: why("folder", &[]) }).collect();
    let mut wanted = Vec::new();
    for (name, found) in names.iter().zip(people) {
        match found {
            Whose::Of(person) => wanted.push((name, person)),
            Whose::Doubtful(doubt) => {
                findings.push(PhotoFinding { file: name.clone(), why: doubtful(document, doubt) });
            }
        }
    }
    let mut shown = Vec::with_capacity(wanted.len());
    for (at, batch) in wanted.chunks(BATCH).enumerate() {
        if !ctx.report("photos", (at * BATCH) as u64, wanted.len() as u64) {
            return Err(ApiError::cancelled());
        }
        let made: Vec<_> = batch.par_iter().map(|(name, _)| small(&folder.join(name))).collect();
        for (&(name, person), made) in batch.iter().zip(made) {
            match made {
                Ok(picture) => {
                    shown.push((person, picture.name));
                    spool.put(picture)?;
                }
                Err(why) => findings.push(PhotoFinding { file: name.clone(), why }),
            }
        }
    }
    findings.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(Found { files: names.len() as u32, shown, findings })
}

/// One picture from the disk, made small; else why not.
pub(super) fn small(path: &Path) -> Result<Small, Named> {
    let unreadable = |error: std::io::Error| why("unreadable", &[("why", error.to_string())]);
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(why("too-large", &[]));
    }
    shrink(&bytes).map_err(|error| match error {
        NoPicture::Unknown => why("unknown", &[]),
        NoPicture::TooLarge => why("too-large", &[]),
        _ => why("broken", &[]),
    })
}

struct Listed {
    names: Vec<String>,
    folders: Vec<String>,
}

/// The names in a folder, sorted, without what systems leave there for themselves.
fn list(folder: &Path) -> Result<Listed, ApiError> {
    let refused = |error: std::io::Error| {
        let path = ("path", folder.to_string_lossy().into_owned());
        match error.kind() {
            ErrorKind::NotFound => ApiError::new("folder-not-found", &[path]),
            ErrorKind::NotADirectory => ApiError::new("folder-is-file", &[path]),
            ErrorKind::PermissionDenied => ApiError::new("folder-no-access", &[path]),
            _ => ApiError::new("folder-not-readable", &[path, ("why", error.to_string())]),
        }
    };
    let mut listed = Listed { names: Vec::new(), folders: Vec::new() };
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || ["thumbs.db", "desktop.ini"].contains(&name.to_lowercase().as_str()) {
            continue;
        }
        // A link counts as what it leads to.
        let is_folder = std::fs::metadata(entry.path()).is_ok_and(|about| about.is_dir());
        if is_folder { &mut listed.folders } else { &mut listed.names }.push(name);
    }
    listed.names.sort_unstable();
    Ok(listed)
}

fn doubtful(document: &Document, doubt: Doubt) -> Named {
    match doubt {
        Doubt::NoPicture => why("no-picture", &[]),
        Doubt::Zeros { person } => {
            let person = document.people().get(person);
            let name = person.map(|person| person.name.clone()).unwrap_or_default();
            let id = person.and_then(|person| person.external_id.clone()).unwrap_or_default();
            why("zeros", &[("name", name), ("id", id)])
        }
        Doubt::Several { people } => why("several", &[("count", people.to_string())]),
        Doubt::Second { first } => why("second", &[("first", first)]),
        _ => why("nobody", &[]),
    }
}

fn why(code: &str, args: &[(&str, String)]) -> Named {
    let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Named { code: code.to_owned(), args }
}
