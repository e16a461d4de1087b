//! `simpul import`.

use crate::{import_people, nusantara, sample_words};
use serde_json::{Value, json};
use simpul_tests::{Simpul, paths};

const PEOPLE: &str =
    "id,name,title,unit,manager_id\n1,Rina,Director,Head office,\n2,Budi,Clerk,Warehouse,1\n";

#[test]
fn json_has_every_field_as_documented() {
    let simpul = Simpul::default();
    let report = import_people(&simpul, "bad/missing-manager.csv", &["--json"]).expect(0).json();
    let mut keys: Vec<&String> = report.as_object().expect("an object").keys().collect();
    keys.sort();
    let wanted =
        ["channels", "elapsed_ms", "findings", "needs", "parked", "people", "positions", "topics", "units"];
    assert_eq!(keys, wanted);
    assert_eq!(report["people"], 5);
    assert_eq!(report["parked"], json!(["2", "4"]), "by their ids in the list");
    let missing: Vec<&Value> = report["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["kind"] == "missing-manager")
        .collect();
    assert_eq!(missing.len(), 2);
    let first = missing[0];
    assert_eq!(
        (&first["row"], &first["column"], &first["value"]),
        (&json!(3), &json!("manager_id"), &json!("99"))
    );
    assert_eq!((&first["severity"], &first["file"]), (&json!("error"), &json!("missing-manager.csv")));
    assert!(first["message"].as_str().is_some_and(|text| text.contains("99")));
    assert_eq!(first["args"]["value"], "99");
    assert_eq!(
        (&first["repair"]["code"], &first["repair"]["applied"]),
        (&json!("choose-manager"), &json!(false))
    );
    assert!(first["repair"]["message"].is_string());
}

#[test]
fn two_runs_make_the_same_answer() {
    let once = || {
        let simpul = Simpul::default();
        let mut report = import_people(&simpul, "bad/duplicate-ids.csv", &["--json"]).expect(0).json();
        report["elapsed_ms"] = Value::Null;
        let analysis = simpul.run(["analyze", "x.simpul", "--json"]).expect(0).out;
        let findings = simpul.run(["doctor", "x.simpul", "--json"]).expect(0).out;
        (report, analysis, findings)
    };
    assert_eq!(once(), once());
}

#[test]
fn a_file_is_never_replaced_without_force() {
    let simpul = Simpul::default();
    simpul.write("people.csv", PEOPLE);
    let words = ["import", "--out", "x.simpul", "--people", "people.csv"];
    simpul.run(words).expect(0);
    let before = std::fs::read(simpul.path("x.simpul")).expect("a file");
    let refused = simpul.run(words).expect(2);
    assert!(refused.err.contains("x.simpul") && refused.out.is_empty());
    assert!(std::fs::read(simpul.path("x.simpul")).expect("a file") == before);
    simpul.run([&words[..], &["--force"]].concat()).expect(0);
}

#[test]
fn the_file_that_was_written_is_named() {
    let simpul = Simpul::default();
    simpul.write("people.csv", PEOPLE);
    let run = simpul.run(["import", "--out", "x", "--people", "people.csv"]).expect(0);
    assert!(run.out.starts_with("Imported into x.simpul\n"), "{run:?}");
}

#[test]
fn what_waits_for_somebody_stands_before_what_was_put_right() {
    let run = import_people(&Simpul::default(), "messy/zeros.csv", &[]).expect(0);
    assert!(run.out.contains("Findings: 0 errors, 0 warnings, 0 notes, 4 put right already"), "{run:?}");
    let simpul = Simpul::default();
    simpul.write("people.csv", "id,name,manager_id\n01,Rina,\n02,Budi,1\n03,Sari,9\n");
    let run = simpul.run(["import", "--out", "x", "--people", "people.csv", "--lang", "id"]).expect(0);
    let labels: Vec<&str> =
        run.out.lines().filter_map(|line| line.split_once(": people.csv")).map(|l| l.0).collect();
    assert_eq!(labels, ["galat", "dibereskan"], "{run:?}");
    let open = simpul.run(["doctor", "x.simpul", "--json"]).expect(0).json();
    assert_eq!(open["findings"].as_array().map(Vec::len), Some(1), "what was put right is done with");
}

#[test]
fn a_writer_long_gone_is_taken_over_with_force() {
    let simpul = nusantara();
    simpul.write("people.csv", PEOPLE);
    let lease = r#"{"host":"pc-7","user":"Sari","process":7,"taken":1000,"refreshed":1000}"#;
    simpul.write("n.simpul-lease", lease);
    let words = ["import", "--into", "n.simpul", "--people", "people.csv"];
    let refused = simpul.run(words).expect(3);
    assert!(refused.err.contains("Sari on pc-7"), "{refused:?}");
    simpul.run([&words[..], &["--force"]].concat()).expect(0);
    assert!(!simpul.path("n.simpul-lease").exists(), "given back");
}

#[test]
fn a_trial_run_writes_nothing() {
    let simpul = Simpul::default();
    simpul.write("people.csv", PEOPLE);
    let run = simpul
        .run(["import", "--out", "x.simpul", "--people", "people.csv", "--dry-run", "--json"])
        .expect(0);
    assert_eq!(run.json()["people"], 2);
    assert!(!simpul.path("x.simpul").exists());
}

#[test]
fn the_same_lists_into_the_file_change_nothing() {
    let simpul = nusantara();
    let report = simpul.run(sample_words(&["import", "--into", "n.simpul", "--json"])).expect(0).json();
    for list in ["added", "left", "moved", "changed"] {
        assert_eq!(report[list], json!([]), "{list}");
    }
    let log = simpul.run(["log", "n.simpul", "--json"]).expect(0).json();
    assert_eq!(log["entries"].as_array().map(Vec::len), Some(1), "an import that changes nothing is no step");
}

#[test]
fn a_new_list_says_who_was_added_left_moved_and_changed() {
    let simpul = Simpul::default();
    simpul.write("a.csv", "id,name,title,unit,manager_id\n1,Rina,Director,Office,\n2,Budi,Clerk,Office,1\n3,Sari,Clerk,Office,1\n4,Agus,Clerk,Office,1\n");
    simpul.write("b.csv", "id,name,title,unit,manager_id\n1,Rina,Director,Office,\n2,Budi,Senior clerk,Office,1\n3,Sari,Clerk,Office,2\n5,Dewi,Clerk,Office,1\n");
    simpul.run(["import", "--out", "x.simpul", "--people", "a.csv"]).expect(0);
    let words = ["import", "--into", "x.simpul", "--people", "b.csv", "--json"];
    let trial = simpul.run([&words[..], &["--dry-run"]].concat()).expect(0).json();
    let refused = simpul.run(words).expect(2);
    assert!(refused.err.contains("many-leavers"), "one of four is more than a tenth: {refused:?}");
    let done = simpul.run([&words[..], &["--force"]].concat()).expect(0).json();
    let names = |report: &Value, list: &str| -> Vec<String> {
        let rows = report[list].as_array().expect("a list").iter();
        rows.map(|row| {
            format!("{} {}", row["kind"].as_str().expect("text"), row["id"].as_str().expect("text"))
        })
        .collect()
    };
    for report in [&trial, &done] {
        assert_eq!(names(report, "added"), ["person 5", "position 5"]);
        assert_eq!(names(report, "left"), ["person 4"]);
        assert_eq!(names(report, "moved"), ["position 3"]);
        assert_eq!(names(report, "changed"), ["position 2"]);
    }
    let org = &simpul.run(["analyze", "x.simpul", "--json"]).expect(0).json()["org"];
    assert_eq!((&org["positions"], &org["vacant"], &org["levels"]), (&json!(5), &json!(1), &json!(3)));
}

#[test]
fn a_pinned_column_overrides_what_headings_mean() {
    let simpul = Simpul::default();
    simpul.write("p.csv", "id,name,reports to code,manager\n1,Rina,,nobody\n2,Budi,1,nobody\n");
    let words = ["import", "--out", "x.simpul", "--people", "p.csv", "--json"];
    let pinned =
        simpul.run([&words[..], &["--column", "manager_id=reports to code"]].concat()).expect(0).json();
    assert_eq!(pinned["parked"], json!([]));
    let refused =
        simpul.run([&words[..], &["--force", "--column", "manager_id=no such column"]].concat()).expect(2);
    assert!(refused.err.contains("no such column"));
    assert!(refused.err.contains("reports to code"), "the columns there are: {refused:?}");
    let refused = simpul.run([&words[..], &["--force", "--column", "boss=manager"]].concat()).expect(2);
    assert!(refused.err.contains("manager_id"), "the fields there are: {refused:?}");
    simpul.run([&words[..], &["--force", "--column", "manager_id"]].concat()).expect(2);
}

#[test]
fn ends_of_needs_are_settled_by_needs_by() {
    let simpul = Simpul::default();
    let folder =
        |file: &str| paths::fixture(&format!("bad/ambiguous-parties/{file}")).to_string_lossy().into_owned();
    let (people, units, needs) = (folder("people.csv"), folder("units.csv"), folder("needs.csv"));
    let words = [
        "import", "--out", "x.simpul", "--force", "--json", "--people", &people, "--units", &units,
        "--needs", &needs,
    ];
    let ambiguous = |report: &Value| {
        let findings = report["findings"].as_array().expect("a list");
        findings.iter().filter(|f| f["kind"] == "ambiguous-party" && f["row"] == 2).count()
    };
    let plain = simpul.run(words).expect(0).json();
    assert_eq!((&plain["needs"], ambiguous(&plain)), (&json!(7), 1));
    let settled = simpul.run([&words[..], &["--needs-by", "person"]].concat()).expect(0).json();
    assert_eq!(ambiguous(&settled), 0);
}

#[test]
fn wrong_usage_ends_with_2() {
    let simpul = Simpul::default();
    for words in [
        &["import"][..],
        &["import", "--out", "x.simpul"],
        &["import", "--people", "p.csv"],
        &["import", "--out", "x.simpul", "--into", "y.simpul", "--people", "p.csv"],
        &["import", "--out", "x.simpul", "--people", "missing.csv"],
        &["analyze"],
        &["analyze", "x.simpul", "--level", "0"],
        &["contact", "x.simpul"],
        &["nonsense"],
        &[],
    ] {
        let run = simpul.run(words).expect(2);
        assert!(!run.err.is_empty(), "{words:?}");
    }
    assert!(!simpul.path("x.simpul").exists());
}

#[test]
fn workbooks_directories_and_cards_are_lists_too() {
    for (fixture, people) in [
        ("workbooks/karyawan.xlsx", 6),
        ("workbooks/karyawan.xls", 6),
        ("workbooks/karyawan.ods", 6),
        ("directory/graph-users.json", 5),
        ("directory/direktori.ldif", 4),
        ("directory/kontak.vcf", 4),
    ] {
        let simpul = Simpul::default();
        let report = import_people(&simpul, fixture, &["--json"]).expect(0).json();
        assert_eq!(report["people"], people, "{fixture}");
    }
}

#[test]
fn a_workbook_that_cannot_be_read_says_what_to_do() {
    for (fixture, says) in [
        ("workbooks/berkata-sandi.xlsx", "without the password"),
        ("workbooks/terpotong.xlsx", "save it again"),
        ("workbooks/halaman-web.xls", "save it as .xlsx"),
    ] {
        let simpul = Simpul::default();
        let run = import_people(&simpul, fixture, &[]).expect(2);
        assert!(run.err.contains(says), "{fixture}: {run:?}");
        assert!(!simpul.path("x.simpul").exists(), "{fixture}");
    }
}

#[test]
fn several_columns_of_units_are_levels_and_may_be_told() {
    let simpul = Simpul::default();
    let list = paths::fixture("indonesian-excel/unit-bertingkat.csv");
    let words = ["import", "--out", "x.simpul", "--people", &list.to_string_lossy(), "--json"];
    assert_eq!(simpul.run(words).expect(0).json()["units"], 10);
    simpul.write("p.csv", "id,name,Region,Shop\n1,Ayu,North,One\n2,Bagus,South,One\n");
    let words = ["import", "--out", "y.simpul", "--people", "p.csv", "--json"];
    let told = [&words[..], &["--column", "unit_1=Region", "--column", "unit_2=Shop"]].concat();
    assert_eq!(simpul.run(told).expect(0).json()["units"], 4);
}
