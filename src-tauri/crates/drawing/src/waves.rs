//! What stops, wave by wave, as a scene: a column for each wave, who goes without something in it as boxes, and
//! lines with their needs from column to column, up to those outside the company.
//!
//! What stops for certain stands in the upper lane, drawn whole; what may stop stands in a frame of its own below,
//! its boxes and lines dashed. Words at the left of each lane say which it is. Headings with the numbers of each wave are boxes without a frame, so that they can be
//! pointed at and walked to as everything else.

mod pills;

use simpul_layout::geometry::{Point, Rect, Size};
use simpul_layout::waves::{WavesInput, WavesLayout, WavesOptions, waves};

use crate::card::{DETAIL, NAME, SMALL, large_name, stripe};
use crate::line::{dashed, distance, head, hull, outlined};
use crate::metrics::{Weight, wrap};
use crate::scene::{Align, Builder, Kind, Op, Paint, Scene, Type, flags, lod};
use crate::theme::Token;
use pills::pills;

/// What the picture shows; all words translated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WavesPicture {
    /// The columns from left to right.
    pub heads: Vec<WaveHead>,
    /// What is said of what stops for certain, and of what may stop.
    pub lanes: [WaveLane; 2],
    /// Who is struck, in the order of the layout.
    pub boxes: Vec<WaveBox>,
    /// What leads from one to another.
    pub lines: Vec<WaveLine>,
    /// Revision of the document.
    pub revision: u32,
}

/// The heading of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaveHead {
    /// Its key.
    pub key: String,
    /// "Wave 1".
    pub title: String,
    /// "12 needs for certain, 3 perhaps".
    pub detail: String,
}

/// What is said of a lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaveLane {
    /// "May go without".
    pub title: String,
    /// Why.
    pub detail: String,
}

/// What a box is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaveKind {
    /// It stops: where everything begins.
    Source,
    /// Goes without something.
    #[default]
    Struck,
    /// Stands for several that are folded away, or folds them again.
    Fold,
}

/// A box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaveBox {
    /// Its key.
    pub key: String,
    /// Who.
    pub name: String,
    /// "3 needs stop".
    pub detail: String,
    /// What is said of it beside these, and not seen.
    pub spoken: String,
    /// Its column, from 0.
    pub column: u32,
    /// For certain, or perhaps.
    pub certain: bool,
    /// Outside the company.
    pub external: bool,
    /// What it is.
    pub kind: WaveKind,
    /// Index of its colour.
    pub colour: Option<u32>,
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WaveLine {
    /// Its key.
    pub key: String,
    /// Index of the box it comes from.
    pub from: u32,
    /// Index of the box it leads to.
    pub to: u32,
    /// How many needs it stands for, to be written on it; nothing where it is one.
    pub count: String,
    /// What is said of it, and not seen.
    pub spoken: String,
    /// For certain, or perhaps.
    pub certain: bool,
}

const BOX: Size = Size::new(208.0, 54.0);
const RADIUS: f64 = 8.0;
/// The heading of a column, and the room between it and the first lane.
const HEAD: f64 = 42.0;
const BELOW_HEAD: f64 = 18.0;
/// The words above the first lane, the lines of those beside the second, and the room round it.
const LANE: f64 = 26.0;
const STEP: f64 = 16.0;
const PAD: f64 = 16.0;
const MARGIN: f64 = 32.0;
/// Dashes of lines and of frames, and the gaps in them.
const DASH: (f64, f64) = (7.0, 5.0);
/// More dashes than this become longer instead: each is a path of its own.
const MOST_DASHES: f64 = 12_000.0;
const HEAD_OF_LINE: (f64, f64) = (8.0, 7.0);
const LANE_TYPE: Type = Type { weight: Weight::SemiBold, ..DETAIL };

/// Where everything goes.
#[must_use]
pub fn place(picture: &WavesPicture) -> WavesLayout {
    let sizes = vec![BOX; picture.boxes.len()];
    let columns: Vec<u32> = picture.boxes.iter().map(|one| one.column).collect();
    let lanes: Vec<u32> = picture.boxes.iter().map(|one| u32::from(!one.certain)).collect();
    let last: Vec<bool> = picture.boxes.iter().map(|one| one.kind == WaveKind::Fold).collect();
    let edges: Vec<(u32, u32)> = picture.lines.iter().map(|line| (line.from, line.to)).collect();
    let options = WavesOptions { column_gap: 88.0, lane_gap: 3.0 * PAD, ..WavesOptions::default() };
    waves(
        &WavesInput { sizes: &sizes, columns: &columns, lanes: &lanes, last: &last, edges: &edges },
        &options,
    )
}

