//! What is kept, what is lost, and with which values.

use super::*;
use crate::*;

/// Director over lead over clerk, in operations and the warehouse.
struct Company {
    document: Document,
    operations: UnitId,
    warehouse: UnitId,
    director: PositionId,
    lead: PositionId,
    clerk: PositionId,
}

fn company() -> Company {
    let mut ids = SequentialIds::default();
    let operations = Unit::new(UnitId::mint(&mut ids), "Operations");
    let warehouse = Unit::new(UnitId::mint(&mut ids), "Warehouse");
    let seat = |ids: &mut SequentialIds, title: &str, manager, unit| Position {
        manager,
        unit: Some(unit),
        ..Position::new(PositionId::mint(ids), title)
    };
    let director = seat(&mut ids, "Director", None, operations.id);
    let lead = seat(&mut ids, "Lead", Some(director.id), warehouse.id);
    let clerk = seat(&mut ids, "Clerk", Some(lead.id), warehouse.id);
    let (o, w, d, l, c) = (operations.id, warehouse.id, director.id, lead.id, clerk.id);
    let rows = [
        Row::Unit(operations),
        Row::Unit(warehouse),
        Row::Position(director),
        Row::Position(lead),
        Row::Position(clerk),
    ];
    let document = rows.into_iter().collect();
    Company { document, operations: o, warehouse: w, director: d, lead: l, clerk: c }
}

fn step(document: &Document, edit: Edit) -> (Change, Document) {
    let planned = plan(document, edit).expect("the edit is fine");
    (planned.change, planned.after)
}

fn retitled(document: &Document, position: PositionId, title: &str) -> Edit {
    let row = document.positions().get(position).expect("a position").clone();
    Edit::Update { row: Row::Position(Position { title: title.into(), ..row }), by: None }
}

fn moved(position: PositionId, manager: PositionId) -> Edit {
    Edit::MovePosition { position, manager: Some(manager), before: None, branch: Branch::With }
}

#[test]
fn changes_of_other_fields_and_records_come_together() {
    let c = company();
    let (mine, _) = step(&c.document, moved(c.clerk, c.director));
    let (_, now) = step(&c.document, retitled(&c.document, c.clerk, "Senior clerk"));
    let rebased = rebase(&now, [&mine]);
    assert_eq!(rebased.lost, []);
    let clerk = now.with(&rebased.change).positions().get(c.clerk).expect("the clerk").clone();
    assert_eq!((clerk.title.as_str(), clerk.manager), ("Senior clerk", Some(c.director)));
}

#[test]
fn a_field_changed_on_both_sides_keeps_what_stands_and_tells_both() {
    let c = company();
    let (mine, _) = step(&c.document, retitled(&c.document, c.lead, "Head"));
    let (_, now) = step(&c.document, retitled(&c.document, c.lead, "Chief"));
    let rebased = rebase(&now, [&mine]);
    assert!(rebased.change.is_empty());
    let text = |text: &str| Value::Text(text.into());
    let why = LostWhy::Field {
        field: FieldRef::Own("title"),
        before: text("Lead"),
        wanted: text("Head"),
        now: text("Chief"),
    };
    assert_eq!(rebased.lost.iter().map(|lost| (lost.step, &lost.why)).collect::<Vec<_>>(), [(0, &why)]);

    let (fix, _) = step(&now, retitled(&now, c.lead, "Head of stock"));
    let settled = rebase(&now, [&mine, &fix]);
    assert_eq!(settled.lost, [], "a later step settles it");
    let lead = now.with(&settled.change).positions().get(c.lead).expect("the lead").clone();
    assert_eq!(lead.title, "Head of stock");
}

#[test]
fn what_is_gone_meanwhile_is_lost_and_so_is_what_hung_on_it() {
    let c = company();
    let (first, after) = step(&c.document, retitled(&c.document, c.lead, "Head"));
    let new = Position { manager: Some(c.lead), ..Position::new(PositionId::from_raw(900), "Assistant") };
    let (second, _) = step(&after, Edit::Add(Row::Position(new)));
    let (_, now) = step(&c.document, Edit::RemovePosition { position: c.lead, reports: Below::MoveUp });
    let rebased = rebase(&now, [&first, &second]);
    assert!(rebased.change.is_empty());
    let missing = LostWhy::Refused(Refusal::Missing(c.lead.into()));
    let whys: Vec<_> = rebased.lost.iter().map(|lost| (lost.step, lost.why.clone())).collect();
    assert_eq!(whys, [(0, LostWhy::Gone), (1, missing)]);
}

#[test]
fn what_somebody_came_to_need_stays() {
    let c = company();
    let (mine, _) = step(&c.document, Edit::RemovePosition { position: c.clerk, reports: Below::MoveUp });
    let new = Position { manager: Some(c.clerk), ..Position::new(PositionId::from_raw(900), "Trainee") };
    let (_, now) = step(&c.document, Edit::Add(Row::Position(new)));
    let rebased = rebase(&now, [&mine]);
    assert!(rebased.change.is_empty());
    assert_eq!(rebased.lost[0].why, LostWhy::StillUsed(PositionId::from_raw(900).into()));
}

