//! The scene as SVG: shapes and plain text elements, numbers to two decimals, no styles, no embedded HTML.
//!
//! Photos are written into it, so that the file stands alone. Only what the full level of detail shows is written. Record keys are not: they are of no use outside.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use simpul_drawing::geometry::Point;
use simpul_drawing::metrics::is_bundled;
use simpul_drawing::scene::{Item, Kind, Op, Prim, Scene, lod};
use simpul_drawing::theme::{Theme, Token};

use super::Photos;

/// Writes `scene` in the colours of `theme`, with those of its photos that are there. O(size).
#[must_use]
pub fn svg(scene: &Scene, theme: Theme, photos: &Photos) -> String {
    let bounds = scene.bounds;
    let room = 160 * (2 * scene.items.len() + scene.texts.len())
        + photos.values().map(|photo| photo.len() * 4 / 3 + 160).sum::<usize>();
    let mut pen = Pen { out: String::with_capacity(room + 512), theme, photos };
    let (w, h) = (number(bounds.w), number(bounds.h));
    pen.write(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"{} {} {w} {h}\" \
         font-family=\"Inter, sans-serif\">\n",
        number(bounds.x),
        number(bounds.y)
    ));
    pen.write(format_args!(
        "<rect x=\"{}\" y=\"{}\" width=\"{w}\" height=\"{h}\" fill=\"{}\"/>\n",
        number(bounds.x),
        number(bounds.y),
        theme.css(Token::BG)
    ));
    if !photos.is_empty() {
        pen.out.push_str(ROUND);
    }
    for item in &scene.items {
        for prim in scene.prims_of(item).filter(|prim| prim.lod & lod::FULL != 0) {
            pen.prim(item, &prim);
        }
    }
    pen.out.push_str("</svg>\n");
    pen.out
}

/// Cuts a photo to a circle, whatever its place and size.
const ROUND: &str = "<clipPath id=\"round\" clipPathUnits=\"objectBoundingBox\">\
                     <circle cx=\".5\" cy=\".5\" r=\".5\"/></clipPath>\n";

struct Pen<'a> {
    out: String,
    theme: Theme,
    photos: &'a Photos,
}

