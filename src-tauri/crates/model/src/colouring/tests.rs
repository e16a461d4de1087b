use super::looked::full_years;
use super::*;
use crate::id::{AssignmentId, PersonId, PositionId};
use crate::row::Row;

const TODAY: Date = jiff::civil::date(2026, 11, 22);

/// Seats 1 to 14: the first leads all others, every third is vacant, holders work in one of ten places and
/// began in 2026 less their number.
fn document(rules: &[(ColourBy, ColourWhen)]) -> Document {
    let rules = rules.iter().map(|(by, when)| ColourRule { by: *by, when: when.clone() }).collect();
    let chart = ChartOptions { rules, ..ChartOptions::default() };
    let mut rows = vec![Row::Organisation(Organisation { chart, ..Organisation::default() })];
    for (id, name, parent) in [(1, "Company", None), (2, "Sales", Some(1)), (3, "Stock", Some(1))] {
        let parent = parent.map(UnitId::from_raw);
        rows.push(Row::Unit(Unit { parent, ..Unit::new(UnitId::from_raw(id), name) }));
    }
    for id in 1..15_u64 {
        let (position, person) = (PositionId::from_raw(id), PersonId::from_raw(id));
        rows.push(Row::Position(Position {
            manager: (id > 1).then(|| PositionId::from_raw(1)),
            unit: Some(UnitId::from_raw(1 + id % 3)),
            ..Position::new(position, "Clerk")
        }));
        if id % 3 == 0 {
            continue;
        }
        let location = if id < 5 { "Jakarta".to_owned() } else { format!("Town {}", id % 10) };
        rows.push(Row::Person(Person { location, ..Person::new(person, "Ani") }));
        let held = Assignment::new(AssignmentId::from_raw(id), person, position);
        let from = Date::new(2026 - id as i16, 6, 1).ok();
        rows.push(Row::Assignment(Assignment { from, ..held }));
    }
    rows.into_iter().collect()
}

fn of_positions(document: &Document) -> Colouring {
    Colouring::of(document, TODAY, Coloured::Positions, &|_| None)
}

fn case(colouring: &Colouring, id: u64) -> Option<&Case> {
    let at = colouring.case(PositionId::from_raw(id))?;
    Some(&colouring.cases[at as usize].1)
}

#[test]
fn the_first_rule_that_applies_gives_the_colour() {
    let rules = [
        (ColourBy::Vacancy, ColourWhen::Each),
        (ColourBy::Location, ColourWhen::Is(" jakarta ".into())),
        (ColourBy::Tenure, ColourWhen::AtLeast(10)),
    ];
    let colouring = of_positions(&document(&rules));
    assert_eq!(case(&colouring, 3), Some(&Case::Vacant));
    assert_eq!(case(&colouring, 4), Some(&Case::Value("jakarta".into())));
    assert_eq!(case(&colouring, 11), Some(&Case::Range(10, None)), "11 years in June");
    assert_eq!(case(&colouring, 7), None);
    let counts: Vec<u32> = colouring.cases.iter().map(|(_, _, count)| *count).collect();
    assert_eq!(counts, [4, 3, 4]);
}

#[test]
fn many_values_have_a_colour_for_the_most_frequent_and_one_for_the_rest() {
    let few = of_positions(&document(&[(ColourBy::Location, ColourWhen::Each)]));
    assert_eq!(few.cases[0], (ColourBy::Location, Case::Value("Jakarta".into()), 3));
    assert_eq!(few.cases.len(), 8);
    let given = (0..20).map(|n| if n < 5 { "Many".to_owned() } else { format!("Town {n}") });
    let cases = values(given.map(|value| (false, value)));
    assert_eq!((cases.len(), cases.last()), (9, Some(&Case::OtherValue)));
    assert!(cases.contains(&Case::Value("Many".into())));
}

#[test]
fn spans_are_held_against_the_limits_of_the_organisation() {
    let colouring = of_positions(&document(&[(ColourBy::Span, ColourWhen::Each)]));
    assert_eq!(case(&colouring, 1), Some(&Case::Range(11, None)), "13 reports, and more than 10 are many");
    assert_eq!(case(&colouring, 2), None, "nobody reports to it");
}

