//! The figures of an organisation small enough to be counted by hand, and their laws.

use super::*;
use crate::sketch::{SOON, Sketch, TODAY, any_sketch, laws};
use proptest::prelude::*;
use simpul_model::{AssignmentId, PersonId, SpanLimits, UnitId};
use std::collections::BTreeMap;

/// ```text
/// sales (unit) > north (unit)            stock (unit)
/// head ─ lead ─ deputy ─ clerk            head ─ keeper
///                                          head ─ a, b, c
/// ```
struct Company {
    sketch: Sketch,
    seats: BTreeMap<&'static str, PositionId>,
}

fn company() -> Company {
    let mut sketch = Sketch::default();
    let sales = sketch.unit("sales", None);
    let north = sketch.unit("north", Some(sales));
    let stock = sketch.unit("stock", None);
    let mut seats = BTreeMap::new();
    let mut seat = |sketch: &mut Sketch, title: &'static str, unit, up: Option<&str>| {
        let manager = up.map(|up| seats[up]);
        let id = sketch.position(title, unit, manager);
        seats.insert(title, id);
    };
    seat(&mut sketch, "head", Some(sales), None);
    seat(&mut sketch, "lead", Some(north), Some("head"));
    seat(&mut sketch, "deputy", Some(north), Some("lead"));
    seat(&mut sketch, "clerk", Some(north), Some("deputy"));
    seat(&mut sketch, "keeper", Some(stock), Some("head"));
    seat(&mut sketch, "a", Some(sales), Some("head"));
    seat(&mut sketch, "b", Some(sales), Some("head"));
    seat(&mut sketch, "c", None, Some("head"));
    Company { sketch, seats }
}

impl Company {
    fn figures(&self) -> Figures {
        Figures::of(&self.sketch.document(), TODAY)
    }

    fn named(&self, ids: impl IntoIterator<Item = PositionId>) -> Vec<&'static str> {
        let name = |id| self.seats.iter().find(|&(_, &seat)| seat == id).map_or("?", |(&name, _)| name);
        ids.into_iter().map(name).collect()
    }
}

#[test]
fn spans_lie_against_the_limits_of_the_organisation() {
    let mut company = company();
    company.sketch.spans(2, 4);
    let figures = company.figures();
    let spans: Vec<_> =
        figures.spans.managers.iter().map(|m| (m.reports, m.below, m.depth, m.width)).collect();
    assert_eq!(
        spans,
        [(1, 1, 1, Width::Narrow), (5, 7, 3, Width::Wide), (1, 2, 2, Width::Narrow)],
        "deputy, head and lead by title"
    );
    assert_eq!(figures.spans.spread, BTreeMap::from([(1, 2), (5, 1)]));
    assert_eq!(figures.spans.limits, SpanLimits { narrow: 2, wide: 4 });
    assert_eq!(company.named(figures.spans.lying(Width::Wide).map(|m| m.position)), ["head"]);
    company.sketch.spans(1, 5);
    assert!(
        company.figures().spans.managers.iter().all(|m| m.width == Width::Within),
        "the limits belong to it"
    );
}

#[test]
fn layers_and_chains() {
    let company = company();
    let figures = company.figures();
    assert_eq!(figures.layers, [1, 5, 1, 1]);
    assert_eq!(figures.layer(company.seats["clerk"]), Some(4));
    assert_eq!(company.named(figures.on_layer(3)), ["deputy"]);
    let chains: Vec<_> =
        figures.one_over_one.iter().map(|chain| company.named(chain.positions.iter().copied())).collect();
    assert_eq!(chains, [["lead", "deputy", "clerk"]], "head has five reports");
}

#[test]
fn who_sits_elsewhere_than_their_manager_and_whether_they_lead() {
    let company = company();
    let rows: Vec<_> = company
        .figures()
        .other_unit
        .iter()
        .map(|row| (company.named([row.position])[0], row.leads))
        .collect();
    assert_eq!(rows, [("keeper", true), ("lead", true)], "c has no unit");

    let mut company = company;
    let stray = company.sketch.position(
        "stray",
        company.sketch.document().positions().get(company.seats["keeper"]).unwrap().unit,
        Some(company.seats["a"]),
    );
    company.seats.insert("stray", stray);
    let rows: Vec<_> = company
        .figures()
        .other_unit
        .iter()
        .map(|row| (company.named([row.position])[0], row.leads))
        .collect();
    assert_eq!(rows, [("keeper", false), ("lead", true), ("stray", false)], "two tops: nobody clearly leads");
}

#[test]
fn people_count_from_their_first_day_to_their_last() {
    let mut company = company();
    let people: Vec<PersonId> =
        ["Ayu", "Budi", "Citra", "Dewi"].map(|name| company.sketch.person(name)).into();
    let yesterday = TODAY.yesterday().unwrap();
    let far = jiff::civil::date(9999, 12, 31);
    company.sketch.assign(people[0], company.seats["head"], 60, None);
    company.sketch.assign(people[0], company.seats["keeper"], 60, Some(far));
    let starts = company.sketch.assign_from(people[1], company.seats["a"], 100, Some(SOON), None);
    let leaves = company.sketch.assign_from(people[2], company.seats["b"], 50, None, Some(TODAY));
    company.sketch.assign(people[3], company.seats["clerk"], 100, Some(yesterday));

    let figures = company.figures();
    let total = Headcount { people: 2, fte: 1.7, positions: 8, vacant: 5, starting: 1, leaving: 1 };
    assert_eq!(figures.total, total);
    assert_eq!(figures.coming, Coming { starting: vec![starts], leaving: vec![leaves] });
    assert_eq!(company.named(figures.vacant.iter().copied()), ["a", "c", "clerk", "deputy", "lead"]);
    assert_eq!(figures.double_posts.len(), 1);
    let post = &figures.double_posts[0];
    assert_eq!((post.person, post.share), (people[0], 120));
    assert_eq!(company.named(post.positions.iter().copied()), ["head", "keeper"]);

    let rows: Vec<_> =
        figures.units.iter().map(|row| (row.depth, row.here.people, row.with_below.positions)).collect();
    assert_eq!(rows, [(2, 0, 3), (1, 2, 6), (1, 1, 1), (0, 0, 1)], "north, sales, stock, no unit");
}

