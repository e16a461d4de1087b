//! `tests/fixtures/messy`, one test a file; see its README.

use super::*;

fn messy(file: &str) -> Import {
    files(&[(Role::People, &format!("messy/{file}"))])
}

/// Row and step of what was put right.
fn put_right(import: &Import) -> Vec<(u32, &str)> {
    let done = import.findings.iter().filter(|f| f.repair.applied && f.kind != FindingKind::StraySpace);
    done.map(|f| (f.row, f.repair.code.as_str())).collect()
}

/// What is left to do, but for heads and tops.
fn open(import: &Import) -> Vec<String> {
    let open = import.findings.iter().filter(|f| f.state == FindingState::Open);
    let open = open.filter(|f| !matches!(f.kind, FindingKind::NoHead | FindingKind::SeveralRoots));
    open.map(|f| format!("{} {} {}", f.kind.code(), f.row, f.column)).collect()
}

#[test]
fn laporan() {
    let import = messy("laporan.csv");
    assert_eq!(counts(&import), (5, 5, 2));
    assert_eq!(drawn(&import), "0001→root 0002→0001 0003→0001 0004→0003 0005→0003");
    assert_eq!(open(&import), ["empty-name 6 Nama", "empty-name 10 Nama"], "the names of the sections");
    let below = [17, 18, 19, 21].map(|row| (row, "leave-below"));
    assert_eq!(put_right(&import), [&[(8, "read-manager")][..], &below].concat());
    assert_eq!(import.records.assignments[4].from.map(|d| d.to_string()).as_deref(), Some("2021-09-01"));
}

#[test]
fn managers_as_written() {
    let import = messy("managers-as-written.csv");
    assert_eq!(drawn(&import), "1→root 10→3 2→1 3→1 4→3 5→2 6→2 7→3 8→3 9→3");
    assert_eq!(put_right(&import), [4, 7, 8, 9, 11].map(|row| (row, "read-manager")));
    let told = import.findings.iter().find(|f| f.row == 8).expect("a finding");
    assert_eq!(told.repair.args, ["3 - Ahmad Fauzi", "Ahmad Fauzi, ST (Manajer IT)"]);
    assert!(open(&import).is_empty());
}

#[test]
fn a_title_that_several_bear_or_that_is_ones_own_names_nobody() {
    let lines = |manager: &str| {
        drawn(&people(&format!(
            "id,name,title,manager\n1,Ayu,Head,\n2,Bagus,Clerk,1\n3,Cita,Clerk,{manager}\n"
        )))
    };
    assert_eq!(lines("head"), "1→root 2→1 3→1");
    assert_eq!(lines("Clerk (Head)"), "1→root 2→1 3→1");
    let two =
        people("id,name,title,manager\n1,Ayu,Head,\n2,Bagus,Head,1\n3,Cita,Clerk,Head\n4,Dodi,Cook,Cook\n");
    assert_eq!(drawn(&two), "1→root 2→1 3→parked Head 4→parked Cook");
    assert_eq!(told(&two), ["ambiguous-manager 4 manager", "missing-manager 5 manager"]);
    let two = people("id,name,manager\n1,Ayu,\n2,Bagus,1\n3,Cita,Ayu / Bagus\n");
    assert_eq!(told(&two), ["ambiguous-manager 4 manager"], "two managers are not one");
}

#[test]
fn a_parked_title_is_attached_when_somebody_bears_it() {
    let before = document(people("id,name,title,manager\n2,Bagus,Clerk,Head of Office\n"));
    let list = text(Role::People, "id,name,title,manager\n1,Ayu,Head of Office,\n");
    assert_eq!(drawn(&import(&[list], &before, &options())), "1→root 2→1");
}

#[test]
fn degrees_unquoted() {
    let import = messy("degrees-unquoted.csv");
    assert_eq!(names(&import), ["Budi Santoso, S.E., M.M.", "Siti"]);
    assert_eq!((drawn(&import).as_str(), import.records.units.len()), ("1→root 2→1", 2));
    assert_eq!((put_right(&import), open(&import)), (vec![(2, "join-cells")], vec![]));
}

#[test]
fn headings_twice() {
    let import = messy("headings-twice.csv");
    assert_eq!(drawn(&import), "1→root 2→1 3→1");
    assert!(import.findings.iter().all(|f| f.kind == FindingKind::NoHead), "{:?}", all_told(&import));
}

#[test]
fn two_header_rows() {
    let import = messy("two-header-rows.csv");
    assert_eq!((drawn(&import).as_str(), counts(&import)), ("A1→root A2→A1 A3→A1", (3, 3, 1)));
    assert!(import.findings.iter().all(|f| f.kind == FindingKind::NoHead), "{:?}", all_told(&import));
}

#[test]
fn carriage_returns() {
    let import = messy("carriage-returns.csv");
    assert_eq!(drawn(&import), "1→root 2→1 3→parked 99");
    assert_eq!(open(&import), ["missing-manager 4 NIK Atasan"], "rows are counted");
}

#[test]
fn dates() {
    let import = messy("dates.csv");
    let starts = import.records.assignments.iter().filter(|a| a.from == Some(Date::constant(2020, 8, 17)));
    assert_eq!(starts.count(), 10);
    assert_eq!(
        open(&import),
        [
            "bad-date 6 Tanggal Masuk",
            "bad-date 11 Tanggal Masuk",
            "bad-date 13 Tanggal Keluar",
            "bad-date 14 Tanggal Masuk",
        ]
    );
}

#[test]
fn zeros() {
    let import = messy("zeros.csv");
    assert_eq!(drawn(&import), "1→root 2→1 3→2 4→1 5→1");
    assert_eq!(
        put_right(&import),
        [(3, "restore-zeros"), (4, "restore-zeros"), (5, "read-manager"), (6, "read-manager")]
    );
}

#[test]
fn exports_of_other_systems() {
    assert_eq!(drawn(&messy("report.csv")), "W-1→root W-2→W-1 W-3→W-2");
    assert_eq!(drawn(&messy("directory.csv")), "1→root 2→1 3→2 4→2");
    assert_eq!(drawn(&messy("addresses.csv")), "CEO→root CTO→CEO Dev→CTO");
    assert!(open(&messy("report.csv")).is_empty());
    assert_eq!(open(&messy("directory.csv")), ["future-or-ended 5 "], "who is terminated");
}
