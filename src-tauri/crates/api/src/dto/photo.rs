//! Photos of people.

use super::{Edited, Key, Named};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Takes photos from a folder whose files are called after the id or e-mail address of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PhotosRequest {
    /// The folder; those inside it are left alone.
    pub folder: String,
    /// Says what would come of it and changes nothing.
    pub dry_run: bool,
}

/// What became of the files of a folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct PhotosAdded {
    /// Files looked at.
    pub files: u32,
    /// People who have a photo now and had none.
    pub added: u32,
    /// People who have another one.
    pub replaced: u32,
    /// People who had this one already.
    pub same: u32,
    /// People without a photo then.
    pub without: u32,
    /// Files that were left out, by name.
    pub findings: Vec<PhotoFinding>,
    /// The step, where something changed.
    pub edited: Option<Edited>,
}

/// A file that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PhotoFinding {
    /// Its name.
    pub file: String,
    /// Why.
    pub why: Named,
}

/// Gives a person a photo, or takes it away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SetPhoto {
    /// Whom.
    pub person: Key,
    /// The picture; nothing takes the photo away.
    pub path: Option<String>,
}

/// Asks for photos by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PhotoNames {
    /// As cards and scenes name them.
    pub names: Vec<String>,
}

/// Photos, in the order asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Photos {
    /// JPEGs in base 64; nothing where the file has none of this name.
    pub photos: Vec<Option<String>>,
}
