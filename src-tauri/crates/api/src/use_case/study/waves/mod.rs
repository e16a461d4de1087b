//! What stops when somebody stops, as a picture: who goes without something in which wave, what is certain apart
//! from what is not, and the needs behind every box, line and number.

mod behind;
mod shown;
mod words;

use super::asked::asked;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::Snapshot;
use crate::use_case::line::Lines;
use crate::use_case::scene_answer;
use crate::use_case::work::stopping;
use behind::behind;
use shown::Shown;
use simpul_drawing::scene::Scene;
use simpul_drawing::waves::{draw, place};
use simpul_graph::{Impact, ImpactParties, impact_parties};
use simpul_model::{End, NeedId, RecordRef};
use std::collections::{BTreeMap, BTreeSet};
use words::picture;

/// The picture as info and scene. O(n log n) over needs, besides its layout.
///
/// # Errors
/// `no-file`, `not-found` for a key that names nothing that can stop.
pub fn waves(desk: &Desk, request: WavesRequest, ctx: &Ctx) -> Result<Vec<u8>, ApiError> {
    let snapshot = desk.snapshot()?;
    let start = ctx.clock.elapsed();
    let (spread, scene) = drawn(&snapshot, &request, ctx)?;
    let (shown, total) = spread.counts();
    let first = (!spread.sources.is_empty()).then(|| spread.key(0));
    let elapsed_ms = ctx.millis_since(start);
    scene_answer(&WavesInfo { revision: snapshot.revision, shown, total, first, elapsed_ms }, &scene)
}

/// What stands behind a box, a line or a heading of it.
///
/// # Errors
/// `no-file`, `not-found` for a key that is not in the picture, or that names nothing that can stop.
pub fn waves_behind(desk: &Desk, request: WavesBehindRequest, ctx: &Ctx) -> Result<WavesBehind, ApiError> {
    let snapshot = desk.snapshot()?;
    let spread = Spread::of(&snapshot, &request.waves, ctx)?;
    let places = asked(&snapshot, &request.waves.study, ctx)?.places.clone();
    behind(&spread, &request.key, &places, ctx).ok_or_else(|| ApiError::not_found(&request.key))
}

/// The picture, for the window and for paper.
pub(crate) fn drawn<'a>(
    snapshot: &'a Snapshot,
    request: &WavesRequest,
    ctx: &Ctx,
) -> Result<(Spread<'a>, Scene), ApiError> {
    let spread = Spread::of(snapshot, request, ctx)?;
    let picture = picture(&spread, snapshot.revision, ctx);
    let scene = draw(&picture, &place(&picture));
    Ok((spread, scene))
}

/// How a stop spreads, and which of it has a box of its own.
pub(crate) struct Spread<'a> {
    lines: Lines<'a>,
    sources: Vec<RecordRef>,
    impact: Impact,
    found: ImpactParties,
    /// In which wave each need stops.
    waves: BTreeMap<NeedId, u32>,
    shown: Shown,
}

impl<'a> Spread<'a> {
    fn of(snapshot: &'a Snapshot, request: &WavesRequest, ctx: &Ctx) -> Result<Self, ApiError> {
        let StudyQuestion::Impact { keys } = &request.study.question else {
            return Err(ApiError::not_found(request.study.question.code()));
        };
        let lines = Lines { document: &snapshot.document, today: snapshot.today(ctx) };
        let mut sources: Vec<RecordRef> = Vec::new();
        let mut groups: Vec<Vec<End>> = Vec::new();
        for text in keys {
            let record = key::parse(text)?;
            if !sources.contains(&record) {
                let ends = stopping(lines.document, record, lines.today);
                groups.push(ends.ok_or_else(|| ApiError::not_found(text))?);
                sources.push(record);
            }
        }
        let ends: BTreeSet<End> = groups.iter().flatten().copied().collect();
        let impact = simpul_graph::impact(lines.document, &ends.into_iter().collect::<Vec<_>>());
        let found = impact_parties(lines.document, &groups, &impact);
        let stops = impact.certain.iter().chain(&impact.may);
        let waves = stops.map(|stop| (stop.need, stop.wave)).collect();
        let shown = Shown::of(&found, &request.open);
        Ok(Self { lines, sources, impact, found, waves, shown })
    }

    /// Who is struck and has a box of its own, and who is struck.
    pub(crate) fn counts(&self) -> (u32, u32) {
        let struck = self.found.parties.len() - self.sources.len();
        let folded: usize =
            self.shown.boxes.iter().filter(|one| one.fold.is_some()).map(|one| one.members.len()).sum();
        ((struck - folded) as u32, struck as u32)
    }

    /// The names of those that stop, joined.
    pub(crate) fn who(&self) -> String {
        let names = (0..self.sources.len()).map(|at| self.party(at as u32).name);
        names.collect::<Vec<_>>().join(", ")
    }

    /// A party as records are named.
    fn party(&self, at: u32) -> PartyView {
        match self.found.parties[at as usize].end {
            Some(end) => self.lines.end(end),
            None => match self.sources[at as usize] {
                RecordRef::Unit(id) => self.lines.unit(id),
                RecordRef::Position(id) => self.lines.position(id),
                record => {
                    let person = self.lines.document.people().iter().find(|one| record == one.id.into());
                    let name = person.map(|person| person.name.clone()).unwrap_or_default();
                    PartyView { key: key::of(record), name, ..PartyView::default() }
                }
            },
        }
    }

    /// The key of a box.
    fn key(&self, at: u32) -> Key {
        let one = &self.shown.boxes[at as usize];
        match (&one.fold, one.members.first()) {
            (Some(fold), _) => fold.key.clone(),
            (None, Some(&party)) => {
                let lane = if one.certain { "certain" } else { "may" };
                let column = &self.shown.columns[one.column as usize].code;
                format!("stop:{column}:{lane}:{}", self.party(party).key)
            }
            (None, None) => String::new(),
        }
    }

    fn line_key(&self, from: u32, to: u32) -> Key {
        format!("stops:{}>{}", self.key(from), self.key(to))
    }
}
