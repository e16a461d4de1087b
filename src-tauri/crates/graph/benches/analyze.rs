//! How long the figures take on 5,000 units with 30,000 links, made the same way every time.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use simpul_graph::{Graph, View, analyze, levels, pairs};
use simpul_model::{Document, End, Item, ItemId, ItemKind, Need, NeedId, Row, Unit, UnitId};

fn figures(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analyze");
    group.sample_size(10);
    for (name, units, links) in [("200 units", 200, 1_000), ("5,000 units", 5_000, 30_000)] {
        let document = organisation(units, links);
        let today = jiff::civil::date(2026, 8, 17);
        group.bench_function(format!("{name}: all figures"), |bencher| {
            bencher.iter(|| analyze(black_box(&document), &View::default(), today, &|| false));
        });
        group.bench_function(format!("{name}: graph and pairs at level 2"), |bencher| {
            bencher.iter(|| pairs(&Graph::new(black_box(&document), &View::at(2))));
        });
        group.bench_function(format!("{name}: levels"), |bencher| {
            bencher.iter(|| levels(black_box(&document)));
        });
    }
    group.finish();
}

/// Units in a tree of eight children each; needs between any two, no ordered pair twice.
fn organisation(units: u64, links: usize) -> Document {
    let id = |at: u64| UnitId::from_raw(at + 1);
    let item = Item { id: ItemId::from_raw(1), name: "item".into(), kind: ItemKind::Information };
    let mut rows = vec![Row::Item(item)];
    rows.extend((0..units).map(|at| {
        let parent = (at > 0).then(|| id((at - 1) / 8));
        let unit = Unit::new(id(at), format!("unit {at}"));
        Row::Unit(Unit { parent, external_id: Some(format!("U{at:05}")), ..unit })
    }));
    rows.extend(ordered_pairs(units, links).into_iter().enumerate().map(|(at, (supplier, customer))| {
        let (supplier, customer) = (End::Unit(id(supplier)), End::Unit(id(customer)));
        Row::Need(Need::new(NeedId::from_raw(at as u64 + 1), customer, supplier, ItemId::from_raw(1)))
    }));
    rows.into_iter().collect()
}

/// The same numbers as `x = x * 1664525 + 1013904223 mod 2^32` from 42, each `x / 256 mod units`, taken two
/// by two; equal ends and repeated pairs are passed over.
fn ordered_pairs(units: u64, links: usize) -> Vec<(u64, u64)> {
    let mut state = 42_u32;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u64::from(state >> 8) % units
    };
    let (mut found, mut seen) = (Vec::new(), std::collections::BTreeSet::new());
    while found.len() < links {
        let pair = (random(), random());
        if pair.0 != pair.1 && seen.insert(pair) {
            found.push(pair);
        }
    }
    found
}

criterion_group!(benches, figures);
criterion_main!(benches);
