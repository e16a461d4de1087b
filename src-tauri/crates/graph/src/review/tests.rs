use super::*;
use crate::sketch::{Sketch, TODAY, any_sketch, any_view, laws};
use proptest::prelude::*;
use simpul_model::{
    Asking, Cadence, Decision, NeedStatus, OpenQuestion, Outcome, Promise, QuestionId, ReviewKind,
    ReviewLevel, RoundItem, Row, Topic, TopicId, UnitId,
};
use std::sync::atomic::{AtomicUsize, Ordering};

fn found(sketch: &Sketch, view: &View) -> Review {
    review(&sketch.document(), view, TODAY, &|| false).unwrap()
}

fn of(review: &Review, kind: ReviewKind) -> Vec<&ReviewItem> {
    review.items.iter().filter(|item| item.key.kind == kind).collect()
}

fn decided(item: &ReviewItem, id: u64) -> Row {
    Row::Decision(Decision {
        id: DecisionId::from_raw(id),
        key: item.key.clone(),
        facts: item.facts.clone(),
        outcome: Outcome::NoProblem,
        because: String::new(),
        who: String::new(),
        until: None,
        by: "Ayu".into(),
        at: 1,
    })
}

fn line(sketch: &mut Sketch, names: &[&str]) -> Vec<UnitId> {
    let units: Vec<UnitId> = names.iter().map(|name| sketch.unit(name, None)).collect();
    for near in units.windows(2) {
        sketch.need(near[1], near[0]);
    }
    units
}

#[test]
fn a_decision_holds_until_its_facts_change_and_says_then_what_did() {
    let mut sketch = Sketch::default();
    let units = line(&mut sketch, &["a", "b"]);
    let first = found(&sketch, &View::default());
    let item = of(&first, ReviewKind::OneWay)[0].clone();
    assert_eq!(item.state, ReviewState::Open);

    let with = |sketch: &Sketch| sketch.rows().into_iter().chain([decided(&item, 900)]).collect::<Document>();
    let again = review(&with(&sketch), &View::default(), TODAY, &|| false).unwrap();
    assert_eq!(again.item(&item.key).unwrap().state, ReviewState::Decided);

    let more = sketch.need(units[1], units[0]);
    let back = review(&with(&sketch), &View::default(), TODAY, &|| false).unwrap();
    let back = back.item(&item.key).unwrap();
    assert_eq!((back.state, &back.changed.added), (ReviewState::Returned, &vec![more.into()]));

    // Served back, the pair is two-way: nothing is found, and the decision has nothing to be about.
    sketch.need(units[0], units[1]);
    let gone = review(&with(&sketch), &View::default(), TODAY, &|| false).unwrap();
    assert_eq!(gone.item(&item.key), None);
    assert_eq!(gone.gone, [DecisionId::from_raw(900)]);
}

#[test]
fn the_answer_about_a_one_way_pair_decides_unless_nobody_knows() {
    for (answer, state) in [
        (Answer::Nothing, ReviewState::Decided),
        (Answer::Missing, ReviewState::Decided),
        (Answer::Unknown, ReviewState::Open),
    ] {
        let mut sketch = Sketch::default();
        let units = line(&mut sketch, &["a", "b"]);
        let seen = of(&found(&sketch, &View::default()), ReviewKind::OneWay)[0].needs.clone();
        sketch.answer((units[0], units[1]), answer, seen);
        let review = found(&sketch, &View::default());
        assert_eq!(of(&review, ReviewKind::OneWay)[0].state, state, "{answer:?}");
        sketch.need(units[1], units[0]);
        let review = found(&sketch, &View::default());
        let item = of(&review, ReviewKind::OneWay)[0];
        assert_eq!((item.state, item.changed.added.len()), (ReviewState::Returned, 1), "{answer:?} lapsed");
    }
}

#[test]
fn a_cut_unit_names_what_it_cuts_off() {
    let mut sketch = Sketch::default();
    let units = line(&mut sketch, &["a", "b", "c", "d", "e"]);
    let review = found(&sketch, &View::default());
    let cuts: Vec<(Vec<RecordRef>, usize, Concern)> = of(&review, ReviewKind::CutUnit)
        .iter()
        .map(|item| (item.key.about.clone(), item.size, item.concern))
        .collect();
    let unit = |at: usize| vec![RecordRef::from(units[at])];
    let question = Concern::Question;
    assert_eq!(cuts, [(unit(2), 2, question), (unit(1), 1, question), (unit(3), 1, question)]);
}

