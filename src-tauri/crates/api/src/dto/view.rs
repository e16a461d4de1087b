//! Ways to look at the map, kept by name.

use super::{Key, MapRequest, MatrixOrder};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which of the pictures of the same needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum MapShape {
    #[default]
    Flow,
    Focus,
    Wheel,
    Matrix,
}

/// What is looked at on the map.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct MapLook {
    /// The picture.
    pub shape: MapShape,
    /// Level, folding, filters and strength; the middle of the focus also where that is not the picture.
    pub map: MapRequest,
    /// What the matrix is put in order by.
    pub order: MatrixOrder,
    /// As a table instead of a picture.
    pub table: bool,
    /// What is selected.
    pub selection: Vec<Key>,
}

/// A way to look at the map, kept by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// What it shows, without what is gone.
    pub look: MapLook,
    /// Something that it named is gone.
    pub gone: bool,
}
