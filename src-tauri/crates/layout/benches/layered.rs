//! How long a map of 50, 200 and 1,000 units takes: about four and a half
//! edges a unit with a few units much sought after, a third of them two-way.

use std::collections::BTreeSet;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use simpul_layout::geometry::Size;
use simpul_layout::layered::{Edge, LayeredInput, LayeredOptions, layout};

criterion_group!(benches, maps);
criterion_main!(benches);

fn maps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layered");
    group.sample_size(10);
    for units in [50u32, 200, 1_000] {
        let sizes = vec![Size::new(140.0, 40.0); units as usize];
        let edges = register(units);
        let input = LayeredInput { sizes: &sizes, edges: &edges };
        group.bench_with_input(BenchmarkId::from_parameter(units), &input, |bencher, input| {
            bencher.iter(|| layout(black_box(input), &LayeredOptions::default(), &mut ()));
        });
    }
    group.finish();
}

/// A made-up register of needs, the same on every run.
fn register(units: u32) -> Vec<Edge> {
    let mut state = 1u64;
    let mut random = |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(below)) as u32
    };
    let mut pairs = BTreeSet::new();
    let mut edges = Vec::new();
    while edges.len() < units as usize * 9 / 2 {
        let source = random(units);
        // The smaller of two draws, so that some units are asked far more often.
        let target = random(units).min(random(units));
        if source != target && pairs.insert((source.min(target), source.max(target))) {
            edges.push(Edge { source, target, two_way: random(20) < 7, weight: 1.0 });
        }
    }
    edges
}
