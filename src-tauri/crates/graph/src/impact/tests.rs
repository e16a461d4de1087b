use super::*;
use crate::sketch::{Sketch, any_sketch, laws};
use proptest::prelude::*;
use simpul_model::{ItemId, Need, PositionId};
use std::collections::BTreeSet;

fn lost(impact: &[Stop]) -> Vec<(NeedId, u32)> {
    impact.iter().map(|stop| (stop.need, stop.wave)).collect()
}

/// Units a, b, c, d, of which each serves the next an item of its own.
fn chain(made_from: bool) -> (Sketch, Vec<UnitId>, Vec<NeedId>) {
    let mut sketch = Sketch::default();
    let units: Vec<UnitId> = ["a", "b", "c", "d"].iter().map(|name| sketch.unit(name, None)).collect();
    let needs: Vec<NeedId> = units.windows(2).map(|pair| sketch.need(pair[1], pair[0])).collect();
    for at in 0..needs.len() {
        sketch.need_mut(needs[at]).item = ItemId::from_raw(10 + at as u64);
        if made_from && at > 0 {
            sketch.need_mut(needs[at]).made_from = vec![needs[at - 1]];
        }
    }
    (sketch, units, needs)
}

#[test]
fn what_is_made_from_a_stopped_need_stops_for_certain() {
    let (mut sketch, units, needs) = chain(true);
    sketch.unit_mut(units[3]).external = true;
    let impact = impact(&sketch.document(), &[End::Unit(units[0])]);
    assert_eq!(lost(&impact.certain), [(needs[0], 1), (needs[1], 2), (needs[2], 3)]);
    assert_eq!(impact.certain[2].because, Because::MadeFrom(needs[1]));
    assert_eq!(impact.may, []);
    assert_eq!(impact.outside, [Reached { unit: units[3], wave: 3, certain: true }]);
}

#[test]
fn where_nothing_is_recorded_the_customer_may_stop() {
    let (sketch, units, needs) = chain(false);
    let impact = impact(&sketch.document(), &[End::Unit(units[0])]);
    assert_eq!(lost(&impact.certain), [(needs[0], 1)]);
    assert_eq!(lost(&impact.may), [(needs[1], 2), (needs[2], 3)]);
    assert_eq!(impact.may[0].because, Because::Misses(needs[0]));
}

#[test]
fn what_is_recorded_of_a_need_keeps_others_out() {
    let (mut sketch, units, needs) = chain(true);
    sketch.unit_mut(units[3]).external = true;
    // Another product of b, of which nothing is recorded, and one that is made from something else.
    let free = sketch.need(units[3], units[1]);
    let other = sketch.need(units[1], units[3]);
    sketch.need_mut(other).item = ItemId::from_raw(99);
    let recorded = sketch.need(units[2], units[1]);
    sketch.need_mut(recorded).made_from = vec![other];
    let stops = impact(&sketch.document(), &[End::Unit(units[0])]);
    assert_eq!(lost(&stops.may).iter().filter(|(need, _)| [free, recorded].contains(need)).count(), 0);
    sketch.need_mut(needs[1]).made_from.clear();
    let stops = impact(&sketch.document(), &[End::Unit(units[0])]);
    assert!(stops.may.iter().any(|stop| stop.need == free), "nothing is made from the first any more");
    assert!(!stops.may.iter().any(|stop| stop.need == recorded));
}

#[test]
fn another_supplier_of_the_same_item_covers() {
    let (mut sketch, units, needs) = chain(true);
    let second = sketch.unit("second", None);
    let spare = sketch.need(units[1], second);
    sketch.need_mut(spare).item = ItemId::from_raw(10);
    let document = sketch.document();
    let one = impact(&document, &[End::Unit(units[0])]);
    assert_eq!((one.certain.len(), one.may.len()), (0, 0));
    assert_eq!(one.covered, [Covered { need: needs[0], by: spare }]);
    let both = impact(&document, &[End::Unit(units[0]), End::Unit(second)]);
    assert_eq!(lost(&both.certain).len(), 4);
    assert_eq!(both.covered, []);
}

