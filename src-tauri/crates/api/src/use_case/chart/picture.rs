//! The chart's cards, their places, and the scene.

use super::boxes::{Boxes, Forest, Node, Tree, is_assistant};
use super::needs::{self, Places};
use super::words::Words;
use super::{options, path};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::Snapshot;
use crate::use_case::phases::Phases;
use rayon::prelude::*;
use simpul_drawing::chart::{
    Arrangement, Band, ChartInput, ChartNode, DottedLine, Spacing, automatic, shape, spacing,
};
use simpul_drawing::scene::Scene;
use simpul_layout::geometry::{Direction, Point, Rect};
use simpul_layout::tree::{NO_PARENT, TreeError, TreeInput, TreeLayout, tidy};
use simpul_model::{Document, PositionId, RecordRef, UnitId};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// A drawn chart.
pub(crate) struct Drawn {
    pub(crate) info: ChartInfo,
    pub(crate) scene: Scene,
    pub(crate) places: Places,
    /// Where the lines run.
    layout: TreeLayout,
    pub(crate) elapsed_ms: BTreeMap<String, f64>,
    /// What lies over it.
    pub(crate) needs: Option<ChartNeeds>,
}

impl Drawn {
    /// The boxes, and where they stand.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (RecordRef, Rect)> {
        self.places.nodes()
    }

    /// The lines, each from the place of the upper among the boxes to that of the lower.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (u32, u32, &[Point])> {
        let boxes = self.places.boxes.list.iter().zip(0..);
        boxes.filter_map(|(shown, at)| Some((shown.parent?, at, self.layout.route(at))))
    }
}

/// Draws a chart of a snapshot.
pub(crate) fn draw(snapshot: &Snapshot, request: &ChartRequest, ctx: &Ctx) -> Result<Drawn, ApiError> {
    let document = &snapshot.document;
    let mut phases = Phases::start(ctx);
    let forest = Forest::of(document, request.by, request.root.as_deref(), ctx.clock.today())?;
    let boxes = Boxes::shown(&forest, document, request);
    let words = Words::of(ctx, document, request.by, snapshot.today(ctx));
    let trees = || boxes.list.iter().map(|shown| (&forest.nodes[shown.at as usize], shown));
    let mut input = ChartInput {
        nodes: boxes
            .list
            .par_iter()
            .map(|shown| {
                let tree = &forest.nodes[shown.at as usize];
                ChartNode {
                    card: words.card(tree.node),
                    parent: shown.parent,
                    reports: tree.children,
                    collapsed: shown.folded,
                    band: None,
                }
            })
            .collect(),
        dotted: Vec::new(),
        bands: Vec::new(),
        initials: document.organisation().chart.initials,
        parked: forest.parked.iter().map(|&id| words.position(id)).collect(),
        parked_title: words.word("parking"),
        parked_folded: false,
        direction: direction(request.view.direction),
        revision: snapshot.revision,
    };
    if !request.view.hide_dotted {
        input.dotted = dotted(&words, trees().map(|(tree, _)| tree));
    }
    if request.view.bands {
        band(&mut input, &words, trees().map(|(tree, _)| tree.node));
    }
    ctx.check()?;
    phases.done("cards");

    let shape = shape(&input);
    let sizes = vec![shape.size(); input.nodes.len()];
    let parent: Vec<u32> = boxes.list.iter().map(|shown| shown.parent.unwrap_or(NO_PARENT)).collect();
    let beside =
        |tree: &Tree| request.view.style != ChartStyle::Indented && is_assistant(document, tree.node);
    let assistant: Vec<bool> = trees().map(|(tree, _)| beside(tree)).collect();
    let tree = TreeInput { parent: &parent, sizes: &sizes, assistant: &assistant };
    let look = Spacing {
        direction: input.direction,
        bands: !input.bands.is_empty(),
        arrangement: Arrangement::default(),
    };
    let arrangement = arrangement(request, &tree, look, &mut phases).map_err(|error| failed(ctx, &error))?;
    let options = spacing(Spacing { arrangement, ..look });
    let layout = tidy(&tree, &options, &mut phases).map_err(|error| failed(ctx, &error))?;
    let scene = simpul_drawing::chart::draw(&input, shape, &layout);
    phases.done("scene");

    let (path, path_skipped) = path::to(&words.lines, request.root.as_deref());
    let info = ChartInfo {
        revision: snapshot.revision,
        shown: (boxes.list.len() + forest.parked.len()) as u32,
        total: forest.len() as u32,
        depth: boxes.depth.min(forest.levels()),
        levels: forest.levels(),
        parked: forest.parked.len() as u32,
        vacancies: vacancies(request.by, forest.nodes.iter()),
        vacancies_shown: vacancies(request.by, trees().map(|(tree, _)| tree)),
        dotted: input.dotted.len() as u32,
        arranged: arranged(arrangement),
        cards: options::view(&document.organisation().chart),
        customs: options::customs(document),
        legend: words.legend.rows.clone(),
        path,
        path_skipped,
        elapsed_ms: 0.0,
    };
    let places = Places {
        by: request.by,
        arranged: info.arranged,
        rects: layout.boxes.clone(),
        boxes,
        forest,
        found: OnceLock::new(),
    };
    let (scene, needs) = match &request.needs_of {
        Some(of) => needs::over(scene, snapshot, &places, of, ctx)?,
        None => (scene, None),
    };
    Ok(Drawn { info, scene, places, layout, elapsed_ms: phases.into_millis(), needs })
}

