//! Pictures as files.

use super::{ChartRequest, Key, Language, MapRequest, MatrixRequest};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Picture {
    Chart(ChartRequest),
    Map(MapRequest),
    Matrix(MatrixRequest),
}

/// How much of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Scope {
    #[default]
    Shown,
    Branch,
    Everything,
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum PictureFormat {
    Svg,
    Png,
    Pdf,
}

/// Writes a picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ExportRequest {
    /// Which.
    pub picture: Picture,
    /// How much of it.
    pub scope: Scope,
    /// The branch, for `branch`.
    pub branch: Option<Key>,
    /// In which form.
    pub format: PictureFormat,
    /// Where to; empty: only measure, or a temporary file for printing.
    pub path: String,
    /// In which language.
    pub language: Language,
    /// The title above it; empty: the organisation's name.
    pub title: String,
}

/// A picture's size and content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct Exported {
    /// Where it lies; empty when it was only measured.
    pub path: String,
    /// Pixels in the file; points, 72 to the inch, for a PDF.
    pub width: f64,
    /// As the width.
    pub height: f64,
    /// Boxes or pairs in it.
    pub shown: u32,
    /// Boxes or pairs there are.
    pub total: u32,
    /// Bytes written.
    pub bytes: f64,
    /// By how much it was scaled to fit its form; 1 = not at all.
    pub scale: f64,
}
