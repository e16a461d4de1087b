//! The chart's cards, their places, and the scene.

use super::boxes::{Boxes, Forest, Node, Tree};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::messages;
use crate::session::Snapshot;
use crate::use_case::colour::Colours;
use crate::use_case::line::Lines;
use crate::use_case::phases::Phases;
use simpul_drawing::card::PositionCard;
use simpul_drawing::chart::{ChartInput, ChartNode, DottedLine, sizes, spacing};
use simpul_drawing::scene::Scene;
use simpul_graph::Headcounts;
use simpul_layout::geometry::Direction;
use simpul_layout::tree::{NO_PARENT, TreeInput, tidy};
use simpul_model::{PositionId, PositionKind};
use std::collections::{BTreeMap, HashMap};

/// A drawn chart.
pub(crate) struct Drawn {
    pub(crate) info: ChartInfo,
    pub(crate) scene: Scene,
    pub(crate) geometry: Geometry,
}

/// Boxes and lines, for those who want numbers.
pub(crate) struct Geometry {
    pub(crate) nodes: Vec<(simpul_model::RecordRef, simpul_layout::geometry::Rect)>,
    pub(crate) lines: Vec<(u32, u32, Vec<simpul_layout::geometry::Point>)>,
    pub(crate) elapsed_ms: BTreeMap<String, f64>,
}

/// Draws a chart of a snapshot.
pub(crate) fn draw(snapshot: &Snapshot, request: &ChartRequest, ctx: &Ctx) -> Result<Drawn, ApiError> {
    let document = &snapshot.document;
    let mut phases = Phases::start(ctx);
    let forest = Forest::of(document, request.by, request.root.as_deref())?;
    let boxes = Boxes::shown(&forest, request.depth, &request.toggled);
    let words = Words::of(ctx, document, request.by);
    let trees = || boxes.list.iter().map(|shown| (&forest.nodes[shown.at as usize], shown));
    let mut input = ChartInput {
        nodes: trees()
            .map(|(tree, shown)| ChartNode {
                card: words.card(tree.node),
                parent: shown.parent,
                reports: tree.children,
                collapsed: shown.folded,
            })
            .collect(),
        dotted: Vec::new(),
        parked: forest.parked.iter().map(|&id| words.position(id)).collect(),
        parked_title: words.word("parking"),
        parked_folded: false,
        direction: direction(request.direction),
        revision: snapshot.revision,
    };
    input.dotted = dotted(&words, trees().map(|(tree, _)| tree));
    ctx.check()?;
    phases.done("cards");

    let sizes = sizes(&input);
    let parent: Vec<u32> = boxes.list.iter().map(|shown| shown.parent.unwrap_or(NO_PARENT)).collect();
    let assistant: Vec<bool> = trees().map(|(tree, _)| words.is_assistant(tree.node)).collect();
    let options = spacing(input.direction, request.compact);
    let tree = TreeInput { parent: &parent, sizes: &sizes, assistant: &assistant };
    let layout = tidy(&tree, &options, &mut phases).map_err(|error| failed(ctx, &error))?;
    let scene = simpul_drawing::chart::draw(&input, &layout);
    phases.done("scene");

    let places = trees().zip(&layout.boxes).map(|((tree, _), &place)| (tree.node.record(), place));
    let lines = (0..input.nodes.len() as u32)
        .filter_map(|at| Some((input.nodes[at as usize].parent?, at, layout.route(at).to_vec())));
    Ok(Drawn {
        info: ChartInfo {
            revision: snapshot.revision,
            shown: (boxes.list.len() + forest.parked.len()) as u32,
            total: forest.len() as u32,
            depth: boxes.depth.min(forest.levels()),
            levels: forest.levels(),
            parked: forest.parked.len() as u32,
            dotted: input.dotted.len() as u32,
            elapsed_ms: 0.0,
        },
        geometry: Geometry {
            nodes: places.collect(),
            lines: lines.collect(),
            elapsed_ms: phases.into_millis(),
        },
        scene,
    })
}

fn failed(ctx: &Ctx, error: &simpul_layout::tree::TreeError) -> ApiError {
    if ctx.cancel.is_cancelled() {
        return ApiError::cancelled();
    }
    ApiError::new("internal", &[("why", error.to_string())])
}

fn direction(growth: Growth) -> Direction {
    match growth {
        Growth::Down => Direction::Down,
        Growth::Up => Direction::Up,
        Growth::Right => Direction::Right,
        Growth::Left => Direction::Left,
    }
}

