use super::*;
use image::{Rgb, Rgba, RgbaImage};
use proptest::prelude::*;

const RED: Rgb<u8> = Rgb([200, 20, 20]);
const BLUE: Rgb<u8> = Rgb([20, 20, 200]);

fn coded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Red above, blue below.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| if y < height / 2 { RED } else { BLUE })
}

fn kept(bytes: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(&shrink(bytes).unwrap().bytes, ImageFormat::Jpeg).unwrap().to_rgb8()
}

fn is(seen: Rgb<u8>, wanted: Rgb<u8>) -> bool {
    seen.0.iter().zip(wanted.0).all(|(&a, b)| a.abs_diff(b) < 30)
}

/// The bytes of a JPEG that its camera held another way: an EXIF block with nothing but the orientation.
fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif: Vec<u8> = [
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(),
        &[orientation, 0, 0, 0, 0, 0, 0],
    ]
    .concat();
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

#[test]
fn every_format_becomes_a_small_square() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let small = kept(&coded(flag(480, 360), format));
        assert_eq!(small.dimensions(), (SIDE, SIDE), "{format:?}");
        assert!(is(*small.get_pixel(96, 20), RED) && is(*small.get_pixel(96, 170), BLUE), "{format:?}");
    }
    assert!(shrink(&coded(flag(480, 360), ImageFormat::Jpeg)).unwrap().bytes.len() < 10_000);
}

#[test]
fn a_small_picture_is_not_enlarged() {
    assert_eq!(kept(&coded(flag(80, 100), ImageFormat::Png)).dimensions(), (80, 80));
    assert_eq!(kept(&coded(flag(1, 1), ImageFormat::Png)).dimensions(), (1, 1));
}

#[test]
fn of_an_upright_picture_the_upper_part_is_kept() {
    // Of 400 rows those from 50 to 250 stay: 150 red, 50 blue.
    let small = kept(&coded(flag(200, 400), ImageFormat::Png));
    assert!(is(*small.get_pixel(96, 130), RED) && is(*small.get_pixel(96, 160), BLUE));
}

#[test]
fn a_picture_is_turned_as_its_camera_was_held() {
    let jpeg = coded(flag(300, 300), ImageFormat::Jpeg);
    let top = |orientation| *kept(&turned(&jpeg, orientation)).get_pixel(96, 20);
    let left = |orientation| *kept(&turned(&jpeg, orientation)).get_pixel(20, 96);
    assert!(is(top(1), RED));
    assert!(is(top(3), BLUE), "upside down");
    assert!(is(left(6), BLUE), "a quarter to the right: what was below is at the left");
    assert!(is(left(8), RED), "a quarter to the left");
}

#[test]
fn nothing_but_the_picture_is_kept_of_a_photo() {
    let bytes = turned(&coded(flag(300, 300), ImageFormat::Jpeg), 6);
    assert!(bytes.windows(4).any(|part| part == b"Exif"));
    assert!(!shrink(&bytes).unwrap().bytes.windows(4).any(|part| part == b"Exif"));
}

#[test]
fn what_one_can_see_through_turns_white() {
    let glass = RgbaImage::from_pixel(50, 50, Rgba([0, 0, 0, 0]));
    assert!(is(*kept(&coded(glass, ImageFormat::Png)).get_pixel(25, 25), Rgb([255; 3])));
}

#[test]
fn one_picture_has_one_name() {
    let name = |picture| shrink(&coded(picture, ImageFormat::Png)).unwrap().name;
    assert_eq!(name(flag(300, 300)), name(flag(300, 300)));
    assert_ne!(name(flag(300, 300)), name(RgbImage::from_pixel(300, 300, RED)));
}

#[test]
fn what_is_no_picture_is_told_apart() {
    assert_eq!(shrink(b"notes about Sari"), Err(NoPicture::Unknown));
    assert_eq!(shrink(b""), Err(NoPicture::Unknown));
    assert_eq!(shrink(b"GIF89a\x01\0\x01\0"), Err(NoPicture::Unknown), "a format not read here");
    let png = coded(flag(60, 60), ImageFormat::Png);
    assert_eq!(shrink(&png[..png.len() / 2]), Err(NoPicture::Broken));
    let jpeg = coded(flag(60, 60), ImageFormat::Jpeg);
    for cut in [jpeg.len() - 2, jpeg.len() - 40, jpeg.len() / 2] {
        assert_eq!(shrink(&jpeg[..cut]), Err(NoPicture::Broken), "no grey half of a face: {cut}");
    }
    assert!(shrink(&[jpeg.as_slice(), b"what a telephone adds"].concat()).is_ok());
}

#[test]
fn a_bomb_is_not_unpacked() {
    // A PNG that says it is 40,000 pixels wide; its check sum is that of the header as it stands.
    let mut png = coded(flag(60, 60), ImageFormat::Png);
    png[16..20].copy_from_slice(&40_000u32.to_be_bytes());
    let sum = check_sum(&png[12..29]).to_be_bytes();
    png[29..33].copy_from_slice(&sum);
    assert_eq!(shrink(&png), Err(NoPicture::TooLarge));
}

/// CRC-32 as PNG has it.
fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_anywhere_never_panics(at in 0usize..4000, with in any::<u8>(), end in 0usize..4000) {
        let mut jpeg = coded(flag(40, 30), ImageFormat::Jpeg);
        let (at, end) = (at % jpeg.len(), end % jpeg.len());
        jpeg[at] = with;
        let _ = shrink(&jpeg);
        let _ = shrink(&jpeg[..end]);
    }
}

#[test]
fn pixels_that_become_one_are_averaged_and_none_is_moved() {
    let picture = RgbImage::from_fn(9, 5, |x, y| image::Rgb([x as u8 * 10, y as u8 * 10, 200]));
    let small = averaged(&picture, 4, 0, 5, 2);
    let seen: Vec<[u8; 3]> = small.pixels().map(|pixel| pixel.0).collect();
    assert_eq!(seen, [[45, 5, 200], [65, 5, 200], [45, 25, 200], [65, 25, 200]]);
    assert_eq!(averaged(&picture, 2, 1, 3, 1).get_pixel(0, 0).0, [20, 10, 200], "one by one is a copy");
}
