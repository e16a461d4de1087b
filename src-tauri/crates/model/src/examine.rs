//! Findings that the data itself shows: recomputed, never stored.

mod alike;

pub(crate) use alike::{twin_of_unit, twins};

use crate::document::Document;
use crate::record::{FindingKind, PositionKind};
use crate::row::RecordRef;
use crate::text::Date;

/// Something the data shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What kind of finding.
    pub kind: FindingKind,
    /// The record it is about; nothing for the document as a whole.
    pub record: Option<RecordRef>,
    /// Names and counts for the message.
    pub args: Vec<String>,
}

impl Seen {
    fn of(kind: FindingKind, record: impl Into<RecordRef>, args: &[&str]) -> Self {
        let args = args.iter().map(|&arg| arg.to_owned()).collect();
        Self { kind, record: Some(record.into()), args }
    }
}

/// Looks the document over: parked positions, several tops, units that nobody leads, assignments that have
/// not begun or are over, space round names, addresses that cannot be one, needs of somebody from
/// themselves, people and units that stand there twice. In the order of the tables. O(n log n).
pub fn examine(document: &Document, today: Date) -> Vec<Seen> {
    let mut seen = Vec::new();
    positions(document, &mut seen);
    units(document, &mut seen);
    for assignment in document.assignments().iter().filter(|a| !a.is_current(today)) {
        let person = document.people().get(assignment.person).map_or("", |p| p.name.as_str());
        let title = document.positions().get(assignment.position).map_or("", |p| p.title.as_str());
        seen.push(Seen::of(FindingKind::FutureOrEnded, assignment.id, &[person, title]));
    }
    people(document, &mut seen);
    for need in document.needs().iter().filter(|need| need.customer == need.supplier) {
        let item = document.items().get(need.item).map_or("", |item| item.name.as_str());
        seen.push(Seen::of(FindingKind::SelfNeed, need.id, &[item]));
    }
    alike::people(document, &mut seen);
    alike::units(document, &mut seen);
    seen
}

fn positions(document: &Document, seen: &mut Vec<Seen>) {
    let mut roots = 0usize;
    for position in document.positions().iter() {
        match (&position.parked, position.manager, position.kind) {
            (Some(given), _, _) => {
                seen.push(Seen::of(FindingKind::MissingManager, position.id, &[&position.title, given]));
            }
            (None, None, PositionKind::Line) => roots += 1,
            _ => {}
        }
        if spaced(&position.title) {
            seen.push(Seen::of(FindingKind::StraySpace, position.id, &[&position.title]));
        }
    }
    if roots > 1 {
        let args = vec![roots.to_string()];
        seen.push(Seen { kind: FindingKind::SeveralRoots, record: None, args });
    }
}

fn units(document: &Document, seen: &mut Vec<Seen>) {
    for unit in document.units().iter() {
        let inside = !unit.external && !unit.archived;
        let staffed = inside && document.positions_in(Some(unit.id)).next().is_some();
        if staffed && document.head(unit).is_none() {
            seen.push(Seen::of(FindingKind::NoHead, unit.id, &[&unit.name]));
        }
        if spaced(&unit.name) {
            seen.push(Seen::of(FindingKind::StraySpace, unit.id, &[&unit.name]));
        }
    }
}

fn people(document: &Document, seen: &mut Vec<Seen>) {
    for person in document.people().iter() {
        if spaced(&person.name) || spaced(&person.email) {
            seen.push(Seen::of(FindingKind::StraySpace, person.id, &[&person.name]));
        }
        let email = person.email.trim();
        if !email.is_empty() && !could_be_address(email) {
            seen.push(Seen::of(FindingKind::BadEmail, person.id, &[&person.name, email]));
        }
    }
}

fn spaced(text: &str) -> bool {
    text.len() != text.trim().len()
}

/// Something on both sides of one @, and no space in between.
fn could_be_address(email: &str) -> bool {
    let sides = email.split_once('@');
    let fine = |(name, host): (&str, &str)| !name.is_empty() && !host.is_empty() && !host.contains('@');
    sides.is_some_and(fine) && !email.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests;
