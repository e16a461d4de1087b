//! `simpul contact`.

use crate::nusantara;
use serde_json::Value;
use simpul_tests::{Simpul, paths};
use std::ffi::OsString;

#[test]
fn json_has_every_field_as_documented() {
    let simpul = nusantara();
    let view = simpul.run(["contact", "n.simpul", "mail sorting", "--json"]).expect(0).json();
    assert_eq!(view["query"], "mail sorting");
    assert!(view["elapsed_us"].is_u64());
    let answer = view["answers"][0].as_object().expect("an answer");
    for key in [
        "rank",
        "score",
        "title",
        "why",
        "matched",
        "route",
        "distance",
        "owner",
        "backup",
        "channels",
        "next",
        "steps",
        "vacant",
        "reply_within",
        "send_along",
        "confirmed",
        "confirmed_by",
        "related",
    ] {
        assert!(answer.contains_key(key), "{key}");
    }
    assert_eq!(answer["owner"]["position"], "Mail Room Lead");
    for key in ["kind", "id", "text", "how"] {
        assert!(answer["matched"][key].is_string(), "{key}");
    }
    for key in ["kind", "address", "hours", "purpose", "of", "name", "whose"] {
        assert!(answer["channels"][0][key].is_string(), "{key}");
    }
    assert_eq!(answer["reply_within"], "30 minutes");
    assert_eq!(answer["send_along"], "the letter or a photo of the envelope");
    assert_eq!(answer["route"], "named-owner");
    assert_eq!(answer["matched"]["missing"], 0);
    let reason = serde_json::json!({"asked": "mail", "found": "mail", "how": "exact"});
    assert_eq!(answer["matched"]["reasons"][0], reason);
}

/// Every name of a field, at any depth.
fn names(value: &Value, into: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            into.insert(name.clone());
            names(value, into);
        }),
        Value::Array(items) => items.iter().for_each(|item| names(item, into)),
        _ => {}
    }
}

#[test]
fn the_docs_say_every_field() {
    let docs = include_str!("../../src-tauri/docs/asking.md");
    let simpul = nusantara();
    let asked = "mail sorting\ngaji\npasword\nparking permit\ncurrent stock\nsalary overtime commission data\nWarehouse\n";
    let run = simpul.run_with(["contact", "n.simpul", "--batch", "--from", "U-WHS"], asked).expect(0);
    let mut fields = std::collections::BTreeSet::new();
    for line in run.out.lines() {
        names(&serde_json::from_str(line).expect("JSON"), &mut fields);
    }
    let untold: Vec<&String> = fields.iter().filter(|name| !docs.contains(&format!("`{name}`"))).collect();
    assert!(untold.is_empty() && fields.len() > 40, "{untold:?} of {fields:?}");
}

#[test]
fn an_answer_says_why_in_both_languages() {
    let simpul = nusantara();
    let ask = |question: &str, language: &str| {
        simpul.run(["contact", "n.simpul", question, "--lang", language]).expect(0).out
    };
    let english = ask("gaji", "en");
    assert!(english.contains("“gaji” means the same as “pay"), "{english}");
    let indonesian = ask("gaji", "id");
    assert!(indonesian.contains("“gaji” sama artinya dengan “pay"), "{indonesian}");
    assert!(ask("pasword", "en").contains("“pasword” read as “password”; named as owner"));
    assert!(ask("pasword", "id").contains("tercatat sebagai penanggung jawab"));
}

#[test]
fn of_equal_answers_the_nearer_comes_first() {
    let simpul = nusantara();
    let first = |from: &str| {
        let question = ["contact", "n.simpul", "salary overtime commission data", "--from", from, "--json"];
        let view = simpul.run(question).expect(0).json();
        assert_eq!(view["answers"][0]["distance"], 0, "{from}");
        view["answers"][0]["owner"]["unit"].as_str().map(str::to_owned)
    };
    assert_eq!(first("U-WHS").as_deref(), Some("Warehouse"));
    assert_eq!(first("U-LEG").as_deref(), Some("Legal"));
}