#[test]
fn a_circle_that_two_moves_would_close_is_refused() {
    let c = company();
    let (other, _) =
        step(&c.document, Edit::MoveUnit { unit: c.operations, parent: Some(c.warehouse), before: None });
    let (_, now) =
        step(&c.document, Edit::MoveUnit { unit: c.warehouse, parent: Some(c.operations), before: None });
    let rebased = rebase(&now, [&other]);
    assert!(rebased.change.is_empty());
    assert!(matches!(rebased.lost[0].why, LostWhy::Refused(Refusal::UnitCycle(_))));
}

#[test]
fn a_picked_record_brings_what_it_needs() {
    let c = company();
    let team = Unit { parent: Some(c.warehouse), ..Unit::new(UnitId::from_raw(900), "Night shift") };
    let (first, after) = step(&c.document, Edit::Add(Row::Unit(team)));
    let clerk = after.positions().get(c.clerk).expect("the clerk").clone();
    let into = Row::Position(Position { unit: Some(UnitId::from_raw(900)), ..clerk });
    let (second, after) = step(&after, Edit::Update { row: into, by: None });
    let (third, _) = step(&after, retitled(&after, c.lead, "Head"));
    let all = Change::squash_all([first, second, third]);
    let picked = pick(&c.document, &all, &[c.clerk.into()].into()).expect("it can stand");
    assert_eq!(picked.along, [UnitId::from_raw(900).into()]);
    assert_eq!(picked.change.len(), 2, "the lead's new title stays where it is");

    let (gone, _) = step(&c.document, Edit::RemovePosition { position: c.lead, reports: Below::MoveUp });
    let picked = pick(&c.document, &gone, &[c.lead.into()].into()).expect("it can stand");
    assert_eq!(picked.along, [c.clerk.into()], "the clerk has to report to somebody else first");
}

/// Every way to lose something, each with the state it was lost on.
fn losses() -> Vec<(Document, Vec<Change>)> {
    let c = company();
    let on = |edit: Edit| step(&c.document, edit).1;
    let (title, headed) = step(&c.document, retitled(&c.document, c.lead, "Head"));
    let (again, _) = step(&headed, retitled(&headed, c.lead, "Head of stock"));
    let gone = on(Edit::RemovePosition { position: c.lead, reports: Below::MoveUp });
    let trainee = Position { manager: Some(c.clerk), ..Position::new(PositionId::from_raw(900), "Trainee") };
    let (away, _) = step(&c.document, Edit::RemovePosition { position: c.clerk, reports: Below::MoveUp });
    let (moved, _) =
        step(&c.document, Edit::MoveUnit { unit: c.operations, parent: Some(c.warehouse), before: None });
    let inside = on(Edit::MoveUnit { unit: c.warehouse, parent: Some(c.operations), before: None });
    let assistant =
        Position { manager: Some(c.lead), ..Position::new(PositionId::from_raw(901), "Assistant") };
    let (hung, _) = step(&c.document, Edit::Add(Row::Position(assistant)));
    let chief = on(retitled(&c.document, c.lead, "Chief"));
    vec![
        (chief.clone(), vec![title.clone()]),
        (chief, vec![title.clone(), again.clone()]),
        (gone.clone(), vec![title, again]),
        (on(Edit::Add(Row::Position(trainee))), vec![away]),
        (inside, vec![moved]),
        (gone, vec![hung]),
    ]
}

#[test]
fn what_several_steps_lost_of_one_field_is_told_once() {
    let (now, steps) = losses().swap_remove(1);
    let lost = rebase(&now, &steps).lost;
    let text = |text: &str| Value::Text(text.into());
    let whys: Vec<&LostWhy> = lost.iter().map(|lost| &lost.why).collect();
    let (before, wanted, now) = (text("Lead"), text("Head of stock"), text("Chief"));
    assert_eq!(whys, [&LostWhy::Field { field: FieldRef::Own("title"), before, wanted, now }]);
}

#[test]
fn what_is_taken_back_is_lost_no_more_and_changes_nothing() {
    for (now, mut steps) in losses() {
        let lost = rebase(&now, &steps).lost;
        assert_eq!(lost.len(), 1, "{lost:?}");
        steps.push(lost[0].taken_back());
        let settled = rebase(&now, &steps);
        assert_eq!((settled.lost, settled.change.is_empty()), (vec![], true), "{:?}", lost[0].why);
    }
}

#[test]
fn what_was_taken_back_stays_so_wherever_the_field_goes_later() {
    let c = company();
    let (mine, _) = step(&c.document, retitled(&c.document, c.lead, "Head"));
    let (_, chief) = step(&c.document, retitled(&c.document, c.lead, "Chief"));
    let back = rebase(&chief, [&mine]).lost[0].taken_back();
    for later in ["Lead", "Head", "Chief", "Manager"] {
        let (_, now) = step(&c.document, retitled(&c.document, c.lead, later));
        let rebased = rebase(&now, [&mine, &back]);
        assert_eq!((rebased.lost, rebased.change.is_empty()), (vec![], true), "{later}");
    }
}

#[test]
fn the_scenarios_value_after_all_is_an_edit_that_settles() {
    let (now, mut steps) = losses().swap_remove(0);
    let lost = rebase(&now, &steps).lost;
    let (change, after) = step(&now, lost[0].insisted(&now).expect("a field"));
    steps.push(change);
    let settled = rebase(&now, &steps);
    assert_eq!((&settled.lost, now.with(&settled.change)), (&vec![], after));
    for (now, steps) in losses().into_iter().skip(2) {
        assert_eq!(rebase(&now, &steps).lost[0].insisted(&now), None, "only a field has two values");
    }
}
