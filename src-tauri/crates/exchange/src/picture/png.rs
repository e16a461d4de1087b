//! The scene as PNG.

use resvg::tiny_skia::{Pixmap, Transform};

use simpul_drawing::scene::Scene;
use simpul_drawing::theme::Theme;

use super::{Photos, Picture, PictureError, scale_within, tree};

/// Longest side of a picture.
const SIDE: f64 = 32_000.0;
/// Most pixels of a picture: 400 MB while it is painted.
const PIXELS: f64 = 100_000_000.0;

/// Pixels a world unit is in what [`png`] would paint, known without painting it.
///
/// # Errors
/// As [`png`].
pub fn png_scale(scene: &Scene, scale: f64) -> Result<f64, PictureError> {
    let (w, h) = (scene.bounds.w.max(1.0), scene.bounds.h.max(1.0));
    let fits = (SIDE / w.max(h)).min((PIXELS / (w * h)).sqrt());
    scale_within(scene, scale, fits)
}

/// Paints `scene` with `scale` pixels to the world unit, fewer where it would be more than 100 million pixels
/// or a side longer than 32,000; the result says how many.
///
/// # Errors
/// [`PictureError`] for an empty scene, and for one that would be a blur at the largest size.
pub fn png(scene: &Scene, theme: Theme, photos: &Photos, scale: f64) -> Result<Picture, PictureError> {
    let (w, h) = (scene.bounds.w.max(1.0), scene.bounds.h.max(1.0));
    let scale = png_scale(scene, scale)?;
    let tree = tree(scene, theme, photos)?;
    let pixels = |length: f64| (length * scale).ceil().max(1.0) as u32;
    let size = (pixels(w), pixels(h));
    let mut map = Pixmap::new(size.0, size.1)
        .ok_or(PictureError::TooLarge { width: w.ceil() as u64, height: h.ceil() as u64 })?;
    let at = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, at, &mut map.as_mut());
    let bytes = map.encode_png().map_err(|error| PictureError::NotDrawn(error.to_string()))?;
    Ok(Picture { bytes, scale })
}
