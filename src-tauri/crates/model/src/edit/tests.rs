//! What edits promise, case by case; the laws over random edits stand in `laws`.

mod ask;
mod judge;
mod laws;
mod sets;

use super::*;
use crate::{Record, SequentialIds};

/// Director over lead over clerk; the lead and the clerk sit in the warehouse, which lies in operations.
struct Company {
    document: Document,
    operations: UnitId,
    warehouse: UnitId,
    director: PositionId,
    lead: PositionId,
    clerk: PositionId,
    need: NeedId,
    ids: SequentialIds,
}

fn company() -> Company {
    let mut ids = SequentialIds::default();
    let operations = Unit::new(UnitId::mint(&mut ids), "Operations");
    let warehouse = Unit { parent: Some(operations.id), ..Unit::new(UnitId::mint(&mut ids), "Warehouse") };
    let director =
        Position { unit: Some(operations.id), ..Position::new(PositionId::mint(&mut ids), "Director") };
    let below = |ids: &mut SequentialIds, manager, title: &str| Position {
        unit: Some(warehouse.id),
        manager: Some(manager),
        ..Position::new(PositionId::mint(ids), title)
    };
    let lead = below(&mut ids, director.id, "Lead");
    let clerk = below(&mut ids, lead.id, "Clerk");
    let item = Item { id: ItemId::mint(&mut ids), name: "Stock".into(), kind: ItemKind::Information };
    let word = Some(Confirmation { by: "Rina".into(), at: 1 });
    let need = Need {
        confirmed_by_customer: word.clone(),
        confirmed_by_supplier: word,
        ..Need::new(NeedId::mint(&mut ids), End::Unit(operations.id), End::Position(lead.id), item.id)
    };
    let names = (operations.id, warehouse.id, director.id, lead.id, clerk.id, need.id);
    let document = [
        operations.into_row(),
        warehouse.clone().into_row(),
        director.into_row(),
        lead.into_row(),
        clerk.into_row(),
        item.into_row(),
        need.into_row(),
    ]
    .into_iter()
    .collect();
    let (operations, warehouse, director, lead, clerk, need) = names;
    Company { document, operations, warehouse, director, lead, clerk, need, ids }
}

fn after(document: &Document, edit: Edit) -> Document {
    plan(document, edit).expect("the edit is fine").after
}

fn refused(document: &Document, edit: Edit) -> Refusal {
    plan(document, edit).expect_err("the edit is refused")
}

#[test]
fn a_manager_cannot_report_into_their_own_branch() {
    let c = company();
    let edit = |position, manager| Edit::MovePosition {
        position,
        manager: Some(manager),
        before: None,
        branch: Branch::With,
    };
    assert_eq!(refused(&c.document, edit(c.director, c.clerk)), Refusal::ReportingCycle(c.director));
    assert_eq!(refused(&c.document, edit(c.lead, c.lead)), Refusal::ReportingCycle(c.lead));
}

#[test]
fn a_unit_cannot_lie_inside_itself() {
    let c = company();
    let edit = Edit::MoveUnit { unit: c.operations, parent: Some(c.warehouse), before: None };
    assert_eq!(refused(&c.document, edit), Refusal::UnitCycle(c.operations));
}

#[test]
fn moving_alone_leaves_the_reports_with_the_former_manager() {
    let c = company();
    let edit = Edit::MovePosition { position: c.lead, manager: None, before: None, branch: Branch::Alone };
    let document = after(&c.document, edit);
    assert_eq!(document.positions().get(c.clerk).unwrap().manager, Some(c.director));
    assert_eq!(document.positions().get(c.lead).unwrap().manager, None);
}

#[test]
fn removing_a_seat_moves_reports_up_and_its_needs_to_the_unit() {
    let c = company();
    let document = after(&c.document, Edit::RemovePosition { position: c.lead, reports: Below::MoveUp });
    assert_eq!(document.positions().get(c.clerk).unwrap().manager, Some(c.director));
    let need = document.needs().get(c.need).unwrap();
    assert_eq!(need.supplier, End::Unit(c.warehouse));
    assert_eq!(need.confirmed_by_supplier, None, "the unit has not said so");
    assert!(need.confirmed_by_customer.is_some());
}