impl Pen<'_> {
    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.out.write_fmt(arguments);
    }

    fn prim(&mut self, item: &Item, prim: &Prim<'_>) {
        let [a, b, c, d, e] = prim.geom.map(f64::from);
        let (x, y) = (item.bbox.x + a, item.bbox.y + b);
        let points = &prim.points[..];
        match prim.op {
            Op::Rect => {
                self.write(format_args!("<rect x=\"{}\" y=\"{}\"", number(x), number(y)));
                self.write(format_args!(" width=\"{}\" height=\"{}\"", number(c), number(d)));
                self.write(format_args!(" rx=\"{}\"", number(e.min(c / 2.0).min(d / 2.0))));
                self.paint(prim);
            }
            Op::Circle => {
                self.write(format_args!(
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                    number(x),
                    number(y),
                    number(c)
                ));
                self.paint(prim);
            }
            Op::Photo => self.photo(Point::new(x - c, y - c), 2.0 * c, prim),
            Op::Text => self.text(item, Point::new(x, y), d, e, prim),
            Op::Path => self.path(points, a, prim.stroke, f64::from(prim.width)),
            Op::Double | Op::Hollow => {
                self.path(points, a, prim.stroke, f64::from(prim.width));
                self.path(points, a, Token::BG, b);
            }
            Op::Head => {
                let corners: Vec<String> =
                    points.iter().map(|p| format!("{},{}", number(p.x), number(p.y))).collect();
                let (corners, fill) = (corners.join(" "), self.theme.css(prim.fill));
                self.write(format_args!("<polygon points=\"{corners}\" fill=\"{fill}\"/>\n"));
            }
        }
    }

    fn paint(&mut self, prim: &Prim<'_>) {
        let fill = self.theme.css(prim.fill);
        self.write(format_args!(" fill=\"{fill}\""));
        if prim.stroke != Token::NONE {
            let (stroke, width) = (self.theme.css(prim.stroke), number(f64::from(prim.width)));
            self.write(format_args!(" stroke=\"{stroke}\" stroke-width=\"{width}\""));
        }
        self.out.push_str("/>\n");
    }

    fn photo(&mut self, corner: Point, side: f64, prim: &Prim<'_>) {
        let Some(photo) = prim.text.and_then(|name| self.photos.get(name)) else { return };
        self.write(format_args!("<image x=\"{}\" y=\"{}\"", number(corner.x), number(corner.y)));
        self.write(format_args!(" width=\"{}\" height=\"{}\"", number(side), number(side)));
        self.out.push_str(" clip-path=\"url(#round)\" href=\"data:image/jpeg;base64,");
        STANDARD.encode_string(photo, &mut self.out);
        self.out.push_str("\"/>\n");
    }

    fn text(&mut self, item: &Item, at: Point, size: f64, angle: f64, prim: &Prim<'_>) {
        let Some(text) = prim.text else { return };
        // Nobody knows how wide another font is: what runs past its card is cut off.
        let card = (item.kind == Kind::Card && angle == 0.0 && !is_bundled(text)).then_some(item.bbox);
        let corner = card.map_or(Point::default(), |card| Point::new(card.x, card.y));
        if let Some(card) = card {
            let (x, y, w, h) = (number(card.x), number(card.y), number(card.w - 8.0), number(card.h));
            self.write(format_args!("<svg x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\">\n"));
        }
        let anchor = match prim.style & 3 {
            1 => " text-anchor=\"middle\"",
            2 => " text-anchor=\"end\"",
            _ => "",
        };
        let weight = if prim.style & 4 == 0 { "" } else { " font-weight=\"600\"" };
        let fill = self.theme.css(prim.fill);
        let (x, y, size) = (number(at.x - corner.x), number(at.y - corner.y), number(size));
        self.write(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor} fill=\"{fill}\""
        ));
        if angle != 0.0 {
            self.write(format_args!(" transform=\"rotate({} {x} {y})\"", number(angle.to_degrees())));
        }
        self.out.push('>');
        escape(&mut self.out, text);
        self.out.push_str(if card.is_some() { "</text>\n</svg>\n" } else { "</text>\n" });
    }

    fn path(&mut self, points: &[Point], radius: f64, stroke: Token, width: f64) {
        let (colour, width) = (self.theme.css(stroke), number(width));
        self.out.push_str("<path d=\"");
        outline(&mut self.out, points, radius);
        self.write(format_args!("\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\n"));
    }
}

/// A polyline whose bends are rounded: each corner becomes a quadratic curve that begins and ends `radius`
/// away from it, or half-way along a shorter piece.
fn outline(out: &mut String, points: &[Point], radius: f64) {
    let along = |from: Point, to: Point, way: f64| {
        let length = (to.x - from.x).hypot(to.y - from.y);
        let part = if length > 0.0 { (way / length).min(0.5) } else { 0.0 };
        Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)
    };
    for (index, &point) in points.iter().enumerate() {
        let next = points.get(index + 1);
        let result = match next {
            _ if index == 0 => write!(out, "M{} {}", number(point.x), number(point.y)),
            Some(&next) if radius > 0.0 => {
                let (from, to) = (along(point, points[index - 1], radius), along(point, next, radius));
                write!(
                    out,
                    "L{} {}Q{} {} {} {}",
                    number(from.x),
                    number(from.y),
                    number(point.x),
                    number(point.y),
                    number(to.x),
                    number(to.y)
                )
            }
            _ => write!(out, "L{} {}", number(point.x), number(point.y)),
        };
        debug_assert!(result.is_ok(), "writing to a String cannot fail");
    }
}

/// At most two decimals, none where they are zeros, never `-0`.
fn number(value: f64) -> String {
    let cents = (value * 100.0).round();
    if cents == 0.0 || !cents.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{:.2}", cents / 100.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text as XML allows it: marked characters escaped, those XML has no place for left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
}