/// Draws the picture where `layout` puts it. Linear in boxes and lines.
///
/// # Panics
/// If `layout` was made for fewer boxes or lines than `picture` has.
#[must_use]
pub fn draw(picture: &WavesPicture, layout: &WavesLayout) -> Scene {
    let mut builder = Builder::default();
    lanes(&mut builder, picture, layout);
    let stretch = stretch(picture, layout);
    let first_line = builder.next_item();
    for (line, route) in picture.lines.iter().zip(&layout.routes) {
        draw_line(&mut builder, line, route.clone(), stretch);
    }
    // Above all lines: none runs through a number.
    for (line, pill) in picture.lines.iter().zip(pills(picture, layout)) {
        if let Some((place, words)) = pill {
            draw_pill(&mut builder, line, place, &words);
        }
    }
    for (heading, &(left, right)) in picture.heads.iter().zip(&layout.columns) {
        let top = -(LANE + BELOW_HEAD + HEAD);
        draw_head(&mut builder, heading, Rect::new(left, top, (right - left).max(BOX.w), HEAD));
    }
    let boxes = picture.boxes.iter().zip(&layout.boxes);
    let cards: Vec<u32> = boxes.map(|(one, &bbox)| draw_box(&mut builder, one, bbox, stretch)).collect();
    for (item, line) in (first_line..).zip(&picture.lines) {
        builder.join(item, [line.from, line.to].map(|end| cards.get(end as usize).copied()));
    }
    builder.finish(MARGIN, picture.revision)
}

/// How much longer dashes are than they would be, so that there are not too many.
fn stretch(picture: &WavesPicture, layout: &WavesLayout) -> f64 {
    let step = DASH.0 + DASH.1;
    let dashed = picture.lines.iter().zip(&layout.routes).filter(|(line, _)| !line.certain);
    let lines: f64 =
        dashed.map(|(_, route)| route.windows(2).map(|pair| distance(pair[0], pair[1])).sum::<f64>()).sum();
    let frames = picture.boxes.iter().filter(|one| !one.certain).count() as f64 * 2.0 * (BOX.w + BOX.h);
    ((lines + frames) / step / MOST_DASHES).max(1.0)
}

/// The words of what is certain, above what stops; the frame round what may stop, with its own below that.
fn lanes(builder: &mut Builder, picture: &WavesPicture, layout: &WavesLayout) {
    let left = layout.columns.first().map_or(0.0, |column| column.0);
    let right = layout.columns.last().map_or(0.0, |column| column.1);
    let [certain, may] = &picture.lanes;
    if let Some(&Some((top, _))) = layout.lanes.first() {
        lane_words(builder, "lane:certain", certain, Point::new(left, top - LANE));
    }
    if let Some(&Some((top, end))) = layout.lanes.get(1) {
        let lines = 1 + wrap(&may.detail, DETAIL.size, DETAIL.weight, BOX.w, MOST_LINES).len();
        let end = end.max(top + STEP * lines as f64);
        let area = Rect::spanning(Point::new(left, top), Point::new(right, end)).grown(PAD);
        builder.begin(Kind::Area, "lane:may", area, 0);
        let frame = Rect::new(0.0, 0.0, area.w, area.h);
        builder.rect(lod::ALL, frame, 12.0, Paint::stroked(Token::LINE, 1.0).with_fill(Token::SURFACE));
        lane_words(builder, "lane:may", may, Point::new(left, top));
    }
}

fn lane_words(builder: &mut Builder, key: &str, lane: &WaveLane, corner: Point) {
    let lines = wrap(&lane.detail, DETAIL.size, DETAIL.weight, BOX.w, MOST_LINES);
    let place = Rect::new(corner.x, corner.y, BOX.w, STEP * (1 + lines.len()) as f64);
    builder.begin(Kind::Label, key, place, 0);
    builder.text(lod::NAME | lod::FULL, Point::new(0.0, 12.0), BOX.w, &lane.title, LANE_TYPE);
    for (at, line) in (1_u32..).zip(&lines) {
        let baseline = 12.0 + STEP * f64::from(at);
        builder.text(lod::FULL, Point::new(0.0, baseline), BOX.w, line, DETAIL);
    }
}

/// Lines of the words of a lane.
const MOST_LINES: usize = 3;

