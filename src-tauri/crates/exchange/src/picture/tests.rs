use expect_test::expect_file;
use simpul_drawing::card::PositionCard;
use simpul_drawing::chart::{self, ChartInput, ChartNode};
use simpul_drawing::scene::Kind;
use simpul_layout::tree::{NO_PARENT, TreeInput, tidy};

use super::*;

fn scene(nodes: usize) -> Scene {
    drawn(&input(nodes))
}

fn input(nodes: usize) -> ChartInput<'static> {
    let holders = ["Siti Rahmawati", "Budi & <Co>"];
    let node = |index: usize| ChartNode {
        card: PositionCard {
            key: format!("position:{index}"),
            holders: holders.get(index).map(|&name| name.into()).into_iter().collect(),
            initials: "SR".to_owned(),
            title: "Director".into(),
            colour: Some(index as u32),
            vacant: "Vacant".into(),
            ..PositionCard::default()
        },
        parent: (index > 0).then_some(0),
        reports: if index == 0 { nodes as u32 - 1 } else { 0 },
        ..ChartNode::default()
    };
    ChartInput { nodes: (0..nodes).map(node).collect(), initials: true, ..ChartInput::default() }
}

fn drawn(input: &ChartInput<'_>) -> Scene {
    let parent: Vec<u32> = input.nodes.iter().map(|node| node.parent.unwrap_or(NO_PARENT)).collect();
    let shape = chart::shape(input);
    let sizes = vec![shape.size(); input.nodes.len()];
    let tree = TreeInput { parent: &parent, sizes: &sizes, assistant: &[] };
    let options =
        simpul_layout::tree::TreeOptions { stack: None, ..chart::spacing(chart::Spacing::default()) };
    chart::draw(input, shape, &tidy(&tree, &options, &mut ()).unwrap())
}

#[test]
fn three_cards_as_svg() {
    expect_file!["golden/three-cards.svg"].assert_eq(&svg(&scene(3), Theme::Light, &Photos::new()));
}

#[test]
fn marked_characters_are_escaped() {
    let text = svg(&scene(3), Theme::Print, &Photos::new());
    assert!(text.contains("Budi &amp; &lt;Co&gt;"));
    assert!(!text.contains("position:"), "record keys stay inside");
}

#[test]
fn a_png_has_the_pixels_asked_for_and_ink_on_them() {
    let scene = scene(3);
    let picture = png(&scene, Theme::Light, &Photos::new(), 2.0).unwrap();
    assert_eq!(picture.scale, 2.0);
    let map = resvg::tiny_skia::Pixmap::decode_png(&picture.bytes).unwrap();
    assert_eq!(f64::from(map.width()), (scene.bounds.w * 2.0).ceil());
    let dark = map.pixels().iter().filter(|pixel| pixel.red() < 60 && pixel.green() < 70).count();
    assert!(dark > 200, "letters are drawn with the bundled font: {dark}");
}

#[test]
fn a_wide_chart_is_scaled_to_what_the_formats_hold() {
    let wide = scene(200);
    let picture = png(&wide, Theme::Light, &Photos::new(), 1.0).unwrap();
    assert!(picture.scale < 1.0);
    let page = pdf(&wide, Theme::Print, &Photos::new()).unwrap();
    assert!(page.scale < 0.75);
    assert!((page.scale * wide.bounds.w - 14_400.0).abs() < 1.0);
}

#[test]
fn a_pdf_is_one_page_with_its_fonts() {
    let page = pdf(&scene(3), Theme::Print, &Photos::new()).unwrap();
    assert!(page.bytes.starts_with(b"%PDF-"));
    let text = String::from_utf8_lossy(&page.bytes);
    assert_eq!(text.matches("/Type /Page\n").count() + text.matches("/Type/Page\n").count(), 1);
    assert!(text.contains("Inter-SemiBold"), "letters stay letters");
    assert_eq!(page.scale, 0.75);
}

