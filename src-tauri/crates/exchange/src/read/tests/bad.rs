//! `tests/fixtures/bad`, one test a file; see its README.

use super::*;

fn bad(file: &str) -> Import {
    files(&[(Role::People, &format!("bad/{file}"))])
}

fn refused(file: &str) -> ReadError {
    Source::parse(Role::People, file, &fixture(&format!("bad/{file}")), &[]).expect_err("no table")
}

#[test]
fn what_is_no_table_is_refused() {
    assert!(matches!(refused("empty.csv"), ReadError::Empty { .. }));
    assert!(matches!(refused("picture.csv"), ReadError::NotText { .. }));
    assert!(matches!(refused("header-only.csv"), ReadError::NoRows { .. }));
}

#[test]
fn nul() {
    let import = bad("nul.csv");
    assert_eq!(
        (names(&import), all_told(&import)),
        (vec!["Ayu", "Bagus", "Cita"], vec!["bad-row 3 name".to_owned()])
    );
}

#[test]
fn self_report() {
    let import = bad("self-report.csv");
    assert_eq!(all_told(&import), ["self-report 3 manager_id"]);
    assert_eq!(drawn(&import), "1→root 2→parked 2 3→2 4→1");
}

#[test]
fn cycle() {
    let import = bad("cycle.csv");
    assert_eq!(all_told(&import), ["reporting-cycle 3 manager_id"]);
    assert_eq!(import.findings[0].args, ["3", "2", "4", "3"]);
    assert_eq!(drawn(&import), "1→root 2→parked 4 3→parked 2 4→parked 3 5→2 6→5 7→1");
}

#[test]
fn missing_manager() {
    let import = bad("missing-manager.csv");
    assert_eq!(all_told(&import), ["missing-manager 3 manager_id", "missing-manager 5 manager_id"]);
    assert_eq!(drawn(&import), "1→root 2→parked 99 3→2 4→parked nobody@example.org 5→1");
    assert_eq!(import.parked.len(), 2);
}

#[test]
fn quotes_unbalanced() {
    let import = bad("quotes-unbalanced.csv");
    assert_eq!(all_told(&import), ["bad-row 4 "]);
    assert_eq!(names(&import), ["Ayu", "Bagus \"Gus\" Wijaya", "Cita", "Dodi", "Eka"]);
}

#[test]
fn latin1() {
    let import = bad("latin1.csv");
    assert_eq!(names(&import), ["José Müller", "Zoë Brændstrup", "Ñusta Peña"]);
    assert!(import.findings.iter().all(|f| f.kind == FindingKind::NoHead), "{:?}", all_told(&import));
}

#[test]
fn ragged() {
    let import = bad("ragged.csv");
    assert_eq!((names(&import).len(), told(&import)), (5, vec!["bad-row 4 ".to_owned()]));
    assert_eq!(drawn(&import), "1→root 2→root 3→1 4→1 5→1");
}

#[test]
fn duplicate_ids() {
    let import = bad("duplicate-ids.csv");
    assert_eq!(all_told(&import), ["duplicate-id 4 id", "duplicate-id 6 id"]);
    assert_eq!(names(&import), ["Ayu", "Bagus", "Cita", "Dodi", "Eka", "Feri", "Gita"]);
    assert_eq!(import.records.positions.len(), 8);
    let lines = lines(&import);
    assert_eq!(
        (lines["5"].as_str(), lines["Clerk"].as_str(), lines["Trainer"].as_str()),
        ("3", "parked 1", "1")
    );
}

#[test]
fn superseded() {
    let import = bad("superseded.csv");
    assert_eq!(names(&import), ["Ayu", "Bagus", "Cita", "Dodi", "Eka"]);
    let at = |row| {
        import.findings.iter().filter(move |f| f.row == row).map(|f| (f.kind.code(), f.column.as_str()))
    };
    assert!(at(3).chain(at(5)).chain(at(7)).eq([("superseded-row", "id"); 3]));
    assert!(at(9).eq([("superseded-row", "manager_id")]));
    assert!(import.findings.iter().all(|f| f.repair.applied), "nothing is left to do");
    assert_eq!(drawn(&import), "10→root 21→10 31→21 41→21 50→21");
}

#[test]
fn two_posts() {
    let import = bad("two-posts.csv");
    assert!(told(&import).is_empty());
    assert_eq!((names(&import).len(), drawn(&import).as_str()), (3, "1→root 2→1 3→2 Safety officer→1"));
    assert!(import.records.assignments.iter().map(|a| a.share).eq([100, 60, 40, 100]));
}

#[test]
fn small_matters() {
    let import = bad("small-matters.csv");
    assert_eq!(counts(&import), (4, 5, 2));
    assert_eq!(
        all_told(&import),
        [
            "stray-space 3 name",
            "bad-email 3 email",
            "bad-date 3 from",
            "stray-space 4 unit",
            "stray-space 4 manager_id",
            "future-or-ended 4 until",
            "empty-name 6 name",
            "bad-email 7 email",
        ]
    );
}

#[test]
fn unit_cycle() {
    let import =
        files(&[(Role::Units, "bad/unit-cycle/units.csv"), (Role::People, "bad/unit-cycle/people.csv")]);
    assert_eq!(counts(&import), (3, 3, 6));
    assert_eq!(
        all_told(&import),
        ["unit-cycle 3 parent_id", "unknown-unit 7 parent_id", "unknown-unit 4 unit"]
    );
    let units = &import.records.units;
    let parents: Vec<Option<&str>> = units
        .iter()
        .map(|u| {
            u.parent.and_then(|p| units.iter().find(|v| v.id == p)).and_then(|v| v.external_id.as_deref())
        })
        .collect();
    assert_eq!(parents, [None, None, None, None, Some("B"), None]);
}