#[test]
fn removing_a_seat_cannot_move_its_reports_below_themselves() {
    let c = company();
    let edit = Edit::RemovePosition { position: c.lead, reports: Below::MoveTo(c.clerk) };
    assert_eq!(refused(&c.document, edit), Refusal::ReportingCycle(c.clerk));
}

#[test]
fn deleting_a_branch_takes_everything_below() {
    let c = company();
    let document = after(&c.document, Edit::RemovePosition { position: c.lead, reports: Below::DeleteWith });
    assert_eq!(document.positions().ids().collect::<Vec<_>>(), [c.director]);
}

#[test]
fn removing_a_unit_upwards_drops_the_need_that_would_meet_itself() {
    let c = company();
    let narrowed = after(&c.document, Edit::RemovePosition { position: c.lead, reports: Below::MoveUp });
    let document = after(&narrowed, Edit::RemoveUnit { unit: c.warehouse, below: Below::MoveUp });
    assert!(!document.needs().contains(c.need), "operations cannot need it from operations");
    assert_eq!(document.positions().get(c.clerk).unwrap().unit, Some(c.operations));
}

#[test]
fn changing_the_item_clears_the_other_ends_word() {
    let mut c = company();
    let item = Item { id: ItemId::mint(&mut c.ids), name: "Price".into(), kind: ItemKind::Information };
    let need = Need { item: item.id, ..c.document.needs().get(c.need).unwrap().clone() };
    let update = Edit::Update { row: Row::Need(need), by: Some(Side::Customer) };
    let document = after(&c.document, Edit::All(vec![Edit::Add(Row::Item(item)), update]));
    let need = document.needs().get(c.need).unwrap();
    assert!(need.confirmed_by_customer.is_some());
    assert_eq!(need.confirmed_by_supplier, None);
}

#[test]
fn changing_the_purpose_keeps_both_words() {
    let c = company();
    let need = Need { purpose: "to plan".into(), ..c.document.needs().get(c.need).unwrap().clone() };
    let document = after(&c.document, Edit::Update { row: Row::Need(need), by: None });
    assert!(document.needs().get(c.need).unwrap().confirmed_by_supplier.is_some());
}

#[test]
fn the_same_need_twice_and_a_need_of_oneself_are_refused() {
    let mut c = company();
    let first = c.document.needs().get(c.need).unwrap().clone();
    let again = Need { id: NeedId::mint(&mut c.ids), ..first.clone() };
    assert_eq!(refused(&c.document, Edit::Add(Row::Need(again))), Refusal::DuplicateNeed(c.need));
    let own = Need { id: NeedId::mint(&mut c.ids), customer: first.supplier, ..first };
    assert_eq!(refused(&c.document, Edit::Add(Row::Need(own))), Refusal::SelfNeed);
}

#[test]
fn a_need_from_oneself_that_a_list_brought_can_be_changed_and_ended() {
    let mut c = company();
    let first = c.document.needs().get(c.need).unwrap().clone();
    let own = Need { id: NeedId::mint(&mut c.ids), customer: first.supplier, ..first.clone() };
    let listed = Change { added: vec![Row::Need(own.clone())], ..Change::default() };
    let document = c.document.with(&listed);
    let update = |need: Need| Edit::Update { row: Row::Need(need), by: None };
    let ended = Need { status: NeedStatus::Ended, ..own.clone() };
    let change = plan(&document, update(ended.clone())).unwrap();
    assert_eq!(document.with(&change.change).needs().get(own.id), Some(&ended));
    let turned = Need { customer: first.supplier, ..first };
    assert_eq!(refused(&document, update(turned)), Refusal::SelfNeed, "none is made so by hand");
}

#[test]
fn an_item_in_use_goes_only_with_its_needs() {
    let c = company();
    let item = c.document.needs().get(c.need).unwrap().item;
    let keep = Edit::RemoveItem { item, with_needs: false };
    assert_eq!(refused(&c.document, keep), Refusal::InUse { record: item.into(), by: 1 });
    let document = after(&c.document, Edit::RemoveItem { item, with_needs: true });
    assert!(document.needs().is_empty());
}

