//! How long a chart takes to be laid out, by shape and number of positions.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use simpul_layout::geometry::Size;
use simpul_layout::tree::{Hang, NO_PARENT, Stack, TreeInput, TreeOptions, tidy};

fn trees(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("tidy");
    group.sample_size(20);
    let shapes = [
        ("company 1k", company(1_000)),
        ("company 10k", company(10_000)),
        ("company 100k", company(100_000)),
        ("chain 100k", (0..100_000).map(|node: u32| node.wrapping_sub(1)).collect()),
        ("star 100k", (0..100_000).map(|node| if node == 0 { NO_PARENT } else { 0 }).collect()),
    ];
    let stacked = TreeOptions { stack: Some(Stack::default()), ..TreeOptions::default() };
    let hung = TreeOptions { hang: Some(Hang::default()), ..TreeOptions::default() };
    for (name, parent) in shapes {
        let sizes: Vec<Size> =
            (0..parent.len()).map(|node| Size::new(200.0, 60.0 + 14.0 * (node % 4) as f64)).collect();
        let input = TreeInput { parent: &parent, sizes: &sizes, assistant: &[] };
        for (style, options) in [("rows", TreeOptions::default()), ("stacks", stacked), ("lists", hung)] {
            group.bench_function(format!("{name} {style}"), |bencher| {
                bencher.iter(|| tidy(black_box(&input), &options, &mut ()));
            });
        }
    }
    group.finish();
}

/// Breadth first, two to nine reports each, then rows in an arbitrary order,
/// as staff lists come.
fn company(positions: u32) -> Vec<u32> {
    let mut state = 42_u32;
    let mut random = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let mut boss = vec![NO_PARENT];
    let mut at = 0;
    while boss.len() < positions as usize {
        let reports = 2 + random(8) as usize;
        let most = positions as usize - boss.len();
        boss.extend(std::iter::repeat_n(at, reports.min(most)));
        at += 1;
    }
    let mut row: Vec<u32> = (0..positions).collect();
    for last in (1..row.len()).rev() {
        row.swap(last, random(last as u32 + 1) as usize);
    }
    let mut parent = vec![NO_PARENT; row.len()];
    for (node, &boss) in boss.iter().enumerate().skip(1) {
        parent[row[node] as usize] = row[boss as usize];
    }
    parent
}

criterion_group!(benches, trees);
criterion_main!(benches);