fn draw_head(builder: &mut Builder, heading: &WaveHead, bbox: Rect) {
    builder.begin(Kind::Card, &heading.key, bbox, 0);
    builder.text(lod::NAME | lod::FULL, Point::new(0.0, 15.0), bbox.w, &heading.title, NAME);
    builder.text(lod::FULL, Point::new(0.0, 32.0), bbox.w, &heading.detail, DETAIL);
    builder.rect(lod::ALL, Rect::new(0.0, bbox.h - 1.0, bbox.w, 1.0), 0.0, Paint::filled(Token::LINE));
}

fn draw_box(builder: &mut Builder, one: &WaveBox, bbox: Rect, stretch: f64) -> u32 {
    let external = if one.external { flags::EXTERNAL } else { 0 };
    let folded = if one.kind == WaveKind::Fold { flags::COLLAPSED } else { 0 };
    let item = builder.begin(Kind::Card, &one.key, bbox, external | folded);
    let frame = Rect::new(0.0, 0.0, bbox.w, bbox.h);
    let radius = if one.external || one.kind == WaveKind::Fold { bbox.h / 2.0 } else { RADIUS };
    let (border, width) = if one.external { (Token::EXTERNAL, 1.5) } else { (Token::REPORTING, 1.25) };
    let (fill, ink, muted) = match one.kind {
        WaveKind::Source => (Token::INK, Token::SURFACE, Token::SURFACE),
        WaveKind::Fold => (Token::BG, Token::INK, Token::MUTED),
        WaveKind::Struck => (Token::SURFACE, Token::INK, Token::MUTED),
    };
    if one.certain {
        builder.rect(lod::ALL, frame, radius, Paint::stroked(border, width).with_fill(fill));
    } else {
        builder.rect(lod::ALL, frame, radius, Paint::filled(fill));
        builder.rect(lod::BLOCK, frame, radius, Paint::stroked(border, width));
        for dash in dashed(&outlined(bbox, radius), DASH.0 * stretch, DASH.1 * stretch) {
            let paint = Paint::stroked(border, width);
            builder.path(lod::NAME | lod::FULL, Op::Path, &dash, 0.0, 0.0, paint);
        }
    }
    if one.kind == WaveKind::Fold {
        let room = bbox.w - bbox.h;
        let name = Type { colour: ink, ..NAME }.aligned(Align::Centre);
        let middle = if one.detail.is_empty() { bbox.h / 2.0 + 4.5 } else { 23.0 };
        builder.text(lod::NAME | lod::FULL, Point::new(bbox.w / 2.0, middle), room, &one.name, name);
        let detail = DETAIL.aligned(Align::Centre);
        builder.text(lod::FULL, Point::new(bbox.w / 2.0, 40.5), room, &one.detail, detail);
        return item;
    }
    let left = if one.external { bbox.h / 2.0 - 4.0 } else { 22.0 };
    let room = bbox.w - left - if one.external { left } else { 12.0 };
    if let (Some(colour), WaveKind::Struck, false) = (one.colour, one.kind, one.external) {
        stripe(builder, bbox.size(), Token::stripe(colour));
    }
    builder.text(lod::FULL, Point::new(left, 23.0), room, &one.name, Type { colour: ink, ..NAME });
    builder.text(lod::FULL, Point::new(left, 40.5), room, &one.detail, Type { colour: muted, ..DETAIL });
    large_name(builder, bbox.size(), left - 2.0, &one.name, ink);
    builder.text(0, Point::default(), f64::MAX, &one.spoken, DETAIL);
    item
}

fn draw_line(builder: &mut Builder, line: &WaveLine, mut points: Vec<Point>, stretch: f64) {
    let bbox = hull(&points, HEAD_OF_LINE.1 / 2.0);
    builder.begin(Kind::Edge, &line.key, bbox, 0);
    let (colour, width) = (colour_of(line), 1.25);
    let tip = head(&mut points, HEAD_OF_LINE.0, HEAD_OF_LINE.1);
    if line.certain {
        builder.path(lod::ALL, Op::Path, &points, 0.0, 0.0, Paint::stroked(colour, width));
    } else {
        for dash in dashed(&points, DASH.0 * stretch, DASH.1 * stretch) {
            builder.path(lod::ALL, Op::Path, &dash, 0.0, 0.0, Paint::stroked(colour, width));
        }
    }
    if let Some(corners) = tip {
        builder.head(lod::NAME | lod::FULL, corners, colour);
    }
    builder.text(0, Point::default(), f64::MAX, &line.spoken, DETAIL);
}