#[test]
fn merging_items_keeps_one_of_two_needs_that_became_the_same() {
    let mut c = company();
    let first = c.document.needs().get(c.need).unwrap().clone();
    let item = Item { id: ItemId::mint(&mut c.ids), name: "stock level".into(), kind: ItemKind::Information };
    let second = Need { id: NeedId::mint(&mut c.ids), item: item.id, ..first.clone() };
    let document =
        after(&c.document, Edit::All(vec![Edit::Add(Row::Item(item.clone())), Edit::Add(Row::Need(second))]));
    let merged = after(&document, Edit::MergeItems { into: first.item, from: vec![item.id] });
    assert_eq!(merged.needs().ids().collect::<Vec<_>>(), [c.need]);
    assert!(!merged.items().contains(item.id));
}

#[test]
fn a_later_answer_replaces_the_earlier_one_whichever_way_round() {
    let mut c = company();
    let mut say = |a, b, answer| OneWayAnswer {
        id: AnswerId::mint(&mut c.ids),
        units: (a, b),
        answer,
        by: "Rina".into(),
        at: 1,
        needs_seen: vec![c.need],
    };
    let (first, second) =
        (say(c.operations, c.warehouse, Answer::Unknown), say(c.warehouse, c.operations, Answer::Nothing));
    let document = after(&c.document, Edit::AnswerOneWay(first));
    let document = after(&document, Edit::AnswerOneWay(second.clone()));
    let answers: Vec<_> = document.answers().iter().map(|a| (a.id, a.answer)).collect();
    assert_eq!(answers, [(second.id, Answer::Nothing)]);
}

#[test]
fn a_step_is_named_by_what_the_user_did() {
    let mut c = company();
    let item = Item { id: ItemId::mint(&mut c.ids), name: "Price list".into(), kind: ItemKind::Information };
    let need = Need::new(NeedId::mint(&mut c.ids), End::Unit(c.warehouse), End::Unit(c.operations), item.id);
    let edit = Edit::All(vec![Edit::Add(Row::Item(item)), Edit::Add(Row::Need(need))]);
    assert_eq!(plan(&c.document, edit).unwrap().name, Named::new("add-need").with("name", "Price list"));
}

#[test]
fn a_batch_with_a_refused_step_changes_nothing() {
    let c = company();
    let edits = vec![
        Edit::RemovePosition { position: c.clerk, reports: Below::MoveUp },
        Edit::RemovePosition { position: c.clerk, reports: Below::MoveUp },
    ];
    assert_eq!(refused(&c.document, Edit::All(edits)), Refusal::Missing(c.clerk.into()));
    assert!(c.document.positions().contains(c.clerk));
}

#[test]
fn importing_a_circle_of_100_000_is_refused_in_linear_time() {
    let n = 100_000u64;
    let seat = |at: u64| Position {
        manager: Some(PositionId::from_raw(at % n + 1)),
        ..Position::new(PositionId::from_raw(at), "seat")
    };
    let added = (1..=n).map(|at| Row::Position(seat(at))).collect();
    let import = Edit::Import(Box::new(Change { added, ..Change::default() }));
    assert!(matches!(plan(&Document::default(), import), Err(Refusal::ReportingCycle(_))));
}

#[test]
fn an_import_read_for_another_state_is_refused() {
    let c = company();
    let lead = Row::Position(c.document.positions().get(c.lead).unwrap().clone());
    let added = Change { added: vec![lead.clone()], ..Change::default() };
    assert_eq!(refused(&c.document, Edit::Import(Box::new(added))), Refusal::ChangedMeanwhile(c.lead.into()));
    let removed = Change { removed: vec![lead], ..Change::default() };
    assert_eq!(
        refused(&c.document, Edit::Import(Box::new(removed))),
        Refusal::Missing(c.lead.into()),
        "the clerk still reports there"
    );
}

