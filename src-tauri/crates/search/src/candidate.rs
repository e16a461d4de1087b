//! Who may answer for a record that fits, and which of them comes first.

use crate::answer::Question;
use crate::complaint::{Superior, complains};
use crate::index::{Field, Index};
use crate::line::Line;
use crate::matching::Fit;
use crate::reach::{Look, Reach};
use crate::tie::tie;
use simpul_model::{Confirmation, End, ItemId, RecordRef, UnitId};
use std::cmp::Ordering;

/// By which right somebody answers, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
            Self::NextUnitHead => "next-unit-head",
            Self::Directory => "directory",
        }
    }

    /// Contact and head of the owning unit are one step of the ranking.
    const fn step(self) -> Self {
        match self {
            Self::UnitHead => Self::UnitContact,
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
    pub(crate) backup: Option<Reach>,
    pub(crate) confirmed: Option<Confirmation>,
    pub(crate) distance: usize,
    depth: usize,
}

/// Where the question is asked from.
pub(crate) struct Place<'a> {
    pub(crate) look: Look<'a>,
    path: Vec<UnitId>,
    /// Whom the question complains about.
    without: Option<Superior>,
}

impl<'a> Place<'a> {
    pub(crate) fn new(look: Look<'a>, question: Question<'_>) -> Self {
        let Question { text, from, asker, .. } = question;
        let path = from.map(|unit| look.document.unit_path(unit)).unwrap_or_default();
        let without = complains(text).then(|| Superior::of(look, asker, from)).flatten();
        Self { look, path, without }
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
        for (route, owner, backup, confirmed) in owners(place.look, record, fit.field) {
            waiting.push(Candidate {
                fit,
                record,
                route,
                owner,
                backup,
                confirmed,
                distance: place.distance(owner.unit),
                depth: owner.position.map_or(0, |position| line.depth(position)),
            });
        }
    }
    Waiting { look: place.look, waiting }
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
    let rank = |c: &Candidate<'_>| (c.route.step(), c.distance, std::cmp::Reverse(c.depth));
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

type Owner = (Route, Reach, Option<Reach>, Option<Confirmation>);

fn owners(look: Look<'_>, record: RecordRef, field: Field) -> Vec<Owner> {
    let with_backup = |(route, owner): (Route, Reach)| (route, owner, look.backup(owner), None);
    match record {
        RecordRef::Topic(id) => look
            .document
            .topics()
            .get(id)
            .map(|topic| {
                let owner = topic.owner.map(|owner| look.party(owner)).unwrap_or_default();
                let backup = topic.backup.map(|backup| look.party(backup));
                (Route::NamedOwner, owner, backup, topic.confirmed.clone())
            })
            .into_iter()
            .collect(),
        RecordRef::Item(id) => suppliers(look, id),
        RecordRef::Unit(id) => vec![with_backup(unit(look, id))],
        // A title says what somebody does as well as duties do; a place does not.
        RecordRef::Position(id) => {
            let route = if field == Field::Context { Route::Directory } else { Route::Duty };
            vec![with_backup((route, look.position(id)))]
        }
        RecordRef::Person(id) => vec![with_backup((Route::Directory, look.person(id)))],
        _ => Vec::new(),
    }
}

/// Those who supply an item, each once.
fn suppliers(look: Look<'_>, item: ItemId) -> Vec<Owner> {
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
        let confirmed = need.confirmed_by_supplier.clone();
        owners.push((route, owner, look.backup(owner), confirmed));
    }
    owners
}

/// A unit answers through its contact, else its head, else the head of the next unit up that has one.
fn unit(look: Look<'_>, id: UnitId) -> (Route, Reach) {
    let own = look.unit(id);
    if own.position.is_some() {
        let contact = look.document.units().get(id).is_some_and(|unit| unit.contact == own.position);
        return (if contact { Route::UnitContact } else { Route::UnitHead }, own);
    }
    let above = look.document.unit_path(id).into_iter().skip(1).find_map(|unit| look.head(unit));
    above.map_or((Route::UnitContact, own), |head| (Route::NextUnitHead, head))
}
