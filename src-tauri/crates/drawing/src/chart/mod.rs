//! The org chart as a scene: bands, reporting lines, dotted lines, cards, handles, and the parking lot.

mod arrangement;
mod bands;
mod cards;
mod coming;
mod dotted;
mod needs;
#[cfg(test)]
mod tests;

use simpul_layout::geometry::{Direction, Point, Rect, Size};
use simpul_layout::tree::TreeLayout;

pub use arrangement::{Arrangement, Spacing, automatic, spacing};
pub use bands::Band;
pub use coming::Coming;
pub use needs::{NeedsInput, NeedsPair, draw_needs};

use crate::card::{CardShape, Look, PositionCard, SMALL, draw_position, measure};
use crate::line::{hull, rounded};
use crate::scene::{Align, Builder, Kind, Op, Paint, Scene, flags, lod};
use crate::theme::Token;
use crate::tray;

/// What a chart shows, in the order of the layout's nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartInput<'a> {
    /// The positions drawn.
    pub nodes: Vec<ChartNode<'a>>,
    /// The dotted lines among them.
    pub dotted: Vec<DottedLine>,
    /// Positions whose superior is not known, in a tray of their own.
    pub parked: Vec<PositionCard<'a>>,
    /// Title of that tray: "2 positions wait for a place".
    pub parked_title: String,
    /// Whether the tray shows its title alone.
    pub parked_folded: bool,
    /// Units whose boxes have a band behind them.
    pub bands: Vec<Band>,
    /// Whether photos or initials stand on the cards.
    pub initials: bool,
    /// Which way the tree grows; the one the layout was asked for.
    pub direction: Direction,
    /// Revision of the document.
    pub revision: u32,
}

/// A position in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartNode<'a> {
    /// What stands on the card.
    pub card: PositionCard<'a>,
    /// Index of its superior in [`ChartInput::nodes`].
    pub parent: Option<u32>,
    /// Its reports, whether drawn or not; a handle shows the number where it is above zero.
    pub reports: u32,
    /// Whether they are hidden.
    pub collapsed: bool,
    /// Index of the band behind it in [`ChartInput::bands`].
    pub band: Option<u32>,
}

/// A second reporting line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DottedLine {
    /// Record key: `dotted:<id>`.
    pub key: String,
    /// Index of who reports.
    pub from: u32,
    /// Index of whom to.
    pub to: u32,
    /// What is asked along it; may be empty.
    pub label: String,
}

/// What all cards have in common: their size is the layout's. O(length of the words).
#[must_use]
pub fn shape(input: &ChartInput<'_>) -> CardShape {
    let cards: Vec<&PositionCard<'_>> =
        input.nodes.iter().map(|node| &node.card).chain(&input.parked).collect();
    CardShape::of(&cards, input.initials)
}

/// Radius of the bends of reporting lines.
const BEND: f64 = 6.0;
/// Free space round the picture.
const MARGIN: f64 = 32.0;

/// Draws the chart where `layout` puts its cards of `shape`. O(nodes + dotted lines + parked).
///
/// # Panics
/// If `layout` was made for fewer nodes than `input` has.
#[must_use]
pub fn draw(input: &ChartInput<'_>, shape: CardShape, layout: &TreeLayout) -> Scene {
    // A card, its line and now and then a handle; initials, name, title, a field and a number.
    let mut builder = Builder::with_room(3 * input.nodes.len(), 5 * input.nodes.len());
    let parked = vec![shape.size(); input.parked.len()];
    let tray = (!parked.is_empty())
        .then(|| tray::below(layout.bounds, &input.parked_title, &parked, input.parked_folded));
    if let Some(tray) = &tray {
        tray.draw(&mut builder, &input.parked_title);
    }

    let runs = (!input.bands.is_empty()).then(|| bands::runs(input, &layout.boxes));
    if let Some(runs) = &runs {
        bands::draw(&mut builder, input, &layout.boxes, runs);
    }
    let lines = reporting_lines(&mut builder, input, layout);
    let dotted = dotted::draw(&mut builder, input, layout);
    if let Some(runs) = &runs {
        bands::names(&mut builder, input, &layout.boxes, runs);
    }
    // One item a card.
    let first = builder.next_item();
    builder.in_parts(input.nodes.len(), |builder, part| {
        for (node, &bbox) in input.nodes[part.clone()].iter().zip(&layout.boxes[part]) {
            draw_position(builder, &node.card, shape, bbox, Look::Placed, node.collapsed);
        }
    });
    for (line, child, parent) in lines {
        builder.join(line, [Some(first + parent), Some(first + child)]);
    }
    let card = |at: u32| ((at as usize) < input.nodes.len()).then_some(first + at);
    for (item, line) in dotted.into_iter().zip(&input.dotted) {
        builder.join(item, [line.from, line.to].map(card));
    }
    if let Some(tray) = &tray {
        for (card, &cell) in input.parked.iter().zip(&tray.cells) {
            draw_position(&mut builder, card, shape, cell, Look::Parked, false);
        }
    }
    for ((node, &port), card) in input.nodes.iter().zip(&layout.ports).zip(first..) {
        if node.reports > 0 {
            handle(&mut builder, node, port, card, input.direction);
        }
    }
    for (node, &bbox) in input.nodes.iter().zip(&layout.boxes) {
        coming::draw(&mut builder, &node.card, bbox);
    }
    builder.finish(MARGIN, input.revision)
}