#[test]
fn an_answer_lapses_when_a_need_it_saw_is_turned() {
    let mut c = company();
    let answer = OneWayAnswer {
        id: AnswerId::mint(&mut c.ids),
        units: (c.operations, c.warehouse),
        answer: Answer::Nothing,
        by: "Rina".into(),
        at: 1,
        needs_seen: vec![c.need],
    };
    let document = after(&c.document, Edit::AnswerOneWay(answer));
    let need = document.needs().get(c.need).unwrap().clone();
    let turned = Need { customer: need.supplier, supplier: need.customer, ..need };
    let document = after(&document, Edit::Update { row: Row::Need(turned), by: None });
    assert!(document.answers().is_empty());
}

#[test]
fn an_import_may_bring_a_need_of_somebody_from_themselves() {
    let mut c = company();
    let item = c.document.items().ids().next().unwrap();
    let (id, end) = (NeedId::mint(&mut c.ids), End::Unit(c.warehouse));
    let added = vec![Row::Need(Need::new(id, end, end, item))];
    let document = after(&c.document, Edit::Import(Box::new(Change { added, ..Change::default() })));
    assert!(document.needs().contains(id));
}

#[test]
fn what_hangs_on_a_seat_goes_where_the_user_said_before_the_seat_does() {
    let mut c = company();
    let topic = Topic {
        id: TopicId::mint(&mut c.ids),
        external_id: None,
        name: "stock".into(),
        synonyms: Vec::new(),
        owner: Some(Party::Position(c.lead)),
        backup: Some(Party::Position(c.clerk)),
        reply_within: String::new(),
        send_along: String::new(),
        confirmed: Some(Confirmation { by: "Rina".into(), at: 1 }),
        involved: Vec::new(),
    };
    let id = topic.id;
    let document = after(&c.document, Edit::Add(Row::Topic(topic)));
    let to = Fate::To(End::Position(c.clerk));
    let hand_over =
        Edit::HandOver { from: End::Position(c.lead), needs: to, topics: to, channels: Fate::Stay };
    let remove = Edit::RemovePosition { position: c.lead, reports: Below::MoveUp };
    let planned = plan(&document, Edit::All(vec![hand_over, remove])).unwrap();
    assert_eq!(planned.name.code, "remove-position", "the handing over only prepares it");
    let need = planned.after.needs().get(c.need).unwrap();
    assert_eq!(need.supplier, End::Position(c.clerk));
    let topic = planned.after.topics().get(id).unwrap();
    assert_eq!((topic.owner, topic.backup), (Some(Party::Position(c.clerk)), None), "not one's own backup");
    assert_eq!(topic.confirmed, None, "the clerk has not said so");
}

#[test]
fn a_need_that_would_say_the_same_twice_ends_when_it_is_handed_over() {
    let mut c = company();
    let first = c.document.needs().get(c.need).unwrap().clone();
    let same = Need { id: NeedId::mint(&mut c.ids), supplier: End::Unit(c.warehouse), ..first };
    let document = after(&c.document, Edit::Add(Row::Need(same.clone())));
    let hand_over = Edit::HandOver {
        from: End::Position(c.lead),
        needs: Fate::To(End::Unit(c.warehouse)),
        topics: Fate::Stay,
        channels: Fate::Stay,
    };
    assert_eq!(after(&document, hand_over).needs().ids().collect::<Vec<_>>(), [same.id]);
}

#[test]
fn many_added_at_once_may_refer_to_each_other_but_not_in_a_circle() {
    let mut c = company();
    let (a, b) = (PositionId::mint(&mut c.ids), PositionId::mint(&mut c.ids));
    let seat = |id, manager| Row::Position(Position { manager, ..Position::new(id, "copy") });
    let document = after(&c.document, Edit::AddAll(vec![seat(a, Some(b)), seat(b, Some(c.lead))]));
    assert_eq!(document.branch(c.lead), [c.lead, c.clerk, b, a]);
    let circle = Edit::AddAll(vec![seat(a, Some(b)), seat(b, Some(a))]);
    assert!(matches!(refused(&c.document, circle), Refusal::ReportingCycle(_)));
    let twice = Edit::AddAll(vec![seat(a, None), seat(a, None)]);
    assert_eq!(refused(&c.document, twice), Refusal::Exists(a.into()));
}