#[test]
fn a_unit_stops_with_what_is_in_it_and_a_lone_seat_with_its_unit() {
    let mut sketch = Sketch::default();
    let (top, customer) = (sketch.unit("top", None), sketch.unit("customer", None));
    let team = sketch.unit("team", Some(top));
    let seat = sketch.position("seat", Some(team), None);
    let by_seat = sketch.need_between(End::Unit(customer), End::Position(seat));
    let by_team = sketch.need(customer, team);
    sketch.need_mut(by_team).item = ItemId::from_raw(2);
    let both = [(by_seat, 1), (by_team, 1)];
    assert_eq!(lost(&impact(&sketch.document(), &[End::Unit(top)]).certain), both);
    assert_eq!(lost(&impact(&sketch.document(), &[End::Position(seat)]).certain), both);
    sketch.position("second", Some(team), None);
    assert_eq!(lost(&impact(&sketch.document(), &[End::Position(seat)]).certain), [(by_seat, 1)]);
}

#[test]
fn who_is_struck_stands_in_the_wave_and_outside_at_the_end() {
    let (mut sketch, units, needs) = chain(true);
    sketch.unit_mut(units[3]).external = true;
    // Nothing is recorded of what the third serves besides.
    let free = sketch.need(units[0], units[2]);
    sketch.need_mut(free).item = ItemId::from_raw(50);
    sketch.need_mut(needs[2]).made_from.clear();
    let document = sketch.document();
    let stopped = [End::Unit(units[0])];
    let found = impact_parties(&document, &[stopped.to_vec()], &impact(&document, &stopped));
    let parties: Vec<_> = found
        .parties
        .iter()
        .map(|party| (party.place, party.certain, party.end, party.needs.len()))
        .collect();
    let at = |place, certain, unit: usize| (place, certain, Some(End::Unit(units[unit])), 1);
    let wanted = [
        (ImpactPlace::Source, true, None, 0),
        at(ImpactPlace::Wave(1), true, 1),
        at(ImpactPlace::Wave(2), true, 2),
        at(ImpactPlace::Wave(3), false, 0),
        at(ImpactPlace::Outside, false, 3),
    ];
    assert_eq!(parties, wanted);
    let lines: Vec<_> = found.lines.iter().map(|line| (line.from, line.to, line.needs.clone())).collect();
    let line = |from, to, need| (from, to, vec![need]);
    assert_eq!(lines, [line(0, 1, needs[0]), line(1, 2, needs[1]), line(2, 3, free), line(2, 4, needs[2])]);
}

#[test]
fn circles_and_chains_of_100_000_end() {
    let mut sketch = Sketch::default();
    let (a, b) = (sketch.unit("a", None), sketch.unit("b", None));
    let needs: Vec<NeedId> = (0..100_000).map(|_| sketch.need(b, a)).collect();
    for (at, &need) in needs.iter().enumerate() {
        sketch.need_mut(need).item = ItemId::from_raw(1 + at as u64);
        sketch.need_mut(need).supplier = End::Unit(if at == 0 { a } else { b });
        sketch.need_mut(need).made_from = vec![needs[(at + needs.len() - 1) % needs.len()]];
    }
    let impact = impact(&sketch.document(), &[End::Unit(a)]);
    assert_eq!((impact.certain.len(), impact.certain[99_999].wave), (100_000, 100_000));
}

/// A sketch whose needs are made from each other and are of few items.
fn any_works() -> impl Strategy<Value = Sketch> {
    let made = prop::collection::vec((any::<u16>(), any::<u16>()), 0..30);
    (any_sketch(), made, prop::collection::vec(1..5_u64, 40)).prop_map(|(mut sketch, made, items)| {
        let needs: Vec<NeedId> = sketch.document().needs().ids().collect();
        for (at, &need) in needs.iter().enumerate() {
            sketch.need_mut(need).item = ItemId::from_raw(items[at]);
        }
        for (a, b) in made.into_iter().filter(|_| !needs.is_empty()) {
            let (need, source) = (needs[a as usize % needs.len()], needs[b as usize % needs.len()]);
            let made_from = &mut sketch.need_mut(need).made_from;
            if let Err(at) = made_from.binary_search(&source) {
                made_from.insert(at, source);
            }
        }
        sketch
    })
}

