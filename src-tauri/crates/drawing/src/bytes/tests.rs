use super::*;
use crate::metrics::Weight;
use crate::scene::{Builder, Paint, Type, lod};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    ProptestConfig {
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn scene() -> impl Strategy<Value = Scene> {
    let item = ("[a-z:]{1,9}", -1e7..1e7f64, 1.0..300.0f64, "\\PC{0,12}", 0..5_u8, any::<u8>());
    (prop::collection::vec(item, 0..20), any::<u32>()).prop_map(|(items, revision)| {
        let mut builder = Builder::default();
        for (index, (key, x, w, text, what, flags)) in items.into_iter().enumerate() {
            let bbox = Rect::new(x, -x / 3.0, w, 40.0);
            let item = builder.begin(kind(what).unwrap(), &key, bbox, flags);
            builder.join(item, [(index > 0).then_some(0), None]);
            let paint = Paint::stroked(Token::LINE, 1.5).with_fill(Token::SURFACE);
            builder.rect(lod::ALL, Rect::new(0.0, 0.0, w, 40.0), 8.0, paint);
            builder.text(
                lod::FULL,
                Point::new(4.0, 20.0),
                w,
                &text,
                Type::new(13.0, Weight::SemiBold, Token::INK),
            );
            builder.photo(lod::FULL, Point::new(20.0, 20.0), 16.0, &key);
            builder.path(lod::FULL, Op::Double, &[Point::new(x, 0.0), Point::new(0.0, x)], 6.0, 2.0, paint);
        }
        builder.finish(8.0, revision)
    })
}

proptest! {
    #![proptest_config(config())]
    #[test]
    fn what_was_written_is_read_again(scene in scene()) {
        let bytes = encode(&scene);
        prop_assert_eq!(bytes.len() % 8, 0);
        prop_assert_eq!(decode(&bytes), Ok(scene));
    }

    #[test]
    fn damaged_bytes_are_refused_without_panic(scene in scene(), cut in 0.0..1.0f64, at in 0.0..1.0f64, value: u8) {
        let mut bytes = encode(&scene);
        let index = ((bytes.len() - 1) as f64 * at) as usize;
        bytes[index] = value;
        let _ = decode(&bytes);
        bytes.truncate((bytes.len() as f64 * cut) as usize);
        let _ = decode(&bytes);
    }
}

#[test]
fn the_layout_is_the_one_the_window_knows() {
    let mut builder = Builder::default();
    builder.begin(Kind::Handle, "toggle:7", Rect::new(1.0, 2.0, 3.0, 4.0), 16);
    builder.rect(lod::FULL, Rect::new(0.0, 0.0, 3.0, 4.0), 2.0, Paint::filled(Token::INK));
    let bytes = encode(&builder.finish(0.0, 9));
    let word = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    let header: Vec<u32> = (0..8).map(|i| word(4 * i)).collect();
    assert_eq!(header, [MAGIC, 1, 1, 1, 0, 1, 8, 9]);
    // bbox at 64, primStart at 96, key, a, b at 104, 112, 120, kind and flags at 128 and 136.
    assert_eq!([word(96), word(100), word(104), word(112), word(120)], [0, 1, 0, NOTHING, NOTHING]);
    assert_eq!((bytes[128], bytes[136]), (4, 16));
    // geom at 144, padded to 168; width, text, start, count; then five bytes at multiples of eight.
    assert_eq!(f32::from_le_bytes([bytes[152], bytes[153], bytes[154], bytes[155]]), 3.0);
    assert_eq!((bytes[200], bytes[208], bytes[216]), (0, lod::FULL, Token::INK.0));
    assert_eq!(bytes.len(), 240 + 8 + 8);
    assert!(bytes.ends_with(b"toggle:7"));
}

#[test]
fn other_bytes_are_named_for_what_they_are() {
    assert_eq!(decode(b"PK"), Err(BytesError::NotAScene));
    let mut newer = encode(&Scene::default());
    newer[4] = 2;
    assert_eq!(decode(&newer), Err(BytesError::Version(2)));
    let whole = encode(&Scene::default());
    assert_eq!(decode(&whole[..whole.len() - 8]), Err(BytesError::CutShort));
}
