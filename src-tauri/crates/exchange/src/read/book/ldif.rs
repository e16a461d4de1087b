//! LDIF, the text form of a directory: entries of attributes, folded lines, values in base64, and managers
//! named by where they stand in the tree (RFC 2849, G. Good, 2000).
//!
//! People are the entries that say so by their class, or that have a name and a mailbox or a manager; all
//! others (units of the tree, groups, computers) are no people and no rows. A person's id is the first of the
//! usual attributes that all of them have and no two share, else the place in the tree.

use super::Rows;
use super::entries::Entries;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::{HashMap, HashSet};

/// Attributes of the usual schemas and our names for them. What is not here keeps its own name.
const NAMES: &[(&str, &str)] = &[
    ("displayname", "name"),
    ("givenname", "given_name"),
    ("sn", "family_name"),
    ("title", "title"),
    ("department", "unit"),
    ("departmentnumber", "unit_id"),
    ("mail", "email"),
    ("telephonenumber", "phone"),
    ("physicaldeliveryofficename", "location"),
];

const IDS: &[&str] = &["employeenumber", "employeeid", "uid", "samaccountname", "userprincipalname"];

/// What is no text, or says nothing to people.
const SILENT: &[&str] = &["objectclass", "jpegphoto", "thumbnailphoto", "userpassword", "usercertificate"];

/// Whether a text is LDIF: it begins with an entry, perhaps after a version and comments.
pub(super) fn is_ldif(begin: &str) -> bool {
    let mut lines = begin.lines().take(200).filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let lower = |line: Option<&str>| line.unwrap_or_default().to_ascii_lowercase();
    let first = lower(lines.next());
    first.starts_with("dn:") || (first.starts_with("version:") && lower(lines.next()).starts_with("dn:"))
}

pub(super) fn rows(text: &str) -> Rows {
    let mut entries = Entries::new(&["id", "name", "title", "unit", "manager_id", "email", "phone"]);
    let mut people: Vec<Entry> = Vec::new();
    for entry in read(text).into_iter().filter(Entry::is_person) {
        entries.begin(entry.line);
        for (name, value) in entry.attributes.iter().filter(|(name, _)| !SILENT.contains(&name.as_str())) {
            let named = NAMES.iter().find(|(of, _)| of == name).map_or(name.as_str(), |(_, ours)| ours);
            if !matches!(named, "manager" | "cn") {
                entries.put(named, value);
            }
        }
        let at = entries.len() - 1;
        for (ours, theirs) in [("name", "cn"), ("unit", "ou"), ("phone", "mobile")] {
            if entries.get(at, ours).is_none() {
                entries.put(ours, entry.first(theirs));
            }
        }
        people.push(entry);
    }
    let key = id_attribute(&people);
    let id = |entry: &Entry| key.map_or_else(|| entry.dn.clone(), |key| entry.first(key).to_owned());
    let by_place: HashMap<String, String> =
        people.iter().map(|entry| (folded(&entry.dn), id(entry))).collect();
    for (at, entry) in people.iter().enumerate() {
        entries.set(at, "id", id(entry));
        let manager = entry.first("manager");
        if !manager.is_empty() {
            let known = by_place.get(&folded(manager)).cloned();
            entries.set(at, "manager_id", known.unwrap_or_else(|| manager.to_owned()));
        }
    }
    entries.into_rows()
}

#[derive(Default)]
struct Entry {
    line: u32,
    dn: String,
    /// Names in lower case, without options such as `;lang-en`.
    attributes: Vec<(String, String)>,
}

impl Entry {
    fn first(&self, name: &str) -> &str {
        self.attributes.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
    }

    fn is_person(&self) -> bool {
        let has = |class: &str| {
            self.attributes
                .iter()
                .any(|(name, value)| name == "objectclass" && value.eq_ignore_ascii_case(class))
        };
        if has("computer") || has("group") || has("groupofnames") || has("organizationalunit") {
            return false;
        }
        let named = ["cn", "displayname", "sn"].iter().any(|name| !self.first(name).is_empty());
        ["person", "organizationalperson", "inetorgperson", "user"].iter().any(|class| has(class))
            || (named && ["mail", "manager"].iter().any(|name| !self.first(name).is_empty()))
    }
}

fn id_attribute(people: &[Entry]) -> Option<&'static str> {
    let tells_apart = |key: &&str| {
        let mut met = HashSet::new();
        people.iter().all(|entry| !entry.first(key).is_empty() && met.insert(entry.first(key)))
    };
    IDS.iter().copied().find(tells_apart)
}

/// A place in the tree without case and without spaces around its parts.
fn folded(dn: &str) -> String {
    let parts = dn.split(',').map(|part| {
        let (name, value) = part.split_once('=').unwrap_or(("", part));
        format!("{}={}", name.trim(), value.trim())
    });
    parts.collect::<Vec<_>>().join(",").to_lowercase()
}

/// Entries in file order. What deletes or renames is no entry.
fn read(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut entry = Entry::default();
    let mut end = |entry: &mut Entry| {
        let done = std::mem::take(entry);
        let change = done.first("changetype");
        if !done.dn.is_empty() && (change.is_empty() || change.eq_ignore_ascii_case("add")) {
            entries.push(done);
        }
    };
    for (line, unfolded) in unfolded(text) {
        if unfolded.is_empty() {
            end(&mut entry);
            continue;
        }
        let Some((name, value)) = attribute(&unfolded) else { continue };
        if name == "dn" {
            end(&mut entry);
            entry = Entry { line, dn: value, attributes: Vec::new() };
        } else if !entry.dn.is_empty() {
            entry.attributes.push((name, value));
        }
    }
    end(&mut entry);
    entries
}

/// Lines with what was folded onto the following ones, and without comments.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    let mut comment = false;
    for (line, number) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
        match line.strip_prefix(' ') {
            Some(_) if comment => {}
            Some(rest) => match lines.last_mut() {
                Some((_, whole)) if !whole.is_empty() => whole.push_str(rest),
                _ => lines.push((number, rest.to_owned())),
            },
            None => {
                comment = line.starts_with('#');
                if !comment {
                    lines.push((number, line.trim_end().to_owned()));
                }
            }
        }
    }
    lines
}

/// `name: value`, `name:: base64`; what lies elsewhere (`name:< address`) is not fetched.
fn attribute(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let name = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let value = match value.as_bytes().first() {
        Some(b':') => {
            let bytes = STANDARD.decode(value[1..].trim()).ok()?;
            String::from_utf8(bytes).ok()?
        }
        Some(b'<') => return None,
        _ => value.trim().to_owned(),
    };
    Some((name, value))
}
