//! `simpul diff`: what is different in the second file, typed and field by field.
//!
//! JSON: `before` and `after` (the files' names and when they were last changed), `counts {added, removed,
//! moved, changed}`, `differences [{kind, id, name, detail, change, fields [{field, custom, before, after}]}]`
//! with `change` one of added, removed, moved, changed, and a value of `null` where there is none. Records are
//! the same by their id in the file, else by the id their import gave them, else by what people know them by.

use crate::exit::Exit;
use crate::terminal::Terminal;
use serde_json::{Value, json};
use simpul_api::dto::{
    ChangeWord, CompareRequest, Comparison, DifferenceView, Language, SaidView, SaidWord, Side, SideName,
};
use simpul_api::{ApiError, messages, use_case};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file before
    before: PathBuf,
    /// The file after
    after: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, ApiError> {
    terminal.open(&arguments.before)?;
    let path = arguments.after.to_string_lossy().into_owned();
    let request = CompareRequest { before: Side::Now, after: Side::File { path }, limit: u32::MAX };
    let found = use_case::compare(&terminal.desk, request, &terminal.ctx())?;
    let answer = json!({
        "before": file(&arguments.before, &SideName::default()),
        "after": file(&arguments.after, &found.after),
        "counts": found.counts,
        "differences": found.items.iter().map(line).collect::<Vec<_>>(),
    });
    terminal.say(&answer, || text(terminal.language, &found))?;
    Ok(Exit::Done)
}

fn file(path: &Path, name: &SideName) -> Value {
    let changed = (!name.at.is_empty()).then_some(&name.at);
    json!({ "path": path.to_string_lossy(), "changed": changed })
}

fn line(difference: &DifferenceView) -> Value {
    let fields = difference.fields.iter().map(|field| {
        json!({
            "field": field.field,
            "custom": field.custom,
            "before": value(&field.before),
            "after": value(&field.after),
        })
    });
    json!({
        "kind": difference.kind,
        "id": difference.id,
        "name": difference.name,
        "detail": difference.detail,
        "change": difference.change,
        "fields": fields.collect::<Vec<_>>(),
    })
}

fn value(value: &SaidView) -> Value {
    match value.kind {
        SaidWord::Nothing | SaidWord::Place => Value::Null,
        SaidWord::Flag => Value::Bool(value.text == "yes"),
        SaidWord::Several | SaidWord::Together => value.parts.iter().map(self::value).collect(),
        _ => Value::String(value.text.clone()),
    }
}

/// A value in words. Parts are nested twice at most.
fn said(word: &dyn Fn(&str) -> String, value: &SaidView) -> String {
    let joined = |with: &str| value.parts.iter().map(|part| said(word, part)).collect::<Vec<_>>().join(with);
    match value.kind {
        SaidWord::Nothing => word("value.none"),
        SaidWord::Place => word("value.other-place"),
        SaidWord::Code | SaidWord::Flag => word(&format!("value.{}", value.text)),
        SaidWord::Text | SaidWord::Day | SaidWord::Moment => value.text.clone(),
        SaidWord::Several => joined(", "),
        SaidWord::Together => joined(" "),
    }
}

const CHANGES: [(ChangeWord, &str); 4] = [
    (ChangeWord::Added, "added"),
    (ChangeWord::Removed, "removed"),
    (ChangeWord::Moved, "moved"),
    (ChangeWord::Changed, "changed"),
];

/// Under four headings, one line a record, one more a field.
fn text(language: Language, found: &Comparison) -> String {
    let word = |key: &str| messages::word(language, &format!("difference.{key}"), &BTreeMap::new());
    let mut text = String::new();
    for (change, code) in CHANGES {
        let items: Vec<_> = found.items.iter().filter(|item| item.change == change).collect();
        if items.is_empty() {
            continue;
        }
        let gap = if text.is_empty() { "" } else { "\n" };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{gap}{} ({})", word(&format!("change.{code}")), items.len());
        for item in items {
            let detail = if item.detail.is_empty() { String::new() } else { format!(" ({})", item.detail) };
            let _ = writeln!(text, "  {}: {}{detail}", word(&format!("kind.{}", item.kind)), item.name);
            for field in &item.fields {
                let name =
                    if field.custom { field.field.clone() } else { word(&format!("field.{}", field.field)) };
                let said = |value: &SaidView| said(&word, value);
                let _ = match field.after.kind {
                    SaidWord::Place => writeln!(text, "      {name}"),
                    _ => writeln!(text, "      {name}: {} → {}", said(&field.before), said(&field.after)),
                };
            }
        }
    }
    if text.is_empty() { word("none") } else { text }
}
