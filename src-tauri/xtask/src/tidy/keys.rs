//! Both languages say the same things with the same blanks to fill.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::Complaints;
use super::tree::Tree;

const LANGUAGES: [&str; 2] = ["en", "id"];
const FOLDER: &str = "ui/src/i18n";

/// File and key path, and the names between braces in its text.
type Messages = BTreeMap<String, BTreeSet<String>>;

pub(crate) fn check(tree: &Tree) -> Complaints {
    let mut complaints = Complaints::new();
    let mut catalogues = Vec::new();
    for language in LANGUAGES {
        let folder = format!("{FOLDER}/{language}");
        let mut messages = Messages::new();
        for path in tree.below(&folder, &[".json"]) {
            match serde_json::from_str(&tree.text(path)) {
                Ok(value) => collect(&path[folder.len() + 1..], &value, &mut messages),
                Err(error) => complaints.push(format!("{path}: {error}")),
            }
        }
        catalogues.push((language, messages));
    }
    for (language, messages) in &catalogues {
        for (other, others) in &catalogues {
            complaints.extend(compare(language, messages, other, others));
        }
    }
    complaints
}

/// What `others` lacks or fills differently.
fn compare(language: &str, messages: &Messages, other: &str, others: &Messages) -> Complaints {
    messages
        .iter()
        .filter_map(|(key, blanks)| match others.get(key) {
            None => Some(format!("{FOLDER}/{other}: lacks {key} of {language}")),
            Some(found) if !blanks.is_subset(found) && language < other => {
                Some(format!("{FOLDER}/{other}: {key} fills {found:?} where {language} fills {blanks:?}"))
            }
            Some(_) => None,
        })
        .collect()
}

/// Flattens nested objects; their depth is that of a catalogue written by hand.
fn collect(path: &str, value: &Value, messages: &mut Messages) {
    match value {
        Value::Object(entries) => {
            for (name, value) in entries {
                collect(&format!("{path} {name}"), value, messages);
            }
        }
        Value::String(text) => {
            messages.insert(path.to_owned(), blanks(text));
        }
        _ => {
            messages.insert(path.to_owned(), BTreeSet::new());
        }
    }
}

/// `{count} of {total}` has the blanks count and total.
fn blanks(text: &str) -> BTreeSet<String> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.split(',').next().unwrap_or(name).trim().to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Messages {
        let mut messages = Messages::new();
        collect("a.json", &serde_json::from_str(text).unwrap(), &mut messages);
        messages
    }

    #[test]
    fn a_missing_key_is_named_with_its_path() {
        let en = messages(r#"{"map": {"two_way": "two-way", "all": "all"}}"#);
        let id = messages(r#"{"map": {"all": "semua"}}"#);
        assert_eq!(compare("en", &en, "id", &id), ["ui/src/i18n/id: lacks a.json map two_way of en"]);
        assert!(compare("id", &id, "en", &en).is_empty());
    }

    #[test]
    fn another_blank_is_a_complaint_once() {
        let en = messages(r#"{"shown": "{n} of {total}"}"#);
        let id = messages(r#"{"shown": "{n} dari semua"}"#);
        assert_eq!(compare("en", &en, "id", &id).len(), 1);
        assert!(compare("id", &id, "en", &en).is_empty());
    }
}
