//! Who may answer for a record that fits, and which of them comes first.

use crate::answer::Question;
use crate::complaint::{Superior, complains};
use crate::index::{Field, Index};
use crate::lexicon::SHIPPED;
use crate::line::Line;
use crate::matching::Fit;
use crate::reach::{Look, Reach};
use crate::tie::tie;
use simpul_model::{Confirmation, Document, End, ItemId, NeedId, PositionId, RecordRef, UnitId};
use std::cmp::Ordering;
use std::collections::HashSet;

/// By which right somebody answers, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// Named as owner of the topic.
    NamedOwner,
    /// The position that a need names as supplier.
    NarrowedSupplier,
    /// It is among the duties of the position.
    Duty,
    /// The contact of the unit that answers.
    UnitContact,
    /// The head of the unit that answers, which names no contact.
    UnitHead,
    /// Whoever leads the unit that answers by their title, where it names neither.
    UnitLead,
    /// The unit itself, where nobody is named in it or above it.
    Unit,
    /// The head of a unit further up.
    NextUnitHead,
    /// Found by name or place, not by what they do.
    Directory,
}

impl Route {
    /// Its code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NamedOwner => "named-owner",
            Self::NarrowedSupplier => "narrowed-supplier",
            Self::Duty => "duty",
            Self::UnitContact => "unit-contact",
            Self::UnitHead => "unit-head",
            Self::UnitLead => "unit-lead",
            Self::Unit => "unit",
            Self::NextUnitHead => "next-unit-head",
            Self::Directory => "directory",
        }
    }

    /// Whoever answers for the owning unit, and the unit itself, are one step of the ranking.
    const fn step(self) -> Self {
        match self {
            Self::UnitHead | Self::UnitLead | Self::Unit => Self::UnitContact,
            other => other,
        }
    }
}

/// Somebody who may answer.
pub(crate) struct Candidate<'a> {
    pub(crate) fit: &'a Fit,
    pub(crate) record: RecordRef,
    pub(crate) route: Route,
    pub(crate) owner: Reach,
    /// The need that names them as supplier.
    pub(crate) need: Option<NeedId>,
    pub(crate) distance: usize,
    depth: usize,
    /// Somebody below them answers by the same right.
    stands_above: bool,
    /// The unit was called by its name, and who leads it was asked: its head is named there.
    leads: bool,
}

impl Candidate<'_> {
    /// Who stands in for them in this.
    pub(crate) fn backup(&self, look: Look<'_>) -> Option<Reach> {
        let RecordRef::Topic(topic) = self.record else { return None };
        look.document.topics().get(topic)?.backup.map(|backup| look.party(backup))
    }

    /// Who last said that they are the right ones.
    pub(crate) fn confirmed(&self, document: &Document) -> Option<Confirmation> {
        match (self.record, self.need) {
            (RecordRef::Topic(topic), _) => document.topics().get(topic)?.confirmed.clone(),
            (_, Some(need)) => document.needs().get(need)?.confirmed_by_supplier.clone(),
            _ => None,
        }
    }
}

/// Where the question is asked from.
pub(crate) struct Place<'a> {
    pub(crate) look: Look<'a>,
    path: Vec<UnitId>,
    /// Whom the question complains about.
    without: Option<Superior>,
    asks_who_leads: bool,
}

impl<'a> Place<'a> {
    pub(crate) fn new(look: Look<'a>, question: Question<'_>) -> Self {
        let Question { text, from, asker, .. } = question;
        let path = from.map(|unit| look.document.unit_path(unit)).unwrap_or_default();
        let without = complains(text).then(|| Superior::of(look, asker, from)).flatten();
        Self { look, path, without, asks_who_leads: SHIPPED.asks_who_leads(text) }
    }

    /// Steps up and down the tree of units; nothing where it is not known who asks.
    fn distance(&self, unit: Option<UnitId>) -> usize {
        if self.path.is_empty() {
            return 0;
        }
        let there = unit.map(|unit| self.look.document.unit_path(unit)).unwrap_or_default();
        let shared = self.path.iter().rev().zip(there.iter().rev()).take_while(|(a, b)| a == b).count();
        self.path.len() + there.len() - 2 * shared
    }