#[test]
fn two_way_pairs_make_no_circle_and_three_units_do() {
    let mut sketch = Sketch::default();
    let (a, b, c) = (sketch.unit("a", None), sketch.unit("b", None), sketch.unit("c", None));
    sketch.need(a, b);
    sketch.need(b, a);
    assert!(of(&found(&sketch, &View::default()), ReviewKind::Circle).is_empty());
    sketch.need(b, c);
    sketch.need(c, a);
    let review = found(&sketch, &View::default());
    let [circle] = of(&review, ReviewKind::Circle)[..] else { panic!("one circle") };
    assert_eq!((circle.size, circle.key.about.as_slice()), (3, &[RecordRef::from(a)][..]));
}

#[test]
fn a_level_is_part_of_the_name_of_what_is_found_at_it() {
    let mut sketch = Sketch::default();
    let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
    sketch.need(a, b);
    let review = found(&sketch, &View::at(1));
    assert_eq!(of(&review, ReviewKind::OneWay)[0].key.level, ReviewLevel::Depth(1));
}

fn with(sketch: &Sketch, decisions: &[Row]) -> Review {
    let document: Document = sketch.rows().into_iter().chain(decisions.iter().cloned()).collect();
    review(&document, &View::default(), TODAY, &|| false).unwrap()
}

fn circle_of(sketch: &mut Sketch, units: &[UnitId]) {
    for (at, &unit) in units.iter().enumerate() {
        sketch.need(unit, units[(at + 1) % units.len()]);
    }
}

#[test]
fn a_circle_that_an_older_unit_joins_is_back_with_its_decision() {
    let mut sketch = Sketch::default();
    let units: Vec<UnitId> = ["old", "a", "b", "c"].iter().map(|name| sketch.unit(name, None)).collect();
    circle_of(&mut sketch, &units[1..]);
    let decision = decided(of(&found(&sketch, &View::default()), ReviewKind::Circle)[0], 900);
    sketch.need(units[0], units[1]);
    sketch.need(units[2], units[0]);
    let back = with(&sketch, &[decision]);
    let [circle] = of(&back, ReviewKind::Circle)[..] else { panic!("one circle") };
    assert_eq!((circle.state, circle.decision), (ReviewState::Returned, Some(DecisionId::from_raw(900))));
    assert_eq!(circle.key.about, [RecordRef::from(units[0])]);
    assert!(circle.changed.added.contains(&units[0].into()), "{:?}", circle.changed);
    assert_eq!(back.gone, []);
}

#[test]
fn of_a_circle_that_falls_apart_one_part_keeps_the_decision() {
    let mut sketch = Sketch::default();
    let units: Vec<UnitId> = (0..8).map(|at| sketch.unit(&at.to_string(), None)).collect();
    circle_of(&mut sketch, &units);
    let decision = decided(of(&found(&sketch, &View::default()), ReviewKind::Circle)[0], 900);
    let mut apart = Sketch::default();
    units.iter().for_each(|at| _ = apart.unit(&at.to_string(), None));
    circle_of(&mut apart, &units[..3]);
    circle_of(&mut apart, &units[3..]);
    let review = with(&apart, &[decision]);
    let mut circles: Vec<(ReviewState, usize, usize)> = of(&review, ReviewKind::Circle)
        .iter()
        .map(|item| (item.state, item.size, item.key.about.len()))
        .collect();
    circles.sort_unstable();
    // The smaller one does not keep the name under which the decision about the other one goes.
    assert_eq!(circles, [(ReviewState::Open, 3, 3), (ReviewState::Returned, 5, 1)]);
    assert_eq!(review.gone, []);
}

#[test]
fn of_two_knots_with_one_oldest_need_each_keeps_its_own_decision() {
    let mut sketch = Sketch::default();
    let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
    let needs: Vec<NeedId> = (0..5).map(|_| sketch.need(a, b)).collect();
    for knot in [[0, 1, 2], [0, 3, 4]] {
        for at in 0..3 {
            sketch.need_mut(needs[knot[at]]).made_from.push(needs[knot[(at + 1) % 3]]);
        }
    }
    for (at, cadence) in [(1, "weekly"), (2, "weekly"), (3, "monthly"), (4, "monthly")] {
        sketch.need_mut(needs[at]).standard.cadence = Cadence::said(cadence);
    }
    let first = found(&sketch, &View::default());
    let waits = of(&first, ReviewKind::CircularWait);
    let id = |item: &ReviewItem| if item.facts.records.contains(&needs[1].into()) { 901 } else { 902 };
    let decisions: Vec<Row> = waits.iter().map(|item| decided(item, id(item))).collect();
    assert_eq!(decisions.len(), 2);
    for (ended, kept, gone) in [(1, 902, 901), (3, 901, 902)] {
        let mut sketch = sketch.clone();
        sketch.need_mut(needs[ended]).status = NeedStatus::Ended;
        let after = with(&sketch, &decisions);
        let [wait] = of(&after, ReviewKind::CircularWait)[..] else { panic!("one wait") };
        assert_eq!((wait.state, wait.decision), (ReviewState::Decided, Some(DecisionId::from_raw(kept))));
        assert_eq!(after.gone, [DecisionId::from_raw(gone)]);
    }
}

