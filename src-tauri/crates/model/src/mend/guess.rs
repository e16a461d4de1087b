//! Proposals: whom a parked position may have meant, who may lead a unit, which top is the top.

use super::likely::Likely;
use super::near::{distance, far};
use crate::document::Document;
use crate::examine::twins;
use crate::fold::fold;
use crate::id::{PersonId, PositionId, UnitId};
use crate::text::Date;
use std::cell::RefCell;
use std::collections::HashMap;

/// Different values that are compared with the names of all units.
const LOOKED_UP: usize = 200;

/// What proposals are looked up in, made once for all findings.
#[derive(Debug)]
pub struct Guess {
    /// Positions by what a list may have called their holder or themselves; nothing where several fit.
    by_word: HashMap<String, Option<PositionId>>,
    top: Option<PositionId>,
    today: Date,
    twins: HashMap<PersonId, PersonId>,
    /// People as lists may name them.
    likely: RefCell<Likely>,
    /// Units that values were found near to, each value looked up once.
    near: RefCell<HashMap<String, Option<UnitId>>>,
}

impl Guess {
    /// O(n log n) over positions and assignments.
    pub fn of(document: &Document, today: Date) -> Self {
        let mut by_word: HashMap<String, Option<PositionId>> = HashMap::new();
        let mut put = |word: String, id: PositionId| {
            if word.is_empty() {
                return;
            }
            let known = by_word.entry(word).or_insert(Some(id));
            if *known != Some(id) {
                *known = None;
            }
        };
        for assignment in document.assignments().iter().filter(|a| a.is_current(today)) {
            let Some(person) = document.people().get(assignment.person) else { continue };
            put(plain(&person.name), assignment.position);
            put(plain(&person.email), assignment.position);
            put(plain(person.external_id.as_deref().unwrap_or_default()), assignment.position);
        }
        for position in document.positions().iter() {
            put(plain(position.external_id.as_deref().unwrap_or_default()), position.id);
        }
        let twins = twins(document).into_iter().map(|(first, later)| (later, first)).collect();
        let likely = RefCell::new(Likely::of(document, today));
        Self { by_word, top: top(document), twins, likely, today, near: RefCell::default() }
    }

    /// Whom a parked position may report to: who its list named, else the head of its unit or of the units
    /// above. Never somebody below it.
    pub fn manager(&self, document: &Document, id: PositionId) -> Option<PositionId> {
        let position = document.positions().get(id)?;
        let given = position.parked.as_deref();
        let named = given.and_then(|given| self.named(given).or_else(|| self.likely(document, given)));
        let units = position.unit.map(|unit| document.unit_path(unit)).unwrap_or_default();
        let heads = units.into_iter().filter_map(|unit| self.leader(document, unit));
        named.into_iter().chain(heads).find(|&to| to != id && !is_below(document, to, id))
    }

    /// The one position that a value of a list names.
    pub fn named(&self, given: &str) -> Option<PositionId> {
        *self.by_word.get(&plain(given))?
    }

    /// The post of the person whom a value that is no name most likely means.
    fn likely(&self, document: &Document, given: &str) -> Option<PositionId> {
        let mut likely = self.likely.borrow_mut();
        let person = likely.likeliest(given)?;
        let mut held = document.assignments_of(person).filter(|held| held.is_current(self.today));
        held.next().map(|held| held.position)
    }

    /// The one unit whose name is nearest to a value that names none. O(units) for each different value, of
    /// which a bounded number is looked at.
    pub fn unit(&self, document: &Document, given: &str) -> Option<UnitId> {
        let wanted = fold(given);
        let mut near = self.near.borrow_mut();
        if let Some(known) = near.get(&wanted) {
            return *known;
        }
        if wanted.is_empty() || near.len() >= LOOKED_UP {
            return None;
        }
        let names = document.units().iter().filter(|unit| !unit.archived);
        let mut best: Vec<(usize, UnitId)> = names
            .filter_map(|unit| Some((distance(&wanted, &fold(&unit.name), far(&wanted))?, unit.id)))
            .collect();
        best.sort_unstable();
        let only = match best.as_slice() {
            [(_, id)] => Some(*id),
            [(first, id), (second, _), ..] if first < second => Some(*id),
            _ => None,
        };
        near.insert(wanted, only);
        only
    }

    /// Who leads a unit, parked positions aside: the one named, the only one that may, or the one of several
    /// who has reports.
    fn leader(&self, document: &Document, unit: UnitId) -> Option<PositionId> {
        if let Some(named) = document.units().get(unit)?.head.filter(|&id| document.positions().contains(id))
        {
            return Some(named);
        }
        let mut tops = tops(document, unit);
        let first = tops.next()?;
        let only = tops.next().is_none();
        let best = if only { Some(first) } else { self.head(document, unit) };
        best.filter(|&id| only || document.reports_to(Some(id)).next().is_some())
    }

    /// Who may lead a unit: of its positions with a superior elsewhere the one with the most reports.
    pub fn head(&self, document: &Document, unit: UnitId) -> Option<PositionId> {
        let ranked = tops(document, unit)
            .enumerate()
            .max_by_key(|(at, id)| (document.reports_to(Some(*id)).count(), std::cmp::Reverse(*at)));
        ranked.map(|(_, id)| id)
    }

    /// The record that stays where this one stands there twice.
    pub fn twin(&self, person: PersonId) -> Option<PersonId> {
        let mut stays = *self.twins.get(&person)?;
        while let Some(&earlier) = self.twins.get(&stays).filter(|&&earlier| earlier < stays) {
            stays = earlier;
        }
        Some(stays)
    }

    /// The top with the most below it.
    pub fn top(&self) -> Option<PositionId> {
        self.top
    }
}

/// Positions of a unit whose superior does not sit in it, parked ones left out.
fn tops(document: &Document, unit: UnitId) -> impl Iterator<Item = PositionId> {
    let outside = move |manager: Option<PositionId>| {
        manager.and_then(|m| document.positions().get(m)).is_none_or(|m| m.unit != Some(unit))
    };
    let seats = document.positions_in(Some(unit)).filter(|p| p.parked.is_none());
    seats.filter(move |p| outside(p.manager)).map(|p| p.id)
}

/// Folded, without leading zeros, so that `007` and `7` are one.
fn plain(word: &str) -> String {
    let folded = fold(word);
    let short = folded.trim_start_matches('0');
    if short.is_empty() { folded } else { short.to_owned() }
}

fn top(document: &Document) -> Option<PositionId> {
    let tops = document.reports_to(None).filter(|p| p.parked.is_none());
    // Only tops with reports can have the most below; among many lone ones the first is as good as any.
    let sizes = tops.map(|p| (document.branch(p.id).len(), p.id)).enumerate();
    sizes.max_by_key(|(at, (size, _))| (*size, std::cmp::Reverse(*at))).map(|(_, (_, id))| id)
}

/// Whether `position` stands below `above`. O(depth).
fn is_below(document: &Document, position: PositionId, above: PositionId) -> bool {
    let mut up = document.positions().get(position).and_then(|p| p.manager);
    for _ in 0..document.positions().len() {
        match up {
            None => return false,
            Some(id) if id == above => return true,
            Some(id) => up = document.positions().get(id).and_then(|p| p.manager),
        }
    }
    true
}
