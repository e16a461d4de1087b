use super::*;
use crate::pairs::pairs;
use crate::sketch::Sketch;
use crate::view::View;

/// Sales and stores with two teams each; both teams of sales need something from a team of stores.
struct Case {
    sketch: Sketch,
    sales: UnitId,
    stores: UnitId,
    low: [UnitId; 4],
    needs: [NeedId; 2],
}

fn case() -> Case {
    let mut sketch = Sketch::default();
    let (sales, stores) = (sketch.unit("sales", None), sketch.unit("stores", None));
    let low = [
        sketch.unit("north", Some(sales)),
        sketch.unit("south", Some(sales)),
        sketch.unit("shelf", Some(stores)),
        sketch.unit("cold", Some(stores)),
    ];
    let needs = [sketch.need(low[0], low[2]), sketch.need(low[1], low[3])];
    Case { sketch, sales, stores, low, needs }
}

/// (asked, answered, lapsed, calm) of the only pair at level 1.
fn state(sketch: &Sketch) -> (bool, bool, bool, bool) {
    let document = sketch.document();
    let graph = Graph::new(&document, &View::at(1));
    let pairs = pairs(&graph);
    let answers = Answers::new(&document);
    let question = answers.question(&graph, &pairs[0]);
    (question.asked, question.answer.is_some(), question.lapsed, question.calm)
}

#[test]
fn an_answer_holds_until_a_need_below_comes_or_goes() {
    let mut case = case();
    assert_eq!(state(&case.sketch), (true, false, false, false));
    let seen = needs_between(&case.sketch.document(), case.stores, case.sales);
    assert_eq!(seen, case.needs);
    case.sketch.answer((case.sales, case.stores), Answer::Nothing, seen);
    assert_eq!(state(&case.sketch), (true, true, false, true));
    let mut more = case.sketch.clone();
    more.need(case.low[0], case.low[3]);
    assert_eq!(state(&more), (true, true, true, false), "added");
    case.sketch.need_mut(case.needs[0]).status = simpul_model::NeedStatus::Ended;
    assert_eq!(state(&case.sketch), (true, true, true, false), "ended");
}

#[test]
fn missing_and_unknown_are_answers_but_not_calm() {
    for answer in [Answer::Missing, Answer::Unknown] {
        let mut case = case();
        case.sketch.answer((case.sales, case.stores), answer, case.needs.to_vec());
        assert_eq!(state(&case.sketch), (true, true, false, false));
    }
}

#[test]
fn calm_when_every_pair_beneath_is_answered_nothing() {
    let mut case = case();
    case.sketch.answer((case.low[0], case.low[2]), Answer::Nothing, vec![case.needs[0]]);
    assert_eq!(state(&case.sketch), (true, false, false, false), "one of two");
    case.sketch.answer((case.low[3], case.sales), Answer::Nothing, vec![case.needs[1]]);
    assert_eq!(state(&case.sketch), (true, false, false, true), "the other one half-way up");
}

#[test]
fn an_answer_above_does_not_calm_the_pair_below() {
    let mut case = case();
    case.sketch.answer((case.sales, case.stores), Answer::Nothing, case.needs.to_vec());
    let document = case.sketch.document();
    let graph = Graph::new(&document, &View::at(2));
    let answers = Answers::new(&document);
    assert!(pairs(&graph).iter().all(|pair| !answers.question(&graph, pair).calm));
}

#[test]
fn a_unit_and_its_own_team_are_two_sides() {
    let mut case = case();
    let own = case.sketch.need(case.sales, case.low[0]);
    case.sketch.need(case.low[1], case.low[0]);
    let document = case.sketch.document();
    assert_eq!(
        needs_between(&document, case.sales, case.low[0]),
        [own],
        "what the sister team needs is not between them"
    );
    case.sketch.answer((case.sales, case.low[0]), Answer::Nothing, vec![own]);
    let document = case.sketch.document();
    let graph = Graph::new(&document, &View::at(2));
    let calm =
        pairs(&graph).iter().filter(|pair| Answers::new(&document).question(&graph, pair).calm).count();
    assert_eq!(calm, 1);
}

#[test]
fn pairs_with_an_external_end_are_not_asked() {
    let mut case = case();
    case.sketch.unit_mut(case.stores).external = true;
    case.sketch.unit_mut(case.low[2]).external = true;
    case.sketch.unit_mut(case.low[3]).external = true;
    assert_eq!(state(&case.sketch), (false, false, false, false));
}
