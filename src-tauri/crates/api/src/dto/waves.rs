//! What stops when somebody stops, as a picture: a column for each wave.

use super::{Evidence, Key, Language, PictureFormat, StudyRequest};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Asks for the picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct WavesRequest {
    /// Who stops: the question what stops then.
    pub study: StudyRequest,
    /// Boxes that stand for many and are opened, by their keys; `fold:all` opens all.
    pub open: Vec<Key>,
}

/// The picture in words.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct WavesInfo {
    /// Of which revision.
    pub revision: u32,
    /// Who is struck and has a box; one counts in every wave anew.
    pub shown: u32,
    /// Who is struck.
    pub total: u32,
    /// The box where it begins.
    pub first: Option<Key>,
    /// Milliseconds.
    pub elapsed_ms: f64,
}

/// Asks what stands behind a box, a line or a heading of the picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct WavesBehindRequest {
    /// Of which picture.
    pub waves: WavesRequest,
    /// The key of what is pointed at.
    pub key: Key,
}

/// What stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct WavesBehind {
    /// What it is, in words.
    pub title: String,
    /// The record whose box it is.
    pub key: Option<Key>,
    /// Of a box: the lines that lead to it and from it.
    pub lines: Vec<WavesLine>,
    /// Its parts; their headings stand under `study.behind`.
    pub parts: Vec<Evidence>,
}

/// A line, as it is seen from one of its boxes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct WavesLine {
    /// What it is called in the picture.
    pub key: Key,
    /// The box at its other end.
    pub name: String,
    /// It leads from here, not to here.
    pub leaves: bool,
    /// For certain, or perhaps.
    pub certain: bool,
    /// How many needs it stands for.
    pub needs: u32,
}

/// Writes the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct WavesExportRequest {
    /// Which, and what of it is opened.
    pub waves: WavesRequest,
    /// In which form.
    pub format: PictureFormat,
    /// Where to.
    pub path: String,
    /// In which language.
    pub language: Language,
    /// The title above it; empty: who stops.
    pub title: String,
}
