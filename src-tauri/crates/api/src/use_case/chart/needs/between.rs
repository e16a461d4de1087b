//! What two boxes of a chart give each other: the needs behind one curve.

use super::gather::{Gathered, Joined, Other};
use super::places::Standing;
use super::{placed, record, word};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::use_case::line::Lines;
use simpul_model::{Document, Need, NeedId};

/// The card of `pair:<box>~<other>`: what is drawn between them over the chart, whoever they stand for.
///
/// # Errors
/// `no-file`, `not-found` where nothing is drawn between these two, `cancelled`.
pub fn chart_pair(desk: &Desk, request: ChartPairRequest, ctx: &Ctx) -> Result<PairCard, ApiError> {
    let snapshot = desk.snapshot()?;
    let gone = || ApiError::not_found(&request.key);
    let ends = request.key.strip_prefix("pair:").and_then(|keys| keys.split_once('~'));
    let (one, other) = ends.ok_or_else(gone)?;
    let places = placed(&snapshot, &request.chart, ctx)?;
    let document = &snapshot.document;
    let standing = places.standing(document, ctx.clock.today());
    let hub = standing.box_of(key::parse(one)?).ok_or_else(gone)?;
    let lines = Lines { document, today: snapshot.today(ctx) };
    let gathered = Gathered::of(&standing, hub);
    let meant = |other: &Other| match *other {
        Other::Box(at) => key::of(standing.node(at).record()),
        Other::Elsewhere(end) => key::of(record(end)),
    };
    let (at, joined) = gathered.others.iter().find(|(at, _)| meant(at) == other).ok_or_else(gone)?;
    let boxed = |at| party(&standing, &lines, at, ctx);
    let theirs = match *at {
        Other::Box(at) => boxed(at),
        Other::Elsewhere(end) => lines.end(end),
    };
    Ok(card(&request.key, [boxed(hub), theirs], joined, &lines))
}

/// The supplier of a one-way pair stands first.
fn card(key: &str, [one, other]: [PartyView; 2], joined: &Joined, lines: &Lines<'_>) -> PairCard {
    let kind = word(joined.kind());
    let turned = kind == PairKind::OneWay && joined.gives.is_empty();
    let (a, b) = if turned { (other, one) } else { (one, other) };
    let (forth, back) = if turned { (&joined.gets, &joined.gives) } else { (&joined.gives, &joined.gets) };
    let external = joined.ends.iter().any(|&end| lines.end(end).external);
    PairCard {
        key: key.to_owned(),
        a,
        b,
        kind,
        level: Named::default(),
        a_gives_b: lines.needs(needs(lines.document, forth)),
        b_gives_a: lines.needs(needs(lines.document, back)),
        lower: Vec::new(),
        answer: None,
        external,
        asks: false,
    }
}

fn needs<'n>(document: &'n Document, ids: &'n [NeedId]) -> impl Iterator<Item = &'n Need> {
    ids.iter().filter_map(|&id| document.needs().get(id))
}

fn party(standing: &Standing<'_>, lines: &Lines<'_>, at: u32, ctx: &Ctx) -> PartyView {
    let key = key::of(standing.node(at).record());
    let (name, detail) = standing.name(lines, at, ctx.language);
    PartyView { key, name, detail, ..PartyView::default() }
}
