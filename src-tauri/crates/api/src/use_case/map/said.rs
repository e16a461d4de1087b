//! What a filter lets pass, in words for pictures and lists.

use crate::ctx::Ctx;
use crate::dto::*;
use crate::key;
use crate::messages;
use simpul_model::Document;
use std::collections::BTreeMap;

/// A part for each filter that is set; empty where none is.
pub(crate) fn said(document: &Document, request: &MapRequest, ctx: &Ctx) -> Vec<String> {
    let filter = &request.filter;
    let word = |key: &str, what: String| {
        messages::word(ctx.language, &format!("filter.{key}"), &BTreeMap::from([("what".to_owned(), what)]))
    };
    let listed = |part: &str, words: Vec<String>| {
        (!words.is_empty()).then(|| word(&format!("part.{part}"), words.join(", ")))
    };
    let of = |heading: &str, codes: Vec<String>| -> Vec<String> {
        codes.iter().map(|code| word(&format!("{heading}.{code}"), String::new())).collect()
    };
    let named = |id: &String| Some(document.processes().get(id.parse().ok()?)?.name.clone());
    let process = |asked: &String| named(asked).unwrap_or_else(|| asked.clone());
    let show = match filter.show {
        Show::All => Vec::new(),
        show => of("show", codes(&[show])),
    };
    let strength = filter.at_least.map(|least| {
        let args = BTreeMap::from([("n".to_owned(), least.to_string())]);
        let code = codes(&[request.strength]).concat();
        messages::word(ctx.language, &format!("filter.part.strength.{code}"), &args)
    });
    let branch = filter.branch.as_deref().and_then(|asked| {
        let unit = document.units().get(key::named_unit(document, asked).ok()?)?;
        Some(word("part.branch", unit.name.clone()))
    });
    [
        listed("show", show),
        strength,
        branch,
        listed("process", filter.processes.iter().map(process).collect()),
        listed("kind", of("kind", codes(&filter.kinds))),
        listed("cadence", of("cadence", codes(&filter.cadences))),
        listed("due", of("due", codes(&filter.dues))),
        listed("status", of("status", codes(&filter.statuses))),
        listed("agreed", of("agreed", codes(&filter.agreed))),
        (!filter.external).then(|| word("part.external", String::new())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn codes<T: serde::Serialize>(values: &[T]) -> Vec<String> {
    values.iter().map(code).collect()
}

/// What a value is called where it crosses the port.
pub(super) fn code<T: serde::Serialize>(value: &T) -> String {
    let told = serde_json::to_value(value).ok();
    told.as_ref().and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}