#[test]
fn parked_positions_lead_nobody_and_have_no_layer() {
    let mut sketch = Sketch::default();
    let lost = sketch.position("lost", None, None);
    let below = sketch.position("below", None, Some(lost));
    let last = sketch.position("last", None, Some(below));
    sketch.position_mut(lost).parked = Some("99".into());
    let figures = Figures::of(&sketch.document(), TODAY);
    assert_eq!((figures.layer(lost), figures.layer(last), figures.layers.len()), (None, None, 0));
    assert_eq!(figures.spans.managers.iter().map(|m| m.position).collect::<Vec<_>>(), [below]);
    assert_eq!(figures.one_over_one, [Chain { positions: vec![below, last] }]);
}

#[test]
fn a_chain_and_a_fan_of_100_000() {
    let mut sketch = Sketch::default();
    let mut up = None;
    for at in 0..100_000 {
        up = Some(sketch.position(&format!("p{at:06}"), None, up));
    }
    let figures = Figures::of(&sketch.document(), TODAY);
    assert_eq!(figures.layers.len(), 100_000);
    assert_eq!(figures.one_over_one.iter().map(|chain| chain.positions.len()).collect::<Vec<_>>(), [100_000]);
    assert_eq!(figures.spans.managers[0].below, 99_999);

    let mut sketch = Sketch::default();
    let unit = sketch.unit("all", None);
    let top = sketch.position("top", Some(unit), None);
    (0..100_000).for_each(|at| _ = sketch.position(&format!("p{at}"), Some(unit), Some(top)));
    let figures = Figures::of(&sketch.document(), TODAY);
    assert_eq!((figures.layers, figures.spans.spread), (vec![1, 100_000], BTreeMap::from([(100_000, 1)])));
}

proptest! {
    #![proptest_config(laws(192))]

    #[test]
    fn the_order_of_rows_does_not_matter(sketch in any_sketch(), turn in 0..50usize) {
        let mut rows = sketch.rows();
        let at = turn % rows.len();
        rows.rotate_left(at);
        rows.reverse();
        let turned: Document = rows.into_iter().collect();
        prop_assert_eq!(Figures::of(&sketch.document(), TODAY), Figures::of(&turned, TODAY));
    }

    #[test]
    fn the_parts_add_up(sketch in any_sketch()) {
        let document = sketch.document();
        let figures = Figures::of(&document, TODAY);
        // Seats and shares of a unit are its own and those of the units right inside it.
        for row in figures.units.iter().filter(|row| row.unit.is_some()) {
            let inside: Vec<UnitId> = document.units_in(row.unit).map(|unit| unit.id).collect();
            let inside = figures.units.iter().filter(|r| r.unit.is_some_and(|id| inside.contains(&id)));
            let sum = inside.fold((row.here.positions, row.here.vacant, row.here.fte), |sum, r| {
                let below = r.with_below;
                (sum.0 + below.positions, sum.1 + below.vacant, sum.2 + below.fte)
            });
            let all = row.with_below;
            prop_assert_eq!((all.positions, all.vacant), (sum.0, sum.1));
            prop_assert!((all.fte - sum.2).abs() < 1e-9);
        }
        prop_assert_eq!(figures.vacant.len() as u32, figures.total.vacant);
        let managers: u32 = figures.spans.spread.values().sum();
        prop_assert_eq!(managers as usize, figures.spans.managers.len());
        let known = document.positions().ids().filter(|&id| figures.layer(id).is_some()).count();
        prop_assert_eq!(figures.layers.iter().sum::<u32>() as usize, known);
        for manager in &figures.spans.managers {
            let branch = document.branch(manager.position);
            prop_assert_eq!(manager.below as usize, branch.len() - 1);
            prop_assert_eq!(manager.reports as usize, document.reports_to(Some(manager.position)).count());
        }
    }

    #[test]
    fn a_chain_goes_as_far_as_it_can(sketch in any_sketch()) {
        let document = sketch.document();
        let single = |id: PositionId| {
            let parked = document.positions().get(id).unwrap().parked.is_some();
            !parked && document.reports_to(Some(id)).count() == 1
        };
        let chains = Figures::of(&document, TODAY).one_over_one;
        let on_chains: usize = chains.iter().map(|chain| chain.positions.len() - 1).sum();
        prop_assert_eq!(on_chains, document.positions().ids().filter(|&id| single(id)).count());
        for chain in chains {
            let (last, all) = chain.positions.split_last().unwrap();
            prop_assert!(!single(*last) && all.iter().all(|&id| single(id)));
            let reports = |two: &[PositionId]| document.positions().get(two[1]).unwrap().manager == Some(two[0]);
            prop_assert!(chain.positions.windows(2).all(reports));
        }
    }

    #[test]
    fn who_is_coming_holds_nothing_today(sketch in any_sketch()) {
        let document = sketch.document();
        let coming = Figures::of(&document, TODAY).coming;
        let row = |id: &AssignmentId| document.assignments().get(*id).unwrap();
        prop_assert!(coming.starting.iter().map(row).all(|a| !a.is_current(TODAY)));
        prop_assert!(coming.leaving.iter().map(row).all(|a| a.is_current(TODAY)));
    }
}