#[test]
fn a_pdf_is_the_same_every_time() {
    let (first, second) = (
        pdf(&scene(12), Theme::Print, &Photos::new()).unwrap(),
        pdf(&scene(12), Theme::Print, &Photos::new()).unwrap(),
    );
    assert!(first == second, "the fonts of a page once stood in the order of a hash");
}

#[test]
fn text_the_bundled_font_lacks_stays_on_its_card() {
    let mut scene = scene(2);
    let card = scene.items.iter().position(|item| item.kind == Kind::Card).unwrap();
    assert!(
        !svg(&scene, Theme::Light, &Photos::new()).contains("<svg x="),
        "Latin letters are as wide as was measured"
    );
    let name = scene.items[card].texts as usize + 1;
    scene.texts[name] = scene.strings.push("倉庫");
    let (text, corner) = (svg(&scene, Theme::Light, &Photos::new()), scene.items[card].bbox);
    let clipped = format!("<svg x=\"{}\" y=\"{}\" width=\"{}\" height", corner.x, corner.y, corner.w - 8.0);
    assert!(text.contains(&clipped), "{text}");
    assert!(png(&scene, Theme::Light, &Photos::new(), 1.0).is_ok());
}

#[test]
fn more_shapes_than_the_renderer_takes_are_too_large() {
    let error = refused(&scene(1), &Error::ElementsLimitReached);
    assert!(matches!(error, PictureError::TooLarge { width: 200.., height: 100.. }), "{error}");
}

#[test]
fn nothing_and_too_much_are_refused() {
    assert_eq!(png(&Scene::default(), Theme::Light, &Photos::new(), 1.0), Err(PictureError::Empty));
    let mut endless = scene(1);
    endless.bounds.w = 1e9;
    assert!(matches!(png(&endless, Theme::Light, &Photos::new(), 1.0), Err(PictureError::TooLarge { .. })));
    assert!(matches!(pdf(&endless, Theme::Light, &Photos::new()), Err(PictureError::TooLarge { .. })));
}

/// The scene with a photo for the first card, and that photo: all of it green.
fn with_photo() -> (Scene, Photos) {
    let mut input = input(3);
    input.nodes[0].card.photo = "green".to_owned();
    let green = image::RgbImage::from_pixel(64, 64, image::Rgb([10, 160, 20]));
    let mut png = std::io::Cursor::new(Vec::new());
    green.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let small = crate::photos::shrink(png.get_ref()).unwrap();
    (drawn(&input), [("green".to_owned(), small.bytes)].into())
}

#[test]
fn photos_stand_in_every_format_and_are_round() {
    let (scene, photos) = with_photo();
    assert_eq!(scene.photos().into_iter().collect::<Vec<_>>(), ["green"]);
    let text = svg(&scene, Theme::Light, &photos);
    assert_eq!(text.matches("<image ").count(), 1);
    assert!(text.contains("clip-path=\"url(#round)\" href=\"data:image/jpeg;base64,/9j/"));

    let map = png(&scene, Theme::Light, &photos, 1.0).unwrap();
    let map = resvg::tiny_skia::Pixmap::decode_png(&map.bytes).unwrap();
    let green = |p: &&resvg::tiny_skia::PremultipliedColorU8| p.green() > 140 && p.red() < 30;
    let (seen, disc) = (map.pixels().iter().filter(green).count() as f64, std::f64::consts::PI * 400.0);
    assert!((seen - disc).abs() < 0.06 * disc, "a disc of radius 20 and no square: {seen} of {disc}");

    let page = pdf(&scene, Theme::Print, &photos).unwrap();
    let without = pdf(&scene, Theme::Print, &Photos::new()).unwrap();
    let images = |page: &Picture| String::from_utf8_lossy(&page.bytes).matches("/Subtype /Image").count();
    assert_eq!((images(&page), images(&without)), (1, 0));
}

#[test]
fn a_photo_that_is_not_there_leaves_its_disc() {
    let (scene, _) = with_photo();
    let text = svg(&scene, Theme::Light, &Photos::new());
    assert!(!text.contains("<image ") && !text.contains("clipPath"));
    assert_eq!(text.matches("<circle ").count(), 3);
}
