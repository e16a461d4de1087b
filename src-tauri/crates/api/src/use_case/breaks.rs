//! What a reorganisation breaks, in the words of those it breaks for.

use super::line::Lines;
use super::states;
use crate::ctx::Ctx;
use crate::desk::Desk;
use crate::dto::*;
use crate::error::ApiError;
use crate::key;
use crate::session::refused;
use simpul_graph as graph;
use simpul_graph::{ContactLoss, PairNow, SupplierLoss, TopicLoss};
use simpul_model as model;
use simpul_model::{Document, NeedId, Party, fold, plan};

/// At most so many of each list cross the port.
const MOST: usize = 200;

/// What breaks from one state to another.
///
/// # Errors
/// As [`super::compare()`].
pub fn breaks(desk: &Desk, request: BreaksRequest, ctx: &Ctx) -> Result<BreaksView, ApiError> {
    let (before, after) = states::both(desk, &request.before, &request.after, ctx)?;
    ctx.check()?;
    Ok(Words::new(&before.document, &after.document, ctx).view())
}

/// What an edit would break, were it carried out on what is shown. Nothing is.
///
/// # Errors
/// `no-file`, and `refused-…` where the edit would be refused.
pub fn breaks_of_edit(desk: &Desk, request: EditRequest, ctx: &Ctx) -> Result<BreaksView, ApiError> {
    let (snapshot, by) = (desk.snapshot()?, desk.who());
    let mut ids = desk.with_session(|session| Ok(session.ids(ctx)))?;
    let edit = super::edit::wish(&snapshot.document, request, &by, ctx, &mut ids)?.edit;
    let after =
        plan(&snapshot.document, edit).map_err(|refusal| refused(&snapshot.document, &refusal))?.after;
    Ok(Words::new(&snapshot.document, &after, ctx).view())
}

/// What breaks from one document to another.
pub(super) fn breaks_between(before: &Document, after: &Document, ctx: &Ctx) -> BreaksView {
    Words::new(before, after, ctx).view()
}

struct Words<'a> {
    before: Lines<'a>,
    after: Lines<'a>,
    found: graph::Breaks,
}

impl<'a> Words<'a> {
    fn new(before: &'a Document, after: &'a Document, ctx: &Ctx) -> Self {
        let today = ctx.clock.today();
        let lines = |document| Lines { document, today };
        Self { before: lines(before), after: lines(after), found: graph::breaks(before, after, today) }
    }

    fn view(&self) -> BreaksView {
        let found = &self.found;
        let n = |count: usize| count as u32;
        BreaksView {
            total: n(found.len()),
            counts: BreakCounts {
                suppliers: n(found.suppliers.len()),
                contacts: n(found.contacts.len()),
                pairs: n(found.pairs.len()),
                topics: n(found.topics.len()),
                crossings: n(found.crossings.len()),
            },
            suppliers: first(&found.suppliers, |lost| self.supplier(lost), |view| order(&view.need)),
            contacts: first(&found.contacts, |lost| self.contact(lost), |view| order(&view.need)),
            pairs: first(
                &found.pairs,
                |pair| self.pair(pair),
                |view| [fold(&view.a.name), fold(&view.b.name)],
            ),
            topics: first(
                &found.topics,
                |lost| self.topic(lost),
                |view| [fold(&view.name), view.key.clone()],
            ),
            crossings: first(&found.crossings, |crossing| self.crossing(crossing), |view| order(&view.need)),
        }
    }

    fn supplier(&self, lost: &graph::LostSupplier) -> LostSupplierView {
        let (why, to) = match lost.why {
            SupplierLoss::Gone => (LossWord::Gone, None),
            SupplierLoss::HandedOver(end) => (LossWord::HandedOver, Some(self.after.end(end))),
            SupplierLoss::Emptied => (LossWord::Vacant, None),
        };
        LostSupplierView { need: self.need(lost.need), why, to }
    }

    fn contact(&self, lost: &graph::LostContact) -> LostContactView {
        let why = match lost.why {
            ContactLoss::Gone => LossWord::Gone,
            ContactLoss::Vacant => LossWord::Vacant,
        };
        LostContactView { need: self.need(lost.need), contact: self.before.position(lost.contact), why }
    }

    fn pair(&self, pair: &graph::BrokenPair) -> BrokenPairView {
        let was = |unit| self.before.unit_name(unit).unwrap_or_default();
        let is = |unit| self.after.unit_name(unit);
        let (now, into, supplier, customer) = match pair.now {
            PairNow::Inside(unit) => (PairNowWord::Inside, is(unit), None, None),
            PairNow::OneWay { supplier, customer, .. } => {
                (PairNowWord::OneWay, None, is(supplier), is(customer))
            }
            PairNow::Gone => (PairNowWord::Gone, None, None, None),
        };
        let (forth, back) = (pair.was.forth, pair.was.back);
        BrokenPairView { a: was(pair.a), b: was(pair.b), forth, back, now, into, supplier, customer }
    }

    fn topic(&self, lost: &graph::LostTopic) -> LostTopicView {
        let (why, to) = match lost.why {
            TopicLoss::Gone => (LossWord::Gone, None),
            TopicLoss::HandedOver(party) => (LossWord::HandedOver, Some(side(&self.after, party))),
            TopicLoss::Vacant => (LossWord::Vacant, None),
        };
        let topic = self.before.document.topics().get(lost.topic);
        LostTopicView {
            key: key::of(lost.topic),
            name: topic.map(|topic| topic.name.clone()).unwrap_or_default(),
            owner: side(&self.before, lost.owner),
            why,
            to,
        }
    }

    fn crossing(&self, crossing: &graph::Crossing) -> CrossingView {
        CrossingView { need: self.need(crossing.need), before: crossing.before, after: crossing.after }
    }

    fn need(&self, id: NeedId) -> NeedBrief {
        self.before.brief(id)
    }
}

/// The first of a list in an order of its own.
fn first<T, V, K: Ord>(found: &[T], view: impl Fn(&T) -> V, by: impl Fn(&V) -> K) -> Vec<V> {
    let mut views: Vec<V> = found.iter().map(view).collect();
    views.sort_by_cached_key(by);
    views.truncate(MOST);
    views
}

fn order(need: &NeedBrief) -> [String; 4] {
    [fold(&need.supplier.name), fold(&need.item), fold(&need.customer.name), need.key.clone()]
}

fn side(lines: &Lines<'_>, party: Party) -> PartyView {
    match party {
        Party::Unit(id) => lines.unit(id),
        Party::Position(id) => lines.position(id),
        Party::Person(id) => {
            let person = lines.document.people().get(id);
            let name = person.map(|person: &model::Person| person.name.clone()).unwrap_or_default();
            PartyView { key: key::of(id), name, ..PartyView::default() }
        }
    }
}
