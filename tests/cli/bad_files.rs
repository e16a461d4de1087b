//! Files that hold no table, and files that are no organisation: said clearly, with the documented exit
//! code, and nothing written.

use crate::{import_people, nusantara};
use simpul_tests::{Simpul, paths};

#[test]
fn what_holds_no_table_is_bad_input() {
    for (fixture, says) in
        [("bad/empty.csv", "empty"), ("bad/picture.csv", "nor a table"), ("bad/header-only.csv", "no rows")]
    {
        let simpul = Simpul::default();
        let run = import_people(&simpul, fixture, &[]).expect(2);
        assert!(run.err.contains(says) && run.err.contains(".csv"), "{run:?}");
        assert!(!simpul.path("x.simpul").exists(), "{fixture}");
    }
}

#[test]
fn nuls_are_left_out_and_said() {
    let simpul = Simpul::default();
    let report = import_people(&simpul, "bad/nul.csv", &["--json"]).expect(0).json();
    assert_eq!(report["people"], 3);
    let findings = report["findings"].as_array().expect("a list");
    assert!(findings.iter().any(|f| f["kind"] == "bad-row" && f["row"] == 3));
}

#[test]
fn a_line_without_an_end_is_refused_before_it_fills_the_memory() {
    let simpul = Simpul::default();
    let mut list = b"id,name\n1,".to_vec();
    list.resize(list.len() + (65 << 20), b'x');
    simpul.write("long.csv", list);
    let run = simpul.run(["import", "--out", "x.simpul", "--people", "long.csv"]).expect(2);
    assert!(run.err.contains("Line 2"), "{run:?}");
    assert!(!simpul.path("x.simpul").exists());
}

#[test]
fn a_folder_and_a_missing_list_are_bad_input() {
    let simpul = Simpul::default();
    let folder = paths::fixture("bad").to_string_lossy().into_owned();
    for (path, en, id) in [
        (folder.as_str(), "is a folder", "adalah folder"),
        ("nowhere.csv", "is not there", "tidak ditemukan"),
    ] {
        for (language, says) in [("en", en), ("id", id)] {
            let words = ["import", "--out", "x.simpul", "--people", path, "--lang", language];
            let run = simpul.run(words).expect(2);
            assert!(run.err.contains(path) && run.err.contains(says), "{run:?}");
            assert!(!run.err.contains("os error"), "in words of ours: {run:?}");
        }
    }
}

#[test]
fn a_new_file_needs_a_folder_to_lie_in() {
    let simpul = Simpul::default();
    simpul.write("people.csv", "id,name\n1,Rina\n");
    let run = simpul.run(["import", "--out", "nowhere/x.simpul", "--people", "people.csv"]).expect(3);
    assert!(run.err.contains("The folder for nowhere/x.simpul is not there"), "{run:?}");
    std::fs::create_dir(simpul.path("folder.simpul")).expect("a folder");
    let words = ["import", "--out", "folder.simpul", "--people", "people.csv", "--force"];
    simpul.run(words).expect(3);
    assert!(simpul.path("folder.simpul").is_dir());
}

#[test]
fn what_is_no_organisation_cannot_be_opened() {
    let simpul = nusantara();
    let file = std::fs::read(simpul.path("n.simpul")).expect("a file");
    let mut newer = file.clone();
    newer[60..64].copy_from_slice(&999_u32.to_be_bytes());
    simpul.write("newer.simpul", newer);
    simpul.write("truncated.simpul", &file[..file.len() / 2]);
    simpul.write("text.simpul", "id,name\n1,Rina\n");
    simpul.write("empty.simpul", "");
    for (file, says) in [
        ("newer.simpul", "newer"),
        ("truncated.simpul", "damaged"),
        ("text.simpul", "not a Simpul file"),
        ("empty.simpul", "not a Simpul file"),
        ("missing.simpul", "not there"),
    ] {
        for words in [&["analyze", file][..], &["doctor", file], &["log", file], &["contact", file, "leave"]]
        {
            let run = simpul.run(words).expect(3);
            assert!(run.err.contains(says) && run.out.is_empty(), "{words:?}: {run:?}");
        }
        let json = simpul.run(["analyze", file, "--json"]).expect(3);
        let error: serde_json::Value = serde_json::from_str(&json.err).expect("JSON");
        assert!(error["code"].as_str().is_some_and(|code| code.starts_with("file-")), "{json:?}");
    }
}

#[test]
fn an_import_into_what_cannot_be_opened_ends_with_3() {
    let simpul = nusantara();
    simpul.write("people.csv", "id,name\n1,Rina\n");
    simpul.run(["import", "--into", "missing.simpul", "--people", "people.csv"]).expect(3);
    assert!(!simpul.path("missing.simpul").exists());
}