#[test]
fn units_stand_for_their_divisions() {
    let colouring = of_positions(&document(&[(ColourBy::Unit, ColourWhen::Each)]));
    assert_eq!(colouring.cases.len(), 2);
    assert_eq!(case(&colouring, 1), Some(&Case::Unit(UnitId::from_raw(2))));
    assert_eq!(case(&colouring, 3), None, "the company itself is no division");
}

fn of_units(rules: &[(ColourBy, ColourWhen)]) -> Vec<Option<Case>> {
    let size = |unit: UnitId| {
        let (people, vacant) = [(12, 4), (9, 0), (300, 60)][unit.raw() as usize - 1];
        Some(UnitSize { people, positions: 100, vacant })
    };
    let colouring = Colouring::of(&document(rules), TODAY, Coloured::Units, &size);
    let case = |id| Some(colouring.cases[colouring.case(UnitId::from_raw(id))? as usize].1.clone());
    (1..4).map(case).collect()
}

#[test]
fn units_have_colours_of_their_own() {
    let each = |by| of_units(&[(by, ColourWhen::Each)]);
    let range = |from, below| Some(Case::Range(from, below));
    assert_eq!(each(ColourBy::Headcount), [range(10, Some(50)), range(0, Some(10)), range(250, None)]);
    assert_eq!(each(ColourBy::Vacancy), [range(1, Some(25)), None, range(50, None)]);
    let below = of_units(&[(ColourBy::Vacancy, ColourWhen::Below(5))]);
    assert_eq!(below, [range(0, Some(5)), range(0, Some(5)), None]);
    assert_eq!(each(ColourBy::Unit)[1], Some(Case::Unit(UnitId::from_raw(2))));
}

#[test]
fn of_a_unit_the_head_is_looked_at() {
    let rows = document(&[(ColourBy::Location, ColourWhen::Each)]);
    let unit = rows.units().get(UnitId::from_raw(2)).cloned().unwrap();
    let head = Some(PositionId::from_raw(4));
    let mut document = rows;
    document.apply(&crate::change::Change {
        updated: vec![(Row::Unit(unit.clone()), Row::Unit(Unit { head, kind: "team".into(), ..unit }))],
        ..Default::default()
    });
    let colouring = Colouring::of(&document, TODAY, Coloured::Units, &|_| None);
    assert_eq!(colouring.cases[0], (ColourBy::Location, Case::Value("Jakarta".into()), 1));
}

#[test]
fn the_ground_behind_boxes_means_what_the_boxes_mean() {
    let colouring = of_positions(&document(&[(ColourBy::Unit, ColourWhen::Each)]));
    let sales = UnitId::from_raw(2);
    assert_eq!(colouring.case(sales), colouring.case(PositionId::from_raw(1)));
    let counted: u32 = colouring.cases.iter().map(|(_, _, count)| count).sum();
    assert_eq!(counted, 10, "boxes are counted, not the ground behind them");
}

#[test]
fn years_are_full_ones() {
    let day = |year, month, day| jiff::civil::date(year, month, day);
    assert_eq!(full_years(day(2020, 11, 22), TODAY), 6);
    assert_eq!(full_years(day(2020, 11, 23), TODAY), 5);
    assert_eq!(full_years(day(2027, 1, 1), TODAY), 0);
}

#[test]
fn kinds_of_others_come_last_and_leave_our_own_their_colours() {
    let own = document(&[(ColourBy::Kind, ColourWhen::Each)]);
    let kinds = [(1, "team", false), (2, "division", false), (4, "customer", true)];
    let units = kinds.map(|(id, kind, external)| {
        let id = UnitId::from_raw(id);
        Row::Unit(Unit { kind: kind.into(), external, ..Unit::new(id, kind) })
    });
    let seats = own.rows().filter(|row| !matches!(row, Row::Unit(unit) if unit.id.raw() < 3));
    let document: Document = seats.chain(units).collect();
    let named = |coloured| -> Vec<Case> {
        let cases = Colouring::of(&document, TODAY, coloured, &|_| None).cases;
        cases.into_iter().map(|(_, case, _)| case).collect()
    };
    let value = |text: &str| Case::Value(text.into());
    assert_eq!(named(Coloured::Positions), [value("division"), value("team")]);
    assert_eq!(named(Coloured::Units), [value("division"), value("team"), value("customer")]);
}
