//! Each kind of break by hand, and what holds for any two states.

use super::*;
use crate::sketch::{Sketch, TODAY, any_sketch, laws};
use proptest::prelude::*;

/// Marketing and the warehouse serve each other; payroll and the mail room stand apart.
struct Company {
    sketch: Sketch,
    sales: UnitId,
    marketing: UnitId,
    warehouse: UnitId,
    lead: PositionId,
    order: NeedId,
    stock: NeedId,
    sorting: NeedId,
}

fn company() -> Company {
    let mut sketch = Sketch::default();
    let top = sketch.unit("Company", None);
    let commerce = sketch.unit("Commerce", Some(top));
    let sales = sketch.unit("Sales", Some(commerce));
    let marketing = sketch.unit("Marketing", Some(commerce));
    let warehouse = sketch.unit("Warehouse", Some(top));
    let lead = sketch.position("Warehouse lead", Some(warehouse), None);
    let clerk = sketch.position("Marketing clerk", Some(marketing), None);
    for position in [lead, clerk] {
        let person = sketch.person("somebody");
        sketch.assign(person, position, 100, None);
    }
    let order = sketch.need(warehouse, marketing);
    let stock = sketch.need(marketing, warehouse);
    let sorting = sketch.need_between(End::Unit(sales), End::Position(lead));
    Company { sketch, sales, marketing, warehouse, lead, order, stock, sorting }
}

fn after(document: &Document, edit: Edit) -> Document {
    plan(document, edit).expect("the edit is fine").after
}

fn with_topic(document: &Document, owner: Party) -> (Document, TopicId) {
    let topic = Topic {
        id: TopicId::from_raw(500),
        external_id: None,
        name: "mail sorting".into(),
        synonyms: Vec::new(),
        owner: Some(owner),
        backup: None,
        reply_within: String::new(),
        send_along: String::new(),
        confirmed: None,
        involved: Vec::new(),
    };
    (after(document, Edit::Add(Row::Topic(topic))), TopicId::from_raw(500))
}

#[test]
fn two_units_made_one_swallow_their_pair() {
    let c = company();
    let before = c.sketch.document();
    let merge = Edit::RemoveUnit { unit: c.marketing, below: Below::MoveTo(c.warehouse) };
    let found = breaks(&before, &after(&before, merge), TODAY);
    let pair = BrokenPair {
        a: c.marketing,
        b: c.warehouse,
        was: Balance { forth: 1, back: 1 },
        now: PairNow::Inside(c.warehouse),
    };
    assert_eq!(found.pairs, [pair]);
    assert_eq!((found.suppliers, found.contacts), (vec![], vec![]), "both ends are one: nobody is missing");
}

#[test]
fn a_need_taken_away_turns_a_pair_one_way() {
    let c = company();
    let before = c.sketch.document();
    let found = breaks(&before, &after(&before, Edit::Remove(c.stock.into())), TODAY);
    let now = PairNow::OneWay { supplier: c.marketing, customer: c.warehouse, needs: 1 };
    assert_eq!(found.pairs.iter().map(|pair| pair.now).collect::<Vec<_>>(), [now]);
    assert!(found.suppliers.is_empty(), "who takes a need away on purpose loses no supplier");
}

#[test]
fn a_removed_lead_leaves_needs_without_contact_and_topics_with_the_unit() {
    let c = company();
    let (before, topic) = with_topic(&c.sketch.document(), Party::Position(c.lead));
    let gone = Edit::RemovePosition { position: c.lead, reports: Below::MoveUp };
    let found = breaks(&before, &after(&before, gone), TODAY);
    assert_eq!(found.contacts, [LostContact { need: c.sorting, contact: c.lead, why: ContactLoss::Gone }]);
    let owner = Party::Position(c.lead);
    let why = TopicLoss::HandedOver(Party::Unit(c.warehouse));
    assert_eq!(found.topics, [LostTopic { topic, owner, why }]);
    let emptied =
        LostSupplier { need: c.stock, supplier: End::Unit(c.warehouse), why: SupplierLoss::Emptied };
    assert_eq!(found.suppliers, [emptied], "nobody is left in the warehouse");
}

#[test]
fn a_holder_who_leaves_makes_contact_and_owner_vacant() {
    let c = company();
    let (before, topic) = with_topic(&c.sketch.document(), Party::Position(c.lead));
    let person = before.holders(c.lead, TODAY).next().expect("the lead is held").0.id;
    let found = breaks(&before, &after(&before, Edit::RemovePerson(person)), TODAY);
    assert_eq!(found.contacts, [LostContact { need: c.sorting, contact: c.lead, why: ContactLoss::Vacant }]);
    let owner = Party::Position(c.lead);
    assert_eq!(found.topics, [LostTopic { topic, owner, why: TopicLoss::Vacant }]);
}

