//! Whom to contact.

use super::ask::{Promised, named};
use super::line::Lines;
use super::way::{open, record};
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key::outside;
use crate::messages;
use crate::text;
use simpul_model::{Moment, PositionId, RecordRef, UnitId, fold};
use simpul_search::{Answer, How, Question, Reach, Related, Way, answers};
use std::collections::BTreeMap;

/// Answers "who do I contact about X?".
///
/// # Errors
/// `no-file`, `unknown-unit` where `from` is not known.
pub fn contact(desk: &Desk, request: ContactRequest, ctx: &Ctx) -> Result<ContactView, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    let asker = match &request.from {
        Some(from) => {
            place(&lines, from).ok_or_else(|| ApiError::new("unknown-unit", &[("name", from.clone())]))?
        }
        None => Asker::default(),
    };
    let index = snapshot.index(today);
    let start = ctx.clock.elapsed();
    let limit = request.limit.max(1) as usize;
    let question = Question { text: &request.question, from: asker.unit, asker: asker.position, limit };
    let found = answers(lines.document, index, question, today);
    let answers = found.into_iter().enumerate().map(|(at, found)| answer(&lines, at, found, ctx)).collect();
    let elapsed_us = ctx.clock.elapsed().saturating_sub(start).as_micros() as u64;
    Ok(ContactView { query: request.question, elapsed_us, answers })
}

fn answer(lines: &Lines<'_>, at: usize, answer: Answer, ctx: &Ctx) -> ContactAnswer {
    let owned = answer.owner != Reach::default();
    let promised = Promised::of(lines.document, answer.matched.record, answer.owner);
    let related = related(lines, &answer.related);
    let reason = |reason: &simpul_search::Reason| ContactReason {
        asked: reason.asked.clone(),
        found: reason.found.clone(),
        how: reason.how.code().to_owned(),
        own: reason.own,
    };
    ContactAnswer {
        rank: at as u32 + 1,
        score: answer.score,
        title: answer.matched.text.clone(),
        why: why(&answer, owned, ctx.language),
        route: owned.then(|| answer.route.code().to_owned()),
        distance: answer.distance as u32,
        matched: ContactMatch {
            kind: answer.matched.record.kind().code().to_owned(),
            id: outside(lines.document, answer.matched.record),
            text: answer.matched.text,
            via: answer.matched.via,
            how: answer.matched.how.code().to_owned(),
            missing: answer.matched.missing as u32,
            reasons: answer.matched.reasons.iter().map(reason).collect(),
        },
        owner: reach(lines, answer.owner),
        backup: answer.backup.map(|backup| reach(lines, backup)),
        channels: answer.ways.into_iter().map(|way| channel(lines, way, ctx.clock.now())).collect(),
        next: answer.next.map(|next| reach(lines, next)),
        steps: answer.steps.into_iter().map(|step| reach(lines, step)).collect(),
        vacant: answer.owner.position.is_some() && answer.owner.person.is_none(),
        reply_within: promised.reply_within,
        send_along: promised.send_along,
        confirmed: answer.confirmed.as_ref().map(|word| text::moment(word.at)),
        confirmed_by: answer.confirmed.map(|word| word.by),
        related,
    }
}

/// What fitted, each word that does not stand there as it was asked, and by which right the owner answers.
fn why(answer: &Answer, owned: bool, language: Language) -> String {
    let say = |key: String, args: &[(&str, &str)]| {
        let args: BTreeMap<String, String> =
            args.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
        messages::word(language, &format!("terminal.{key}"), &args)
    };
    let kind = say(format!("kind.{}", answer.matched.record.kind().code()), &[]);
    let mut parts = vec![say("matched".to_owned(), &[("kind", &kind), ("text", &answer.matched.text)])];
    if let Some(via) = &answer.matched.via {
        // What a topic is called else, or what a way to somebody is for.
        let is_topic = matches!(answer.matched.record, RecordRef::Topic(_));
        parts.push(say(if is_topic { "via" } else { "way" }.to_owned(), &[("word", via)]));
    }
    for reason in answer.matched.reasons.iter().filter(|reason| reason.how != How::Exact) {
        let key = if reason.own { "word.own".to_owned() } else { format!("word.{}", reason.how.code()) };
        parts.push(say(key, &[("asked", &reason.asked), ("found", &reason.found)]));
    }
    if owned {
        parts.push(say(format!("route.{}", answer.route.code()), &[]));
    }
    parts.join("; ")
}

/// Who asks, as far as that is known.
#[derive(Clone, Copy, Default)]
pub(super) struct Asker {
    pub(super) unit: Option<UnitId>,
    pub(super) position: Option<PositionId>,
}

/// Who asks, by id or name of a unit or person; nothing where they are not known at all.
fn place(lines: &Lines<'_>, from: &str) -> Option<Asker> {
    let folded = fold(from);
    let is =
        |external: &Option<String>, name: &str| external.as_deref() == Some(from) || fold(name) == folded;
    if let Some(unit) = lines.document.units().iter().find(|u| is(&u.external_id, &u.name)) {
        return Some(asker_of(lines, unit.id.into()));
    }
    let person = lines.document.people().iter().find(|p| is(&p.external_id, &p.name))?;
    Some(asker_of(lines, person.id.into()))
}

/// Where a unit, position or person that asks stands.
pub(super) fn asker_of(lines: &Lines<'_>, place: RecordRef) -> Asker {
    match place {
        RecordRef::Unit(unit) => Asker { unit: Some(unit), position: None },
        RecordRef::Person(person) => {
            let held = lines.document.assignments_of(person).find(|a| a.is_current(lines.today));
            held.map_or(Asker::default(), |a| asker_of(lines, a.position.into()))
        }
        RecordRef::Position(id) => {
            let position = lines.document.positions().get(id);
            Asker { unit: position.and_then(|p| p.unit), position: position.map(|p| p.id) }
        }
        _ => Asker::default(),
    }
}

fn reach(lines: &Lines<'_>, reach: Reach) -> ContactReach {
    let document = lines.document;
    ContactReach {
        unit: reach.unit.and_then(|id| document.units().get(id)).map(|u| u.name.clone()),
        position: reach.position.and_then(|id| document.positions().get(id)).map(|p| p.title.clone()),
        person: reach.person.and_then(|id| document.people().get(id)).map(|p| p.name.clone()),
    }
}

fn channel(lines: &Lines<'_>, way: Way, now: Moment) -> ContactChannel {
    let open = open(lines, &way, now);
    let state = |open: &OpenView| match open.state {
        OpenWord::Always => "always",
        OpenWord::Open => "open",
        OpenWord::Closed => "closed",
        OpenWord::Unknown => "unknown",
    };
    let then = open.as_ref().filter(|open| !open.then.is_empty());
    let record = record(way.of);
    ContactChannel {
        open: open.as_ref().map(|open| state(open).to_owned()),
        then: then.map(|open| format!("{} {}", open.then, open.zone)),
        kind: way.kind,
        address: way.address,
        hours: way.hours,
        purpose: way.purpose,
        of: record.kind().code().to_owned(),
        name: named(lines.document, record).name,
        whose: way.whose.code().to_owned(),
    }
}

fn related(lines: &Lines<'_>, related: &Related) -> ContactRelated {
    let needs = related.needs.iter().map(|&id| {
        let brief = lines.brief(id);
        ContactNeed {
            id: outside(lines.document, id.into()),
            item: brief.item,
            customer: brief.customer.name,
        }
    });
    ContactRelated {
        topics: related.topics.iter().map(|&topic| named(lines.document, topic.into()).name).collect(),
        needs: needs.collect(),
    }
}
