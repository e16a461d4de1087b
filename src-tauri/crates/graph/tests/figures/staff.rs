//! Spans, layers, headcounts and chains of real organisations, counted from the same files by another
//! program.

use crate::{TODAY, organisation};
use simpul_graph::{Figures, Node, Width, name_of};
use simpul_model::{Document, PositionId};

fn names(document: &Document, positions: impl IntoIterator<Item = PositionId>) -> Vec<String> {
    positions.into_iter().map(|id| name_of(document, Node::Position(id))).collect()
}

fn chains(document: &Document, figures: &Figures) -> Vec<Vec<String>> {
    figures.one_over_one.iter().map(|chain| names(document, chain.positions.iter().copied())).collect()
}

/// With everything below, by the unit's id in the file.
fn people_in(document: &Document, figures: &Figures, unit: &str) -> (u32, u32) {
    let row =
        figures.units.iter().find(|row| row.unit.is_some_and(|id| name_of(document, Node::Unit(id)) == unit));
    row.map_or((0, 0), |row| (row.here.people, row.with_below.people))
}

#[test]
fn adventure_works() {
    let document = organisation("adventureworks-hr").document();
    let figures = Figures::of(&document, TODAY);
    assert_eq!((figures.total.people, figures.total.fte, figures.total.vacant), (290, 290.0, 0));
    assert_eq!(figures.layers, [1, 7, 48, 206, 28]);
    let spans = &figures.spans;
    assert_eq!((spans.managers.len(), spans.summary.max, spans.summary.median), (47, 24, Some(5.0)));
    let spread: Vec<(u32, u32)> =
        spans.spread.iter().map(|(&reports, &managers)| (reports, managers)).collect();
    let wanted = [
        (1, 4),
        (2, 4),
        (3, 3),
        (4, 5),
        (5, 8),
        (6, 5),
        (7, 6),
        (8, 4),
        (10, 2),
        (11, 1),
        (12, 3),
        (13, 1),
        (24, 1),
    ];
    assert_eq!(spread, wanted);
    assert_eq!((spans.lying(Width::Wide).count(), spans.lying(Width::Narrow).count()), (6, 8));
    assert_eq!(chains(&document, &figures), [["14", "3"], ["152", "222"], ["294", "296"], ["73", "280"]]);
    let other = &figures.other_unit;
    assert_eq!((other.len(), other.iter().filter(|row| !row.leads).count()), (39, 27));
    assert_eq!(people_in(&document, &figures, "AW"), (0, 290));
    assert_eq!(people_in(&document, &figures, "DEP07"), (179, 179), "Production");
    assert!(figures.double_posts.is_empty() && figures.coming == simpul_graph::Coming::default());
}

#[test]
fn oracle_hr() {
    let document = organisation("oracle-hr").document();
    let figures = Figures::of(&document, TODAY);
    assert_eq!(figures.layers, [1, 14, 82, 10]);
    let spread: Vec<(u32, u32)> =
        figures.spans.spread.iter().map(|(&reports, &managers)| (reports, managers)).collect();
    assert_eq!(spread, [(1, 3), (4, 1), (5, 3), (6, 5), (8, 5), (14, 1)]);
    assert_eq!(chains(&document, &figures), [["102", "103"], ["201", "202"], ["205", "206"]]);
    let other = &figures.other_unit;
    assert_eq!((other.len(), other.iter().filter(|row| !row.leads).count()), (18, 10));
    let loose = figures.units.last().unwrap();
    assert_eq!((loose.unit, loose.here.people), (None, 1), "one sales representative has no department");
    assert_eq!(people_in(&document, &figures, "50"), (45, 45), "Shipping");
}