#[test]
fn an_answer_that_lapsed_says_what_is_needed_since_beneath_the_pair_too() {
    let mut sketch = Sketch::default();
    let units = line(&mut sketch, &["a", "b"]);
    let beneath = sketch.unit("beneath", Some(units[1]));
    let seen = of(&found(&sketch, &View::default()), ReviewKind::OneWay)[0].needs.clone();
    sketch.answer((units[0], units[1]), Answer::Nothing, seen);
    let more = sketch.need(beneath, units[0]);
    let review = found(&sketch, &View::default());
    let items = of(&review, ReviewKind::OneWay);
    let item = items.iter().find(|item| item.answer.is_some()).unwrap();
    assert_eq!((item.state, &item.changed.added), (ReviewState::Returned, &vec![more.into()]));
}

#[test]
fn what_a_decision_about_a_cut_unit_rests_on_does_not_grow_with_the_chain_behind_it() {
    let mut sketch = Sketch::default();
    let names: Vec<String> = (0..40).map(|at| at.to_string()).collect();
    let units = line(&mut sketch, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let review = found(&sketch, &View::default());
    let cuts = of(&review, ReviewKind::CutUnit);
    assert!(cuts.len() == 38 && cuts.iter().all(|item| item.facts.records.len() == 1));
    let tenth = cuts.iter().find(|item| item.key.about == [units[10].into()]).unwrap();
    assert_eq!(tenth.facts.records, [RecordRef::from(units[9])]);
    assert_eq!(tenth.facts.words["cut-off"], "10");
}

#[test]
fn the_search_for_ways_out_can_be_given_up() {
    let asked = |kind: &str| {
        let mut sketch = Sketch::default();
        let (outside, inside) = (sketch.unit("outside", None), sketch.unit("inside", None));
        sketch.unit_mut(outside).external = true;
        sketch.unit_mut(outside).kind = kind.to_owned();
        sketch.need(outside, inside);
        let lost: Vec<UnitId> = (0..10).map(|at| sketch.unit(&at.to_string(), None)).collect();
        circle_of(&mut sketch, &lost);
        let times = AtomicUsize::new(0);
        let counted = || times.fetch_add(1, Ordering::Relaxed) == usize::MAX;
        review(&sketch.document(), &View::default(), TODAY, &counted).unwrap();
        times.into_inner()
    };
    // Nobody looks for the way to a customer where there is none.
    assert!(asked("customer") >= asked("vendor") + 10);
}

/// What a review that is begun keeps.
fn kept(review: &Review) -> Vec<RoundItem> {
    review.items.iter().map(|item| RoundItem { key: item.key.clone(), facts: item.facts.clone() }).collect()
}

#[test]
fn what_is_new_changed_and_gone_since_a_review_began_is_told_apart() {
    let mut sketch = Sketch::default();
    let units = line(&mut sketch, &["a", "b", "c"]);
    let then = kept(&found(&sketch, &View::default()));
    let later = sketch.unit("d", None);
    sketch.need(units[2], later);
    let more = sketch.need(units[1], units[0]);
    sketch.need(units[1], units[2]);
    let now = found(&sketch, &View::default());
    let against = since(&now, &then);
    let pair = |a: UnitId, b: UnitId| {
        let of =
            |item: &ReviewItem| item.key.kind == ReviewKind::OneWay && item.key.about == [a.into(), b.into()];
        now.items.iter().position(of)
    };
    assert_eq!(against.items[pair(units[2], later).unwrap()], Since::New);
    let Since::Changed(changed) = &against.items[pair(units[0], units[1]).unwrap()] else {
        panic!("changed")
    };
    assert_eq!((&changed.added, &changed.gone), (&vec![more.into()], &vec![]));
    let about = [units[1].into(), units[2].into()];
    let gone = against.then.iter().find(|(item, _)| item.key.about == about).unwrap();
    assert_eq!((pair(units[1], units[2]), gone.1), (None, None), "it runs both ways now");
}

#[test]
fn a_circle_that_an_older_unit_joins_is_no_new_one() {
    let mut sketch = Sketch::default();
    let units: Vec<UnitId> = ["old", "a", "b", "c"].iter().map(|name| sketch.unit(name, None)).collect();
    circle_of(&mut sketch, &units[1..]);
    let then = kept(&found(&sketch, &View::default()));
    sketch.need(units[0], units[1]);
    sketch.need(units[2], units[0]);
    let now = found(&sketch, &View::default());
    let against = since(&now, &then);
    let place = now.items.iter().position(|item| item.key.kind == ReviewKind::Circle).unwrap();
    assert!(
        matches!(&against.items[place], Since::Changed(changed) if changed.added.contains(&units[0].into()))
    );
    let circle = against.then.iter().find(|(item, _)| item.key.kind == ReviewKind::Circle).unwrap();
    assert_eq!(circle.1, Some(place));
}

proptest! {
    #![proptest_config(laws(96))]

    #[test]
    fn keys_are_unique_order_is_by_concern_and_every_decision_holds_at_once(
        sketch in any_sketch(),
        view in any_view(),
    ) {
        let review = found(&sketch, &view);
        let keys: std::collections::BTreeSet<_> = review.items.iter().map(|item| &item.key).collect();
        prop_assert_eq!(keys.len(), review.items.len());
        prop_assert!(review.items.is_sorted_by_key(|item| (item.concern, item.key.kind)));
        let decisions = review.items.iter().zip(1_000..).map(|(item, id)| decided(item, id));
        let document: Document = sketch.rows().into_iter().chain(decisions).collect();
        let after = super::review(&document, &view, TODAY, &|| false).unwrap();
        prop_assert_eq!(after.items.len(), review.items.len());
        prop_assert!(after.items.iter().all(|item| item.state == ReviewState::Decided));
        prop_assert!(after.gone.is_empty());
    }

    #[test]
    fn nothing_is_new_against_itself_and_everything_against_nothing(sketch in any_sketch(), view in any_view()) {
        let review = found(&sketch, &view);
        let then = kept(&review);
        let same = since(&review, &then);
        prop_assert!(same.items.iter().all(|since| *since == Since::Same));
        prop_assert!(same.then.iter().enumerate().all(|(place, (_, now))| *now == Some(place)));
        prop_assert!(since(&review, &[]).items.iter().all(|since| *since == Since::New));
        let nothing = Review::default();
        prop_assert!(since(&nothing, &then).then.iter().all(|(_, now)| now.is_none()));
    }
}

#[test]
fn a_question_is_found_until_a_topic_answers_it_and_is_back_when_it_is_asked_once_more() {
    let question = |times: usize, topic| {
        let asking = |n: usize| Asking { mark: n.to_string(), on: TODAY, unit: None, who: String::new() };
        Row::OpenQuestion(OpenQuestion {
            id: QuestionId::from_raw(500),
            text: "parking".into(),
            asked: (0..times).map(asking).collect(),
            topic,
            unreached: None,
        })
    };
    let review_of =
        |rows: Vec<Row>| review(&rows.into_iter().collect(), &View::default(), TODAY, &|| false).unwrap();
    let first = review_of(vec![question(1, None)]);
    let item = of(&first, ReviewKind::Unanswered)[0].clone();
    assert_eq!((item.key.level, item.state), (ReviewLevel::Any, ReviewState::Open));
    let kept = review_of(vec![question(1, None), decided(&item, 900)]);
    assert_eq!(kept.item(&item.key).unwrap().state, ReviewState::Decided);
    let back = review_of(vec![question(2, None), decided(&item, 900)]);
    let back = back.item(&item.key).unwrap();
    assert_eq!(back.state, ReviewState::Returned);
    assert_eq!(back.changed.words, [("times".into(), Some("1".into()), Some("2".into()))]);

    let id = TopicId::from_raw(70);
    let topic = Row::Topic(Topic::new(id, "Parking"));
    assert_eq!(review_of(vec![question(2, Some(id)), topic]).item(&item.key), None);
    assert!(review_of(vec![question(2, Some(id))]).item(&item.key).is_some(), "the topic is gone");
}