#[test]
fn a_batch_answers_line_by_line() {
    let simpul = nusantara();
    let run = simpul
        .run_with(["contact", "n.simpul", "--batch", "--limit", "1"], "leave\n\nparking permit\nzzqx\n");
    let run = run.expect(0);
    let answers: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let asked: Vec<&str> = answers.iter().filter_map(|answer| answer["query"].as_str()).collect();
    assert_eq!(asked, ["leave", "", "parking permit", "zzqx"]);
    assert!(answers.iter().all(|answer| answer["elapsed_us"].is_u64()));
    let many: Vec<usize> = answers.iter().filter_map(|a| a["answers"].as_array().map(Vec::len)).collect();
    assert_eq!(many, [1, 0, 1, 0]);
}

#[test]
fn who_asks_must_be_known() {
    let simpul = nusantara();
    simpul.run(["contact", "n.simpul", "leave", "--from", "U-WHS"]).expect(0);
    simpul.run(["contact", "n.simpul", "leave", "--from", "warehouse"]).expect(0);
    let refused = simpul.run(["contact", "n.simpul", "leave", "--from", "Atlantis"]).expect(2);
    assert!(refused.err.contains("Atlantis"));
}

/// The published teams of two projects, asked as a stranger would.
fn published(name: &str) -> Simpul {
    let simpul = Simpul::default();
    let folder = paths::fixture(&format!("real/{name}"));
    let mut words: Vec<OsString> = ["import", "--out", "x.simpul"].map(OsString::from).to_vec();
    for (table, file) in
        [("people", "people"), ("units", "units"), ("memberships", "memberships"), ("channels", "contacts")]
    {
        let file = folder.join(file).with_extension("csv");
        if file.exists() {
            words.extend([format!("--{table}").into(), file.into()]);
        }
    }
    simpul.run(words).expect(0);
    simpul
}

fn first(simpul: &Simpul, question: &str) -> Value {
    simpul.run(["contact", "x.simpul", question, "--json"]).expect(0).json()["answers"][0].clone()
}

#[test]
fn strangers_find_the_groups_of_kubernetes() {
    let simpul = published("kubernetes-community");
    for (question, group) in [
        ("who owns storage", "Storage"),
        ("mailing list of the docs group", "Docs"),
        ("who is responsible for scheduling", "Scheduling"),
        ("who handles security response", "Security Response"),
    ] {
        assert_eq!(first(&simpul, question)["matched"]["text"], group, "{question}");
    }
    // No group is called so, but each has a team of its own for it: the nearest one's stands first.
    let triage = ["contact", "x.simpul", "who runs triage", "--from", "sig-node", "--json"];
    let triage = simpul.run(triage).expect(0).json()["answers"][0].clone();
    assert_eq!(triage["matched"]["text"], "Node");
    assert_eq!(triage["channels"][0]["address"], "@kubernetes/sig-node-bugs");
    assert!(triage["why"].as_str().expect("words").contains("Bug Triage and Troubleshooting"), "{triage}");
    let storage = first(&simpul, "who owns storage");
    assert_eq!((&storage["route"], &storage["owner"]["position"]), (&"unit-lead".into(), &"chair".into()));
    // The kind of way that was asked for comes first.
    let way = |question: &str| first(&simpul, question)["channels"][0].clone();
    for question in ["slack channel for network", "slack channel for networking"] {
        assert_eq!(way(question)["address"], "#sig-network", "{question}");
    }
    assert_eq!(way("who do I ask about storage")["kind"], "github team");
    assert_eq!(way("storage mailing list")["kind"], "mailing list");
}

#[test]
fn strangers_find_the_teams_of_rust() {
    let simpul = published("rust-lang-team");
    for (question, team) in [
        ("who runs triage", "Triage Team"),
        ("who owns cargo", "Cargo team"),
        ("infrastructure mailing list", "Infrastructure team"),
    ] {
        assert_eq!(first(&simpul, question)["matched"]["text"], team, "{question}");
    }
    assert_eq!(first(&simpul, "who runs triage")["owner"]["position"], "Team lead");
    let gone = simpul.run(["contact", "x.simpul", "slack channel for networking", "--json"]).expect(0).json();
    assert_eq!(
        gone["answers"],
        serde_json::json!([]),
        "the group is archived, and those who were in it left"
    );
}
