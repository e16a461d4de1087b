//! What is said in both languages.

use crate::{import_people, nusantara};
use simpul_tests::Simpul;

#[test]
fn refusals_are_worded_in_the_language_asked_for() {
    for (fixture, en, id) in [
        ("bad/empty.csv", "empty.csv is empty", "empty.csv kosong"),
        ("bad/header-only.csv", "no rows", "baris"),
        ("bad/picture.csv", "nor a table of text", "pula tabel teks"),
    ] {
        let simpul = Simpul::default();
        let english = import_people(&simpul, fixture, &["--lang", "en"]).expect(2).err;
        let indonesian = import_people(&simpul, fixture, &["--lang", "id"]).expect(2).err;
        assert!(english.contains(en), "{english}");
        assert!(indonesian.contains(id), "{indonesian}");
    }
}

#[test]
fn figures_and_findings_are_worded_in_both() {
    let simpul = nusantara();
    let text = simpul.run(["analyze", "n.simpul", "--lang", "id"]).expect(0).out;
    assert!(
        text.contains("39 pasangan terhubung: 12 dua arah, 27 satu arah. 30,8 % pasangan dua arah"),
        "{text}"
    );
    import_people(&simpul, "bad/missing-manager.csv", &[]).expect(0);
    let text = simpul.run(["doctor", "x.simpul", "--lang", "id"]).expect(0).out;
    assert!(text.contains("galat: missing-manager.csv, baris 3, manager_id: Atasan"), "{text}");
}

#[test]
fn json_is_the_same_in_both() {
    let simpul = nusantara();
    let analysis = |lang| simpul.run(["analyze", "n.simpul", "--json", "--lang", lang]).expect(0).out;
    assert_eq!(analysis("en"), analysis("id"));
    import_people(&simpul, "bad/missing-manager.csv", &[]).expect(0);
    let findings = |lang| simpul.run(["doctor", "x.simpul", "--json", "--lang", lang]).expect(0).out;
    assert_eq!(findings("en"), findings("id"));
}

#[test]
fn the_system_chooses_when_nobody_else_does() {
    let simpul = nusantara();
    let mut command = simpul.command(simpul_tests::program::program());
    let run = command.args(["analyze", "n.simpul"]).env("LC_ALL", "id_ID.UTF-8").output().expect("it starts");
    assert!(simpul_tests::program::run_of(run).expect(0).out.contains("dua arah"));
}

#[test]
fn every_repair_and_finding_has_words() {
    let simpul = Simpul::default();
    for fixture in [
        "bad/small-matters.csv",
        "bad/superseded.csv",
        "bad/duplicate-ids.csv",
        "bad/cycle.csv",
        "indonesian-excel/nol-depan.csv",
    ] {
        for lang in ["en", "id"] {
            let text = import_people(&simpul, fixture, &["--force", "--lang", lang]).expect(0).out;
            for heading in ["finding.", "repair.", "terminal.", "severity."] {
                assert!(!text.contains(heading), "{fixture}: {text}");
            }
        }
    }
}
