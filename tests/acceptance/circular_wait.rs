//! A circle of needs each made from the next: nobody can begin. A group that serves each other is no circle.

use simpul_tests::Office;
use std::collections::BTreeSet;

#[test]
fn the_one_circle_of_the_sample_is_found() {
    let view = Office::with_sample("nusantara").analyze(None);
    let waits: Vec<BTreeSet<&str>> =
        view.circular_waits.iter().map(|wait| wait.iter().map(String::as_str).collect()).collect();
    assert_eq!(waits, [BTreeSet::from(["N-029", "N-030", "N-031"])]);
    assert!(!view.components.is_empty());
}