#[test]
fn a_unit_deleted_with_everything_takes_its_services_along() {
    let c = company();
    let (before, topic) = with_topic(&c.sketch.document(), Party::Unit(c.warehouse));
    let gone = Edit::RemoveUnit { unit: c.warehouse, below: Below::DeleteWith };
    let found = breaks(&before, &after(&before, gone), TODAY);
    let lost: Vec<(NeedId, SupplierLoss)> = found.suppliers.iter().map(|s| (s.need, s.why)).collect();
    assert_eq!(lost, [(c.stock, SupplierLoss::Gone), (c.sorting, SupplierLoss::Gone)]);
    assert_eq!(found.pairs.iter().map(|pair| pair.now).collect::<Vec<_>>(), [PairNow::Gone]);
    assert_eq!(found.topics.iter().map(|t| (t.topic, t.why)).collect::<Vec<_>>(), [(topic, TopicLoss::Gone)]);
}

#[test]
fn a_unit_dissolved_into_another_hands_its_services_over() {
    let c = company();
    let before = c.sketch.document();
    let merge = Edit::RemoveUnit { unit: c.marketing, below: Below::MoveTo(c.sales) };
    let found = breaks(&before, &after(&before, merge), TODAY);
    let why = SupplierLoss::HandedOver(End::Unit(c.sales));
    assert_eq!(found.suppliers, [LostSupplier { need: c.order, supplier: End::Unit(c.marketing), why }]);
    assert!(found.pairs.is_empty(), "sales and the warehouse are two-way now");
}

#[test]
fn a_need_that_the_heir_serves_already_is_handed_over() {
    let mut c = company();
    let payroll = c.sketch.unit("Payroll", None);
    let (own, other) = (c.sketch.need(payroll, c.sales), c.sketch.need(payroll, c.marketing));
    let before = c.sketch.document();
    let merge = Edit::RemoveUnit { unit: c.marketing, below: Below::MoveTo(c.sales) };
    let merged = after(&before, merge);
    assert!(merged.needs().contains(own) && !merged.needs().contains(other), "the two became one");
    let found = breaks(&before, &merged, TODAY);
    let why = SupplierLoss::HandedOver(End::Unit(c.sales));
    let lost = LostSupplier { need: other, supplier: End::Unit(c.marketing), why };
    assert!(found.suppliers.contains(&lost), "{:?}", found.suppliers);
}

#[test]
fn a_unit_moved_far_makes_its_needs_cross_more() {
    let c = company();
    let mut c = Company { ..c };
    let need = c.sketch.need(c.sales, c.marketing);
    let before = c.sketch.document();
    let moved = Edit::MoveUnit { unit: c.marketing, parent: Some(c.warehouse), before: None };
    let found = breaks(&before, &after(&before, moved), TODAY);
    assert_eq!(found.crossings, [Crossing { need, before: 2, after: 4 }], "nearer ones are no break");
}

#[test]
fn another_supplier_chosen_on_purpose_is_no_break() {
    let c = company();
    let before = c.sketch.document();
    let need = Need { supplier: End::Unit(c.sales), ..before.needs().get(c.order).expect("a need").clone() };
    let found = breaks(&before, &after(&before, Edit::Update { row: Row::Need(need), by: None }), TODAY);
    assert!(found.suppliers.is_empty());
}

proptest! {
    #![proptest_config(laws(256))]
    #[test]
    fn nothing_breaks_where_nothing_changes(sketch in any_sketch()) {
        let document = sketch.document();
        // Rebuilt, so that equality is not told by identity.
        let again: Document = document.rows().collect();
        let (was, is) = (State::of(&document, TODAY), State::of(&again, TODAY));
        let mut found = Breaks { topics: topics::lost(&was, &is), ..Breaks::default() };
        needs::look(&was, &is, &mut found);
        found.pairs = pairs::broken(&was, &is);
        prop_assert_eq!(found, Breaks::default());
    }

    /// Against the plainest reading of the definitions, unit path by unit path.
    #[test]
    fn any_two_states_keep_to_the_definitions(one in any_sketch(), other in any_sketch()) {
        let (before, after) = (one.document(), other.document());
        let found = breaks(&before, &after, TODAY);
        let borders = |document: &Document, need: &Need| {
            let path = |end| document.unit_of(end).map(|unit| document.unit_path(unit)).unwrap_or_default();
            let (a, b) = (path(need.supplier), path(need.customer));
            let outside = |path: &[UnitId]| path.first().is_some_and(|id| document.units().get(*id).unwrap().external);
            let apart = a.iter().filter(|u| !b.contains(u)).count() + b.iter().filter(|u| !a.contains(u)).count();
            (!outside(&a) && !outside(&b)).then_some(apart as u32)
        };
        for need in before.needs().iter().filter(|n| n.is_active()) {
            let now = after.needs().get(need.id).filter(|n| n.is_active());
            let wanted = now.and_then(|now| borders(&before, need).zip(borders(&after, now))).filter(|(b, a)| a > b);
            let seen = found.crossings.iter().find(|c| c.need == need.id).map(|c| (c.before, c.after));
            prop_assert_eq!(seen, wanted);
        }
        for pair in &found.pairs {
            if let PairNow::OneWay { supplier, customer, needs } = pair.now {
                prop_assert!(pair.was.forth > 0 && pair.was.back > 0);
                let runs = |from, to| after.needs().iter().filter(|n| n.is_active()
                    && after.unit_of(n.supplier) == Some(from) && after.unit_of(n.customer) == Some(to)).count() as u32;
                prop_assert_eq!((runs(supplier, customer), runs(customer, supplier)), (needs, 0));
            }
        }
    }
}
