//! `simpul impact`.

use crate::nusantara;
use serde_json::{Value, json};

fn waves(list: &Value) -> Vec<(&str, u64)> {
    let lines = list.as_array().into_iter().flatten();
    lines.filter_map(|line| Some((line["need"].as_str()?, line["wave"].as_u64()?))).collect()
}

#[test]
fn says_what_stops_wave_by_wave_and_why() {
    let simpul = nusantara();
    let report = simpul.run(["impact", "n.simpul", "U-DAT", "--json"]).expect(0).json();
    assert_eq!(report["stopped"], json!([{ "kind": "unit", "id": "U-DAT", "name": "Data Entry" }]));
    let certain = [("N-018", 1), ("N-019", 1), ("N-024", 1), ("N-021", 2), ("N-026", 2), ("N-027", 3)];
    assert_eq!(waves(&report["certain"]), certain);
    let claim = json!({
        "need": "N-021", "wave": 2, "because": "madeFrom", "of": "N-019", "item": "claim decision",
        "customer": "Corporate Client", "supplier": "Claims",
    });
    assert_eq!(report["certain"][3], claim);
    assert_eq!(
        report["outside"],
        json!([{ "id": "U-CLI", "name": "Corporate Client", "wave": 2, "certain": true }])
    );
    assert_eq!(report["counts"], json!({ "needs": 6, "customers": 5, "outside": 1, "waves": 3 }));
    let may = report["may"].as_array().expect("a list");
    assert!(may.iter().any(|line| line["because"] == "misses") && report["may_counts"]["needs"] == may.len());
}

#[test]
fn takes_units_positions_and_people_by_name() {
    let simpul = nusantara();
    let actuary = simpul.run(["impact", "n.simpul", "actuary", "--json"]).expect(0).json();
    assert_eq!(
        (&actuary["stopped"][0]["id"], waves(&actuary["certain"])),
        (&json!("POS-041"), vec![("N-023", 1)])
    );
    let person = simpul.run(["impact", "n.simpul", "Bambang Wicaksono", "--json"]).expect(0).json();
    assert_eq!(person["stopped"][0]["kind"], "person");
    assert!(waves(&person["certain"]).contains(&("N-051", 1)));
    let both = simpul.run(["impact", "n.simpul", "actuary", "K-001", "--json"]).expect(0).json();
    assert_eq!(both["counts"]["needs"].as_u64(), person["counts"]["needs"].as_u64().map(|n| n + 1));
}

#[test]
fn the_same_from_elsewhere_covers() {
    let simpul = nusantara();
    let report = simpul.run(["impact", "n.simpul", "U-GAD", "--json"]).expect(0).json();
    let covered: Vec<_> = report["covered"].as_array().into_iter().flatten().map(|c| &c["need"]).collect();
    assert_eq!(
        covered,
        ["N-070"],
        "the mail room stops with it, so whoever else gives payroll the same may stop"
    );
}

#[test]
fn people_read_who_goes_without_what() {
    let simpul = nusantara();
    let text = simpul.run(["impact", "n.simpul", "Data Entry"]).expect(0).out;
    assert!(text.contains("If Data Entry stops: 6 needs lost for certain"), "{text}");
    assert!(text.contains("  2. Corporate Client goes without claim decision from Claims"), "{text}");
    let text = simpul.run(["impact", "n.simpul", "Data Entry", "--lang", "id"]).expect(0).out;
    assert!(text.contains("Bila Data Entry berhenti: 6 kebutuhan pasti terhenti"), "{text}");
}

#[test]
fn nobody_of_that_name_is_wrong_usage() {
    let simpul = nusantara();
    let run = simpul.run(["impact", "n.simpul", "Nobody", "--json"]).expect(2);
    assert!(run.err.contains("unknown-party"), "{}", run.err);
    simpul.run(["impact", "n.simpul"]).expect(2);
}

#[test]
fn the_waves_are_a_picture_too() {
    let simpul = nusantara();
    for (format, start) in [("svg", &b"<svg"[..]), ("png", b"\x89PNG"), ("pdf", b"%PDF")] {
        let export = |name: &str| {
            let words =
                ["export", "n.simpul", "--view", "waves", "--stops", "Data Entry", "--stops", "U-MAI"];
            let words = [&words[..], &["--format", format, "--out", name, "--json"]].concat();
            let said = simpul.run(words).expect(0).json();
            assert!(said["bytes"].as_u64() > Some(1000) && said["shown"] == said["total"], "{said}");
            std::fs::read(simpul.path(name)).expect("a picture")
        };
        let picture = export("once");
        assert!(picture.starts_with(start), "{format}");
        assert!(picture == export("again"), "{format}");
    }
    let words = ["export", "n.simpul", "--view", "waves", "--stops", "Data Entry", "--out", "w.svg"];
    let run = simpul.run([&words[..], &["--format", "svg", "--lang", "id"]].concat()).expect(0);
    assert!(run.out.contains("w.svg"), "{}", run.out);
    let svg = std::fs::read_to_string(simpul.path("w.svg")).expect("a picture");
    assert!(svg.contains("Gelombang 1") && svg.contains("Corporate Client"));

    let refused = |words: &[&str], why: &str| {
        let run = simpul.run([&["export", "n.simpul", "--view", "waves", "--out", "x"][..], words].concat());
        assert!(run.expect(2).err.contains(why), "{why}");
    };
    refused(&["--format", "svg"], "--stops");
    refused(&["--format", "svg", "--stops", "Nobody"], "Nobody");
    refused(&["--format", "csv", "--stops", "Data Entry"], "svg, png, pdf");
}
