//! A photo as a camera or a telephone made it, made small.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage};
use sha2::{Digest, Sha256};
use simpul_model::Portrait;
use std::io::Cursor;

/// Pixels along the side of a kept photo, at most: sharp on a card at double zoom and on paper.
pub const SIDE: u32 = 192;
/// A picture is averaged to no less than this before it is resampled.
const NEAR: u32 = SIDE * 3 / 2;
/// At this quality a face shows no blocks.
const QUALITY: u8 = 85;
/// Pixels along a side and bytes while it is unpacked, above which nothing that calls itself a photo is one.
const LONGEST: u32 = 30_000;
const UNPACKED: u64 = 512 << 20;

/// A photo as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Small {
    /// What names it.
    pub name: Portrait,
    /// A JPEG.
    pub bytes: Vec<u8>,
}

/// Why bytes give no photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoPicture {
    /// They are none of JPEG, PNG and WebP.
    #[error("neither JPEG nor PNG nor WebP")]
    Unknown,
    /// They are damaged or cut off.
    #[error("damaged")]
    Broken,
    /// More pixels than any photo has.
    #[error("too large")]
    TooLarge,
}

/// Makes a photo upright, square and small. Of a picture that is not square the middle is kept; of an upright
/// one rather the upper part, where the face is. What one can see through turns white. O(pixels).
///
/// # Errors
/// [`NoPicture`] says why there is none; never panics.
pub fn shrink(bytes: &[u8]) -> Result<Small, NoPicture> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| NoPicture::Broken)?;
    match reader.format() {
        Some(ImageFormat::Jpeg) if is_cut_off(bytes) => return Err(NoPicture::Broken),
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) => {}
        // Other parts of a build may read other formats.
        _ => return Err(NoPicture::Unknown),
    }
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LONGEST), Some(LONGEST));
    limits.max_alloc = Some(UNPACKED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    let side = width.min(height);
    if side == 0 {
        return Err(NoPicture::Broken);
    }
    let (x, y) = ((width - side) / 2, (height - side) / 4);
    let square = scaled(&on_white(picture), x, y, side);
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&square).map_err(|_| NoPicture::Broken)?;
    let mut name = [0; 16];
    name.copy_from_slice(&Sha256::digest(&out)[..16]);
    Ok(Small { name: Portrait::from_bytes(name), bytes: out })
}

fn refused(error: &ImageError) -> NoPicture {
    match error {
        ImageError::Unsupported(_) => NoPicture::Unknown,
        ImageError::Limits(_) => NoPicture::TooLarge,
        _ => NoPicture::Broken,
    }
}

/// Whether a JPEG ends before its picture does. Its reader would fill the rest with grey; the marker that ends a
/// picture stands after the one that begins its last part, or it is missing.
fn is_cut_off(jpeg: &[u8]) -> bool {
    let last = |marker: u8| jpeg.windows(2).rposition(|pair| pair == [0xff, marker]);
    last(0xd9) < last(0xda)
}

/// The square that begins at `x`, `y`, made small. A large one is first averaged by a whole number, which is
/// quick, then resampled, which is sharp. None is enlarged.
fn scaled(picture: &RgbImage, x: u32, y: u32, side: u32) -> RgbImage {
    let square = averaged(picture, x, y, side, (side / NEAR).max(1));
    if square.width() > SIDE { resize(&square, SIDE, SIDE, FilterType::CatmullRom) } else { square }
}

/// A square of which `by` times `by` pixels become one; what is left over goes at its edges.
fn averaged(picture: &RgbImage, x: u32, y: u32, side: u32, by: u32) -> RgbImage {
    let small = side / by;
    let spare = (side - small * by) / 2;
    let (x, y, by, small) = ((x + spare) as usize, (y + spare) as usize, by as usize, small as usize);
    let width = picture.width() as usize * 3;
    let area = (by * by) as u32;
    let mut pixels = Vec::with_capacity(small * small * 3);
    let mut sums = vec![0u32; small * 3];
    for row in 0..small {
        sums.fill(0);
        let rows = picture.as_raw().chunks_exact(width).skip(y + row * by).take(by);
        for line in rows {
            let line = &line[x * 3..(x + small * by) * 3];
            for (block, sum) in line.chunks_exact(by * 3).zip(sums.chunks_exact_mut(3)) {
                for pixel in block.chunks_exact(3) {
                    sum.iter_mut().zip(pixel).for_each(|(sum, &value)| *sum += u32::from(value));
                }
            }
        }
        pixels.extend(sums.iter().map(|sum| ((sum + area / 2) / area) as u8));
    }
    RgbImage::from_raw(small as u32, small as u32, pixels).unwrap_or_default()
}

fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let seen = picture.into_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [r, g, b, alpha] = seen.get_pixel(x, y).0.map(u32::from);
        image::Rgb([r, g, b].map(|colour| ((colour * alpha + 255 * (255 - alpha)) / 255) as u8))
    })
}

#[cfg(test)]
mod tests;