    /// Who asks may turn to the head of their own unit, or of the next one up in which somebody is.
    pub(crate) fn nearest_head(&self) -> Option<Reach> {
        let heads = self.path.iter().filter_map(|&unit| self.look.head(unit));
        let mut fit = heads.filter(|head| head.person.is_some() && !self.is_about(*head));
        fit.next()
    }

    /// Whether the question complains about whoever is reached so.
    pub(crate) fn is_about(&self, reach: Reach) -> bool {
        self.without.as_ref().is_some_and(|superior| superior.is_reached(self.look, reach))
    }
}

/// A word that has just been begun fits thousands: which of them lead others is not worth the wait then.
const COMPARED: usize = 1_000;

/// Those who answer for records that fit equally well.
pub(crate) fn candidates<'a>(
    place: &Place<'a>,
    line: &mut Line<'_>,
    index: &Index,
    equal: &'a [Fit],
) -> Waiting<'a> {
    let mut waiting = Vec::new();
    for fit in equal {
        let record = index.record_at(fit.entry).0;
        let head = match record {
            RecordRef::Unit(unit) if place.asks_who_leads && fit.is_whole_name(index) => {
                place.look.leader(unit)
            }
            _ => None,
        };
        let mut add = |Seat { route, owner, depth }: Seat, need| {
            // A title says what somebody does as well as duties do; a place does not.
            let elsewhere = route == Route::Duty && fit.field == Field::Context;
            let route = if elsewhere { Route::Directory } else { route };
            // Nobody sits there, and it is found by where it stands alone: nobody is reached by it.
            let is_empty = owner.position.is_some() && owner.person.is_none() && route == Route::Directory;
            if is_empty && place.look.backup(owner).is_none() {
                return;
            }
            let (distance, depth) = (place.distance(owner.unit), depth as usize);
            let (stands_above, leads) = (false, head.is_some());
            waiting.push(Candidate { fit, record, route, owner, need, distance, depth, stands_above, leads });
        };
        match (record, head) {
            (RecordRef::Item(item), _) => {
                suppliers(place.look, item).into_iter().for_each(|(need, route, owner)| {
                    add(Seat::at(route, owner, line), Some(need));
                });
            }
            (_, Some((route, head))) => add(Seat::at(route, head, line), None),
            _ => index.seat(place.look, fit.entry, line).into_iter().for_each(|seat| add(seat, None)),
        }
    }
    if waiting.len() <= COMPARED {
        let above = superiors(line, &waiting);
        for candidate in &mut waiting {
            let at = candidate.owner.position.map(|position| (candidate.route.step(), position));
            candidate.stands_above = at.is_some_and(|at| above.contains(&at));
        }
    }
    Waiting { look: place.look, waiting }
}

/// Who stands above somebody that answers by the same right. A unit further up is nearer to whoever asks from
/// outside, so without this the director would be asked before the head, and the head before whoever does it.
/// Amortised O(candidates): the way up ends where it was walked before.
fn superiors(line: &Line<'_>, waiting: &[Candidate<'_>]) -> HashSet<(Route, PositionId)> {
    let mut seen = HashSet::new();
    for candidate in waiting {
        let Some(position) = candidate.owner.position else { continue };
        for superior in line.above(position) {
            if !seen.insert((candidate.route.step(), superior)) {
                break;
            }
        }
    }
    seen
}

/// Those who have not been looked at yet, in no order: a word that has just been begun fits thousands, of whom
/// the first few are wanted.
pub(crate) struct Waiting<'a> {
    look: Look<'a>,
    waiting: Vec<Candidate<'a>>,
}

