//! The needs of one box over the chart: which box stands for each end of a need, and what joins the box to others.
//!
//! An end stands on its own box: that of its position, of the head of its unit where boxes are positions, of its
//! unit where they are units. Where that is folded away, or nobody has one, the nearest above it stands for it,
//! and its name is told. What has no box at all is told too; nothing is left out in silence.

mod between;
mod gather;
mod places;

pub use between::chart_pair;
pub(crate) use places::{Placed, Places};

use super::scene_answer;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::Snapshot;
use gather::{Gathered, Other};
use simpul_drawing::chart::{NeedsInput, NeedsPair, draw_needs};
use simpul_drawing::map::PairKind as Drawn;
use simpul_drawing::scene::Scene;
use simpul_model::{Document, End, NeedId, RecordRef};
use std::sync::Arc;

/// Curves of one box; from so many on the rest is listed and not drawn.
const MOST: usize = 150;
/// Names of what is needed, or of who is stood for, that are told one by one.
const FEW: usize = 3;

/// The needs of a box: info, and the scene that lies over the chart. The chart is not laid out again where it was
/// the last one asked for. O(needs) besides.
///
/// # Errors
/// `no-file`, `not-found` for the branch or the box asked for, `cancelled`.
pub fn chart_needs(desk: &Desk, request: ChartRequest, ctx: &Ctx) -> Result<Vec<u8>, ApiError> {
    let snapshot = desk.snapshot()?;
    let start = ctx.clock.elapsed();
    let places = placed(&snapshot, &request, ctx)?;
    let of = request.needs_of.as_deref().unwrap_or_default();
    let told = Told::of(&snapshot, &places, of, ctx)?;
    let scene = draw_needs(Scene::default(), &told.input);
    scene_answer(&ChartNeeds { elapsed_ms: ctx.millis_since(start), ..told.info }, &scene)
}

/// Where the boxes of a chart stand; it is not laid out again where it was the last one asked for.
fn placed(snapshot: &Snapshot, request: &ChartRequest, ctx: &Ctx) -> Result<Arc<Places>, ApiError> {
    if let Some(places) = snapshot.counted.placed.of(request, ctx.clock.today()) {
        return Ok(places);
    }
    let bare = ChartRequest { needs_of: None, ..request.clone() };
    Ok(Arc::new(super::draw(snapshot, &bare, ctx)?.places))
}

/// The chart with the needs of a box over it, and what they are; as it is where the box is not in it.
pub(super) fn over(
    scene: Scene,
    snapshot: &Snapshot,
    places: &Places,
    of: &str,
    ctx: &Ctx,
) -> Result<(Scene, Option<ChartNeeds>), ApiError> {
    let there =
        places.standing(&snapshot.document, ctx.clock.today()).box_of(wanted(&snapshot.document, of)?);
    if there.is_none() {
        return Ok((scene, None));
    }
    let told = Told::of(snapshot, places, of, ctx)?;
    Ok((draw_needs(scene, &told.input), Some(told.info)))
}

/// What is said, and what is drawn.
struct Told {
    info: ChartNeeds,
    input: NeedsInput,
}

impl Told {
    fn of(snapshot: &Snapshot, places: &Places, of: &str, ctx: &Ctx) -> Result<Self, ApiError> {
        let document = &snapshot.document;
        let standing = places.standing(document, ctx.clock.today());
        let hub = standing.box_of(wanted(document, of)?).ok_or_else(|| ApiError::not_found(of))?;
        let gathered = Gathered::of(&standing, hub);
        let lines = crate::use_case::line::Lines { document, today: snapshot.today(ctx) };
        let (name, _) = standing.name(&lines, hub, ctx.language);
        let mut input = NeedsInput {
            hub: places.rects[hub as usize],
            others: Vec::new(),
            pairs: Vec::new(),
            revision: snapshot.revision,
        };
        let mut rows = Vec::new();
        for (other, joined) in &gathered.others {
            let kind = joined.kind();
            let (key, name, detail, rect) = match *other {
                Other::Box(at) => {
                    let (name, detail) = standing.name(&lines, at, ctx.language);
                    let key = key::of(standing.node(at).record());
                    (key, name, detail, Some(places.rects[at as usize]))
                }
                Other::Elsewhere(end) => {
                    let party = lines.end(end);
                    (party.key, party.name, party.detail, None)
                }
            };
            let external = joined.ends.iter().any(|&end| lines.end(end).external);
            let line = format!("need-line:{key}");
            let rect = rect.filter(|_| input.pairs.len() < MOST);
            if let Some(rect) = rect {
                let (gives, gets) = (joined.gives.len() as u32, joined.gets.len() as u32);
                input.others.push(rect);
                input.pairs.push(NeedsPair { key: line.clone(), kind, gives, gets, external });
            }
            let (stands_for, stands_for_more) = match *other {
                Other::Box(at) => standing.stood_for(&lines, at, &joined.ends, FEW),
                Other::Elsewhere(_) => (Vec::new(), 0),
            };
            rows.push(ChartNeedRow {
                key,
                line,
                name,
                detail,
                kind: word(kind),
                gives: joined.gives.len() as u32,
                gets: joined.gets.len() as u32,
                given: items(document, &joined.gives),
                got: items(document, &joined.gets),
                stands_for,
                stands_for_more,
                boxed: matches!(other, Other::Box(_)),
                drawn: rect.is_some(),
                external,
            });
        }
        let (stands_for, stands_for_more) = standing.stood_for(&lines, hub, &gathered.own, FEW);
        let info = ChartNeeds {
            revision: snapshot.revision,
            of: key::of(standing.node(hub).record()),
            name,
            stands_for,
            stands_for_more,
            drawn: input.pairs.len() as u32,
            total: rows.len() as u32,
            two_way: rows.iter().filter(|row| row.kind != PairKind::OneWay).count() as u32,
            inside: gathered.inside,
            rows,
            elapsed_ms: 0.0,
        };
        Ok(Self { info, input })
    }
}

/// A record by its key, or a unit by its name.
fn wanted(document: &Document, of: &str) -> Result<RecordRef, ApiError> {
    key::parse(of).or_else(|_| key::named_unit(document, of).map(RecordRef::from))
}

fn word(kind: Drawn) -> PairKind {
    match kind {
        Drawn::OneWay => PairKind::OneWay,
        Drawn::TwoWay => PairKind::TwoWay,
        Drawn::Summed => PairKind::Summed,
    }
}

/// What is needed, each once, the first few.
fn items(document: &Document, needs: &[NeedId]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for &need in needs {
        let item = document.needs().get(need).and_then(|need| document.items().get(need.item));
        if let Some(item) = item.filter(|item| !names.contains(&item.name)) {
            names.push(item.name.clone());
        }
        if names.len() == FEW {
            break;
        }
    }
    names
}

/// A unit or position as a record.
fn record(end: End) -> RecordRef {
    match end {
        End::Unit(id) => id.into(),
        End::Position(id) => id.into(),
    }
}