/// The definition word for word, without waves: what stops for certain, and what stops or may.
fn by_definition(document: &Document, stopped: &[End]) -> (BTreeSet<NeedId>, BTreeSet<NeedId>) {
    let active: Vec<&Need> = document.needs().iter().filter(|need| need.is_active()).collect();
    let inputs = Inputs::new(document);
    let unserved: BTreeSet<NeedId> =
        inputs.served_by(stopped).into_iter().map(|at| inputs.needs[at as usize].id).collect();
    let alike = |a: &Need, b: &Need| a.customer == b.customer && a.item == b.item;
    let misses = |other: &Need, need: &Need| {
        let unused = !active.iter().any(|made| made.made_from.contains(&other.id));
        let unit = document.unit_of(other.customer).and_then(|unit| document.units().get(unit));
        let serves = match (other.customer, need.supplier) {
            (End::Position(seat), End::Unit(unit)) => document.unit_of(End::Position(seat)) == Some(unit),
            (End::Unit(unit), supplier) => document.unit_of(supplier) == Some(unit),
            (customer, supplier) => customer == supplier,
        };
        unused && serves && need.made_from.is_empty() && !unit.is_some_and(|unit| unit.external)
    };
    let close = |mut stops: BTreeSet<NeedId>, also_perhaps: bool| loop {
        let goes_on = |other: &&&Need| !unserved.contains(&other.id) && !stops.contains(&other.id);
        let brings = |need: &Need| {
            let covered = active.iter().filter(|other| alike(need, other)).any(|other| goes_on(&other));
            (unserved.contains(&need.id) && !covered)
                || need.made_from.iter().any(|source| stops.contains(source))
                || also_perhaps && active.iter().any(|other| stops.contains(&other.id) && misses(other, need))
        };
        let more: BTreeSet<NeedId> = active.iter().filter(|need| brings(need)).map(|need| need.id).collect();
        if more.is_subset(&stops) {
            break stops;
        }
        stops.extend(more);
    };
    let certain = close(BTreeSet::new(), false);
    (certain.clone(), close(certain, true))
}

proptest! {
    #![proptest_config(laws(256))]
    #[test]
    fn waves_reach_what_the_definition_says(
        sketch in any_works(),
        unit in 1..14_u64,
        seat in 1..26_u64,
    ) {
        let document = sketch.document();
        for stopped in [End::Unit(UnitId::from_raw(unit)), End::Position(PositionId::from_raw(seat))] {
            let found = impact(&document, &[stopped]);
            let (certain, all) = by_definition(&document, &[stopped]);
            let ids = |stops: &[Stop]| stops.iter().map(|stop| stop.need).collect::<BTreeSet<_>>();
            prop_assert_eq!(ids(&found.certain), certain.clone());
            prop_assert_eq!(ids(&found.may), &all - &certain);
            prop_assert_eq!(found.certain.len() + found.may.len(), all.len(), "each once");
            let waves: BTreeSet<u32> = found.certain.iter().map(|stop| stop.wave).collect();
            prop_assert!(waves.iter().copied().eq(1..=waves.len() as u32), "no wave is empty");
        }
    }

    #[test]
    fn every_stop_strikes_somebody_and_comes_from_further_back(
        sketch in any_works(),
        a in 1..14_u64,
        b in 1..14_u64,
    ) {
        let document = sketch.document();
        let stopped = [End::Unit(UnitId::from_raw(a)), End::Unit(UnitId::from_raw(b))];
        let impact = impact(&document, &stopped);
        let found = impact_parties(&document, &stopped.map(|end| vec![end]), &impact);
        let mut all: Vec<NeedId> = impact.certain.iter().chain(&impact.may).map(|stop| stop.need).collect();
        all.sort_unstable();
        let sorted = |needs: Vec<&Vec<NeedId>>| {
            let mut needs: Vec<NeedId> = needs.into_iter().flatten().copied().collect();
            needs.sort_unstable();
            needs
        };
        prop_assert_eq!(&sorted(found.parties.iter().map(|party| &party.needs).collect()), &all);
        prop_assert_eq!(&sorted(found.lines.iter().map(|line| &line.needs).collect()), &all);
        for line in &found.lines {
            let (from, to) = (&found.parties[line.from as usize], &found.parties[line.to as usize]);
            prop_assert!(from.place < to.place, "{:?} {:?}", from, to);
            prop_assert!(from.certain || !to.certain, "nothing certain comes from what is not");
        }
    }

    #[test]
    fn more_that_stops_stops_no_less(sketch in any_works(), a in 1..14_u64, b in 1..14_u64) {
        let document = sketch.document();
        let (a, b) = (End::Unit(UnitId::from_raw(a)), End::Unit(UnitId::from_raw(b)));
        let (one, both) = (impact(&document, &[a]), impact(&document, &[a, b]));
        let ids = |stops: &[Stop]| stops.iter().map(|stop| stop.need).collect::<BTreeSet<_>>();
        prop_assert!(ids(&one.certain).is_subset(&ids(&both.certain)));
        let all = |impact: &Impact| &ids(&impact.certain) | &ids(&impact.may);
        prop_assert!(all(&one).is_subset(&all(&both)));
    }
}