fn draw_pill(builder: &mut Builder, line: &WaveLine, place: Rect, words: &str) {
    builder.begin(Kind::Label, &line.key, place, 0);
    let own = Rect::new(0.0, 0.0, place.w, place.h);
    let paint = Paint::stroked(colour_of(line), 1.0).with_fill(Token::SURFACE);
    builder.rect(lod::FULL, own, place.h / 2.0, paint);
    let set = Type { colour: Token::INK, ..SMALL }.aligned(Align::Centre);
    builder.text(lod::FULL, Point::new(place.w / 2.0, 12.5), place.w, words, set);
}

fn colour_of(line: &WaveLine) -> Token {
    if line.certain { Token::INK } else { Token::MUTED }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> WavesPicture {
        let head = |key: &str| WaveHead { key: key.into(), title: key.into(), detail: "2".into() };
        let at = |key: &str, column, certain| WaveBox {
            key: key.into(),
            name: key.into(),
            detail: "1 need stops".into(),
            spoken: "wave 1".into(),
            column,
            certain,
            ..WaveBox::default()
        };
        let line = |from, to, needs: u32, certain| WaveLine {
            key: format!("{from}>{to}"),
            from,
            to,
            count: if needs > 1 { needs.to_string() } else { String::new() },
            spoken: format!("{from} to {to}"),
            certain,
        };
        WavesPicture {
            heads: vec![head("wave:0"), head("wave:1"), head("wave:end")],
            lanes: ["For certain", "Perhaps"]
                .map(|title| WaveLane { title: title.into(), detail: "why".into() }),
            boxes: vec![
                WaveBox { kind: WaveKind::Source, ..at("who", 0, true) },
                at("a", 1, true),
                at("b", 1, false),
                WaveBox { external: true, ..at("client", 2, true) },
                WaveBox { kind: WaveKind::Fold, ..at("more", 2, false) },
            ],
            lines: vec![line(0, 1, 3, true), line(0, 3, 1, true), line(1, 2, 1, false), line(2, 4, 9, false)],
            revision: 4,
        }
    }

    #[test]
    fn what_may_stop_is_dashed_and_stands_in_a_frame_below() {
        let mut picture = picture();
        // Perhaps comes from certain in an earlier column only.
        picture.lines.remove(2);
        let layout = place(&picture);
        let scene = draw(&picture, &layout);
        let find = |key: &str| scene.items.iter().find(|item| scene.strings.get(item.key) == key).unwrap();
        let paths = |key: &str| scene.prims_of(find(key)).filter(|prim| prim.op == Op::Path).count();
        assert_eq!((paths("0>1"), paths("0>3"), paths("a"), paths("client")), (1, 1, 0, 0));
        assert!(paths("2>4") > 5 && paths("b") > 20);
        let area = scene.items.iter().find(|item| item.kind == Kind::Area).unwrap().bbox;
        for (one, bbox) in picture.boxes.iter().zip(&layout.boxes) {
            assert_eq!(area.intersects(*bbox), !one.certain, "{}", one.key);
        }
        assert!(scene.items.iter().all(|item| scene.bounds.union(item.bbox) == scene.bounds));
    }

    #[test]
    fn lines_know_their_boxes_and_say_how_many_needs_they_are() {
        let picture = WavesPicture { lines: picture().lines[..2].to_vec(), ..picture() };
        let scene = draw(&picture, &place(&picture));
        let words = |key: &str| -> Vec<&str> {
            let item = scene.items.iter().find(|item| scene.strings.get(item.key) == key).unwrap();
            scene.prims_of(item).filter_map(|prim| prim.text).collect()
        };
        assert_eq!(words("0>1"), ["0 to 1"], "told, though not seen");
        let pill =
            scene.items.iter().find(|item| item.kind == Kind::Label && scene.strings.get(item.key) == "0>1");
        let last_line = scene.items.iter().rposition(|item| item.kind == Kind::Edge);
        let number = scene.items.iter().position(|item| Some(item) == pill);
        assert!(pill.is_some() && number > last_line, "no line runs through a number");
        assert_eq!(words("0>3"), ["0 to 3"], "one need is not counted");
        assert_eq!(words("wave:1"), ["wave:1", "2"]);
        assert!(words("a").contains(&"wave 1"), "told, though not seen");
        let line = scene.items.iter().find(|item| item.kind == Kind::Edge).unwrap();
        let ends = line.ends.map(|end| scene.strings.get(scene.items[end.unwrap() as usize].key));
        assert_eq!(ends, ["who", "a"]);
    }

    #[test]
    fn nothing_is_an_empty_picture() {
        let picture = WavesPicture::default();
        assert!(draw(&picture, &place(&picture)).items.is_empty());
    }
}
