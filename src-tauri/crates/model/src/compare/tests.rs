//! Each kind of difference by hand; that a comparison says all there is, by chance.

use super::*;
use crate::record::*;
use crate::{Change, Document, IdGen, PositionId, SequentialIds, UnitId};

fn seat(ids: &mut SequentialIds, title: &str) -> Position {
    Position::new(PositionId::from_raw(ids.next_id()), title)
}

fn only(before: Row, after: Row) -> Difference {
    let change = Change { updated: vec![(before, after)], ..Change::default() };
    differences(&change).remove(0)
}

#[test]
fn a_difference_names_each_field_with_both_values() {
    let mut ids = SequentialIds::default();
    let (lead, director) = (seat(&mut ids, "Lead"), seat(&mut ids, "Director"));
    let moved = Position { manager: Some(director.id), title: "Head".into(), ..lead.clone() };
    let found = only(Row::Position(lead), Row::Position(moved));
    assert_eq!(found.kind, DifferenceKind::Moved);
    let text = |text: &str| Value::Text(text.into());
    let wanted = [
        FieldChange { field: FieldRef::Own("title"), before: text("Lead"), after: text("Head") },
        FieldChange {
            field: FieldRef::Own("manager"),
            before: Value::Nothing,
            after: Value::Record(director.id.into()),
        },
    ];
    assert_eq!(found.fields, wanted);
}

#[test]
fn custom_fields_and_promises_are_told_apart() {
    let mut ids = SequentialIds::default();
    let field = crate::FieldId::from_raw(ids.next_id());
    let person = Person::new(crate::PersonId::from_raw(ids.next_id()), "Sari");
    let with = Person { custom: [(field, "A1".to_owned())].into(), ..person.clone() };
    let found = only(Row::Person(person), Row::Person(with));
    assert_eq!((found.kind, found.fields[0].field), (DifferenceKind::Changed, FieldRef::Custom(field)));

    let unit = End::Unit(UnitId::from_raw(1));
    let need = Need::new(
        crate::NeedId::from_raw(9),
        unit,
        End::Unit(UnitId::from_raw(2)),
        crate::ItemId::from_raw(1),
    );
    let mut later = need.clone();
    later.standard.due.text = "15:00".into();
    let found = only(Row::Need(need), Row::Need(later));
    assert_eq!(found.fields.iter().map(|f| f.field).collect::<Vec<_>>(), [FieldRef::Own("due")]);
}

#[test]
fn of_working_time_what_came_and_went_is_told() {
    let holiday = |day: &str, name: &str| Holiday { day: day.parse().unwrap(), name: name.into() };
    let working = WorkingTime {
        week: "Mo-Fr 08:00-17:00".into(),
        holidays: vec![holiday("2026-12-25", "Natal")],
        ..WorkingTime::default()
    };
    let before = Organisation { working, ..Organisation::default() };
    let mut after = before.clone();
    after.working.holidays.push(holiday("2027-01-01", ""));
    let place =
        WorkingPlace { name: "Surabaya".into(), zone: "Asia/Jakarta".into(), ..WorkingPlace::default() };
    after.working.places.push(place);
    let found = only(Row::Organisation(before.clone()), Row::Organisation(after.clone()));
    let text = |text: &str| Value::Text(text.into());
    let day = Value::Day("2027-01-01".parse().unwrap());
    let new = Value::Several(vec![day, Value::Together(vec![text("Surabaya:"), text("Asia/Jakarta")])]);
    let field = FieldRef::Own("working");
    assert_eq!(found.fields, [FieldChange { field, before: Value::Nothing, after: new }]);

    after.working = WorkingTime { week: "Mo-Sa 08:00-17:00".into(), ..before.working.clone() };
    let found = only(Row::Organisation(before), Row::Organisation(after));
    let week = |week: &str| Value::Several(vec![text(week)]);
    let (before, after) = (week("Mo-Fr 08:00-17:00"), week("Mo-Sa 08:00-17:00"));
    assert_eq!(found.fields, [FieldChange { field, before, after }]);
}

#[test]
fn what_readers_see_is_told_by_name() {
    let seen =
        |phones, dates| Organisation { readers: ForReaders { phones, dates }, ..Organisation::default() };
    let found = only(Row::Organisation(seen(true, false)), Row::Organisation(seen(false, true)));
    let field = FieldRef::Own("readers");
    let code = |code| Value::Several(vec![Value::Code(code)]);
    assert_eq!(found.fields, [FieldChange { field, before: code("phones"), after: code("dates") }]);
}

#[test]
fn tables_that_are_shared_are_not_looked_at() {
    let mut ids = SequentialIds::default();
    let document: Document = [Row::Position(seat(&mut ids, "Lead"))].into_iter().collect();
    assert!(document.compare(&document.clone()).is_empty());
    let again: Document = document.rows().collect();
    assert!(document.compare(&again).is_empty(), "equal rows are no difference wherever they lie");
}
