//! Figures of real and sample organisations, computed by other programs from the same files, hold for what
//! the import and the analyses make of them.

mod check;

use check::{check, read};
use serde_json::{Value, json};
use simpul_api::dto::{AnalysisView, ImportRole};
use simpul_tests::{Office, paths};

/// With these files of a real organisation imported.
fn real(folder: &str, files: &[(ImportRole, &str)]) -> Office {
    let office = Office::default();
    let path = |&(role, file): &(ImportRole, &str)| (role, paths::fixture(&format!("real/{folder}/{file}")));
    office.import(&files.iter().map(path).collect::<Vec<_>>(), Some("real.simpul"));
    office
}

const UNITS: (ImportRole, &str) = (ImportRole::Units, "units.csv");
const PEOPLE: (ImportRole, &str) = (ImportRole::People, "people.csv");

#[test]
fn adventure_works_as_exported_has_290_people() {
    let office = Office::default();
    let raw = paths::fixture("real/adventureworks-hr/hr_export_all_rows.csv");
    let report = office.import(&[(ImportRole::People, raw)], Some("raw.simpul"));
    assert_eq!((report.people, report.parked.len()), (290, 0));
    let superseded = report.findings.iter().filter(|f| f.kind == "superseded-row").count();
    assert_eq!(superseded, 6 + 23, "rows given up, and managers that pointed at them");
    reporting_line(&office.analyze(None), "adventureworks-hr");
}

#[test]
fn adventure_works_cleaned() {
    reporting_line(&real("adventureworks-hr", &[UNITS, PEOPLE]).analyze(None), "adventureworks-hr");
}

#[test]
fn oracle_hr() {
    let view = real("oracle-hr", &[UNITS, PEOPLE]).analyze(None);
    reporting_line(&view, "oracle-hr");
    assert_eq!(view.org.units_without_head, 16);
}

#[test]
fn krackhardt_advice_and_friendship() {
    let wanted = read("real/krackhardt/analyze.json");
    for network in ["advice", "friendship"] {
        let file = format!("person_links_{network}.csv");
        let office = real("krackhardt", &[UNITS, PEOPLE, (ImportRole::Needs, &file)]);
        check(&office.analyze_by_position(), &wanted[format!("{network}_by_position")]);
        check(&office.analyze(None), &wanted[format!("{network}_by_unit")]);
    }
    let office = real("krackhardt", &[UNITS, PEOPLE, (ImportRole::Needs, "person_links_advice.csv")]);
    let people = office.analyze_by_position();
    assert_eq!((people.pairs.mutual, people.pairs.one_way), (45, 100));
    assert_eq!(people.reciprocity.pair.map(|r| (r * 1e6).round() as u32), Some(310_345));
    assert_eq!(people.reciprocity.link.map(|r| (r * 1e6).round() as u32), Some(473_684));
    let units = office.analyze(None);
    assert_eq!((units.pairs.mutual, units.pairs.connected), (10, 10));
    reporting_line(&units, "krackhardt");
}

#[test]
fn kubernetes_groups() {
    let office = real(
        "kubernetes-community",
        &[UNITS, PEOPLE, (ImportRole::Memberships, "memberships.csv"), (ImportRole::Needs, "links.csv")],
    );
    check(&office.analyze(None), &read("real/kubernetes-community/analyze.json")["by_unit"]);
}

#[test]
fn rust_teams() {
    let office = real(
        "rust-lang-team",
        &[UNITS, PEOPLE, (ImportRole::Memberships, "memberships.csv"), (ImportRole::Needs, "links.csv")],
    );
    let view = office.analyze(None);
    let wanted = &read("real/rust-lang-team/analyze.json")["by_unit"];
    // Archived teams without links are hidden; all else is as with them.
    let mut shown = wanted.clone();
    shown["units"] = json!(view.units);
    shown["isolated"] = json!(view.isolated);
    let hidden = wanted["units"].as_u64().unwrap_or_default() - u64::from(view.units);
    shown["weak_components"] = json!(wanted["weak_components"].as_u64().unwrap_or_default() - hidden);
    check(&view, &shown);
    assert!(hidden > 0 && view.links == 29 && view.needs == 35);
}

#[test]
fn sample_nusantara_in_both_languages() {
    let wanted = read("samples/nusantara.json");
    for language in ["en", "id"] {
        let office = Office::default();
        office.import(&simpul_tests::office::sample_files("nusantara", language), Some("n.simpul"));
        for level in 1..=3 {
            check(&office.analyze(Some(level)), &wanted[format!("level_{level}")]);
        }
        check(&office.analyze(Some(4)), &wanted["no_level"]);
        check(&office.analyze(None), &wanted["no_level"]);
        check(&office.analyze_by_position(), &wanted["by_position"]);
        let org = &wanted["org"];
        let found = office.analyze(None).org;
        assert_eq!(json!(found.people), org["people"]);
        assert_eq!(json!(found.positions), org["positions"]);
        assert_eq!(json!(found.vacant), org["vacant"]);
        assert_eq!(json!(found.per_level), org["per_level"]);
        assert_eq!(json!(found.span.mean), org["span"]["mean"]);
    }
}

#[test]
fn sample_flight() {
    let office = Office::with_sample("flight");
    let wanted = read("samples/flight.json");
    check(&office.analyze(Some(1)), &wanted["level_1"]);
    check(&office.analyze(Some(2)), &wanted["level_2"]);
    check(&office.analyze_by_position(), &wanted["by_position"]);
}

fn reporting_line(view: &AnalysisView, folder: &str) {
    let wanted = &read(&format!("real/{folder}/figures.json"))["reporting_line"];
    let org = &view.org;
    let per_level: serde_json::Map<String, Value> =
        org.per_level.iter().enumerate().map(|(at, n)| ((at + 1).to_string(), json!(n))).collect();
    assert_eq!(json!(org.people), wanted["people"], "{folder}");
    assert_eq!(json!(org.managers), wanted["managers_with_reports"], "{folder}");
    assert_eq!(json!(org.levels), wanted["max_levels"], "{folder}");
    assert_eq!(Value::Object(per_level), wanted["people_per_level"], "{folder}");
    assert_eq!(json!(org.span.max), wanted["span_max"], "{folder}");
    assert_eq!(json!(org.span.median), wanted["span_median"], "{folder}");
    let mean = org.span.mean.map(|mean| (mean * 1e6).round() / 1e6);
    assert_eq!(json!(mean), wanted["span_mean"], "{folder}");
    assert_eq!(json!(org.roots), wanted["roots_no_manager"], "{folder}");
}
