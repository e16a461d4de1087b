//! Published networks that are no organisations: the figures of networkx and igraph hold for them too.

use super::{TODAY, alike, words};
use crate::read::{Reader, json};
use serde_json::{Value, json as value};
use simpul_graph::{DyadCensus, Graph, View, analyze, circles};
use std::collections::BTreeSet;

fn check(name: &str) {
    let file = |end: &str| format!("tests/fixtures/networks/{name}.{end}");
    let wanted = &json(&file("json"));
    let document = Reader::default().nodes(&file("csv")).needs(&file("csv")).document();
    let view = View::default();
    let found = analyze(&document, &view, TODAY, &|| false).unwrap();
    let census = DyadCensus::new(found.units, found.pairs);
    let dyads = value!({"mutual": census.mutual, "asymmetric": census.asymmetric, "null": census.null});
    assert_eq!(
        (value!(found.units), value!(found.links), dyads),
        (wanted["nodes"].clone(), wanted["links"].clone(), wanted["dyads"].clone()),
        "{name}"
    );
    let words = words(&document, &found);
    for key in ["reciprocity", "weak_components", "in_degree", "out_degree", "betweenness", "cut_units"] {
        alike(&format!("{key} of {name}"), &words[key], &wanted[key]);
    }
    for key in ["components", "bridges"] {
        assert_eq!(groups(&words[key]), groups(&wanted[key]), "{key} of {name}");
    }

    let groups = circles(&Graph::new(&document, &view), &|| false).unwrap();
    let sum = |of: fn(&simpul_graph::Opening) -> usize| -> usize {
        groups.iter().map(|group| of(&group.opening)).sum()
    };
    let (opened, bound) = (sum(|opening| opening.needs) as u64, sum(|opening| opening.bound) as u64);
    let best = wanted["feedback"]["eades"].as_u64().unwrap();
    assert!(opened <= best && bound >= census.mutual, "{name}: {opened} changed, at best {best} by igraph");
    if let Some(exact) = wanted["feedback"]["exact"].as_u64() {
        assert_eq!((opened, bound), (exact, exact), "{name}");
    }
}

/// Groups and pairs in whatever order.
pub(crate) fn groups(lists: &Value) -> BTreeSet<BTreeSet<String>> {
    let list = |list: &Value| list.as_array().unwrap().iter().map(|name| name.to_string()).collect();
    lists.as_array().unwrap().iter().map(list).collect()
}

#[test]
fn links_between_articles_on_painters() {
    check("painters");
}

#[test]
fn links_between_articles_on_artists_philosophers_and_scientists() {
    check("art-philosophy-science");
}

#[test]
fn flights_between_american_airports() {
    check("airports");
}
