//! The figures of real and sample organisations, computed with another program, hold here to 1e-9.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod networks;
mod read;
mod sna;
mod staff;
mod work;

use read::{Reader, json};
use serde_json::{Map, Value, json as value};
use simpul_graph::{
    Analysis, Headcounts, Names, Node, PairKind, View, analyze, circular_waits, lower_pairs, name_of, pairs,
};
use simpul_model::{Date, Document};

const TODAY: Date = Date::constant(2026, 8, 17);

#[test]
fn sample_nusantara() {
    let document = sample("nusantara");
    let figures = json("tests/fixtures/samples/nusantara.json");
    for level in 1..=3 {
        check(&document, &View::at(level), &figures[format!("level_{level}")]);
    }
    check(&document, &View::at(4), &figures["no_level"]);
    check_all_levels(&document, &figures);
    assert_eq!(View::opening(&document), View::at(4), "23 nodes");
}

#[test]
fn sample_flight() {
    let document = sample("flight");
    let figures = json("tests/fixtures/samples/flight.json");
    check(&document, &View::at(1), &figures["level_1"]);
    check(&document, &View::at(2), &figures["level_2"]);
    check_all_levels(&document, &figures);
}

#[test]
fn krackhardt_managers() {
    let figures = json("tests/fixtures/real/krackhardt/analyze.json");
    for network in ["advice", "friendship"] {
        let document = real("krackhardt", &format!("person_links_{network}.csv"));
        check(&document, &View::by_position(), &figures[format!("{network}_by_position")]);
        check(&document, &View::default(), &figures[format!("{network}_by_unit")]);
    }
    let advice = run(&real("krackhardt", "person_links_advice.csv"), &View::by_position());
    assert_eq!((advice.pairs.mutual, advice.pairs.one_way), (45, 100));
}

#[test]
fn kubernetes_groups() {
    let document = real("kubernetes-community", "links.csv");
    let figures = json("tests/fixtures/real/kubernetes-community/analyze.json");
    check(&document, &View::default(), &figures["by_unit"]);
    assert_eq!(View::opening(&document), View::at(2), "one node at level 1, 34 at level 2, 271 at level 3");
}

#[test]
fn rust_teams() {
    let document = real("rust-lang-team", "links.csv");
    let figures = json("tests/fixtures/real/rust-lang-team/analyze.json");
    check(&document, &View { archived: true, ..View::default() }, &figures["by_unit"]);
    let hidden = run(&document, &View::default());
    let archived =
        |node: &Node| matches!(node, Node::Unit(id) if document.units().get(*id).unwrap().archived);
    assert!(!hidden.isolated.iter().any(archived), "archived teams without links are hidden");
    assert_eq!((hidden.units, hidden.links), (165 + touched(&document), 29));
}

/// Archived units that a need touches.
fn touched(document: &Document) -> usize {
    let ends = document.needs().iter().flat_map(|need| [need.customer, need.supplier]);
    let units: std::collections::BTreeSet<_> = ends.filter_map(|end| document.unit_of(end)).collect();
    units.into_iter().filter(|&id| document.units().get(id).unwrap().archived).count()
}

#[test]
fn reporting_lines() {
    for folder in ["krackhardt", "oracle-hr", "adventureworks-hr"] {
        let document = organisation(folder).document();
        let wanted = &json(&format!("tests/fixtures/real/{folder}/figures.json"))["reporting_line"];
        let org = run(&document, &View::default()).org;
        let per_level: Map<String, Value> =
            org.per_level.iter().enumerate().map(|(at, &n)| ((at + 1).to_string(), value!(n))).collect();
        let roots: Vec<String> = org.roots.iter().map(|&id| name_of(&document, Node::Position(id))).collect();
        let found = value!({
            "people": org.people,
            "managers_with_reports": org.managers,
            "max_levels": org.levels,
            "people_per_level": per_level,
            "span_max": org.span.max,
            "span_mean": org.span.mean.map(|mean| (mean * 1e6).round() / 1e6),
            "span_median": org.span.median,
            "roots": roots,
        });
        for (key, found) in found.as_object().unwrap() {
            alike(&format!("{folder} {key}"), found, &wanted[key]);
        }
    }
}

#[test]
fn the_circular_wait_of_the_sample_is_the_only_one() {
    let document = sample("nusantara");
    let waits = circular_waits(&document);
    let name = |id| document.needs().get(id).unwrap().external_id.clone().unwrap();
    let circles: Vec<Vec<String>> =
        waits.iter().map(|wait| wait.circle.iter().copied().map(name).collect()).collect();
    assert_eq!(circles, [["N-029", "N-031", "N-030"]]);
}

#[test]
fn the_summed_pair_of_the_sample_names_its_lower_units() {
    let document = sample("nusantara");
    let graph = simpul_graph::Graph::new(&document, &View::at(2));
    let summed: Vec<_> = pairs(&graph).into_iter().filter(|pair| pair.kind == PairKind::Summed).collect();
    assert_eq!(summed.len(), 1);
    let lower = lower_pairs(&document, &graph, &summed[0]);
    let ends: Vec<_> =
        lower.iter().map(|pair| [pair.a, pair.b].map(|node| name_of(&document, node))).collect();
    assert!(ends.contains(&["U-UWR", "U-WHS"].map(str::to_owned)), "{ends:?}");
    assert!(ends.contains(&["U-DAT", "U-MKT"].map(str::to_owned)), "{ends:?}");
}

