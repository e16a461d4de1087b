//! Compares an analysis with figures of another program.

use serde_json::{Map, Value};
use simpul_api::dto::AnalysisView;
use simpul_tests::paths;
use std::collections::BTreeSet;

/// Figures of a fixture.
pub(crate) fn read(path: &str) -> Value {
    let text = std::fs::read_to_string(paths::fixture(path)).expect("a fixture");
    serde_json::from_str(&text).expect("JSON")
}

/// Every figure that `wanted` names is the same in `view`: numbers to 1e-9, pairs and groups in any order,
/// zeros left out.
#[track_caller]
pub(crate) fn check(view: &AnalysisView, wanted: &Value) {
    let found = serde_json::to_value(view).expect("JSON");
    let wanted = wanted.as_object().expect("figures");
    for (key, wanted) in wanted {
        match key.as_str() {
            // Said in words, or looked at elsewhere.
            "what" | "internal_nodes" | "weak_components_without_isolated" => {}
            "summed" => assert_eq!(groups(&found["mutual_summed"]), groups(wanted), "{key}"),
            "mutual" | "bridges" | "components" => assert_eq!(groups(&found[key]), groups(wanted), "{key}"),
            "cut_units" | "isolated" => assert_eq!(set(&found[key]), set(wanted), "{key}"),
            "one_way" => assert_eq!(directed(&found[key]), directed(wanted), "{key}"),
            "betweenness" | "in_degree" | "out_degree" => same_numbers(key, &found[key], wanted),
            "pairs" | "external" | "reciprocity" => {
                for (name, wanted) in wanted.as_object().expect("figures") {
                    same(&format!("{key}.{name}"), &found[key][name], wanted);
                }
            }
            _ => same(key, &found[key], wanted),
        }
    }
}

#[track_caller]
fn same_numbers(key: &str, found: &Value, wanted: &Value) {
    let zero = Value::from(0);
    let empty = Map::new();
    let (found, wanted) = (found.as_object().expect("numbers"), wanted.as_object().unwrap_or(&empty));
    let nodes: BTreeSet<&String> = found.keys().chain(wanted.keys()).collect();
    for node in nodes {
        let number =
            |numbers: &Map<String, Value>| numbers.get(node).cloned().unwrap_or_else(|| zero.clone());
        same(&format!("{key} of {node}"), &number(found), &number(wanted));
    }
}

#[track_caller]
fn same(key: &str, found: &Value, wanted: &Value) {
    match (found.as_f64(), wanted.as_f64()) {
        (Some(found), Some(wanted)) => assert!((found - wanted).abs() < 1e-9, "{key}: {found}, not {wanted}"),
        _ => assert_eq!(found, wanted, "{key}"),
    }
}

fn set(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().map(|name| name.as_str().expect("a name").to_owned()).collect()
}

fn groups(lists: &Value) -> BTreeSet<BTreeSet<String>> {
    lists.as_array().into_iter().flatten().map(set).collect()
}

/// Pairs as (supplier, customer), whichever way they are written.
fn directed(pairs: &Value) -> BTreeSet<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a name").to_owned();
    let pair = |pair: &Value| match pair {
        Value::Array(ends) => (text(&ends[0]), text(&ends[1])),
        pair => (text(&pair["supplier"]), text(&pair["customer"])),
    };
    pairs.as_array().into_iter().flatten().map(pair).collect()
}
