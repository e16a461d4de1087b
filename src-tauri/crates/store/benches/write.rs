//! 100,000 people into a new file and back: positions in 1,500 units, one person and one assignment each.
#![allow(missing_docs)]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use simpul_model::*;
use simpul_store::{Access, Claim, EntryKind, Existing, File, JournalEntry};
use std::ops::ControlFlow;

const PEOPLE: u64 = 100_000;
const UNITS: u64 = 1_500;

/// Ids are minted in the order of a file in which managers stand anywhere.
fn rows() -> Vec<Row> {
    let id = |at: u64, kind: u64| (1 << 50) + at * 16 + kind;
    // A fixed permutation: `PEOPLE` and the factor have no common divisor.
    let place = |n: u64| n * 61_803 % PEOPLE;
    let mut rows =
        vec![Row::Organisation(Organisation { name: "Nusantara".into(), ..Organisation::default() })];
    for unit in 0..UNITS {
        let parent = (unit > 0).then(|| UnitId::from_raw(1 + (unit - 1) / 6));
        rows.push(Row::Unit(Unit {
            parent,
            ..Unit::new(UnitId::from_raw(1 + unit), format!("Unit {unit}"))
        }));
    }
    for n in 0..PEOPLE {
        let (position, person) = (PositionId::from_raw(id(place(n), 1)), PersonId::from_raw(id(place(n), 2)));
        rows.push(Row::Position(Position {
            external_id: Some(format!("P{n:06}")),
            unit: Some(UnitId::from_raw(1 + n % UNITS)),
            manager: (n > 0).then(|| PositionId::from_raw(id(place((n - 1) / 8), 1))),
            ..Position::new(position, "Warehouse Clerk")
        }));
        rows.push(Row::Person(Person {
            external_id: Some(format!("{n:06}")),
            email: format!("person.{n}@example.org"),
            phone: format!("+62 21 {n:06}"),
            ..Person::new(person, format!("Person Number {n}"))
        }));
        rows.push(Row::Assignment(Assignment::new(
            AssignmentId::from_raw(id(place(n), 3)),
            person,
            position,
        )));
    }
    rows
}

fn write_and_load(criterion: &mut Criterion) {
    let rows = rows();
    let claim = Claim { host: "bench".into(), user: "bench".into(), process: 1, now: 0 };
    let base = JournalEntry { at: 0, by: "bench".into(), name: Named::default(), kind: EntryKind::Base };
    let create = |path: &std::path::Path| {
        File::create(path, Existing::Replace, &claim, &base, &rows, &mut |_, _| ControlFlow::Continue(()))
            .expect("a new file in an empty folder can be written")
    };
    let mut group = criterion.benchmark_group("100,000 people");
    group.sample_size(10).throughput(Throughput::Elements(PEOPLE));
    group.bench_function("create", |bencher| {
        let folder = || tempfile::tempdir().expect("the system has a folder for temporary files");
        bencher.iter_batched(
            folder,
            |folder| create(&folder.path().join("a.simpul")),
            BatchSize::PerIteration,
        );
    });
    let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
    let path = folder.path().join("a.simpul");
    drop(create(&path));
    group.bench_function("open and load", |bencher| {
        bencher.iter(|| {
            let mut opened = File::open(&path, Access::Read, &claim).expect("the file was just written");
            opened.file.load().expect("the file was just written")
        });
    });
    group.finish();
}

criterion_group!(benches, write_and_load);
criterion_main!(benches);
