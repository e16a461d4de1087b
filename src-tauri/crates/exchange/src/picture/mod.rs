//! A scene as a file: SVG text, PNG pixels, a PDF page.
//!
//! All three are the same drawing: PNG and PDF are made from the SVG, with the two bundled fonts and, for
//! scripts these lack, whatever the system has; geometry never depends on the latter. The SVG is equal to the
//! byte on every machine.

mod fonts;
mod pdf;
mod png;
mod svg;
#[cfg(test)]
mod tests;

pub use pdf::{POINTS, pdf, pdf_scale};
pub use png::{png, png_scale};
pub use svg::svg;

use resvg::usvg::{Error, Options, Tree};
use simpul_drawing::scene::Scene;
use simpul_drawing::theme::Theme;
use std::collections::BTreeMap;

/// JPEGs by their names in a scene: see [`Scene::photos`]. Those that are missing are left out of the picture.
pub type Photos = BTreeMap<String, Vec<u8>>;

/// A finished file.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// What goes into the file.
    pub bytes: Vec<u8>,
    /// World units of the scene are this many pixels or points in the file; below what was asked for where
    /// the format has no room for more.
    pub scale: f64,
}

/// Why there is no picture.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The scene holds nothing.
    #[error("there is nothing to draw")]
    Empty,
    /// So large that even the smallest scale that shows anything does not fit.
    #[error("the picture is too large for this format: {width} by {height}")]
    TooLarge {
        /// Width in world units.
        width: u64,
        /// Height in world units.
        height: u64,
    },
    /// The renderer refused the drawing.
    #[error("the picture could not be drawn: {0}")]
    NotDrawn(String),
}

/// The largest scale up to `wanted` that keeps `scene` within `fits`; the caller
/// gives the scale that would just fit.
fn scale_within(scene: &Scene, wanted: f64, fits: f64) -> Result<f64, PictureError> {
    let (width, height) = (scene.bounds.w, scene.bounds.h);
    if width <= 0.0 || height <= 0.0 {
        return Err(PictureError::Empty);
    }
    let scale = wanted.min(fits);
    if scale < LEAST_SCALE {
        return Err(too_large(scene));
    }
    Ok(scale)
}

/// Below this a card is less than a pixel high.
const LEAST_SCALE: f64 = 0.01;

fn tree(scene: &Scene, theme: Theme, photos: &Photos) -> Result<Tree, PictureError> {
    let options = Options {
        fontdb: fonts::database(),
        font_family: "Inter".to_owned(),
        font_resolver: fonts::resolver(),
        ..Options::default()
    };
    Tree::from_str(&svg(scene, theme, photos), &options).map_err(|error| refused(scene, &error))
}

/// The renderer takes a million shapes and no more.
fn refused(scene: &Scene, error: &Error) -> PictureError {
    match error {
        Error::ElementsLimitReached => too_large(scene),
        other => PictureError::NotDrawn(other.to_string()),
    }
}

fn too_large(scene: &Scene) -> PictureError {
    PictureError::TooLarge { width: scene.bounds.w.ceil() as u64, height: scene.bounds.h.ceil() as u64 }
}
