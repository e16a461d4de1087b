use crate::review::{RESPONSIBILITIES, ReviewItem, ReviewState, Story, responsibilities, review};
use crate::sketch::{Sketch, TODAY, any_sketch, laws};
use crate::view::View;
use proptest::prelude::*;
use simpul_model::*;

fn idle(rows: Vec<Row>) -> Vec<(UnitId, Vec<PositionId>)> {
    let story = |item: ReviewItem| match item.story {
        Story::NoDuties { unit: Some(unit), positions } => Some((unit, positions)),
        _ => None,
    };
    responsibilities(&rows.into_iter().collect(), TODAY).items.into_iter().filter_map(story).collect()
}

/// A unit with a head, whom three report to.
fn office() -> (Sketch, UnitId, [PositionId; 4]) {
    let mut sketch = Sketch::default();
    let unit = sketch.unit("office", None);
    let head = sketch.position("head", Some(unit), None);
    let seats = ["a", "b", "c"].map(|title| sketch.position(title, Some(unit), Some(head)));
    (sketch, unit, [head, seats[0], seats[1], seats[2]])
}

#[test]
fn whoever_has_nothing_written_down_is_found_with_those_of_the_unit() {
    let (mut sketch, unit, [_, a, b, c]) = office();
    assert_eq!(idle(sketch.rows()), [], "nothing is said of anybody");
    sketch.position_mut(a).duties = "Opens the doors".into();
    assert_eq!(idle(sketch.rows()), [(unit, vec![b, c])], "the head leads");
    sketch.position_mut(b).duties = " \n".into();
    assert_eq!(idle(sketch.rows()), [(unit, vec![b, c])], "white space says nothing");
    sketch.unit_mut(unit).external = true;
    assert_eq!(idle(sketch.rows()), [], "others look after themselves");
}

#[test]
fn a_topic_an_item_a_unit_or_somebody_to_stand_in_for_is_something() {
    let (mut sketch, unit, [head, a, b, c]) = office();
    let other = sketch.unit("other", None);
    sketch.position_mut(head).duties = "Leads".into();
    assert_eq!(idle(sketch.rows()), [(unit, vec![a, b, c])]);
    let need = sketch.need_between(End::Unit(other), End::Position(a));
    assert_eq!(idle(sketch.rows()), [(unit, vec![b, c])]);
    sketch.need_mut(need).status = NeedStatus::Ended;
    assert_eq!(idle(sketch.rows()), [(unit, vec![a, b, c])], "it no longer gives it");
    sketch.unit_mut(other).contact = Some(a);
    sketch.position_mut(head).backup = Some(b);
    assert_eq!(idle(sketch.rows()), [(unit, vec![c])]);
    let rina = sketch.person("Rina");
    sketch.assign(rina, c, 100, None);
    let informed = Involved { party: Party::Person(rina), part: Part::Informed };
    let topic = Topic { involved: vec![informed], ..Topic::new(TopicId::from_raw(900), "keys") };
    let rows: Vec<Row> = sketch.rows().into_iter().chain([Row::Topic(topic)]).collect();
    assert_eq!(idle(rows), [], "what a holder has is the seat's");
}

#[test]
fn whoever_stands_in_no_unit_is_found_too() {
    let (mut sketch, unit, [head, a, b, c]) = office();
    for seat in [head, a, b, c] {
        sketch.position_mut(seat).duties = "Works".into();
    }
    let driver = sketch.position("driver", None, Some(head));
    let adviser = sketch.position("adviser", None, None);
    let found = |sketch: &Sketch| responsibilities(&sketch.document(), TODAY).items;
    let items = found(&sketch);
    assert_eq!(items[0].story, Story::NoDuties { unit: None, positions: vec![driver, adviser] });
    assert_eq!(items[0].key.about, [RecordRef::Organisation]);
    sketch.position_mut(adviser).unit = Some(unit);
    sketch.position_mut(driver).duties = "Drives".into();
    let story = Story::NoDuties { unit: Some(unit), positions: vec![adviser] };
    assert_eq!(found(&sketch).into_iter().map(|item| item.story).collect::<Vec<_>>(), [story]);
}

#[test]
fn a_decision_stays_until_another_one_answers_for_nothing() {
    let (mut sketch, unit, [head, a, b, _]) = office();
    sketch.position_mut(head).duties = "Leads".into();
    sketch.position_mut(a).duties = "Opens the doors".into();
    let state = |sketch: &Sketch, decision: &Row| {
        let rows = sketch.rows().into_iter().chain([decision.clone()]);
        responsibilities(&rows.collect(), TODAY).items[0].state
    };
    let found = responsibilities(&sketch.document(), TODAY).items.remove(0);
    let decision = Row::Decision(Decision {
        id: DecisionId::from_raw(900),
        key: found.key,
        facts: found.facts,
        outcome: Outcome::Accepted,
        because: String::new(),
        who: String::new(),
        until: None,
        by: "Ayu".into(),
        at: 0,
    });
    assert_eq!(state(&sketch, &decision), ReviewState::Decided);
    sketch.position("d", Some(unit), Some(b));
    assert_eq!(state(&sketch, &decision), ReviewState::Returned);
}

proptest! {
    #![proptest_config(laws(128))]

    #[test]
    fn the_list_is_what_the_review_finds_of_these_kinds(sketch in any_sketch()) {
        let mut sketch = sketch;
        let seat = sketch.position("clerk", None, None);
        sketch.position_mut(seat).duties = "Sorts".into();
        let document = sketch.document();
        let all = review(&document, &View::default(), TODAY, &|| false).expect("nobody cancels");
        let of_these = |item: &ReviewItem| RESPONSIBILITIES.contains(&item.key.kind);
        let own: Vec<ReviewItem> = all.items.into_iter().filter(of_these).collect();
        prop_assert_eq!(responsibilities(&document, TODAY).items, own);
    }
}