/// One item per line; which child and parent it joins comes back with it.
fn reporting_lines(
    builder: &mut Builder,
    input: &ChartInput<'_>,
    layout: &TreeLayout,
) -> Vec<(u32, u32, u32)> {
    let parts = builder.in_parts(input.nodes.len(), |builder, part| {
        let mut drawn = Vec::with_capacity(part.len());
        let mut key = String::from("line:");
        for (child, node) in (part.start as u32..).zip(&input.nodes[part]) {
            let points = layout.route(child);
            let (Some(parent), false) = (node.parent, points.len() < 2) else { continue };
            key.truncate("line:".len());
            key.push_str(id_of(&node.card.key));
            builder.begin(Kind::Edge, &key, hull(points, 1.0), 0);
            builder.path(lod::ALL, Op::Path, points, BEND, 0.0, Paint::stroked(Token::REPORTING, 1.25));
            drawn.push((child, parent));
        }
        drawn
    });
    let placed = parts
        .into_iter()
        .flat_map(|(first, drawn)| (first..).zip(drawn).map(|(item, (child, parent))| (item, child, parent)));
    placed.collect()
}

/// A reporting line as it is drawn, its bends rounded.
#[must_use]
pub fn course(route: &[Point]) -> Vec<Point> {
    rounded(route, BEND)
}

/// The number of reports on the border where their lines leave, at `port`, and which way it will turn.
fn handle(builder: &mut Builder, node: &ChartNode<'_>, port: Point, item: u32, direction: Direction) {
    let count = node.reports.to_string();
    let mark = 10.0;
    let size = Size::new((measure(&count, SMALL) + mark + 15.0).max(32.0), 20.0);
    // Little of it reaches into the card, where the words stand.
    let (across, down) = (size.w / 2.0 - 5.0, size.h / 2.0 - 7.0);
    let middle = match direction {
        Direction::Down => Point::new(port.x, port.y + down),
        Direction::Up => Point::new(port.x, port.y - down),
        Direction::Right => Point::new(port.x + across, port.y),
        Direction::Left => Point::new(port.x - across, port.y),
    };
    let bbox = Rect::new(middle.x - size.w / 2.0, middle.y - size.h / 2.0, size.w, size.h);
    let flag = if node.collapsed { flags::COLLAPSED } else { 0 };
    let own = builder.begin(Kind::Handle, &format!("toggle:{}", id_of(&node.card.key)), bbox, flag);
    builder.join(own, [Some(item), None]);
    let paint = if node.collapsed {
        Paint::stroked(Token::REPORTING, 1.0).with_fill(Token::SURFACE)
    } else {
        Paint::stroked(Token::LINE, 1.0).with_fill(Token::BG)
    };
    let near = lod::NAME | lod::FULL;
    builder.rect(near, Rect::new(0.0, 0.0, size.w, size.h), size.h / 2.0, paint);
    let words = Point::new((size.w - mark) / 2.0, 14.0);
    builder.text(near, words, size.w, &count, SMALL.aligned(Align::Centre));
    let tip = Point::new(bbox.right() - mark - 1.0, bbox.center().y);
    let out = matches!(direction, Direction::Down | Direction::Right) == node.collapsed;
    let arrow = chevron(tip, direction.is_sideways(), if out { 1.0 } else { -1.0 });
    builder.path(near, Op::Path, &arrow, 0.0, 0.0, Paint::stroked(Token::MUTED, 1.5));
}

/// Three points of an angle round `at` that opens against `way` along the axis of growth.
fn chevron(at: Point, sideways: bool, way: f64) -> [Point; 3] {
    let (short, long) = (1.75 * way, 3.5);
    [(-short, -long), (short, 0.0), (-short, long)].map(|(along, across)| {
        if sideways {
            Point::new(at.x + along, at.y + across)
        } else {
            Point::new(at.x + across, at.y + along)
        }
    })
}

/// What follows the kind in a record key.
fn id_of(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, id)| id)
}