/// Dotted lines both of whose ends are shown.
fn dotted<'t>(words: &Words<'_>, shown: impl Iterator<Item = &'t Tree>) -> Vec<DottedLine> {
    let document = words.lines.document;
    if document.dotted_lines().is_empty() {
        return Vec::new();
    }
    let place: HashMap<Node, u32> = shown.zip(0..).map(|(tree, at)| (tree.node, at)).collect();
    let end = |id: PositionId| place.get(&Node::Position(id)).copied();
    let line = |line: &simpul_model::DottedLine| {
        let (from, to) = (end(line.from)?, end(line.to)?);
        Some(DottedLine { key: key::of(line.id), from, to, label: line.label.clone() })
    };
    document.dotted_lines().iter().filter_map(line).collect()
}

/// What stands on the cards, in the language asked for.
struct Words<'a> {
    lines: Lines<'a>,
    colours: Colours,
    headcounts: Option<Headcounts>,
    ctx: &'a Ctx,
    vacant: String,
    acting: String,
    parking: String,
}

impl<'a> Words<'a> {
    fn of(ctx: &'a Ctx, document: &'a simpul_model::Document, by: ChartBy) -> Self {
        let today = ctx.clock.today();
        let word = |key: &str| messages::word(ctx.language, &format!("picture.{key}"), &BTreeMap::new());
        Self {
            lines: Lines { document, today },
            colours: Colours::of(document),
            headcounts: (by == ChartBy::Unit).then(|| Headcounts::new(document, today)),
            ctx,
            vacant: word("vacant"),
            acting: word("acting"),
            parking: word("parking"),
        }
    }

    fn word(&self, key: &str) -> String {
        messages::word(self.ctx.language, &format!("picture.{key}"), &BTreeMap::new())
    }

    fn card(&self, node: Node) -> PositionCard {
        match node {
            Node::Position(id) => self.position(id),
            Node::Unit(id) => self.unit(id),
        }
    }

    fn position(&self, id: PositionId) -> PositionCard {
        let document = self.lines.document;
        let Some(position) = document.positions().get(id) else { return PositionCard::default() };
        let holders: Vec<(&str, bool)> =
            document.holders(id, self.lines.today).map(|(p, a)| (p.name.as_str(), a.acting)).collect();
        // A parked position with a branch stands among the others and says so.
        let mark = match (&position.parked, holders.iter().any(|(_, acting)| *acting)) {
            (Some(_), _) => self.parking.clone(),
            (None, true) => self.acting.clone(),
            (None, false) => String::new(),
        };
        PositionCard {
            key: key::of(id),
            initials: holders.first().map(|(name, _)| initials(name)).unwrap_or_default(),
            holders: holders.into_iter().map(|(name, _)| name.to_owned()).collect(),
            title: position.title.clone(),
            unit: position.unit.and_then(|u| self.lines.unit_name(u)).map(|n| n.name).unwrap_or_default(),
            colour: position.unit.and_then(|unit| self.colours.get(unit)),
            acting: mark,
            vacant: self.vacant.clone(),
        }
    }

    /// A unit as a box: its name, then its head and how many work there.
    fn unit(&self, id: simpul_model::UnitId) -> PositionCard {
        let document = self.lines.document;
        let Some(unit) = document.units().get(id) else { return PositionCard::default() };
        let people =
            self.headcounts.as_ref().and_then(|counts| counts.of(id)).map_or(0, |count| count.people);
        let count = messages::count(self.ctx.language, "picture.people", u64::from(people));
        let head =
            document.head(unit).map(|head| self.lines.holder_names(head)).filter(|name| !name.is_empty());
        PositionCard {
            key: key::of(id),
            initials: initials(&unit.name),
            holders: vec![unit.name.clone()],
            title: head.map_or_else(|| count.clone(), |head| format!("{head} · {count}")),
            colour: self.colours.get(id),
            ..PositionCard::default()
        }
    }

    fn is_assistant(&self, node: Node) -> bool {
        let Node::Position(id) = node else { return false };
        self.lines.document.positions().get(id).is_some_and(|p| p.kind == PositionKind::Assistant)
    }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let letter =
        |word: &str| word.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().to_string());
    let first = words.next().and_then(letter).unwrap_or_default();
    let last = words.next_back().and_then(letter).unwrap_or_default();
    format!("{first}{last}")
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_of_names_long_and_short() {
        assert_eq!(initials("Rina Sari Dewi"), "RD");
        assert_eq!(initials("Suharto"), "S");
        assert_eq!(initials("  "), "");
        assert_eq!(initials("Émile (kontrak)"), "ÉK");
    }
}
