//! The pair card: both sides' promises side by side.

use super::line::{Lines, answer_word};
use super::map::{Seen, node_of, pair_kind};
use crate::ctx::Ctx;
use crate::dto::*;
use crate::error::ApiError;
use crate::text;
use simpul_graph::{LowerPair as Lower, Node, lower_pairs};
use simpul_model::{Answer, AnswerId, Document, IdGen, Need, NeedId, OneWayAnswer, UnitId};

/// What somebody answers now about what is needed back between two units.
pub(super) fn answered(
    document: &Document,
    [a, b]: [UnitId; 2],
    answer: AnswerWord,
    by: &str,
    ids: &mut dyn IdGen,
    ctx: &Ctx,
) -> OneWayAnswer {
    OneWayAnswer {
        id: AnswerId::mint(ids),
        units: (a.min(b), a.max(b)),
        answer: match answer {
            AnswerWord::Nothing => Answer::Nothing,
            AnswerWord::Missing => Answer::Missing,
            AnswerWord::Unknown => Answer::Unknown,
        },
        by: by.to_owned(),
        at: ctx.clock.now(),
        needs_seen: simpul_graph::needs_between(document, a, b),
    }
}

/// The card of the pair that `key` names, as the map `request` sees it.
pub(super) fn card(lines: &Lines<'_>, key: &str, request: MapRequest) -> Result<PairCard, ApiError> {
    let gone = || ApiError::not_found(key);
    let (first, second) = key.strip_prefix("pair:").and_then(|keys| keys.split_once('~')).ok_or_else(gone)?;
    let (first, second) = (node_of(first)?, node_of(second)?);
    // A pair is looked at as a whole, whatever the filters hide of it; drafts where they count.
    let mut statuses = request.filter.statuses;
    statuses.extend((!statuses.is_empty()).then_some(StatusWord::Active));
    let filter = MapFilter { statuses, ..MapFilter::default() };
    let request = MapRequest { filter, focus: None, ..request };
    let seen = Seen::of(lines.document, &request)?;
    let place = |node| seen.graph.index_of(node).ok_or_else(gone);
    let pair = seen.pair(place(first)?, place(second)?).ok_or_else(gone)?;

    // The supplier of a one-way pair stands first.
    let (a, b) = pair.one_way().unwrap_or((pair.a, pair.b));
    let turned = a != pair.a;
    let (forth, back) = if turned { (&pair.back, &pair.forth) } else { (&pair.forth, &pair.back) };
    let question = seen.answers.question(&seen.graph, pair);
    let answer = question.answer.map(|answer| AnswerView {
        answer: answer_word(answer.answer),
        by: answer.by.clone(),
        at: text::moment(answer.at),
        lapsed: question.lapsed,
    });
    let below = lower_pairs(lines.document, &seen.graph, pair);
    let itself = |lower: &Lower| lower.a == seen.node(pair.a) && lower.b == seen.node(pair.b);
    let lower = if below.iter().all(itself) { Vec::new() } else { below };
    let info = seen.info();
    Ok(PairCard {
        key: seen.pair_key(pair),
        a: party(lines, seen.node(a)),
        b: party(lines, seen.node(b)),
        kind: pair_kind(pair.kind),
        level: level(&info),
        a_gives_b: lines.needs(needs(lines, forth)),
        b_gives_a: lines.needs(needs(lines, back)),
        lower: lower.iter().map(|lower| lower_pair(lines, lower, turned)).collect(),
        answer,
        external: pair.external,
        asks: question.asked && !question.calm,
    })
}

fn needs<'n>(lines: &'n Lines<'_>, ids: &'n [NeedId]) -> impl Iterator<Item = &'n Need> {
    ids.iter().filter_map(|&id| lines.document.needs().get(id))
}

fn party(lines: &Lines<'_>, node: Node) -> PartyView {
    match node {
        Node::Unit(id) => lines.unit(id),
        Node::Position(id) => lines.position(id),
        Node::NoUnit => PartyView { key: "none:unit".to_owned(), ..PartyView::default() },
    }
}

fn lower_pair(lines: &Lines<'_>, lower: &Lower, turned: bool) -> LowerPair {
    let (a, b) = (party(lines, lower.a), party(lines, lower.b));
    let (forth, back) = (lower.forth.len() as u32, lower.back.len() as u32);
    let kind = pair_kind(lower.kind());
    if turned {
        LowerPair { a: b, b: a, kind, a_gives: back, b_gives: forth }
    } else {
        LowerPair { a, b, kind, a_gives: forth, b_gives: back }
    }
}

/// The level's name, for the card's sentence.
pub(super) fn level(info: &MapInfo) -> Named {
    let chosen = info.levels.iter().find(|choice| match choice.word {
        LevelWord::Positions => info.positions,
        _ => !info.positions && choice.level == info.level,
    });
    let code = match chosen.map(|choice| choice.word) {
        Some(LevelWord::Company) => "company",
        Some(LevelWord::Divisions) => "divisions",
        Some(LevelWord::Departments) => "departments",
        Some(LevelWord::Teams) => "teams",
        Some(LevelWord::Positions) => "positions",
        Some(LevelWord::Level) | None => "level",
    };
    Named { code: code.to_owned(), args: [("n".to_owned(), info.level.to_string())].into() }
}
