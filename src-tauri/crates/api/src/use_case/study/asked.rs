//! Which questions were asked of a revision, kept so that scrolling a table or going back to a question works
//! nothing out twice.

use super::{Study, circles, elsewhere, far, hangs, outside, sources, stops, two_way};
use crate::ctx::Ctx;
use crate::dto::{Key, Language, StudyQuestion, StudyRequest};
use crate::error::ApiError;
use crate::session::Snapshot;
use crate::use_case::map::{node_key, view_of};
use crate::use_case::work::Look;
use simpul_graph::{Graph, View};
use simpul_model::{Date, NeedId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// So many answers are kept: every question at one level, and some more.
const KEPT: usize = 24;

/// What an answer depends on, beside the revision.
#[derive(Clone, PartialEq)]
struct Asked {
    today: Date,
    language: Language,
    view: View,
    question: StudyQuestion,
}

/// Answers, those last made at the end.
#[derive(Default)]
pub(crate) struct Studies(Mutex<Vec<(Asked, Arc<Study>)>>);

impl Studies {
    fn find(&self, asked: &Asked) -> Option<Arc<Study>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(of, _)| of == asked).map(|(_, study)| Arc::clone(study))
    }

    fn keep(&self, asked: Asked, study: Arc<Study>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(of, _)| *of != asked);
        let spare = (kept.len() + 1).saturating_sub(KEPT);
        kept.drain(..spare);
        kept.push((asked, study));
    }
}

/// The answer to a question, worked out unless it is known already. Nobody waits for anybody else's question.
pub(super) fn asked(snapshot: &Snapshot, request: &StudyRequest, ctx: &Ctx) -> Result<Arc<Study>, ApiError> {
    let view = view_of(&snapshot.document, &request.map)?;
    let asked = Asked {
        today: snapshot.today(ctx),
        language: ctx.language,
        view,
        question: request.question.clone(),
    };
    let studies = &snapshot.counted.studies;
    if let Some(known) = studies.find(&asked) {
        return Ok(known);
    }
    let look = Look::new(&snapshot.document, &request.map, asked.today, ctx)?;
    let at = look.at();
    let places = places(&look.graph);
    for (question, found) in answers(&look, &request.question, ctx)? {
        let study = Study { at, places: places.clone(), ..found };
        studies.keep(Asked { question, ..asked.clone() }, Arc::new(study));
    }
    studies.find(&asked).ok_or_else(ApiError::cancelled)
}

/// The answer, with those that fall out of the same work.
fn answers(
    look: &Look<'_>,
    question: &StudyQuestion,
    ctx: &Ctx,
) -> Result<Vec<(StudyQuestion, Study)>, ApiError> {
    let cancel = ctx.cancel.clone();
    let cancelled = || cancel.is_cancelled();
    let found = match question {
        StudyQuestion::TwoWay | StudyQuestion::Fan => {
            let found = two_way::Exchange::of(look);
            vec![(StudyQuestion::TwoWay, found.two_way()), (StudyQuestion::Fan, found.fan())]
        }
        StudyQuestion::Isolated => vec![(StudyQuestion::Isolated, hangs::isolated(look))],
        StudyQuestion::Circles => vec![(StudyQuestion::Circles, circles::circles(look, &cancelled)?)],
        StudyQuestion::Waits => vec![(StudyQuestion::Waits, circles::waits(look))],
        StudyQuestion::SingleSource => vec![(StudyQuestion::SingleSource, sources::single(look))],
        StudyQuestion::CutOff => vec![(StudyQuestion::CutOff, hangs::cut_off(look, &cancelled)?)],
        StudyQuestion::Between => vec![(StudyQuestion::Between, hangs::between(look, ctx)?)],
        StudyQuestion::Far => vec![(StudyQuestion::Far, far::far(look))],
        StudyQuestion::Elsewhere => vec![(StudyQuestion::Elsewhere, elsewhere::elsewhere(look, &cancelled)?)],
        StudyQuestion::Outside => vec![(StudyQuestion::Outside, outside::outside(look))],
        StudyQuestion::Impact { keys } => vec![(question.clone(), stops::stops(look, keys)?)],
    };
    ctx.check()?;
    Ok(found)
}

/// What the map marks for each need: its pair, or the node that holds both its ends.
fn places(graph: &Graph) -> BTreeMap<NeedId, Key> {
    let mut places = BTreeMap::new();
    for link in graph.links() {
        let pair = pair_key(graph, link.supplier, link.customer);
        places.extend(link.needs.iter().map(|&need| (need, pair.clone())));
    }
    for (at, &node) in (0..).zip(graph.nodes()) {
        places.extend(graph.inside(at).iter().map(|&need| (need, node_key(node))));
    }
    places
}

/// The key of the pair of two nodes: the first in the graph's order first.
pub(super) fn pair_key(graph: &Graph, a: u32, b: u32) -> Key {
    let node = |at: u32| node_key(graph.nodes()[at as usize]);
    format!("pair:{}~{}", node(a.min(b)), node(a.max(b)))
}
