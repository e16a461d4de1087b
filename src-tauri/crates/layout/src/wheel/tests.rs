use super::check::faults;
use super::*;
use proptest::prelude::*;

fn draw(heads: &[Head], links: &[(u32, u32)]) -> WheelLayout {
    wheel(&WheelInput { heads, links }, &WheelOptions::default())
}

/// A company with branches of so many seats each.
fn company(branches: usize, seats: usize) -> Vec<Head> {
    let mut heads = vec![Head { depth: 1, seat: None, weight: 0 }];
    for _ in 0..branches {
        heads.push(Head { depth: 2, seat: None, weight: 0 });
        heads.extend((0..seats).map(|at| Head { depth: 3, seat: Some(80.0), weight: at as u32 }));
    }
    heads
}

#[test]
fn two_hundred_all_have_their_words() {
    let drawn = draw(&company(10, 20), &[]);
    assert!(drawn.seats.iter().flatten().all(|seat| seat.label.is_some()));
    assert_eq!(drawn.arcs.len(), 10);
}

#[test]
fn of_a_thousand_those_with_the_most_weight_keep_their_words() {
    let heads = company(10, 100);
    let drawn = draw(&heads, &[]);
    let kept = |weight: u32| {
        let of =
            heads.iter().zip(&drawn.seats).filter(|(head, _)| head.seat.is_some() && head.weight == weight);
        of.filter(|(_, seat)| seat.is_some_and(|seat| seat.label.is_some())).count()
    };
    assert_eq!((kept(99), kept(0)), (10, 0));
}

#[test]
fn links_of_one_branch_run_closer_together_than_their_ends_stand() {
    let heads = company(4, 8);
    let seat = |branch: u32, at: u32| 1 + branch * 9 + 1 + at;
    let drawn = draw(&heads, &[(seat(0, 0), seat(2, 0)), (seat(0, 7), seat(2, 7))]);
    let far = |a: Point, b: Point| (a.x - b.x).hypot(a.y - b.y);
    let [a, b] = [&drawn.routes[0], &drawn.routes[1]];
    assert!(far(a[a.len() / 2], b[b.len() / 2]) < far(a[0], b[0]) / 3.0);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]
    #[test]
    fn every_wheel_keeps_to_what_it_promises(
        steps in prop::collection::vec((0..4_u32, any::<bool>(), 10.0..300.0_f64, 0..9_u32), 1..120),
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..60),
    ) {
        let mut depth = 0_u32;
        let heads: Vec<Head> = steps
            .iter()
            .map(|&(up, seated, wide, weight)| {
                depth = (depth + 1).saturating_sub(up).max(1);
                Head { depth, seat: seated.then_some(wide), weight }
            })
            .collect();
        let seated: Vec<u32> = (0..heads.len() as u32).filter(|&at| heads[at as usize].seat.is_some()).collect();
        let links: Vec<(u32, u32)> = if seated.is_empty() {
            Vec::new()
        } else {
            picks.iter().map(|(a, b)| (*a.get(&seated), *b.get(&seated))).filter(|(a, b)| a != b).collect()
        };
        let input = WheelInput { heads: &heads, links: &links };
        let drawn = wheel(&input, &WheelOptions::default());
        prop_assert_eq!(faults(&input, &WheelOptions::default(), &drawn), Vec::<String>::new());
    }
}
