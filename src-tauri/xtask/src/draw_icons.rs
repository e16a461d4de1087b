//! Draws every size of the program's icon from `icons/simpul.svg`.
//!
//! A program of its own, because the renderer takes longer to build than all other tasks together
//! and the pictures are committed: `cargo xtask icons` is needed only after the drawing changed.
//! The same drawing gives the same bytes on every machine.

use std::error::Error;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

/// Sides in pixels of the PNG pictures; 16 to 48 are what task bars and title bars show.
const PNG_SIDES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];
/// What Windows asks an `.ico` for.
const ICO_SIDES: [u32; 7] = [16, 24, 32, 48, 64, 128, 256];
/// What macOS asks an `.icns` for.
const ICNS_SIDES: [u32; 6] = [16, 32, 64, 128, 256, 512];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("usage: draw-icons FOLDER")?);
    let drawing = Drawing::read(&folder.join("simpul.svg"))?;
    for side in PNG_SIDES {
        let png = File::create(folder.join(format!("{side}x{side}.png")))?;
        drawing.ico_image(side)?.write_png(BufWriter::new(png))?;
    }
    drawing.write_ico(&folder.join("icon.ico"))?;
    drawing.write_icns(&folder.join("icon.icns"))?;
    Ok(())
}

/// The parsed drawing, ready to be painted at any size.
struct Drawing(usvg::Tree);

impl Drawing {
    fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(path)?;
        Ok(Self(usvg::Tree::from_str(&text, &usvg::Options::default())?))
    }

    /// Straight (not premultiplied) RGBA, rows from the top.
    fn rgba(&self, side: u32) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut pixels = Pixmap::new(side, side).ok_or("an icon has at least one pixel")?;
        let scale = side as f32 / self.0.size().width();
        resvg::render(&self.0, Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Ok(pixels
            .pixels()
            .iter()
            .flat_map(|pixel| {
                let straight = pixel.demultiply();
                [straight.red(), straight.green(), straight.blue(), straight.alpha()]
            })
            .collect())
    }

    fn ico_image(&self, side: u32) -> Result<ico::IconImage, Box<dyn Error>> {
        Ok(ico::IconImage::from_rgba_data(side, side, self.rgba(side)?))
    }

    fn write_ico(&self, path: &Path) -> Result<(), Box<dyn Error>> {
        let mut icon = ico::IconDir::new(ico::ResourceType::Icon);
        for side in ICO_SIDES {
            icon.add_entry(ico::IconDirEntry::encode_as_png(&self.ico_image(side)?)?);
        }
        icon.write(BufWriter::new(File::create(path)?))?;
        Ok(())
    }

    fn write_icns(&self, path: &Path) -> Result<(), Box<dyn Error>> {
        let mut family = icns::IconFamily::new();
        for side in ICNS_SIDES {
            let image = icns::Image::from_data(icns::PixelFormat::RGBA, side, side, self.rgba(side)?)?;
            family.add_icon(&image)?;
        }
        family.write(BufWriter::new(File::create(path)?))?;
        Ok(())
    }
}