fn sample(name: &str) -> Document {
    let file = |table: &str| format!("src-tauri/crates/api/sample/{name}/en/{table}.csv");
    Reader::default().units(&file("units")).people(&file("people")).needs(&file("needs")).document()
}

fn organisation(folder: &str) -> Reader {
    let file = |table: &str| format!("tests/fixtures/real/{folder}/{table}.csv");
    Reader::default().units(&file("units")).people(&file("people"))
}

fn real(folder: &str, links: &str) -> Document {
    organisation(folder).needs(&format!("tests/fixtures/real/{folder}/{links}")).document()
}

fn run(document: &Document, view: &View) -> Analysis {
    analyze(document, view, TODAY, &|| false).unwrap()
}

fn check_all_levels(document: &Document, figures: &Value) {
    check(document, &View::default(), &figures["no_level"]);
    check(document, &View::by_position(), &figures["by_position"]);
    let org = run(document, &View::default()).org;
    let roots: Vec<String> = org.roots.iter().map(|&id| name_of(document, Node::Position(id))).collect();
    let found = value!({
        "people": org.people, "positions": org.positions, "vacant": org.vacant, "managers": org.managers,
        "levels": org.levels, "per_level": org.per_level, "roots": roots,
        "span": {"max": org.span.max, "mean": org.span.mean, "median": org.span.median},
    });
    alike("org", &found, &figures["org"]);
    let counts = Headcounts::new(document, TODAY);
    for (unit, wanted) in figures["headcount"].as_object().unwrap() {
        let id = document.units().iter().find(|u| u.external_id.as_ref() == Some(unit)).unwrap().id;
        let found = counts.of(id).unwrap();
        alike(unit, &value!({"people": found.people, "fte": found.fte}), wanted);
    }
}

/// Every figure that the expectation names.
fn check(document: &Document, view: &View, wanted: &Value) {
    let found = words(document, &run(document, view));
    let wanted = wanted.as_object().expect("the expectation is there");
    for (key, wanted) in wanted.iter().filter(|(key, _)| *key != "what") {
        alike(&format!("{key} at {view:?}"), found.get(key).unwrap_or(&Value::Null), wanted);
    }
}

/// An analysis in the words of the expectation files, zeros left out.
fn words(document: &Document, found: &Analysis) -> Value {
    let names = Names::new(document, found.in_degree.iter().map(|&(node, _)| node));
    let name = |node: Node| names.get(node).map_or_else(|| name_of(document, node), str::to_owned);
    let list = |nodes: &[Node]| nodes.iter().map(|&node| name(node)).collect::<Vec<_>>();
    let couples = |pairs: &[(Node, Node)]| pairs.iter().map(|&(a, b)| [name(a), name(b)]).collect::<Vec<_>>();
    let degrees = |of: &[(Node, u32)]| -> Map<String, Value> {
        of.iter().filter(|d| d.1 > 0).map(|&(node, n)| (name(node), value!(n))).collect()
    };
    let through: Map<String, Value> =
        found.betweenness.iter().filter(|b| b.1 > 0.0).map(|&(node, v)| (name(node), value!(v))).collect();
    let one_way: Vec<Value> = found
        .one_way
        .iter()
        .map(|w| value!({"customer": name(w.customer), "supplier": name(w.supplier), "needs": w.needs}))
        .collect();
    value!({
        "units": found.units,
        "internal_nodes": found.units - found.external.nodes,
        "needs": found.needs,
        "inside": found.inside,
        "links": found.links,
        "pairs": {
            "connected": found.pairs.connected, "mutual": found.pairs.mutual,
            "mutual_summed": found.pairs.mutual_summed, "one_way": found.pairs.one_way,
        },
        "external": {"links": found.external.links, "pairs": found.external.pairs},
        "reciprocity": {"pair": found.reciprocity.pair, "link": found.reciprocity.link},
        "mutual": couples(&found.mutual),
        "summed": couples(&found.mutual_summed),
        "one_way": one_way,
        "components": found.components.iter().map(|nodes| list(nodes)).collect::<Vec<_>>(),
        "weak_components": found.weak_components,
        "weak_components_without_isolated": found.weak_components - found.isolated.len(),
        "betweenness": through,
        "cut_units": list(&found.cut_units),
        "bridges": couples(&found.bridges),
        "isolated": list(&found.isolated),
        "in_degree": degrees(&found.in_degree),
        "out_degree": degrees(&found.out_degree),
    })
}

/// Equal, numbers to 1e-9; of an object what the expectation names.
fn alike(what: &str, found: &Value, wanted: &Value) {
    match (found, wanted) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{what}: {a}, not {b}");
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{what}: {found}, not {wanted}");
            a.iter().zip(b).for_each(|(a, b)| alike(what, a, b));
        }
        (Value::Object(a), Value::Object(b)) => {
            for (key, b) in b {
                alike(&format!("{what} {key}"), a.get(key).unwrap_or(&Value::Null), b);
            }
            let partial = ["pairs", "external", "reciprocity", "org", "span"];
            assert!(
                a.len() == b.len() || partial.iter().any(|p| what.contains(p)),
                "{what}: {found}, not {wanted}"
            );
        }
        _ => assert_eq!(found, wanted, "{what}"),
    }
}
