//! The scene as a PDF of one page: vectors, with the letters used embedded, so that text can be searched.

use krilla::Document;
use krilla::geom::Size;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use simpul_drawing::scene::Scene;
use simpul_drawing::theme::Theme;

use super::{Photos, Picture, PictureError, scale_within, tree};

/// Points to the world unit, which is a pixel of 96 to the inch.
pub const POINTS: f64 = 0.75;
/// Longest side of a page that every reader opens, 200 inches.
const SIDE: f64 = 14_400.0;

/// Points a world unit is on the page that [`pdf`] would make, known without making it.
///
/// # Errors
/// As [`pdf`].
pub fn pdf_scale(scene: &Scene) -> Result<f64, PictureError> {
    scale_within(scene, POINTS, SIDE / scene.bounds.w.max(scene.bounds.h).max(1.0))
}

/// Draws `scene` at its natural size, 96 world units to the inch, or smaller where a side would be longer than
/// 14,400 points; the result says how many points a world unit is.
///
/// # Errors
/// [`PictureError`] for an empty scene, and for one that would be a blur on the largest page.
pub fn pdf(scene: &Scene, theme: Theme, photos: &Photos) -> Result<Picture, PictureError> {
    let scale = pdf_scale(scene)?;
    let tree = tree(scene, theme, photos)?;
    let side = |units: f32| units * scale as f32;
    let size =
        Size::from_wh(side(tree.size().width()), side(tree.size().height())).ok_or(PictureError::Empty)?;
    let mut document = Document::new();
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    let bytes = document.finish().map_err(|error| PictureError::NotDrawn(format!("{error:?}")))?;
    drawn.ok_or_else(|| PictureError::NotDrawn("the page took no drawing".to_owned()))?;
    Ok(Picture { bytes, scale })
}
