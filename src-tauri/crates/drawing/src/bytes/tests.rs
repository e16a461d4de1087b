use super::*;
use crate::line::hull;
use crate::metrics::Weight;
use crate::scene::{Builder, Paint, Prim, Type, lod};
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
    let header: Vec<u32> = (0..11).map(|i| word(4 * i)).collect();
    assert_eq!(header, [MAGIC, 3, 1, 1, 1, 0, 0, 0, 1, 8, 9]);
    // bbox at 80, shape, key, a, b at 112, 120, 128, 136, kind and flags at 144 and 152.
    assert_eq!([word(112), word(120), word(128), word(136)], [0, 0, NOTHING, NOTHING]);
    assert_eq!((bytes[144], bytes[152]), (4, 16));
    // The shape's first pen and end at 160.
    assert_eq!([word(160), word(164)], [0, 1]);
    // geom at 168, padded to 192; width, anchorAt, pointCount; then five bytes at multiples of eight.
    assert_eq!(f32::from_le_bytes([bytes[176], bytes[177], bytes[178], bytes[179]]), 3.0);
    assert_eq!(word(200), NOTHING);
    assert_eq!((bytes[216], bytes[224], bytes[232]), (0, lod::FULL, Token::INK.0));
    assert_eq!(bytes.len(), 256 + 8 + 8);
    assert!(bytes.ends_with(b"toggle:7"));
}

#[test]
fn other_bytes_are_named_for_what_they_are() {
    assert_eq!(decode(b"PK"), Err(BytesError::NotAScene));
    let mut newer = encode(&Scene::default());
    newer[4] = 9;
    assert_eq!(decode(&newer), Err(BytesError::Version(9)));
    let whole = encode(&Scene::default());
    assert_eq!(decode(&whole[..whole.len() - 8]), Err(BytesError::CutShort));
}

#[test]
fn cards_made_alike_are_told_once() {
    let scene = |cards: u32| {
        let mut builder = Builder::default();
        for card in 0..cards {
            builder.begin(Kind::Card, "position:7", Rect::new(f64::from(card) * 200.0, 0.0, 180.0, 60.0), 0);
            builder.rect(lod::ALL, Rect::new(0.0, 0.0, 180.0, 60.0), 8.0, Paint::stroked(Token::LINE, 1.0));
            let words = Type::new(13.0, Weight::SemiBold, Token::INK);
            builder.text(
                lod::FULL,
                Point::new(8.0, 20.0),
                160.0,
                &"name ".repeat(card as usize % 3 + 1),
                words,
            );
            builder.path(lod::ALL, Op::Path, &[Point::new(0.0, -500.0); 4], 6.0, 0.0, Paint::default());
        }
        builder.finish(0.0, 1)
    };
    assert_eq!((scene(50).shapes.len(), scene(50).shapes.pens.len()), (1, 3));
    let more = encode(&scene(160)).len() - encode(&scene(80)).len();
    // The item, its key, one text and four points.
    assert_eq!(more, 80 * (50 + (4 + 10) + 4 + 64));
}

#[test]
fn lines_of_all_lengths_are_of_one_shape() {
    let mut builder = Builder::default();
    let routes = [-30_000.5, -160.0, 160.0, 2e7].map(|to| {
        let (start, end) = (Point::new(10.25, 64.0), Point::new(to, 120.0));
        [start, Point::new(start.x, 92.0), Point::new(end.x, 92.0), end]
    });
    for route in &routes {
        builder.begin(Kind::Edge, "line:7", hull(route, 1.0), 0);
        builder.path(lod::ALL, Op::Path, route, 6.0, 0.0, Paint::default());
    }
    let scene = builder.finish(0.0, 1);
    assert_eq!((scene.shapes.len(), scene.points.len()), (2, 0), "to the left and to the right");
    for (item, route) in scene.items.iter().zip(&routes) {
        assert_eq!(scene.prims_of(item).next().unwrap().points[..], route[..]);
    }
}

#[test]
fn what_is_left_out_on_paper_shifts_nothing() {
    let mut builder = Builder::default();
    for key in ["toggle:7", "position:7"] {
        let kind = if key.starts_with('t') { Kind::Handle } else { Kind::Card };
        builder.begin(kind, key, Rect::new(0.0, 0.0, 9.0, 9.0), 0);
        let words = Type::new(13.0, Weight::Regular, Token::INK);
        builder.text(lod::FULL, Point::new(0.0, 8.0), 99.0, key, words);
        builder.head(lod::FULL, [Point::new(key.len() as f64, 500.0); 3], Token::INK);
    }
    let scene = builder.finish(0.0, 1).without_handles(|_| true);
    let read = decode(&encode(&scene)).unwrap();
    let card: Vec<Prim<'_>> = read.prims_of(&read.items[1]).collect();
    assert_eq!(card[0].text, Some("position:7"));
    assert_eq!(card[1].points[0].x, 10.0);
    assert_eq!(read.prims_of(&read.items[0]).count(), 0);
}