impl<'a> Waiting<'a> {
    pub(crate) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    pub(crate) fn retain(&mut self, wanted: impl FnMut(&Candidate<'a>) -> bool) {
        self.waiting.retain(wanted);
    }

    /// Takes at most so many, best first. O(n + most log most) for n who wait.
    pub(crate) fn best(&mut self, most: usize) -> Vec<Candidate<'a>> {
        let look = self.look;
        let worse = |a: &Candidate<'_>, b: &Candidate<'_>| order(look, b, a);
        let from = self.waiting.len().saturating_sub(most.max(1));
        if from > 0 {
            self.waiting.select_nth_unstable_by(from, worse);
        }
        let mut best = self.waiting.split_off(from);
        best.sort_by(|a, b| order(look, a, b));
        best
    }
}

fn order(look: Look<'_>, a: &Candidate<'_>, b: &Candidate<'_>) -> Ordering {
    let rank = |c: &Candidate<'_>| {
        // Those above wait for a next step, for which the deepest comes first.
        let distance = if c.stands_above { 0 } else { c.distance };
        (!c.leads, c.route.step(), c.stands_above, distance, std::cmp::Reverse(c.depth))
    };
    let name = |c: &Candidate<'_>| {
        let unit = c.owner.unit.map(|unit| tie(look.document, unit.into()));
        (c.owner.position.map(|position| tie(look.document, position.into())), unit)
    };
    // Entries are numbered in the order of names.
    rank(a)
        .cmp(&rank(b))
        .then_with(|| b.fit.score.total_cmp(&a.fit.score))
        .then_with(|| a.fit.entry.cmp(&b.fit.entry))
        .then_with(|| name(a).cmp(&name(b)))
}

/// Who answers for a record, and where they stand.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seat {
    pub(crate) route: Route,
    pub(crate) owner: Reach,
    /// In the reporting line.
    pub(crate) depth: u32,
}

impl Seat {
    /// Of a record that one answers for; an item may have several suppliers.
    pub(crate) fn of(look: Look<'_>, record: RecordRef, line: &mut Line<'_>) -> Option<Self> {
        let (route, owner) = match record {
            RecordRef::Topic(id) => {
                let owner = look.document.topics().get(id)?.owner;
                (Route::NamedOwner, owner.map(|owner| look.party(owner)).unwrap_or_default())
            }
            RecordRef::Unit(id) => unit(look, id),
            RecordRef::Position(id) => (Route::Duty, look.position(id)),
            RecordRef::Person(id) => (Route::Directory, look.person(id)),
            _ => return None,
        };
        Some(Self::at(route, owner, line))
    }

    fn at(route: Route, owner: Reach, line: &mut Line<'_>) -> Self {
        Self { route, owner, depth: owner.position.map_or(0, |position| line.depth(position) as u32) }
    }
}

/// Those who supply an item, each once, with the need that says so.
fn suppliers(look: Look<'_>, item: ItemId) -> Vec<(NeedId, Route, Reach)> {
    let mut seen: Vec<End> = Vec::new();
    let mut owners = Vec::new();
    for need in look.document.needs_of_item(item).filter(|need| need.is_active()) {
        if seen.contains(&need.supplier) {
            continue;
        }
        seen.push(need.supplier);
        let (route, owner) = match need.supplier {
            End::Position(position) => (Route::NarrowedSupplier, look.position(position)),
            End::Unit(id) => unit(look, id),
        };
        owners.push((need.id, route, owner));
    }
    owners
}

/// A unit answers through its contact, else its head, else whoever leads it by title, else the head of the next unit
/// up that has one.
fn unit(look: Look<'_>, id: UnitId) -> (Route, Reach) {
    let own = look.unit(id);
    if own.position.is_some() {
        let contact = look.document.units().get(id).is_some_and(|unit| unit.contact == own.position);
        let leader = || look.leader(id).map_or(Route::UnitHead, |(route, _)| route);
        return (if contact { Route::UnitContact } else { leader() }, own);
    }
    let above = look.document.unit_path(id).into_iter().skip(1).find_map(|unit| look.head(unit));
    above.map_or((Route::Unit, own), |head| (Route::NextUnitHead, head))
}