/// Of boxes that are people, those that stand for nobody.
fn vacancies<'t>(by: ChartBy, trees: impl Iterator<Item = &'t Tree>) -> u32 {
    let is_vacancy = |tree: &&Tree| by == ChartBy::Person && matches!(tree.node, Node::Position(_));
    trees.filter(is_vacancy).count() as u32
}

/// A page on its side, where nobody says what the chart is drawn on.
const PAGE: f64 = 1.4;

fn arrangement(
    request: &ChartRequest,
    tree: &TreeInput<'_>,
    look: Spacing,
    phases: &mut Phases<'_>,
) -> Result<Arrangement, TreeError> {
    let of = |arranged: Arranged| match arranged.style {
        ChartStyle::Auto => None,
        ChartStyle::Tidy => Some(Arrangement::Tidy),
        ChartStyle::Compact => Some(Arrangement::Compact),
        ChartStyle::Hanging => Some(Arrangement::Hanging { levels: arranged.levels.max(1) }),
        ChartStyle::Indented => Some(Arrangement::Indented),
    };
    let chosen = of(Arranged { style: request.view.style, levels: 1 });
    match chosen.or_else(|| of(request.held?)) {
        Some(arrangement) => Ok(arrangement),
        None => automatic(tree, look, request.aspect.unwrap_or(PAGE), phases),
    }
}

fn arranged(arrangement: Arrangement) -> Arranged {
    let (style, levels) = match arrangement {
        Arrangement::Tidy => (ChartStyle::Tidy, 0),
        Arrangement::Compact => (ChartStyle::Compact, 0),
        Arrangement::Hanging { levels } => (ChartStyle::Hanging, levels),
        Arrangement::Indented => (ChartStyle::Indented, 0),
    };
    Arranged { style, levels }
}

/// Gives every box the band of its unit; bands stand in the order of their first box. What the rules say of
/// the unit is its colour and, before its name, the letter.
fn band(input: &mut ChartInput<'_>, words: &Words<'_>, nodes: impl Iterator<Item = Node>) {
    let mut known: HashMap<UnitId, u32> = HashMap::new();
    for (shown, node) in input.nodes.iter_mut().zip(nodes) {
        let Some(unit) = unit_of(words.lines.document, node) else { continue };
        let Some(name) = words.lines.unit_name(unit) else { continue };
        shown.band = Some(*known.entry(unit).or_insert_with(|| {
            let (colour, letter) = words.colour(unit, Some(unit));
            let said = if letter.is_empty() { name.name } else { format!("{letter} · {}", name.name) };
            input.bands.push(Band { key: name.key, name: said, colour });
            input.bands.len() as u32 - 1
        }));
    }
}

/// The unit whose band lies behind a box; a chart by unit has none.
fn unit_of(document: &Document, node: Node) -> Option<UnitId> {
    match node {
        Node::Position(id) | Node::Person(_, id) => document.positions().get(id)?.unit,
        Node::Unit(_) => None,
    }
}

fn failed(ctx: &Ctx, error: &TreeError) -> ApiError {
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
    let seat = |node| match node {
        Node::Position(id) | Node::Person(_, id) => Some(id),
        Node::Unit(_) => None,
    };
    let place: HashMap<PositionId, u32> =
        shown.zip(0..).filter_map(|(tree, at)| Some((seat(tree.node)?, at))).collect();
    let end = |id: PositionId| place.get(&id).copied();
    let line = |line: &simpul_model::DottedLine| {
        let (from, to) = (end(line.from)?, end(line.to)?);
        Some(DottedLine { key: key::of(line.id), from, to, label: line.label.clone() })
    };
    document.dotted_lines().iter().filter_map(line).collect()
}
