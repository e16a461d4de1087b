//! Whom to contact.

use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key::outside;
use crate::messages;
use crate::text;
use simpul_model::{Party, UnitId, fold};
use simpul_search::{Answer, How, Question, Reach, answers};
use std::collections::BTreeMap;

/// Answers "who do I contact about X?".
///
/// # Errors
/// `no-file`, `unknown-unit` where `from` is not known.
pub fn contact(desk: &Desk, request: ContactRequest, ctx: &Ctx) -> Result<ContactView, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    let from = match &request.from {
        Some(from) => {
            place(&lines, from).ok_or_else(|| ApiError::new("unknown-unit", &[("name", from.clone())]))?
        }
        None => None,
    };
    let index = snapshot.index(today);
    let start = ctx.clock.elapsed();
    let question = Question { text: &request.question, from, limit: request.limit.max(1) as usize };
    let found = answers(lines.document, index, question, today);
    let answers = found.into_iter().enumerate().map(|(at, found)| answer(&lines, at, found, ctx)).collect();
    let elapsed_us = ctx.clock.elapsed().saturating_sub(start).as_micros() as u64;
    Ok(ContactView { query: request.question, elapsed_us, answers })
}

fn answer(lines: &Lines<'_>, at: usize, answer: Answer, ctx: &Ctx) -> ContactAnswer {
    let owned = answer.owner != Reach::default();
    let reason = |reason: &simpul_search::Reason| ContactReason {
        asked: reason.asked.clone(),
        found: reason.found.clone(),
        how: reason.how.code().to_owned(),
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
            how: answer.matched.how.code().to_owned(),
            missing: answer.matched.missing as u32,
            reasons: answer.matched.reasons.iter().map(reason).collect(),
        },
        owner: reach(lines, answer.owner),
        backup: answer.backup.map(|backup| reach(lines, backup)),
        channels: answer.channels.into_iter().map(|(of, channel)| channel_line(of, channel)).collect(),
        next: answer.next.map(|next| reach(lines, next)),
        confirmed: answer.confirmed.map(text::moment),
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
    for reason in answer.matched.reasons.iter().filter(|reason| reason.how != How::Exact) {
        let key = format!("word.{}", reason.how.code());
        parts.push(say(key, &[("asked", &reason.asked), ("found", &reason.found)]));
    }
    if owned {
        parts.push(say(format!("route.{}", answer.route.code()), &[]));
    }
    parts.join("; ")
}

/// The unit of who asks, by id or name of a unit or person; nothing where they are not known at all.
fn place(lines: &Lines<'_>, from: &str) -> Option<Option<UnitId>> {
    let folded = fold(from);
    let is =
        |external: &Option<String>, name: &str| external.as_deref() == Some(from) || fold(name) == folded;
    if let Some(unit) = lines.document.units().iter().find(|u| is(&u.external_id, &u.name)) {
        return Some(Some(unit.id));
    }
    let person = lines.document.people().iter().find(|p| is(&p.external_id, &p.name))?;
    let held = lines.document.assignments_of(person.id).find(|a| a.is_current(lines.today));
    Some(held.and_then(|a| lines.document.positions().get(a.position)?.unit))
}

fn reach(lines: &Lines<'_>, reach: Reach) -> ContactReach {
    let document = lines.document;
    ContactReach {
        unit: reach.unit.and_then(|id| document.units().get(id)).map(|u| u.name.clone()),
        position: reach.position.and_then(|id| document.positions().get(id)).map(|p| p.title.clone()),
        person: reach.person.and_then(|id| document.people().get(id)).map(|p| p.name.clone()),
    }
}

fn channel_line(of: Party, channel: simpul_model::Channel) -> ContactChannel {
    let of = match of {
        Party::Unit(_) => "unit",
        Party::Position(_) => "position",
        Party::Person(_) => "person",
    };
    ContactChannel { kind: channel.kind, address: channel.address, hours: channel.hours, of: of.to_owned() }
}
