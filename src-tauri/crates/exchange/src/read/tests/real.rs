//! Real organisations: figures computed with other programs; see the READMEs of `tests/fixtures/real`.

use super::*;

/// People below nobody is level 1: how many managers, levels and the widest span.
fn shape(document: &Document) -> (usize, Vec<usize>, usize) {
    let spans = document.positions().ids().map(|id| document.reports_to(Some(id)).count());
    let spans: Vec<usize> = spans.filter(|&span| span > 0).collect();
    let mut levels = Vec::new();
    let mut level: Vec<PositionId> =
        document.reports_to(None).filter(|p| p.parked.is_none()).map(|p| p.id).collect();
    while !level.is_empty() {
        levels.push(level.len());
        level = level.iter().flat_map(|&id| document.reports_to(Some(id))).map(|p| p.id).collect();
    }
    (spans.len(), levels, spans.into_iter().max().unwrap_or(0))
}

#[test]
fn adventure_works_raw() {
    let import = files(&[(Role::People, "real/adventureworks-hr/hr_export_all_rows.csv")]);
    assert_eq!(counts(&import), (290, 290, 16));
    let superseded = |column| {
        import.findings.iter().filter(|f| f.kind == FindingKind::SupersededRow && f.column == column).count()
    };
    assert_eq!((superseded("EmployeeKey"), superseded("ParentEmployeeKey")), (6, 23));
    assert!(import.parked.is_empty());
    assert!(told(&import).is_empty(), "{:?}", told(&import));
    assert_eq!(shape(&document(import)), (47, vec![1, 7, 48, 206, 28], 24));
}

#[test]
fn adventure_works_clean() {
    let folder = "real/adventureworks-hr";
    let import = files(&[
        (Role::People, &format!("{folder}/people.csv")),
        (Role::Units, &format!("{folder}/units.csv")),
    ]);
    assert_eq!(counts(&import), (290, 290, 23));
    assert_eq!(shape(&document(import)), (47, vec![1, 7, 48, 206, 28], 24));
}

#[test]
fn oracle() {
    let import =
        files(&[(Role::People, "real/oracle-hr/people.csv"), (Role::Units, "real/oracle-hr/units.csv")]);
    assert_eq!(counts(&import), (107, 107, 27));
    assert_eq!(import.findings.iter().filter(|f| f.kind == FindingKind::BadEmail).count(), 107);
    assert_eq!(import.records.units.iter().filter(|u| u.head.is_none()).count(), 16);
    assert_eq!(import.records.positions.iter().filter(|p| p.unit.is_none()).count(), 1);
    assert_eq!(shape(&document(import)), (18, vec![1, 14, 82, 10], 14));
}

#[test]
fn krackhardt() {
    let import =
        files(&[(Role::People, "real/krackhardt/people.csv"), (Role::Units, "real/krackhardt/units.csv")]);
    assert_eq!(counts(&import), (21, 21, 5));
    assert!(import.records.fields.iter().map(|f| f.name.as_str()).eq(["level", "age", "tenure_years"]));
    assert_eq!(shape(&document(import)), (5, vec![1, 4, 16], 7));
}
