//! `simpul doctor`.

use crate::{import_people, nusantara};
use simpul_tests::Simpul;

#[test]
fn it_fails_on_what_is_asked_alone() {
    let simpul = Simpul::default();
    import_people(&simpul, "bad/missing-manager.csv", &[]).expect(0);
    simpul.run(["doctor", "x.simpul"]).expect(0);
    simpul.run(["doctor", "x.simpul", "--fail-on", "error"]).expect(1);
    simpul.run(["doctor", "x.simpul", "--fail-on", "warning"]).expect(1);
    nusantara().run(["doctor", "n.simpul", "--fail-on", "warning"]).expect(0);
}

#[test]
fn findings_of_the_import_are_kept_with_their_place() {
    let simpul = Simpul::default();
    import_people(&simpul, "bad/small-matters.csv", &[]).expect(0);
    let kept = simpul.run(["doctor", "x.simpul", "--json"]).expect(0).json();
    let findings = kept["findings"].as_array().expect("a list");
    let bad_date = findings.iter().find(|f| f["kind"] == "bad-date").expect("a finding");
    assert_eq!((bad_date["row"].as_u64(), bad_date["column"].as_str()), (Some(3), Some("from")));
    assert_eq!(bad_date["steps"][0]["code"], "set-from", "what the window offers as a button");
    let text = simpul.run(["doctor", "x.simpul"]).expect(0).out;
    assert!(text.contains("small-matters.csv, row 3, from: "), "{text}");
}
