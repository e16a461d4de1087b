//! The figures of R's sna hold for every network; what it defines otherwise stands in its README.

use super::networks::groups;
use super::read::{Reader, json};
use super::{TODAY, alike, real, sample, words};
use serde_json::json as value;
use simpul_graph::{DyadCensus, View, analyze};
use simpul_model::Document;
use std::collections::BTreeSet;

fn check(name: &str, document: &Document, view: &View) {
    let wanted = json(&format!("tests/fixtures/sna/{name}.json"));
    let found = analyze(document, view, TODAY, &|| false).unwrap();
    let nodes = found.units - found.external.nodes;
    let census = DyadCensus::new(nodes, found.pairs);
    let all = (census.mutual + census.asymmetric + census.null) as f64;
    let words = words(document, &found);
    let in_one = found.components.iter().map(Vec::len).sum::<usize>();
    let figures = value!({
        "nodes": nodes,
        "links": found.links,
        "dyads": {"mutual": census.mutual, "asymmetric": census.asymmetric, "null": census.null},
        "grecip": {
            "dyadic": (census.mutual + census.null) as f64 / all,
            "dyadic.nonnull": found.reciprocity.pair,
            "edgewise": found.reciprocity.link,
        },
        "strong_components": found.components.len() + nodes - in_one,
        "weak_components": found.weak_components,
        "indegree": words["in_degree"],
        "outdegree": words["out_degree"],
        "betweenness": words["betweenness"],
    });
    for (key, found) in figures.as_object().unwrap() {
        alike(&format!("{key} of {name}"), found, &wanted[key]);
    }
    for (ours, theirs) in [("components", "components"), ("bridges", "bridges")] {
        assert_eq!(groups(&words[ours]), groups(&wanted[theirs]), "{ours} of {name}");
    }
    let set = |list: &serde_json::Value| -> BTreeSet<String> {
        list.as_array().unwrap().iter().map(ToString::to_string).collect()
    };
    assert_eq!(set(&words["cut_units"]), set(&wanted["cutpoints"]), "cut units of {name}");
    // With links to the outside only a unit is not isolated for us; it is for sna, which sees the company alone.
    let (ours, theirs) = (set(&words["isolated"]), set(&wanted["isolates"]));
    let inside_only = found.external.links == 0;
    assert!(
        if inside_only { ours == theirs } else { ours.is_subset(&theirs) },
        "{name}: {ours:?} {theirs:?}"
    );
}

#[test]
fn networks_that_are_no_organisations() {
    for name in ["painters", "art-philosophy-science", "airports"] {
        let file = format!("tests/fixtures/networks/{name}.csv");
        check(name, &Reader::default().nodes(&file).needs(&file).document(), &View::default());
    }
}

#[test]
fn managers_and_their_units() {
    for network in ["advice", "friendship"] {
        let document = real("krackhardt", &format!("person_links_{network}.csv"));
        check(&format!("krackhardt-{network}"), &document, &View::by_position());
        check(&format!("krackhardt-{network}-units"), &document, &View::default());
    }
}

#[test]
fn groups_and_teams() {
    for name in ["kubernetes-community", "rust-lang-team"] {
        let view = View { archived: true, ..View::default() };
        check(name, &real(name, "links.csv"), &view);
    }
}

#[test]
fn samples() {
    for name in ["nusantara", "flight"] {
        check(name, &sample(name), &View::default());
    }
}
