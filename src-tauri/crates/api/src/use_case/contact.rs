//! Whom to contact.

use super::line::Lines;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key::outside;
use crate::messages;
use crate::text;
use simpul_model::{Party, fold};
use simpul_search::{Reach, answers};
use std::collections::BTreeMap;

/// Answers "who do I contact about X?".
///
/// # Errors
/// `no-file`, `unknown-unit` where `from` is not known.
pub fn contact(desk: &Desk, request: ContactRequest, ctx: &Ctx) -> Result<ContactView, ApiError> {
    let snapshot = desk.snapshot()?;
    let today = snapshot.today(ctx);
    let lines = Lines { document: &snapshot.document, today };
    if let Some(from) = &request.from
        && !is_known(&lines, from)
    {
        return Err(ApiError::new("unknown-unit", &[("name", from.clone())]));
    }
    let index = snapshot.index(today);
    let start = ctx.clock.elapsed();
    let found = answers(lines.document, index, &request.question, request.limit.max(1) as usize, today);
    let answer = |(at, answer): (usize, simpul_search::Answer)| {
        let kind = answer.matched.record.kind().code();
        let args = BTreeMap::from([
            (
                "kind".to_owned(),
                messages::word(ctx.language, &format!("terminal.kind.{kind}"), &BTreeMap::new()),
            ),
            ("text".to_owned(), answer.matched.text.clone()),
        ]);
        ContactAnswer {
            rank: at as u32 + 1,
            score: answer.score,
            title: answer.matched.text.clone(),
            why: messages::word(ctx.language, "terminal.matched", &args),
            matched: ContactMatch {
                kind: kind.to_owned(),
                id: outside(lines.document, answer.matched.record),
                text: answer.matched.text,
                how: answer.matched.how.code().to_owned(),
            },
            owner: reach(&lines, answer.owner),
            backup: answer.backup.map(|backup| reach(&lines, backup)),
            channels: answer.channels.into_iter().map(|(of, channel)| channel_line(of, channel)).collect(),
            next: answer.next.map(|next| reach(&lines, next)),
            confirmed: answer.confirmed.map(text::moment),
        }
    };
    let answers = found.into_iter().enumerate().map(answer).collect();
    let elapsed_us = ctx.clock.elapsed().saturating_sub(start).as_micros() as u64;
    Ok(ContactView { query: request.question, elapsed_us, answers })
}

fn is_known(lines: &Lines<'_>, from: &str) -> bool {
    let folded = fold(from);
    let units = lines.document.units().iter().map(|u| (u.external_id.as_deref(), u.name.as_str()));
    let people = lines.document.people().iter().map(|p| (p.external_id.as_deref(), p.name.as_str()));
    units.chain(people).any(|(external, name)| external == Some(from) || fold(name) == folded)
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
